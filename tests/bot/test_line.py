"""What many people do at the same time is kept in one commit, and each hears of their own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.line import MOST, Line
from bot.records import Seen
from bot.store import ConflictError, FullError, MemoryStore, Transaction
from tests.fakes import NOON, BrokenStore, kept


@dataclass
class Counting(BrokenStore):
    """Counts its commits. The first of them fail with these."""

    error: Exception | None = None
    commits: int = 0
    failing: list[Exception] = field(default_factory=list)
    memory: MemoryStore = field(default_factory=MemoryStore)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self.memory.transaction() as tx:
            yield tx
            if self.failing:
                raise self.failing.pop()
            self.commits += 1


@dataclass(frozen=True)
class Add:
    name: str

    async def __call__(self, tx: Transaction) -> str:
        await tx.add(Seen(self.name, NOON))
        return self.name


async def test_those_who_come_at_once_share_a_commit_and_each_gets_their_own_answer() -> None:
    store, line = Counting(), Line()
    names = [f"{number}" for number in range(2 * MOST)]
    assert await asyncio.gather(*(line.run(store, Add(name)) for name in names)) == names
    assert store.commits == 2
    assert {one.id for one in await kept(store, Seen)} == set(names)
    assert await line.run(store, Add("later")) == "later"


async def test_one_that_fails_keeps_nobody_else_from_theirs() -> None:
    async def broken(tx: Transaction) -> str:
        await Add("broken")(tx)
        raise KeyError("broken")

    store, line = Counting(), Line()
    works: list[Callable[[Transaction], Awaitable[str]]] = [broken, Add("one"), Add("two")]
    found = await asyncio.gather(*(line.run(store, work) for work in works), return_exceptions=True)
    assert isinstance(found[0], KeyError)
    assert found[1:] == ["one", "two"]
    assert {one.id for one in await kept(store, Seen)} == {"one", "two"}


async def test_where_another_process_got_in_between_all_of_it_is_done_again() -> None:
    store, line = Counting(failing=[ConflictError()]), Line()
    found = await asyncio.gather(*(line.run(store, Add(name)) for name in ("one", "two")))
    assert found == ["one", "two"]


async def test_where_the_store_fails_everybody_hears_of_it() -> None:
    line = Line()
    store = BrokenStore(FullError())
    works = (line.run(store, Add(name)) for name in ("one", "two"))
    found = await asyncio.gather(*works, return_exceptions=True)
    assert [type(one) for one in found] == [FullError, FullError]


async def test_who_does_not_wait_any_more_keeps_nobody_else_waiting() -> None:
    store, line = Counting(), Line()
    gone = asyncio.create_task(line.run(store, Add("gone")))
    stays = asyncio.create_task(line.run(store, Add("stays")))
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays == "stays"
    with pytest.raises(asyncio.CancelledError):
        await gone
