"""Keeps what Slack cannot carry, so that every process finds it when it is asked for."""

import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from adapters.slack.keeping import Kept, Look, Options, Rest, Thing, nothing
from bot.outbox.together import Together
from bot.records import Carried
from bot.replies import Form
from bot.store import Transaction

KEPT = timedelta(hours=24)
_SORTS: dict[str, type[Any]] = {"form": Form, "rest": Rest, "options": Options, "words": str}
_NAMES = re.compile(r"~k[0-9a-f]{32}")
_MOST = 400  # names in one payload: a view holds no more


def new_id() -> str:
    return secrets.token_hex(16)


@dataclass(slots=True)
class Carrying:
    together: Together
    now: Callable[[], datetime]

    async def keep(self, kept: Kept) -> None:
        """Before anything is sent that names it."""
        if not kept:
            return
        until = self.now() + KEPT
        made = [Carried(name, until, until, *_written(thing)) for name, thing in kept.items()]

        async def add(tx: Transaction) -> None:
            for one in made:
                await tx.add(one)

        await self.together.do(add)

    async def named_in(self, raw: str) -> Look:
        """Finds all that a payload names."""
        names = list(dict.fromkeys(_NAMES.findall(raw)))[:_MOST]
        if not names:
            return nothing

        async def read(tx: Transaction) -> dict[str, Thing]:
            found = {name: await tx.get(Carried, name) for name in names}
            return {name: _read(one) for name, one in found.items() if one and one.until > self.now()}

        found = await self.together.do(read)
        return found.get


def _written(thing: Thing) -> tuple[str, str]:
    """In ASCII, so that it holds whatever people can type."""
    sort = next(sort for sort, kind in _SORTS.items() if isinstance(thing, kind))
    return sort, json.dumps(msgspec.to_builtins(thing))


def _read(one: Carried) -> Thing:
    thing: Thing = msgspec.convert(json.loads(one.words), _SORTS[one.sort])
    return thing
