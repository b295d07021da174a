"""The table of a kind: its rows to columns and back, and the statements over it.

Names stand in the statements as they are, since `schema.check` let them pass; values never do.
"""
# ruff: noqa: S608

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

import asyncpg

from adapters.stores.rows import LONGEST, Row, Shape, keepable

# In ASCII, so that what PostgreSQL does not hold as text stays escaped: NUL, half of a surrogate pair.
_write = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode

Statement = tuple[str, Sequence[object]]


def quoted(name: str) -> str:
    return f'"{name}"'


@dataclass(frozen=True, slots=True)
class Table:
    shape: Shape

    @property
    def name(self) -> str:
        return quoted(self.shape.kind)

    @property
    def columns(self) -> tuple[str, ...]:
        return ("id", *self.shape.found_by, *(("due",) if self.shape.due else ()), "body")

    def check(self, row: Row) -> None:
        """ValueError where the row would not come back as it is."""
        found_by = (row.fields.get(field) for field in self.shape.found_by)
        if not all(keepable(text) for text in (row.id, *found_by) if isinstance(text, str)):
            message = f"an id, or a value that a {row.kind} is found by, is no plain text of up to {LONGEST} bytes"
            raise ValueError(message)
        if row.due is not None and (not self.shape.due or row.due.tzinfo is None):
            message = f"a {row.kind} is due at a time without a zone, or does not fall due at all"
            raise ValueError(message)

    def values(self, row: Row) -> tuple[object, ...]:
        """In the order of `columns`."""
        found_by = (row.fields.get(field) for field in self.shape.found_by)
        texts = (text if isinstance(text, str) else None for text in found_by)
        return (row.id, *texts, *((row.due,) if self.shape.due else ()), _write(dict(row.fields)))

    def row(self, record: asyncpg.Record) -> Row:
        due = record["due"] if self.shape.due else None
        if due is not None and due.tzinfo is None:  # what PostgreSQL holds as "infinity" comes without one
            due = due.replace(tzinfo=UTC)
        return Row(self.shape.kind, record["id"], json.loads(record["body"]), due)

    def get(self, id: str) -> Statement:  # noqa: A002 - the record's own word
        return f"{self._select} WHERE id = $1", (id,)

    def find(self, equals: Mapping[str, str]) -> Statement:
        where = " AND ".join(f"{quoted(field)} = ${number}" for number, field in enumerate(equals, 1))
        return f"{self._select}{' WHERE ' if where else ''}{where} ORDER BY id", tuple(equals.values())

    def due(self, now: object, most: int) -> Statement:
        text, values = self.due_by(now, most)
        return f"{text} FOR UPDATE SKIP LOCKED", values

    def due_by(self, now: object, most: int) -> Statement:
        return f"{self._select} WHERE due <= $1 ORDER BY due, id LIMIT $2", (now, most)

    def move(self, rows: Iterable[Row]) -> Statement:
        """Keep when rows are due and what they hold; what they are found by stays."""
        moved = [(row.id, row.due, _write(dict(row.fields))) for row in rows]
        return (
            f"UPDATE {self.name} AS old SET due = new.due, body = new.body "
            "FROM unnest($1::text[], $2::timestamptz[], $3::text[]) AS new (id, due, body) WHERE old.id = new.id"
        ), _columns(moved)

    def add(self, rows: Iterable[Row]) -> Statement:
        return f"{self._insert} ON CONFLICT (id) DO NOTHING", _columns([self.values(row) for row in rows])

    def put(self, rows: Iterable[Row]) -> Statement:
        moved = ", ".join(f"{quoted(column)} = excluded.{quoted(column)}" for column in self.columns[1:])
        return f"{self._insert} ON CONFLICT (id) DO UPDATE SET {moved}", _columns([self.values(row) for row in rows])

    def remove(self, ids: Iterable[str]) -> Statement:
        return f"DELETE FROM {self.name} WHERE id = ANY($1::text[])", (list(ids),)

    def some(self, most: int) -> Statement:
        return f"{self._select} ORDER BY id LIMIT $1", (most,)

    @property
    def count(self) -> str:
        """How many rows there are, and how many bytes they hold."""
        held = "coalesce(sum(length(body)), 0)"
        return f"SELECT '{self.shape.kind}' AS kind, count(*) AS rows, {held} AS held FROM {self.name}"

    @property
    def _select(self) -> str:
        return f"SELECT id,{' due,' if self.shape.due else ''} body FROM {self.name}"

    @property
    def _insert(self) -> str:
        """Takes one list for each column, so that the text is the same for any number of rows."""
        columns = ", ".join(quoted(column) for column in self.columns)
        types = ("timestamptz" if column == "due" else "text" for column in self.columns)
        lists = ", ".join(f"${number}::{type_}[]" for number, type_ in enumerate(types, 1))
        return f"INSERT INTO {self.name} ({columns}) SELECT * FROM unnest({lists})"


def known(tables: Mapping[str, Table], kind: str) -> Table:
    if kind not in tables:
        message = f"the store was opened without the kind {kind}"
        raise LookupError(message)
    return tables[kind]


def _columns(rows: Sequence[Sequence[object]]) -> Sequence[object]:
    return [list(column) for column in zip(*rows, strict=True)]
