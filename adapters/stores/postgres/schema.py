"""How the tables lie in the database, and what is missing of that. Pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from adapters.stores.postgres.tables import Table, quoted
from adapters.stores.rows import Shape

SCHEMA = "agreement_bot"  # of its own, so that no table of anything else in the database is taken for one of these
VERSIONS = "schema_version"  # the table whose one row says how the others lie, and is locked while that changes
# What each step from one layout to the next runs. Tables, columns and indexes that kinds need are no steps: `missing`.
MIGRATIONS: tuple[tuple[str, ...], ...] = ()

_NAME = re.compile(r"[a-z][a-z0-9_]{0,29}")  # two and a dot fit into the 63 bytes of a name in PostgreSQL
_OURS = {"id", "due", "body"}
OLDEST = 15  # version of PostgreSQL


def check(shapes: Collection[Shape]) -> None:
    """ValueError where a kind, or what it is found by, cannot be the name of a table or a column."""
    for shape in shapes:
        names = (shape.kind, *shape.found_by)
        if any(not _NAME.fullmatch(name) for name in names) or _OURS & {*shape.found_by} or shape.kind == VERSIONS:
            message = f"the kind {shape.kind!r} has a name, or a field it is found by, that no table can have"
            raise ValueError(message)


def too_old(version: str) -> bool:
    """Whether what the server says of itself names a PostgreSQL that is too old. Others that speak as it does may."""
    found = re.match(r"PostgreSQL (\d+)", version)
    return found is not None and "-YB-" not in version and int(found[1]) < OLDEST


@dataclass(frozen=True, slots=True)
class Missing:
    statements: tuple[str, ...]
    fill: frozenset[str]  # kinds whose new columns are then filled from the rows that are there


def missing(shapes: Collection[Shape], columns: Mapping[str, Collection[str]], indexes: Collection[str]) -> Missing:
    """What these kinds need besides these columns by table and these indexes."""
    statements: list[str] = []
    fill: set[str] = set()
    for shape in shapes:
        table = Table(shape)
        found = columns.get(shape.kind)
        if found is None:
            statements.append(f"CREATE TABLE {table.name} ({', '.join(_column(name) for name in table.columns)})")
        else:
            new = [name for name in table.columns if name not in found]
            statements += [f"ALTER TABLE {table.name} ADD COLUMN {_column(name)}" for name in new]
            if not set(shape.found_by).isdisjoint(new):
                fill.add(shape.kind)
        statements += [
            f"CREATE INDEX {quoted(index)} ON {table.name} ({quoted(name)}, id)"
            for name in table.columns[1:-1]
            if (index := f"{shape.kind}.{name}") not in indexes
        ]
    return Missing(tuple(statements), frozenset(fill))


def _column(name: str) -> str:
    """Text is ordered by code point, as everywhere else in the bot."""
    match name:
        case "id":
            return 'id text COLLATE "C" PRIMARY KEY'
        case "due":
            return "due timestamptz"
        case "body":
            return "body text NOT NULL"
        case _:
            return f'{quoted(name)} text COLLATE "C"'
