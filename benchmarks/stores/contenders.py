"""What could keep the bot's records: each takes a record and is asked for it again, in the way that suits it best."""

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from tinydb import TinyDB, where

from adapters.stores.embedded import engine as embedded
from adapters.stores.embedded.journal import GROWTH, LEAST
from adapters.stores.kept import KeptStore, open_kept, shapes
from adapters.stores.master import from_folder
from adapters.stores.postgres import engine as postgres
from adapters.stores.rows import Engine
from adapters.stores.vault import open_vault
from benchmarks.stores.samples import KINDS, Plain
from bot.store import Transaction, run

AT_ONCE = 500  # records in a transaction, while filling and clearing up


class Contender(Protocol):
    """Each `add` is a transaction of its own, durable once it returns. Records are there before `get` and `find`."""

    async def fill(self, records: Iterable[Plain]) -> None: ...
    async def add(self, record: Plain) -> None: ...
    async def get(self, id: str) -> Plain: ...  # noqa: A002 - the record's own word
    async def find(self, place: str) -> Sequence[Plain]: ...
    async def remove(self, ids: Sequence[str]) -> None: ...
    async def close(self) -> None: ...


class StockTinyDB:
    """TinyDB with its own JSONStorage. It takes one writer at a time, and is durable only as far as it says."""

    def __init__(self, folder: Path) -> None:
        self._db = TinyDB(folder / "tinydb.json")
        len(self._db)

    async def fill(self, records: Iterable[Plain]) -> None:
        self._db.insert_multiple(msgspec.to_builtins(record) for record in records)

    async def add(self, record: Plain) -> None:
        self._db.insert(msgspec.to_builtins(record))

    async def get(self, id: str) -> Plain:  # noqa: A002
        """TinyDB's numbers are used again after a removal, so the bot needs its own ids, and these are searched for."""
        return msgspec.convert(dict(self._db.search(where("id") == id)[0]), Plain)

    async def find(self, place: str) -> Sequence[Plain]:
        return [msgspec.convert(dict(found), Plain) for found in self._db.search(where("place") == place)]

    async def remove(self, ids: Sequence[str]) -> None:
        self._db.remove(where("id").one_of(list(ids)))

    async def close(self) -> None:
        self._db.close()


class SQLite:
    """One connection in the loop's own thread, each insert a commit: quicker than threads, which fight for the lock."""

    def __init__(self, folder: Path) -> None:
        self._file = sqlite3.connect(folder / "sqlite", isolation_level=None, check_same_thread=False)
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.execute("PRAGMA synchronous = FULL")
        self._file.execute("CREATE TABLE IF NOT EXISTS plain (id TEXT PRIMARY KEY, place TEXT, body BLOB)")
        self._file.execute("CREATE INDEX IF NOT EXISTS by_place ON plain (place)")
        self._file.execute("SELECT count(*) FROM (SELECT 1 FROM plain LIMIT 1)").fetchone()

    async def fill(self, records: Iterable[Plain]) -> None:
        self._insert(records)

    async def add(self, record: Plain) -> None:
        self._insert((record,))

    async def get(self, id: str) -> Plain:  # noqa: A002
        (body,) = self._file.execute("SELECT body FROM plain WHERE id = ?", (id,)).fetchone()
        return msgspec.json.decode(body, type=Plain)

    async def find(self, place: str) -> Sequence[Plain]:
        found = self._file.execute("SELECT body FROM plain WHERE place = ? ORDER BY id", (place,))
        return [msgspec.json.decode(body, type=Plain) for (body,) in found]

    async def remove(self, ids: Sequence[str]) -> None:
        self._file.execute("BEGIN")
        self._file.executemany("DELETE FROM plain WHERE id = ?", ((id_,) for id_ in ids))
        self._file.execute("COMMIT")

    async def close(self) -> None:
        self._file.close()

    def _insert(self, records: Iterable[Plain]) -> None:
        rows = ((record.id, record.place, msgspec.json.encode(record)) for record in records)
        self._file.execute("BEGIN IMMEDIATE")
        self._file.executemany("INSERT INTO plain VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)
        self._file.execute("COMMIT")


class GatheredSQLite(SQLite):
    """What waits while one commit is under way goes into the next, as the embedded engine does it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._waiting: list[tuple[Plain, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def add(self, record: Plain) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((record, future))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await future

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            await asyncio.to_thread(self._insert, [record for record, _ in batch])
            for _, future in batch:
                future.set_result(None)
        self._writing = None


class Ours:
    """The whole store as the bot uses it, over either engine."""

    def __init__(self, engine: Engine, store: KeptStore, kind: type[Plain]) -> None:
        self.engine = engine
        self._store = store
        self._kind = kind

    async def fill(self, records: Iterable[Plain]) -> None:
        part: list[Plain] = []
        for record in records:
            part.append(record)
            if len(part) == AT_ONCE:
                await self._keep(part)
                part = []
        await self._keep(part)

    async def add(self, record: Plain) -> None:
        async def adding(tx: Transaction) -> None:
            await tx.add(record)

        await run(self._store, adding)

    async def put(self, record: Plain) -> None:
        async def putting(tx: Transaction) -> None:
            await tx.put(record)

        await run(self._store, putting)

    async def get(self, id: str) -> Plain:  # noqa: A002
        async with self._store.transaction() as tx:
            found = await tx.get(self._kind, id)
        assert found is not None
        return found

    async def find(self, place: str) -> Sequence[Plain]:
        async with self._store.transaction() as tx:
            return await tx.find(self._kind, place=place)

    async def remove(self, ids: Sequence[str]) -> None:
        for start in range(0, len(ids), AT_ONCE):
            part = ids[start : start + AT_ONCE]

            async def removing(tx: Transaction, part: Sequence[str] = part) -> None:
                for id_ in part:
                    await tx.remove(self._kind, id_)

            await run(self._store, removing)

    async def close(self) -> None:
        await self._store.close()

    async def _keep(self, part: Sequence[Plain]) -> None:
        async def keeping(tx: Transaction) -> None:
            for record in part:
                await tx.add(record)

        await run(self._store, keeping)


async def open_ours(
    folder: Path, url: str | None, kind: type[Plain], *, least: int = LEAST, growth: float = GROWTH
) -> Ours:
    """Over PostgreSQL where there is an address; the keys are in the folder either way."""
    if url:
        engine: Engine = await postgres.open_engine(url, shapes(KINDS))
    else:
        engine = await embedded.open_engine(folder / "store", shapes(KINDS), least=least, growth=growth)
    try:
        vault = await open_vault(folder / "keys", from_folder(folder / "keys"))
        return Ours(engine, await open_kept(engine, KINDS, vault), kind)
    except BaseException:
        await engine.close()
        raise
