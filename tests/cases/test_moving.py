"""How far a case has come, as reps say it and the reporter sees it."""

import pytest

from bot.records import Notice, Report
from bot.records.audit import Did
from bot.records.reports import Mode, Stand
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody


async def move(there: Hall, rep: Somebody, report: Report, state: str, cause: str = "") -> str:
    await rep.force("case.move", report.id)
    return await rep.fill(cause, state=state)


async def test_it_goes_forward_and_back_and_the_reporter_is_told_each_time() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(mode=Mode.CONFIDENTIAL, reached=True)
    await kim.force("case.take", report.id)
    await there.deliver()
    for state, words in (
        ("raised", "raised with the employer"),
        ("replied", "the employer replied"),
        ("outcome", "there is an outcome"),
        ("closed", "closed"),
        ("raised", "raised with the employer"),
    ):
        there.told.clear()
        assert f"Kept: **{words}**" in await move(there, kim, report, state)
        assert (await there.now(report)).state == state
        await there.deliver()
        assert there.told.names == ["reporter"]
    assert await there.log(report) == [Did.TOOK, *[Did.MOVED_ON] * 5]


async def test_the_week_in_which_it_changed_is_kept() -> None:
    there = await hall("Pacific/Auckland")  # where it is Monday already
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.take", report.id)
    assert (await there.now(report)).changed == "2026-W48"


async def test_nothing_goes_on_before_somebody_has_taken_it() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.open", report.id)
    assert "How far has it come?" not in kim.labels
    assert "Please take it first" in await kim.force("case.move", report.id)
    assert "Please take it first" in await kim.send(f"case.moved {report.id}", state="raised")
    assert await there.now(report) == report
    await kim.press("Take it")
    assert "Kept" in await move(there, kim, report, "raised")


@pytest.mark.parametrize("state", ["received", "", "lost", "RAISED"])
async def test_what_is_no_step_is_refused(state: str) -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.take", report.id)
    assert "Please" in await move(there, kim, report, state)
    assert (await there.now(report)).state is Stand.REVIEWING


async def test_a_second_delivery_and_the_same_step_change_nothing() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(mode=Mode.CONFIDENTIAL, reached=True)
    await kim.force("case.take", report.id)
    first = await move(there, kim, report, "raised", "one-canary")
    await move(there, kim, report, "closed")
    before = await there.every(Notice)
    assert await move(there, kim, report, "raised", "one-canary") == first
    assert (await there.now(report)).state is Stand.CLOSED
    await move(there, kim, report, "closed")
    assert await there.every(Notice) == before
    assert await there.log(report) == [Did.TOOK, Did.MOVED_ON, Did.MOVED_ON]
