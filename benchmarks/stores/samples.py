"""Records of 1 KB as the bot keeps them, of a plain kind and of a personal one."""

import hashlib
import random
import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import msgspec

from bot.store import Record

SIZE = 1024  # bytes as JSON
GROUP = 20  # records: each of the first half has a place of its own, the second half share one
SHARING = GROUP // 2
KEPT_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TAGS = ("camera", "rota")


@dataclass(frozen=True, slots=True)
class Plain(Record):
    kind: ClassVar[str] = "plain"
    found_by: ClassVar[tuple[str, ...]] = ("place",)

    place: str
    kept_at: datetime
    tags: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Personal(Plain):
    kind: ClassVar[str] = "personal"
    personal: ClassVar[bool] = True


KINDS = (Plain, Personal)


def record(kind: type[Plain], number: int) -> Plain:
    chance = int(id_of(number), 16)
    place = place_of(number)
    room = SIZE - _AROUND - len(place)
    start = chance % (len(_WORDS) - room)
    return kind(id_of(number), place, KEPT_AT, TAGS, _WORDS[start : start + room])


def records(kind: type[Plain], numbers: range) -> Iterator[Plain]:
    return (record(kind, number) for number in numbers)


def id_of(number: int) -> str:
    """Spread out, as random ids are."""
    return hashlib.blake2b(number.to_bytes(8, "big"), digest_size=12).hexdigest()


def place_of(number: int) -> str:
    """Found by it: one record, or `SHARING` of them."""
    return f"alone-{number}" if alone(number) else f"shared-{number // GROUP}"


def alone(number: int) -> bool:
    return number % GROUP < SHARING


_WORDS = "".join(random.Random(1).choices(string.ascii_lowercase + " ", k=1 << 16))
_AROUND = len(msgspec.json.encode(Plain(id_of(0), "", KEPT_AT, TAGS, "")))  # bytes beside place and words
