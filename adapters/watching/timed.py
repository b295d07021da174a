"""A store that tells how its transactions end."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from adapters.watching.metrics import CONFLICT, FAILED, KEPT
from bot.store import ConflictError, O, Store, StoreError, Transaction, UnreadableError


@dataclass(frozen=True, slots=True)
class CountedStore:
    inner: Store
    ended: Callable[[str], None]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        try:
            async with self.inner.transaction() as tx:
                yield tx
        except StoreError as error:
            self.ended(_result(error))
            raise
        self.ended(KEPT)

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        """Not counted as kept: it looks, each second, whether anything is due."""
        try:
            return await self.inner.claim(kind, now, most, change)
        except StoreError as error:
            self.ended(_result(error))
            raise

    async def close(self) -> None:
        await self.inner.close()


def _result(error: StoreError) -> str:
    if isinstance(error, UnreadableError):  # the store works; one record does not
        return KEPT
    return CONFLICT if isinstance(error, ConflictError) else FAILED
