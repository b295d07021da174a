"""Every address of the desk, with every role and method: who gets what, and that no page is left out of this."""

from dataclasses import dataclass

import pytest
from aiohttp import web

from bot import telling
from bot.insights.periods import Run
from bot.insights.snapshots import keeping
from bot.records import ReleaseSigned, Workplace
from bot.records.insights import Audience
from tests.fakes import NOON
from tests.insights.reported import a_release
from tests.web.desk import desks
from tests.web.everybody import (
    ALL,
    ITS_CAMPAIGN,
    ITS_NAME,
    MEMBER,
    NOBODY,
    OFFICE,
    ORGANISER,
    ORGANISER_HERE,
    PAGES,
    PEOPLE,
    REP,
    REP_ELSEWHERE,
    Everybody,
    address,
)
from tests.web.visiting import LOCAL_HOUSE, visiting

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
    for pattern, allowed in PAGES.items():
        at = address(pattern)
        for role in ALL:
            page = await everybody.browsers[role].page(at)
            hidden = "{" in pattern and role == REP_ELSEWHERE
            wanted = 404 if hidden else 200 if role in allowed else 403
            assert page.status == wanted, (at, role)
            if role not in allowed or role == REP_ELSEWHERE:
                for told in (ITS_NAME, ITS_CAMPAIGN, "Reported at the Hall", PEOPLE):
                    assert told not in page.text, (at, role)


async def test_no_page_takes_what_is_posted_to_it(everybody: Everybody) -> None:
    for pattern in PAGES:
        at = address(pattern)
        for role in ALL:
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                answer = await everybody.browsers[role].client.request(method, at, data={"x": ""})
                assert answer.status == 405, (method, at, role)


async def test_the_navigation_names_the_pages_that_there_are_for_somebody(everybody: Everybody) -> None:
    named = {}
    for role in ALL:
        page = await everybody.browsers[role].page("/desk")
        named[role] = [str(one) for one in page.tree.xpath("//nav[@class='pages']//a/@href")]
    reps = ["/desk/inbox", "/desk/register", "/desk/surveys", "/desk/insights", "/desk/campaigns", "/desk/gaps"]
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


@dataclass(frozen=True)
class Told:
    """A concern report of some workplaces, how far it has come, and who sees it."""

    workplaces: tuple[str, ...]
    signed: bool
    shown: bool
    sees: set[str]


HALL, DEPOT = "hall", "depot"
TOLD = {
    "draft": Told((HALL,), False, False, {ORGANISER, ORGANISER_HERE}),
    "signed": Told((HALL,), True, False, {ORGANISER, ORGANISER_HERE, REP}),
    "shown": Told((HALL,), True, True, OFFICE),
    "draft-elsewhere": Told((DEPOT,), False, False, {ORGANISER}),
    "signed-elsewhere": Told((DEPOT,), True, False, {ORGANISER, REP_ELSEWHERE}),
    "draft-of-both": Told((HALL, DEPOT), False, False, {ORGANISER}),
    "signed-of-both": Told((HALL, DEPOT), True, False, OFFICE),
}


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
async def test_a_concern_report_is_seen_by_those_who_see_it_in_the_chat(everybody: Everybody, told: Told) -> None:
    """Those who have not said where they work see all that is shown to members, wherever they hold a role."""
    there = everybody.desk.there
    (depot,) = [one.id for one in await there.every(Workplace) if one.id != there.place.id]
    ids = tuple(sorted({HALL: there.place.id, DEPOT: depot}[one] for one in told.workplaces))
    made = a_release("one", run=Run(1, 2), workplaces=ids, people=8150)
    await there.keep(made, *[ReleaseSigned("one", NOON.date())] * told.signed)
    if told.shown:
        async with there.branch.desk.store.transaction() as tx:
            await keeping.sign(tx, await keeping.read(tx, made.id, Audience.MEMBERS), "Olu", NOON.date())
    for role in ALL:
        browser, sees = everybody.browsers[role], role in told.sees
        page, listed = await browser.page("/desk/insights/one"), await browser.page("/desk/insights")
        assert page.status == (200 if sees else 404 if role in OFFICE else 403), role
        assert ("8,150 people" in page.words) is sees, role
        assert ("/desk/insights/one" in listed.text) is sees, role
        for one in (page, listed):
            assert sees or "8,150" not in one.text, role


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
