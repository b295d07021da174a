"""A report that joined the wrong system is moved to another, or to a new one."""

import pytest

from bot.records import System
from bot.records.audit import Did
from bot.register import joining
from tests.cases.parts import hall
from tests.register.parts import enter, system


async def test_a_report_is_moved_to_another_system_and_one_of_which_nothing_is_left_goes() -> None:
    place = await hall()
    rep = await place.rep("sam")
    report = await place.report(name="Care Match")
    await system(place, "known", "Rota", confirmed=True)
    assert "belongs to **Care Match**" in await rep.force("register.move", report.id)
    told = await rep.press("Rota", "one")
    assert rep.card.title == "Rota"
    assert (await place.now(report)).system == "known"
    assert [one.id for one in await place.every(System)] == ["known"]
    assert (await place.log(report)).count(Did.SPLIT) == 1
    assert await rep.force("register.moved", f"{report.id} known", "one") == told
    assert (await place.log(report)).count(Did.SPLIT) == 1


async def test_a_report_is_split_off_to_a_new_system_with_a_name() -> None:
    place = await hall()
    rep = await place.rep("sam")
    report = await place.report(name="Care Match")
    await place.report(name="Care Match", system=report.system)
    await rep.force("register.move", report.id)
    await rep.press("Another name, or a new one")
    assert "Please answer this one." in await rep.fill(name="")
    told = await rep.fill("one", name=" Rota  Planner")
    assert rep.card.title == "Rota Planner"
    moved = await place.now(report)
    assert moved.system != report.system
    assert {one.name for one in await place.every(System)} == {"Care Match", "Rota Planner"}
    assert await rep.send(f"register.move_new {report.id}", "one", name=" Rota  Planner") == told
    assert len(await place.every(System)) == 2
    # A name that is known means that system.
    other = await place.report(system=report.system)
    await rep.send(f"register.move_new {other.id}", name="rota planner")
    assert (await place.now(other)).system == moved.system


@pytest.mark.parametrize("value", ["none known", "{report} none", "{report} elsewhere", "{report}", ""])
async def test_a_report_goes_nowhere_but_to_a_system_of_its_workplace(value: str) -> None:
    place = await hall()
    depot = await place.workplace("Depot")
    report = await place.report()
    await enter(place, System("elsewhere", depot.id, "Rota", confirmed=True))
    await system(place, "known", "Rota", confirmed=True)
    told = await place.organiser.force("register.moved", value.format(report=report.id))
    assert "That is no longer there." in told
    assert (await place.now(report)).system == report.system


async def test_nobody_moves_a_report_that_they_may_not_see() -> None:
    place = await hall()
    rep = await place.rep("sam")
    report = await place.report(kept_from=(rep,))
    await system(place, "known", "Rota", confirmed=True)
    for told in (
        await rep.force("register.move", report.id),
        await rep.force("register.moved", f"{report.id} known"),
        await rep.force("register.move_new", report.id),
        await rep.send(f"register.move_new {report.id}", name="Rota"),
    ):
        assert "That is no longer there." in told
    assert (await place.now(report)).system == report.system
    assert "Only a rep can do that." in await place.branch.somebody("alex").force("register.move", report.id)


async def test_what_was_split_off_under_a_name_that_was_heard_joins_the_new_system_from_then_on() -> None:
    place = await hall()
    rep = await place.rep("sam")
    report = await place.report(name="Rota Planner")
    await system(place, "known", "Shifts", confirmed=True)
    await rep.force("register.join", f"{report.system} known")
    assert (await joining.likely(place.branch.desk, place.place.id, "rota planner")).system == "known"
    await rep.send(f"register.move_new {report.id}", name="Rota planner")
    moved = (await place.now(report)).system
    assert moved != "known"
    assert (await joining.likely(place.branch.desk, place.place.id, "rota planner")).system == moved
