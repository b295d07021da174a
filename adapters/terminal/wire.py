"""Events and replies as JSON, between a terminal and the bot that runs in another process.

Who speaks and where they are does not travel: the side of the bot settles that.
"""

from collections.abc import Mapping, Sequence
from typing import cast

import msgspec

from adapters.control import RefusalError
from adapters.terminal.parse import Seat
from bot.events import Event, Opened, Pressed, Said, Submitted
from bot.replies import Card, Document, Form, Picture, Replies, Reply, Text, visible

EVENTS: Mapping[str, type[Event]] = {"opened": Opened, "said": Said, "pressed": Pressed, "submitted": Submitted}
REPLIES: Mapping[str, type[Reply]] = {
    "text": Text,
    "card": Card,
    "form": Form,
    "picture": Picture,
    "document": Document,
}
_SEAT = ("person", "place")
OTHER_VERSION = "The running bot is of another version than this command. Start it again."


def event(made: Event) -> dict[str, object]:
    return _tagged(made, EVENTS, without=_SEAT)


def read_event(given: object, here: Seat) -> Event:
    """RefusalError where it is none."""
    known, fields = _untagged(given, EVENTS)
    seated = {name: msgspec.to_builtins(getattr(here, name)) for name in _SEAT}
    return cast(Event, _converted({**fields, **seated}, known))


def replies(made: Replies) -> list[object]:
    return [_tagged(one, REPLIES) for one in visible(made)]


def read_replies(given: object) -> Replies:
    """RefusalError where they are none."""
    if not isinstance(given, Sequence):
        raise RefusalError(OTHER_VERSION)
    found = [_untagged(one, REPLIES) for one in given]
    return tuple(cast(Reply, _converted(fields, known)) for known, fields in found)


def _tagged(made: object, known: Mapping[str, type], without: Sequence[str] = ()) -> dict[str, object]:
    (name,) = (name for name, kind in known.items() if kind is type(made))
    fields: dict[str, object] = msgspec.to_builtins(made, enc_hook=str)
    return {name: {key: value for key, value in fields.items() if key not in without}}


def _untagged(given: object, known: Mapping[str, type]) -> tuple[type, Mapping[str, object]]:
    if isinstance(given, Mapping) and len(given) == 1:
        ((name, fields),) = given.items()
        if name in known and isinstance(fields, Mapping):
            return known[name], fields
    raise RefusalError(OTHER_VERSION)


def _converted(fields: object, kind: type) -> object:
    try:
        return msgspec.convert(fields, kind)
    except (msgspec.ValidationError, ValueError) as error:
        raise RefusalError(OTHER_VERSION) from error
