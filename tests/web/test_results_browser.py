"""The page of results in real browsers: on a phone and a desktop, in light and dark, by keyboard, and printed."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from pypdf import PdfReader

from tests.surveys.test_meeting import set_for
from tests.web.browsing import DESKTOP, SCREENS, looking, well
from tests.web.results import Results, results

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SMALL: dict[str, Any] = {"viewport": {"width": 320, "height": 480}}


@asynccontextmanager
async def everything(*, signed: bool) -> AsyncIterator[Results]:
    """With all that can stand on a page."""
    async with results() as there:
        await there.lets_through()
        await set_for(there.there)
        if signed:
            await there.there.signs()
        yield there


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
async def test_what_is_signed_can_be_read_by_everybody(browser: Browser, screen: dict[str, Any]) -> None:
    async with (
        everything(signed=True) as there,
        looking(browser, there.client, there.signed_path, **screen) as page,
    ):
        await expect(page.get_by_role("heading", level=1)).to_have_text("Watched at work")
        await well(page)
        shown = page.get_by_role("img", name="Bar chart. Depot: 14 (58%). Hall: 10 (42%).")
        await expect(shown).to_have_count(1)
        await expect(shown).to_be_visible()
        await expect(page.get_by_role("table", name="Which site?", exact=True)).to_contain_text("14 (58%)")
        letters = await page.locator(".chart text:visible").first.evaluate(
            "(one) => one.getBoundingClientRect().height"
        )
        assert letters >= 13


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
async def test_a_rep_opens_a_draft_and_takes_it_away(browser: Browser, screen: dict[str, Any]) -> None:
    async with (
        everything(signed=False) as there,
        looking(browser, there.client, await there.link(), **screen) as page,
    ):
        await well(page)
        await page.get_by_role("button", name="Open it").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Watched at work")
        await expect(page.locator(".standing")).to_have_text("Draft: no organiser has signed this off.")
        await page.wait_for_load_state()
        assert await page.evaluate("getComputedStyle(document.querySelector('.draft'), '::after').position") == "fixed"
        await well(page)
        await page.reload()
        await page.get_by_label("With what people wrote").check()
        async with page.expect_download() as coming:
            await page.get_by_role("button", name="One spreadsheet (XLSX)").click()
        assert (await coming.value).suggested_filename == "survey-results-draft.xlsx"
        assert await page.evaluate("document.cookie") == ""


async def test_without_a_mouse_everything_is_reached_and_seen(browser: Browser) -> None:
    """Tables that are wider than the screen are scrolled by the arrow keys."""
    async with (
        everything(signed=True) as there,
        looking(browser, there.client, there.signed_path, **SMALL) as page,
    ):
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Skip to the results")).to_be_focused()
        names = list[str]()
        for _ in range(12):
            await page.keyboard.press("Tab")
            focused = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"
            if await page.evaluate("document.activeElement === document.body"):
                break
            assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            names.append(await page.evaluate(focused))
        assert names == [
            "Put it in my calendar",
            *(f"Which {key}?: table" for key in ("site", "shift", "sees")),
            "“Which site?” with “Which shift?”: table",
        ]
        await well(page)


async def test_headings_follow_each_other_and_each_part_has_one(browser: Browser) -> None:
    async with (
        everything(signed=True) as there,
        looking(browser, there.client, there.signed_path, **DESKTOP) as page,
    ):
        levels = await page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((one) => +one.tagName[1])")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


async def test_pictures_tell_without_colour(browser: Browser) -> None:
    """Now and the last time are told apart by a hatch."""
    async with results([{"site": ("depot",)}] * 10 + [{"site": ("hall",)}] * 10) as there:
        await there.there.signs()
        await there.compared()
        async with looking(browser, there.client, there.path_of("again"), **DESKTOP) as page:
            fills = await page.evaluate(
                "[...document.querySelectorAll('.wide svg')][0].querySelectorAll('rect').values()"
                ".map((one) => one.getAttribute('fill').startsWith('url(#') ? 'hatched' : 'full').toArray()"
            )
            assert {"hatched", "full"} == set(fills)
            await well(page)


@pytest.mark.parametrize("signed", [True, False])
async def test_printed_it_says_on_each_page_where_it_is_a_draft_and_leaves_out_what_only_a_screen_needs(
    browser: Browser, *, signed: bool
) -> None:
    async with everything(signed=signed) as there:
        path = there.signed_path if signed else await there.link()
        async with looking(browser, there.client, path, **DESKTOP) as page:
            if not signed:
                await page.get_by_role("button", name="Open it").click()
                await expect(page.get_by_role("heading", level=1)).to_have_text("Watched at work")
                await page.wait_for_load_state()
            pages = [one.extract_text() for one in PdfReader(io.BytesIO(await page.pdf(format="A4"))).pages]
            assert len(pages) > 1
            assert all(("Draft" in words) is not signed for words in pages)
            whole = " ".join(pages)
            assert "14 (58%)" in whole
            assert "Put it in my calendar" not in whole
            assert "Take it away" not in whole
