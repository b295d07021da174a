"""Finds the words of a sentence in the language that is spoken just now.

`t`, `n` and `to_be_said` are what the catalogues are gathered by, so each is called with the sentence itself, and not
with a name for it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any, Self, TypeVar

from bot.languages.catalogues import catalogue
from bot.languages.speaking import OWN, chosen, spoken

PLACE = re.compile(r"\{([a-z_]+)\}")
_LABELLED = frozenset({"Text", "Card", "Form"})  # replies that name the language of their words

T = TypeVar("T")


def t(words: str, /, **values: object) -> str:
    """KeyError where a value is missing. The values are never read for braces."""
    return filled(_translated(words), values)


def n(one: str, many: str, count: int, /, **values: object) -> str:
    """In the form that the number takes; `count` is among the values."""
    language = spoken()
    own = one if count == 1 else many
    found = own if language == OWN else catalogue(language).plural(one, many, count)
    return filled(found, {"count": count, **values})


def listed(parts: Sequence[str]) -> str:
    """As in a sentence: a, b and c."""
    *some, last = parts
    return t("{some} and {last}", some=", ".join(some), last=last) if some else last


def filled(words: str, values: Mapping[str, object]) -> str:
    return PLACE.sub(lambda place: str(values[place[1]]), words) if "{" in words else words


def _translated(words: str) -> str:
    language = spoken()
    return words if language == OWN else catalogue(language).words(words)


class Later(str):
    """A whole sentence or label that is kept before anybody is spoken to: it is said in the language of that moment.

    To whoever compares or keeps it, it is its English. Where it is put into a sentence, or drawn, it is said.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return _translated(str.__str__(self))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def lower(self) -> str:
        return str(self).lower()

    def upper(self) -> str:
        return str(self).upper()

    def __add__(self, other: str) -> str:
        return str(self) + other

    def __deepcopy__(self, _: Mapping[int, object]) -> Self:
        return self


def to_be_said(words: str, /) -> str:
    """For constants; see `Later`."""
    return Later(words)


def worded(replies: T) -> T:
    """Replies with all that was kept before somebody was spoken to, as it is said to them; they name their language."""
    said: T = _worded(replies)
    return said


def _worded(value: Any) -> Any:  # noqa: ANN401 - whatever a reply is made of
    if isinstance(value, Later):
        return str(value)
    if isinstance(value, tuple):
        made = tuple(_worded(one) for one in value)
        return value if all(map(is_, made, value)) else made
    if isinstance(value, Mapping):
        told = {key: _worded(one) for key, one in value.items()}
        return value if all(map(is_, told.values(), value.values())) else told
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: new for one in fields(value) if (new := _of(value, one.name)) is not None}
        return replace(value, **changed) if changed else value
    return value


def _of(reply: Any, name: str) -> Any:  # noqa: ANN401 - as above
    """The new value of a field; None where it stays as it is."""
    old = getattr(reply, name)
    if name == "language" and type(reply).__name__ in _LABELLED:
        return None if old or (spoken() == OWN and not chosen()) else spoken()
    if isinstance(old, Later | tuple | Mapping) or is_dataclass(old):
        new = _worded(old)
        return None if new is old else new
    return None
