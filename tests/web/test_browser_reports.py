"""What reporting needs of a page, in a real browser: suggestions, receipts, no files, news, a way out."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

from adapters.web.pages import NEUTRAL
from adapters.web.receiving import NO_FILES
from tests.fakes import UNION_HOUSE
from tests.web.browsing import DESKTOP, PHONE, Window, window
from tests.web.test_news import posts
from tests.web.visiting import CALLED, LOCAL_HOUSE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

FILE = """(target, kind) => {
  const data = new DataTransfer();
  data.items.add(new File(['x'], 'screen.png', { type: 'image/png' }));
  const given = { bubbles: true, cancelable: true };
  const event = kind === 'paste' ? new ClipboardEvent('paste', { ...given, clipboardData: data })
    : new DragEvent(kind, { ...given, dataTransfer: data });
  return target.dispatchEvent(event);
}"""


async def form(opened: Window) -> Page:
    await opened.press("form", "Tell a rep about a system")
    return opened.page


async def test_a_suggestion_is_taken_with_the_keyboard_alone_and_the_form_is_not_sent_by_that(browser: Browser) -> None:
    async with window(browser) as opened:
        page = await form(opened)
        field = page.get_by_role("combobox", name=CALLED)
        await expect(field).to_have_attribute("aria-expanded", "false")
        await field.press_sequentially("rota")
        options = page.get_by_role("option")
        await expect(options).to_have_text(["Rota bot", "Rota planner <2>"])
        await expect(field).to_have_attribute("aria-expanded", "true")
        await expect(page.get_by_role("status")).to_have_text("2 suggestions")
        await opened.well()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowDown")
        await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        chosen = await options.nth(1).get_attribute("id")
        await expect(field).to_have_attribute("aria-activedescendant", str(chosen))
        await opened.well()
        await page.keyboard.press("Enter")
        await expect(field).to_have_value("Rota planner <2>")
        await expect(field).to_be_focused()
        await expect(options).to_have_count(0)
        assert all(type(event).__name__ != "Submitted" for event in opened.visitor.bot.events)
        assert opened.complaints == []


async def test_escape_and_leaving_the_field_put_suggestions_away_and_what_was_typed_stays(browser: Browser) -> None:
    async with window(browser) as opened:
        page = await form(opened)
        field = page.get_by_role("combobox", name=CALLED)
        for away in ("Escape", "Tab"):
            await field.fill("")
            await field.press_sequentially("ro")
            await expect(page.get_by_role("option")).to_have_count(3)
            await page.keyboard.press(away)
            await expect(page.get_by_role("option")).to_have_count(0)
            await expect(field).to_have_value("ro")


async def test_a_suggestion_is_taken_with_a_finger(browser: Browser) -> None:
    async with window(browser, **PHONE) as opened:
        page = await form(opened)
        await page.get_by_label(CALLED).press_sequentially("finder")
        await page.get_by_role("option", name="Route finder").tap()
        await expect(page.get_by_label(CALLED)).to_have_value("Route finder")
        await opened.well()


async def test_a_form_that_comes_back_still_suggests(browser: Browser) -> None:
    async with window(browser) as opened:
        page = await form(opened)
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_text("Please look at these again")).to_be_visible()
        await page.get_by_role("combobox", name=CALLED).press_sequentially("rota")
        await expect(page.get_by_role("option")).to_have_count(2)


async def test_where_suggesting_fails_the_field_is_a_plain_one(browser: Browser) -> None:
    async with window(browser) as opened:
        page = await form(opened)
        failing = page.expect_request("**/suggest")
        await page.route("**/suggest", lambda route: route.abort())
        async with failing:
            await page.get_by_label(CALLED).press_sequentially("rota")
        await page.get_by_label("In the office").check()
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_text("Thank you. A rep will read it.")).to_be_visible()


@pytest.mark.parametrize("kind", ["drop", "paste"])
async def test_a_file_is_refused_with_the_reason_and_sent_nowhere(browser: Browser, kind: str) -> None:
    async with window(browser) as opened:
        page = await form(opened)
        asked = len(opened.asked)
        for label in ("What does it do?", "Your question"):
            field = page.get_by_label(label)
            assert await field.evaluate(FILE, kind) is False  # the browser does nothing with it either
            told = page.locator(".refused:visible")
            await expect(told).to_have_text([NO_FILES])
            await expect(page.get_by_role("status")).to_have_text(NO_FILES)
            await opened.well()
            await field.fill("It shows a score.")
            await expect(told).to_have_count(0)
        assert opened.asked[asked:] == []


async def test_a_file_that_is_dropped_beside_a_field_does_not_take_the_place_of_the_page(browser: Browser) -> None:
    async with window(browser) as opened:
        assert await opened.page.locator("main").evaluate(FILE, "dragover") is False
        assert await opened.page.locator("main").evaluate(FILE, "drop") is False
        await expect(opened.page.locator(".composer .refused")).to_be_visible()


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_receipt_is_large_copied_as_it_stands_and_printed_alone(browser: Browser, screen: Any) -> None:
    async with window(browser, **screen) as opened:
        page = opened.page
        await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        await opened.press("receipt", "Thank you")
        figures = page.locator(".figures")
        assert await figures.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") > 19
        await expect(figures).to_have_css("user-select", "all")
        await page.get_by_role("button", name="Copy").click()
        await expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert await page.evaluate("navigator.clipboard.readText()") == "1234 5678 9012 3456"
        async with page.expect_download() as saving:
            await page.get_by_role("link", name="Save as a file").click()
        saved = await (await saving.value).path()
        assert saved.read_text() == "1234 5678 9012 3456\n"
        await opened.well()
        await page.evaluate("""window.print = () => {
            window.dispatchEvent(new Event('beforeprint'));
            window.printed = document.documentElement.classList.contains('print-one');
        }""")
        await page.get_by_role("button", name="Print").click()
        assert await page.evaluate("window.printed") is True
        await page.locator(".reply:has(.figures)").evaluate("one => one.classList.add('printed')")
        await page.evaluate("document.documentElement.classList.add('print-one')")
        await page.emulate_media(media="print")
        await expect(figures).to_be_visible()
        seen = await page.evaluate("document.body.innerText")
        assert "1234 5678 9012 3456" in seen
        assert "Ask me about AI" not in seen
        assert "Report AI at work" not in seen


async def neutral(page: Page) -> None:
    async def forecast(route: Route) -> None:
        assert (await route.request.all_headers()).get("referer") is None
        await route.fulfill(body="<h1>Forecast</h1>", content_type="text/html")

    await page.route(f"{NEUTRAL}**", forecast)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
async def test_who_leaves_quickly_is_elsewhere_at_once_and_forgotten_here(browser: Browser, scripts: bool) -> None:
    async with window(browser, java_script_enabled=scripts, **PHONE) as opened:
        page = opened.page
        await neutral(page)
        await page.goto(f"{opened.home}report")
        await opened.well() if scripts else None
        kept = {one["name"] for one in await page.context.cookies(f"{opened.home}report")}
        assert "report" in kept
        await page.get_by_role("button", name="Leave quickly").click()
        await page.wait_for_url(NEUTRAL)
        await expect(page.get_by_role("heading", name="Forecast")).to_be_visible()
        assert "report" not in {one["name"] for one in await page.context.cookies(f"{opened.home}report")}
        if scripts:
            await page.go_back()
            assert not page.url.startswith(f"{opened.home}report")
        opened.asked = [url for url in opened.asked if url != NEUTRAL]


async def test_the_way_out_is_on_the_screen_wherever_one_reads(browser: Browser) -> None:
    async with window(browser, **PHONE) as opened:
        page = opened.page
        await page.goto(f"{opened.home}report")
        for text in ("can they", "perhaps", "can they"):
            await page.get_by_label("Your question").fill(text)
            await page.get_by_role("button", name="Ask", exact=True).click()
        await expect(page.locator(".asking")).to_have_count(0)
        await expect(page.get_by_role("button", name="Leave quickly")).to_be_in_viewport()
        await opened.well()


async def test_a_link_of_somebody_elses_leads_to_the_page_for_reports(browser: Browser) -> None:
    async with window(browser) as opened:
        page = opened.page
        await page.goto(f'data:text/html,<a href="{opened.home}report">to report</a>')
        await page.get_by_role("link").click()
        await expect(page.get_by_role("button", name="Leave quickly")).to_be_visible()
        await page.get_by_role("link", name="Ask a question instead").click()
        await expect(page.get_by_role("heading", name="Agreement Bot", exact=True)).to_be_visible()
        await page.get_by_role("link", name="Report AI at work").click()
        await expect(page.get_by_role("heading", level=1, name="Report AI at work")).to_be_visible()
        assert opened.complaints == []


@pytest.mark.parametrize("path", ["chat", "desk"])
async def test_what_is_posted_to_an_open_page_appears_by_itself_and_once(browser: Browser, path: str) -> None:
    async with window(browser, LOCAL_HOUSE) as opened:
        page, visitor = opened.page, opened.visitor
        await page.get_by_role("button", name="Rep", exact=True).click()
        async with page.expect_request("**/news"):
            await page.goto(f"{opened.home}{path}")
        await posts(visitor, "rep")
        told = page.get_by_role("log").get_by_text("Something new is waiting for you.")
        await expect(told).to_have_count(1)
        await opened.well()
        async with page.expect_response(lambda answer: answer.request.method == "POST"):
            await page.get_by_role("button", name="Open it").click()
        await expect(page.locator(".asked .words").last).to_have_text("Open it")
        last = visitor.bot.events[-1]
        assert (getattr(last, "action", ""), getattr(last, "value", "")) == ("case.open", "r1")
        await page.reload()
        await expect(page.get_by_text("Something new is waiting for you.")).to_have_count(0)
        assert opened.complaints == []


async def test_news_below_what_one_reads_do_not_move_the_page_and_are_one_step_away(browser: Browser) -> None:
    async with window(browser, LOCAL_HOUSE, **PHONE, reduced_motion="reduce") as opened:
        page = opened.page
        async with page.expect_request("**/news"):
            await page.get_by_role("button", name="Rep", exact=True).click()
        for text in ("can they", "can they not"):
            await page.get_by_label("Your question").fill(text)
            await page.get_by_role("button", name="Ask", exact=True).click()
            await expect(page.locator(".asking")).to_have_count(0)
        await page.evaluate("scrollTo(0, 0)")
        await posts(opened.visitor, "rep")
        link = page.get_by_role("link", name="New: further down")
        await expect(link).to_be_in_viewport()
        assert await page.evaluate("scrollY") < 10
        await opened.well()
        await link.click()
        await expect(page.get_by_text("Something new is waiting for you.")).to_be_in_viewport()
        await expect(link).to_have_count(0)


async def test_without_a_script_news_are_there_when_the_page_is_opened_next(browser: Browser) -> None:
    async with window(browser, LOCAL_HOUSE, java_script_enabled=False) as opened:
        page = opened.page
        role = page.get_by_role("button", name="Rep", exact=True)
        await role.click()
        await expect(role).to_have_attribute("aria-current", "true")
        await posts(opened.visitor, "rep")
        await page.reload()
        await expect(page.locator("#log .turn").first).to_contain_text("Something new is waiting for you.")
        await page.get_by_role("button", name="Open it").click()
        await page.goto(f"{opened.home}chat")
        await expect(page.get_by_text("Something new is waiting for you.")).to_have_count(0)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_axe_finds_nothing_on_the_page_for_reports(browser: Browser, screen: Any, colours: str) -> None:
    async with window(browser, UNION_HOUSE, **screen, color_scheme=colours) as opened:
        await opened.page.goto(f"{opened.home}report")
        await opened.well()
        await opened.press("receipt", "Thank you")
        await opened.well()
        await opened.press("form", "Tell a rep about a system")
        await opened.page.get_by_label(CALLED).press_sequentially("ro")
        await expect(opened.page.get_by_role("option")).to_have_count(3)
        await opened.page.keyboard.press("ArrowUp")
        await opened.well()
        assert opened.complaints == []
