"""The pages of campaigns in a real browser: on a phone and a desktop, by keyboard, in the dark, without a script."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.campaigns import at
from bot.records.campaigns import Stage
from tests.web.browsing import DESKTOP, PATIENCE, PHONE, SCREENS, well
from tests.web.test_desk_campaigns import campaign, campaigning

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@asynccontextmanager
async def reading(browser: Browser, **options: Any) -> AsyncIterator[Page]:
    """The list, as an organiser sees it who has begun the plan of one."""
    async with campaigning() as desk:
        await desk.there.keep(campaign(desk.there), campaign(desk.there, "draft", Stage.DRAFT, "rotas"))
        signed = await desk.signed_in(desk.there.organiser)
        await signed.press(at.PLAN, "monitoring")
        home = str(desk.server.make_url("/"))
        context = await browser.new_context(**options)
        for name, value in signed.cookies.items():
            await context.add_cookies([{"name": name, "value": value, "url": f"{home}desk"}])
        try:
            page = await context.new_page()
            page.set_default_timeout(PATIENCE)
            await page.goto(f"{home}desk/campaigns")
            yield page
        finally:
            await context.close()


@pytest.mark.parametrize("screen", SCREENS)
async def test_axe_finds_nothing_and_all_fits_on_every_screen(browser: Browser, screen: str) -> None:
    async with reading(browser, **SCREENS[screen]) as page:
        await well(page)
        await page.get_by_role("link", name="monitoring at work").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Campaign on monitoring at work")
        await well(page)
        for one in await page.get_by_text("After yes").all():
            await one.click()
        await well(page)


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without one"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_they_are_read_and_used_by_keyboard_alone(browser: Browser, screen: dict[str, Any], script: bool) -> None:
    async with reading(browser, **screen, java_script_enabled=script) as page:
        await page.get_by_role("link", name="monitoring at work").focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Campaign on monitoring at work")
        more = page.locator(".looks summary").first
        await more.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator(".looks details").first.get_by_text("Two of us meet")).to_be_visible()
        await page.get_by_role("button", name="Meeting").focus()
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/desk")
        await page.get_by_role("link", name="Campaigns", exact=True).click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Campaigns")


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without one"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_its_plan_its_numbers_and_a_meeting_by_keyboard_alone(
    browser: Browser, screen: dict[str, Any], script: bool
) -> None:
    async with reading(browser, **screen, java_script_enabled=script) as page:
        for label, heading in (("The plan", "Plan: campaign on"), ("Results", "Results: campaign on")):
            await opens(page, label)
            await expect(page.get_by_role("heading", name=heading).last).to_be_visible()
            if script:  # with which axe looks
                await well(page)
            await page.get_by_role("link", name="Campaigns", exact=True).click()
        await opens(page, "Meeting")
        await enters(page, page.get_by_role("button", name="Set a meeting").last)
        await page.get_by_label("When?").last.fill("10/12/2026 17:00")
        await page.get_by_label("Where?").last.fill("Room 2")
        await enters(page, page.get_by_role("button", name="Save", exact=True).last)
        await expect(page.get_by_text("Room 2").last).to_be_visible()
        if script:
            await well(page)


async def opens(page: Page, label: str) -> None:
    """A part of the campaign, from the list."""
    await enters(page, page.get_by_role("link", name="monitoring at work"))
    await enters(page, page.get_by_role("button", name=label, exact=True))
    await page.wait_for_url("**/desk")


async def enters(page: Page, one: Locator) -> None:
    await one.focus()
    await page.keyboard.press("Enter")
