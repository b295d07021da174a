"""A survey closes step by step: each can be the last before a crash, and nobody else waits for the whole."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.records import Ballot, Carried, FreeText, Result, Survey, SurveyKey, Told, Unsent
from bot.records.surveys import Stage, Way
from bot.store import MemoryStore, O, Store, Transaction, UnavailableError, run
from bot.surveys import closing, shelves
from bot.surveys.staff import tokens
from tests import fakes, postgres
from tests.fakes import NOON, kept
from tests.outbox.stores import open_store
from tests.surveys import asked

LATER = NOON + timedelta(days=8)
MANY = 10_000


class CrashError(BaseException):
    """The process is gone: nothing of it catches this."""


@dataclass
class Crashing:
    """The process ends in the transaction of that number: before it is kept, or just after."""

    inner: MemoryStore
    at: int
    kept: bool
    begun: int = field(default=0)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        self.begun += 1
        last = self.begun == self.at
        async with self.inner.transaction() as tx:
            yield tx
            if last and not self.kept:
                raise CrashError
        if last:
            raise CrashError

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        return await self.inner.claim(kind, now, most, change)

    async def close(self) -> None:
        await self.inner.close()


async def full(store: Store, people: int, *, words: bool = False) -> None:
    desk = fakes.desk(store=store)
    await asked.opened(store, asked.survey(), desk)
    key = await asked.key_of(store)
    for start in range(0, people, 500):

        async def add(tx: Transaction, start: int = start) -> None:
            for number in range(start, min(start + 500, people)):
                token = tokens.of_person(key, f"{number}")
                given = {"site": ("depot" if number % 2 else "hall",)} | ({"worry": (f"{number}",)} if words else {})
                await tx.add(Ballot(token, shelves.shelf("watched", token), Way.CHAT, given))
                if number % 5 == 0:
                    await tx.add(Unsent(token, LATER, shelves.shelf("watched", token), given))

        await run(store, add)


async def closed(store: Store, people: int) -> None:
    (survey,) = await kept(store, Survey)
    assert survey.stage is Stage.CLOSED
    (result,) = await kept(store, Result)
    assert (result.answered, result.lost) == (people, 0)
    for kind in (Ballot, Unsent, Carried, SurveyKey):
        assert not await kept(store, kind)


@pytest.mark.parametrize("is_kept", [False, True])
async def test_whatever_step_is_the_last_before_a_crash_the_next_process_goes_on(is_kept: bool) -> None:
    whole = Crashing(MemoryStore(), 0, is_kept)
    await full(whole.inner, 12, words=True)
    await closing.sweep(whole, LATER)
    steps = whole.begun
    # The first, the last, and those between, of which most are one shelf after the other.
    for at in sorted({*range(1, 6), *range(steps - 4, steps + 1), *range(6, steps, 37), *range(255, 265)}):
        store = Crashing(MemoryStore(), at, is_kept)
        await full(store.inner, 12, words=True)
        with pytest.raises(CrashError):
            await closing.sweep(store, LATER)
        await closing.sweep(store.inner, LATER)
        await closed(store.inner, 12)
        assert len(await kept(store.inner, FreeText)) == 12


async def test_with_the_store_away_in_the_middle_nothing_is_counted_twice() -> None:
    inner = MemoryStore()
    await full(inner, 12)

    class Away(Crashing):
        @asynccontextmanager
        async def transaction(self) -> AsyncIterator[Transaction]:
            self.begun += 1
            if self.begun > self.at:
                raise UnavailableError
            async with self.inner.transaction() as tx:
                yield tx

    for at in range(0, 600, 45):
        with suppress(UnavailableError):
            await closing.sweep(Away(inner, at, kept=False), LATER)
    await closing.sweep(inner, LATER)
    await closed(inner, 12)


@pytest.mark.parametrize("engine", ["embedded", "postgresql"])
async def test_while_ten_thousand_ballots_are_counted_and_erased_others_are_answered(
    tmp_path: Path, engine: str
) -> None:
    with postgres.database() as url:
        store = await open_store(tmp_path / "keys", url if engine == "postgresql" else tmp_path / "store")
        await full(store, MANY)
        over, waits = asyncio.Event(), list[float]()

        async def others() -> None:
            while not over.is_set():
                began = time.perf_counter()
                await run(store, lambda tx: tx.put(Told(f"{len(waits)}", LATER, LATER)))
                waits.append(time.perf_counter() - began)

        going = asyncio.create_task(others())
        began = time.perf_counter()
        await closing.close(store, "watched", LATER)
        took = time.perf_counter() - began
        over.set()
        await going
        await closed(store, MANY)
        assert len(waits) > 500, "others get a turn between any two shelves"
        assert max(waits) < took / 4, "and nobody waits for the whole"
        print(f"{engine}: {took:.1f} s, {len(waits)} others, at most {max(waits) * 1000:.0f} ms")
        await store.close()
