"""Which reports and systems an office holder may see."""

from dataclasses import replace
from datetime import timedelta

from bot import sight
from bot.records import Disclosure, Held, KeptFrom, Office, Role, System
from bot.sight import Sight
from bot.store import run
from tests.cases.parts import Hall, hall
from tests.fakes import NOON, TODAY
from tests.people.living import Somebody


async def seen(there: Hall, somebody: Somebody) -> Sight:
    async with there.branch.desk.store.transaction() as tx:
        return await sight.of(tx, somebody.person, there.branch.desk)


async def reports(there: Hall, somebody: Somebody, workplace: str | None = None) -> set[str]:
    async with there.branch.desk.store.transaction() as tx:
        mine = await sight.of(tx, somebody.person, there.branch.desk)
        return {one.id for one in await sight.reports(tx, mine, workplace)}


async def systems(there: Hall, somebody: Somebody, workplace: str | None = None) -> list[str]:
    """Those that are listed; each of them, and no other, is found by its id too."""
    async with there.branch.desk.store.transaction() as tx:
        mine = await sight.of(tx, somebody.person, there.branch.desk)
        listed = await sight.systems(tx, mine, workplace)
        found = [one.id for one in await tx.find(System) if await sight.system(tx, mine, one.id)]
        if workplace is None:
            assert sorted(found) == sorted(one.id for one in listed)
        return [one.name for one in listed]


async def test_a_rep_sees_the_reports_of_their_workplaces_only() -> None:
    there = await hall()
    kim = await there.rep("kim")
    depot = await there.workplace("Depot")
    dan = await there.rep("dan", depot.id)
    report = await there.report()
    assert await reports(there, kim) == {report.id}
    assert await reports(there, kim, there.place.id) == {report.id}
    assert await reports(there, dan) == set()
    assert await reports(there, dan, there.place.id) == set()
    assert await reports(there, there.organiser) == {report.id}
    assert await reports(there, there.branch.somebody("alex")) == set()


async def test_what_is_kept_from_somebody_is_not_there_for_them() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    report = await there.report(kept_from=(kim, there.organiser))
    assert await reports(there, kim) == set()
    assert await reports(there, there.organiser) == set()
    assert await reports(there, sam) == {report.id}
    assert await systems(there, kim) == []
    assert await systems(there, sam) == ["Rota helper"]


async def test_a_ticked_name_hides_it_whichever_way_that_person_comes() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    await there.keep(KeptFrom(report.id, (), ("KIM",)))
    assert await reports(there, kim) == set()
    await there.keep(KeptFrom(report.id, (), ("Kimberley",)))
    assert await reports(there, kim) == {report.id}


async def test_what_is_held_is_seen_by_nobody_until_it_is_due() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(held=NOON + timedelta(hours=1))
    assert await reports(there, kim) == await reports(there, there.organiser) == set()
    assert await systems(there, kim) == []
    there.branch.clock.move(timedelta(hours=1))
    assert await reports(there, kim) == {report.id}
    assert await systems(there, kim) == ["Rota helper"]


async def test_a_system_is_known_once_it_is_confirmed_or_disclosed() -> None:
    there = await hall()
    kim = await there.rep("kim")
    first = await there.report(kept_from=(kim,), name="Alpha")
    second = await there.report(kept_from=(kim,), name="beta")
    assert await systems(there, kim) == []
    await there.keep(Disclosure("told", first.system, there.place.id, TODAY))
    (system,) = [one for one in await there.every(System) if one.id == second.system]
    await there.keep(replace(system, confirmed=True))
    assert await systems(there, kim) == ["Alpha", "beta"]
    assert await systems(there, kim, there.place.id) == ["Alpha", "beta"]


async def test_systems_of_another_workplace_are_not_listed() -> None:
    there = await hall()
    depot = await there.workplace("Depot")
    dan = await there.rep("dan", depot.id)
    report = await there.report()
    (system,) = await there.every(System)
    await there.keep(replace(system, confirmed=True))
    assert await systems(there, dan) == await systems(there, dan, there.place.id) == []
    assert report.workplace == there.place.id


async def test_who_holds_several_offices_sees_what_each_lets_them_see() -> None:
    there = await hall()
    depot = await there.workplace("Depot")
    kim = await there.rep("kim")
    await there.keep(Office("second", there.who(kim), Role.REP, depot.id, "Kim", TODAY))
    mine = await seen(there, kim)
    assert mine.covers(there.place.id)
    assert mine.covers(depot.id)
    assert not mine.covers("elsewhere")

    async def places(tx: object) -> list[str]:
        return [one.name for one in await sight.workplaces(tx, mine)]  # type: ignore[arg-type]

    assert await run(there.branch.desk.store, places) == ["Depot", "Town Hall"]


async def test_what_a_clock_far_ahead_has_held_is_not_lost_once_the_clock_is_right() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(held=NOON + timedelta(days=400))
    assert "Case" in await kim.force("case.open", report.id)
    await there.keep(Held(report.id, NOON, sight.NEVER))
    assert "I have no such case for you." in await kim.force("case.open", report.id)
