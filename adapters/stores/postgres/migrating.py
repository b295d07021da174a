"""Bring a database to what the kinds need, whoever else is doing the same at that moment."""

import asyncio
import random
from collections.abc import Collection, Sequence

import asyncpg

from adapters.stores.postgres.pool import Connection
from adapters.stores.postgres.schema import MIGRATIONS, SCHEMA, VERSIONS, Missing, missing
from adapters.stores.postgres.tables import Table
from adapters.stores.rows import NewerError, Shape

TRIES = 30
# What PostgreSQL answers to one of two that make the same thing at once.
RACES = (
    asyncpg.UniqueViolationError,
    asyncpg.DuplicateSchemaError,
    asyncpg.DuplicateTableError,
    asyncpg.DuplicateObjectError,
    asyncpg.DuplicateColumnError,
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.InternalServerError,  # "tuple concurrently updated"
)


async def migrate(
    connection: Connection, shapes: Collection[Shape], migrations: Sequence[Sequence[str]] = MIGRATIONS
) -> None:
    """NewerError where the database lies as this version of the bot does not know it."""
    for tried in range(TRIES):
        try:
            await _make_versions(connection)
            async with connection.transaction(isolation="read_committed"):
                await _migrate(connection, shapes, migrations)
        except RACES:
            if tried == TRIES - 1:
                raise
        else:
            return
        await asyncio.sleep(random.uniform(0, 0.1))  # noqa: S311 - only keeps two apart


async def _make_versions(connection: Connection) -> None:
    """Make what the others are made under. Nothing is asked for that is there: a user may have no right to make it."""
    found = "SELECT 1 FROM information_schema.tables WHERE table_schema = $1 AND table_name = $2"
    if await connection.fetchval(found, SCHEMA, VERSIONS) is None:
        await connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        await connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_version (id integer PRIMARY KEY, version integer NOT NULL)"
        )
    if await connection.fetchval("SELECT 1 FROM schema_version WHERE id = 1") is None:
        await connection.execute("INSERT INTO schema_version VALUES (1, 0) ON CONFLICT DO NOTHING")


async def _migrate(connection: Connection, shapes: Collection[Shape], migrations: Sequence[Sequence[str]]) -> None:
    known = 1 + len(migrations)
    version: int = await connection.fetchval("SELECT version FROM schema_version WHERE id = 1 FOR UPDATE")
    if version > known:
        message = (
            f"the database was last used by a newer version of the bot (its layout is {version}, this version knows "
            f"{known}): install that version or a later one"
        )
        raise NewerError(message)
    # An empty database needs no steps: its tables are made as they lie now.
    for step in migrations[version - 1 :] if version else ():
        for statement in step:
            await connection.execute(statement)
    plan = await planned(connection, shapes)
    for statement in plan.statements:
        await connection.execute(statement)
    for shape in shapes:
        if shape.kind in plan.fill:
            await _fill(connection, Table(shape))
    if version != known:
        await connection.execute("UPDATE schema_version SET version = $1 WHERE id = 1", known)


async def planned(connection: Connection, shapes: Collection[Shape]) -> Missing:
    columns: dict[str, set[str]] = {}
    query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = $1"
    for table, column in await connection.fetch(query, SCHEMA):
        columns.setdefault(table, set()).add(column)
    indexes = await connection.fetch("SELECT indexname FROM pg_indexes WHERE schemaname = $1", SCHEMA)
    return missing(shapes, columns, {index for (index,) in indexes})


async def _fill(connection: Connection, table: Table) -> None:
    """Rows that were kept before a kind was found by a field hold it in their body only."""
    select, values = table.find({})
    cursor = await connection.cursor(select, *values)
    while records := await cursor.fetch(500):
        statement, lists = table.put([table.row(record) for record in records])
        await connection.execute(statement, *lists)
