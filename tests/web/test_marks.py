"""Marks: a browser keeps them and gives them back, whichever way the conversation goes, and nobody is known by them."""

from http.cookies import Morsel, SimpleCookie

import pytest
from playwright.async_api import Browser, expect

from bot.marks import ASKED, NAMES, NEVER
from bot.replies import Mark
from tests.web.browsing import PHONE, window
from tests.web.visiting import Page, Visitor, visiting

STREAM = {"Accept": "text/event-stream"}
A_YEAR = 365 * 24 * 60 * 60
BOTH = {f"mark-{ASKED}", f"mark-{NEVER}"}


def marks(page: Page) -> dict[str, Morsel[str]]:
    """Those that the answer leaves, by name."""
    found: SimpleCookie = SimpleCookie()
    for line in page.headers.getall("Set-Cookie", ()):  # type: ignore[attr-defined]
        found.load(line)
    return {name: one for name, one in found.items() if name.startswith("mark-")}


def last_seen(visitor: Visitor) -> frozenset[str]:
    return visitor.bot.events[-1].place.marks


@pytest.mark.parametrize("path", ["/chat", "/report", "/desk"])
@pytest.mark.parametrize("more", [{}, STREAM], ids=["whole pages", "a stream"])
async def test_a_browser_keeps_them_and_gives_them_back_in_every_room(path: str, more: dict[str, str]) -> None:
    async with visiting() as visitor:
        await visitor.page(path)
        assert last_seen(visitor) == frozenset()
        left = marks(await visitor.press("marks", path=path, **more))
        assert left.keys() == BOTH
        for room in ("/chat", "/report", "/desk"):
            await visitor.page(room)
            assert last_seen(visitor) == {ASKED, NEVER}
            await visitor.press("no-such-button", path=room)
            assert last_seen(visitor) == {ASKED, NEVER}


async def test_they_tell_nothing_reach_no_script_and_last_as_long_as_they_were_given() -> None:
    async with visiting() as visitor:
        left = marks(await visitor.press("marks"))
        for one in left.values():
            assert (one.value, one["path"], one["samesite"]) == ("1", "/", "Lax")
            assert one["httponly"]
            assert not one["secure"]
        assert left[f"mark-{ASKED}"]["max-age"] == ""
        assert left[f"mark-{NEVER}"]["max-age"] == str(A_YEAR)
        assert marks(await visitor.press("no-such-button")) == {}, "they are left once, with what led to them"


async def test_over_https_they_go_over_nothing_else() -> None:
    async with visiting(public_url="https://bot.example") as visitor:
        there = {"Origin": "https://bot.example", "Host": "bot.example", "X-Forwarded-Proto": "https"}
        left = marks(await visitor.press("marks", **there))
        assert left
        assert all(one["secure"] for one in left.values())


async def test_a_name_that_is_not_known_is_neither_kept_nor_read() -> None:
    async with visiting() as visitor:
        assert "mark-of-a-stranger" not in marks(await visitor.press("marks"))
        visitor.client.session.cookie_jar.clear()
        await visitor.page(Cookie=f"mark-of-a-stranger=1; mark-{ASKED}=somebody; {NEVER}=1")
        assert last_seen(visitor) == frozenset()
        await visitor.page(Cookie=f"mark-{ASKED}=1; mark-of-a-stranger=1")
        assert last_seen(visitor) == {ASKED}


async def test_nothing_is_drawn_for_them() -> None:
    async with visiting() as visitor:
        page = await visitor.press("marks")
        assert len(page.tree.xpath("//article")) == 1
        assert "mark-" not in page.text
        assert [kind for kind, _ in (await visitor.press("marks", **STREAM)).events] == ["reply", "done"]


@pytest.mark.parametrize("name", ["", "Asked", "never ask", "a_b", "-a", "a-", "a--b", "naïve", "a;b", "a=b", "a\n"])
def test_only_small_letters_and_hyphens_name_one(name: str) -> None:
    with pytest.raises(ValueError, match="lower-case"):
        Mark(name)


def test_none_lasts_less_than_the_visit_and_all_known_names_are_names() -> None:
    with pytest.raises(ValueError, match="0 days or more"):
        Mark(ASKED, -1)
    assert {Mark(name).name for name in NAMES} == NAMES


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without one"])
async def test_a_browser_on_a_phone_keeps_them_unseen_and_carries_them(browser: Browser, script: bool) -> None:
    async with window(browser, **PHONE, java_script_enabled=script) as opened:
        page, context = opened.page, opened.page.context
        shown = page.get_by_text("Your browser keeps that.")
        await page.locator("form.press").first.evaluate("form => { form.elements.namedItem('action').value = 'marks' }")
        await page.locator("form.press button").first.click()
        await expect(shown).to_be_visible()
        kept = {one.get("name"): one for one in await context.cookies(f"{opened.home}chat")}
        assert kept.keys() >= BOTH
        assert kept[f"mark-{ASKED}"].get("expires") == -1
        assert all(kept[name].get("httpOnly") and kept[name].get("sameSite") == "Lax" for name in BOTH)
        for room in ("report", "desk", "chat"):
            await page.goto(f"{opened.home}{room}")
            assert last_seen(opened.visitor) == {ASKED, NEVER}
        if script:
            assert await page.evaluate("document.cookie") == ""
        assert opened.complaints == []
