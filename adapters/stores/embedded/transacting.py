"""One transaction over the tables: what it changed in memory, and how that is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from adapters.stores.embedded import frames
from adapters.stores.embedded.frames import Change, Document
from adapters.stores.embedded.indexes import DUE, FIELDS, Tables
from adapters.stores.embedded.tables import JournalDB, JournalTable, TablesStorage
from adapters.stores.rows import Row


@dataclass(slots=True)
class Work:
    """What the open transaction did so far."""

    encoded: list[bytes] = field(default_factory=list)
    back: list[Change] = field(default_factory=list)  # what takes it back, oldest first
    ended: Exception | None = None  # what it is told, once it is over

    def check(self) -> None:
        if self.ended is not None:
            raise self.ended


class TransactionStorage(TablesStorage):
    """Changes memory at once; the engine makes it durable, or takes it back."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.work: Work | None = None

    def keep(self, changes: list[Change]) -> None:
        if self.work is None:
            raise RuntimeError("nothing is changed outside a transaction")
        self.work.encoded.append(frames.encode_changes(changes))
        self.work.back += [self.tables.apply(change) for change in changes]

    def take_back(self, work: Work) -> None:
        while work.back:
            self.tables.apply(work.back.pop())


class EmbeddedRows:
    """One transaction; of no use once it is over."""

    def __init__(self, db: JournalDB, kinds: frozenset[str], work: Work) -> None:
        self._db = db
        self._kinds = kinds
        self._work = work

    async def add(self, row: Row) -> None:
        table = self._table(row.kind)
        if table.document(row.id) is None:
            table.keep(row.id, document_of(row))

    async def put(self, row: Row) -> None:
        self._table(row.kind).keep(row.id, document_of(row))

    async def get(self, kind: str, id: str) -> Row | None:  # noqa: A002
        document = self._table(kind).document(id)
        return None if document is None else row_of(kind, id, document)

    async def find(self, kind: str, equals: Mapping[str, str]) -> list[Row]:
        return [row_of(kind, id_, document) for id_, document in self._table(kind).equal(equals)]

    async def remove(self, kind: str, id: str) -> None:  # noqa: A002
        table = self._table(kind)
        if table.document(id) is not None:
            table.keep(id, None)

    def due_by(self, kind: str, now: datetime, most: int) -> list[Row]:
        return [row_of(kind, id_, document) for id_, document in self._table(kind).due_by(moment(now), most)]

    def _table(self, kind: str) -> JournalTable:
        self._work.check()
        if kind not in self._kinds:
            raise LookupError(f"the store was opened without a shape for {kind}")
        table = self._db.table(kind)
        assert isinstance(table, JournalTable)  # noqa: S101 - the database makes no others
        return table


def document_of(row: Row) -> Document:
    return {FIELDS: dict(row.fields), DUE: None if row.due is None else moment(row.due)}


def row_of(kind: str, id_: str, document: Document) -> Row:
    due = document[DUE]
    return Row(kind, id_, document[FIELDS], None if due is None else datetime.fromisoformat(due))


def moment(due: datetime) -> str:
    if due.tzinfo is None:
        raise ValueError("a time without its time zone cannot be due")
    return due.astimezone(UTC).isoformat(timespec="microseconds")
