"""What is done with a store, the same in the running bot and in a command that opens the store itself."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TypeVar

import msgspec

from adapters.commands import proving
from adapters.commands.proving import Prove
from adapters.control import Answerer, Report
from adapters.settings import Settings
from adapters.stores import filling, last_backup, looking, moving, opening, seeing
from adapters.stores.backups import BackupError
from adapters.stores.internal import INTERNAL
from adapters.stores.kinds import Forms
from adapters.stores.moving import MoveError
from adapters.stores.opening import Opened
from adapters.stores.restoring import Ending, KeysError
from adapters.stores.rows import Engine, NotEmptyError, OpenError, Row
from adapters.stores.tally import Progress, Tally, Tell
from adapters.stores.vault import Vault
from bot import restored
from bot.records import Asker, Restored, SecondFactor
from bot.recruitment import seat
from bot.store import FullError, StoreError, run

T = TypeVar("T")
RESTORED = "store.restored"


class AskedOtherwiseError(Exception):
    """The command and the bot are of different versions."""


REFUSALS = (OpenError, StoreError, NotEmptyError, BackupError, MoveError, KeysError, AskedOtherwiseError)


@dataclass(frozen=True, slots=True)
class BackUp:
    """What `store backup` asks for. Paths are whole ones: who asks and who answers may stand in different folders."""

    file: str


@dataclass(frozen=True, slots=True)
class CopyTo:
    """What `store copy` asks for."""

    to: str


@dataclass(frozen=True, slots=True)
class BackedUp:
    file: str
    size: int  # bytes
    records: int
    counts: dict[str, int]
    digest: str
    until: str = ""  # the day by which it is to be deleted, ISO 8601


@dataclass(frozen=True, slots=True)
class Copied:
    where: str  # without a password
    set: str  # the value of the setting under which the copy is used
    records: int
    counts: dict[str, int]
    sent: str  # the digest of what was read
    arrived: str  # and of what was read back
    keys: str  # the folder that they stay in


@dataclass(frozen=True, slots=True)
class Changed:
    """A new master key, and how many keys of records it wraps."""

    living: int
    erased: int
    damaged: int  # left as they were
    folder: str
    source: str  # of the master key: file or environment


@dataclass(frozen=True, slots=True)
class Ended:
    """Everybody was signed out."""

    browsers: int  # that were signed in


def ending(now: datetime) -> Ending:
    """What `store restore` brings to an end."""
    marks = ((restored.mark(now), SecondFactor.kind), (seat.after_restore(now), Asker.kind))
    forms = Forms([Restored, Asker])
    rows = tuple((Row(one.kind, one.id, forms.of(type(one)).fields(one)), kind) for one, kind in marks)
    return Ending(frozenset(kind.kind for kind in restored.ENDS), rows)


async def end_all(opened: Opened) -> Ended:
    """The same, once the store was brought back in another way."""
    return Ended(await run(opened.store, partial(restored.end_all, now=datetime.now(UTC))))


async def back_up(engine: Engine, chosen: Settings, asked: BackUp, tell: Tell) -> BackedUp:
    path, begun = Path(asked.file), datetime.now(UTC)
    until = (begun + chosen.keep.backups).date()
    try:
        version = metadata.version("agreement-bot")
        tally = await moving.back_up(engine, path, version, begun, tell, until=until)
    except BackupError as error:
        if not opening.is_full(error.__cause__):
            raise
        message = (
            f"The disk is full: make room in {path.parent}, or name a file on another disk, and back up again. "
            "Nothing is left there."
        )
        raise BackupError(message) from error
    counts = internal_apart(tally.counts)
    size = await asyncio.to_thread(lambda: path.stat().st_size)
    last_backup.remember(chosen.data_dir, begun, path)
    return BackedUp(str(path), size, sum(counts.values()), counts, tally.digest, until.isoformat())


async def copy(engine: Engine, chosen: Settings, asked: CopyTo, tell: Tell) -> Copied:
    target, here = opening.named(asked.to), opening.place(chosen)
    if target == here or (isinstance(target, Path) and isinstance(here, Path) and target.resolve() == here.resolve()):
        message = "That is the store itself. Name another place to copy it to."
        raise MoveError(message)
    try:
        with filling.filled(target) if isinstance(target, Path) else nullcontext():
            async with opening.engine(target) as other:
                tally: Tally = await moving.copy(engine, other, tell)
                where = (await other.facts()).where
    except (FullError, OpenError) as error:
        if isinstance(error, OpenError) and not opening.is_full(error.__cause__):
            raise
        place = f"make room in {target}" if isinstance(target, Path) else "make room on the database's server"
        message = (
            f"The disk is full: {place}, or name a place on another disk, and copy again. Nothing was copied, and the "
            "store here is as it was."
        )
        raise MoveError(message) from error
    own = target == chosen.data_dir / opening.FOLDER
    setting = "" if own else opening.written(target)
    counts = internal_apart(tally.counts)
    return Copied(where, setting, sum(counts.values()), counts, tally.digest, tally.digest, str(chosen.keys))


async def rotate(vault: Vault, chosen: Settings) -> Changed:
    done = await vault.rotate()
    source = "environment" if chosen.key else "file"
    return Changed(done.living, done.erased, done.damaged, str(chosen.keys), source)


def internal_apart(counts: Mapping[str, int]) -> dict[str, int]:
    """What people would call records."""
    return {kind: count for kind, count in counts.items() if kind not in INTERNAL}


def answerers(chosen: Settings, opened: Opened) -> Mapping[str, Answerer]:
    """What the running bot answers of its store, by the names under which commands ask."""
    engine = opened.engine
    return {
        "store.see": _answerer(dict, lambda _, __: seeing.see(engine, chosen)),
        "store.check": _answerer(dict, lambda _, tell: looking.check(engine, opened.store, tell)),
        "store.backup": _answerer(BackUp, lambda asked, tell: back_up(engine, chosen, asked, tell)),
        "store.copy": _answerer(CopyTo, lambda asked, tell: copy(engine, chosen, asked, tell)),
        RESTORED: _answerer(dict, lambda _, __: end_all(opened)),
        "keys.rotate": _answerer(dict, lambda _, __: rotate(opened.vault, chosen)),
        proving.NAME: _answerer(Prove, lambda asked, _: proving.prove(opened, asked)),
        proving.LIST: _answerer(dict, lambda _, __: proving.surveys(opened)),
    }


def _answerer(arguments: type[T], work: Callable[[T, Tell], Awaitable[object]]) -> Answerer:
    async def answer(given: Mapping[str, object], report: Report) -> object:
        async def tell(progress: Progress) -> None:
            await report(msgspec.to_builtins(progress))

        try:
            asked = msgspec.convert(given, arguments)
        except msgspec.ValidationError as error:
            message = "The running bot is of another version than this command. Start it again."
            raise AskedOtherwiseError(message) from error
        return msgspec.to_builtins(await work(asked, tell))

    return answer
