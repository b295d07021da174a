"""The port to whatever keeps things: transactions over records, and an engine in memory."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import ClassVar, Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Record:
    """Something that is kept: an immutable value with its own id.

    An id is made from the record's cause or at random, never from anything that names a person, and never used again.
    What it is found by must not tell anything either: ids, kinds, keyed hashes.
    """

    kind: ClassVar[str] = ""  # its name in the store; never changed
    found_by: ClassVar[tuple[str, ...]] = ()  # fields of text by which it can be looked up without a scan
    personal: ClassVar[bool] = False  # encrypted under a key of its own, which dies with it

    id: str


@dataclass(frozen=True, slots=True)
class Owed(Record):
    """A record that something must be done about once it is due; see `Store.claim`."""

    due: datetime  # with its time zone


R = TypeVar("R", bound=Record)
O = TypeVar("O", bound=Owed)  # noqa: E741 - the letter of the type that it stands for
T = TypeVar("T")


class StoreError(Exception):
    """Nothing of the transaction was kept, and everything acknowledged before still is."""


class ConflictError(StoreError):
    """Another transaction got in between: do the whole of it again, as `run` does."""


class UnavailableError(StoreError):
    """The store cannot be reached just now."""


class FullError(StoreError):
    """There is no room. Writing works again once there is."""


class StoppedError(StoreError):
    """The store no longer knows what is on the disk, and refuses to guess: the bot must be started again."""


class UncertainError(StoreError):
    """The connection broke while the transaction was committed: it is kept whole, or not at all."""


class UnreadableError(StoreError):
    """One record cannot be opened: it is damaged, or of another version. The rest of the store can be used as before.

    The transaction in which it was met may go on without that record. Its words name no record.
    """


def of_the_store(error: Exception) -> bool:
    """Whether all of a transaction failed, and not only what was done with one record."""
    return isinstance(error, StoreError) and not isinstance(error, UnreadableError)


@dataclass(frozen=True, slots=True)
class Lying:
    """A record as it lies in the store, whether or not it can be opened.

    `fields` are JSON, what is sealed still sealed. `key`, of what is sealed: whether the key that opens it lives.
    """

    id: str
    fields: Mapping[str, object] = field(repr=False)
    due: datetime | None = None
    key: bool | None = None


class Transaction(Protocol):
    """Reads see what was written before them. Nothing is kept until the transaction ends without an error."""

    async def add(self, record: Record) -> None:
        """Keep a new record. Where the id exists, nothing happens."""

    async def put(self, record: Record) -> None:
        """Keep a record in place of what its id held, if it held anything."""

    async def get(self, kind: type[R], id: str) -> R | None: ...  # noqa: A002 - the record's own word

    async def find(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        """The records with these values, ordered by id; all of the kind where no value is given.

        LookupError where a name is not in the kind's `found_by`.
        """

    async def readable(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        """As `find`, but what cannot be opened is left out instead of an UnreadableError."""

    async def lying(self, kind: type[Record], id: str = "", **equals: str) -> tuple[Lying, ...]:  # noqa: A002
        """As `find`, but nothing is opened: what cannot be opened lies there, too, until it is removed.

        `id`: only the record of that.
        """

    async def remove(self, kind: type[Record], id: str) -> None:  # noqa: A002
        """Forget a record; where there is none, nothing happens. What was personal can never be read again."""


class Store(Protocol):
    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """As if no other transaction ran meanwhile; committed and durable once left, or StoreError.

        Only the store is waited for inside, and no transaction is opened within another (RuntimeError).
        """

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        """Take up to `most` records that are due by `now`, the earliest first, and that nobody else is taking.

        Keeps `change(record)` of each, in one commit, and returns those. `change` must move `due`, or they are claimed
        again, and may not touch what the record is found by.
        """

    async def close(self) -> None: ...


TRIES = 20
FIRST_PAUSE = 0.02  # seconds; doubled with each try, and never more than half a second


async def run(store: Store, work: Callable[[Transaction], Awaitable[T]]) -> T:
    """Do `work` in a transaction, and all of it again where another got in between.

    Once more, too, where the store broke off midway: then it is back at once, or says that it is away.
    """
    broke_off = False
    for tried in range(TRIES):
        try:
            async with store.transaction() as tx:
                return await work(tx)
        except ConflictError:
            if tried == TRIES - 1:
                raise
        except UnavailableError:
            if broke_off or tried == TRIES - 1:
                raise
            broke_off = True
        await asyncio.sleep(random.uniform(0, min(0.5, FIRST_PAUSE * 2**tried)))  # noqa: S311 - only keeps two apart
    raise AssertionError


def declared(kind: type[Record], names: Iterable[str]) -> None:
    """LookupError where a kind is looked up by what it does not declare."""
    if unknown := set(names) - set(kind.found_by):
        message = f"{kind.kind} is not found by {', '.join(sorted(unknown))}: declare it in found_by"
        raise LookupError(message)


Table = dict[str, Record]


@dataclass(slots=True)
class MemoryStore:
    """Keeps everything until the process ends: for tests, and for a conversation that must leave nothing behind."""

    _tables: dict[str, Table] = field(default_factory=dict)
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)
    _holder: asyncio.Task[object] | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["_MemoryTransaction"]:
        task = asyncio.current_task()
        if task is not None and task is self._holder:
            message = "a transaction was opened within another"
            raise RuntimeError(message)
        async with self._one:
            self._holder = task
            try:
                draft = _MemoryTransaction({name: dict(table) for name, table in self._tables.items()})
                yield draft
                self._tables = draft.tables
            finally:
                self._holder = None

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        async with self.transaction() as tx:
            due = sorted((record.due, record.id, record) for record in await tx.find(kind) if record.due <= now)
            claimed = tuple(change(record) for _, _, record in due[:most])
            for record in claimed:
                await tx.put(record)
        return claimed

    async def close(self) -> None:
        self._tables = {}


@dataclass(slots=True)
class _MemoryTransaction:
    tables: dict[str, Table]

    async def add(self, record: Record) -> None:
        self._table(record).setdefault(record.id, record)

    async def put(self, record: Record) -> None:
        self._table(record)[record.id] = record

    async def get(self, kind: type[R], id: str) -> R | None:  # noqa: A002
        found = self._table(kind).get(id)
        return found if isinstance(found, kind) else None

    async def find(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        declared(kind, equals)
        rows = (row for _, row in sorted(self._table(kind).items()) if isinstance(row, kind))
        return tuple(row for row in rows if all(getattr(row, name) == value for name, value in equals.items()))

    async def readable(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        return await self.find(kind, **equals)

    async def lying(self, kind: type[Record], id: str = "", **equals: str) -> tuple[Lying, ...]:  # noqa: A002
        return tuple(_lying(record) for record in await self.find(kind, **equals) if id in ("", record.id))

    async def remove(self, kind: type[Record], id: str) -> None:  # noqa: A002
        self._table(kind).pop(id, None)

    def _table(self, kind: Record | type[Record]) -> Table:
        return self.tables.setdefault(kind.kind, {})


def _lying(record: Record) -> Lying:
    """Nothing is sealed here, so of what would be only its names are shown."""
    open_ = record.found_by if record.personal else tuple(one.name for one in fields(record))
    shown = {name: _plain(getattr(record, name)) for name in open_ if name not in ("id", "due")}
    return Lying(record.id, shown, record.due if isinstance(record, Owed) else None, True if record.personal else None)


def _plain(value: object) -> object:
    """As JSON has it."""
    match value:
        case Mapping():
            return {str(name): _plain(part) for name, part in value.items()}
        case tuple() | list() | frozenset():
            return [_plain(part) for part in value]
        case None | bool() | int() | float() | str():
            return value
        case date():
            return value.isoformat()
        case _ if is_dataclass(value):
            return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            return str(value)
