"""The page behind a link, in a real browser: a phone, as somebody comes from their chat."""

import asyncio
from urllib.parse import urlsplit

import pytest
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect

from adapters import handing
from adapters.web.serve import application
from bot.bot import Bot
from bot.replies import Document
from tests import fakes
from tests.web.browsing import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

LETTER = Document("Letter to the employer.txt", "text/plain; charset=utf-8", b"words of a canary\n" * 100)


async def test_a_letter_is_saved_on_a_phone_once(browser: Browser) -> None:
    desk = fakes.desk()
    links = handing.of(desk, "https://bot.example").links()
    path = urlsplit(links.to(LETTER)).path
    await links.keep()
    async with TestServer(application(Bot(desk), desk, "https://bot.example")) as server:
        context = await browser.new_context(**PHONE)
        page = await context.new_page()
        complaints = list[str]()
        page.on("console", lambda said: complaints.append(said.text))
        await page.goto(str(server.make_url(path)))
        assert (await Axe().run(page)).violations_count == 0
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        async with page.expect_download() as coming:
            await page.get_by_role("button", name="Save it").click()
        saved = await coming.value
        assert saved.suggested_filename == LETTER.name
        assert await asyncio.to_thread((await saved.path()).read_bytes) == LETTER.content
        assert not complaints
        await page.reload()
        await expect(page.get_by_role("heading", name="This link leads nowhere any more")).to_be_visible()
        assert (await Axe().run(page)).violations_count == 0
        await context.close()
