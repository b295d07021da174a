"""Work that waits for a commit shares the next one, so that what one process does never gets in its own way."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from bot.store import Store, StoreError, Transaction, of_the_store, run

T = TypeVar("T")
Work = Callable[[Transaction], Awaitable[object]]


@dataclass(slots=True)
class Together:
    store: Store
    _waiting: list[tuple[Work, asyncio.Future[object]]] = field(default_factory=list)
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def do(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Its result, once it is committed. It may be done again, with others, where a commit fails."""
        result: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, result))
        try:
            async with self._one:
                await asyncio.sleep(0)  # whoever comes in this same turn of the loop shares the commit
                if not result.done():
                    await self._commit()
            return cast(T, await result)
        finally:
            result.cancel()  # whoever is not here any more waits for nothing

    async def _commit(self) -> None:
        taken = [(work, result) for work, result in self._waiting if not result.done()]
        self._waiting = []
        try:
            await self._share(taken)
        finally:
            for _, result in taken:
                if not result.done():
                    result.set_exception(StoreError("the commit was interrupted"))

    async def _share(self, taken: Sequence[tuple[Work, asyncio.Future[object]]]) -> None:
        """In one commit; or each in its own where some of the work fails by itself, so that the rest stands."""

        async def all_of_it(tx: Transaction) -> list[object]:
            return [await work(tx) for work, _ in taken]

        try:
            done = await run(self.store, all_of_it)
        except Exception as error:  # noqa: BLE001 - whoever waits for the work is told
            if len(taken) > 1 and not of_the_store(error):
                for one in taken:
                    await self._share([one])
                return
            for _, result in taken:
                if not result.done():
                    result.set_exception(error)
            return
        for (_, result), value in zip(taken, done, strict=True):
            if not result.done():
                result.set_result(value)
