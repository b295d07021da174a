"""The pages of snapshots in real browsers: on a phone and a desktop, in light and dark, by keyboard, and printed."""

import io
from itertools import pairwise
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from pypdf import PdfReader

from bot.records.insights import Audience
from tests.insights.shared import EMPLOYER, MEMBERS
from tests.web.browsing import DESKTOP, PHONE, SCREENS, looking, well
from tests.web.snapshots import DRAFT, snapshots

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SMALL: dict[str, Any] = {"viewport": {"width": 320, "height": 480}}
CONCERNS = "What the system does, as people reported it"


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
async def test_what_is_signed_can_be_read_by_whoever_has_its_address(
    browser: Browser, screen: dict[str, Any], audience: Audience
) -> None:
    async with snapshots() as there:
        await there.shared.signs(audience)
        async with looking(browser, there.reader.client, there.shared.path(audience), **screen) as page:
            await expect(page.get_by_role("heading", level=1)).to_have_text(
                "Concern report, 7 September 2026 to 4 October 2026"
            )
            await expect(page.locator(".standing")).to_have_text("Signed off by Olu on 22 November 2026")
            await expect(page.get_by_role("table", name=CONCERNS, exact=True)).to_contain_text("12 (63%)")
            chart = page.get_by_role("img", name="Bar chart").first
            await expect(chart).to_be_visible()
            await well(page)
            letters = await page.locator(".chart text:visible").first.evaluate(
                "(one) => one.getBoundingClientRect().height"
            )
            assert letters >= 13
            assert await page.evaluate("document.cookie") == ""


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
async def test_an_organiser_opens_a_draft_that_says_so_over_all_of_it(browser: Browser, screen: dict[str, Any]) -> None:
    async with (
        snapshots() as there,
        looking(browser, there.reader.client, await there.link(EMPLOYER), **screen) as page,
    ):
        await well(page)
        await page.get_by_role("button", name="Open it").click()
        await expect(page.locator(".standing")).to_have_text("Draft: no organiser has signed this off")
        await page.wait_for_load_state("load")  # with its styles
        mark = "getComputedStyle(document.querySelector('.draft'), '::after')"
        assert await page.evaluate(f"{mark}.position") == "fixed"
        assert "Draft" in await page.evaluate(f"{mark}.content")
        assert page.url.endswith(DRAFT)
        await well(page)
        await page.reload()
        await expect(page.get_by_role("heading", level=1)).to_contain_text("Draft concern report")


async def test_without_a_mouse_everything_is_reached_and_seen(browser: Browser) -> None:
    async with snapshots() as there:
        await there.shared.signs(MEMBERS)
        async with looking(browser, there.reader.client, there.shared.path(MEMBERS), **SMALL) as page:
            await page.keyboard.press("Tab")
            await expect(page.get_by_role("link", name="Skip to the report")).to_be_focused()
            await page.keyboard.press("Tab")
            reached = []
            for _ in range(20):
                reached.append(await page.evaluate("document.activeElement.ariaLabel || document.activeElement.text"))
                if "tell a rep" in str(reached[-1]):
                    break
                await page.keyboard.press("Tab")
            assert f"{CONCERNS}: table" in reached
            assert "tell a rep" in str(reached[-1])
            await well(page)


async def test_headings_leave_no_step_out(browser: Browser) -> None:
    async with snapshots() as there:
        await there.shared.signs(MEMBERS)
        async with looking(browser, there.reader.client, there.shared.path(MEMBERS), **DESKTOP) as page:
            levels = await page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])")
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("signed", [False, True], ids=["draft", "signed"])
async def test_it_can_be_printed_and_each_page_of_a_draft_says_that_it_is_one(
    browser: Browser, *, signed: bool
) -> None:
    async with snapshots() as there:
        if signed:
            await there.shared.signs(MEMBERS)
        path = there.shared.path(MEMBERS) if signed else await there.link(MEMBERS)
        async with looking(browser, there.reader.client, path, **DESKTOP) as page:
            if not signed:
                await page.get_by_role("button", name="Open it").click()
                await expect(page.locator(".draft")).to_have_count(1)
                await page.wait_for_load_state("load")
            printed = PdfReader(io.BytesIO(await page.pdf(format="A4")))
            texts = [one.extract_text() for one in printed.pages]
            assert len(texts) >= 2
            assert "12 (63%)" in " ".join(texts)
            assert "tell a rep" not in " ".join(texts)
            if not signed:
                assert all("Draft" in one for one in texts)
            else:
                assert not any("Draft" in one for one in texts)


async def test_from_the_one_before_the_correction_is_a_click_away(browser: Browser) -> None:
    async with snapshots() as there:
        await there.shared.signs(EMPLOYER)
        correction = there.shared.of(await there.shared.corrected())
        await correction.signs(EMPLOYER)
        async with looking(browser, there.reader.client, there.shared.path(EMPLOYER), **PHONE) as page:
            await well(page)
            await page.get_by_role("link", name="read the correction").click()
            await expect(page.get_by_role("heading", level=1)).to_contain_text("(correction 1)")
            assert page.url.endswith(correction.path(EMPLOYER))
            await well(page)
