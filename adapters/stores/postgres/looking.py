"""What can be seen of a database without making or changing anything in it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import asyncpg

from adapters.stores.postgres import address
from adapters.stores.postgres.engine import SETTINGS, connecting
from adapters.stores.postgres.failures import DRIVER, refusal
from adapters.stores.postgres.migrating import planned
from adapters.stores.postgres.pool import Connection, ended, patiently
from adapters.stores.postgres.schema import MIGRATIONS, OLDEST, SCHEMA, VERSIONS, too_old
from adapters.stores.rows import OpenError, Shape

_LOOKING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE")


class Layout(StrEnum):
    NONE = "none"  # no tables of the bot
    OLDER = "older"  # some are missing, which the next start makes
    CURRENT = "current"
    NEWER = "newer"  # of a later version of the bot


@dataclass(frozen=True, slots=True)
class Database:
    where: str  # without a password
    version: str  # of the server, as it is called for short
    layout: Layout
    may_make: bool  # whether this user may make the tables that are missing
    may_write: bool  # and write into those that are there
    spare: bool  # a server that only reads, as one that stands by
    said: datetime  # the server's time, between
    before: datetime  # this and
    after: datetime  # this time here


async def look(url: str, shapes: Collection[Shape], patience: float) -> Database:
    """OpenError, which holds no password, where it cannot be reached or is none that could be used."""
    where = address.where(url)
    try:
        connection = await patiently(connecting(url, SETTINGS), patience)
        try:
            return await _look(connection, where, shapes)
        finally:
            await ended(connection)
    except DRIVER as error:
        raise OpenError(refusal(error, where)) from None


async def _look(connection: Connection, where: str, shapes: Collection[Shape]) -> Database:
    version: str = await connection.fetchval("SELECT version()")
    if too_old(version):
        message = f"PostgreSQL at {where} is too old ({version}): version {OLDEST} or later is needed"
        raise OpenError(message)
    before = datetime.now(UTC)
    said: datetime = await connection.fetchval("SELECT clock_timestamp()")
    after = datetime.now(UTC)
    spare = await _spare(connection)
    await connection.execute(_LOOKING)
    layout = await _layout(connection, shapes)
    may_make, may_write = await _rights(connection, layout)
    short = re.match(r"[A-Za-z]+ [\d.]+", version)
    name = short[0] if short else "a server that speaks as PostgreSQL does"
    return Database(where, name, layout, may_make, may_write, spare, said, before, after)


async def _spare(connection: Connection) -> bool:
    if await connection.fetchval("SELECT current_setting('default_transaction_read_only', true)") == "on":
        return True
    try:
        return bool(await connection.fetchval("SELECT pg_is_in_recovery()"))
    except (
        asyncpg.UndefinedFunctionError,
        asyncpg.FeatureNotSupportedError,
    ):  # not every server that speaks as it does
        return False


async def _layout(connection: Connection, shapes: Collection[Shape]) -> Layout:
    found = "SELECT 1 FROM information_schema.tables WHERE table_schema = $1 AND table_name = $2"
    if await connection.fetchval(found, SCHEMA, VERSIONS) is None:
        return Layout.NONE
    version = await connection.fetchval("SELECT version FROM schema_version WHERE id = 1")
    known = 1 + len(MIGRATIONS)
    if version and version > known:
        return Layout.NEWER
    if version != known or (await planned(connection, shapes)).statements:
        return Layout.OLDER
    return Layout.CURRENT


async def _rights(connection: Connection, layout: Layout) -> tuple[bool, bool]:
    if layout is Layout.NONE:
        make = "SELECT has_database_privilege(current_database(), 'CREATE')"
        return bool(await connection.fetchval(make)), True
    make = "SELECT has_schema_privilege($1, 'CREATE')"
    write = (
        "SELECT bool_and(has_table_privilege(c.oid, p)) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = "
        "c.relnamespace CROSS JOIN unnest($2::text[]) AS p WHERE n.nspname = $1 AND c.relkind = 'r'"
    )
    return bool(await connection.fetchval(make, SCHEMA)), bool(await connection.fetchval(write, SCHEMA, list(_RIGHTS)))
