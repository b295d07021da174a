"""A commit of this process that owes somebody something wakes its outbox, which need not wait for its next look."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.records import Notice
from bot.store import Lying, O, R, Record, Store, Transaction


@dataclass(frozen=True, slots=True)
class WakingStore:
    """The store, and an event that is set once a commit has added a notice."""

    inner: Store
    owing: asyncio.Event

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self.inner.transaction() as tx:
            watched = _Watched(tx)
            yield watched
        if watched.owes:
            self.owing.set()

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        return await self.inner.claim(kind, now, most, change)

    async def close(self) -> None:
        await self.inner.close()


@dataclass(slots=True)
class _Watched:
    tx: Transaction
    owes: bool = False

    async def add(self, record: Record) -> None:
        self.owes |= isinstance(record, Notice)
        await self.tx.add(record)

    async def put(self, record: Record) -> None:
        await self.tx.put(record)

    async def get(self, kind: type[R], id: str) -> R | None:  # noqa: A002 - the port's own word
        return await self.tx.get(kind, id)

    async def find(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        return await self.tx.find(kind, **equals)

    async def readable(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        return await self.tx.readable(kind, **equals)

    async def lying(self, kind: type[Record], id: str = "", **equals: str) -> tuple[Lying, ...]:  # noqa: A002
        return await self.tx.lying(kind, id, **equals)

    async def remove(self, kind: type[Record], id: str) -> None:  # noqa: A002
        await self.tx.remove(kind, id)
