"""Whether a store can be read, and keep something: tried without leaving anything behind that was not there."""

from adapters.settings import Settings
from adapters.stores import fitting
from adapters.stores.internal import VAULT, Meta
from adapters.stores.kept import KeptStore
from adapters.stores.rows import OpenError
from bot.store import Transaction, run


async def read(store: KeptStore) -> None:
    """StoreError where nothing can be read."""
    async with store.transaction() as tx:
        await tx.get(Meta, VAULT)


async def write(store: KeptStore) -> None:
    """StoreError where nothing can be kept: which keys belong to the store is written once more."""

    async def again(tx: Transaction) -> None:
        if named := await tx.get(Meta, VAULT):
            await tx.put(named)

    await run(store, again)


def keys(chosen: Settings) -> bool:
    """Whether all that opens what is kept lies in its place."""
    try:
        return not fitting.missing(chosen)
    except OpenError:
        return False
