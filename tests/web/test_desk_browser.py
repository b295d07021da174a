"""The desk in real browsers: signing in with two of them, what a thief can do, and each page on each kind of screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.records import Disclosure, Feedback, Gap, LogEntry
from bot.records.register import Happened, Item, Level, nine_item
from bot.records.surveys import Stage
from bot.signing_in.asking import ASK
from tests.fakes import NOON
from tests.people.living import Somebody
from tests.register.parts import system
from tests.surveys.asked import survey
from tests.web import browsing
from tests.web.browsing import DESKTOP, PATIENCE, PHONE, well
from tests.web.desk import CODE, Desks, desks, path_in

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SCREENS = {**browsing.SCREENS, "without script": {**DESKTOP, "java_script_enabled": False}}
PAGES = ("/desk/inbox", "/desk/register", "/desk/register/care", "/desk/surveys", "/desk/gaps", "/desk/log")
NOBODY = "The desk is for reps and organisers."


@dataclass
class Sitting:
    """Somebody with a browser of their own. Nothing is asked of anybody else, and nothing is complained of."""

    desk: Desks
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    @property
    def home(self) -> str:
        return str(self.desk.server.make_url("/")).rstrip("/")

    async def goes(self, path: str) -> None:
        await self.page.goto(self.home + path)

    async def asks(self) -> str:
        """The code that their browser shows."""
        await self.goes("/desk")
        await self.page.get_by_role("link", name="Sign in with your chat account").click()
        await self.page.get_by_role("button", name="Show a code").click()
        (code,) = CODE.findall(await self.page.locator("main").inner_text())
        return str(code)

    async def signs_in(self, who: Somebody) -> None:
        await self.goes(path_in(await who.send(ASK.action, code=await self.asks())))
        await self.page.get_by_role("button", name="Sign in").click()
        await expect(self.page.get_by_role("navigation", name="Pages of the desk")).to_be_visible()

    async def signs_out(self) -> None:
        await self.page.get_by_text("Sign out", exact=True).first.click()
        await self.page.get_by_role("button", name="Sign out", exact=True).click()
        await expect(self.page.get_by_text(NOBODY)).to_be_visible()


@asynccontextmanager
async def sitting(browser: Browser, desk: Desks, **screen: Any) -> AsyncIterator[Sitting]:
    context = await browser.new_context(**screen)
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    made, asked = Sitting(desk, context, page), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    page.on("console", lambda said: made.complaints.append(said.text) if said.type == "error" else None)
    yield made
    await context.close()
    assert all(url.startswith((made.home, "data:")) for url in asked), asked


async def with_everything(desk: Desks) -> None:
    there = desk.there
    await there.workplace("Depot")
    await system(there, "care", "CareMatch", confirmed=True, supplier="Acme")
    await system(there, "long", "A system whose name is as long as names of systems are " * 3)
    await there.keep(
        survey(workplace=there.place.id, stage=Stage.OPEN),
        replace(survey(workplace=there.place.id, stage=Stage.OPEN), id="other"),
    )
    for number in range(11):
        await there.report(name="Rota helper" if number else "An unbroken name " + "x" * 60)
    await there.keep(
        replace(nine_item("care", Item.EQUALITY), asked=date(2026, 9, 1)),
        Disclosure("d", "care", there.place.id, date(2026, 9, 2), words="They told us"),
        LogEntry("l", "care", Happened.MEETING, date(2026, 10, 1), Level.EMPLOYER, "", date(2027, 12, 1)),
        *(
            Gap(f"g{number}", NOON, words, "2026-W40")
            for number, words in enumerate(("Can they film me", "Who sees it"))
        ),
        Feedback("agreement/consent", helped=1, not_helped=4),
    )


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
async def test_an_organiser_signs_in_and_every_page_can_be_read(browser: Browser, screen: dict[str, Any]) -> None:
    """By axe-core, which needs scripts of its own: so without ours the pages are only walked through."""
    scripts = screen.get("java_script_enabled", True)
    async with desks() as desk, sitting(browser, desk, **screen) as kim:
        await with_everything(desk)
        await kim.goes("/desk/sign-in")
        if scripts:
            await well(kim.page)
        await kim.signs_in(desk.there.organiser)
        if scripts:
            await well(kim.page)
        for path in PAGES:
            await kim.goes(path)
            await expect(kim.page.get_by_role("heading", level=1)).to_have_count(1)
            if scripts:
                await well(kim.page)
        await kim.goes("/desk/register")
        await kim.page.get_by_label("Name or supplier").fill("acme")
        await kim.page.get_by_role("button", name="Show", exact=True).click()
        await kim.page.get_by_role("link", name="CareMatch").click()
        await expect(kim.page.get_by_role("heading", name="Timeline")).to_be_visible()
        await expect(kim.page.get_by_text("They told us")).to_be_visible()
        await kim.page.get_by_role("link", name="Inbox").click()
        await kim.page.get_by_role("link", name="Older").click()
        await expect(kim.page.get_by_role("link", name="Newer")).to_be_visible()
        await kim.page.get_by_role("button", name="Open the case").first.click()
        await expect(kim.page.get_by_role("heading", name="Case", exact=False).last).to_be_visible()
        assert kim.complaints == []


async def test_the_page_of_a_link_and_of_a_wrong_browser_can_be_read(browser: Browser) -> None:
    async with desks() as desk, sitting(browser, desk, **PHONE) as kim, sitting(browser, desk, **PHONE) as eve:
        link = path_in(await desk.there.organiser.send(ASK.action, code=await kim.asks()))
        await well(kim.page)
        await eve.goes(link)
        await well(eve.page)
        await eve.page.get_by_role("button", name="Sign in").click()
        await expect(eve.page.get_by_role("heading", level=1)).to_have_text("This is not the browser that asked")
        await well(eve.page)


async def test_two_browsers_are_signed_in_apart_and_signed_out_together(browser: Browser) -> None:
    async with desks() as desk, sitting(browser, desk, **DESKTOP) as one, sitting(browser, desk, **PHONE) as two:
        await one.signs_in(desk.there.organiser)
        await two.signs_in(desk.there.organiser)
        cookies = [await here.context.cookies() for here in (one, two)]
        kept = [{made["name"]: made for made in found}["desk-session"] for found in cookies]
        assert kept[0]["value"] != kept[1]["value"]
        for made in kept:
            assert (made["httpOnly"], made["sameSite"], made["path"]) == (True, "Strict", "/desk")
        assert "desk-session" not in await one.page.evaluate("document.cookie")
        await one.page.get_by_text("Sign out", exact=True).first.click()
        await one.page.get_by_role("button", name="Sign out everywhere").click()
        await expect(one.page.get_by_text(NOBODY)).to_be_visible()
        await two.page.reload()
        await expect(two.page.get_by_text(NOBODY)).to_be_visible()


async def test_a_thief_with_the_link_or_later_with_the_cookie_gets_nowhere(browser: Browser) -> None:
    async with desks() as desk, sitting(browser, desk, **DESKTOP) as kim, sitting(browser, desk, **DESKTOP) as thief:
        link = path_in(await desk.there.organiser.send(ASK.action, code=await kim.asks()))
        await thief.asks()
        await thief.goes(link)
        await thief.page.get_by_role("button", name="Sign in").click()
        await expect(thief.page.get_by_role("heading", level=1)).to_have_text("This is not the browser that asked")
        await kim.goes(link)
        await kim.page.get_by_role("button", name="Sign in").click()
        await expect(kim.page.get_by_role("navigation", name="Pages of the desk")).to_be_visible()
        stolen = [one for one in await kim.context.cookies() if one["name"] == "desk-session"]
        await kim.signs_out()
        await thief.context.add_cookies(stolen)  # type: ignore[arg-type]
        await thief.goes("/desk/inbox")
        await expect(thief.page.get_by_text("Only a rep can do that.")).to_be_visible()


async def test_a_session_that_was_put_into_a_browser_is_not_the_one_that_is_signed_in(browser: Browser) -> None:
    """A neighbour's cookie of the same name and another path is sent along with ours, and changes nothing."""
    async with desks() as desk, sitting(browser, desk, **DESKTOP) as kim, sitting(browser, desk, **DESKTOP) as thief:
        planted = {"name": "desk-session", "value": "p" * 43, "url": f"{kim.home}/"}
        await kim.context.add_cookies([planted])  # type: ignore[list-item]
        await kim.signs_in(desk.there.organiser)
        kept = [one["value"] for one in await kim.context.cookies() if one["name"] == "desk-session"]
        assert len(kept) == 2
        await kim.goes("/desk/inbox")
        await expect(kim.page.get_by_text("No case fits.")).to_be_visible()
        await thief.context.add_cookies([planted])  # type: ignore[list-item]
        await thief.goes("/desk/inbox")
        await expect(thief.page.get_by_text("Only a rep can do that.")).to_be_visible()


async def test_the_back_button_shows_nothing_once_somebody_has_signed_out(browser: Browser) -> None:
    async with desks() as desk, sitting(browser, desk, **DESKTOP) as kim:
        await desk.there.report()
        await kim.signs_in(desk.there.organiser)
        await kim.goes("/desk/inbox")
        await expect(kim.page.get_by_text("Rota helper").first).to_be_visible()
        await kim.signs_out()
        await kim.page.go_back()
        await expect(kim.page.get_by_text("Only a rep can do that.")).to_be_visible()
        await expect(kim.page.get_by_text("Rota helper")).to_have_count(0)


async def test_a_page_of_somebody_else_cannot_act_in_a_signed_in_browser(browser: Browser) -> None:
    """The other site is the same machine under another name, which is the nearest that a browser takes for foreign."""
    async with desks() as desk, sitting(browser, desk, **DESKTOP) as kim:
        await kim.signs_in(desk.there.organiser)
        evil = await kim.context.new_page()
        await evil.route(
            "http://evil.example/**",
            lambda route: route.fulfill(
                content_type="text/html",
                body=f"<form method=post action='{kim.home}/desk/leave'><input name=everywhere value=yes></form>",
            ),
        )
        await evil.goto("http://evil.example/")
        async with evil.expect_navigation():
            await evil.evaluate("document.forms[0].submit()")
        await expect(evil.get_by_role("heading", level=1)).to_have_text("This did not come from my own page")
        assert len(await desk.sessions()) == 1
        await evil.goto("http://evil.example/")
        shut = await evil.evaluate(
            f"fetch('{kim.home}/desk/inbox', {{credentials: 'include'}}).then(() => 'read', () => 'no')"
        )
        assert shut == "no"
        await kim.page.reload()
        await expect(kim.page.get_by_role("navigation", name="Pages of the desk")).to_be_visible()
