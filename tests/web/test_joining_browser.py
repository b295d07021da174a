"""The page for joining in a real browser, on a phone and at a desk, by keyboard alone, and on to the union's page."""

from typing import Any
from urllib.parse import quote_plus

import pytest
from playwright.async_api import Browser, Route, expect

from tests.joining.parts import CODE
from tests.people.codes import HALL
from tests.web.browsing import SCREENS, looking, well
from tests.web.joining import ADDRESS, there

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
@pytest.mark.parametrize("path", ["/join", ADDRESS], ids=["for all", "a campaign"])
async def test_it_reads_well_on_every_screen(browser: Browser, screen: dict[str, Any], path: str) -> None:
    async with there() as one, looking(browser, one.client, path, **screen) as page:
        await well(page)
        await expect(page.get_by_role("heading", level=1)).to_have_text("Joining the union")
        assert await page.context.cookies() == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_by_keyboard_alone_somebody_goes_on_to_the_unions_page_which_learns_no_more(
    browser: Browser, scripts: bool
) -> None:
    async with there() as one:
        context = await browser.new_context(java_script_enabled=scripts)
        page = await context.new_page()
        await page.goto(str(one.client.make_url(ADDRESS)))
        button = page.get_by_role("button", name="Go to the union’s own page")
        for _ in range(12):
            await page.keyboard.press("Tab")
            if await page.locator(":focus").inner_text() == await button.inner_text():
                break
        await expect(button).to_be_focused()
        async with page.expect_event("requestfailed") as going:  # there is no such site: the browser set out for it
            await page.keyboard.press("Enter")
        request = await going.value
        assert "BLOCKED" not in (request.failure or "")
        assert request.method == "GET"
        assert request.url == f"https://union.example/join?from=bot&workplace={quote_plus(HALL.name)}&campaign={CODE}"
        assert not {"referer", "cookie"} & request.headers.keys()
        await context.close()


async def test_the_unions_page_may_send_people_on_to_another_site(browser: Browser) -> None:
    async def union(route: Route) -> None:
        await route.fulfill(status=302, headers={"Location": "https://forms.example/join"})

    async with there() as one:
        context = await browser.new_context()
        await context.route("https://union.example/**", union)
        page = await context.new_page()
        await page.goto(str(one.client.make_url(ADDRESS)))
        async with page.expect_event("requestfailed", lambda it: "://forms.example" in it.url) as going:
            await page.get_by_role("button", name="Go to the union’s own page").click()
        assert "NAME_NOT_RESOLVED" in ((await going.value).failure or ""), (
            "there is no such site, and it set out for it"
        )
        await context.close()
