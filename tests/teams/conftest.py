"""What several files of tests about Teams are given."""

from collections.abc import AsyncIterator, Iterator

import pytest

from adapters.setting_values import TeamsSdk
from tests.teams.calling import Calling
from tests.teams.platform import platform
from tests.teams.sending import Sending
from tests.teams.served import served_by

DOORS = ("door", "visit", "branch", "standing_there")  # what a file has whose tests go through the door of Teams


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    both = any(hasattr(metafunc.module, name) for name in DOORS)
    metafunc.parametrize("sdk", TeamsSdk if both else [TeamsSdk.BOTBUILDER], indirect=True, scope="module")


@pytest.fixture(autouse=True, scope="module")
def sdk(request: pytest.FixtureRequest) -> Iterator[TeamsSdk]:
    with served_by(request.param):
        yield request.param


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
