"""The list of members in the store: some parts of it in each transaction, so that nobody waits long meanwhile.

What is done twice changes nothing, so what was broken off is done again from its beginning.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence

from bot.membership import codes
from bot.records import Listed, Membership
from bot.store import Record, Store, Transaction, run

AT_ONCE = 8  # parts that one transaction changes
TOLD_AT_ONCE = 100  # records of what people said that one transaction forgets


async def add(store: Store, coming: Collection[bytes]) -> int:
    """How many of these codes were not there."""
    new = codes.by_part(coming)

    async def one(tx: Transaction, part: str) -> int:
        kept = await tx.get(Listed, part)
        held = kept.codes if kept else b""
        changed = codes.merged(held, new[part])
        if changed != held:
            await tx.put(Listed(part, changed))
        return codes.count(changed) - codes.count(held)

    return await _of_each(store, sorted(new), one)


async def remove(store: Store, leaving: Collection[bytes]) -> int:
    """How many of these codes were there. Each part that they were in is sealed anew, and its old key dies."""
    gone = codes.by_part(leaving)

    async def one(tx: Transaction, part: str) -> int:
        kept = await tx.get(Listed, part)
        held = kept.codes if kept else b""
        left = codes.without(held, gone[part])
        if left != held:
            await tx.remove(Listed, part)
            if left:
                await tx.add(Listed(part, left))
        return codes.count(held) - codes.count(left)

    return await _of_each(store, sorted(gone), one)


async def count(store: Store) -> int:
    """How many addresses there are on the list."""

    async def one(tx: Transaction, part: str) -> int:
        kept = await tx.get(Listed, part)
        return codes.count(kept.codes) if kept else 0

    return await _of_each(store, codes.PARTS, one)


async def forget(store: Store) -> int:
    """All that is known of membership, in whichever way, readable or not. How many records that were."""

    async def every(tx: Transaction) -> list[tuple[type[Record], str]]:
        return [(kind, one.id) for kind in (Listed, Membership) for one in await tx.lying(kind)]

    kept = await run(store, every)
    for at in range(0, len(kept), TOLD_AT_ONCE):

        async def work(tx: Transaction, at: int = at) -> None:
            for kind, id_ in kept[at : at + TOLD_AT_ONCE]:
                await tx.remove(kind, id_)

        await run(store, work)
        await asyncio.sleep(0)
    return len(kept)


async def _of_each(store: Store, parts: Sequence[str], one: Callable[[Transaction, str], Awaitable[int]]) -> int:
    """The sum of what `one` gives for each part, some of them in each transaction."""
    total = 0
    for at in range(0, len(parts), AT_ONCE):

        async def work(tx: Transaction, at: int = at) -> int:
            return sum([await one(tx, part) for part in parts[at : at + AT_ONCE]])

        total += await run(store, work)
        await asyncio.sleep(0)
    return total
