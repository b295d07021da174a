"""The list of members, changed by codes: in the running bot, or by a command that opens the store itself.

The command makes the codes, so that the bot is never told an address.
"""

import base64
import binascii
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from adapters import control
from adapters.commands import asking
from adapters.control import Answerer, RefusalError, Report
from adapters.settings import PREFIX, Settings
from adapters.stores import opening
from bot.membership import codes, listing
from bot.membership.ways import Way
from bot.store import Store

ADD, REMOVE, COUNT, FORGET = "members.add", "members.remove", "members.count", "members.forget"
SETTING = f"{PREFIX}MEMBERSHIP"
AT_ONCE = 50_000  # codes: as many as a request to the running bot holds


@dataclass(frozen=True, slots=True)
class Codes:
    """What `members.add` and `members.remove` ask for: codes one after the other, in base64."""

    codes: str

    @classmethod
    def of(cls, some: Collection[bytes]) -> "Codes":
        return cls(base64.b64encode(b"".join(some)).decode("ascii"))

    def read(self) -> tuple[bytes, ...]:
        """RefusalError where that is not what they are."""
        try:
            whole = base64.b64decode(self.codes, validate=True)
        except (binascii.Error, ValueError):
            whole = b"?"
        if len(whole) % codes.WHOLE:
            message = "The running bot is of another version than this command. Start it again."
            raise RefusalError(message)
        return tuple(whole[at : at + codes.WHOLE] for at in range(0, len(whole), codes.WHOLE))


class List(Protocol):
    """As far as a command has to do with it. Each returns how many addresses, or for `forget` records, that were."""

    async def add(self, some: Collection[bytes]) -> int: ...
    async def remove(self, some: Collection[bytes]) -> int: ...
    async def count(self) -> int: ...
    async def forget(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Alone:
    """In a store that this process opened."""

    store: Store

    async def add(self, some: Collection[bytes]) -> int:
        return await listing.add(self.store, some)

    async def remove(self, some: Collection[bytes]) -> int:
        return await listing.remove(self.store, some)

    async def count(self) -> int:
        return await listing.count(self.store)

    async def forget(self) -> int:
        return await listing.forget(self.store)


@dataclass(frozen=True, slots=True)
class Running:
    """In the bot that runs on this data folder."""

    folder: Path

    async def add(self, some: Collection[bytes]) -> int:
        return await self._asked(ADD, some)

    async def remove(self, some: Collection[bytes]) -> int:
        return await self._asked(REMOVE, some)

    async def count(self) -> int:
        return await self._asked(COUNT)

    async def forget(self) -> int:
        return await self._asked(FORGET)

    async def _asked(self, name: str, some: Collection[bytes] = ()) -> int:
        return msgspec.convert(await control.ask(self.folder, name, msgspec.to_builtins(Codes.of(some))), int)


@asynccontextmanager
async def opened(chosen: Settings) -> AsyncIterator[List]:
    """RefusedError where there is no store yet."""
    if await asking.asks(chosen):
        yield Running(chosen.data_dir)
        return
    asking.require_store(chosen)
    async with opening.store(chosen) as found:
        yield Alone(found.store)


def refusal(chosen: Settings) -> str:
    """Why no list is taken; empty where it is."""
    if chosen.membership is Way.LIST:
        return ""
    why = {
        Way.UNKNOWN: "Who is a member is not to be known here: everybody is treated alike",
        Way.TOLD: "Who is a member is known here from what people say themselves",
    }[chosen.membership]
    return f"{why} ({SETTING} is '{chosen.membership}'). Set it to 'list', and start the bot again, to import one."


def answerers(chosen: Settings, store: Store) -> Mapping[str, Answerer]:
    """What the running bot answers of it."""
    alone = Alone(store)

    async def add(given: Mapping[str, object], _: Report) -> int:
        if why := refusal(chosen):
            message = f"The running bot refuses. {why}"
            raise RefusalError(message)
        return await alone.add(_codes(given))

    async def remove(given: Mapping[str, object], _: Report) -> int:
        return await alone.remove(_codes(given))

    async def count(_: Mapping[str, object], __: Report) -> int:
        return await alone.count()

    async def forget(_: Mapping[str, object], __: Report) -> int:
        return await alone.forget()

    return {ADD: add, REMOVE: remove, COUNT: count, FORGET: forget}


def _codes(given: Mapping[str, object]) -> tuple[bytes, ...]:
    try:
        return msgspec.convert(given, Codes).read()
    except msgspec.ValidationError as error:
        message = "The running bot is of another version than this command. Start it again."
        raise RefusalError(message) from error
