"""What who holds a receipt can do with it, and what who guesses cannot."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import expiring
from bot.events import Said
from bot.records import (
    Address,
    CaseNote,
    Gap,
    Guesses,
    Held,
    KeptFrom,
    Message,
    Notice,
    Office,
    Receipt,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
    System,
    Unread,
    Workplace,
)
from bot.records.reports import Mode, Side, Stand
from bot.reports import forgetting
from bot.reports.by_receipt import OPENS_NOTHING
from bot.telling import REPORTER
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.reports.hall import WHAT, hall, rep, reported

OTHERS = ("1234 5678 9012 3456", "0000 0000 0000 0000")


async def story(mode: Mode, *, lasting: bool = True) -> tuple[Branch, Somebody, Somebody, str]:
    """Alex has reported something to Sam, who has taken it up and asked something back."""
    branch = Branch()
    place = await hall(branch)
    sam = await rep(branch, place, "sam", "Sam Canary")
    alex = branch.somebody("alex", lasting=lasting)
    figures = await reported(alex, place, mode)
    branch.clock.move(timedelta(hours=25))
    (report,) = await kept(branch.desk.store, Report)
    await sam.force("case.take", report.id)
    await sam.force("case.ask", report.id)
    await sam.send(f"case.asked {report.id}", words="Since when is it used?")
    return branch, alex, sam, figures


async def the_report(branch: Branch) -> Report:
    (found,) = await kept(branch.desk.store, Report)
    return found


@pytest.mark.parametrize("mode", list(Mode))
async def test_with_it_i_see_how_far_my_report_has_come_in_plain_words(mode: Mode) -> None:
    branch = Branch()
    place = await hall(branch)
    alex = branch.somebody("alex")
    figures = await reported(alex, place, mode)
    shown = await alex.say(f"receipt {figures}")
    assert f"What you reported: {WHAT}" in shown
    assert f"Your report: {mode}" in shown
    held = mode is not Mode.NAMED
    assert ("Nobody has been shown it yet" in shown) is held
    assert ("It was received. No rep has taken it up yet." in shown) is not held
    assert ("Since: the week of" in shown) is not held
    branch.clock.move(timedelta(hours=25))
    for state, words in (
        (Stand.RECEIVED, "received"),
        (Stand.RAISED, "raised with the employer"),
        (Stand.CLOSED, "closed"),
    ):
        changed = replace(await the_report(branch), state=state, changed="2026-W50")
        async with branch.desk.store.transaction() as tx:
            await tx.put(changed)
        shown = await alex.say(f"receipt {figures}")
        assert words in shown
        assert "Since: the week of 7 December 2026" in shown
        assert "What comes next: " in shown


@pytest.mark.parametrize("between", ["", " ", "-", " - ", "."])
async def test_it_is_read_however_it_is_written(between: str) -> None:
    branch = Branch()
    alex = branch.somebody("alex")
    figures = await reported(alex, await hall(branch))
    written = between.join(figures.split())
    assert WHAT in await alex.say(f"Receipt: {written}".replace(":", ""))
    await alex.say("receipt")
    assert WHAT in await alex.fill(receipt=written)
    await alex.say("report")
    await alex.press("I have a receipt")
    assert WHAT in await alex.fill(receipt=f" {written} ")


async def test_from_another_place_and_another_account_it_opens_the_same() -> None:
    branch = Branch()
    figures = await reported(branch.somebody("alex"), await hall(branch))
    assert WHAT in await branch.somebody("alex at home", lasting=False).say(f"receipt {figures}")


async def test_a_wrong_one_says_the_same_whatever_it_is() -> None:
    branch = Branch()
    figures = await reported(branch.somebody("alex"), await hall(branch))
    eve = branch.somebody("eve")
    await eve.say("receipt")
    assert {await eve.send("report.receipt", receipt=one) for one in OTHERS} == {OPENS_NOTHING}
    await branch.somebody("alex").say(f"receipt {figures}")
    await branch.somebody("alex").force("report.deleted", figures)
    await eve.say("receipt")
    assert await eve.fill(receipt=figures) == OPENS_NOTHING


@pytest.mark.parametrize("typed", ["1234", "1234 5678 9012 345", "1234 5678 9012 3456 7", "hello"])
async def test_what_is_no_receipt_is_told_so_and_not_counted(typed: str) -> None:
    branch = Branch()
    eve = branch.somebody("eve")
    await eve.say("receipt")
    assert "A receipt has 16 figures." in await eve.fill(receipt=typed)
    assert not await kept(branch.desk.store, Guesses)


async def test_a_thousand_wrong_ones_find_nothing_and_take_days() -> None:
    branch = Branch()
    await reported(branch.somebody("alex"), await hall(branch))
    eve, begun, tried, refused = branch.somebody("eve"), branch.clock(), 0, 0
    while tried < 1000:
        await eve.force("report.status", f"{tried:016}")
        assert WHAT not in eve.words
        if "Please try again in" in eve.words:
            refused += 1
            assert "I have not looked at this one." in eve.words
            branch.clock.move(timedelta(minutes=10))
        else:
            assert OPENS_NOTHING in eve.words
            tried += 1
    assert refused > 950  # some a day are free
    assert branch.clock() - begun > timedelta(days=6)


async def test_who_guesses_keeps_nobody_else_from_their_own() -> None:
    branch = Branch()
    alex = branch.somebody("alex")
    figures = await reported(alex, await hall(branch))
    eve = branch.somebody("eve")
    for number in range(10):
        await eve.force("report.status", f"{number:016}")
    assert "10 minutes" in eve.words
    assert WHAT in await alex.say(f"receipt {figures}")


async def test_using_the_right_one_again_and_again_is_never_slowed_and_leaves_no_trace() -> None:
    branch = Branch()
    alex = branch.somebody("alex")
    figures = await reported(alex, await hall(branch))
    for _ in range(30):
        await alex.say(f"receipt {figures}")
        await alex.press("Messages")
        assert "There are no messages yet." in alex.words
    assert not await kept(branch.desk.store, Guesses)


ACTIONS = (
    "status",
    "more",
    "messages",
    "write",
    "open_up",
    "confidential",
    "named",
    "take_back",
    "taken_back",
    "delete",
)


@pytest.mark.parametrize("action", [*ACTIONS, "deleted"])
async def test_no_button_does_anything_without_the_right_receipt(action: str) -> None:
    branch = Branch()
    await reported(branch.somebody("alex"), await hall(branch))
    before = {kind: await kept(branch.desk.store, kind) for kind in (Report, ReportWords, Receipt, Message)}
    eve = branch.somebody("eve")
    for value in ("1234567890123456", "x", (await the_report(branch)).id):
        await eve.force(f"report.{action}", value)
        assert WHAT not in eve.words
        assert OPENS_NOTHING in eve.words or "A receipt has 16 figures." in eve.words
    assert before == {kind: await kept(branch.desk.store, kind) for kind in before}


@pytest.mark.parametrize(
    ("form", "values"),
    [("more", {"purpose": "To spy."}), ("write", {"words": "Hello."}), ("named", {"name": "Eve"}), ("receipt", {})],
)
async def test_no_form_does_anything_without_the_right_receipt(form: str, values: dict[str, str]) -> None:
    branch = Branch()
    await reported(branch.somebody("alex"), await hall(branch))
    before = {kind: await kept(branch.desk.store, kind) for kind in (Report, ReportWords, Reporter, Message)}
    eve = branch.somebody("eve")
    for figures in ("1234567890123456", "", (await the_report(branch)).id):
        await eve.send(f"report.{form} {figures}", **values)
        assert WHAT not in eve.words
    assert before == {kind: await kept(branch.desk.store, kind) for kind in before}


@pytest.mark.parametrize("mode", [Mode.NAMED, Mode.CONFIDENTIAL])
async def test_who_can_be_reached_is_told_that_something_waits_and_not_what(mode: Mode) -> None:
    branch, _, _, _ = await story(mode)
    (told,) = [one for one in await kept(branch.desk.store, Notice) if one.what == REPORTER]
    (way,) = await kept(branch.desk.store, ReturnAddress)
    assert told.to == way.address


@pytest.mark.parametrize("mode", list(Mode))
async def test_i_read_what_a_rep_asks_marked_as_written_by_a_person_and_answer(mode: Mode) -> None:
    branch, alex, sam, figures = await story(mode)
    await alex.say(f"receipt {figures}")
    assert "A rep" in alex.words
    shown = await alex.press("Messages (1 new)")
    assert "**From a rep (a person), through the bot**, in the week of" in shown
    assert "> Since when is it used?" in shown
    await alex.press("Write to the rep")
    assert "The rep can read it now" in await alex.fill(words="Since *May*.")
    (message,) = [one for one in await kept(branch.desk.store, Message) if one.side is Side.REPORTER]
    assert (message.number, message.words, message.read) == (2, "Since *May*.", False)
    (taken,) = {one.person for one in await kept(branch.desk.store, Office) if one.name == "Sam Canary"}
    assert [(one.to, one.news) for one in await kept(branch.desk.store, Unread)] == [(taken, "message")]
    assert "Since" in await sam.force("case.open", message.report)
    await alex.press("Look at my report")
    shown = await alex.press("Messages")
    assert "**From you**" in shown
    assert "Since \\*May\\*." in shown


async def test_before_anybody_has_taken_it_an_answer_waits_for_all_who_are_told_and_for_the_hour() -> None:
    branch = Branch()
    place = await hall(branch)
    await rep(branch, place, "sam", "Sam Canary")
    await rep(branch, place, "kim", "Kim Canary")
    alex = branch.somebody("alex")
    await reported(alex, place)
    await alex.press("Look at my report")
    await alex.press("Messages")
    await alex.press("Write to the rep")
    assert "It waits for whoever takes up your report." in await alex.fill(words="One more thing.")
    reps = {one.person for one in await kept(branch.desk.store, Office) if one.role == "rep"}
    assert {one.to for one in await kept(branch.desk.store, Unread) if one.news == "message"} == reps
    (held,) = await kept(branch.desk.store, Held)
    assert all(one.due >= held.until for one in await kept(branch.desk.store, Notice))


async def test_a_message_that_is_delivered_twice_is_there_once() -> None:
    branch, alex, _, figures = await story(Mode.ANONYMOUS)
    await alex.force("report.write", figures)
    await alex.fill(words="In May.")
    said = alex.replies
    await alex.send(f"report.write {figures}", alex.cause, words="In May.")
    assert alex.replies[-1] == said[-1]
    assert len([one for one in await kept(branch.desk.store, Message) if one.side is Side.REPORTER]) == 1


async def test_anonymous_becomes_confidential_and_then_named_and_never_back() -> None:
    branch, alex, _, figures = await story(Mode.ANONYMOUS)
    await alex.say(f"receipt {figures}")
    assert "This can never be undone" in await alex.press("Let myself be known")
    assert alex.labels == ["Yes, make it confidential", "Give my name", "Leave it as it is"]
    assert not await kept(branch.desk.store, ReturnAddress)
    assert "now confidential" in await alex.press("Yes, make it confidential")
    (way,) = await kept(branch.desk.store, ReturnAddress)
    assert (await the_report(branch)).mode is Mode.CONFIDENTIAL
    await alex.press("Look at my report")
    await alex.press("Let myself be known")
    assert alex.labels == ["Give my name", "Leave it as it is"]
    await alex.press("Give my name")
    assert "Please answer this one." in await alex.fill(name=" ")
    assert "now named" in await alex.fill(name="Ada Canary")
    assert (await the_report(branch)).mode is Mode.NAMED
    assert await kept(branch.desk.store, Reporter) == (Reporter(way.id, "Ada Canary"),)
    await alex.press("Look at my report")
    assert "Let myself be known" not in alex.labels
    for action in ("report.confidential", "report.named", "report.open_up"):
        assert "cannot be opened up any further" in await alex.force(action, figures)
    await alex.send(f"report.named {figures}", name="Eve")
    assert await kept(branch.desk.store, Reporter) == (Reporter(way.id, "Ada Canary"),)


async def test_where_nobody_can_be_reached_anonymous_can_only_become_named() -> None:
    branch, alex, _, figures = await story(Mode.ANONYMOUS, lasting=False)
    await alex.say(f"receipt {figures}")
    await alex.press("Let myself be known")
    assert alex.labels == ["Give my name", "Leave it as it is"]
    assert "cannot be opened up any further" in await alex.force("report.confidential", figures)
    assert (await the_report(branch)).mode is Mode.ANONYMOUS


async def test_opening_up_is_done_once_however_often_it_is_delivered() -> None:
    branch, alex, _, figures = await story(Mode.ANONYMOUS)
    await alex.force("report.confidential", figures)
    said = alex.replies
    await alex.force("report.confidential", figures, alex.cause)
    assert alex.replies[-1] == said[-1]
    await alex.force("report.confidential", figures)
    for _ in range(2):
        assert "cannot be opened up any further" in await alex.force("report.confidential", figures, alex.cause)
    assert len(await kept(branch.desk.store, ReturnAddress)) == 1


@pytest.mark.parametrize("mode", list(Mode))
async def test_i_take_it_back_and_my_words_name_and_address_are_gone(mode: Mode) -> None:
    branch, alex, sam, figures = await story(mode)
    report = await the_report(branch)
    async with branch.desk.store.transaction() as tx:
        await tx.add(CaseNote("a note", report.id, "a pseudonym", 1, "2026-W48", "Looked into it."))
        await tx.add(KeptFrom(report.id, ("nobody",)))
    addresses = len([one for one in await kept(branch.desk.store, Address) if not one.person])
    await alex.say(f"receipt {figures}")
    assert "Neither can be undone." in await alex.press("Take it back")
    assert not (await the_report(branch)).taken_back
    assert "You took this report back." in await alex.press("Yes, take it back")
    after = await the_report(branch)
    assert (after.taken_back, after.does, after.flags, after.system) == (True, (), (), "")
    for kind in (ReportWords, Reporter, ReturnAddress, Message, System):
        assert not await kept(branch.desk.store, kind)
    assert len([one for one in await kept(branch.desk.store, Address) if not one.person]) == 0 <= addresses
    assert len(await kept(branch.desk.store, CaseNote)) == len(await kept(branch.desk.store, KeptFrom)) == 1
    assert [one.news for one in await kept(branch.desk.store, Unread)] == ["message"]
    assert "taken this back" in await sam.force("case.open", report.id)
    assert WHAT not in sam.words


async def test_once_it_was_taken_back_its_receipt_says_so_and_only_deletes() -> None:
    branch, alex, _, figures = await story(Mode.CONFIDENTIAL)
    await alex.open("chat")
    await alex.force("report.taken_back", figures)
    said = alex.words
    for action in ACTIONS[:-1]:
        await alex.force(f"report.{action}", figures)
        assert alex.words == said
        assert alex.labels == ["Delete what is left"]
    await alex.send(f"report.more {figures}", purpose="More")
    assert alex.words == said
    assert not await kept(branch.desk.store, ReportWords)
    await alex.press("Delete what is left")
    await alex.press("Yes, delete all of it")
    assert "It is deleted" in alex.words


@pytest.mark.parametrize("mode", list(Mode))
async def test_i_delete_it_and_nothing_of_it_is_left(mode: Mode) -> None:
    branch, alex, sam, figures = await story(mode)
    report = await the_report(branch)
    async with branch.desk.store.transaction() as tx:
        await tx.add(CaseNote("a note", report.id, "a pseudonym", 1, "2026-W48", "Looked into it."))
        await tx.add(KeptFrom(report.id, ("nobody",)))
    await alex.say(f"receipt {figures}")
    assert "Nobody can bring it back." in await alex.press("Delete it")
    assert len(await kept(branch.desk.store, Report)) == 1
    assert "It is deleted, all of it" in await alex.press("Yes, delete all of it")
    gone = (Report, ReportWords, Reporter, ReturnAddress, KeptFrom, Held, Receipt, Message, CaseNote, System, Unread)
    for kind in gone:
        assert not await kept(branch.desk.store, kind)
    assert not [one for one in await kept(branch.desk.store, Address) if not one.person]
    assert report.id not in repr(await kept(branch.desk.store, Notice))
    assert await sam.force("case.open", report.id) == await sam.force("case.open", "no such report")
    assert len(await kept(branch.desk.store, Workplace)) == 1


async def test_a_deletion_that_is_delivered_twice_says_the_same_and_counts_as_no_guess() -> None:
    branch, alex, _, figures = await story(Mode.ANONYMOUS)
    await alex.force("report.deleted", figures)
    said = alex.replies
    await alex.force("report.deleted", figures, alex.cause)
    assert alex.replies[-1] == said[-1]
    assert not await kept(branch.desk.store, Guesses)


async def test_a_system_that_others_reported_too_stays_when_one_report_goes() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("ben"), place)
    alex = branch.somebody("alex")
    figures = await reported(alex, place)
    await alex.force("report.taken_back", figures)
    assert len(await kept(branch.desk.store, System)) == 1
    await alex.force("report.deleted", figures)
    assert len(await kept(branch.desk.store, System)) == 1
    assert len(await kept(branch.desk.store, Report)) == 1


async def test_where_others_read_along_no_receipt_is_looked_at() -> None:
    branch = Branch()
    alex = branch.somebody("alex")
    figures = await reported(alex, await hall(branch))
    channel = replace(alex.place, private=False)
    replies = await branch.bot.handle(Said(alex.person, channel, "1-canary", f"receipt {figures}"))
    assert "in a conversation of our own" in repr(replies)
    assert WHAT not in repr(replies)


async def test_the_receipt_is_never_said_again_in_words() -> None:
    _, alex, _, figures = await story(Mode.NAMED)
    await alex.say(f"receipt {figures}")
    for action in ACTIONS:
        await alex.force(f"report.{action}", figures)
        assert figures not in alex.words


@pytest.mark.parametrize("typed", ["receipt 1234", "my receipt 1234 5678", "Receipt 1234 5678 9012 345."])
async def test_one_that_is_cut_short_is_told_so_and_taken_for_no_question(typed: str) -> None:
    branch = Branch()
    assert "A receipt has 16 figures." in await branch.somebody("alex").say(typed)
    assert not await kept(branch.desk.store, Gap)


async def test_words_that_only_begin_like_it_are_a_question() -> None:
    assert "16 figures" not in await Branch().somebody("alex").say("receipt of my payslip by an AI")


@pytest.mark.parametrize("between", ["", " ", "-", " – ", "\n"])
async def test_the_figures_alone_are_a_receipt_and_no_question(between: str) -> None:
    branch = Branch()
    place = await hall(branch)
    figures = (await reported(branch.somebody("alex"), place)).split()
    alex = branch.somebody("alex")
    assert f"What you reported: {WHAT}" in await alex.say(between.join(figures))
    assert "That receipt opens nothing." in await alex.say(between.join(["1234"] * 4))
    assert not await kept(branch.desk.store, Gap)


@pytest.mark.parametrize("typed", ["1234 5678 9012 345", "1234 5678 9012 34567", "ring 1234567890123456", "-" * 16])
async def test_figures_that_are_no_receipt_or_have_words_beside_them_are_not_tried(typed: str) -> None:
    branch = Branch()
    assert "receipt" not in await branch.somebody("alex").say(typed)
    assert not await kept(branch.desk.store, Guesses)


@pytest.mark.parametrize("look", ["", "report.messages"])
async def test_who_has_looked_is_not_told_of_what_they_have_seen(look: str) -> None:
    branch, alex, _, figures = await story(Mode.CONFIDENTIAL)
    assert REPORTER in {one.what for one in await kept(branch.desk.store, Notice)}
    await (alex.force(look, figures) if look else alex.say(f"receipt {figures}"))
    assert REPORTER not in {one.what for one in await kept(branch.desk.store, Notice)}


async def test_what_a_rep_writes_after_i_looked_is_told_of_again() -> None:
    branch, alex, sam, figures = await story(Mode.CONFIDENTIAL)
    await alex.say(f"receipt {figures}")
    await sam.send(f"case.asked {(await the_report(branch)).id}", words="And where?")
    assert REPORTER in {one.what for one in await kept(branch.desk.store, Notice)}


async def test_what_i_take_back_before_it_came_up_never_comes_up() -> None:
    branch = Branch()
    place = await hall(branch)
    sam = await rep(branch, place, "sam", "Sam Canary")
    alex = branch.somebody("alex")
    figures = await reported(alex, place)
    report = await the_report(branch)
    await alex.force("report.take_back", figures)
    assert "else they never hear of it" in alex.words
    await alex.press("Yes, take it back")
    for _ in range(2):
        branch.clock.move(timedelta(days=40))
        await expiring.sweep(branch.desk.store, branch.clock())
        await forgetting.sweep(branch.desk.store, branch.clock())
        assert "You took this report back." in await alex.say(f"receipt {figures}")
        assert "I have no such case for you." in await sam.force("case.open", report.id)
        await sam.send("inbox.filtered", states=("taken-back",))
        assert "There is no such case for you." in sam.words
    branch.clock.move(timedelta(days=30))
    await expiring.sweep(branch.desk.store, branch.clock())
    await forgetting.sweep(branch.desk.store, branch.clock())
    assert not await kept(branch.desk.store, Report)
    assert not await kept(branch.desk.store, Held)


@pytest.mark.parametrize("mode", list(Mode))
async def test_the_mode_stands_above_a_message_that_comes_back_too(mode: Mode) -> None:
    _, alex, _, figures = await story(mode)
    await alex.force("report.write", figures)
    assert f"**{mode.capitalize()}**: " in alex.form.intro
    await alex.fill(words="Ask my manager Dave Wilkins about it.")
    assert "seems to hold the name of a person" in alex.words
    assert f"**{mode.capitalize()}**: " in alex.form.intro


async def test_a_message_to_a_rep_whose_role_has_ended_is_not_said_to_be_read_by_them() -> None:
    branch, alex, _, figures = await story(Mode.ANONYMOUS)
    (office,) = [one for one in await kept(branch.desk.store, Office) if one.name == "Sam Canary"]
    async with branch.desk.store.transaction() as tx:
        await tx.remove(Office, office.id)
    assert "It waits for whoever takes up your report." in await alex.send(f"report.write {figures}", words="In May.")
