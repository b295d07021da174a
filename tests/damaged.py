"""A store in memory in which some records cannot be opened, and others cannot be kept."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.store import Lying, MemoryStore, O, R, Record, Transaction, UnavailableError, UnreadableError


@dataclass
class DamagedStore:
    """A claim goes round what cannot be opened, as those of the stores do that keep."""

    damaged: set[str] = field(default_factory=set)  # ids
    kinds: tuple[type[Record], ...] = (Record,)  # of which these are
    refused: set[str] = field(default_factory=set)  # ids
    unlisted: bool = False  # whether it cannot tell all that it holds
    inner: MemoryStore = field(default_factory=MemoryStore)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self.inner.transaction() as tx:
            yield _Damaged(tx, self)

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        def around(owed: O) -> O:
            return replace(owed, due=now + timedelta(hours=1)) if self.is_damaged(owed) else change(owed)

        claimed = await self.inner.claim(kind, now, most, around)
        return tuple(one for one in claimed if not self.is_damaged(one))

    def is_damaged(self, record: Record) -> bool:
        return record.id in self.damaged and isinstance(record, self.kinds)

    async def close(self) -> None:
        await self.inner.close()


@dataclass
class _Damaged:
    tx: Transaction
    store: DamagedStore

    async def add(self, record: Record) -> None:
        if record.id in self.store.refused:
            message = "words-canary of a record"
            raise ValueError(message)
        await self.tx.add(record)

    async def put(self, record: Record) -> None:
        await self.tx.put(record)

    async def get(self, kind: type[R], id: str) -> R | None:  # noqa: A002
        return self._opened(await self.tx.get(kind, id))

    async def find(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        return tuple(filter(self._opened, await self.tx.find(kind, **equals)))

    async def readable(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        if self.store.unlisted:
            raise UnavailableError
        return tuple(one for one in await self.tx.find(kind, **equals) if not self.store.is_damaged(one))

    async def lying(self, kind: type[Record], id: str = "", **equals: str) -> tuple[Lying, ...]:  # noqa: A002
        return await self.tx.lying(kind, id, **equals)

    async def remove(self, kind: type[Record], id: str) -> None:  # noqa: A002
        await self.tx.remove(kind, id)

    def _opened(self, record: R | None) -> R | None:
        if record is not None and self.store.is_damaged(record):
            message = "words-canary of a row"
            raise UnreadableError(message)
        return record
