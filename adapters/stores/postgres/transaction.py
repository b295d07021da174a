"""One transaction: what it writes is collected, and sent at its end or when it looks for rows of the same kind."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import asyncpg

from adapters.stores.postgres.draft import Change, Draft
from adapters.stores.postgres.failures import DRIVER, meaning
from adapters.stores.postgres.pool import Connection, Pool
from adapters.stores.postgres.tables import Statement, Table, known
from adapters.stores.rows import Row, keepable
from adapters.stores.turns import Turns
from bot.store import StoreError

BEGIN = "BEGIN ISOLATION LEVEL SERIALIZABLE"
FEW = 16  # rows of one answer that are held until the end, so that they need not be asked for again


class PostgresRows:
    """Holds a connection from its first read, or the sending of its writes, until `end`."""

    def __init__(self, pool: Pool, tables: Mapping[str, Table]) -> None:
        self._pool = pool
        self._tables = tables
        self._draft = Draft()
        self._read_before: dict[str, dict[Statement, Sequence[Row]]] = {}  # by kind; it stays so until the end
        self._connection: Connection | None = None
        self._failed: StoreError | None = None
        self._one = asyncio.Lock()  # a connection runs one statement at a time

    async def add(self, row: Row) -> None:
        self._table(row.kind).check(row)
        self._draft.add(row)

    async def put(self, row: Row) -> None:
        self._table(row.kind).check(row)
        self._draft.put(row)

    async def remove(self, kind: str, id: str) -> None:  # noqa: A002 - the record's own word
        if keepable(id):
            self._draft.remove(self._table(kind).shape.kind, id)

    async def get(self, kind: str, id: str) -> Row | None:  # noqa: A002
        table = self._table(kind)
        if not keepable(id):
            return None
        match self._draft.of(kind, id):
            case (Change.PUT | Change.REMOVE, row):
                return row
            case None:
                found = await self._read(table, [], table.get(id))
            case _:
                found = await self._read(table, self._draft.take(table), table.get(id))
        return found[0] if found else None

    async def find(self, kind: str, equals: Mapping[str, str]) -> list[Row]:
        table = self._table(kind)
        if unknown := equals.keys() - {*table.shape.found_by}:
            message = f"{kind} is not found by {', '.join(sorted(unknown))}: declare it in found_by"
            raise LookupError(message)
        if not all(map(keepable, equals.values())):
            return []
        return [*await self._read(table, self._draft.take(table), table.find(equals))]

    async def commit(self) -> None:
        async with self._one:
            if self._failed is not None:
                raise self._failed  # PostgreSQL would roll back at a COMMIT, and call that a success
            statements = self._draft.take_all(self._tables)
            if self._connection is None and len(statements) == 1:
                # Without a BEGIN: one way to the server and back, not three.
                self._connection = await self._pool.take()
                await self._send(self._connection, statements[0], committing=True)
            elif self._connection is not None or statements:
                connection = await self._begun()
                for statement in statements:
                    await self._send(connection, statement)
                with self._noted(connection, committing=True):
                    await connection.execute("COMMIT")

    async def end(self, error: BaseException | None = None) -> None:
        self._failed = self._failed or StoreError("the transaction is over")
        if self._connection is not None:
            connection, self._connection = self._connection, None
            await self._pool.give_back(connection, error)

    async def _read(self, table: Table, written: Sequence[Statement], asked: Statement) -> Sequence[Row]:
        """Once: those who share a commit look for much of the same. `written`: what must be sent before."""
        if self._failed is not None:
            raise self._failed
        kind = table.shape.kind
        known_ = self._read_before.setdefault(kind, {})
        if written:  # in a table of its own, since what is being read just now is older
            known_ = self._read_before[kind] = {}
        if (before := known_.get(asked)) is not None:
            return before
        found, turns = list[Row](), Turns()
        for record in await self._run(written, asked):
            found.append(table.row(record))
            await turns.give()
        if len(found) <= FEW:
            known_[asked] = found
        return found

    async def _run(self, first: Sequence[Statement], last: Statement) -> list[asyncpg.Record]:
        async with self._one:
            connection = await self._begun()
            for statement in first:
                await self._send(connection, statement)
            return await self._send(connection, last)

    async def _begun(self) -> Connection:
        if self._failed is not None:
            raise self._failed
        if self._connection is None:
            self._connection = await self._pool.begin(BEGIN)
        return self._connection

    async def _send(
        self, connection: Connection, statement: Statement, *, committing: bool = False
    ) -> list[asyncpg.Record]:
        text, values = statement
        with self._noted(connection, committing=committing):
            return await connection.fetch(text, *values)

    @contextmanager
    def _noted(self, connection: Connection, *, committing: bool) -> Iterator[None]:
        """After one failure nothing of the transaction can be kept, whatever its body makes of the failure."""
        try:
            yield
        except DRIVER as error:
            self._failed = meaning(error, committing=committing)
            raise self._failed from None
        except asyncio.CancelledError:
            self._failed = StoreError("the transaction was interrupted")
            connection.terminate()
            raise

    def _table(self, kind: str) -> Table:
        return known(self._tables, kind)
