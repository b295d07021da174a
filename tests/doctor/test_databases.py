"""What the doctor sees of a PostgreSQL, on a real one: it makes nothing there, and says what this user may not do."""

import asyncio
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from adapters import keeping, settings
from adapters.finding import State
from adapters.keeping import Kept
from adapters.stores.postgres.schema import SCHEMA
from tests.postgres import statement
from tests.test_store_commands import filled, start

NEWCOMER = "newcomer"


@pytest.fixture(autouse=True)
def url(home: Path, postgres: str, monkeypatch: pytest.MonkeyPatch) -> str:
    assert home
    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", postgres)
    return postgres


def examined() -> Kept:
    return asyncio.run(keeping.examine(settings.read()))


def fetched(url: str, sql: str) -> object:
    async def fetch() -> object:
        connection = await asyncpg.connect(url)
        try:
            return await connection.fetchval(sql)
        finally:
            await connection.close()

    return asyncio.run(fetch())


def tables(url: str) -> object:
    return fetched(url, "SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('agreement_bot')")


def test_an_empty_database_is_well_and_stays_empty(url: str, home: Path) -> None:
    found = examined()
    assert found.store.well
    assert "none yet" in found.store.words
    assert found.records == 0
    assert tables(url) == 0
    assert fetched(url, "SELECT to_regnamespace('agreement_bot') IS NULL") is True
    assert not (home / "keys").exists()


def test_a_database_that_is_used_is_told_with_its_version_and_its_time() -> None:
    asyncio.run(filled(2))
    found = examined()
    assert found.store.words.startswith("PostgreSQL 1")
    assert ", 4 records, " in found.store.words
    assert (found.store.state, found.keys.state, found.records) == (State.WELL, State.WELL, 4)
    assert found.ticks
    assert abs(found.ticks.ahead) - found.ticks.within < timedelta(seconds=1)


def test_tables_of_an_earlier_version_are_told_and_left_as_they_are(url: str) -> None:
    asyncio.run(start())
    statement(url, f"DROP TABLE {SCHEMA}.notice")
    before = tables(url)
    found = examined().store
    assert found.state is State.LOOK
    assert "its tables are of an earlier version" in found.words
    assert tables(url) == before


def test_a_database_of_a_newer_version_is_told(url: str) -> None:
    asyncio.run(start())
    statement(url, "UPDATE agreement_bot.schema_version SET version = 99")
    found = examined().store
    assert found.state is State.MEND
    assert "a newer version of the bot used it last" in found.words


def as_newcomer(url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A user who may do nothing yet; its name is the server's, which other tests use too."""
    name = f"{NEWCOMER}_{urlsplit(url).path[-12:]}"
    statement(url, f"CREATE ROLE {name} LOGIN PASSWORD 'hush'")
    parts = urlsplit(url)
    there = parts._replace(netloc=f"{name}:hush@{parts.hostname}:{parts.port}").geturl()
    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", there)
    return name


def test_a_user_who_may_not_make_tables_is_told_before_the_first_start(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = as_newcomer(url, monkeypatch)
    try:
        found = examined().store
        assert found.state is State.MEND
        assert "may not make the tables that are missing: GRANT CREATE ON DATABASE" in found.words
        assert "hush" not in found.words
    finally:
        statement(url, f"DROP ROLE {name}")


def test_a_user_who_may_not_write_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(start())
    name = as_newcomer(url, monkeypatch)
    statement(url, f"GRANT USAGE ON SCHEMA {SCHEMA} TO {name}")
    statement(url, f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {name}")
    try:
        found = examined().store
        assert found.state is State.MEND
        assert "may not write into every table of the bot" in found.words
    finally:
        statement(url, f"DROP OWNED BY {name}")
        statement(url, f"DROP ROLE {name}")


def test_a_server_that_only_reads_is_told(url: str) -> None:
    asyncio.run(start())
    name = urlsplit(url).path[1:]
    statement(url, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    found = examined().store
    assert found.state is State.MEND
    assert "this server only reads" in found.words
