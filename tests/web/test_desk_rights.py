"""Every address of the desk, with every role and method: who gets what, and that no page is left out of this."""

import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from aiohttp import web

from bot import telling
from bot.insights.periods import Run
from bot.insights.snapshots import keeping
from bot.records import AuditEntry, ReleaseSigned, System, Workplace
from bot.records.audit import Did
from bot.records.insights import Audience
from tests.fakes import NOON
from tests.insights.reported import a_release
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
    "/desk/insights": (OFFICE, 403),
    "/desk/insights/{release:[A-Za-z0-9_-]{1,64}}": (OFFICE, 403),
    "/desk/gaps": (OFFICE, 403),
    "/desk/log": ({ORGANISER, ORGANISER_HERE}, 403),
}
# What stands in an address, where it names something of the Hall.
ITS = {"register": "rota", "insights": "signed"}
PEOPLE = "4,711"  # that its concern report tells of
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
        await there.keep(a_release("signed", there.place.id, people=4711), ReleaseSigned("signed", NOON.date()))
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


def _path(pattern: str) -> str:
    before, named, _ = pattern.partition("{")
    return before + ITS[before.split("/")[2]] if named else pattern


def _pattern(canonical: str) -> str:
    """As it stands above, with what may come in its place."""
    named = {path.partition(":")[0] + "}": path for path in (*PAGES, *(path for _, path in OPEN)) if "{" in path}
    return named.get(canonical, canonical)


async def test_each_page_is_for_the_roles_that_it_is_for(everybody: Everybody) -> None:
    for pattern, (allowed, refused) in PAGES.items():
        path = _path(pattern)
        for role in ALL:
            page = await everybody.browsers[role].page(path)
            hidden = "{" in pattern and role == REP_ELSEWHERE
            wanted = 404 if hidden else 200 if role in allowed else refused
            assert page.status == wanted, (path, role)
            if role not in allowed or role == REP_ELSEWHERE:
                for told in (ITS_NAME, "Reported at the Hall", PEOPLE):
                    assert told not in page.text, (path, role)


async def test_no_page_takes_what_is_posted_to_it(everybody: Everybody) -> None:
    for pattern in PAGES:
        path = _path(pattern)
        for role in ALL:
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                answer = await everybody.browsers[role].client.request(method, path, data={"x": ""})
                assert answer.status == 405, (method, path, role)


async def test_the_navigation_names_the_pages_that_there_are_for_somebody(everybody: Everybody) -> None:
    named = {}
    for role in ALL:
        page = await everybody.browsers[role].page("/desk")
        named[role] = [str(one) for one in page.tree.xpath("//nav[@class='pages']//a/@href")]
    reps = ["/desk/inbox", "/desk/register", "/desk/surveys", "/desk/insights", "/desk/gaps"]
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


# By the form of an export: what it is called, who gets it, and how it is logged.
EXPORTS: dict[str, tuple[str, set[str], Did]] = {
    "inbox.export": ("cases", OFFICE, Did.EXPORTED_CASES),
    "log.export": ("audit-log", {ORGANISER, ORGANISER_HERE}, Did.EXPORTED_LOG),
    "gaps.export": ("questions-without-an-answer", OFFICE, Did.EXPORTED_GAPS),
}


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("extras", [{}, {"many.extras": "words"}])
async def test_each_export_is_for_the_roles_that_it_is_for_and_logged(
    everybody: Everybody, form: str, extras: dict[str, str]
) -> None:
    name, allowed, did = EXPORTS[form]
    export = {"cause": "c" * 22, "do": "submit", "form": form, "label": "Export", "one.format": "csv", **extras}
    for role in ALL:
        browser = everybody.browsers[role]
        token = {"token": await browser.token()} if role in OFFICE else {}
        page = await browser.send("/desk", export | token)
        found = page.tree.xpath(f"//a[@download='{name}.csv']/@href")
        assert bool(found) is (role in allowed), role
        told = base64.b64decode(str(found[0]).partition("base64,")[2]).decode() if found else page.text
        assert ("Town Hall" in told) is (role in allowed - {REP_ELSEWHERE} and form != "gaps.export"), role
    logged = [one.who for one in await everybody.desk.there.every(AuditEntry) if one.did is did]
    assert len(logged) == len(allowed)


async def test_every_export_of_a_page_is_in_the_list_above(everybody: Everybody) -> None:
    forms = set()
    for pattern in PAGES:
        page = await everybody.browsers[ORGANISER].page(_path(pattern))
        forms |= {one["form"].split(" ")[0] for one in page.forms("submit") if "export" in one["form"]}
    assert forms - {"insights.export"} == {"register.export", *EXPORTS}


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
