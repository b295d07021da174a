"""A role that a real browser holds by a code: with two tabs, the back button, news, and a cookie that was planted."""

import pytest
from playwright.async_api import Browser, expect

from bot import posted
from bot.records import Seated
from bot.replies import Text
from bot.signing_in import seats
from bot.store import run
from tests.web.browsing import DESKTOP
from tests.web.desk import desks
from tests.web.test_desk_browser import NOBODY, sitting
from tests.web.test_desk_seats import code_for

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
PLANTED = "planted-by-a-neighbour-1"


async def test_a_role_is_taken_and_changed_while_another_tab_is_open(browser: Browser) -> None:
    async with desks() as desk, sitting(browser, desk, **DESKTOP) as kim, sitting(browser, desk, **DESKTOP) as thief:
        depot = await desk.there.workplace("Depot")
        planted = [{"name": name, "value": PLANTED, "url": f"{kim.home}/"} for name in ("desk", "conversation")]
        for one in (kim, thief):
            await one.context.add_cookies(planted)  # type: ignore[arg-type]
        await kim.goes("/desk")
        other = await kim.context.new_page()
        await other.goto(f"{kim.home}/desk")
        await kim.page.get_by_role("textbox", name="Your code").fill(await code_for(desk))
        await kim.page.get_by_role("button", name="Use this code").click()
        await expect(kim.page.get_by_text("You are now rep for Town Hall.")).to_be_visible()
        first = [one["value"] for one in await kim.context.cookies() if one["name"] == "desk"]
        assert len(first) == 2
        await other.reload()
        await expect(other.get_by_text("You are rep for Town Hall.")).to_be_visible()
        await other.get_by_role("button", name="Enter a code").click()
        await other.get_by_role("textbox", name="Your code").fill(await code_for(desk, workplace=depot.id))
        await other.get_by_role("button", name="Use this code").click()
        await expect(other.get_by_text("You are now rep for Depot.")).to_be_visible()
        assert [one["value"] for one in await kim.context.cookies() if one["name"] == "desk"] != first
        (kept,) = await desk.there.every(Seated)
        channel, store = seats.reach(kept.user, desk.there.branch.desk.secret), desk.there.branch.desk.store
        await kim.page.get_by_role("button", name="Go to the desk").click()
        await expect(kim.page.get_by_text("rep for Depot").last).to_be_visible()
        await run(
            store, lambda tx: posted.keep(tx, "k", channel, (Text("Something waits."),), desk.there.branch.clock())
        )
        await kim.goes("/desk/inbox")
        await expect(kim.page.get_by_text("No case fits.")).to_be_visible()
        await kim.page.go_back()
        await expect(kim.page.get_by_text("Something waits.")).to_be_visible()
        await thief.goes("/desk")
        await expect(thief.page.get_by_text(NOBODY)).to_be_visible()
        assert kim.complaints == []
