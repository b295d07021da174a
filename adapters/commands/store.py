"""`store` and `keys`: what the bot keeps. While the bot runs it is asked; else the command opens the store itself."""

import argparse
import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from adapters import keeping, settings
from adapters.commands import Commands, RefusedError, asking, tending, told
from adapters.commands.desk import now
from adapters.commands.showing import Shown
from adapters.commands.tending import BackedUp, BackUp, Changed, Copied, CopyTo, Ended, internal_apart
from adapters.settings import Settings
from adapters.stores import fitting, kept, looking, opening, restoring, seeing
from adapters.stores.backups import Backup
from adapters.stores.kept import KeptStore
from adapters.stores.looking import Checked
from adapters.stores.opening import Opened
from adapters.stores.restoring import Restored
from adapters.stores.rows import Engine
from adapters.stores.seeing import Seen
from adapters.stores.tally import Counting, Tell
from adapters.stores.vault import Vault
from bot.privacy.catching_up import catch_up
from bot.records import KINDS
from bot.store import FullError

T = TypeVar("T")
REFUSALS = tending.REFUSALS


def add(commands: Commands) -> None:
    parts = commands.group("store", "Look after what the bot keeps.")
    parts.add("info", _info, "Say what is kept, where, and how much of it there is.", json=True)
    parts.add("check", _check, "Read and open every record, and say whether all of them can be read.", json=True)
    made = parts.add("backup", _backup, "Write everything to a new file, while the bot goes on running.", json=True)
    made.add_argument("file", type=Path)
    made = parts.add("restore", _restore, "Bring a backup back into an empty store, with the bot stopped.", json=True)
    made.add_argument("file", type=Path)
    made.add_argument("--without-personal", action="store_true", help="leave out everything personal")
    parts.add(
        "restored",
        _ended,
        "Sign everybody out, once the store was brought back in another way than by 'store restore'.",
        json=True,
    )
    made = parts.add("copy", _copy, "Copy everything to another, empty store, and compare the two.", json=True)
    made.add_argument("--to", required=True, metavar="URL", help="postgresql://user@host/name, or a folder")
    parts = commands.group("keys", "Look after the keys to what is personal.")
    parts.add("rotate", _rotate, "Change the master key, so that the old one opens nothing any more.", json=True)


def _info(given: argparse.Namespace) -> int:
    async def alone(chosen: Settings, _: Tell) -> Seen:
        async with opening.engine(opening.place(chosen)) as engine:
            return await seeing.see(engine, chosen)

    found = _done("store.see", {}, Seen, alone)
    keys = keeping.keys(settings.read(), found.belongs)
    _say(given, found.info, told.info(found.info, keys))
    return 0


def _check(given: argparse.Namespace) -> int:
    async def alone(chosen: Settings, tell: Tell) -> Checked:
        async with _opened(chosen) as opened:
            return await looking.check(opened.engine, opened.store, tell)

    found = _done("store.check", {}, Checked, alone)
    _say(given, found, told.checked(found))
    return 1 if found.wrong else 0


def _backup(given: argparse.Namespace) -> int:
    asked = BackUp(str(given.file.expanduser().absolute()))

    async def alone(chosen: Settings, tell: Tell) -> BackedUp:
        async with opening.engine(opening.place(chosen)) as engine:
            return await tending.back_up(engine, chosen, asked, tell)

    found = _done("store.backup", asked, BackedUp, alone)
    _say(given, found, told.backed_up(found))
    return 0


def _copy(given: argparse.Namespace) -> int:
    target = opening.named(given.to)
    asked = CopyTo(target.absolute().as_uri() if isinstance(target, Path) else target)

    async def alone(chosen: Settings, tell: Tell) -> Copied:
        async with opening.engine(opening.place(chosen)) as engine:
            return await tending.copy(engine, chosen, asked, tell)

    found = _done("store.copy", asked, Copied, alone)
    _say(given, found, told.copied(found))
    return 0


def _ended(given: argparse.Namespace) -> int:
    async def alone(chosen: Settings, _: Tell) -> Ended:
        async with _opened(chosen) as opened:
            return await tending.end_all(opened)

    found = _done(tending.RESTORED, {}, Ended, alone)
    _say(given, found, told.ended(found))
    return 0


def _rotate(given: argparse.Namespace) -> int:
    async def alone(chosen: Settings, _: Tell) -> Changed:
        async with _opened(chosen) as opened:
            return await tending.rotate(opened.vault, chosen)

    found = _done("keys.rotate", {}, Changed, alone)
    _say(given, found, told.rotated(found))
    return 0


def _restore(given: argparse.Namespace) -> int:
    chosen = settings.read()
    found, where = asyncio.run(_restored(chosen, given.file.expanduser(), whole=not given.without_personal))
    _say(given, found, told.restored(found, where, keys=opening.has_vault(chosen)))
    return 0


async def _restored(chosen: Settings, path: Path, *, whole: bool) -> tuple[Restored, str]:
    if await asking.asks(chosen):
        message = "The bot is running, and a restore needs an empty store that nobody uses. Stop the bot first."
        raise RefusedError(message)
    known = [shape.kind for shape in kept.shapes(KINDS)]
    with Backup(path) as backup:
        keys = await _keys(chosen, backup) if whole else None
        async with opening.engine(opening.place(chosen)) as engine:
            judge = restoring.with_keys(KeptStore(engine, KINDS, keys)) if keys else restoring.without_personal(KINDS)
            try:
                found = await restoring.restore(
                    backup, engine, known, judge, Shown().tell, ending=tending.ending(now())
                )
            except FullError as error:
                message = "The disk is full: nothing was restored. Make room where the store is, and restore again."
                raise RefusedError(message) from error
            found = replace(found, old=_over(backup.header.until))
            if keys:
                found = await _caught_up(chosen, engine, keys, found)
            return found, (await engine.facts()).where


async def _caught_up(chosen: Settings, engine: Engine, keys: Vault, found: Restored) -> Restored:
    """What has expired since is forgotten, as the bot would have done by and by."""
    store = await kept.open_kept(engine, KINDS, keys)
    await catch_up(store, now(), chosen.keep)
    counting = Counting()
    async with engine.snapshot() as rows:
        async for row in rows:
            counting.take(row)
    was, left = internal_apart(found.tally.counts), counting.tally.counts
    expired = sum(max(0, many - left.get(kind, 0)) for kind, many in was.items())
    return replace(found, tally=counting.tally, expired=expired)


def _over(until: str) -> str:
    """The day by which the backup was to be deleted, where that is over."""
    with suppress(ValueError):
        return until if until and now().date() > date.fromisoformat(until) else ""
    return ""


async def _keys(chosen: Settings, backup: Backup) -> Vault | None:
    """Those that the backup needs, if it needs any. None are made in place of those that are not here."""
    if not backup.header.vault:
        return None
    if not opening.has_vault(chosen):
        restoring.check_keys(backup, "", chosen.keys)
    vault = await opening.held_vault(chosen)
    restoring.check_keys(backup, vault.identity, chosen.keys)
    return vault


@asynccontextmanager
async def _opened(chosen: Settings) -> AsyncIterator[Opened]:
    """The store with its keys, of which none are made even where nothing is kept yet."""
    if not opening.has_vault(chosen):
        async with opening.engine(opening.place(chosen)) as engine:
            fitting.require(chosen, await fitting.belonging(engine))
        raise RefusedError(opening.no_keys(chosen))
    async with opening.store(chosen) as opened:
        yield opened


def _done(name: str, arguments: object, answer: type[T], alone: Callable[[Settings, Tell], Awaitable[T]]) -> T:
    return asyncio.run(asking.answer(name, arguments, answer, alone))


def _say(given: argparse.Namespace, found: object, words: str) -> None:
    print(json.dumps(msgspec.to_builtins(found), indent=2, ensure_ascii=False) if given.json else words)
