"""Several pieces of work in one commit: each gets its own result, and all of them the failure."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.outbox.together import Together
from bot.records import Notice
from bot.store import ConflictError, MemoryStore, O, StoreError, Transaction, UnreadableError
from tests.outbox.parts import kept, to


@dataclass
class Counting:
    """Counts transactions, each of which takes a while; `failures` are raised in place of the next ones."""

    inner: MemoryStore = field(default_factory=MemoryStore)
    opened: int = 0
    failures: list[Exception] = field(default_factory=list)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        self.opened += 1
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        async with self.inner.transaction() as tx:
            yield tx

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        return await self.inner.claim(kind, now, most, change)

    async def close(self) -> None:
        await self.inner.close()


def adding(number: int, waits: asyncio.Event | None = None) -> Callable[[Transaction], Awaitable[int]]:
    async def work(tx: Transaction) -> int:
        await tx.add(to("rep", number))
        if waits:
            await waits.wait()
        return number

    return work


async def test_what_comes_in_one_turn_of_the_loop_shares_a_commit_and_each_gets_its_own_result() -> None:
    store = Counting()
    together = Together(store)
    assert await asyncio.gather(*(together.do(adding(number)) for number in range(20))) == list(range(20))
    assert store.opened == 1
    assert len([number for number in range(20) if await kept(store, to("rep", number))]) == 20


async def test_what_comes_while_a_commit_is_under_way_shares_the_next_one() -> None:
    store, waits = Counting(), asyncio.Event()
    together = Together(store)
    first = asyncio.create_task(together.do(adding(0, waits)))
    while not store.opened:  # noqa: ASYNC110 - nobody says when
        await asyncio.sleep(0)
    others = [asyncio.create_task(together.do(adding(number))) for number in range(1, 20)]
    await asyncio.sleep(0)
    waits.set()
    assert await asyncio.gather(first, *others) == list(range(20))
    assert store.opened == 2


async def test_a_conflict_does_all_of_it_again() -> None:
    store = Counting(failures=[ConflictError(), ConflictError()])
    assert await Together(store).do(adding(1)) == 1
    assert store.opened == 3


async def test_a_failure_is_told_to_all_that_shared_it_and_the_next_commit_is_another() -> None:
    store = Counting(failures=[StoreError("full")])
    together = Together(store)
    told = await asyncio.gather(*(together.do(adding(number)) for number in range(5)), return_exceptions=True)
    assert all(isinstance(one, StoreError) for one in told)
    assert await together.do(adding(7)) == 7


async def test_when_whoever_commits_is_interrupted_the_others_hear_so() -> None:
    together = Together(MemoryStore())
    started = asyncio.Event()
    never = asyncio.Event()

    async def first(tx: Transaction) -> None:
        started.set()
        await never.wait()

    blocking = asyncio.create_task(together.do(first))
    await started.wait()
    leading, sharing = (asyncio.create_task(together.do(adding(number, never))) for number in (1, 2))
    await asyncio.sleep(0)
    blocking.cancel()
    await asyncio.wait([blocking])
    leading.cancel()
    await asyncio.wait([leading])
    with pytest.raises(StoreError, match="interrupted"):
        await sharing
    assert await together.do(adding(3)) == 3


async def test_the_work_of_somebody_who_left_is_not_done() -> None:
    store = MemoryStore()
    together = Together(store)
    started, go_on = asyncio.Event(), asyncio.Event()

    async def first(tx: Transaction) -> None:
        started.set()
        await go_on.wait()

    blocking = asyncio.create_task(together.do(first))
    await started.wait()
    leaving = asyncio.create_task(together.do(adding(1)))
    await asyncio.sleep(0)
    leaving.cancel()
    go_on.set()
    await blocking
    with pytest.raises(asyncio.CancelledError):
        await leaving
    async with store.transaction() as tx:
        assert await tx.find(Notice) == ()


async def test_work_that_fails_by_itself_is_told_so_and_the_rest_is_committed() -> None:
    store = Counting()
    together = Together(store)

    async def wrong(tx: Transaction) -> None:
        await tx.add(to("rep", 99))
        raise ValueError

    async def damaged(tx: Transaction) -> None:
        raise UnreadableError

    work = [adding(0), wrong, adding(1), damaged, adding(2)]
    done = await asyncio.gather(*(together.do(one) for one in work), return_exceptions=True)
    assert [one if isinstance(one, int) else type(one) for one in done] == [0, ValueError, 1, UnreadableError, 2]
    assert await kept(store, to("rep", 99)) is None
    assert [number for number in range(3) if await kept(store, to("rep", number))] == [0, 1, 2]
