"""A rep has a letter drafted, changes it, keeps it and signs it off. Nothing of it is ever sent by the bot."""

from datetime import timedelta

import pytest

from bot.people.inviting import FIRST_NAME
from bot.people.offices import pseudonym
from bot.records import AuditEntry, Disclosure, Notice, System, Workplace
from bot.records.audit import Did
from bot.records.papers import Draft, Letter, Section
from bot.records.register import Item
from bot.register.at import GONE
from bot.replies import Text
from tests.fakes import NOON, kept
from tests.papers.parts import SYSTEM, UNSIGNED, ago, all_words, appointed, files, item, keep, office, system
from tests.people.living import Branch, Somebody
from tests.people.test_workplaces import placed

NOT_THERE = "\n".join(reply.body for reply in GONE if isinstance(reply, Text))
KEEP, SIGN, YES = "Keep it, to sign it off", "Sign it off", "Yes, I have checked it"
DRAW_UP = "Draft: Information request"


async def drawn_up(sam: Somebody, label: str = DRAW_UP) -> str:
    await sam.force("papers.of", SYSTEM)
    return await sam.press(label)


async def held(sam: Somebody, label: str = DRAW_UP) -> Draft:
    await drawn_up(sam, label)
    await sam.press(KEEP)
    return (await kept(sam.store, Draft))[-1]


async def signed(sam: Somebody) -> str:
    await sam.press(SIGN)
    return await sam.press(YES)


async def did(branch: Branch) -> list[tuple[Did, str]]:
    papers = (Did.DRAFTED, Did.SIGNED, Did.DELETED)
    return [(one.did, one.about) for one in await kept(branch.desk.store, AuditEntry) if one.did in papers]


async def test_a_rep_finds_the_letters_of_a_system() -> None:
    _, sam, _ = await office()
    told = await sam.force("papers.of", SYSTEM)
    assert "Letters and brief: ShiftMaker" in told
    assert "I send this to nobody." in told
    assert "No letter is kept yet." in told
    assert len([label for label in sam.labels if label.startswith("Draft: ")]) == 5


async def test_a_letter_is_shown_and_given_as_text_and_docx_and_all_three_say_that_it_is_a_draft() -> None:
    branch, sam, _ = await office()
    told = await drawn_up(sam)
    assert told.count(UNSIGNED) == 1
    assert "Privacy risk assessment" in told
    given = files(sam)
    assert set(given) == {"txt", "docx"}
    assert given["txt"].decode().splitlines()[3] == UNSIGNED
    assert all_words(given["docx"]).count(UNSIGNED) == 2
    assert "Item 4, Privacy risk assessment" in all_words(given["docx"])
    assert await kept(branch.desk.store, Draft) == ()
    assert await did(branch) == [(Did.DRAFTED, SYSTEM)]


@pytest.mark.parametrize("letter", list(Letter))
async def test_every_reply_about_letters_is_for_the_asker_alone(letter: Letter) -> None:
    _, sam, _ = await office()
    await sam.force("papers.draft", f"{letter} {SYSTEM}")
    assert sam.card.private
    assert sam.card.footer.endswith("You check it, and you send it yourself.")
    assert len(files(sam)) == 2


async def test_nothing_is_ever_sent_to_anybody() -> None:
    branch, sam, _ = await office()
    before = await kept(branch.desk.store, Notice)
    await held(sam)
    told = await signed(sam)
    assert "Send it yourself, in a way that you can prove." in told
    assert "I send this to nobody." in told
    assert await kept(branch.desk.store, Notice) == before


async def test_a_kept_letter_that_is_signed_names_who_signed_it_and_when() -> None:
    branch, sam, hall = await office()
    draft = await held(sam)
    assert (draft.system, draft.workplace, draft.letter, draft.week) == (
        SYSTEM,
        hall.id,
        Letter.INFORMATION,
        "2026-W47",
    )
    assert draft.by == pseudonym(sam.person, branch.desk)
    asked = await sam.press(SIGN)
    assert "as **Sam Okafor**" in asked
    assert "- \\[name and post\\]" in asked
    told = await sam.press(YES)
    mark = "Checked and signed off by Sam Okafor on 22 November 2026"
    assert mark in told
    assert UNSIGNED not in told
    given = files(sam)
    assert mark in given["txt"].decode()
    assert all_words(given["docx"]).count(mark) == 2
    assert UNSIGNED not in all_words(given["docx"]) + given["txt"].decode()
    assert await did(branch) == [(Did.DRAFTED, SYSTEM), (Did.DRAFTED, SYSTEM), (Did.SIGNED, SYSTEM)]


async def test_after_an_information_request_the_next_step_is_to_record_that_it_was_asked() -> None:
    _, sam, _ = await office()
    await held(sam)
    assert "Record what was asked" not in sam.labels
    await signed(sam)
    (button,) = (one for one in sam.buttons if one.label == "Record what was asked")
    assert (button.action, button.value) == ("register.items", SYSTEM)
    await held(sam, "Draft: Letter on biometrics")
    await signed(sam)
    assert "Record what was asked" not in sam.labels


async def test_what_a_member_sends_in_their_own_name_names_no_rep_once_it_is_signed_off() -> None:
    _, sam, _ = await office()
    await held(sam, "Draft: Subject access request, for a member")
    assert UNSIGNED in files(sam)["txt"].decode()
    assert UNSIGNED in all_words(files(sam)["docx"])
    told = await signed(sam)
    assert "Checked and signed off by Sam Okafor on 22 November 2026" in told
    assert "Give it to the member" in told
    for whole in (files(sam)["txt"].decode(), all_words(files(sam)["docx"])):
        assert "Sam" not in whole
        assert "union" not in whole.casefold()
        assert UNSIGNED not in whole


async def test_words_that_a_rep_changes_are_kept_and_make_a_signed_letter_a_draft_again() -> None:
    branch, sam, _ = await office()
    await held(sam)
    await signed(sam)
    branch.clock.move(timedelta(days=7))
    await sam.press("Change the words")
    told = await sam.fill(title="Our request", opening="Good day to you.\n\n- first point-canary")
    assert "Our request" in told
    assert "- first point" in told
    assert UNSIGNED in told
    assert "Sam Okafor" not in told
    (draft,) = await kept(branch.desk.store, Draft)
    assert (draft.signed_by, draft.signed_on, draft.week) == ("", None, "2026-W48")
    assert "first point-canary" in all_words(files(sam)["docx"])
    assert "Yours sincerely" in told


async def test_words_can_be_changed_before_the_letter_is_kept_and_are_then_kept_with_it() -> None:
    branch, sam, _ = await office()
    await drawn_up(sam)
    await sam.press("Change the words")
    assert await kept(branch.desk.store, Draft) == ()
    assert "Good day." in await sam.fill(opening="Good day.")
    (draft,) = await kept(branch.desk.store, Draft)
    assert [part.words for part in draft.parts if part.section is Section.OPENING] == ["Good day."]


async def test_what_comes_from_the_register_cannot_be_changed_in_a_letter() -> None:
    _, sam, _ = await office()
    await held(sam, "Draft: Stop-action pack")
    await sam.press("Change the words")
    names = {field.name for field in sam.form.fields}
    assert names == {"title", Section.HEAD, Section.OPENING, Section.LAW, Section.CLOSING}
    told = await sam.fill(owed="Everything came.", reports="A thousand reports.", opening="Stop it now.")
    assert "Stop it now." in told
    assert "Everything came." not in told
    assert "Fewer than five reports" in told


async def test_words_that_are_too_long_or_a_title_that_is_missing_come_back_with_the_form() -> None:
    branch, sam, _ = await office()
    before = await held(sam)
    await sam.press("Change the words")
    told = await sam.fill(title=" ", opening="x" * 3_001)
    assert "Please answer this one." in told
    assert "one character too long" in told
    assert await kept(branch.desk.store, Draft) == (before,)


async def test_of_two_who_change_a_letter_the_second_is_told_and_loses_no_words() -> None:
    branch, sam, hall = await office()
    organiser = branch.somebody("olu")
    mary = await appointed(organiser, branch, "mary", hall)
    draft = await held(sam)
    await mary.force("papers.open", draft.id)
    await mary.press("Change the words")
    await sam.press("Change the words")
    await sam.fill(opening="By Sam.")
    told = await mary.fill(opening="By Mary.")
    assert "This has been changed since you opened it." in told
    assert mary.form.values["opening"] == "By Mary."
    (after,) = await kept(branch.desk.store, Draft)
    assert "By Sam." in [part.words for part in after.parts]
    assert "By Mary." in await mary.fill()


async def test_nobody_signs_what_they_have_not_seen() -> None:
    branch, sam, hall = await office()
    mary = await appointed(branch.somebody("olu"), branch, "mary", hall)
    draft = await held(sam)
    await sam.press(SIGN)
    await mary.force("papers.words", draft.id)
    await mary.fill(opening="Something else.")
    assert "This has been changed since you looked at it." in await sam.press(YES)
    assert not (await kept(branch.desk.store, Draft))[0].signed_by


async def test_an_organiser_without_a_name_is_asked_for_it_before_they_sign() -> None:
    branch, sam, _ = await office()
    draft = await held(sam)
    olu = branch.somebody("olu")
    assert "Please tell me it first." in await olu.force("papers.sign", draft.id)
    assert "Please tell me it first." in await olu.force("papers.signed", f"{draft.id} 1")
    await olu.force("people.name")
    await olu.fill(name="Olu Adeyemi")
    await olu.force("papers.sign", draft.id)
    assert "signed off by Olu Adeyemi" in await olu.press(YES)
    assert FIRST_NAME not in olu.words


async def test_a_name_means_only_itself_wherever_it_is_shown() -> None:
    _, sam, _ = await office()
    await sam.force("people.name")
    await sam.fill(name="*Sam* [x](https://example.org)")
    await held(sam)
    await signed(sam)
    card = sam.card
    assert "by \\*Sam\\* \\[x\\]\\(https" in card.facts[0].words
    assert "by \\*Sam\\* \\[x\\]\\(https" in card.body
    assert "by *Sam* [x](https://example.org) on" in all_words(files(sam)["docx"])


async def test_somebody_else_who_signs_takes_the_place_of_the_first_and_is_told_so() -> None:
    branch, sam, hall = await office()
    draft = await held(sam)
    await signed(sam)
    mary = await appointed(branch.somebody("olu"), branch, "mary", hall)
    told = await mary.force("papers.sign", draft.id)
    assert "Sam Okafor signed it on 22 November 2026; your name takes that place." in told


async def test_a_letter_is_deleted_for_everybody_once_that_is_confirmed() -> None:
    branch, sam, _ = await office()
    draft = await held(sam)
    assert "would be gone for everybody" in await sam.press("Delete it")
    assert len(await kept(branch.desk.store, Draft)) == 1
    told = await sam.press("Yes, delete it", cause="twice")
    assert "The letter is deleted." in told
    assert await kept(branch.desk.store, Draft) == ()
    assert await sam.force("papers.deleted", draft.id, cause="twice") == told
    assert await sam.force("papers.deleted", draft.id) == NOT_THERE
    assert (Did.DELETED, SYSTEM) in await did(branch)


async def test_what_is_kept_is_listed_with_how_far_it_has_come() -> None:
    _, sam, _ = await office()
    await held(sam)
    await held(sam)
    await signed(sam)
    told = await sam.force("papers.of", SYSTEM)
    assert "Open: Information request (1 of 2)" in sam.labels
    assert f"- Information request: {UNSIGNED}" in told
    assert "- Information request: Checked and signed off by Sam Okafor" in told


async def test_with_nothing_owed_no_request_is_drafted() -> None:
    branch, sam, _ = await office()
    await keep(branch.desk.store, *(item(one, asked=ago(9)) for one in Item))
    assert "Nothing is to be asked for just now" in await drawn_up(sam)
    assert files(sam) == {}


async def test_a_name_that_nobody_confirmed_is_left_out_and_the_rep_is_told_why() -> None:
    _, sam, hall = await office()
    await keep(sam.store, system(workplace=hall.id, confirmed=False))
    await keep(sam.store, told_of(hall))
    told = await drawn_up(sam)
    assert "Nobody has confirmed the name of the system" in told
    assert "ShiftMaker" not in files(sam)["txt"].decode()


@pytest.mark.parametrize(
    ("label", "again"),
    [(KEEP, "papers.keep"), (YES, "papers.signed")],
)
async def test_a_button_that_is_delivered_twice_changes_something_once(label: str, again: str) -> None:
    branch, sam, _ = await office()
    await drawn_up(sam)
    if label == YES:
        await sam.press(KEEP)
        await sam.press(SIGN)
    (button,) = (one for one in sam.buttons if one.label == label)
    first = await sam.press(label, cause="one")
    drafts, log = await kept(branch.desk.store, Draft), await did(branch)
    assert await sam.force(again, button.value, cause="one") == first
    assert (await kept(branch.desk.store, Draft), await did(branch)) == (drafts, log)


async def test_changed_words_that_are_delivered_twice_are_kept_once() -> None:
    branch, sam, _ = await office()
    await drawn_up(sam)
    await sam.press("Change the words")
    form, values = sam.form.key, {**sam.form.values, "opening": "Good day."}
    first = await sam.send(form, "one", **values)
    assert await sam.send(form, "one", **values) == first
    (draft,) = await kept(branch.desk.store, Draft)
    await sam.press("Change the words")
    form = sam.form.key
    second = await sam.send(form, "two", **{**values, "opening": "Good evening."})
    assert await sam.send(form, "two", **{**values, "opening": "Good evening."}) == second
    (after,) = await kept(branch.desk.store, Draft)
    assert (after.id, after.number) == (draft.id, draft.number + 1)


FORMS = ("papers.reword", "papers.words", "papers.check")
BUTTONS = ("of", "draft", "keep", "open", "reword", "words", "sign", "signed", "delete", "deleted", "checks", "brief")


async def test_a_member_is_refused_in_the_same_words_whether_it_is_there_or_not() -> None:
    branch, sam, _ = await office()
    draft = await held(sam)
    member = branch.somebody("alex")
    await member.say("hello")
    for action in BUTTONS:
        for value in (SYSTEM, f"{Letter.INFORMATION} {SYSTEM}", draft.id, f"{draft.id} 1", "nothing", ""):
            assert await member.force(f"papers.{action}", value) == "Only a rep can do that."
    for form in FORMS:
        assert await member.send(f"{form} {draft.id} 1", title="x") == "Only a rep can do that."
    assert await kept(branch.desk.store, Draft) == (draft,)


async def test_what_is_forged_and_what_is_of_another_workplace_get_the_same_words() -> None:
    branch, sam, _ = await office()
    draft = await held(sam)
    depot = await placed(branch.somebody("olu"), name="Depot")
    other = await appointed(branch.somebody("olu"), branch, "dee", depot)
    for action in BUTTONS:
        for value in (SYSTEM, f"{Letter.INFORMATION} {SYSTEM}", draft.id, f"{draft.id} {draft.number}", "nothing", " "):
            assert await other.force(f"papers.{action}", value) == NOT_THERE
    for form in FORMS:
        for about in (f"{Letter.INFORMATION} {SYSTEM}", f"equality {SYSTEM}", f"{draft.id} {draft.number}"):
            assert await other.send(f"{form} {about}", title="x") == NOT_THERE
    assert await kept(branch.desk.store, Draft) == (draft,)


async def test_a_forged_form_finds_nothing() -> None:
    branch, sam, _ = await office()
    draft = await held(sam)
    for form in FORMS:
        for about in ("", " ", "x", f"nothing {SYSTEM}", f"{Letter.INFORMATION}", f"{draft.id}x 1", "a b c d"):
            assert await sam.send(f"{form} {about}", title="x") == NOT_THERE
    assert await kept(branch.desk.store, Draft) == (draft,)


async def test_a_rep_whose_role_has_ended_is_refused() -> None:
    branch, sam, _ = await office()
    draft = await held(sam)
    olu = branch.somebody("olu")
    await olu.force("people.list")
    await olu.press("Sam Okafor, rep for Town Hall")
    await olu.press("Remove Sam Okafor")
    await olu.press("Yes, remove Sam Okafor")
    assert await sam.force("papers.open", draft.id) == "Only a rep can do that."


async def test_papers_of_a_system_that_is_gone_are_gone_with_it() -> None:
    branch, sam, _ = await office()
    draft = await held(sam)
    async with branch.desk.store.transaction() as tx:
        await tx.remove(System, SYSTEM)
    assert await sam.force("papers.open", draft.id) == NOT_THERE


def told_of(hall: Workplace) -> Disclosure:
    return Disclosure("told", SYSTEM, hall.id, NOON.date())
