"""What is kept for some weeks is erased after them, each thing in a commit of its own."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Generic

from bot import faults
from bot.store import R, Store, Transaction, run

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Keeping(Generic[R]):
    """`over`: whether it is time. `erase`: with all that belongs to it. `noun`: for the log."""

    kind: type[R]
    over: Callable[[R, datetime], bool]
    erase: Callable[[Transaction, str], Awaitable[None]]
    noun: str


async def sweep(store: Store, now: datetime, keeping: Keeping[R]) -> None:
    """Erase what is over. What fails for one keeps nothing of another."""

    async def over_now(tx: Transaction) -> list[str]:
        return [one.id for one in await tx.readable(keeping.kind) if keeping.over(one, now)]

    for found in await run(store, over_now):
        try:
            await run(store, partial(_forget, found=found, now=now, keeping=keeping))
        except Exception as error:  # noqa: BLE001 - as above
            log.error("%s was not forgotten: %s", keeping.noun, faults.told(error))  # noqa: TRY400 - as above


async def _forget(tx: Transaction, found: str, now: datetime, keeping: Keeping[R]) -> None:
    """Unless it has changed since."""
    kept = await tx.get(keeping.kind, found)
    if kept and keeping.over(kept, now):
        await keeping.erase(tx, found)
