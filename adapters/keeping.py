"""What `doctor` sees of the store and its keys. It makes no files and no keys, and never waits long."""

import asyncio
import os
import stat
from pathlib import Path

import msgspec

from adapters import control
from adapters.finding import Finding
from adapters.settings import PREFIX, Settings
from adapters.stores import looking, master, opening
from adapters.stores.looking import Info
from adapters.stores.rows import BusyError, OpenError
from bot.store import StoreError

WITHIN = 5.0  # seconds
PATIENCE = 3.0  # seconds of these for a server that is away

KEY_FILES = (master.MASTER, master.PEOPLE, master.VAULT)


async def examine(chosen: Settings) -> tuple[Finding, Finding]:
    return await _store(chosen), await asyncio.to_thread(_keys, chosen)


async def _store(chosen: Settings) -> Finding:
    where = opening.place(chosen)
    try:
        if isinstance(where, Path) and not opening.exists(where):
            return Finding("store", well=True, words=f"none yet; it is made in {where} when the bot first starts")
        async with asyncio.timeout(WITHIN):
            found = await _info(chosen)
    except TimeoutError:
        return Finding("store", well=False, words=f"no answer within {WITHIN:.0f} seconds: see whether it is running")
    except BusyError:
        return Finding("store", well=True, words=f"{where}, in use by a bot that no command can ask")
    except (OpenError, StoreError, control.AnswerError, control.NotRunningError) as error:
        return Finding("store", well=False, words=str(error))
    words = f"{found.engine}, {found.where}, {found.records:,} records, {found.size / 1_000_000:,.1f} MB"
    return Finding("store", well=found.records <= looking.MOVE_AT or not found.advice, words=_with(words, found.advice))


async def _info(chosen: Settings) -> Info:
    where = opening.place(chosen)
    if isinstance(where, Path) and await control.running(chosen.data_dir):
        return msgspec.convert(await control.ask(chosen.data_dir, "store.info"), Info)
    async with opening.engine(where, PATIENCE) as engine:
        return await looking.info(engine, chosen)


def _keys(chosen: Settings) -> Finding:
    folder = chosen.keys
    try:
        there = [folder / name for name in KEY_FILES if opening.exists(folder / name)]
    except OpenError as error:
        return Finding("keys", well=False, words=str(error))
    if not there:
        return Finding("keys", well=True, words=f"none yet; they are made in {folder} when the bot first starts")
    expected = KEY_FILES[1:] if chosen.key else KEY_FILES
    if missing := [name for name in expected if folder / name not in there]:
        words = f"{', '.join(missing)} is missing in {folder}: put it back from your copy of that folder"
        return Finding("keys", well=False, words=words)
    if loose := [path for path in (folder, *there) if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077]:
        paths = " ".join(map(str, loose))
        return Finding("keys", well=False, words=f"others on this computer can look into {paths}: chmod go= {paths}")
    source = f"the environment ({PREFIX}KEY)" if chosen.key else f"the file {master.MASTER}"
    words = f"{folder}, for this account only; the master key comes from {source}; keep a copy of this folder elsewhere"
    return Finding("keys", well=True, words=words)


def _with(words: str, advice: str) -> str:
    return f"{words}. {advice}" if advice else words
