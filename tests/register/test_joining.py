"""Which system a report joins, whatever others do to the register meanwhile."""

from dataclasses import replace

from bot.desk import Desk
from bot.records import Revision, System
from bot.register import joining, known
from bot.register.known import Known
from bot.register.likeness import Band
from bot.store import MemoryStore
from tests import fakes
from tests.fakes import kept

HALL, DEPOT = "hall", "depot"


async def keep(desk: Desk, *systems: System) -> None:
    async with desk.store.transaction() as tx:
        for one in systems:
            await tx.put(one)
            await known.changed(tx, one.workplace)


async def join(desk: Desk, typed: str, workplace: str = HALL) -> System:
    found = await joining.likely(desk, workplace, typed)
    async with desk.store.transaction() as tx:
        return await joining.join(tx, workplace, found)


async def test_a_new_name_makes_a_system_and_the_same_name_joins_it() -> None:
    desk = fakes.desk()
    made = await join(desk, "  Care   Match ")
    assert (made.name, made.workplace, made.confirmed) == ("Care Match", HALL, False)
    assert await join(desk, "carematch system") == made
    assert len(await kept(desk.store, System)) == 1


async def test_an_alias_joins_and_another_workplace_does_not() -> None:
    desk = fakes.desk()
    await keep(desk, System("care", HALL, "CareMatch", ("The matcher",)))
    assert (await join(desk, "the Matcher")).id == "care"
    assert (await join(desk, "the Matcher", DEPOT)).workplace == DEPOT
    assert len(await kept(desk.store, System)) == 2


async def test_what_is_only_alike_makes_another_system_which_a_rep_is_asked_about() -> None:
    desk = fakes.desk()
    await keep(desk, System("care", HALL, "CareMatch Night"))
    assert (await join(desk, "Care Match")).id != "care"


async def test_what_others_did_between_looking_and_joining_counts() -> None:
    desk = fakes.desk()
    found = await joining.likely(desk, HALL, "CareMatch")
    await keep(desk, System("care", HALL, "CareMatch"))
    async with desk.store.transaction() as tx:
        assert (await joining.join(tx, HALL, found)).id == "care"
    found = await joining.likely(desk, HALL, "CareMatch")
    await keep(desk, System("care", HALL, "Something else"))
    async with desk.store.transaction() as tx:
        assert (await joining.join(tx, HALL, found)).id != "care"


async def test_a_system_that_is_gone_or_moved_is_not_joined() -> None:
    desk = fakes.desk()
    await keep(desk, System("care", HALL, "CareMatch"))
    found = await joining.likely(desk, HALL, "CareMatch")
    assert found.system == "care"
    async with desk.store.transaction() as tx:  # without a word to the others, as after a restore
        await tx.remove(System, "care")
        assert (await joining.join(tx, HALL, found)).id != "care"


async def test_two_that_report_the_same_new_name_at_once_make_one_system() -> None:
    desk = fakes.desk()
    first, second = [await joining.likely(desk, HALL, "CareMatch") for _ in range(2)]
    async with desk.store.transaction() as tx:
        made = await joining.join(tx, HALL, first)
    async with desk.store.transaction() as tx:
        assert await joining.join(tx, HALL, second) == made
    assert "CareMatch" not in repr(first)


async def test_names_are_read_anew_once_they_changed_and_not_before() -> None:
    desk = fakes.desk()
    await keep(desk, System("care", HALL, "CareMatch", confirmed=True), System("rota", HALL, "Rota"))
    names = await desk.known.of(desk.store, HALL, confirmed=True)
    assert names.typing("care") == ("care",)
    assert names.typing("rota") == ()
    assert await desk.known.of(desk.store, HALL, confirmed=True) is names
    every = await desk.known.of(desk.store, HALL, confirmed=False)
    assert every.typing("rota") == ("rota",)
    await keep(desk, System("rota", HALL, "Rota", confirmed=True))
    assert (await desk.known.of(desk.store, HALL, confirmed=True)).typing("rota") == ("rota",)
    assert (await desk.known.of(desk.store, DEPOT, confirmed=False)).typing("care") == ()


async def test_another_process_that_shares_the_store_sees_the_change() -> None:
    store = MemoryStore()
    one, other = fakes.desk(store=store), replace(fakes.desk(store=store), known=Known())
    await keep(one, System("care", HALL, "CareMatch"))
    assert (await other.known.of(store, HALL, confirmed=False)).typing("care") == ("care",)
    await keep(one, System("care", HALL, "Rota"))
    assert (await other.known.of(store, HALL, confirmed=False)).typing("care") == ()
    assert len(await kept(store, Revision)) == 1


async def test_for_each_of_many_names_the_likeliest_comes_first() -> None:
    desk = fakes.desk()
    await keep(desk, System("care", HALL, "CareMatch"), System("night", HALL, "CareMatch Night"))
    found = await joining.alike(desk, HALL, ["carematch", "carematch", "Nothing like it"])
    assert {typed: [(one.system, one.band) for one in few] for typed, few in found.of.items()} == {
        "carematch": [("care", Band.JOINED), ("night", Band.SUGGESTED)],
        "Nothing like it": [],
    }
    assert "carematch" not in repr(found)
