"""Every address of a snapshot, with every role and method: who gets what, and that none is left out of this."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import pytest_asyncio
from aiohttp import web

from bot.insights.seeing import SHARE
from bot.insights.snapshots.at import CHOOSE, LOOK, SIGNED
from bot.records import ReleaseSigned
from bot.records.insights import Audience
from tests.fakes import NOON
from tests.insights.reported import hall, keep, many, release
from tests.insights.shared import EMPLOYER, MEMBERS
from tests.web.desk import SAME, Browser, Desks
from tests.web.snapshots import DRAFT, Snapshots, snapshots
from tests.web.visiting import LOCAL_HOUSE, visiting

TOLD = "19 people reported AI at work"
NOBODY, REP, ORGANISER_HERE, ORGANISER = "nobody", "rep", "organiser of one", "organiser"
PAGE = "/insights/{release:[0-9a-f]{32}}/{key:[0-9a-f]{32}}"
LINK = DRAFT + "/{name:[A-Za-z0-9_-]{43}}"
KNOWN = {("GET", PAGE), ("GET", DRAFT), ("GET", LINK), ("POST", LINK)}


@dataclass
class Everybody:
    there: Snapshots
    browsers: dict[str, Browser]


@pytest_asyncio.fixture
async def everybody() -> AsyncIterator[Everybody]:
    async with snapshots() as there:
        hall = there.shared.there
        desk = Desks(hall, there.server, there.stack)
        browsers = {
            NOBODY: await there.browser(),
            REP: await desk.signed_in(await hall.rep("kim")),
            ORGANISER_HERE: await desk.signed_in(await hall.rep("ivy", role="organiser")),
            ORGANISER: await desk.signed_in(there.shared.olu),
        }
        yield Everybody(there, browsers)


def test_no_address_of_a_snapshot_is_left_out(everybody: Everybody) -> None:
    app = everybody.there.server.app
    assert isinstance(app, web.Application)
    found = {
        (route.method, _pattern(route.resource))
        for route in app.router.routes()
        if route.resource and route.resource.canonical.startswith("/insights")
    }
    assert found == KNOWN | {("HEAD", path) for method, path in KNOWN if method == "GET"}


def _pattern(resource: web.AbstractResource) -> str:
    """As it stands above, with what may come in its place."""
    named = {"/insights/{release}/{key}": PAGE, f"{DRAFT}/{{name}}": LINK}
    return named.get(resource.canonical, resource.canonical)


async def test_a_draft_is_for_nobody_but_the_browser_of_the_organiser_who_asked(everybody: Everybody) -> None:
    there = everybody.there
    link = await there.link(EMPLOYER)
    for name, browser in everybody.browsers.items():
        for audience in Audience:
            page = await browser.page(there.shared.path(audience))
            assert (page.status, TOLD in page.words) == (404, False), name
        page = await browser.page(DRAFT)
        assert (page.status, TOLD in page.words) == (410, False), name
        page = await browser.page(link)
        assert (page.status, TOLD in page.words) == (200, False), name
    page = await everybody.browsers[ORGANISER].send(link)
    assert TOLD in page.words
    for name, browser in everybody.browsers.items():
        page = await browser.page(DRAFT)
        assert (page.status, TOLD in page.words) == ((200, True) if name == ORGANISER else (410, False)), name


async def test_what_is_signed_is_for_whoever_has_its_address_and_the_same_for_all(everybody: Everybody) -> None:
    there = everybody.there
    await there.shared.signs(MEMBERS)
    pages = [await one.page(there.shared.path(MEMBERS)) for one in everybody.browsers.values()]
    assert {one.status for one in pages} == {200}
    assert len({one.text for one in pages}) == 1
    assert TOLD in pages[0].words
    for name, browser in everybody.browsers.items():
        assert (await browser.page(there.shared.path(EMPLOYER))).status == 404, name


async def test_no_page_takes_what_is_sent_to_it(everybody: Everybody) -> None:
    there = everybody.there
    await there.shared.signs(MEMBERS)
    for path, methods in (
        (there.shared.path(MEMBERS), ("POST", "PUT", "PATCH", "DELETE")),
        (DRAFT, ("POST", "PUT", "PATCH", "DELETE")),
        (f"{DRAFT}/{'a' * 43}", ("PUT", "PATCH", "DELETE")),
    ):
        for name, browser in everybody.browsers.items():
            for method in methods:
                answer = await browser.client.request(method, path, data={"x": ""})
                assert answer.status == 405, (method, path, name)


async def test_at_the_desk_it_is_shared_by_an_organiser_of_all_of_it_alone(everybody: Everybody) -> None:
    there = everybody.there
    for name, browser in everybody.browsers.items():
        for action, value in ((SHARE, there.shared.release.id), (CHOOSE, there.shared.value(EMPLOYER))):
            said = (await browser.press(action, value)).words
            assert ("Left out, unless you tick it" in said or "For the employer" in said) is (name == ORGANISER), (
                name,
                action,
            )
    olu = everybody.browsers[ORGANISER]
    page = await olu.press(CHOOSE, there.shared.value(EMPLOYER))
    (form,) = [one for one in page.forms("submit") if one["form"].startswith(CHOOSE)]
    assert "What is in it, beside “In short”?" in page.words
    page = await olu.send("/desk", {**form, "many.parts": "weeks"})
    assert "In it In short; Week by week Left out" in page.words
    await olu.press(SIGNED, there.shared.value(EMPLOYER, "1"))
    employer = await there.reader.page(there.shared.path(EMPLOYER))
    assert "Week by week" in employer.words
    assert "What the systems do" not in employer.words


async def test_in_a_trial_the_switch_makes_an_organiser_who_opens_a_draft() -> None:
    async with visiting(replace(LOCAL_HOUSE, pages="http://127.0.0.1:9")) as visitor:
        desk = visitor.bot.desk
        await keep(desk, hall(), many(9))
        made = await release(desk)
        assert made
        await keep(desk, ReleaseSigned(made.id, NOON.date()))
        for role, opens in (("member", False), ("rep", False), ("organiser", True)):
            await visitor.send({"role": role, "back": "/desk"}, "/role")
            page = await visitor.press(LOOK, f"{made.id} {MEMBERS}", "/desk")
            links = [urlsplit(one).path for one in page.tree.xpath(f"//a[contains(@href, '{DRAFT}/')]/@href")]
            assert bool(links) is opens, role
        page = await visitor.send({}, links[0], **SAME)
        assert "9 people reported AI at work" in page.words
        assert page.tree.xpath("//main[contains(@class, 'draft')]")
