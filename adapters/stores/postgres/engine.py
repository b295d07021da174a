"""The store on PostgreSQL: any number of processes, and whatever speaks its protocol and keeps its promises."""

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Iterator, Mapping
from contextlib import aclosing, asynccontextmanager, contextmanager
from datetime import datetime

import asyncpg

from adapters.stores.postgres import address
from adapters.stores.postgres.failures import CONFLICT, DRIVER, refusal, store_errors
from adapters.stores.postgres.migrating import migrate
from adapters.stores.postgres.pool import Connect, Connection, Pool, ended, patiently
from adapters.stores.postgres.schema import OLDEST, SCHEMA, check, too_old
from adapters.stores.postgres.tables import Table, known
from adapters.stores.postgres.transaction import PostgresRows
from adapters.stores.rows import Facts, NotEmptyError, OpenError, Row, Shape
from bot.store import FIRST_PAUSE, TRIES, ConflictError, UnavailableError

PATIENCE = 10.0  # seconds that the server may be away before an operation fails
LONGEST = 60.0  # seconds that one statement of a transaction may take
CONNECTIONS = 10  # of one process at once
AT_ONCE = 500  # rows that are on the way in a snapshot or a load

SETTINGS = {
    "application_name": "agreement-bot",
    "search_path": SCHEMA,
    "default_transaction_isolation": "serializable",  # for what is sent without a BEGIN
}
CLAIMING = "BEGIN ISOLATION LEVEL READ COMMITTED"  # its locks keep claims apart
LOADING = "BEGIN ISOLATION LEVEL SERIALIZABLE"
LOOKING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

SIZE = (
    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class AS c "
    "JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'"
)
# Not every server that speaks the protocol tells sizes, nor tells them to everyone.
NO_LOCKS = (asyncpg.FeatureNotSupportedError, asyncpg.PostgresSyntaxError)
NO_SIZE = (asyncpg.UndefinedFunctionError, asyncpg.FeatureNotSupportedError, asyncpg.InsufficientPrivilegeError)


async def open_engine(
    url: str, shapes: Collection[Shape], *, patience: float = PATIENCE, connections: int = CONNECTIONS
) -> "PostgresEngine":
    """Make the tables that are missing, whoever else does so. OpenError, which holds no password, where it cannot."""
    check(shapes)
    where = address.where(url)
    try:
        connection = await patiently(connecting(url, SETTINGS), patience)
        try:
            settings = SETTINGS | await _examine(connection, where)
            await migrate(connection, shapes)
        finally:
            await ended(connection)
    except DRIVER as error:
        raise OpenError(refusal(error, where)) from None
    return PostgresEngine(connecting(url, settings, LONGEST), where, shapes, patience, connections)


def connecting(url: str, settings: Mapping[str, str], command_timeout: float | None = None) -> Connect:
    async def connect() -> Connection:
        return await asyncpg.connect(url, server_settings=dict(settings), command_timeout=command_timeout)

    return connect


async def _examine(connection: Connection, where: str) -> dict[str, str]:
    """OpenError where the server cannot keep what it is given; the settings that make it keep what it acknowledges."""
    version: str = await connection.fetchval("SELECT version()")
    if too_old(version):
        message = f"PostgreSQL at {where} is too old ({version}): version {OLDEST} or later is needed"
        raise OpenError(message)
    encoding: str = await connection.fetchval("SELECT current_setting('server_encoding')")
    if encoding.upper() not in {"UTF8", "UTF-8"}:
        message = f"the database at {where} holds text as {encoding}: make one with CREATE DATABASE … ENCODING 'UTF8'"
        raise OpenError(message)
    lax = await connection.fetchval("SELECT current_setting('synchronous_commit', true)") == "off"
    return {"synchronous_commit": "on"} if lax else {}


class PostgresEngine:
    """See `adapters.stores.rows.Engine`."""

    def __init__(
        self, connect: Connect, where: str, shapes: Collection[Shape], patience: float, connections: int
    ) -> None:
        self._connect = connect
        self._where = where
        self._tables = {shape.kind: Table(shape) for shape in sorted(shapes, key=lambda shape: shape.kind)}
        self._pool = Pool(connect, connections, patience)
        self._inside: set[asyncio.Task[object]] = set()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[PostgresRows]:
        with self._alone():
            rows = PostgresRows(self._pool, self._tables)
            try:
                yield rows
                await rows.commit()
            except BaseException as error:
                await rows.end(error)
                raise
            else:
                await rows.end()

    async def claim(self, kind: str, now: datetime, most: int, change: Callable[[Row], Row]) -> tuple[Row, ...]:
        with self._alone():
            for tried in range(TRIES):
                try:
                    return await self._claim(known(self._tables, kind), now, most, change)
                except ConflictError:
                    if tried == TRIES - 1:
                        raise
                await asyncio.sleep(random.uniform(0, FIRST_PAUSE * 2**tried))  # noqa: S311 - only keeps two apart
        raise AssertionError

    async def _claim(self, table: Table, now: datetime, most: int, change: Callable[[Row], Row]) -> tuple[Row, ...]:
        async with self._pool.transaction(CLAIMING) as connection:
            text, values = table.due(now, most)
            claimed = tuple(change(table.row(record)) for record in await connection.fetch(text, *values))
            for row in claimed:
                table.check(row)
            if claimed:
                text, values = table.move(claimed)
                await connection.execute(text, *values)
        return claimed

    async def due(self, kind: str, now: datetime, most: int) -> tuple[Row, ...]:
        table = known(self._tables, kind)
        async with self._pool.transaction(LOOKING) as connection:
            text, values = table.due_by(now, most)
            return tuple(table.row(record) for record in await connection.fetch(text, *values))

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncIterator[Row]]:
        # A connection of its own: a slow reader keeps none from the transactions.
        async with self._extra() as connection:
            with store_errors():
                await connection.execute(LOOKING)
                await connection.execute("SELECT 1 FROM schema_version")  # the moment is that of the first statement
            async with aclosing(self._everything(connection)) as rows:
                yield rows

    async def _everything(self, connection: Connection) -> AsyncGenerator[Row, None]:
        for table in self._tables.values():
            text, values = table.find({})
            with store_errors():
                cursor = await connection.cursor(text, *values)
                records = await cursor.fetch(AT_ONCE)
            while records:
                for record in records:
                    yield table.row(record)
                with store_errors():
                    records = await cursor.fetch(AT_ONCE)

    async def load(self, rows: AsyncIterator[Row], instead_of: Collection[Row] = ()) -> None:
        async with self._extra() as connection:
            with store_errors():
                await self._alone_there(connection)
                for table in self._tables.values():
                    held = [row for row in instead_of if row.kind == table.shape.kind]
                    text, values = table.some(len(held) + 1)
                    found = [table.row(record) for record in await connection.fetch(text, *values)]
                    if found != sorted(held, key=lambda row: row.id):
                        message = f"the database at {self._where} is not empty: it holds a {table.shape.kind}"
                        raise NotEmptyError(message)
                    if found:
                        text, values = table.remove([row.id for row in found])
                        await connection.execute(text, *values)
            async for part in _in_parts(rows):
                table = known(self._tables, part[0].kind)
                for row in part:
                    table.check(row)
                records = [table.values(row) for row in part]
                with store_errors():
                    await connection.copy_records_to_table(
                        table.shape.kind, records=records, columns=list(table.columns)
                    )
            with store_errors(committing=True):
                await connection.execute("COMMIT")

    async def _alone_there(self, connection: Connection) -> None:
        """A transaction that holds every table. Where it and another wait for each other in a ring, it tries again."""
        for tried in range(TRIES):
            await connection.execute(LOADING)
            try:
                await self._lock(connection)
            except CONFLICT:
                if tried == TRIES - 1:
                    raise
                await connection.execute("ROLLBACK")
            else:
                return

    async def _lock(self, connection: Connection) -> None:
        """Whoever writes, or fills the same place, waits until this is over, and then finds it filled.

        Not every server that speaks the protocol locks tables; there it is up to the isolation, and one of both fails.
        """
        await connection.execute("SAVEPOINT locking")
        try:
            await connection.execute(f"LOCK TABLE {', '.join(table.name for table in self._tables.values())}")
        except NO_LOCKS:
            await connection.execute("ROLLBACK TO SAVEPOINT locking")
        await connection.execute("SELECT 1 FROM schema_version WHERE id = 1 FOR UPDATE")

    async def verify(self) -> str:
        return ""

    async def facts(self) -> Facts:
        async with self._pool.transaction(LOOKING) as connection:
            counted = await connection.fetch(" UNION ALL ".join(table.count for table in self._tables.values()))
            try:
                size = await connection.fetchval(SIZE, SCHEMA)
            except NO_SIZE:
                size = sum(row["held"] for row in counted)
        return Facts("PostgreSQL", self._where, {row["kind"]: row["rows"] for row in counted}, int(size))

    async def close(self) -> None:
        await self._pool.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        task = asyncio.current_task()
        if task is None or task in self._inside:
            message = "a transaction was opened within another"
            raise RuntimeError(message)
        self._inside.add(task)
        try:
            yield
        finally:
            self._inside.discard(task)

    @asynccontextmanager
    async def _extra(self) -> AsyncIterator[Connection]:
        """A connection besides the pool's. Whatever is not committed on it is gone at the end."""
        try:
            connection = await patiently(self._connect, self._pool.patience)
        except DRIVER as error:
            raise UnavailableError(refusal(error, self._where)) from None
        try:
            yield connection
        finally:
            await ended(connection)


async def _in_parts(rows: AsyncIterator[Row]) -> AsyncIterator[list[Row]]:
    """A few hundred at a time, each part of one kind."""
    part: list[Row] = []
    async for row in rows:
        if part and (len(part) == AT_ONCE or part[0].kind != row.kind):
            yield part
            part = []
        part.append(row)
    if part:
        yield part
