"""The stores in which notices are kept, opened as the bot opens them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from adapters.stores import kept, master, vault
from adapters.stores.embedded import engine as embedded
from adapters.stores.kept import KeptStore
from adapters.stores.postgres import engine as postgres
from bot.records import KINDS
from tests import postgres as server


async def open_store(keys: Path, where: Path | str) -> KeptStore:
    """`where` is a folder, or the URL of a database."""
    shapes = kept.shapes(KINDS)
    engine = (
        await embedded.open_engine(where, shapes)
        if isinstance(where, Path)
        else await postgres.open_engine(where, shapes)
    )
    return await kept.open_kept(engine, KINDS, await vault.open_vault(keys, master.from_folder(keys)))


ENGINES = ("embedded", "postgresql")


@asynccontextmanager
async def kept_by(engine: str, folder: Path) -> AsyncIterator[KeptStore]:
    """An empty store over one of the engines."""
    if engine == "embedded":
        store = await open_store(folder / "keys", folder / "store")
        yield store
        await store.close()
        return
    with server.database() as url:
        store = await open_store(folder / "keys", url)
        yield store
        await store.close()
