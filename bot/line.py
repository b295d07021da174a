"""What many people do at the same time is kept in one commit.

Else they would get in each other's way: a store that keeps transactions apart by what they looked at takes two people
who come at once for a conflict, since what they looked for lies close together, and does most of the work again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.store import Store, Transaction, of_the_store, run

T = TypeVar("T")
MOST = 16  # in one commit: little enough that nobody else waits long for it


@dataclass(frozen=True, slots=True)
class _Waiting:
    store: Store
    work: Callable[[Transaction], Awaitable[Any]]
    done: asyncio.Future[Any]


@dataclass(slots=True)
class Line:
    """One for a process."""

    _waiting: list[_Waiting] = field(default_factory=list)
    _serving: asyncio.Task[None] | None = None

    async def run(self, store: Store, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """As `bot.store.run`, with whoever else waits; it must do no harm to do `work` again after it was kept."""
        mine = _Waiting(store, work, asyncio.get_running_loop().create_future())
        self._waiting.append(mine)
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        found: T = await mine.done
        return found

    async def _serve(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            await _together(batch)


async def _together(batch: Sequence[_Waiting]) -> None:
    async def all_of_them(tx: Transaction) -> list[object]:
        return [await one.work(tx) for one in batch]

    try:
        found = await run(batch[0].store, all_of_them)
    except Exception as error:  # noqa: BLE001 - whoever waits hears of it
        if len(batch) == 1 or of_the_store(error):
            for one in batch:
                _fail(one, error)
        else:  # of one of them, which should not keep the others from theirs
            for one in batch:
                await _together([one])
    else:
        for one, given in zip(batch, found, strict=True):
            if not one.done.done():  # else whoever waited has gone
                one.done.set_result(given)


def _fail(one: _Waiting, error: Exception) -> None:
    if not one.done.done():
        one.done.set_exception(error)
