"""Every address that the bot's pages have, computed from the router: what browsers are told, and what others can do."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from itertools import product

import pytest
import pytest_asyncio
from aiohttp import web

from adapters.web.assets import address
from adapters.web.joining import FOR_A_WHILE
from tests.web import test_desk_rights, test_snapshots_rights
from tests.web.desk import SAME, Browser, Desks, desks
from tests.web.everybody import PAGES
from tests.web.visiting import LOCAL_HOUSE, visiting

# What is no page of the desk and no snapshot: those have lists of their own, by role.
OTHERS = {
    ("GET", "/"),
    ("GET", "/chat"),
    ("POST", "/chat"),
    ("POST", "/chat/suggest"),
    ("GET", "/handed/{name}"),
    ("POST", "/handed/{name}"),
    ("GET", "/healthz"),
    ("GET", "/join"),
    ("GET", "/join/{code}"),
    ("POST", "/join/{code}/union"),
    ("GET", "/metrics"),
    ("GET", "/privacy"),
    ("GET", "/readyz"),
    ("GET", "/report"),
    ("POST", "/report"),
    ("POST", "/report/leave"),
    ("POST", "/report/suggest"),
    ("GET", "/results/rep"),
    ("POST", "/results/rep/export"),
    ("GET", "/results/rep/{name}"),
    ("POST", "/results/rep/{name}"),
    ("GET", "/results/{survey}/{key}"),
    ("GET", "/results/{survey}/{key}/meeting.ics"),
    ("GET", "/static/{name}"),
    ("GET", "/survey"),
    ("POST", "/survey"),
    ("POST", "/survey/leave"),
    ("GET", "/survey/{code}"),
}
DESK = test_desk_rights.OPEN | {("GET", path) for path in PAGES}
IN_A_TRIAL = {("POST", "/role"), ("GET", "/chat/news"), ("POST", "/chat/news")}
JOINING = {"/join", f"/join/{'a' * 32}"}  # the same for everybody
STREAMS = {"/desk/news", "/chat/news"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
# They change nothing that is anybody's: what is suggested only that page can read, nothing is posted to a session, and
# the last two begin one.
WITHOUT_A_TOKEN = {"/desk/suggest", "/desk/news", "/desk/sign-in", "/desk/link/{name}"}


def bare(pattern: str) -> str:
    """Without what may come in place of a name."""
    return re.sub(r":(?:[^{}]|\{\d+(?:,\d+)?\})*\}", "}", pattern)


KNOWN = OTHERS | {(method, bare(path)) for method, path in DESK | test_snapshots_rights.KNOWN}


def found(app: object) -> set[tuple[str, str]]:
    assert isinstance(app, web.Application)
    return {(one.method, one.resource.canonical) for one in app.router.routes() if one.resource}


def with_heads(known: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return known | {("HEAD", path) for method, path in known if method == "GET" and path not in STREAMS}


def at(canonical: str) -> str:
    """An address that fits, and leads to nothing."""
    return re.sub(r"\{(\w+)\}", lambda name: "a" * 43 if name[1] == "name" else "a" * 32, canonical)


@dataclass
class Two:
    desk: Desks
    nobody: Browser
    organiser: Browser

    def each(self) -> Iterator[tuple[Browser, str]]:
        return product((self.nobody, self.organiser), sorted({path for _, path in found(self.desk.server.app)}))


@pytest_asyncio.fixture
async def two() -> AsyncIterator[Two]:
    async with desks() as desk:
        yield Two(desk, await desk.browser(), await desk.signed_in(desk.there.organiser))


def test_no_address_is_left_out(two: Two) -> None:
    assert found(two.desk.server.app) == with_heads(KNOWN)


async def test_a_trial_has_its_switch_and_news_beside_them_and_nothing_else() -> None:
    async with visiting(LOCAL_HOUSE) as visitor:
        assert found(visitor.client.app) == with_heads(KNOWN | IN_A_TRIAL)


async def test_no_address_takes_a_method_that_is_not_in_the_list(two: Two) -> None:
    known = with_heads(KNOWN)
    for browser, path in two.each():
        for method in METHODS:
            taken = any(one == method and re.fullmatch(pattern(other), at(path)) for one, other in known)
            if not taken:
                answer = await browser.client.request(method, at(path), headers=SAME, allow_redirects=False)
                assert answer.status == 405, (method, path)


def pattern(canonical: str) -> str:
    return re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(canonical))


async def test_each_answer_tells_browsers_to_run_nothing_keep_nothing_and_show_it_in_no_frame(two: Two) -> None:
    answers = [await two.nobody.client.get("/no/such/page")]
    for browser, path in two.each():
        if path not in STREAMS:
            answers.append(await browser.client.get(at(path), allow_redirects=False))
        answers.append(await browser.client.post(at(path), data={"x": ""}, headers=SAME, allow_redirects=False))
    for answer in answers:
        asked, told = str(answer.url), answer.headers
        assert answer.status < 500, asked
        shared = answer.method == "GET" and answer.url.path in JOINING
        assert told["Cache-Control"] == (FOR_A_WHILE if shared else "no-store"), asked
        assert told["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; "), asked
        assert "frame-ancestors 'none'" in told["Content-Security-Policy"], asked
        assert told["X-Content-Type-Options"] == "nosniff", asked
        assert told["Referrer-Policy"] == "no-referrer", asked
        assert told["Server"] == "agreement-bot", asked
    assert "immutable" in (await two.nobody.client.get(address("chat.css"))).headers["Cache-Control"]


@pytest.mark.parametrize(
    "foreign",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "null"},
        {"Origin": "https://neighbour.example.org"},
    ],
)
async def test_no_address_takes_what_a_page_of_somebody_else_sends(two: Two, foreign: dict[str, str]) -> None:
    token = await two.organiser.token()
    for browser, path in two.each():
        answer = await browser.client.post(at(path), data={"token": token}, headers=foreign, allow_redirects=False)
        assert answer.status == 403, path


async def test_what_is_sent_to_the_desk_without_the_token_of_the_session_changes_nothing(two: Two) -> None:
    posts = {path for method, path in found(two.desk.server.app) if method == "POST" and path.startswith("/desk")}
    for path in posts - WITHOUT_A_TOKEN:
        assert (await two.organiser.send(at(path))).status == 403, path
    for path in WITHOUT_A_TOKEN & posts:
        assert (await two.organiser.send(at(path), {"field": "x", "text": ""})).status != 403, path
    assert posts >= WITHOUT_A_TOKEN
    assert len(await two.desk.sessions()) == 1


async def test_every_form_on_every_page_of_the_desk_carries_the_token(two: Two) -> None:
    report = await two.desk.there.report()
    token, sent = await two.organiser.token(), 0
    for path in ("/desk", *PAGES):
        page = await two.organiser.page(path.partition("{")[0] + (report.system if "{" in path else ""))
        for form in page.tree.forms:
            if form.method == "POST":
                sent += 1
                assert dict(form.form_values()).get("token") == token, path
    assert sent > len(PAGES)
