"""What a transaction has written and not yet sent: for each id the one change that all of its writes come to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache, partial
from itertools import zip_longest

from adapters.stores.postgres.tables import Statement, Table
from adapters.stores.rows import Row


class Change(Enum):
    ADD = auto()  # unless the id exists, which only the database knows
    PUT = auto()
    REMOVE = auto()


Changes = dict[str, tuple[Change, Row | None]]


@dataclass(slots=True)
class Draft:
    _kinds: dict[str, Changes] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        changes = self._kinds.setdefault(row.kind, {})
        match changes.get(row.id):
            case None:
                changes[row.id] = (Change.ADD, row)
            case (Change.REMOVE, _):
                changes[row.id] = (Change.PUT, row)

    def put(self, row: Row) -> None:
        self._kinds.setdefault(row.kind, {})[row.id] = (Change.PUT, row)

    def remove(self, kind: str, id: str) -> None:  # noqa: A002 - the record's own word
        self._kinds.setdefault(kind, {})[id] = (Change.REMOVE, None)

    def of(self, kind: str, id: str) -> tuple[Change, Row | None] | None:  # noqa: A002
        return self._kinds.get(kind, {}).get(id)

    def take(self, table: Table) -> list[Statement]:
        """What must be sent for one kind; it is no longer part of the draft."""
        return list(_statements(table, self._kinds.pop(table.shape.kind, {})))

    def take_all(self, tables: Mapping[str, Table]) -> list[Statement]:
        """One statement in nearly every case, and as many as the same table needs where it does not."""
        # Every transaction locks in the same order, so that few wait for each other in a ring.
        each = [self.take(tables[kind]) for kind in sorted(self._kinds)]
        return [together([one for one in some if one is not None]) for some in zip_longest(*each)]


def together(statements: Sequence[Statement]) -> Statement:
    """Several statements over different tables as one: one way to the server and back, and a commit of its own."""
    if len(statements) == 1:
        return statements[0]
    text = _joined(tuple((text, len(values)) for text, values in statements))
    return text, [value for _, values in statements for value in values]


@lru_cache(maxsize=256)
def _joined(statements: tuple[tuple[str, int], ...]) -> str:
    """Statements, and how many values each takes."""
    parts: list[str] = []
    taken = 0
    for text, values in statements:
        numbered = re.sub(r"\$(\d+)", partial(_moved, taken), text)
        parts.append(f"part{len(parts)} AS ({numbered} RETURNING 1)")
        taken += values
    return f"WITH {', '.join(parts)} SELECT 1"


def _moved(by: int, place: re.Match[str]) -> str:
    return f"${int(place[1]) + by}"


def _statements(table: Table, changes: Changes) -> Iterator[Statement]:
    ordered = sorted(changes.items())
    if added := [row for _, (change, row) in ordered if change is Change.ADD and row]:
        yield table.add(added)
    if put := [row for _, (change, row) in ordered if change is Change.PUT and row]:
        yield table.put(put)
    if removed := [id_ for id_, (change, _) in ordered if change is Change.REMOVE]:
        yield table.remove(removed)
