"""What `doctor` sees of the store and its keys. It makes no files and no keys, and never waits long."""

import asyncio
import os
import shlex
import stat
from pathlib import Path

import msgspec

from adapters import control
from adapters.finding import Finding
from adapters.settings import PREFIX, Settings
from adapters.stores import fitting, looking, master, opening, seeing
from adapters.stores.fitting import Belonging
from adapters.stores.rows import BusyError, OpenError
from adapters.stores.seeing import Seen
from bot.store import StoreError

WITHIN = 5.0  # seconds
PATIENCE = 3.0  # seconds of these for a server that is away


async def examine(chosen: Settings) -> tuple[Finding, Finding]:
    """The store and its keys."""
    store, belongs = await _store(chosen)
    return store, await asyncio.to_thread(keys, chosen, belongs)


async def _store(chosen: Settings) -> tuple[Finding, Belonging | None]:
    """And what it knows of its keys, if that could be seen."""
    where = opening.place(chosen)
    try:
        if not opening.there(where):
            return _none(chosen, str(where)), Belonging()
        async with asyncio.timeout(WITHIN):
            seen = await _seen(chosen)
        found = seen.info
        if not found.records and not seen.belongs.vault and opening.has_vault(chosen):
            return _none(chosen, found.where), seen.belongs
    except TimeoutError:
        words = f"no answer within {WITHIN:.0f} seconds: see whether it is running"
        return Finding("store", well=False, words=words), None
    except BusyError:
        return Finding("store", well=True, words=f"{where}, in use by a bot that no command can ask"), None
    except (OpenError, StoreError, control.AnswerError, control.NotRunningError) as error:
        return Finding("store", well=False, words=str(error)), None
    words = f"{found.engine}, {found.where}, {found.records:,} records, {found.size / 1_000_000:,.1f} MB"
    well = found.records <= looking.MOVE_AT or not found.advice
    return Finding("store", well=well, words=_with(words, found.advice)), seen.belongs


def _none(chosen: Settings, where: str) -> Finding:
    """OpenError."""
    if not opening.has_vault(chosen):
        words = (
            f"none yet; it is made in {where} when the bot first starts; if your bot uses another folder, set "
            f"{PREFIX}DATA_DIR to that"
        )
        return Finding("store", well=True, words=words)
    words = (
        f"nothing is in {where}, though there are keys of a store in {chosen.keys}. If it is elsewhere, name it with "
        f"{PREFIX}DATA_DIR or {PREFIX}DATABASE_URL; if it is lost, 'agreement-bot store restore FILE' brings back a "
        "backup, with the bot stopped"
    )
    return Finding("store", well=False, words=words)


async def _seen(chosen: Settings) -> Seen:
    where = opening.place(chosen)
    if isinstance(where, Path) and await control.running(chosen.data_dir):
        return msgspec.convert(await control.ask(chosen.data_dir, "store.see"), Seen)
    async with opening.engine(where, PATIENCE) as engine:
        return await seeing.see(engine, chosen)


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
        return Finding("keys", well=False, words=wrong)
    if not opening.has_vault(chosen):
        return Finding("keys", well=True, words=f"none yet; they are made in {folder} when the bot first starts")
    source = f"the environment ({PREFIX}KEY)" if chosen.key else f"the file {master.MASTER}"
    words = f"{folder}, for this account only; the master key comes from {source}; keep a copy of this folder elsewhere"
    return Finding("keys", well=True, words=words)


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


def _with(words: str, advice: str) -> str:
    return f"{words}. {advice}" if advice else words
