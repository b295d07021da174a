"""An organiser makes a concern report, signs it by name, corrects it and shares it with members."""

import asyncio
from datetime import timedelta

from bot.events import Answer
from bot.insights import least, making, seeing, signing
from bot.insights.periods import Run
from bot.insights.seeing import DRAFT, GONE
from bot.insights.snapshots.at import SIGNED
from bot.insights.snapshots.keeping import LOST_NAME
from bot.records import (
    AuditEntry,
    Least,
    Release,
    ReleaseSigned,
    ReleaseSigner,
    ReleaseWords,
    Workplace,
)
from bot.records.audit import Did
from bot.records.reports import Does
from bot.replies import Picture
from tests.cases.parts import Hall, hall
from tests.insights.reported import PERIOD, RUN, gap, many
from tests.people.living import Branch, Somebody

FIRST = str(PERIOD)


async def named(there: Hall) -> Somebody:
    """The organiser of all workplaces, once they have said their name."""
    await there.organiser.send("people.rename", name="Olu")
    return there.organiser


async def draft(there: Hall, who: Somebody, **values: str | tuple[str, ...]) -> str:
    await who.say("insights")
    await who.press("New concern report")
    return await who.fill("", **{"first": FIRST, "last": FIRST, **values})


async def opened(there: Hall, who: Somebody) -> str:
    (release,) = await there.every(Release)
    return await who.force(seeing.ONE, release.id)


async def with_reports(count: int = 9) -> Hall:
    there = await hall()
    await there.keep(*many(count, there.place.id))
    return there


async def test_from_the_draft_to_the_members() -> None:
    there = await with_reports()
    olu, kim = await named(there), await there.rep("kim")
    alex = there.branch.somebody("alex")
    assert "The draft is made" in await draft(there, olu)
    said = await olu.press("Look at the draft")
    assert "Draft concern report, 7 September 2026 to 4 October 2026" in said
    assert "9 people reported AI at work" in said
    assert "most often: “Shares out work, shifts or places”, 9 of 9" in said
    assert DRAFT in said
    assert "Town Hall" in said
    for who in (kim, alex):
        assert "There is no concern report that you could see here" in await who.say("insights")
        assert await opened(there, who) == GONE[0].body  # type: ignore[union-attr]
    await opened(there, olu)
    question = await olu.press("Sign it off")
    assert "It says “Olu”" in question
    assert "Signed off by Olu on 22 November 2026" in await olu.press("Yes, sign it")
    assert "Draft" not in olu.words
    await kim.say("concern reports")
    assert "9 people reported" in await kim.press("7 September 2026 to 4 October 2026, Town Hall")
    assert "Sign it off" not in kim.labels
    assert await opened(there, alex) == GONE[0].body  # type: ignore[union-attr]
    await opened(there, olu)
    await olu.press("Share it")
    await olu.press("For members")
    assert "cannot be changed or taken back" in await olu.press("Sign it off")
    assert "Signed off by Olu on 22 November 2026" in await olu.press("Yes, sign it")
    await alex.say("insights")
    assert "9 people reported" in await alex.press("7 September 2026 to 4 October 2026, Town Hall")
    assert alex.labels == ["Table by table"]
    assert [one for one in await there.log() if "release" in one or "snapshot" in one] == [
        Did.MADE_RELEASE,
        Did.SIGNED_RELEASE,
        Did.SIGNED_SNAPSHOT,
    ]


async def test_each_table_is_a_card_with_a_picture_and_its_words() -> None:
    there = await with_reports()
    olu = await named(there)
    await draft(there, olu)
    await olu.press("Look at the draft")
    await olu.press("Table by table")
    assert [one.title for one in olu.replies if isinstance(one, Picture)] == [f"Draft: {olu.card.title}"]
    assert "- Shares out work, shifts or places: 9" in olu.words
    assert DRAFT in olu.words
    await opened(there, olu)
    await olu.press("Sign it off")
    await olu.press("Yes, sign it")
    await olu.press("Table by table")
    titles = []
    while True:
        titles.append(olu.card.title)
        pictures = [one for one in olu.replies if isinstance(one, Picture)]
        if "Any: 0" not in olu.words:
            assert pictures
            assert all(one.png.startswith(b"\x89PNG") and one.alternative for one in pictures)
        if "Next table" not in olu.labels:
            break
        await olu.press("Next table")
    assert titles == [
        "What the system does, as people reported it",
        "Where in somebody's employment it is used",
        "People by week",
        "Clauses that a rep has confirmed",
        "Clauses that may be engaged, and nobody has confirmed",
    ]


async def test_what_was_counted_once_is_not_counted_in_another_report() -> None:
    there = await with_reports()
    other = await there.workplace("Depot")
    await there.keep(*many(9, other.id))
    olu = there.organiser
    await draft(there, olu, workplaces=(there.place.id,))
    assert "counted already" in await draft(there, olu, workplaces=(making.ALL,))
    await olu.press("Open that report")
    assert "Draft concern report" in olu.words
    assert "The draft is made" in await draft(there, olu, workplaces=(other.id,))
    assert len(await there.every(Release)) == 2


async def test_a_correction_is_a_new_one_and_the_one_before_stays_as_it_was() -> None:
    there = await with_reports()
    olu, kim = await named(there), await there.rep("kim")
    await draft(there, olu)
    await olu.press("Look at the draft")
    await olu.press("Sign it off")
    await olu.press("Yes, sign it")
    (first,) = await there.every(Release)
    await olu.press("Count it anew")
    assert "Too few people have changed" in await olu.press("Count it anew")
    await there.keep(*many(5, there.place.id, does=(Does.PAYS,)))
    await olu.force(making.CORRECT, first.id)
    assert "The draft is made" in await olu.press("Count it anew", "cause-of-both")
    assert "The draft is made" in await olu.force(making.ANEW, first.id, "cause-of-both")
    assert "(correction 1)" in await olu.press("Look at the draft")
    assert "14 people" in olu.words
    again, second = sorted(await there.every(Release), key=lambda one: one.number)
    assert again == first
    assert (second.corrects, second.number) == (first.id, 2)
    await kim.say("insights")
    await kim.press("7 September 2026 to 4 October 2026, Town Hall")
    assert "9 people" in kim.words
    assert "corrected" not in kim.words
    assert await kim.force(seeing.ONE, second.id) == GONE[0].body  # type: ignore[union-attr]
    await olu.force(signing.SIGN, second.id)
    await olu.press("Yes, sign it")
    assert "It was corrected since" in await kim.force(seeing.ONE, first.id)


async def test_a_correction_that_is_not_shown_takes_from_members_nothing_that_was() -> None:
    there = await with_reports()
    olu = await named(there)
    await draft(there, olu)
    (first,) = await there.every(Release)
    await there.keep(ReleaseSigned(first.id, RUN.ends))
    await olu.force(SIGNED, f"{first.id} members 0")
    await there.keep(*many(5, there.place.id, does=(Does.PAYS,)))
    await olu.force(making.ANEW, first.id)
    (second,) = [one for one in await there.every(Release) if one.number > 1]
    await there.keep(ReleaseSigned(second.id, RUN.ends))
    member = there.branch.somebody("alex")
    await member.say("concern reports")
    await member.press("7 September 2026 to 4 October 2026, Town Hall")
    assert "9 people" in member.words
    assert await member.force(seeing.ONE, second.id) == GONE[0].body  # type: ignore[union-attr]


async def test_only_an_organiser_of_all_of_it_makes_and_signs() -> None:
    there = await with_reports()
    other = await there.workplace("Depot")
    await there.keep(*many(9, other.id))
    kim, ola = await there.rep("kim"), await there.rep("ola", role="organiser")
    assert "Only an organiser" in await kim.force(making.NEW.action)
    values: dict[str, Answer] = {"workplaces": (there.place.id,), "first": FIRST, "last": FIRST}
    assert "Only an organiser" in await kim.send(making.MAKE, "", **values)
    await ola.say("insights")
    await ola.press("New concern report")
    assert [value for value, _ in ola.form.fields[0].options] == [there.place.id]
    assert "Please choose from the list." in await ola.fill(workplaces=(other.id,))
    await draft(there, await named(there), workplaces=(making.ALL,))
    (release,) = await there.every(Release)
    for action in (seeing.ONE, signing.SIGN, making.CORRECT, making.ANEW, seeing.SHARE):
        assert await ola.force(action, release.id) == GONE[0].body  # type: ignore[union-attr]
    await there.keep(ReleaseSigned(release.id, RUN.ends), ReleaseSigner(release.id, "Olu"))
    for who in (kim, ola):
        for action in (signing.SIGN, making.CORRECT, making.ANEW, seeing.SHARE, signing.EXAMPLES):
            assert "Only an organiser" in await who.force(action, release.id)
        assert "Only an organiser" in await who.force(signing.SIGNED, f"{release.id} 1")
        assert "Only an organiser" in await who.force(signing.PASS, f"{release.id} 0")
    assert len(await there.every(Release)) == 1


async def test_what_is_signed_stays_as_it_is() -> None:
    there = await with_reports()
    olu = await named(there)
    await draft(there, olu)
    await olu.press("Look at the draft")
    await olu.press("Sign it off")
    button = next(one for one in olu.buttons if one.action == signing.SIGNED)
    first = await olu.press("Yes, sign it", "cause-of-both")
    assert await olu.force(button.action, button.value, "cause-of-both") == first
    assert "It was signed by Olu" in await olu.force(button.action, button.value)
    assert len(await there.every(ReleaseSigned)) == 1


async def test_who_has_no_name_is_asked_for_it_first() -> None:
    there = await with_reports()
    await draft(there, there.organiser)
    await there.organiser.press("Look at the draft")
    assert "Please tell me it first" in await there.organiser.press("Sign it off")
    assert not await there.every(ReleaseSigned)


async def test_examples_of_questions_are_shown_once_they_are_let_through_and_else_are_gone_with_the_signature() -> None:
    there = await with_reports()
    olu = await named(there)
    await there.keep(*(gap(number, "can they film us in the canteen", RUN.weeks[0]) for number in range(6)))
    await there.keep(*(gap(10 + number, "who pays for new boots", RUN.weeks[0]) for number in range(5)))
    await draft(there, olu)
    await olu.press("Look at the draft")
    sign = await olu.press("Sign it off"), next(one for one in olu.buttons if one.action == signing.SIGNED)
    assert signing.UNPASSED in sign[0]
    await opened(there, olu)
    await olu.press("Surveys, systems and questions")
    assert "asked 6 times" in olu.words
    assert "canteen" not in olu.words
    await olu.press("Let examples through")
    assert "canteen" in olu.words
    await olu.press("Let it through")
    assert "boots" in olu.words
    assert signing.ALL_PASSED in await olu.press("Leave it out")
    assert "asked 6 times: “can they film us in the canteen”" in await olu.press("Beside the reports")
    assert "changed since you looked" in await olu.force(sign[1].action, sign[1].value)
    await opened(there, olu)
    await olu.press("Sign it off")
    await olu.press("Yes, sign it")
    (words,) = await there.every(ReleaseWords)
    assert [(one.count, one.example) for one in words.gaps] == [(6, "can they film us in the canteen"), (5, "")]
    (release,) = await there.every(Release)
    assert "stays as it is" in await olu.force(signing.PASS, f"{release.id} 1")


async def test_the_threshold_can_only_be_raised_and_by_an_organiser_of_all_workplaces() -> None:
    there = await with_reports()
    ola, olu = await there.rep("ola", role="organiser"), there.organiser
    assert "Only an organiser" in await ola.force(least.BUTTON.action)
    assert "Only an organiser" in await ola.send(least.BUTTON.action, people="9")
    for typed in ("4", "0", "x", "", "9999", "-7"):
        assert "it can only be raised" in await olu.send(least.BUTTON.action, people=typed)
    assert "fewer than 10 people" in await olu.send(least.BUTTON.action, people="10")
    assert "it can only be raised" in await olu.send(least.BUTTON.action, people="9")
    assert [one.people for one in await there.every(Least)] == [10]
    assert Did.SET_LEAST in await there.log()
    assert making.TOO_FEW in await draft(there, olu)
    await there.keep(*many(1, there.place.id))
    assert "The draft is made" in await draft(there, olu)


async def test_what_a_workplace_promises_in_its_surveys_holds_here_too() -> None:
    there = await with_reports()
    await there.keep(Workplace(there.place.id, "Town Hall", "The council", survey_threshold=10))
    assert making.TOO_FEW in await draft(there, there.organiser)


async def test_as_soon_as_enough_people_are_in_it_is_the_shortest_run() -> None:
    there = await hall()
    before = Run(PERIOD - 1, PERIOD - 1)
    await there.keep(*many(3, there.place.id, before.weeks[1]), *many(3, there.place.id))
    olu = there.organiser
    assert "The draft is made" in await draft(there, olu, first=str(PERIOD - 2), last=making.SHORTEST)
    (release,) = await there.every(Release)
    assert (release.first, release.last) == (PERIOD - 2, PERIOD)
    assert "This is before the first" not in olu.words


async def test_it_must_not_end_before_it_begins() -> None:
    there = await with_reports()
    await draft(there, there.organiser, last=str(PERIOD - 1))
    assert there.organiser.form.errors == {"last": "This is before the first."}


async def test_the_same_form_delivered_again_makes_one_draft() -> None:
    there = await with_reports()
    olu = there.organiser
    await olu.say("insights")
    await olu.press("New concern report")
    values = {**olu.form.values, "first": FIRST, "last": FIRST}
    first = await olu.send(making.MAKE, "cause-of-both", **values)
    assert await olu.send(making.MAKE, "cause-of-both", **values) == first
    assert len(await there.every(Release)) == 1


async def test_the_log_says_what_was_done_with_it() -> None:
    there = await with_reports()
    olu = await named(there)
    await draft(there, olu)
    there.branch.clock.move(timedelta(days=1))
    said = await olu.say("audit log")
    assert len([one for one in await there.every(AuditEntry) if one.did is Did.MADE_RELEASE]) == 1
    assert "made the concern report of 7 September 2026 to 4 October 2026" in said


async def test_of_two_who_count_the_same_at_once_one_is_refused() -> None:
    there = await with_reports()
    other = await there.workplace("Depot")
    await there.keep(*many(9, other.id))
    ola, olu = await there.rep("ola", role="organiser"), there.organiser
    for who in (ola, olu):
        await who.say("insights")
        await who.press("New concern report")
    said = await asyncio.gather(
        ola.fill(workplaces=(there.place.id,), first=FIRST, last=FIRST),
        olu.fill(workplaces=(making.ALL,), first=FIRST, last=FIRST),
    )
    assert len(await there.every(Release)) == 1
    assert sum("The draft is made" in one for one in said) == 1
    assert sum(making.MEANWHILE in one for one in said) == 1


async def test_where_all_that_names_somebody_is_lost_it_stays_signed_and_in_the_ledger() -> None:
    there = await with_reports()
    olu = await named(there)
    await draft(there, olu)
    await olu.press("Look at the draft")
    await olu.press("Sign it off")
    await olu.press("Yes, sign it")
    (release,) = await there.every(Release)
    async with there.branch.desk.store.transaction() as tx:
        for kind in (ReleaseSigner, ReleaseWords):
            await tx.remove(kind, release.id)
    assert f"Signed off by {LOST_NAME}" in (await opened(there, olu)).replace("\\", "")
    assert "It was signed by" in await olu.force(signing.SIGN, release.id)
    assert "Too few people have changed" in await draft(there, olu)


async def test_the_last_weeks_that_are_over_are_suggested_and_later_what_comes_after_those_that_were_told() -> None:
    there = await with_reports()
    olu = await named(there)
    await olu.force(making.NEW.action)
    first, last = olu.form.fields[1:3]
    assert next(words for _, words in first.options) == "5 October 2026 to 1 November 2026"
    assert len(first.options) == making.PERIODS == len(last.options) - 1
    assert olu.form.values["first"] == str(PERIOD + 1)
    assert "The draft is made" in await draft(there, olu, first=str(PERIOD - 1), last=str(PERIOD))
    await olu.force(making.NEW.action)
    assert olu.form.values["first"] == str(PERIOD + 1)
    await there.keep(*many(9, there.place.id, "2026-W41"))
    assert "The draft is made" in await draft(there, olu, first=str(PERIOD + 1), last=making.SHORTEST)
    await olu.force(making.NEW.action)
    assert olu.form.values["first"] == str(PERIOD + 1)


async def test_who_has_entered_no_workplace_is_told_to_begin_with_that() -> None:
    branch = Branch()
    olu = await branch.organiser()
    assert await olu.force(making.NEW.action) == making.NO_PLACES
