"""Where a workplace wants two reps: the second approves a survey, more time for it, and more codes, or says why not."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.events import Answer
from bot.records import Approval, News, Notice, Survey, SurveyKey, Unread
from bot.records.audit import Did
from bot.records.surveys import Stage, Wanted
from bot.replies import Document
from bot.surveys.reps import approvals, deciding
from bot.telling import ONE, WAITING
from tests.fakes import NOON
from tests.house.parts import appointed, log, who
from tests.surveys.reps import Hall, hall

LATER = datetime(2026, 12, 8, 12, tzinfo=UTC)
REASON = "Ask fewer questions first."


async def demanding(there: Hall) -> None:
    """An organiser settles that no rep of the town hall launches a survey alone."""
    olu = there.branch.somebody("olu")
    await olu.force("workplaces.add", there.hall.id)
    await olu.fill(two_for_surveys="yes")


async def two() -> Hall:
    there = await hall()
    await demanding(there)
    return there


async def approved(**values: Answer) -> Hall:
    """One that is open, with the approval of sam."""
    there = await two()
    made = await there.launched(**values)
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Approve and launch it")
    assert (await there.survey()).stage is Stage.OPEN
    return there


async def dids(there: Hall) -> list[Did]:
    return [did for _, did, _ in await log(there.branch) if "survey" in did or did is Did.MADE_CODES]


async def news(there: Hall) -> set[tuple[str, News]]:
    return {(one.to, one.news) for one in await there.every(Unread) if one.news in (News.SURVEY, News.DECIDED)}


async def test_how_many_codes_is_asked_as_what_only_some_workplaces_want() -> None:
    there = await two()
    await there.kim.say("new survey")
    await there.kim.press("One question")
    (codes,) = [one for one in there.kim.form.fields if one.name == "codes"]
    assert codes.hint.startswith("Where the workplace wants two reps, a second approves that many")


async def test_nobody_is_asked_before_the_second_rep_approves() -> None:
    there = await two()
    alex = await there.willing("alex")
    made = await there.launched()
    assert made.stage is Stage.WAITING
    assert "waits until a second rep approves it" in there.kim.words
    assert not await there.every(SurveyKey)
    sam = there.sam
    await sam.force("inbox.waiting")
    await sam.press("One question: a survey waits for a second rep")
    assert "One question" not in await alex.say("survey")
    await sam.press("Approve and launch it")
    open_ = await there.survey()
    assert (open_.stage, open_.approved_by) == (Stage.OPEN, who(there.branch, sam))
    assert await dids(there) == [Did.OFFERED_SURVEY, Did.APPROVED_SURVEY, Did.LAUNCHED_SURVEY]
    assert not await there.every(Approval)
    await there.tend()
    assert [one.what for one in await there.notices()] == ["survey.ask"]


async def test_who_asks_cannot_approve_it_however_they_try() -> None:
    there = await two()
    made = await there.launched()
    assert "Approve and launch it" not in there.kim.labels
    await there.sam.force("surveys.one", made.id)
    (value,) = [one.value for one in there.sam.buttons if one.label == "Approve and launch it"]
    await there.kim.force("surveys.approve", value)
    assert deciding.NOT_ALONE in there.kim.words
    await there.kim.send(f"{deciding.WHY_NOT} {value}", why="Mine")
    assert deciding.NOT_ALONE in there.kim.words
    assert (await there.survey()).stage is Stage.WAITING


async def test_the_second_rep_gives_it_back_and_whoever_asked_is_told_why() -> None:
    there = await two()
    made = await there.launched()
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Give it back")
    await there.sam.fill(why="")
    assert "answer this one" in there.sam.form.errors["why"]
    await there.sam.fill(why=REASON)
    assert (await there.survey()).stage is Stage.DRAFT
    assert await news(there) == {(made.made_by, News.DECIDED)}
    assert "One question" not in await there.sam.force("surveys.one", made.id)
    assert REASON not in there.sam.words
    await there.kim.force("inbox.waiting")
    await there.kim.press("One question: a second rep has decided about a survey")
    assert f"It is a draft again, because: {REASON}" in there.kim.words
    await there.kim.press("Launch it")
    assert REASON not in there.kim.words
    assert (await there.survey()).stage is Stage.WAITING


async def test_who_asked_takes_it_back_without_a_reason() -> None:
    there = await two()
    made = await there.launched()
    await there.kim.press("Make it a draft again")
    assert (await there.survey()).stage is Stage.DRAFT
    assert not await there.every(Approval)
    assert not [one for one in await there.every(Unread) if one.about == made.id]


async def test_what_was_changed_since_the_second_rep_looked_is_not_approved() -> None:
    there = await two()
    made = await there.launched()
    await there.sam.force("surveys.one", made.id)
    (value,) = [one.value for one in there.sam.buttons if one.label == "Approve and launch it"]
    await there.kim.press("Make it a draft again")
    await there.kim.press("Change when and whom")
    await there.kim.fill(threshold="9")
    await there.kim.press("Launch it")
    await there.sam.force("surveys.approve", value)
    assert deciding.CHANGED in there.sam.words
    assert (await there.survey()).stage is Stage.WAITING
    await there.sam.press("Approve and launch it")
    assert ((await there.survey()).stage, (await there.survey()).threshold) == (Stage.OPEN, 9)


async def test_notices_to_second_reps_and_back_hold_nothing_of_it() -> None:
    there = await two()
    made = await there.launched()
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Give it back")
    await there.sam.fill(why=REASON)
    compose = there.branch.bot.composers[WAITING]
    async with there.branch.desk.store.transaction() as tx:
        owed = [one for one in await tx.find(Notice) if one.what == WAITING]
        sent = {one.about: repr((await compose(one, tx)).replies) for one in owed}
    assert ONE in sent[made.made_by]
    assert not any(words in one for one in (*sent.values(), *map(repr, owed)) for words in ("One question", REASON))


async def test_with_nobody_who_could_approve_it_the_rep_is_told_so_and_it_stays_a_draft() -> None:
    there = await two()
    olu = there.branch.somebody("olu")
    await there.drafted("One question", olu, workplace="all")
    await olu.press("Launch it")
    assert approvals.NOBODY_ELSE in olu.words
    assert (await there.survey()).stage is Stage.DRAFT


async def test_a_survey_of_all_workplaces_waits_where_any_of_them_wants_two() -> None:
    there = await two()
    await appointed(there.branch, "ola", role="organiser")
    olu = there.branch.somebody("olu")
    await there.drafted("One question", olu, workplace="all")
    await olu.press("Launch it")
    made = await there.survey()
    assert (made.workplace, made.stage) == ("", Stage.WAITING)


async def test_more_time_is_given_once_the_second_rep_approves_it() -> None:
    there = await approved()
    made = await there.survey()
    await there.kim.force("surveys.extend", made.id)
    assert "second rep" in there.kim.form.intro
    await there.kim.fill(closes="8/12/2026 12:00")
    assert (
        "Must approve more time, until Tuesday 8 December 2026, 12:00 in London. You asked for it." in there.kim.words
    )
    assert (await there.survey()).closes == made.closes
    assert (who(there.branch, there.sam), News.SURVEY) in await news(there)
    (value,) = [one.value for one in there.kim.buttons if one.label == "Take back: more time"]
    await there.kim.force("surveys.approve", value)
    assert deciding.NOT_ALONE in there.kim.words
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Approve more time, until 8 December 2026")
    assert (await there.survey()).closes == LATER
    assert (await dids(there))[-3:] == [Did.OFFERED_SURVEY, Did.APPROVED_SURVEY, Did.EXTENDED_SURVEY]
    assert (made.made_by, News.DECIDED) in await news(there)


async def test_more_time_that_is_not_approved_is_not_given_and_whoever_asked_reads_why() -> None:
    there = await approved()
    made = await there.survey()
    await there.kim.force("surveys.extend", made.id)
    await there.kim.fill(closes="8/12/2026 12:00")
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Do not approve more time")
    await there.sam.fill(why=REASON)
    assert (await there.survey()).closes == made.closes
    assert REASON not in there.sam.words
    assert f"because: {REASON}" in await there.kim.force("surveys.one", made.id)


async def test_what_was_asked_for_too_long_ago_cannot_be_approved_any_more() -> None:
    there = await approved()
    made = await there.survey()
    await there.kim.force("surveys.extend", made.id)
    await there.kim.fill(closes="8/12/2026 12:00")
    await there.sam.force("surveys.one", made.id)
    (value,) = [one.value for one in there.sam.buttons if "more time, until" in one.label]
    await there.pass_by(timedelta(days=15))
    assert (await there.survey()).stage is Stage.CLOSED
    await there.sam.force("surveys.approve", value)
    assert "all single answers are erased" in there.sam.words
    assert (await there.survey()).closes == made.closes
    assert not await there.every(Approval)


async def test_codes_are_called_approved_once_they_are() -> None:
    there = await two()
    made = await there.drafted(audience=("codes",), codes="10")
    for stage in ("drafted", "offered"):
        await there.kim.force("surveys.more", made.id)
        assert "Codes to approve: 10" in there.kim.words, stage
        assert "were approved" not in there.kim.words
        await there.kim.force("surveys.launch", made.id)
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Approve and launch it")
    await there.kim.force("surveys.more", made.id)
    assert "Codes that were approved: 10" in there.kim.words


async def test_as_many_codes_as_were_approved_are_made_and_more_only_anew() -> None:
    there = await approved(audience=("codes",), codes="10")
    made = await there.survey()
    await there.kim.force("surveys.codes", made.id)
    (field,) = there.kim.form.fields
    assert "10 are approved and not made yet" in field.hint
    await there.kim.fill(number="10")
    assert len([one for one in there.kim.replies if isinstance(one, Document)]) == 2
    await there.kim.force("surveys.codes", made.id)
    await there.kim.fill(number="5", cause="again")
    assert not [one for one in there.kim.replies if isinstance(one, Document)]
    assert "Must approve 5 more single-use codes. You asked for it." in there.kim.words
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Approve 5 more codes")
    assert ((await there.survey()).codes, (await there.survey()).codes_approved) == (10, 15)
    await there.kim.force("surveys.codes", made.id)
    await there.kim.fill(number="5")
    assert (await there.survey()).codes == 15
    assert (await dids(there)).count(Did.MADE_CODES) == 2


@pytest.mark.parametrize("how", ["closed", "cancelled"])
async def test_nothing_of_what_was_asked_is_kept_once_the_survey_ends(how: str) -> None:
    there = await approved()
    made = await there.survey()
    await there.kim.force("surveys.extend", made.id)
    await there.kim.fill(closes="8/12/2026 12:00")
    assert [one.what for one in await there.every(Approval)] == [Wanted.LONGER]
    await there.kim.force(f"surveys.{how}", made.id)
    assert not await there.every(Approval)


async def test_another_second_rep_than_before_can_be_whoever_asked_then() -> None:
    there = await approved()
    made: Survey = await there.survey()
    assert made.opens == NOON
    await there.sam.force("surveys.extend", made.id)
    await there.sam.fill(closes="8/12/2026 12:00")
    await there.kim.force("surveys.one", made.id)
    await there.kim.press("Approve more time, until 8 December 2026")
    assert (await there.survey()).closes == LATER


async def test_reps_of_elsewhere_approve_nothing() -> None:
    there = await two()
    made = await there.launched()
    await there.sam.force("surveys.one", made.id)
    (value,) = [one.value for one in there.sam.buttons if one.label == "Approve and launch it"]
    dee, eve = await appointed(there.branch, "dee", there.depot.id), there.branch.somebody("eve")
    for one in (dee, eve):
        assert "One question" not in await one.force("surveys.approve", value)
        assert "One question" not in await one.force("surveys.give_back", value)
        assert "One question" not in await one.force("surveys.take_back", value)
        await one.send(f"{deciding.WHY_NOT} {value}", why="No")
    assert (await there.survey()).stage is Stage.WAITING


async def test_one_whose_question_to_the_second_rep_is_lost_can_still_be_approved_by_another_alone() -> None:
    there = await two()
    made = await there.launched()
    async with there.branch.desk.store.transaction() as tx:
        for lost in await tx.find(Approval):
            await tx.remove(Approval, lost.id)
    await there.kim.force("surveys.one", made.id)
    assert "Approve and launch it" not in there.kim.labels
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Approve and launch it")
    assert (await there.survey()).stage is Stage.OPEN
