"""Questions without an answer in some weeks, grouped: what a next agreement could settle.

A question belongs to no workplace. So groups are told in reports of all workplaces only, and of each week once.
"""

import asyncio
from collections.abc import Collection

from bot import gaps
from bot.records import Gap
from bot.records.insights import Missed
from bot.store import Store, Transaction, run

MOST = 20  # groups


async def missed(store: Store, during: Collection[str], threshold: int) -> tuple[Missed, ...]:
    """The largest group first; only those of at least so many questions."""

    async def read(tx: Transaction) -> list[Gap]:
        return [one for one in await tx.readable(Gap) if one.week in during]

    groups = await asyncio.to_thread(gaps.gather, await run(store, read))
    return tuple(Missed(one.group.count, one.group.example) for one in groups if one.group.count >= threshold)[:MOST]
