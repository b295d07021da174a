"""Concern reports at the desk in real browsers: made in the room, read on their page, signed, and printed."""

import io
from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from pypdf import PdfReader

from bot.insights import tables
from bot.insights.seeing import DRAFT
from bot.records import ReleaseWords
from bot.records.insights import Missed, Surveyed
from bot.records.reports import Does, Stage
from bot.records.surveys import Cell, Table
from tests.fakes import NOON
from tests.insights.reported import RUN, a_release, many, release
from tests.web.browsing import DESKTOP, PHONE, well
from tests.web.desk import Desks, desks
from tests.web.test_desk_browser import SCREENS, Sitting, sitting

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SMALL: dict[str, Any] = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}
SIGNED = "Signed off by Olu on 22 November 2026"
WEEKS = "7 September 2026 to 4 October 2026"


async def with_reports(desk: Desks) -> None:
    there, place = desk.there, desk.there.place.id
    await there.keep(
        *many(9, place),
        *many(7, place, RUN.weeks[2], does=(Does.PAYS, Does.MONITORS), stages=(Stage.RECRUITMENT,)),
        *many(2, place, RUN.weeks[3], does=(Does.DISCIPLINES,)),
    )
    await there.organiser.send("people.rename", name="Olu")


async def with_everything(desk: Desks) -> str:
    """All that can stand on a page of a draft, with long words in it; the path of it."""
    await with_reports(desk)
    there = desk.there
    depot = await there.workplace("The depot behind the station, where buses and trams are kept at night")
    await there.keep(*many(6, depot.id, RUN.weeks[1], does=(Does.WATCHES,)))
    made = await release(there.branch.desk, sorted((there.place.id, depot.id)))
    assert made
    cells = tuple(Cell((does, place), None) for does in Does for place in made.workplaces)
    square = Table((tables.CONCERN, tables.WORKPLACE), made.people, made.people, cells)
    surveys = (Surveyed("An unbroken title " + "x" * 60, "Town Hall", NOON.date(), ("24 people took part.",)),)
    await there.keep(replace(made, tables=(*made.tables, square)))
    await there.keep(ReleaseWords(made.id, surveys, (Missed(6, "Can they film me", passed=True), Missed(7, "y" * 80))))
    return f"/desk/insights/{made.id}"


async def sees(sitting: Sitting, words: str) -> None:
    await expect(sitting.page.locator(".standing")).to_have_text(words)


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
async def test_an_organiser_makes_a_report_reads_its_page_and_signs_it_and_then_a_rep_sees_it(
    browser: Browser, screen: dict[str, Any]
) -> None:
    async with desks() as desk, sitting(browser, desk, **screen) as olu, sitting(browser, desk, **screen) as kim:
        await with_reports(desk)
        await olu.signs_in(desk.there.organiser)
        await kim.signs_in(await desk.there.rep("kim"))
        page = olu.page
        await page.get_by_role("link", name="Concern reports").click()
        await expect(page.get_by_text("There is none yet.")).to_be_visible()
        await page.get_by_role("button", name="New concern report").click()
        await page.get_by_role("radiogroup", name="From which four weeks on?").get_by_label(WEEKS).check()
        await page.get_by_role("button", name="Make the draft").click()
        await expect(page.get_by_text("The draft is made.")).to_be_visible()
        for one in (olu, kim):
            await one.page.get_by_role("link", name="Concern reports").click()
        await expect(kim.page.get_by_text("There is no concern report that you could see here.")).to_be_visible()
        await page.get_by_role("link", name=WEEKS).click()
        await sees(olu, DRAFT)
        address = page.url
        await expect(page.get_by_role("heading", level=1)).to_have_text(f"Draft concern report, {WEEKS}")
        charts = page.get_by_role("img", name="Bar chart. Draft")
        await expect(charts.first).to_be_visible()
        await page.get_by_role("button", name="Sign it off").click()
        await page.get_by_role("button", name="Yes, sign it").click()
        await expect(page.get_by_text(SIGNED).last).to_be_visible()
        await page.goto(address)
        await sees(olu, SIGNED)
        await expect(charts).to_have_count(0)
        await kim.page.reload()
        await kim.page.get_by_role("link", name=WEEKS).click()
        await sees(kim, SIGNED)
        await expect(kim.page.get_by_role("button", name="Count it anew")).to_have_count(0)
        assert olu.complaints == []
        assert kim.complaints == []


@pytest.mark.parametrize("screen", [*(one for one in SCREENS.values() if "java_script_enabled" not in one), SMALL])
async def test_every_page_can_be_read_by_everybody(browser: Browser, screen: dict[str, Any]) -> None:
    async with desks() as desk, sitting(browser, desk, **screen) as olu:
        path = await with_everything(desk)
        await desk.there.keep(*(a_release(f"of{number}", desk.there.place.id) for number in range(11)))
        await olu.signs_in(desk.there.organiser)
        for one in ("/desk/insights", path, "/desk/insights/nothing"):
            await olu.goes(one)
            await expect(olu.page.get_by_role("heading", level=1)).to_have_count(1)
            await well(olu.page)


async def test_on_a_phone_pictures_are_drawn_for_it_and_on_a_desktop_they_are_not(browser: Browser) -> None:
    for screen, shown, other in ((PHONE, ".narrow", ".wide"), (DESKTOP, ".wide", ".narrow")):
        async with desks() as desk, sitting(browser, desk, **screen) as olu:
            path = await with_everything(desk)
            await olu.signs_in(desk.there.organiser)
            await olu.goes(path)
            pictures = olu.page.locator(f"{shown} svg")
            assert await pictures.count() >= 4
            for number in range(await pictures.count()):
                await expect(pictures.nth(number)).to_be_visible()
            for number in range(await olu.page.locator(f"{other} svg").count()):
                await expect(olu.page.locator(f"{other} svg").nth(number)).to_be_hidden()


@pytest.mark.parametrize("signed", [True, False])
async def test_printed_a_draft_says_so_on_each_page_and_buttons_are_left_out(browser: Browser, *, signed: bool) -> None:
    async with desks() as desk, sitting(browser, desk, **DESKTOP) as olu:
        path = await with_everything(desk)
        if signed:
            await desk.there.organiser.force("insights.sign", path.rpartition("/")[2])
            await desk.there.organiser.press("Yes, sign it")
        await olu.signs_in(desk.there.organiser)
        await olu.goes(path)
        pages = [one.extract_text() for one in PdfReader(io.BytesIO(await olu.page.pdf(format="A4"))).pages]
        assert len(pages) > 1
        assert all(("Draft" in words) is not signed for words in pages)
        whole = " ".join(pages)
        assert "24 people took part." in whole
        for left in ("Count it anew", "Inbox", "Sign out"):
            assert left not in whole
