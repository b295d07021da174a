"""A survey answered in real browsers: by keyboard alone, with and without scripts, on a phone and a desktop."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

from bot.records.surveys import Way
from bot.surveys.questionnaire import templates
from bot.surveys.questionnaire.phrases import say
from tests.fakes import NOON
from tests.web.browsing import DESKTOP, PHONE, Window, coming
from tests.web.surveying import TOLD, WATCHED, WORRY, There, asking

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

DARK: dict[str, Any] = {**PHONE, "color_scheme": "dark"}
SEES = "What does it look at?"
OR_THE_OTHERS = "Please choose either that or the others."
ANSWERS = {"watched": ("yes",), "told": ("never",), "sees": ("screen", "voice"), "worry": ("The canary scores.",)}


async def reads(opened: Window, heading: str) -> None:
    """The page of that heading is there, whole, and who uses no mouse stands at its beginning."""
    await expect(opened.page.get_by_role("heading", level=1)).to_have_text(heading)
    await expect(opened.page.get_by_role("heading", level=1)).to_be_focused()


async def asked(page: Page, question: str) -> None:
    await expect(page.locator("#survey form.submit")).to_contain_text(question)


async def to(page: Page, role: Any, name: str, most: int = 25) -> None:
    """By the Tab key, as somebody without a mouse gets there, always seeing where they are."""
    wanted = page.get_by_role(role, name=name, exact=True)
    await expect(wanted).to_be_visible()
    for _ in range(most):
        await page.keyboard.press("Tab")
        seen = "getComputedStyle(document.activeElement).outlineStyle"
        assert await page.evaluate(seen) != "none"
        if await wanted.evaluate("(one) => one === document.activeElement"):
            return
    pytest.fail(f"no way to {name}")


async def two_that_do_not_go_together(opened: Window) -> None:
    """They are sent, told to be wrong where they stand, and mended."""
    page, press = opened.page, opened.page.keyboard.press
    await to(page, "checkbox", "My screen")
    for key in ("Space", "Tab", "Space", "Tab", "Space", "Enter"):
        await press(key)
    await expect(page.locator(".summary")).to_be_focused()
    assert (await page.title()).startswith("Error: ")
    await opened.well()
    await to(page, "link", f"{SEES} “None of these” goes with no other. {OR_THE_OTHERS}", most=1)
    await press("Enter")
    await expect(page.get_by_role("checkbox", name="My screen")).to_be_focused()
    await to(page, "checkbox", "None of these", most=2)
    await press("Space")
    await press("Enter")


@pytest.mark.parametrize("screen", [PHONE, DARK, DESKTOP], ids=["phone", "dark", "desktop"])
async def test_a_survey_is_answered_by_keyboard_alone(browser: Browser, screen: Any) -> None:
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.code()}", **screen) as opened:
        page, press = opened.page, opened.page.keyboard.press
        await reads(opened, "Watched at work")
        await opened.well()
        await to(page, "button", "Begin")
        await press("Enter")
        await asked(page, WATCHED)
        await reads(opened, "Watched at work")
        await opened.well()
        await to(page, "radio", "Yes")
        await press("ArrowDown")
        await expect(page.get_by_role("radio", name="No", exact=True)).to_be_checked()
        await press("ArrowUp")
        await press("Enter")
        await asked(page, TOLD)
        await to(page, "button", "Back")
        await press("Enter")
        await asked(page, WATCHED)
        await expect(page.get_by_role("radio", name="Yes")).to_be_checked()
        await to(page, "radio", "Yes")
        await press("Enter")
        await asked(page, TOLD)
        await to(page, "radio", "Before it began")
        await press("ArrowDown")
        await press("Enter")
        await asked(page, SEES)
        await two_that_do_not_go_together(opened)
        await asked(page, WORRY)
        await opened.well()
        await to(page, "textbox", WORRY)
        await page.keyboard.type("The canary scores.")
        await press("Tab")
        await press("Enter")
        await reads(opened, "Your answers")
        await expect(page.locator("#survey")).to_contain_text("The canary scores.")
        await opened.well()
        assert not await there.ballots()
        await to(page, "radio", "Yes, send my answers")
        await press("Space")
        await press("Enter")
        await reads(opened, "Thank you")
        await opened.well()
        (ballot,) = await there.ballots()
        assert dict(ballot.answers) == ANSWERS
        assert opened.complaints == []


async def answers(page: Page) -> None:
    """By mouse or finger."""
    await page.get_by_label("Yes", exact=True).check()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_label("Never").check()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_label("My screen").check()
    await page.get_by_label("My voice").check()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_role("textbox", name=WORRY).fill("The canary scores.")
    await page.get_by_role("button", name="Look over my answers").click()
    await page.get_by_label("Yes, send my answers").check()
    await page.get_by_role("button", name="Go on").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_without_a_script_it_is_answered_by_whole_pages(browser: Browser, screen: Any) -> None:
    plain = {**screen, "java_script_enabled": False}
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.link()}", **plain) as opened:
        page = opened.page
        await page.get_by_role("button", name="Begin").click()
        await expect(page.get_by_role("heading", level=1)).to_be_focused()
        await page.get_by_label("No", exact=True).check()
        await page.get_by_role("button", name="Next").click()
        await page.get_by_role("button", name="Back").click()
        await expect(page.get_by_label("No", exact=True)).to_be_checked()
        await page.get_by_role("button", name="Cymraeg").click()
        await expect(page.locator("html")).to_have_attribute("lang", "cy")
        await page.get_by_role("button", name="English").click()
        await answers(page)
        (ballot,) = await there.ballots()
        assert (ballot.way, dict(ballot.answers)) == (Way.LINK, ANSWERS)


async def test_the_browser_shows_no_code_and_goes_back_past_all_of_it_at_once(browser: Browser) -> None:
    async with asking() as there, coming(browser, there.visitor, "chat") as opened:
        page = opened.page
        await page.goto(f"{opened.home}survey/{await there.code()}")
        assert page.url == f"{opened.home}survey"
        await page.get_by_role("button", name="Begin").click()
        await answers(page)
        assert page.url == f"{opened.home}survey"
        assert await page.evaluate("history.length") == 3  # the empty page of a new window, the chat, and this
        assert await page.evaluate("document.cookie") == ""
        assert await page.evaluate("localStorage.length + sessionStorage.length") == 0
        await page.go_back()
        assert page.url == f"{opened.home}chat"


async def test_a_page_that_is_loaded_again_goes_on_where_it_was(browser: Browser) -> None:
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.code()}", **PHONE) as opened:
        page = opened.page
        await page.get_by_role("button", name="Begin").click()
        await page.get_by_label("Yes", exact=True).check()
        await page.get_by_role("button", name="Next").click()
        await asked(page, TOLD)
        await page.reload()
        await page.get_by_role("button", name="Go on where I stopped").click()
        await expect(page.get_by_label("Yes", exact=True)).to_be_checked()


async def test_where_the_connection_fails_nothing_that_was_filled_in_is_lost(browser: Browser) -> None:
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.code()}", **PHONE) as opened:
        page = opened.page
        await page.get_by_role("button", name="Begin").click()
        await page.get_by_label("Yes", exact=True).check()

        async def fails(route: Route) -> None:
            await route.abort()

        await page.route("**/survey", fails)
        await page.get_by_role("button", name="Next").click()
        await expect(page.get_by_role("alert")).to_contain_text("the connection failed")
        await expect(page.get_by_label("Yes", exact=True)).to_be_checked()
        await opened.well()
        await page.unroute("**/survey")
        await page.get_by_role("button", name="Next").click()
        await asked(page, TOLD)


async def test_leaving_quickly_shows_something_else_and_forgets(browser: Browser) -> None:
    async with asking() as there, coming(browser, there.visitor, "chat") as opened:
        page = opened.page
        await page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Weather"))
        await page.goto(f"{opened.home}survey/{await there.code()}")
        await page.get_by_role("button", name="Begin").click()
        await asked(page, WATCHED)
        await page.get_by_role("button", name="Leave quickly").click()
        await page.wait_for_url("https://www.bbc.co.uk/weather")
        await page.go_back()
        assert page.url == f"{opened.home}chat"
        kept = {cookie.get("name") for cookie in await page.context.cookies(f"{opened.home}survey")}
        assert not kept & {"survey", "ticket"}
        opened.asked.remove("https://www.bbc.co.uk/weather")


async def test_a_survey_that_cannot_be_answered_is_told_on_a_whole_page(browser: Browser) -> None:
    async with asking() as there, coming(browser, there.visitor, "survey/AAAA-BBBB-CCCC-DDDD", **PHONE) as opened:
        await reads(opened, "Survey")
        await opened.well()
        await opened.page.get_by_role("button", name="I have a survey code").click()
        await reads(opened, "Enter your survey code")
        await opened.well()
        await used(opened, there)


async def used(opened: Window, there: There) -> None:
    await opened.page.get_by_label("Your code").fill(await there.code())
    await opened.page.keyboard.press("Enter")
    await reads(opened, "Watched at work")


async def test_for_whom_who_asks_and_the_way_to_begin_fit_on_the_screen_of_a_phone(browser: Browser) -> None:
    """With who runs it and how to reach a person folded away, as they are after the first page."""
    asked_ = templates.template("monitoring")
    async with (
        asking(asked_) as there,
        coming(browser, there.visitor, f"survey/{await there.code()}", **PHONE) as opened,
    ):
        page = opened.page
        for language, begin in (("Cymraeg", "Dechrau"), ("English", "Begin")):
            await page.get_by_role("button", name=language).click()
            button = page.get_by_role("button", name=begin)
            await expect(button).to_be_visible()
            box = await button.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= PHONE["viewport"]["height"]
            await opened.well()


async def test_in_welsh_it_is_answered_by_keyboard_alone_and_every_page_is_marked_as_welsh(browser: Browser) -> None:
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.code()}", **PHONE) as opened:
        page, press = opened.page, opened.page.keyboard.press
        await to(page, "button", "Cymraeg")
        await press("Enter")
        for role, name, key in (("button", "Dechrau", "Enter"), ("radio", "Ie", "ArrowDown")):
            await to(page, role, name)
            await expect(page.locator("html")).to_have_attribute("lang", "cy")
            await opened.well()
            await press(key)
        await press("Enter")
        await to(page, "checkbox", "Fy sgrin")
        await press("Space")
        await press("Enter")
        await to(page, "textbox", "Beth sy'n eich poeni?")
        await opened.well()
        await press("Tab")
        await press("Enter")
        await reads(opened, "Eich atebion")
        await to(page, "radio", "Ydy, anfonwch fy atebion")
        await press("Space")
        await press("Enter")
        await reads(opened, "Diolch")
        await opened.well()
        (ballot,) = await there.ballots()
        assert dict(ballot.answers) == {"watched": ("no",), "sees": ("screen",)}


async def test_two_tabs_answer_as_one_and_the_second_is_told_that_it_was_sent(browser: Browser) -> None:
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.code()}", **PHONE) as opened:
        first = opened.page
        await first.get_by_role("button", name="Begin").click()
        await asked(first, WATCHED)
        second = await first.context.new_page()
        await second.goto(f"{opened.home}survey")
        await second.get_by_role("button", name="Begin").click()
        await second.get_by_label("No", exact=True).check()
        await second.get_by_role("button", name="Next").click()
        await asked(second, SEES)
        await until_looked_over(first)
        await second.get_by_role("button", name="Next").click()  # overtaken: what the first tab says holds
        await asked(second, WORRY)
        await second.get_by_role("button", name="Look over my answers").click()
        await expect(second.get_by_role("heading", level=1)).to_have_text("Your answers")
        await sends(first)
        await second.get_by_label("Yes, send my answers").check()
        await second.get_by_role("button", name="Go on").click()
        await expect(second.locator("#survey")).to_contain_text(say("en", "told.sent_before"))
        assert len(await there.ballots()) == 1


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
async def test_what_is_sent_after_the_close_is_said_to_be_too_late_and_not_kept(
    browser: Browser, *, script: bool
) -> None:
    options: Any = {**PHONE, "java_script_enabled": script}
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.code()}", **options) as opened:
        page = opened.page
        await page.get_by_role("button", name="Begin").click()
        await until_looked_over(page, back=True)
        await page.get_by_role("textbox", name=WORRY).fill("The canary scores, once more.")
        await there.change(replace(there.made, closes=NOON))
        await page.get_by_role("button", name="Look over my answers").click()
        await expect(page.locator("#survey")).to_contain_text(say("en", "told.closed"))
        await expect(page.locator("#survey")).to_contain_text(say("en", "told.not_kept_closed"))
        assert not await there.ballots()
        if script:
            await opened.well()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
async def test_who_loses_the_cookies_in_the_middle_is_told_so_and_can_begin_again(
    browser: Browser, *, script: bool
) -> None:
    options: Any = {**PHONE, "java_script_enabled": script}
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.code()}", **options) as opened:
        page = opened.page
        await page.get_by_role("button", name="Begin").click()
        await page.get_by_label("Yes", exact=True).check()
        await page.get_by_role("button", name="Next").click()
        await asked(page, TOLD)
        await page.context.clear_cookies(name="survey")
        await page.get_by_label("Never").check()
        await page.get_by_role("button", name="Next").click()
        await expect(page.locator("#survey")).to_contain_text(say("en", "told.lost"))
        await page.get_by_role("button", name="Begin again").click()
        await page.get_by_role("button", name="Begin").click()
        await expect(page.get_by_label("Yes", exact=True)).not_to_be_checked()
        await answers(page)
        assert len(await there.ballots()) == 1


async def test_without_a_script_a_page_that_is_loaded_again_is_sent_again_and_changes_nothing(browser: Browser) -> None:
    plain = {**PHONE, "java_script_enabled": False}
    async with asking() as there, coming(browser, there.visitor, f"survey/{await there.code()}", **plain) as opened:
        page = opened.page
        await page.get_by_role("button", name="Begin").click()
        await page.get_by_label("Yes", exact=True).check()
        await page.get_by_role("button", name="Next").click()
        await asked(page, TOLD)
        await page.reload()
        await asked(page, TOLD)
        await page.get_by_role("button", name="Back").click()
        await answers(page)
        await expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
        await page.reload()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
        assert len(await there.ballots()) == 1


async def test_who_comes_back_by_the_browsers_own_way_goes_on_where_they_stopped(browser: Browser) -> None:
    async with asking() as there, coming(browser, there.visitor, "chat", **PHONE) as opened:
        page = opened.page
        await page.goto(f"{opened.home}survey/{await there.code()}")
        await page.get_by_role("button", name="Begin").click()
        await page.get_by_label("Yes", exact=True).check()
        await page.get_by_role("button", name="Next").click()
        await asked(page, TOLD)
        await page.go_back()
        await page.go_forward()
        await page.get_by_role("button", name="Go on where I stopped").click()
        await expect(page.get_by_label("Yes", exact=True)).to_be_checked()
        await answers(page)


async def until_looked_over(page: Page, *, back: bool = False) -> None:
    """From the first question on. `back`: to the last page again."""
    await page.get_by_label("Yes", exact=True).check()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_label("Never").check()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_label("My screen").check()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_role("textbox", name=WORRY).fill("The canary scores.")
    await page.get_by_role("button", name="Look over my answers").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your answers")
    if back:
        await page.get_by_label(f"No, go back to: {WORRY}").check()
        await page.get_by_role("button", name="Go on").click()


async def sends(page: Page) -> None:
    await page.get_by_label("Yes, send my answers").check()
    await page.get_by_role("button", name="Go on").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
