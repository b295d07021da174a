"""Takes a payload apart without ever trusting its shape. What should be there and is not raises `MalformedError`."""

import re
from collections.abc import Mapping

Payload = Mapping[str, object]


class MalformedError(Exception):
    """What came is not something that the platform sends, or not for anything that was drawn here."""


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


def yes(payload: Payload, key: str) -> bool:
    return payload.get(key) is True


class Ids:
    """How a platform's ids look."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def of(self, payload: Payload, *keys: str) -> str:
        """The first of these that is there; empty where none is."""
        found = next((value for key in keys if (value := words(payload, key))), "")
        if found and not self._pattern.fullmatch(found):
            raise MalformedError
        return found

    def known(self, payload: Payload, *keys: str) -> str:
        """One that must be there."""
        if not (found := self.of(payload, *keys)):
            raise MalformedError
        return found
