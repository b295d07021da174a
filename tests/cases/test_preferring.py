"""How an office holder likes to be told."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.records import Address, Pace, Preference
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody


async def address(there: Hall, rep: Somebody) -> Address:
    (found,) = [one for one in await there.every(Address) if one.person == there.who(rep)]
    return found


async def test_a_rep_chooses_pace_quiet_hours_and_zone() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    await kim.open()
    await kim.press("How I am told")
    assert dict(kim.form.values) == {
        "pace": "at-once",
        "quiet_from": "20:00",
        "quiet_until": "07:00",
        "zone": "Europe/London",
    }
    assert "Kept." in await kim.fill(pace="weekly", quiet_from="22", quiet_until="6.30", zone="Europe/Dublin")
    kept = await address(there, kim)
    assert (kept.quiet_from, kept.quiet_until, kept.zone) == (time(22), time(6, 30), "Europe/Dublin")
    assert [(one.id, one.pace) for one in await there.every(Preference)] == [(there.who(kim), Pace.WEEKLY)]
    assert (await address(there, sam)).quiet_from == time(20)
    await kim.force("desk.preference")
    assert (kim.form.values["pace"], kim.form.values["quiet_until"]) == ("weekly", "06:30")


@pytest.mark.parametrize("none", ["", "None"])
async def test_no_hours_need_be_quiet(none: str) -> None:
    there = await hall()
    kim = await there.rep("kim")
    await kim.force("desk.preference")
    await kim.fill(quiet_from=none, quiet_until=none)
    assert (await address(there, kim)).quiet_from is None
    there.branch.clock.time = datetime(2026, 11, 22, 23, tzinfo=UTC)
    await there.report()
    await there.deliver()
    assert there.told.names == ["kim"]


async def test_what_is_chosen_is_kept_to() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await kim.force("desk.preference")
    await kim.fill(pace="daily", zone="America/New_York")
    await there.report()
    await there.pass_by(timedelta(hours=25))
    assert there.told.names == ["kim"]
    await there.report()
    await there.deliver()
    assert there.told.names == ["kim"]


async def test_what_they_chose_stays_when_they_come_again() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await kim.force("desk.preference")
    await kim.fill(quiet_from="1:00", quiet_until="2:00")
    await kim.open()
    await kim.say("inbox")
    assert (await address(there, kim)).quiet_from == time(1)


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"pace": "hourly"}, "Please choose from the list."),
        ({"pace": ""}, "Please answer this one."),
        ({"zone": "Mars/Olympus"}, "no time zone that I know"),
        ({"zone": ""}, "Please answer this one."),
        ({"quiet_from": "25:00"}, "not a time of day"),
        ({"quiet_from": "late"}, "not a time of day"),
        ({"quiet_from": "8:99"}, "not a time of day"),
        ({"quiet_until": ""}, "both, or neither"),
        ({"quiet_from": ""}, "both, or neither"),
        ({"quiet_from": "7:00"}, "These are the same"),
        ({"quiet_from": "٢٠:٠٠"}, "not a time of day"),
    ],
)
async def test_what_cannot_be_kept_comes_back_with_what_was_typed(values: dict[str, str], wrong: str) -> None:
    there = await hall()
    kim = await there.rep("kim")
    before = await address(there, kim)
    await kim.force("desk.preference")
    assert wrong in await kim.fill(**{"quiet_from": "20:00", "quiet_until": "07:00", **values})
    assert {name: kim.form.values[name] for name in values} == values
    assert await address(there, kim) == before
    assert await there.every(Preference) == ()


async def test_who_cannot_be_told_anything_hears_why() -> None:
    there = await hall()
    kim = await there.rep("kim")
    kim.lasting = False
    async with there.branch.desk.store.transaction() as tx:
        for one in await tx.find(Address, person=there.who(kim)):
            await tx.remove(Address, one.id)
    await kim.force("desk.preference")
    assert "I have no place yet where I can tell you something." in await kim.fill(pace="daily")


async def test_it_is_for_office_holders() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    assert "Only a rep can do that." in await alex.force("desk.preference")
    assert "Only a rep can do that." in await alex.send("desk.preferred", pace="daily", zone="UTC")
    assert await there.every(Preference) == ()


async def test_a_second_delivery_does_not_undo_what_came_after_it() -> None:
    there = await hall()
    kim = await there.rep("kim")
    values = {"quiet_from": "", "quiet_until": "", "zone": "UTC"}
    first = await kim.send("desk.preferred", "one-canary", pace="daily", **values)
    await kim.send("desk.preferred", pace="weekly", **values)
    assert await kim.send("desk.preferred", "one-canary", pace="daily", **values) == first
    assert [one.pace for one in await there.every(Preference)] == [Pace.WEEKLY]
