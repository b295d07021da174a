"""Keeps what a platform cannot carry for the bot, so that every process finds it when it is asked for."""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

import msgspec

from adapters import naming
from bot import carried
from bot.outbox.together import Together
from bot.records import Carried
from bot.store import Transaction

KEPT = timedelta(hours=24)
_NAMES = re.compile(rf"{naming.KEPT}[0-9a-f]{{32}}")
_MOST = 400  # names in one payload: no view and no card holds more


def new_id() -> str:
    return secrets.token_hex(16)


def _plainly(thing: object) -> object:
    """Words that can be said in several languages are kept as they were said."""
    return msgspec.to_builtins(thing, enc_hook=str)


@dataclass(frozen=True, slots=True)
class Sort:
    """How one sort of thing is written as JSON and read again."""

    kind: type[Any]
    write: Callable[[Any], object] = _plainly
    read: Callable[[Any], object] | None = None

    def again(self, given: object) -> Any:  # noqa: ANN401 - what it is stands in the table of sorts
        return self.read(given) if self.read else msgspec.convert(given, self.kind)


Thing = TypeVar("Thing")


@dataclass(slots=True)
class Carrying(Generic[Thing]):
    """`sorts`: all that a platform has kept, by the names under which the sorts are known in the store."""

    together: Together
    now: Callable[[], datetime]
    sorts: Mapping[str, Sort]

    async def keep(self, kept: Mapping[str, Thing]) -> None:
        """Before anything is sent that names it. See `bot.carried`."""
        if not kept:
            return
        until = self.now() + KEPT
        made = [(Carried(name, until, until, *self._written(thing)), _about(thing)) for name, thing in kept.items()]

        async def put(tx: Transaction) -> None:
            await carried.keep(tx, made)

        await self.together.do(put)

    async def named_in(self, raw: str, *more: str) -> Callable[[str], Thing | None]:
        """Finds all that a payload names. `more`: names of what it is about, which do not stand in it."""
        names = list(dict.fromkeys((*more, *_NAMES.findall(raw))))[:_MOST]
        if not names:
            return naming.nothing

        async def read(tx: Transaction) -> dict[str, Thing]:
            found = {name: await tx.get(Carried, name) for name in names}
            live = {name: one for name, one in found.items() if one and one.until > self.now()}
            return {name: thing for name, one in live.items() if (thing := self._read(one)) is not None}

        found = await self.together.do(read)
        return found.get

    def _written(self, thing: Thing) -> tuple[str, str]:
        """In ASCII, so that it holds whatever people can type."""
        name, sort = next((name, sort) for name, sort in self.sorts.items() if isinstance(thing, sort.kind))
        return name, json.dumps(sort.write(thing))

    def _read(self, one: Carried) -> Thing | None:
        """None where it is of another platform, or was written by another version of the bot."""
        sort = self.sorts.get(one.sort)
        try:
            thing: Thing | None = sort.again(json.loads(one.words)) if sort else None
        except (msgspec.ValidationError, ValueError, LookupError):
            return None
        return thing


def _about(thing: object) -> str:
    """What it belongs to, where it can hold what somebody filled in."""
    return getattr(thing, "about", "")
