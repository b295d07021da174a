import pytest

from bot.store import MemoryStore
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
