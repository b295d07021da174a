"""A report from the page for reports to its receipt and back, with a rep at the desk, in real browsers."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, expect

from adapters.web.sender import Poster
from bot.outbox import Outbox
from bot.people import inviting
from bot.records import System, Workplace
from bot.register import known
from tests.fakes import Clock
from tests.web.browsing import DESKTOP, PHONE, Window, coming
from tests.web.visiting import Visitor, visiting

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SYSTEM = "Rota planner of the canary"
NAMES_SOMEBODY = "It moves my shifts. Ask Sarah Canary on 07700 900123 about it."
BETTER = "It moves my shifts the night before."
WHO_MUST_NOT, NAMED = "Who must not see this? Write their names, one on a line", "Sarah Canary\nMr Smith"
ASKED = "Since when does it do that, canary?"
ANSWERED = "Since the summer, canary."


@dataclass
class Branch:
    """A workplace, a system that a rep has confirmed there, and what delivers."""

    visitor: Visitor
    clock: Clock
    outbox: Outbox = field(init=False)

    def __post_init__(self) -> None:
        desk, news = self.visitor.bot.desk, self.visitor.news
        senders = {"web": Poster(desk.store, desk.now, news.posted)}
        self.outbox = Outbox(desk.store, senders, self.visitor.bot.composers, desk.now, desk.secret)

    async def begins(self) -> None:
        async with self.visitor.bot.desk.store.transaction() as tx:
            await tx.add(Workplace("place", "St Mary's", "Northern Trust"))
            await tx.add(System("system", "place", SYSTEM, confirmed=True))
            await known.changed(tx, "place")

    async def code(self) -> str:
        desk = self.visitor.bot.desk
        return await inviting.for_the_machine(desk.store, desk.secret, desk.now())

    async def passes(self, span: timedelta) -> None:
        """Time goes by, and what is due is delivered."""
        self.clock.move(span)
        while await self.outbox.deliver_due():
            pass


@asynccontextmanager
async def branch() -> AsyncIterator[Branch]:
    async with visiting() as visitor:
        clock = visitor.bot.desk.now
        assert isinstance(clock, Clock)
        made = Branch(visitor, clock)
        await made.begins()
        yield made


@dataclass
class Party:
    """Somebody at a page. With scripts, what they see is looked over at each step."""

    opened: Window
    scripts: bool = True

    @property
    def newest(self) -> Locator:
        """The last answer: earlier ones stay on the page where scripts run."""
        return self.opened.page.locator("#log > .turn").last

    async def press(self, label: str) -> None:
        await self.newest.get_by_role("button", name=label, exact=True).click()

    async def sees(self, words: str | re.Pattern[str]) -> None:
        await expect(self.newest).to_contain_text(words)
        if self.scripts:
            await self.opened.well()

    async def types(self, label: str, text: str) -> None:
        await self.field(label).fill(text)

    def field(self, label: str) -> Locator:
        return self.newest.locator(".field").get_by_label(label)

    async def figures(self) -> str:
        return await self.newest.locator(".figures").inner_text()


async def reports(reporter: Party) -> str:
    """From the privacy receipt to the receipt."""
    page = reporter.opened.page
    await expect(page.get_by_role("heading", level=1)).to_have_text("Report AI at work")
    await reporter.sees("Who can read this here")
    await reporter.sees("Confidential is not possible here")
    await reporter.press("Anonymous")
    await reporter.sees("Which workplace is it about?")
    await reporter.newest.get_by_label("St Mary's, Northern Trust").check()
    await reporter.press("Go on")
    await reporter.sees("Report AI at work: anonymous")
    what = reporter.field("What is it?")
    if reporter.scripts:
        await what.press_sequentially("rota")
        await expect(page.get_by_role("option", name=SYSTEM)).to_be_visible()
        await reporter.opened.well()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(what).to_have_value(SYSTEM)
    else:
        await what.fill(SYSTEM)
    await reporter.newest.get_by_label("Shares out work, shifts or places").check()
    await reporter.types("What it does, in your words", NAMES_SOMEBODY)
    await expect(reporter.newest).not_to_contain_text("The organiser")
    await reporter.types(WHO_MUST_NOT, NAMED)
    await reporter.press("Send the report")
    await reporter.sees("Please look at these again")
    await expect(reporter.field("What it does, in your words")).to_have_value(NAMES_SOMEBODY)
    await expect(reporter.field(WHO_MUST_NOT)).to_have_value(NAMED)
    await reporter.types("What it does, in your words", BETTER)
    await reporter.press("Send the report")
    await reporter.sees("Thank you. Your report is kept.")
    await reporter.sees("I do not say here who holds a role.")
    return await reporter.figures()


async def comes_back(reporter: Party, receipt: str) -> None:
    await reporter.press("I have a receipt")
    await reporter.types("The 16 figures", receipt)
    await reporter.press("Open it")
    await reporter.sees("What comes next")


async def takes_office(rep: Party, code: str) -> None:
    await rep.types("Your code", code)
    await rep.press("Use this code")
    await rep.press("Go to the desk")
    await rep.sees("You are organiser for all workplaces.")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_report_is_made_asked_about_answered_and_taken_back(browser: Browser, screen: Any) -> None:
    async with branch() as there, coming(browser, there.visitor, "desk", **screen) as at_desk:
        rep = Party(at_desk)
        await takes_office(rep, await there.code())
        async with coming(browser, there.visitor, "report", **screen) as opened:
            receipt = await reports(Party(opened))
            assert re.fullmatch(r"\d{4}( \d{4}){3}", receipt)
            assert opened.complaints == []
        await there.passes(timedelta(days=1))  # longer than it is held back
        await rep.sees("Something new is waiting for you.")  # by itself, on the open page
        await rep.press("Open it")
        await rep.sees(BETTER)
        await rep.sees(SYSTEM)
        await rep.press("Write to the reporter")
        await rep.types("Your message", ASKED)
        await rep.newest.locator("form.submit button").click()
        await rep.sees("Your message is kept for them.")
        async with coming(browser, there.visitor, "report", **screen) as opened:
            reporter = Party(opened)
            await comes_back(reporter, receipt)
            await reporter.press("Messages (1 new)")
            await reporter.sees("From a rep (a person), through the bot")
            await reporter.sees(ASKED)
            await reporter.press("Write to the rep")
            await reporter.types("Your message", ANSWERED)
            await reporter.newest.locator("form.submit button").click()
            await reporter.sees("Thank you.")
            await there.passes(timedelta(days=1))
            await rep.sees("Something new is waiting for you.")
            await rep.press("Open it")
            await rep.sees(ANSWERED)
            await reporter.press("Look at my report")
            await reporter.press("Take it back")
            await reporter.press("Yes, take it back")
            await reporter.sees("You took this report back.")
            assert opened.complaints == []
        await rep.opened.page.reload()
        await rep.press("Inbox")
        await expect(rep.newest).not_to_contain_text(SYSTEM)
        assert at_desk.complaints == []


async def test_without_a_script_a_report_is_made_and_its_answer_read_by_whole_pages(browser: Browser) -> None:
    plain: dict[str, Any] = {**PHONE, "java_script_enabled": False}
    async with branch() as there, coming(browser, there.visitor, "desk", **plain) as at_desk:
        rep = Party(at_desk, scripts=False)
        await takes_office(rep, await there.code())
        async with coming(browser, there.visitor, "report", **plain) as opened:
            receipt = await reports(Party(opened, scripts=False))
        await there.passes(timedelta(days=1))
        await at_desk.page.goto(f"{at_desk.home}desk")
        notice = at_desk.page.locator("#log > .turn").first
        await expect(notice).to_contain_text("Something new is waiting for you.")
        await notice.get_by_role("button", name="Open it").click()
        await rep.sees(BETTER)
        await rep.press("Write to the reporter")
        await rep.types("Your message", ASKED)
        await rep.newest.locator("form.submit button").click()
        await rep.sees("Your message is kept for them.")
        async with coming(browser, there.visitor, "report", **plain) as opened:
            reporter = Party(opened, scripts=False)
            await comes_back(reporter, receipt)
            await reporter.press("Messages (1 new)")
            await reporter.sees(ASKED)


async def test_what_is_typed_into_the_composer_opens_a_report_too(browser: Browser) -> None:
    async with branch() as there:
        async with coming(browser, there.visitor, "report", **PHONE) as opened:
            receipt = await reports(Party(opened))
        async with coming(browser, there.visitor, "report", **PHONE) as opened:
            await opened.page.get_by_label("Your question").fill(f"receipt {receipt}")
            await opened.page.get_by_role("button", name="Ask", exact=True).click()
            await Party(opened).sees("Where it stands")
