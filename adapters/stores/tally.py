"""What tells two stores apart or the same: the rows counted, and a digest over them that no engine has a say in."""

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC

from adapters.stores.rows import Json, Row

EXACT = 2**53  # up to here a float that is whole is one number, however an engine writes it
STEP = 500  # rows between two words about how far it is
TURN = 20  # rows between two turns for whatever else the bot does


@dataclass(frozen=True, slots=True)
class Tally:
    counts: Mapping[str, int]  # rows by kind
    digest: str

    @property
    def rows(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is. `of` is what there was when it began: while a bot runs it can end up more or less."""

    doing: str
    done: int
    of: int


Tell = Callable[[Progress], Awaitable[None]]


async def untold(_: Progress) -> None:
    """For where nobody watches."""


class Counting:
    """Counts and digests rows as they pass; they must pass in the order of kind and id."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._sum = hashlib.sha256()

    def take(self, row: Row) -> None:
        self.take_written(row.kind, canonical(row))

    def take_written(self, kind: str, written: bytes) -> None:
        """The same, for a row whose canonical form is at hand."""
        self._counts[kind] += 1
        self._sum.update(written)
        self._sum.update(b"\n")

    @property
    def rows(self) -> int:
        return self._counts.total()

    @property
    def tally(self) -> Tally:
        return Tally(dict(self._counts), self._sum.hexdigest())


async def passing(rows: AsyncIterator[Row], counting: Counting, doing: str, of: int, tell: Tell) -> AsyncIterator[Row]:
    """The same rows, counted, and told of now and then."""
    await tell(Progress(doing, 0, of))
    async for row in rows:
        counting.take(row)
        yield row
        if counting.rows % TURN == 0:
            await asyncio.sleep(0)
        if counting.rows % STEP == 0:
            await tell(Progress(doing, counting.rows, of))
    await tell(Progress(doing, counting.rows, counting.rows))


def canonical(row: Row) -> bytes:
    """The one way to write a row, whatever the engine made of the order of its fields and of its numbers."""
    due = row.due.astimezone(UTC).isoformat() if row.due else None
    return json.dumps([row.kind, row.id, due, _plain(row.fields)], sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Json | Mapping[str, Json]) -> Json:
    match value:
        case float() if value.is_integer() and abs(value) < EXACT:
            return int(value)
        case list():
            return [_plain(part) for part in value]
        case Mapping():
            return {name: _plain(part) for name, part in value.items()}
        case _:
            return value
