"""A real browser in front of the real application: what a person looks at, and what their browser asked for."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.fakes import UNION_HOUSE
from tests.web.visiting import Visitor, visiting

CHROMIUM = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
SCREENS: dict[str, dict[str, Any]] = {
    "phone": PHONE,
    "phone in the dark": {**PHONE, "color_scheme": "dark"},
    "desktop": DESKTOP,
    "desktop in the dark": {**DESKTOP, "color_scheme": "dark"},
}
PATIENCE = 60_000  # milliseconds, which only what fails takes: a slow machine must pass, too

expect.set_options(timeout=PATIENCE)


@dataclass
class Window:
    """A page that a person looks at, and what it asked the network for."""

    page: Page
    visitor: Visitor
    home: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    async def type(self, text: str) -> None:
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")

    async def press(self, action: str, label: str) -> None:
        """Press a button that only the tests know: the first button of the greeting, with another action."""
        change = "(form, action) => { form.elements.namedItem('action').value = action }"
        await self.page.locator("form.press").first.evaluate(change, action)
        await self.page.locator("form.press button").first.click()
        await expect(self.page.get_by_role("heading", name=label)).to_be_visible()

    async def well(self) -> None:
        await well(self.page)


async def well(page: Page) -> None:
    """Nothing that axe-core knows is wrong, and nothing is wider than the screen."""
    await page.wait_for_load_state()
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@asynccontextmanager
async def window(browser: Browser, house: Any = UNION_HOUSE, **options: Any) -> AsyncIterator[Window]:
    async with visiting(house) as visitor, coming(browser, visitor, **options) as opened:
        yield opened


@asynccontextmanager
async def coming(browser: Browser, visitor: Visitor, path: str = "", **options: Any) -> AsyncIterator[Window]:
    """Somebody with a browser of their own, which forgets everything when they go."""
    home = str(visitor.client.make_url("/"))
    context = await browser.new_context(**(DESKTOP | options))
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    opened = Window(page, visitor, home)
    page.on("request", lambda request: opened.asked.append(request.url))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.on("console", lambda said: opened.complaints.append(said.text) if said.type == "error" else None)
    await page.goto(home + path)
    yield opened
    await context.close()
    assert all(url.startswith((home, "data:")) for url in opened.asked), opened.asked


@asynccontextmanager
async def looking(
    browser: Browser,
    client: "TestClient",  # type: ignore[type-arg]
    path: str,
    **screen: Any,
) -> AsyncIterator[Page]:
    """Somebody reads a page that has no script. Nothing is asked of anybody else, and nothing is complained of."""
    home = str(client.make_url("/"))
    context = await browser.new_context(**screen)
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    asked, complaints = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(home + path.removeprefix("/"))
    yield page
    await context.close()
    assert all(one.startswith((home, "data:")) for one in asked), asked
    assert not any(one.endswith(".js") for one in asked), asked
    assert complaints == []
