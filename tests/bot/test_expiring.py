"""What is remembered for a time is forgotten after it, and nothing else is."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from bot import expiring, memory
from bot.expiring import AT_ONCE, keep_sweeping, sweep
from bot.records import Feedback, Gap, Invitation, Role, Seen, Told
from bot.store import MemoryStore, O, Owed, Record, UnavailableError, run
from tests.damaged import DamagedStore
from tests.fakes import NOON, Clock, kept

SOON = 10.0  # seconds in which anything here must have happened
MINUTE = timedelta(minutes=1)


def told(name: str, due: datetime) -> Told:
    return Told(name, due, until=due)


async def filled(*records: Record) -> MemoryStore:
    store = MemoryStore()
    async with store.transaction() as tx:
        for record in records:
            await tx.add(record)
    return store


async def test_what_is_due_is_forgotten_and_the_rest_stays() -> None:
    due = (told("a", NOON), Seen("a", NOON), Gap("a", NOON, "words", "2025-W40"))
    later = (told("b", NOON + MINUTE), Seen("b", NOON + MINUTE), Gap("b", NOON + MINUTE, "words", "2025-W40"))
    store = await filled(*due, *later, Feedback("agreement/consent", 3, 2))
    await sweep(store, NOON)
    found = [await kept(store, kind) for kind in (Told, Seen, Gap, Feedback)]
    assert found == [*((one,) for one in later), (Feedback("agreement/consent", 3, 2),)]


async def test_more_than_one_commit_forgets_is_forgotten_all_the_same() -> None:
    store = await filled(*(Seen(f"{number}", NOON) for number in range(2 * AT_ONCE + 1)))
    await sweep(store, NOON)
    assert await kept(store, Seen) == ()


@pytest.mark.parametrize(
    ("kind", "made"),
    [(Told, told), (Seen, Seen), (Gap, lambda name, due: Gap(name, due, "words", "2026-W47"))],
)
async def test_of_too_many_the_oldest_go_first(
    kind: type[Owed], made: Callable[[str, datetime], Owed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expiring, "MOST", dict.fromkeys(expiring.MOST, 3))
    weeks = [NOON + timedelta(weeks=week) for week in (5, 1, 4, 2, 3)]
    store = await filled(*(made(f"{number}", week) for number, week in enumerate(weeks)))
    for _ in range(2):
        await sweep(store, NOON)
        assert sorted(one.due for one in await kept(store, kind)) == sorted(weeks)[2:]


@dataclass
class Between(MemoryStore):
    """Somebody else comes between the taking and the forgetting."""

    then: Record | None = None

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        taken = await MemoryStore.claim(self, kind, now, most, change)
        if taken and self.then is not None:
            async with self.transaction() as tx:
                await tx.put(self.then)
        return taken


async def test_a_place_that_is_told_again_meanwhile_is_not_forgotten() -> None:
    again = told("a", NOON + timedelta(hours=3))
    store = Between(then=again)
    async with store.transaction() as tx:
        await tx.add(told("a", NOON))
    await sweep(store, NOON)
    assert await kept(store, Told) == (again,)


async def test_what_a_sweep_that_broke_off_had_taken_is_forgotten_by_a_later_one() -> None:
    store = await filled(told("a", NOON))
    await store.claim(Told, NOON, 1, lambda owed: replace(owed, due=NOON + expiring.TAKEN_FOR))
    await sweep(store, NOON)
    assert len(await kept(store, Told)) == 1
    await sweep(store, NOON + expiring.TAKEN_FOR)
    assert await kept(store, Told) == ()


async def test_one_that_cannot_be_opened_keeps_no_other_from_being_forgotten() -> None:
    store = DamagedStore({"damaged"}, inner=await filled(Gap("damaged", NOON, "words-canary", "2025-W40")))
    due = [
        *(Gap(f"{number}", NOON, "words", "2025-W40") for number in range(AT_ONCE + 1)),
        Invitation("a", NOON, NOON, Role.REP, "hall", "Sam"),
        told("a", NOON),
    ]
    async with store.transaction() as tx:
        for record in due:
            await tx.add(record)
    await sweep(store, NOON)
    for kind in (Told, Invitation):
        assert await kept(store.inner, kind) == ()
    assert [one.id for one in await kept(store.inner, Gap)] == ["damaged"]
    store.damaged.clear()
    await sweep(store, NOON + timedelta(hours=1))
    assert await kept(store.inner, Gap) == ()


async def test_of_too_many_the_oldest_go_though_one_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expiring, "MOST", {Gap: 2})
    made = (Gap(f"{number}", NOON + timedelta(weeks=number + 1), "words", "2025-W40") for number in range(4))
    store = DamagedStore({"1"}, inner=await filled(*made))
    await sweep(store, NOON)
    assert [one.id for one in await kept(store.inner, Gap)] == ["1", "2", "3"]


async def test_a_batch_that_fails_keeps_no_other_from_being_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expiring, "AT_ONCE", 2)
    store = Breaking(inner=await filled(*(Gap(f"{number}", NOON, "words", "2025-W40") for number in range(5))))
    await sweep(store, NOON)
    assert [one.id for one in await kept(store.inner, Gap)] == ["0"]


@dataclass
class Breaking(DamagedStore):
    """One breaks once it was taken."""

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        taken = await DamagedStore.claim(self, kind, now, most, change)
        if taken:
            self.damaged = {"0"}
        return taken


@dataclass
class Away(MemoryStore):
    """Cannot be reached for the first claims."""

    times: int = 1

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        if self.times:
            self.times -= 1
            raise UnavailableError("words-canary of a driver")
        return await MemoryStore.claim(self, kind, now, most, change)


async def forgotten(store: MemoryStore) -> None:
    async with asyncio.timeout(SOON):
        while await kept(store, Seen):  # noqa: ASYNC110 - a store tells nobody
            await asyncio.sleep(0)


async def test_it_goes_on_sweeping_whatever_fails_and_ends_when_told(logged: list[str]) -> None:
    store, clock, stop = Away(), Clock(), asyncio.Event()
    await run(store, lambda tx: memory.first(tx, "a", clock()))
    clock.move(timedelta(hours=26))
    task = asyncio.create_task(keep_sweeping(store, clock, stop, every=0.001))
    await forgotten(store)
    stop.set()
    await asyncio.wait_for(task, SOON)
    assert any("not all forgotten: UnavailableError in test_expiring.py" in line for line in logged)


async def test_told_to_stop_it_does_not_wait_for_the_next_sweep() -> None:
    store, stop = await filled(Seen("a", NOON)), asyncio.Event()
    task = asyncio.create_task(keep_sweeping(store, Clock(), stop, every=3600.0))
    await forgotten(store)
    stop.set()
    await asyncio.wait_for(task, SOON)
