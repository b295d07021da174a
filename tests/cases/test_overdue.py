"""Reminders and escalation while nobody has taken a report."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import telling
from bot.cases import overdue
from bot.records import News, Notice, Office, Preference, Report, State
from bot.records.people import Pace
from bot.records.reports import Stand
from tests.cases.parts import Hall, hall
from tests.fakes import NOON

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def told(there: Hall, span: timedelta) -> list[tuple[str, str]]:
    there.told.clear()
    await there.pass_by(span)
    return [(name, said.body) for name, said in there.told.sent]


def reminders(there: Hall, notices: tuple[Notice, ...]) -> list[Notice]:
    return [one for one in notices if one.what in (overdue.REMIND, overdue.ESCALATE) and one.state is State.WAITING]


async def test_reps_are_reminded_after_three_days_and_every_three_days_with_the_reason() -> None:
    there = await hall()
    await there.rep("kim")
    await there.rep("sam")
    await there.report()
    await told(there, HOUR)
    assert await told(there, 3 * DAY - 2 * HOUR) == []
    assert sorted(await told(there, 2 * HOUR)) == [("kim", telling.STILL), ("sam", telling.STILL)]
    assert "it stops once somebody has taken it" in telling.STILL
    assert await told(there, 2 * DAY) == []
    assert sorted(await told(there, DAY)) == [("kim", telling.STILL), ("sam", telling.STILL)]


async def test_who_has_looked_but_not_taken_it_is_reminded_too() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.open", report.id)
    assert await told(there, 3 * DAY + HOUR) == [("kim", telling.STILL)]


async def test_reminders_stop_once_somebody_has_taken_it() -> None:
    there = await hall()
    kim, _ = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await told(there, 3 * DAY + HOUR)
    await kim.force("case.take", report.id)
    assert await told(there, 30 * DAY) == []


async def test_taking_it_a_moment_before_stops_a_reminder_that_is_due() -> None:
    there = await hall()
    kim, _ = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await told(there, 3 * DAY - HOUR)
    there.branch.clock.move(2 * HOUR)
    await kim.force("case.take", report.id)
    assert await told(there, HOUR) == []


async def test_after_a_week_organisers_are_told_once() -> None:
    there = await hall()
    await there.rep("kim")
    depot = await there.workplace("Depot")
    await there.rep("ines", depot.id, role="organiser")
    await there.report()
    await told(there, 7 * DAY - HOUR)
    assert await told(there, 2 * HOUR) == [("olu", telling.STILL)]
    assert "olu" not in dict(await told(there, 20 * DAY))
    assert await there.unread(there.organiser) == [News.ESCALATED]


@pytest.mark.parametrize("changes", [{"taken_back": True}, {"state": Stand.CLOSED}])
async def test_what_is_over_is_not_escalated(changes: dict[str, object]) -> None:
    there = await hall()
    await there.rep("kim")
    report = await there.report()
    await there.keep(replace(report, **changes))  # type: ignore[arg-type] # as the parameters say
    assert "olu" not in dict(await told(there, 8 * DAY))


async def test_what_somebody_has_is_not_escalated() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.take", report.id)
    assert "olu" not in dict(await told(there, 30 * DAY))


async def test_what_was_raised_and_is_given_back_is_escalated_too() -> None:
    there = await hall()
    kim, _ = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    await kim.send(f"case.moved {report.id}", state="raised")
    await kim.force("case.give_back", report.id)
    assert "olu" not in dict(await told(there, 7 * DAY - HOUR))
    assert "olu" in dict(await told(there, 2 * HOUR))


async def test_where_the_role_of_its_holder_has_ended_and_nobody_acts_organisers_are_told() -> None:
    there = await hall()
    kim, _ = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    (office,) = [one for one in await there.every(Office) if one.person == there.who(kim)]
    await there.keep(replace(office, until=NOON.date() + 8 * DAY))
    assert "olu" not in dict(await told(there, 13 * DAY))
    assert "olu" in dict(await told(there, 2 * DAY))


async def test_who_must_not_see_it_is_neither_reminded_nor_told_after_a_week() -> None:
    there = await hall()
    kim, _ = await there.rep("kim"), await there.rep("sam")
    await there.rep("ines", role="organiser")
    await there.report(kept_from=(kim, there.organiser))
    names = {name for name, _ in await told(there, 8 * DAY)}
    assert names == {"sam", "ines"}
    assert await there.unread(kim) == await there.unread(there.organiser) == []


async def test_the_time_counts_from_when_a_report_is_shown() -> None:
    there = await hall()
    await there.rep("kim")
    await there.report(held=NOON + DAY)
    assert await told(there, DAY + HOUR) == [("kim", telling.ONE)]
    assert await told(there, 3 * DAY - 2 * HOUR) == []
    assert await told(there, 2 * HOUR) == [("kim", telling.STILL)]
    assert "olu" not in dict(await told(there, 4 * DAY - 2 * HOUR))
    assert ("olu", telling.STILL) in await told(there, 2 * HOUR)


async def test_what_is_given_back_is_counted_anew_and_only_once() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await told(there, 2 * DAY)
    await kim.force("case.take", report.id)
    await kim.force("case.give_back", report.id)
    assert len(reminders(there, await there.every(Notice))) == 2
    assert ("kim", telling.STILL) not in await told(there, 3 * DAY - HOUR)
    assert ("kim", telling.STILL) in await told(there, 2 * HOUR)
    assert "olu" not in dict(await told(there, 3 * DAY))
    assert "olu" in dict(await told(there, DAY))


async def test_where_the_role_of_its_holder_has_ended_the_others_are_reminded() -> None:
    there = await hall()
    kim, _ = await there.rep("kim"), await there.rep("sam")
    report = await there.report()
    await kim.force("case.take", report.id)
    (office,) = [one for one in await there.every(Office) if one.person == there.who(kim)]
    await there.keep(replace(office, until=NOON.date() + 4 * DAY))
    assert await told(there, 4 * DAY) == []
    assert await told(there, 3 * DAY - HOUR) == [("sam", telling.STILL)]


async def test_a_case_that_is_opened_again_is_looked_after_again() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.take", report.id)
    await kim.send(f"case.moved {report.id}", state="closed")
    await told(there, 10 * DAY)
    assert reminders(there, await there.every(Notice)) == []
    await kim.send(f"case.moved {report.id}", state="raised")
    assert len(reminders(there, await there.every(Notice))) == 2
    await kim.force("case.give_back", report.id)
    assert ("kim", telling.STILL) in await told(there, 3 * DAY + HOUR)


async def test_of_a_report_that_was_erased_nobody_hears_again() -> None:
    there = await hall()
    await there.rep("kim")
    report = await there.report()
    async with there.branch.desk.store.transaction() as tx:
        await tx.remove(Report, report.id)
    assert await told(there, 8 * DAY) == []
    assert reminders(there, await there.every(Notice)) == []


async def test_reminders_that_were_missed_are_not_made_up_for() -> None:
    there = await hall()
    await there.rep("kim")
    await there.report()
    await there.deliver()
    there.branch.clock.move(10 * DAY + HOUR)
    there.told.clear()
    await there.deliver()
    assert there.told.names.count("kim") == 1
    (coming,) = [one for one in reminders(there, await there.every(Notice)) if one.what == overdue.REMIND]
    assert coming.due == NOON + 12 * DAY


async def test_a_reminder_keeps_to_quiet_hours_and_to_the_digest() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    there.branch.clock.time = datetime(2026, 11, 22, 21, tzinfo=UTC)
    await there.keep(Preference(there.who(sam), Pace.DAILY))
    report = await there.report()
    for rep in (kim, sam):
        await rep.force("case.open", report.id)
    assert await told(there, 3 * DAY + 9 * HOUR) == []
    assert await told(there, 2 * HOUR) == [("kim", telling.STILL)]
    assert await told(there, HOUR) == [("sam", telling.STILL)]


async def test_reminders_of_many_reports_become_one_notice_each_time() -> None:
    there = await hall()
    await there.rep("kim")
    for _ in range(20):
        await there.report()
    assert await told(there, HOUR) == [("kim", telling.MANY)]
    assert await told(there, 3 * DAY) == [("kim", telling.STILL)]


def test_what_is_owed_is_the_same_for_the_same_report() -> None:
    assert overdue.owed("a report", NOON) == overdue.owed("a report", NOON)
    remind, escalate = overdue.owed("a report", NOON)
    assert (remind.due, escalate.due) == (NOON + 3 * DAY, NOON + overdue.ESCALATE_AFTER)
    assert {remind.to, escalate.to} == {""}
