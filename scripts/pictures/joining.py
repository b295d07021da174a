"""The page for joining, of a campaign that is made up; all else is the real bot."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, ViewportSize

from adapters.web.serve import application
from bot.bot import Bot
from scripts.pictures import real, small
from tests.fakes import Clock
from tests.joining.parts import PAGES, RUNNING, keep
from tests.people.codes import HALL
from tests.web.joining import ADDRESS


async def make(browser: Browser, folder: Path, sizes: Mapping[str, ViewportSize]) -> None:
    made = real.desk(Clock())
    desk = replace(made, house=replace(made.house, pages=PAGES))
    await keep(desk.store, HALL, RUNNING)
    server = TestServer(application(Bot(desk), desk))
    await server.start_server(access_log=None)
    async with server:
        for size, view in sizes.items():
            for scheme in ("light", "dark"):
                context = await browser.new_context(
                    viewport=view, color_scheme=scheme, device_scale_factor=1, reduced_motion="reduce"
                )
                page = await context.new_page()
                await page.goto(str(server.make_url(ADDRESS)))
                await small.take(page, folder / f"joining-{size}-{scheme}.png")
                await context.close()
