"""What the tests of the stores share."""

from collections.abc import Iterator

import pytest

from tests import postgres as servers


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of a fresh, empty database on a real PostgreSQL, for one test."""
    with servers.database() as url:
        yield url
