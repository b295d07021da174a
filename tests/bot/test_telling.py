"""Who is told that something waits: one by one, without content, in time and not too often."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot import telling
from bot.events import Pressed
from bot.outbox import CannotDeliverError
from bot.records import Address, KeptFrom, News, Notice, Office, Pace, Preference, Role, State, Unread
from bot.records.reports import Mode
from bot.replies import Text
from tests.cases.parts import Hall, hall
from tests.fakes import NOON

NEW = "Something new is waiting for you."
MANY = "There are new things waiting for you."


async def test_each_rep_of_the_workplace_is_told_by_themselves_and_organisers_are_not() -> None:
    there = await hall()
    for name in ("kim", "sam"):
        await there.rep(name)
    elsewhere = await there.workplace("Depot")
    await there.rep("dan", elsewhere.id)
    report = await there.report()
    await there.deliver()
    assert sorted(there.told.names) == ["kim", "sam"]
    (button,) = there.told.sent[0][1].buttons
    assert (button.label, button.action, button.value) == ("Open it", "case.open", report.id)


async def test_a_notice_says_nothing_of_what_waits() -> None:
    there = await hall()
    await there.rep("kim")
    await there.report(name="Canary system", reporter="Canary name", mode=Mode.NAMED)
    await there.deliver()
    assert [told.body for _, told in there.told.sent] == [NEW]
    assert all(told.private for _, told in there.told.sent)


async def test_where_there_is_no_rep_organisers_are_told() -> None:
    there = await hall()
    await there.report()
    await there.deliver()
    assert there.told.names == ["olu"]


async def test_who_must_not_see_it_is_not_told() -> None:
    there = await hall()
    kim, _ = await there.rep("kim"), await there.rep("sam")
    await there.report(kept_from=(kim,))
    await there.deliver()
    assert there.told.names == ["sam"]
    assert await there.unread(kim) == []


async def test_a_name_that_a_rep_goes_by_elsewhere_counts_as_it_does_for_what_they_see() -> None:
    there = await hall()
    kim = await there.rep("kim")
    depot = await there.workplace("Depot")
    await there.keep(Office("other", there.who(kim), Role.REP, depot.id, "Kim Other", NOON.date()))
    async with there.branch.desk.store.transaction() as tx:
        hidden = KeptFrom("a report", (), ("kim other",))
        told = await telling.audience(tx, there.place.id, there.branch.desk, hidden)
    assert there.who(kim) not in told.everybody


async def test_several_reports_within_seconds_become_one_notice() -> None:
    there = await hall()
    kim = await there.rep("kim")
    for _ in range(5):
        await there.report()
    await there.deliver()
    assert [told.body for _, told in there.told.sent] == [MANY]
    assert await there.unread(kim) == [News.REPORT] * 5
    (button,) = there.told.sent[0][1].buttons
    assert button.action == "inbox.waiting"


async def test_a_rush_after_the_first_notice_becomes_a_second_one_soon() -> None:
    there = await hall()
    await there.rep("kim")
    await there.report()
    await there.deliver()
    for _ in range(10):
        there.branch.clock.move(timedelta(milliseconds=500))
        await there.report()
        await there.deliver()
    assert there.told.names == ["kim"]
    await there.pass_by(timedelta(minutes=1))
    assert there.told.names == ["kim", "kim"]


async def test_a_named_report_is_told_of_within_a_minute_however_many_come() -> None:
    there = await hall()
    await there.rep("kim")
    for _ in range(60):
        await there.report()
        await there.pass_by(timedelta(seconds=1))
    before = len(there.told.sent)
    await there.pass_by(timedelta(seconds=30))
    assert before >= 3
    assert all(one.state is State.DONE for one in await there.every(Notice) if one.what == telling.WAITING)


async def test_who_has_looked_is_not_told_any_more() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await kim.force("case.open", report.id)
    await there.deliver()
    assert there.told.names == []


async def test_what_is_held_is_told_of_when_it_comes_up_and_not_before() -> None:
    there = await hall()
    await there.rep("kim")
    await there.report(held=NOON + timedelta(hours=3))
    await there.pass_by(timedelta(hours=2, minutes=59))
    assert there.told.names == []
    await there.pass_by(timedelta(minutes=2))
    assert there.told.names == ["kim"]


async def test_a_held_report_does_not_hide_behind_a_notice_that_goes_at_once() -> None:
    there = await hall()
    await there.rep("kim")
    await there.report(held=NOON + timedelta(hours=3))
    shown = await there.report()
    await there.deliver()
    ((_, told),) = there.told.sent
    assert (told.body, told.buttons[0].value) == (NEW, shown.id)
    await there.pass_by(timedelta(hours=4))
    assert there.told.names == ["kim", "kim"]


async def test_quiet_hours_are_kept_to() -> None:
    there = await hall()
    await there.rep("kim")
    there.branch.clock.time = datetime(2026, 11, 22, 21, tzinfo=UTC)
    await there.report()
    await there.pass_by(timedelta(hours=9, minutes=59))
    assert there.told.names == []
    await there.pass_by(timedelta(minutes=1))
    assert there.told.names == ["kim"]


async def test_a_daily_digest_tells_once_of_all_that_waits() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await there.keep(Preference(there.who(kim), Pace.DAILY))
    for _ in range(4):
        await there.report()
        await there.pass_by(timedelta(hours=3))
    assert there.told.names == []
    await there.pass_by(timedelta(hours=9))
    assert there.branch.clock.time == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert [told.body for _, told in there.told.sent] == [MANY]
    await there.pass_by(timedelta(hours=24))
    assert len(there.told.sent) == 1


async def test_a_weekly_digest_comes_on_monday() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await there.keep(Preference(there.who(kim), Pace.WEEKLY))
    await there.pass_by(timedelta(days=2))  # it is Tuesday
    await there.report(flags=())
    await there.pass_by(timedelta(days=2))
    await there.report()
    await there.pass_by(timedelta(days=3, hours=20))
    assert there.told.names == []
    await there.pass_by(timedelta(hours=2))
    assert there.told.names == ["kim"]


async def test_where_a_rep_cannot_be_reached_organisers_are_told_instead() -> None:
    there = await hall()
    await there.rep("kim")
    there.told.fails, there.told.error = {"kim"}, CannotDeliverError()
    await there.report()
    await there.deliver()
    ((name, told),) = there.told.sent
    assert name == "olu"
    assert "did not reach the person that it was for" in told.body
    assert [one.action for one in told.buttons] == ["inbox.open"]


async def test_an_organiser_who_must_not_see_it_is_not_told_instead_either() -> None:
    there = await hall()
    kim, ines = await there.rep("kim"), await there.rep("ines", role="organiser")
    there.told.fails, there.told.error = {"kim"}, CannotDeliverError()
    await there.report(kept_from=(there.organiser,))
    await there.deliver()
    assert there.told.names == ["ines"]
    assert await there.unread(kim) == [News.REPORT]
    assert await there.unread(ines) == []


async def test_who_is_told_instead_is_not_lost_where_two_reports_share_a_notice() -> None:
    there = await hall()
    await there.rep("kim")
    await there.rep("ines", role="organiser")
    there.told.fails, there.told.error = {"kim"}, CannotDeliverError()
    await there.report(kept_from=(there.organiser,))
    await there.report()
    await there.deliver()
    assert set(there.told.names) == {"ines", "olu"}


async def test_a_rep_without_any_address_is_stood_in_for_by_organisers() -> None:
    there = await hall()
    kim = await there.rep("kim")
    async with there.branch.desk.store.transaction() as tx:
        for one in await tx.find(Address, person=there.who(kim)):
            await tx.remove(Address, one.id)
    await there.report()
    await there.deliver()
    assert there.told.names == ["olu"]


async def test_a_rep_whose_role_has_ended_meanwhile_is_not_told() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await there.report(held=NOON + timedelta(hours=3))
    (office,) = [one for one in await there.every(Office) if one.person == there.who(kim)]
    await there.keep(replace(office, until=NOON.date()))
    await there.pass_by(timedelta(hours=4))
    assert there.told.names == []


async def test_a_report_that_is_gone_by_now_is_not_told_of() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await there.keep(Unread("a/report/b", there.who(kim), News.REPORT, "gone"))
    report = await there.report()
    await there.deliver()
    ((_, told),) = there.told.sent
    assert (told.body, told.buttons[0].value) == (NEW, report.id)


async def test_the_reporter_is_told_that_something_waits_and_not_what() -> None:
    there = await hall()
    report = await there.report(reached=True, mode=Mode.CONFIDENTIAL)
    async with there.branch.desk.store.transaction() as tx:
        await telling.tell_reporter(tx, report.id, there.branch.desk)
        await telling.tell_reporter(tx, report.id, there.branch.desk)
    await there.deliver()
    ((_, told),) = [one for one in there.told.sent if one[0] == "reporter"]
    assert isinstance(told, Text)
    assert told.body == NEW
    assert [(one.action, one.value) for one in told.buttons] == [("report.status", "")]


async def test_no_notice_joins_a_report_with_its_reporter() -> None:
    there = await hall()
    report = await there.report(reached=True, mode=Mode.CONFIDENTIAL)
    async with there.branch.desk.store.transaction() as tx:
        await telling.tell_reporter(tx, report.id, there.branch.desk)
    way = f"way of {report.id}"
    (notice,) = [one for one in await there.every(Notice) if one.to == way]
    assert (notice.what, notice.about) == (telling.REPORTER, way)


async def test_an_anonymous_reporter_is_not_looked_for() -> None:
    there = await hall()
    report = await there.report()
    before = await there.every(Notice)
    async with there.branch.desk.store.transaction() as tx:
        await telling.tell_reporter(tx, report.id, there.branch.desk)
    assert await there.every(Notice) == before


async def test_a_second_way_to_reach_somebody_has_the_hours_of_the_first() -> None:
    there: Hall = await hall("Europe/Lisbon")
    kim = await there.rep("kim")
    (first,) = [one for one in await there.every(Address) if one.person == there.who(kim)]
    assert first.zone == "Europe/Lisbon"
    await there.keep(replace(first, quiet_from=time(1), quiet_until=time(2)))
    other = replace(kim.place, platform="web", reach="another channel-canary")
    await there.branch.bot.handle(Pressed(kim.person, other, "cause-canary-two", "inbox.open"))
    found = [one for one in await there.every(Address) if one.person == there.who(kim)]
    assert [(one.zone, one.quiet_from, one.quiet_until) for one in found] == [("Europe/Lisbon", time(1), time(2))] * 2


async def test_a_chat_comes_before_a_page_that_tells_them_only_when_it_is_open() -> None:
    there = await hall()
    kim = await there.rep("kim")
    page = replace(kim.place, platform="web", reach="page-canary")
    await there.branch.bot.handle(Pressed(kim.person, page, "cause-canary-two", "inbox.open"))
    await there.report()
    await there.deliver()
    assert there.told.names == ["kim"]


async def test_a_notice_that_a_clock_brought_forward_is_not_lost_while_the_report_is_held() -> None:
    there = await hall()
    await there.rep("kim")
    await there.report(held=NOON + timedelta(hours=10))
    (owed,) = [one for one in await there.every(Notice) if one.what == telling.WAITING]
    await there.keep(replace(owed, due=NOON))
    for _ in range(3):
        await there.deliver()
        there.branch.clock.move(timedelta(hours=1))
    assert there.told.names == []
    assert (
        len([one for one in await there.every(Notice) if one.what == telling.WAITING and one.state == "waiting"]) == 1
    )
    await there.pass_by(timedelta(hours=24))
    assert there.told.names == ["kim"]
