"""Engines on a real PostgreSQL, and a server that a test may stop and kill."""

from collections.abc import AsyncIterator, Iterator

import pytest

from adapters.stores.postgres.engine import PostgresEngine, open_engine
from tests import postgres as servers
from tests.stores.postgres.rows import SHAPES


@pytest.fixture
async def engine(postgres: str) -> AsyncIterator[PostgresEngine]:
    one = await open_engine(postgres, SHAPES)
    yield one
    await one.close()


@pytest.fixture
def server() -> Iterator[servers.Server]:
    """The tests' own server, which runs again once the test is over."""
    one = servers.server()
    yield one
    one.start()


@pytest.fixture
def own(server: servers.Server) -> Iterator[str]:
    """The URL of a fresh, empty database on that server."""
    with server.database() as url:
        yield url
        server.start()
