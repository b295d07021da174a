"""Every store that there is, opened again and again over the same files; and an engine in memory that can fail."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from adapters.stores import kept, master, vault
from adapters.stores.embedded import engine as embedded
from adapters.stores.kept import KeptStore
from adapters.stores.postgres import engine as postgres
from adapters.stores.rows import Engine, Facts, NotEmptyError, Row
from adapters.stores.vault import Vault
from bot.store import MemoryStore, Store
from tests.stores.samples import KINDS

ALL = ("memory", "dictionary", "embedded", "postgresql")
DURABLE = ALL[1:]
Table = dict[tuple[str, str], Row]


class Place(Protocol):
    """Where a store is kept."""

    async def open(self) -> Store: ...


class InMemory:
    async def open(self) -> Store:
        return MemoryStore()


@dataclass(slots=True)
class Kept:
    """A store of records over an engine, with its keys in a folder."""

    keys: Path
    engine: Callable[[], Awaitable[Engine]]

    async def vault(self) -> Vault:
        return await vault.open_vault(self.keys, master.from_folder(self.keys), block=16)

    async def open(self) -> KeptStore:
        engine = await self.engine()
        try:
            return await kept.open_kept(engine, KINDS, await self.vault())
        except BaseException:
            await engine.close()
            raise


def place(name: str, folder: Path, url: Callable[[], str]) -> Place:
    """One of `ALL`; `url` gives a fresh database of PostgreSQL."""
    return InMemory() if name == "memory" else durable(name, folder, url)


def durable(name: str, folder: Path, url: Callable[[], str]) -> Kept:
    """One of `DURABLE`: what was kept is there when it is opened again."""
    keys = folder / "keys"
    match name:
        case "dictionary":
            return Kept(keys, Dictionary().opened)
        case "embedded":
            return Kept(keys, lambda: embedded.open_engine(folder / "store", kept.shapes(KINDS)))
        case _:
            found = url()
            return Kept(keys, lambda: postgres.open_engine(found, kept.shapes(KINDS)))


@dataclass(slots=True)
class Dictionary:
    """An engine that outlives its closing. `failing` is raised once the rows of the next commit are kept."""

    rows: Table = field(default_factory=dict)
    failing: list[Exception] = field(default_factory=list)
    commits: int = 0
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)
    _holder: asyncio.Task[object] | None = None

    async def opened(self) -> Engine:
        self._one = asyncio.Lock()
        return self

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["_Draft"]:
        task = asyncio.current_task()
        if task is not None and task is self._holder:
            message = "a transaction was opened within another"
            raise RuntimeError(message)
        async with self._one:
            self._holder = task
            try:
                draft = _Draft(dict(self.rows))
                yield draft
                if draft.rows != self.rows:
                    self.commits += 1
                    self.rows = draft.rows
                    if self.failing:
                        raise self.failing.pop(0)
            finally:
                self._holder = None

    async def claim(self, kind: str, now: datetime, most: int, change: Callable[[Row], Row]) -> tuple[Row, ...]:
        async with self.transaction() as tx:
            found = [(row.due, row.id, row) for row in await tx.find(kind, {}) if row.due and row.due <= now]
            claimed = tuple(change(row) for _, _, row in sorted(found)[:most])
            for row in claimed:
                await tx.put(row)
        return claimed

    async def due(self, kind: str, now: datetime, most: int) -> tuple[Row, ...]:
        found = ((row.due, row.id, row) for row in self.rows.values() if row.kind == kind and row.due)
        return tuple(row for due, _, row in sorted(found) if due <= now)[:most]

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncIterator[Row]]:
        rows = dict(self.rows)

        async def every() -> AsyncIterator[Row]:
            for key in sorted(rows):
                yield rows[key]

        yield every()

    async def load(self, rows: AsyncIterator[Row], instead_of: Collection[Row] = ()) -> None:
        if self.rows != {(row.kind, row.id): row for row in instead_of}:
            raise NotEmptyError
        self.rows = {(row.kind, row.id): row async for row in rows}

    async def verify(self) -> str:
        return ""

    async def facts(self) -> Facts:
        return Facts("dictionary", "memory", {}, 0)

    async def close(self) -> None: ...


@dataclass(slots=True)
class _Draft:
    rows: Table

    async def add(self, row: Row) -> None:
        self.rows.setdefault((row.kind, row.id), row)

    async def put(self, row: Row) -> None:
        self.rows[row.kind, row.id] = row

    async def get(self, kind: str, id: str) -> Row | None:  # noqa: A002
        return self.rows.get((kind, id))

    async def find(self, kind: str, equals: Mapping[str, str]) -> list[Row]:
        rows = (row for _, row in sorted(self.rows.items(), key=lambda item: item[0]) if row.kind == kind)
        return [row for row in rows if all(row.fields[name] == value for name, value in equals.items())]

    async def remove(self, kind: str, id: str) -> None:  # noqa: A002
        self.rows.pop((kind, id), None)
