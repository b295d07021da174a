from collections.abc import Iterator

import pytest

from bot.store import MemoryStore
from tests import postgres as servers
from tests.outbox.parts import FakePlatform, Time


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def platform() -> FakePlatform:
    return FakePlatform()


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of a fresh, empty database on a real PostgreSQL, for one test."""
    with servers.database() as url:
        yield url
