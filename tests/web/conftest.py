"""One browser for each file of tests that look at pages, and everybody for those that look at rights."""

import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.web import everybody as people
from tests.web.browsing import ARGUMENTS, CHROMIUM
from tests.web.everybody import Everybody


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    if not os.access(CHROMIUM, os.X_OK):
        reason = f"no browser at {CHROMIUM}; name one with CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        await started.close()


@pytest_asyncio.fixture
async def everybody() -> AsyncIterator[Everybody]:
    async with people.everybody() as there:
        yield there
