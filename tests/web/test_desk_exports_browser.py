"""Exports of the desk in a real browser: the form on the page, the file that is saved, and what stands in it."""

import csv
import io
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from bot.records import Gap
from tests.fakes import NOON
from tests.web.browsing import DESKTOP, PHONE, well
from tests.web.desk import desks
from tests.web.test_desk_browser import Sitting, sitting

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
SCREENS: dict[str, dict[str, Any]] = {"phone": PHONE, "without script": {**DESKTOP, "java_script_enabled": False}}


async def saved(sitting: Sitting, path: str, name: str) -> list[list[str]]:
    page = sitting.page
    await sitting.goes(path)
    await page.get_by_text("Export as CSV or XLSX").click()
    form = page.locator("details.export")
    await form.get_by_text("Text tables").click()
    await form.get_by_role("button", name="Export").click()
    link = page.get_by_role("link", name=f"Save {name}").last
    await expect(link).to_be_visible()
    async with page.expect_download() as downloading:
        await link.click()
    found = await downloading.value
    assert found.suggested_filename == name
    with open(await found.path(), encoding="utf-8-sig", newline="") as file:  # noqa: ASYNC230, PTH123 - a small file
        return [row for row in csv.reader(io.StringIO(file.read(), newline="")) if not row[0].startswith("# ")]


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_list_is_saved_from_its_page_and_read(browser: Browser, screen: str) -> None:
    async with desks() as desk, sitting(browser, desk, **SCREENS[screen]) as organiser:
        await desk.there.report(name="=Rota helper")
        await desk.there.keep(*(Gap(f"g{number}", NOON, "Who sees it", "2026-W40") for number in range(5)))
        await organiser.signs_in(desk.there.organiser)
        if screen == "phone":
            for path in ("/desk/inbox", "/desk/gaps", "/desk/log"):
                await organiser.goes(path)
                await organiser.page.get_by_text("Export as CSV or XLSX").click()
                await well(organiser.page)
        header, row = await saved(organiser, "/desk/inbox", "cases.csv")
        assert (header[0], row[1:3]) == ("code", ["name not confirmed", "Town Hall"])
        assert await saved(organiser, "/desk/gaps", "questions-without-an-answer.csv") == [
            ["asked", "example"],
            ["5", "not let through"],
        ]
        (_, *log) = await saved(organiser, "/desk/log", "audit-log.csv")
        assert "exported the cases of all workplaces" in [row[2] for row in log]
        assert organiser.complaints == []
