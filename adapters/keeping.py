"""What `doctor` sees of the store and its keys. It makes no files, no tables and no keys, and never waits long."""

import asyncio
import os
import shlex
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from adapters import control
from adapters.examining import clock
from adapters.examining.clock import Ticks
from adapters.finding import Finding, look, mend, well
from adapters.settings import PREFIX, Settings
from adapters.stores import fitting, kept, looking, master, opening, seeing
from adapters.stores.fitting import Belonging
from adapters.stores.postgres import looking as looking_at
from adapters.stores.postgres.looking import Database, Layout
from adapters.stores.rows import BusyError, OpenError
from adapters.stores.seeing import Seen
from bot.records import KINDS
from bot.store import StoreError

WITHIN = 5.0  # seconds
PATIENCE = 3.0  # seconds of these for a server that is away


@dataclass(frozen=True, slots=True)
class Kept:
    """The store and its keys, and what follows for other things."""

    store: Finding
    keys: Finding
    records: int | None  # None where that could not be seen
    ticks: Ticks | None  # the clock of the database's server
    last: datetime | None  # when the store's files were last written


@dataclass(frozen=True, slots=True)
class _Store:
    finding: Finding
    belongs: Belonging | None = None  # what it knows of its keys, if that could be seen
    records: int | None = None
    ticks: Ticks | None = None


async def examine(chosen: Settings) -> Kept:
    store = await _store(chosen)
    held = await asyncio.to_thread(keys, chosen, store.belongs)
    return Kept(store.finding, held, store.records, store.ticks, _last(chosen))


def _last(chosen: Settings) -> datetime | None:
    try:
        where = opening.place(chosen)
    except OpenError:
        return None
    return clock.last_kept(where) if isinstance(where, Path) else None


async def _store(chosen: Settings) -> _Store:
    try:
        where = opening.place(chosen)
        if not opening.there(where):
            return _Store(_none(chosen, str(where)), Belonging(), 0)
        async with asyncio.timeout(WITHIN):
            return await (_files(chosen, where) if isinstance(where, Path) else _database(chosen, where))
    except TimeoutError:
        return _Store(mend("store", f"no answer within {WITHIN:.0f} seconds: see whether it is running"))
    except BusyError:
        return _Store(well("store", f"{opening.place(chosen)}, in use by a bot that no command can ask"))
    except (OpenError, StoreError, control.AnswerError, control.NotRunningError) as error:
        return _Store(mend("store", str(error)))


async def _files(chosen: Settings, where: Path) -> _Store:
    if await control.running(chosen.data_dir):
        return _seen(chosen, msgspec.convert(await control.ask(chosen.data_dir, "store.see"), Seen))
    async with opening.engine(where) as engine:
        return _seen(chosen, await seeing.see(engine, chosen))


async def _database(chosen: Settings, url: str) -> _Store:
    """Looked at first: opening it would make the tables that are missing."""
    found = await looking_at.look(url, kept.shapes(KINDS), PATIENCE)
    ticks = clock.ticks("the database", found.said, found.before, found.after)
    where = f"{found.version}, {found.where}"
    if wrong := _unusable(found, where):
        return _Store(wrong, ticks=ticks)
    match found.layout:
        case Layout.NONE:
            return _Store(_none(chosen, found.where), Belonging(), 0, ticks)
        case Layout.OLDER:
            words = f"{where}; its tables are of an earlier version, and the next start brings them up to this one"
            return _Store(look("store", words), ticks=ticks)
    async with opening.engine(url, PATIENCE) as engine:
        return _seen(chosen, await seeing.see(engine, chosen), found.version, ticks)


def _unusable(found: Database, where: str) -> Finding | None:
    if found.layout is Layout.NEWER:
        return mend("store", f"{where}; a newer version of the bot used it last: install that version or a later one")
    if found.spare:
        return mend("store", f"{where}; this server only reads, as one that stands by: name the one that writes")
    if found.layout in (Layout.NONE, Layout.OLDER) and not found.may_make:
        return mend("store", f"{where}; this user may not make the tables that are missing: GRANT CREATE ON DATABASE")
    if not found.may_write:
        return mend("store", f"{where}; this user may not write into every table of the bot: let it own them")
    return None


def _seen(chosen: Settings, seen: Seen, version: str = "", ticks: Ticks | None = None) -> _Store:
    found = seen.info
    if not found.records and not seen.belongs.vault and opening.has_vault(chosen):
        return _Store(_none(chosen, found.where), seen.belongs, 0, ticks)
    words = f"{version or found.engine}, {found.where}, {found.records:,} records, {found.size / 1_000_000:,.1f} MB"
    told = f"{words}. {found.advice}" if found.advice else words
    state = mend if found.advice and found.records > looking.MOVE_AT else look if found.advice else well
    return _Store(state("store", told), seen.belongs, found.records, ticks)


def _none(chosen: Settings, where: str) -> Finding:
    """OpenError."""
    if not opening.has_vault(chosen):
        words = (
            f"none yet; it is made in {where} when the bot first starts; if your bot uses another folder, set "
            f"{PREFIX}DATA_DIR to that"
        )
        return well("store", words)
    words = (
        f"nothing is in {where}, though there are keys of a store in {chosen.keys}. If it is elsewhere, name it with "
        f"{PREFIX}DATA_DIR or {PREFIX}DATABASE_URL; if it is lost, 'agreement-bot store restore FILE' brings back a "
        "backup, with the bot stopped"
    )
    return mend("store", words)


def keys(chosen: Settings, belongs: Belonging | None) -> Finding:
    """The keys, once they were tried. `belongs`: what the store knows of them; None where it could not be seen."""
    folder = chosen.keys
    try:
        if chosen.key:
            master.from_words(chosen.key)
        wrong = _wrong(chosen, belongs)
    except OpenError as error:
        wrong = str(error)
    if wrong:
        return mend("keys", wrong)
    if not opening.has_vault(chosen):
        return well("keys", f"none yet; they are made in {folder} when the bot first starts")
    source = f"the setting {PREFIX}KEY" if chosen.key else f"the file {master.MASTER}"
    words = f"{folder}, for this account only; the master key comes from {source}; keep a copy of this folder elsewhere"
    return well("keys", words)


def _wrong(chosen: Settings, belongs: Belonging | None) -> str:
    """What is wrong with the keys, and what to do; empty where nothing is. OpenError says so too."""
    lacking = fitting.missing(chosen)
    if master.VAULT in lacking and belongs == Belonging():
        return ""  # whatever the folder lacks is made at the first start
    if lacking:
        return fitting.lost(chosen, lacking)
    if os.name == "posix" and stat.S_IMODE(chosen.keys.stat().st_mode) & 0o077:
        path = shlex.quote(str(chosen.keys))
        return f"others on this computer can look into {chosen.keys}, which holds keys. Run: chmod 700 {path}"
    held = fitting.tried(chosen)
    return fitting.unfit(belongs, held, chosen.keys) if belongs else ""
