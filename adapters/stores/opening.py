"""From the settings to a store that is open."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.request import url2pathname

from adapters.settings import PREFIX, Settings
from adapters.stores import kept, master, vault
from adapters.stores.embedded import engine as embedded
from adapters.stores.kept import KeptStore
from adapters.stores.postgres import engine as postgres
from adapters.stores.postgres.engine import PATIENCE
from adapters.stores.rows import Engine, OpenError
from adapters.stores.vault import Vault
from bot.records import KINDS

T = TypeVar("T")
FOLDER = "store"  # in the data folder

Place = Path | str  # a folder, or the address of a database


@dataclass(frozen=True, slots=True)
class Opened:
    """A store, and what it is made of."""

    engine: Engine
    vault: Vault
    store: KeptStore


def place(chosen: Settings) -> Place:
    """Where the settings put the store."""
    return named(chosen.database_url) if chosen.database_url else chosen.data_dir / FOLDER


def named(words: str) -> Place:
    """The place that somebody names: a database, or a folder. OpenError, which repeats no address."""
    scheme, mark, rest = words.partition("://")
    if not mark:
        return Path(words).expanduser()
    if scheme in ("postgresql", "postgres"):
        return words
    if scheme == "file" and rest.startswith("/"):
        return Path(url2pathname(rest))
    message = "A store is a folder, written as a path or file:///path, or a database, postgresql://user@host/name."
    raise OpenError(message)


def written(where: Place) -> str:
    """How the settings would name a place; a database's address stays with whoever gave it."""
    return where.absolute().as_uri() if isinstance(where, Path) else "the address of that database"


async def open_engine(where: Place, patience: float = PATIENCE) -> Engine:
    """The rows alone, which need no keys. OpenError, for a server that is away after so many seconds."""
    shapes = kept.shapes(KINDS)
    if isinstance(where, Path):
        return await embedded.open_engine(where, shapes)
    return await postgres.open_engine(where, shapes, patience=patience)


@asynccontextmanager
async def engine(where: Place, patience: float = PATIENCE) -> AsyncIterator[Engine]:
    opened = await open_engine(where, patience)
    try:
        yield opened
    finally:
        await opened.close()


async def open_vault(chosen: Settings) -> Vault:
    """The keys of records, made at first start. OpenError."""
    keys = await _keys(chosen, lambda: master.from_words(chosen.key) if chosen.key else master.from_folder(chosen.keys))
    return await vault.open_vault(chosen.keys, keys)


async def people_key(chosen: Settings) -> bytes:
    """The key by which people are known. OpenError."""
    return await _keys(chosen, lambda: master.people_key(chosen.keys))


async def open_store(chosen: Settings) -> Opened:
    """OpenError, which says why and what to do."""
    made = await open_engine(place(chosen))
    try:
        keys = await open_vault(chosen)
        return Opened(made, keys, await kept.open_kept(made, KINDS, keys))
    except BaseException:
        await made.close()
        raise


@asynccontextmanager
async def store(chosen: Settings) -> AsyncIterator[Opened]:
    opened = await open_store(chosen)
    try:
        yield opened
    finally:
        await opened.store.close()


def has_vault(chosen: Settings) -> bool:
    return exists(chosen.keys / master.VAULT)


def exists(path: Path) -> bool:
    """OpenError where this account may not even look."""
    try:
        return path.exists()
    except OSError as error:
        message = f"{path} cannot be looked at ({error.strerror}): mend the rights of the folders that it lies in."
        raise OpenError(message) from error


async def _keys(chosen: Settings, read: Callable[[], T]) -> T:
    try:
        return await asyncio.to_thread(read)
    except OSError as error:
        message = (
            f"The keys folder {chosen.keys} cannot be used ({error.strerror}). "
            f"Mend its rights, or name another with {PREFIX}KEYS_DIR."
        )
        raise OpenError(message) from error
