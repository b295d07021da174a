"""While a survey is open reps pause it, give it more time, close it or cancel it, and hand out codes and the link."""

import re
from datetime import UTC, datetime, timedelta

from bot.events import Submitted
from bot.records import AuditEntry, Ballot, Result, Round, SurveyKey, Turnout
from bot.records.audit import Did
from bot.records.surveys import Stage, Way
from bot.replies import Document, Text
from bot.surveys.reps import handing_out
from bot.surveys.staff import tokens
from tests.fakes import NOON
from tests.surveys.reps import PAGES, Hall, hall

CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}\b")


async def dids(there: Hall) -> list[Did]:
    return [one.did for one in await there.every(AuditEntry) if "survey" in one.did or one.did is Did.MADE_CODES]


async def test_while_it_is_paused_nobody_can_answer_and_it_goes_on_where_it_was() -> None:
    there = await hall()
    made = await there.launched()
    await there.answered("alex")
    await there.kim.press("Pause it")
    bo = there.branch.somebody("bo")
    assert "have paused" in await bo.force("survey.open", made.id)
    await there.kim.press("Go on")
    await there.answered("bo")
    assert len(await there.every(Ballot)) == 2
    assert await dids(there) == [Did.LAUNCHED_SURVEY, Did.PAUSED_SURVEY, Did.RESUMED_SURVEY]


async def test_a_pause_that_is_delivered_again_after_it_went_on_does_not_pause_it_again() -> None:
    there = await hall()
    made = await there.launched()
    await there.kim.force("surveys.pause", made.id, "once")
    await there.kim.force("surveys.go_on", made.id)
    await there.kim.force("surveys.pause", made.id, "once")
    assert (await there.survey()).stage is Stage.OPEN


async def test_it_is_given_more_time_and_never_less() -> None:
    there = await hall()
    made = await there.launched()
    await there.kim.press("Give it more time")
    await there.kim.fill(closes="1/12/2026")
    assert "cannot close earlier" in there.kim.form.errors["closes"]
    await there.kim.fill(closes="1/12/2027")
    assert "three months" in there.kim.form.errors["closes"]
    await there.kim.fill(closes="8/12/2026 12:00")
    assert (await there.survey()).closes == datetime(2026, 12, 8, 12, tzinfo=UTC)
    await there.kim.send(f"surveys.extended {made.id}", closes="6/12/2026 17:00")
    assert (await there.survey()).closes == datetime(2026, 12, 8, 12, tzinfo=UTC)
    assert (await dids(there)).count(Did.EXTENDED_SURVEY) == 1


async def test_closing_early_takes_a_second_press_and_then_no_answer_is_taken() -> None:
    there = await hall()
    made = await there.launched()
    for name in "abcdef":
        await there.answered(name)
    await there.kim.force("surveys.one", made.id)
    await there.kim.press("Close it now")
    assert (await there.survey()).stage is Stage.OPEN
    await there.kim.press("Yes, close it now")
    assert (await there.survey()).stage is Stage.COUNTING
    late = there.branch.somebody("late")
    assert "is closed" in await late.force("survey.open", made.id)
    await there.pass_by(timedelta(minutes=1))
    await there.kim.force("surveys.one", made.id)
    await there.kim.press("See the results")
    assert "6" in there.kim.words
    closed = await there.survey()
    assert (closed.stage, closed.closes) == (Stage.CLOSED, NOON)
    assert [one.answered for one in await there.every(Result)] == [6]
    for kind in (Ballot, SurveyKey, Round, Turnout):
        assert not await there.every(kind)


async def test_cancelling_takes_a_second_press_and_erases_all_without_counting() -> None:
    there = await hall()
    made = await there.launched()
    for name in "abcdef":
        await there.answered(name)
    await there.kim.force("surveys.one", made.id)
    await there.kim.press("Cancel it")
    await there.kim.press("Yes, cancel it")
    await there.tend()
    assert (await there.survey()).stage is Stage.CANCELLED
    for kind in (Ballot, SurveyKey, Round, Turnout, Result):
        assert not await there.every(kind)
    await there.kim.force("surveys.closed", made.id)
    assert (await there.survey()).stage is Stage.CANCELLED


async def test_codes_are_handed_out_as_files_with_the_warning_and_are_kept_nowhere() -> None:
    there = await hall()
    made = await there.launched(audience=("codes",))
    await there.kim.press("Make single-use codes")
    await there.kim.fill(number="3", cause="once")
    text, table = (one.content.decode() for one in there.kim.replies if isinstance(one, Document))
    codes = CODE.findall(text)
    assert handing_out.WARNING in text
    assert len(set(codes)) == 3
    assert table.splitlines()[1:] == [f"{code},{PAGES}/survey/{code}" for code in codes]
    await there.kim.send(f"surveys.make_codes {made.id}", "once", number="3")
    assert handing_out.GIVEN in there.kim.words
    kept = await there.survey()
    assert kept.codes == 3
    assert not any(code in repr(kept) for code in codes)
    assert (await dids(there)).count(Did.MADE_CODES) == 1
    alex = there.branch.somebody("alex")
    await alex.say(f"survey {codes[0]}")
    await alex.press("Begin (English)")
    await alex.fill(feel="1")
    assert [one.way for one in await there.every(Ballot)] == [Way.CODE]


async def test_no_codes_are_handed_out_where_others_read_along() -> None:
    there = await hall()
    made = await there.launched(audience=("codes",))
    form = f"{handing_out.KEY} {made.id}"
    *_, said = await there.branch.bot.handle(
        Submitted(there.kim.person, there.channel(), "cause-canary", form, {"number": "3"})
    )
    assert said == Text(handing_out.NOT_HERE, private=True)


async def test_there_are_no_codes_where_nobody_was_to_be_asked_by_them_nor_more_than_fit() -> None:
    there = await hall()
    made = await there.launched()
    assert "Make single-use codes" not in there.kim.labels
    await there.kim.send(f"surveys.make_codes {made.id}", number="3")
    assert not [one for one in there.kim.replies if isinstance(one, Document)]
    await there.kim.force("surveys.cancelled", made.id)
    await there.launched(audience=("codes",))
    await there.kim.press("Make single-use codes")
    for number in ("0", "1001", "some", "-1"):
        await there.kim.fill(number=number)
        assert "from 1 to 1000" in there.kim.form.errors["number"]


async def test_the_open_link_comes_with_a_poster() -> None:
    there = await hall()
    await there.launched(audience=("link",))
    await there.kim.press("The open link, and a poster")
    (key,) = await there.every(SurveyKey)
    (poster,) = [one for one in there.kim.replies if isinstance(one, Document)]
    assert f"{PAGES}/survey/{tokens.link(key)}" in there.kim.words
    assert "counted apart" in there.kim.words
    assert poster.content.startswith(b"%PDF")
