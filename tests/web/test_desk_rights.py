"""Every address of the desk, with every role and method: who gets what, and that no page is left out of this."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest_asyncio
from aiohttp import web

from bot import telling
from bot.records import AuditEntry, System
from bot.records.audit import Did
from tests.register.parts import enter
from tests.web.desk import Browser, Desks, desks
from tests.web.visiting import LOCAL_HOUSE, visiting

ITS_NAME = "Rota helper of the Hall"
NOBODY, MEMBER, REP_ELSEWHERE, REP, ORGANISER, ORGANISER_HERE = (
    *("nobody", "member", "rep elsewhere", "rep", "organiser", "organiser here"),
)
ALL = (NOBODY, MEMBER, REP_ELSEWHERE, REP, ORGANISER, ORGANISER_HERE)
OFFICE = {REP_ELSEWHERE, REP, ORGANISER, ORGANISER_HERE}
# By address, the roles that may see it, with the answer that all others get.
PAGES: dict[str, tuple[set[str], int]] = {
    "/desk/inbox": (OFFICE, 403),
    "/desk/register": (OFFICE, 403),
    "/desk/register/{system:[A-Za-z0-9_-]{1,64}}": (OFFICE, 403),
    "/desk/surveys": (OFFICE, 403),
    "/desk/gaps": (OFFICE, 403),
    "/desk/log": ({ORGANISER, ORGANISER_HERE}, 403),
}
OPEN = {
    ("GET", "/desk"),
    ("POST", "/desk"),
    ("POST", "/desk/suggest"),
    ("GET", "/desk/news"),
    ("POST", "/desk/news"),
    ("POST", "/desk/leave"),
    ("GET", "/desk/sign-in"),
    ("POST", "/desk/sign-in"),
    ("GET", "/desk/link/{name:[A-Za-z0-9_-]{43}}"),
    ("POST", "/desk/link/{name:[A-Za-z0-9_-]{43}}"),
}


@dataclass
class Everybody:
    desk: Desks
    browsers: dict[str, Browser]
    system: System


@pytest_asyncio.fixture
async def everybody() -> AsyncIterator[Everybody]:
    async with desks() as desk:
        there = desk.there
        depot = await there.workplace("Depot")
        system = System("rota", there.place.id, ITS_NAME, confirmed=True)
        await enter(there, system)
        await there.report(name="Reported at the Hall")
        browsers = {NOBODY: await desk.browser(), MEMBER: await desk.browser()}
        await browsers[MEMBER].page("/chat")
        browsers[REP] = await desk.signed_in(await there.rep("kim"))
        browsers[REP_ELSEWHERE] = await desk.signed_in(await there.rep("sam", depot.id))
        browsers[ORGANISER] = await desk.signed_in(there.organiser)
        browsers[ORGANISER_HERE] = await desk.signed_in(await there.rep("ivy", role="organiser"))
        yield Everybody(desk, browsers, system)


def test_no_address_of_the_desk_is_left_out(everybody: Everybody) -> None:
    app = everybody.desk.server.app
    assert isinstance(app, web.Application)
    known = {
        (route.method, _pattern(route.resource.canonical))
        for route in app.router.routes()
        if route.resource and route.resource.canonical.startswith("/desk")
    }
    pages = {("GET", path) for path in PAGES}
    heads = {("HEAD", path) for method, path in known if method == "GET" and path != "/desk/news"}
    assert {one for one in known if one[0] != "HEAD"} == OPEN | pages
    assert {one for one in known if one[0] == "HEAD"} == heads


def _pattern(canonical: str) -> str:
    """As it stands above, with what may come in its place."""
    named = {path.partition(":")[0] + "}": path for path in (*PAGES, *(path for _, path in OPEN)) if "{" in path}
    return named.get(canonical, canonical)


async def test_each_page_is_for_the_roles_that_it_is_for(everybody: Everybody) -> None:
    for pattern, (allowed, refused) in PAGES.items():
        path = pattern.partition("{")[0] + ("rota" if "{" in pattern else "")
        for role in ALL:
            page = await everybody.browsers[role].page(path)
            hidden = "{" in pattern and role == REP_ELSEWHERE
            wanted = 404 if hidden else 200 if role in allowed else refused
            assert page.status == wanted, (path, role)
            if role not in allowed or role == REP_ELSEWHERE:
                assert ITS_NAME not in page.text, (path, role)
                assert "Reported at the Hall" not in page.text, (path, role)


async def test_no_page_takes_what_is_posted_to_it(everybody: Everybody) -> None:
    for pattern in PAGES:
        path = pattern.partition("{")[0] + ("rota" if "{" in pattern else "")
        for role in ALL:
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                answer = await everybody.browsers[role].client.request(method, path, data={"x": ""})
                assert answer.status == 405, (method, path, role)


async def test_the_navigation_names_the_pages_that_there_are_for_somebody(everybody: Everybody) -> None:
    named = {}
    for role in ALL:
        page = await everybody.browsers[role].page("/desk")
        named[role] = [str(one) for one in page.tree.xpath("//nav[@class='pages']//a/@href")]
    reps = ["/desk/inbox", "/desk/register", "/desk/surveys", "/desk/gaps"]
    assert named == {
        NOBODY: [],
        MEMBER: [],
        REP: reps,
        REP_ELSEWHERE: reps,
        ORGANISER: [*reps, "/desk/log"],
        ORGANISER_HERE: [*reps, "/desk/log"],
    }


async def test_a_rep_of_another_workplace_sees_only_theirs(everybody: Everybody) -> None:
    sees, sees_not = everybody.browsers[REP], everybody.browsers[REP_ELSEWHERE]
    assert ITS_NAME in (await sees.page("/desk/register")).words
    assert "Reported at the Hall" in (await sees.page("/desk/inbox")).words
    assert "No system fits." in (await sees_not.page("/desk/register")).words
    assert "No case fits." in (await sees_not.page("/desk/inbox")).words
    hall = everybody.desk.there.place.id
    for path in (f"/desk/register?workplace={hall}", f"/desk/inbox?w={hall}"):
        assert "Town Hall" not in (await sees_not.page(path)).words


async def test_what_is_exported_is_what_somebody_may_see(everybody: Everybody) -> None:
    """The form of the page goes to the same handler as that of the chat."""
    export = {"cause": "c" * 22, "do": "submit", "form": "register.export *", "label": "Export", "one.format": "csv"}
    for role in ALL:
        browser = everybody.browsers[role]
        token = {"token": await browser.token()} if role in OFFICE else {}
        page = await browser.send("/desk", export | token)
        assert ("register-systems.csv" in page.text) is (role in OFFICE), role
    exported = [one.who for one in await everybody.desk.there.every(AuditEntry) if one.did is Did.EXPORTED]
    assert len(exported) == len(OFFICE)


async def test_a_report_that_is_kept_from_somebody_leaves_no_trace_on_their_pages() -> None:
    async with desks() as desk:
        there = desk.there
        kim, sam = await there.rep("kim"), await there.rep("sam")
        report = await there.report(name="Kept from kim", kept_from=(kim,))
        hidden, shown = await desk.signed_in(kim), await desk.signed_in(sam)
        for path in ("/desk/inbox", "/desk/register", f"/desk/register/{report.system}"):
            assert "Kept from kim" not in (await hidden.page(path)).text
            assert "Kept from kim" in (await shown.page(path)).text
        assert "Kept from kim" not in (await hidden.press(telling.OPEN_CASE, report.id)).text


async def test_in_a_trial_the_pages_follow_the_switch() -> None:
    async with visiting(LOCAL_HOUSE) as visitor:
        assert (await visitor.page("/desk/inbox")).status == 403
        for role, status in (("rep", 403), ("organiser", 200)):
            await visitor.send({"role": role, "back": "/desk"}, "/role")
            assert (await visitor.page("/desk/inbox")).status == 200
            assert (await visitor.page("/desk/log")).status == status
