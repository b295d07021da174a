"""The page in a real browser: by keyboard alone, on a phone, in the dark, without a script; axe-core finds nothing."""

import re
from typing import Any

import pytest
from playwright.async_api import Browser, Route, expect

from bot.people import inviting
from tests.web.browsing import DESKTOP, PHONE, window
from tests.web.visiting import LOCAL_HOUSE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

QUESTION = "can they bring in a new system without us"
ANSWER = "Can they bring in a new system without us?"


async def test_a_question_is_asked_and_its_answer_read_with_the_keyboard_alone(browser: Browser) -> None:
    async with window(browser) as opened:
        page = opened.page
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Skip to your question")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("Your question")).to_be_focused()
        await opened.type(QUESTION)
        await expect(page.get_by_role("log").get_by_role("heading", name=ANSWER)).to_be_visible()
        await expect(page.get_by_text("No system is to be brought in before")).to_be_attached()
        await expect(page.get_by_label("Your question")).to_be_focused()
        await expect(page.get_by_label("Your question")).to_have_value("")
        await page.keyboard.press("Shift+Tab")
        await expect(page.get_by_role("button", name="No, it did not")).to_be_focused()
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("Noted, without your name.")).to_be_visible()
        assert opened.visitor.bot.events[-1].cause
        assert opened.complaints == []


async def test_did_you_mean_is_followed_with_the_keyboard_alone(browser: Browser) -> None:
    async with window(browser) as opened:
        await opened.page.get_by_label("Your question").focus()
        await opened.type("perhaps something")
        wanted = opened.page.get_by_role("button", name="Can I see what they hold about me?")
        await expect(wanted).to_be_visible()
        for _ in range(3):
            await opened.page.keyboard.press("Shift+Tab")
        await expect(wanted).to_be_focused()
        await opened.page.keyboard.press("Enter")
        await expect(opened.page.locator(".turn").last.get_by_role("heading")).to_contain_text(
            ["Can I see what they hold"]
        )
        await expect(opened.page.locator(".turn").last.locator(".reply")).to_be_focused()
        await opened.page.keyboard.press("Tab")
        await expect(opened.page.locator(".turn").last.get_by_role("button", name="Yes, this helped")).to_be_focused()


async def test_what_has_the_focus_is_never_covered(browser: Browser) -> None:
    async with window(browser, **PHONE) as opened:
        page = opened.page
        for question in ("perhaps one", QUESTION):
            await page.get_by_label("Your question").fill(question)
            await page.get_by_role("button", name="Ask", exact=True).click()
            await expect(page.locator(".asking")).to_have_count(0)
        await page.locator("body").click(position={"x": 5, "y": 200})
        for _ in range(12):
            await page.keyboard.press("Shift+Tab")
            await page.wait_for_timeout(60)
            seen = await page.evaluate(
                """() => { const box = document.activeElement.getBoundingClientRect();
                const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
                return document.activeElement === document.body || document.activeElement.contains(top) }"""
            )
            assert seen, await page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_axe_finds_nothing_in_any_state(browser: Browser, screen: dict[str, Any], colours: str) -> None:
    async with window(browser, **screen, color_scheme=colours) as opened:
        page = opened.page
        await opened.well()
        for question, seen in (
            (QUESTION, ANSWER),
            ("perhaps one", "Did you mean"),
            ("weather", "I do not have an answer"),
        ):
            await page.get_by_label("Your question").fill(question)
            await page.get_by_role("button", name="Ask", exact=True).click()
            await expect(page.locator(".turn").last.get_by_text(re.compile(re.escape(seen))).first).to_be_visible()
        await opened.well()
        await opened.press("danger", "If you or someone else may be in danger")
        await opened.press("kinds", "Guidance to reps")
        await opened.press("everything", "Tell a rep about a system")
        await opened.well()
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_text("Please look at these again")).to_be_visible()
        await opened.well()
        assert opened.complaints == []


async def test_axe_finds_nothing_on_the_page_of_an_error_and_in_a_trial(browser: Browser) -> None:
    async with window(browser, LOCAL_HOUSE) as opened:
        await opened.well()
        await opened.page.get_by_role("button", name="Organiser").click()
        await expect(opened.page.get_by_role("button", name="Organiser")).to_have_attribute("aria-current", "true")
        await opened.page.goto(f"{opened.home}nowhere")
        await expect(opened.page.get_by_role("heading", name="There is no such page")).to_be_visible()
        await opened.well()


async def test_a_form_shows_its_errors_keeps_what_was_filled_in_and_is_sent(browser: Browser) -> None:
    async with window(browser) as opened:
        page = opened.page
        await opened.press("form", "Tell a rep about a system")
        await page.get_by_label("What does it do?").fill("it watches the clock all day")
        await page.get_by_label("E-mail").check()
        await page.get_by_role("button", name="Send").click()
        await expect(page.locator(".summary")).to_be_focused()
        await expect(page.get_by_label("What does it do?")).to_have_value("it watches the clock all day")
        await expect(page.get_by_label("E-mail")).to_be_checked()
        await expect(page.get_by_label("What is it called?")).to_have_attribute("aria-invalid", "true")
        await page.get_by_role("link", name="What is it called?").click()
        await expect(page.get_by_label("What is it called?")).to_be_focused()
        await page.get_by_label("What is it called?").fill("Clock")
        await page.get_by_label("What does it do?").fill("it watches")
        await page.get_by_label("At home").check()
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_text("Thank you. A rep will read it.")).to_be_visible()
        await expect(page.get_by_role("button", name="Sent")).to_be_disabled()
        await opened.well()


async def test_when_the_network_fails_the_question_is_there_and_can_be_sent_again(browser: Browser) -> None:
    async with window(browser) as opened:
        page = opened.page

        async def fail(route: Route) -> None:
            await route.abort()

        await page.route("**/chat", fail)
        await page.get_by_label("Your question").fill(QUESTION)
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("the connection failed")).to_be_visible()
        await expect(page.locator(".asked .words")).to_have_text(QUESTION)
        await opened.well()
        await page.unroute("**/chat")
        await page.get_by_role("button", name="Try again").click()
        await expect(page.get_by_role("heading", name=ANSWER)).to_be_visible()
        await expect(page.get_by_text("the connection failed")).to_have_count(0)


async def test_a_text_that_is_too_long_is_told_and_comes_back_to_the_box(browser: Browser) -> None:
    async with window(browser) as opened:
        await opened.page.get_by_label("Your question").fill("x" * 300_000)
        await opened.page.get_by_role("button", name="Ask", exact=True).click()
        await expect(opened.page.get_by_text("That is longer than I can read at once")).to_be_visible()
        assert len(await opened.page.get_by_label("Your question").input_value()) == 300_000


async def test_markup_in_a_question_is_only_words(browser: Browser) -> None:
    async with window(browser) as opened:
        words = "<img src=x onerror=\"document.title='taken'\"><b>weather</b>"
        await opened.page.get_by_label("Your question").fill(words)
        await opened.page.keyboard.press("Enter")
        await expect(opened.page.get_by_text("I do not have an answer")).to_be_visible()
        await expect(opened.page.locator(".asked .words")).to_have_text(words)
        assert await opened.page.title() == "Agreement Bot: ask about AI at work"


async def test_without_a_script_everything_works_by_whole_pages(browser: Browser) -> None:
    async with window(browser, java_script_enabled=False) as opened:
        page = opened.page
        await page.get_by_label("Your question").fill("perhaps one")
        await page.get_by_role("button", name="Ask", exact=True).click()
        await expect(page.locator(".asked .words").first).to_have_text("perhaps one")
        await page.get_by_role("button", name=ANSWER).click()
        await expect(page.get_by_role("heading", name=ANSWER)).to_be_visible()
        await page.get_by_role("button", name="Yes, this helped").click()
        await expect(page.get_by_text("Noted, without your name.")).to_be_visible()


async def test_every_button_is_large_enough_to_touch(browser: Browser) -> None:
    async with window(browser, LOCAL_HOUSE, **PHONE) as opened:
        await opened.press("danger", "If you or someone else may be in danger")
        await opened.press("form", "Tell a rep about a system")
        small = await opened.page.evaluate(
            """() => [...document.querySelectorAll('button, .option, input[type=text], textarea, .call')]
            .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 44)
            .map((one) => one.outerHTML)"""
        )
        assert small == []


async def test_at_four_hundred_percent_nothing_is_cut_off_or_covered(browser: Browser) -> None:
    async with window(browser, viewport={"width": 320, "height": 256}) as opened:
        await opened.press("everything", "Tell a rep about a system")
        await opened.well()
        placed = "getComputedStyle(document.querySelector('.composer')).position"
        assert await opened.page.evaluate(placed) == "relative"


async def test_a_code_is_entered_at_the_desk_which_is_there_again_by_a_link_from_elsewhere(browser: Browser) -> None:
    async with window(browser) as opened:
        page, desk = opened.page, opened.visitor.bot.desk
        await page.goto(f"{opened.home}desk")
        await opened.well()
        code = await inviting.for_the_machine(desk.store, desk.secret, desk.now())
        await page.get_by_label("Your code", exact=True).fill(code)
        await page.get_by_role("button", name="Use this code").click()
        await page.get_by_role("button", name="Go to the desk").click()
        await expect(page.get_by_text("You are organiser for all workplaces.")).to_be_visible()
        await opened.well()
        await page.goto(f'data:text/html,<a href="{opened.home}desk">to the desk</a>')
        await page.get_by_role("link").click()
        await expect(page.get_by_text("You are organiser for all workplaces.")).to_be_visible()
        await page.get_by_text("Sign out").first.click()
        await opened.well()
        await page.get_by_role("button", name="Sign out").click()
        await expect(page.get_by_text("The desk is for reps and organisers.")).to_be_visible()
        assert opened.complaints == []


async def test_without_a_script_the_desk_works_by_whole_pages(browser: Browser) -> None:
    async with window(browser, java_script_enabled=False, **PHONE) as opened:
        page, desk = opened.page, opened.visitor.bot.desk
        await page.goto(f"{opened.home}desk")
        code = await inviting.for_the_machine(desk.store, desk.secret, desk.now())
        await page.get_by_label("Your code", exact=True).fill(code)
        await page.get_by_role("button", name="Use this code").click()
        await page.get_by_role("button", name="Go to the desk").click()
        await page.get_by_role("button", name="Workplaces").click()
        await page.get_by_role("button", name="Add a workplace").click()
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Please look at these again")).to_be_visible()
        await expect(page.get_by_label("Time zone")).to_have_value("Europe/London")
        assert page.url == f"{opened.home}desk"
