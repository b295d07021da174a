"""What is kept because Teams cannot carry it, or shows a card to everybody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from adapters import carrying
from adapters.carrying import Sort
from adapters.teams import whose
from adapters.teams.keeping import Aside, Held, Options, Rated, Rest, Thing, Turn, rated
from adapters.teams.references import Reference
from bot import memory
from bot.outbox.together import Together
from bot.replies import Card, Document, Form, Picture, Text, Visible, visible

Carrying = carrying.Carrying[Thing]

_REPLIES: Mapping[str, type[Visible]] = {
    "text": Text,
    "card": Card,
    "form": Form,
    "picture": Picture,
    "document": Document,
}


def rated_as(secret: bytes, where: Reference, message: str) -> str:
    """The name under which `Rated` lies in the store, which holds no platform's ids.

    Teams counts messages by the millisecond: two conversations can have one of the same id.
    """
    return rated(memory.keyed(secret, "rated", where.tenant, whose.room(where), message))


def kept_for_teams(together: Together, now: Callable[[], datetime]) -> Carrying:
    return Carrying(together, now, _SORTS)


@dataclass(frozen=True, slots=True)
class _Aside:
    """Each reply with its sort, which JSON alone would not tell."""

    user: str
    replies: tuple[tuple[str, Any], ...]
    mark: str


def _written(aside: Aside) -> object:
    replies = tuple((_sort(one), msgspec.to_builtins(one, enc_hook=str)) for one in visible(aside.replies))
    return msgspec.to_builtins(_Aside(aside.user, replies, aside.mark))


def _read(given: object) -> Aside:
    aside = msgspec.convert(given, _Aside)
    return Aside(aside.user, tuple(msgspec.convert(one, _REPLIES[sort]) for sort, one in aside.replies), aside.mark)


def _sort(reply: Visible) -> str:
    return next(sort for sort, kind in _REPLIES.items() if isinstance(reply, kind))


_SORTS = {
    "teams.words": Sort(str),
    "teams.aside": Sort(Aside, _written, _read),
    "teams.rest": Sort(Rest),
    "teams.held": Sort(Held),
    "teams.turn": Sort(Turn),
    "teams.options": Sort(Options),
    "teams.rated": Sort(Rated),
}
