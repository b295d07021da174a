"""From the settings to a store that is open."""

import asyncio
import errno
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.request import url2pathname

from adapters.settings import PREFIX, Settings
from adapters.stores import fitting, kept, master, vault
from adapters.stores.embedded import engine as embedded
from adapters.stores.embedded import journal
from adapters.stores.kept import KeptStore
from adapters.stores.postgres import engine as postgres
from adapters.stores.postgres.engine import PATIENCE
from adapters.stores.rows import Engine, OpenError
from adapters.stores.vault import Vault
from bot.records import KINDS

T = TypeVar("T")
FOLDER = "store"  # in the data folder
FULL = (errno.ENOSPC, errno.EDQUOT)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # one letter alone is a drive

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


def alone(chosen: Settings) -> bool:
    """Whether no other process can serve from the same store."""
    return isinstance(place(chosen), Path)


def there(where: Place) -> bool:
    """Whether a store is in that folder already; of a database only the server knows. OpenError."""
    return not isinstance(where, Path) or fitting.exists(where / journal.NAME)


def named(words: str) -> Place:
    """The place that somebody names: a database, or a folder. OpenError, which repeats no address.

    What looks like an address and is none could hold a password, so it never becomes the name of a folder.
    """
    scheme, mark, rest = words.partition("://")
    if mark and scheme in ("postgresql", "postgres"):
        return words
    if mark and scheme == "file" and rest.startswith("/"):
        return Path(url2pathname(rest))
    if mark or "@" in words or SCHEME.match(words):
        message = (
            "A store is a folder, written as a path (with @ or : in its name as file:///path, and %40 for @), or a "
            "database, written as postgresql://user@host/name."
        )
        raise OpenError(message)
    return Path(words).expanduser()


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


async def held_vault(chosen: Settings) -> Vault:
    """The same, for whoever may not make any. OpenError."""
    if lacking := fitting.missing(chosen):
        message = fitting.lost(chosen, lacking) if len(lacking) < len(fitting.FILES) else no_keys(chosen)
        raise OpenError(message)
    return await open_vault(chosen)


def no_keys(chosen: Settings) -> str:
    return (
        f"There are no keys in {chosen.keys}. They are made when the bot first starts; if it had some, put that folder "
        f"back from your copy, or name it with {PREFIX}KEYS_DIR."
    )


async def people_key(chosen: Settings) -> bytes:
    """The key by which people are known. OpenError."""
    return await _keys(chosen, lambda: master.people_key(chosen.keys))


async def open_store(chosen: Settings) -> Opened:
    """For the bot, which makes what is missing at its first start. OpenError, which says why and what to do."""
    made = await open_engine(place(chosen))
    try:
        fitting.require(chosen, await fitting.belonging(made))
        return await _with_keys(made, await open_vault(chosen))
    except BaseException:
        await made.close()
        raise


@asynccontextmanager
async def store(chosen: Settings) -> AsyncIterator[Opened]:
    """For a command: keys are made only where nothing at all is kept yet. OpenError."""
    made = await open_engine(place(chosen))
    try:
        fitting.require(chosen, await fitting.belonging(made))
        new = not any((await made.facts()).counts.values())
        yield await _with_keys(made, await (open_vault if new else held_vault)(chosen))
    finally:
        await made.close()


async def _with_keys(made: Engine, keys: Vault) -> Opened:
    return Opened(made, keys, await kept.open_kept(made, KINDS, keys))


def has_vault(chosen: Settings) -> bool:
    """OpenError."""
    return fitting.exists(chosen.keys / master.VAULT)


def is_full(error: BaseException | None) -> bool:
    """Whether a disk without room is the cause."""
    return isinstance(error, OSError) and error.errno in FULL


async def _keys(chosen: Settings, read: Callable[[], T]) -> T:
    try:
        return await asyncio.to_thread(read)
    except OSError as error:
        if is_full(error):
            message = f"The disk is full: make room in {chosen.keys}, then try again."
            raise OpenError(message) from error
        message = (
            f"The keys folder {chosen.keys} cannot be used ({error.strerror}). "
            f"Mend its rights, or name another with {PREFIX}KEYS_DIR."
        )
        raise OpenError(message) from error
