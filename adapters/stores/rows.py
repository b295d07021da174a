"""What an engine keeps: rows of plain JSON values. Records become rows, and are read back from them, in `kept`."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


LONGEST = 1000  # bytes of an id, or of a value that rows are found by: more does not fit into a database's index


def keepable(text: str) -> bool:
    """Whether every engine can keep it as an id, or as a value that rows are found by."""
    try:
        return "\0" not in text and len(text.encode()) <= LONGEST
    except UnicodeEncodeError:  # half of a surrogate pair
        return False


@dataclass(frozen=True, slots=True)
class Shape:
    """What an engine must know of a kind: its name, the fields that it is found by, whether rows of it fall due."""

    kind: str
    found_by: tuple[str, ...] = ()
    due: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`fields` are JSON values and are never changed in place; what the row is found by stands among them as text."""

    kind: str
    id: str
    fields: Mapping[str, Json]
    due: datetime | None = None


class Rows(Protocol):
    """One transaction of an engine; the same promises as `bot.store.Transaction`."""

    async def add(self, row: Row) -> None: ...
    async def put(self, row: Row) -> None: ...
    async def get(self, kind: str, id: str) -> Row | None: ...  # noqa: A002 - the record's own word
    async def find(self, kind: str, equals: Mapping[str, str]) -> list[Row]: ...
    async def remove(self, kind: str, id: str) -> None: ...  # noqa: A002


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be told of a store without opening a record. `where` holds no password."""

    engine: str
    where: str
    counts: Mapping[str, int]  # rows by kind
    size: int  # bytes on disk


class Engine(Protocol):
    """The same promises as `bot.store.Store`, for rows; errors are those of `bot.store`."""

    def transaction(self) -> AbstractAsyncContextManager[Rows]: ...

    async def claim(self, kind: str, now: datetime, most: int, change: Callable[[Row], Row]) -> tuple[Row, ...]:
        """As `Store.claim`. `change` only makes a new row of the same kind and id."""

    async def due(self, kind: str, now: datetime, most: int) -> tuple[Row, ...]:
        """What `claim` would take, left as it is."""

    def snapshot(self) -> AbstractAsyncContextManager[AsyncIterator[Row]]:
        """Every row as it is at one moment, ordered by kind and id (by code point), while others go on writing."""

    async def load(self, rows: AsyncIterator[Row], instead_of: Collection[Row] = ()) -> None:
        """Fill an engine that holds these rows and no other, in their place and in one commit. Else NotEmptyError.

        Nobody else writes meanwhile.
        """

    async def facts(self) -> Facts: ...

    async def verify(self) -> str:
        """What is wrong with the files although everything can still be read, and what to do; empty where nothing is.

        An engine that keeps no files of its own has nothing to say.
        """

    async def close(self) -> None: ...


class OpenError(Exception):
    """The store cannot be opened, and nothing in it was changed. The words say why and what to do."""


class BusyError(OpenError):
    """Another process holds the files."""


class DamagedError(OpenError):
    """What is on the disk is not what was written."""


class NewerError(OpenError):
    """A newer version of the bot wrote this."""


class NotEmptyError(Exception):
    """Only an empty place is filled; this one holds something."""
