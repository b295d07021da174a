"""Pages in Welsh: asked for by a link on the page, kept by a mark of the browser, and marked as what they are."""

from dataclasses import replace

import pytest
from playwright.async_api import Browser, expect

from bot.marks import SPEAKS
from tests.fakes import UNION_HOUSE
from tests.web.browsing import DESKTOP, PHONE, window
from tests.web.test_marks import marks
from tests.web.visiting import Page, visiting

ROOMS = ["/chat", "/report"]


def languages(page: Page) -> list[tuple[str, str]]:
    """What the page offers, and where it leads; the one it is in leads nowhere."""
    return [
        ("".join(one.itertext()), one.get("href", ""))
        for one in page.tree.xpath("//nav[@class='languages']//*[self::a or self::span]")
    ]


@pytest.mark.parametrize("path", ROOMS)
async def test_a_link_on_each_page_leads_to_it_in_welsh_and_the_browser_keeps_that(path: str) -> None:
    async with visiting() as visitor:
        page = await visitor.page(path)
        assert languages(page) == [("English", ""), ("Cymraeg", f"{path}?language=cy")]
        assert page.tree.get("lang") == "en-GB"
        page = await visitor.page(f"{path}?language=cy")
        assert marks(page).keys() >= {f"mark-{SPEAKS['cy']}"}
        for again in (page, await visitor.page(path)):
            assert again.tree.get("lang") == "cy"
            assert languages(again) == [("English", f"{path}?language=en"), ("Cymraeg", "")]
            assert "Mae'r Gymraeg i'w gwirio gan siaradwr." in again.words
            assert "Automated bot" not in again.words
        page = await visitor.page(f"{path}?language=en")
        left = marks(page)
        assert left[f"mark-{SPEAKS['en']}"].value == "1"
        assert left[f"mark-{SPEAKS['cy']}"]["max-age"] == "0", "one takes the place of the other"
        assert (await visitor.page(path)).tree.get("lang") == "en-GB"


async def test_a_link_to_no_language_of_the_bots_changes_nothing() -> None:
    async with visiting() as visitor:
        for odd in ("pl", "", "cy%0d%0aSet-Cookie:x", "../cy"):
            page = await visitor.page(f"/chat?language={odd}")
            assert page.tree.get("lang") == "en-GB"
            assert marks(page) == {}


async def test_what_is_said_in_the_conversation_turns_the_page_as_well() -> None:
    async with visiting() as visitor:
        page = await visitor.say("Cymraeg")
        assert page.tree.get("lang") == "cy"
        assert "Mae eich porwr yn cadw hynny" in page.words
        assert (await visitor.page("/report")).tree.get("lang") == "cy"
        page = await visitor.say("English")
        assert page.tree.get("lang") == "en-GB"
        assert page.tree.xpath("//article/@lang")[-1] == "en"


async def test_an_answer_in_a_welsh_page_says_that_it_is_english() -> None:
    async with visiting() as visitor:
        await visitor.page("/chat?language=cy")
        page = await visitor.say("Can they bring one in?")
        (article,) = page.tree.xpath("//article[contains(@class, 'card')]")
        assert article.get("lang") == "cy"
        assert article.xpath("h2/@lang") == ["en"]
        assert article.xpath("string(.//blockquote/@lang)") == "en"
        (english,) = article.xpath(".//p[contains(., 'The draft agreement would not allow it')]")
        assert english.get("lang") == "en"
        assert article.xpath("string(.//h3)") == "O ble y daw hyn"
        assert "Yn Saesneg y mae'r ateb" in page.words


async def test_what_goes_wrong_is_told_in_the_language_of_the_browser() -> None:
    async with visiting() as visitor:
        await visitor.page("/report?language=cy")
        page = await visitor.page("/report/nowhere")
        assert (page.status, page.tree.get("lang")) == (404, "cy")
        assert "Nid oes tudalen o'r fath" in page.words
        assert UNION_HOUSE.contact in page.words


@pytest.mark.parametrize("path", ["/privacy", "/join"])
async def test_pages_that_leave_nothing_leave_no_mark_either_and_stay_in_english(path: str) -> None:
    async with visiting() as visitor:
        page = await visitor.page(f"{path}?language=cy")
        assert marks(page) == {}
        assert page.tree.get("lang") == "en-GB"
        assert languages(page) == []


async def test_the_page_for_joining_is_the_same_for_who_speaks_welsh() -> None:
    async with visiting() as visitor:
        before = await (await visitor.client.get("/join")).text()
        await visitor.page("/chat?language=cy")
        assert await (await visitor.client.get("/join")).text() == before


async def test_an_installation_can_speak_welsh_unless_somebody_asks_for_english() -> None:
    house = replace(UNION_HOUSE, language="cy")
    async with visiting(house) as visitor:
        assert (await visitor.page()).tree.get("lang") == "cy"
        assert (await visitor.page("/chat?language=en")).tree.get("lang") == "en-GB"


async def test_each_other_way_to_a_person_stands_on_the_page() -> None:
    house = replace(
        UNION_HOUSE,
        contact_text="07700 900 123",
        contact_sign="SignVideo",
    )
    async with visiting(house) as visitor:
        page = await visitor.page()
        assert page.tree.xpath("string(//dt[.='By text']/following-sibling::dd)") == "07700 900 123"
        assert page.tree.xpath("string(//dt[.='In sign language']/following-sibling::dd)") == "SignVideo"


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_with_a_script_the_page_says_what_it_does_in_welsh(browser: Browser, screen: dict[str, object]) -> None:
    async with window(browser, **screen) as there:
        page = there.page
        await page.get_by_role("link", name="Cymraeg").click()
        await expect(page.locator("html")).to_have_attribute("lang", "cy")
        await there.well()
        await page.get_by_label("Eich cwestiwn").fill("Can they bring one in?")
        await page.locator("#ask").get_by_role("button", name="Gofyn", exact=True).click()
        await expect(page.get_by_role("heading", name="O ble y daw hyn")).to_be_visible()
        await there.well()
