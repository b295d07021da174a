"""What is done with a store, the same in the running bot and in a command that opens the store itself."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TypeVar

import msgspec

from adapters.control import Answerer, Report
from adapters.settings import Settings
from adapters.stores import looking, moving, opening
from adapters.stores.backups import BackupError
from adapters.stores.moving import MoveError
from adapters.stores.opening import Opened
from adapters.stores.restoring import KeysError
from adapters.stores.rows import Engine, NotEmptyError, OpenError
from adapters.stores.tally import Progress, Tally, Tell
from adapters.stores.vault import Rotated, Vault
from bot.store import StoreError

T = TypeVar("T")


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
    rows: int
    counts: dict[str, int]
    digest: str


@dataclass(frozen=True, slots=True)
class Copied:
    where: str  # without a password
    set: str  # the value of the setting under which the copy is used
    rows: int
    counts: dict[str, int]
    sent: str  # the digest of what was read
    arrived: str  # and of what was read back
    keys: str  # the folder that they stay in


async def back_up(engine: Engine, asked: BackUp, tell: Tell) -> BackedUp:
    path = Path(asked.file)
    tally = await moving.back_up(engine, path, metadata.version("agreement-bot"), datetime.now(UTC), tell)
    return BackedUp(
        str(path), await asyncio.to_thread(lambda: path.stat().st_size), tally.rows, dict(tally.counts), tally.digest
    )


async def copy(engine: Engine, chosen: Settings, asked: CopyTo, tell: Tell) -> Copied:
    target, here = opening.named(asked.to), opening.place(chosen)
    if target == here or (isinstance(target, Path) and isinstance(here, Path) and target.resolve() == here.resolve()):
        message = "That is the store itself. Name another place to copy it to."
        raise MoveError(message)
    async with opening.engine(target) as other:
        tally: Tally = await moving.copy(engine, other, tell)
        where = (await other.facts()).where
    own = target == chosen.data_dir / opening.FOLDER
    setting = "" if own else opening.written(target)
    keys = str(chosen.keys)
    return Copied(where, setting, tally.rows, dict(tally.counts), tally.digest, tally.digest, keys)


async def rotate(vault: Vault) -> Rotated:
    return await vault.rotate()


def answerers(chosen: Settings, opened: Opened) -> Mapping[str, Answerer]:
    """What the running bot answers of its store, by the names under which commands ask."""
    engine = opened.engine
    return {
        "store.info": _answerer(dict, lambda _, __: looking.info(engine, chosen)),
        "store.check": _answerer(dict, lambda _, tell: looking.check(engine, opened.store, tell)),
        "store.backup": _answerer(BackUp, lambda asked, tell: back_up(engine, asked, tell)),
        "store.copy": _answerer(CopyTo, lambda asked, tell: copy(engine, chosen, asked, tell)),
        "keys.rotate": _answerer(dict, lambda _, __: rotate(opened.vault)),
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
