"""What several files of tests about Teams are given."""

from collections.abc import AsyncIterator

import pytest

from tests.teams.calling import Calling
from tests.teams.platform import platform
from tests.teams.sending import Sending


@pytest.fixture
async def calling() -> AsyncIterator[Calling]:
    async with platform() as called:
        made = Calling(called)
        async with made.connector:
            yield made


@pytest.fixture
async def sending() -> AsyncIterator[Sending]:
    async with platform() as called:
        made = Sending(called)
        async with made.connector:
            yield made
