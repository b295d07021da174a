"""Takes a payload apart without ever trusting its shape. What should be there and is not raises `MalformedError`."""

import re
from collections.abc import Mapping

Payload = Mapping[str, object]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@;=|+/~-]{0,499}")


class MalformedError(Exception):
    """What came is not something that Teams sends, or not for anything that was drawn here."""


def table(value: object) -> Payload:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise MalformedError
    return value


def inner(payload: Payload, key: str) -> Payload:
    """The table under a key; an empty one where there is none."""
    value = payload.get(key)
    return {} if value is None else table(value)


def rows(payload: Payload, key: str) -> tuple[Payload, ...]:
    """The tables of a list; none where there is no list."""
    value = payload.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise MalformedError
    return tuple(table(one) for one in value)


def words(payload: Payload, key: str) -> str:
    """Any words; empty where there are none."""
    value = payload.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedError
    return value


def some(payload: Payload, key: str) -> str:
    """Words that must be there."""
    if not (found := words(payload, key)):
        raise MalformedError
    return found


def id_(payload: Payload, *keys: str) -> str:
    """The first of these that is there, as an id; empty where none is."""
    found = next((value for key in keys if (value := words(payload, key))), "")
    if found and not _ID.fullmatch(found):
        raise MalformedError
    return found


def known_id(payload: Payload, *keys: str) -> str:
    """An id that must be there."""
    if not (found := id_(payload, *keys)):
        raise MalformedError
    return found
