"""Kinds of records that the tests of the stores keep."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.store import Owed, Record

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Note(Record):
    """A plain kind with a field of every sort."""

    kind: ClassVar[str] = "note"
    found_by: ClassVar[tuple[str, ...]] = ("place", "state")

    place: str
    state: State = State.OPEN
    count: int = 0
    words: str = ""
    on: date | None = None
    at: datetime | None = None
    raw: bytes = b""
    tags: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    sums: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Letter(Record):
    """A personal kind."""

    kind: ClassVar[str] = "letter"
    found_by: ClassVar[tuple[str, ...]] = ("owner",)
    personal: ClassVar[bool] = True

    owner: str
    words: str = ""
    count: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Errand(Owed):
    """What is due, and plain."""

    kind: ClassVar[str] = "errand"
    found_by: ClassVar[tuple[str, ...]] = ("place",)

    place: str = "anywhere"
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Visit(Owed):
    """What is due, and personal."""

    kind: ClassVar[str] = "visit"
    personal: ClassVar[bool] = True

    words: str = ""
    tries: int = 0


KINDS: tuple[type[Record], ...] = (Note, Letter, Errand, Visit)
