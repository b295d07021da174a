"""A process that keeps a request for a talk, and is killed before anybody is thanked for it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from bot.bot import Bot
from bot.events import Owner, Person, Place, Submitted
from bot.records import Talk
from bot.store import O, Store, Transaction
from tests import processes
from tests.outbox.stores import open_store
from tests.processes import left_alone, preload
from tests.reporting_process import DEPOT, desk
from tests.talks.asked import WROTE


@dataclass(frozen=True, slots=True)
class Kept:
    """It is in the store, and nobody has been told."""


@dataclass
class Stopping:
    """A store that never comes back from the commit that keeps a talk."""

    inner: Store
    kept: Callable[[], None]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self.inner.transaction() as tx:
            before = len(await tx.find(Talk))
            yield tx
            more = len(await tx.find(Talk)) > before
        if more:
            self.kept()
            await asyncio.Event().wait()

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        return await self.inner.claim(kind, now, most, change)

    async def close(self) -> None:
        await self.inner.close()


def request() -> Submitted:
    """The same whenever it is sent."""
    place = Place("test", "tenant-canary", "place-canary", Owner.UNION)
    person = Person("test", "tenant-canary", "user-canary")
    return Submitted(person, place, "cause-canary", f"talks.send {DEPOT.id}", WROTE)


def live(keys: Path, where: Path | str, words: Connection) -> None:
    left_alone()
    asyncio.run(_live(keys, where, words))


async def _live(keys: Path, where: Path | str, words: Connection) -> None:
    store = await open_store(keys, where)
    await Bot(desk(Stopping(store, lambda: words.send(Kept())))).handle(request())


preload(__name__)


class Life(processes.Life[Kept]):
    """One such process."""

    def __init__(self, keys: Path, where: Path | str) -> None:
        super().__init__(live, keys, where)
