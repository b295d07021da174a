"""A browser that holds a role by a code: known by a cookie that it got with the role, and by nothing that was there."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient

from adapters.web import news
from bot import posted
from bot.events import Person
from bot.people.offices import office_id, pseudonym
from bot.records import Office, Role, Seated, Session
from bot.replies import Text
from bot.signing_in import seats
from bot.signing_in.asking import ASK
from bot.store import run
from tests.fakes import TODAY
from tests.web.desk import SAME, Browser, Desks, desks, path_in
from tests.web.visiting import Page

NOBODY = "The desk is for reps and organisers."
HALL = "You are rep for Town Hall."
PLANTED = "planted-by-a-neighbour-1"


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desks]:
    async with desks() as made:
        yield made


async def code_for(desk: Desks, name: str = "Kim", workplace: str = "") -> str:
    organiser = desk.there.organiser
    await organiser.force("people.appoint")
    await organiser.fill(name=name, role="rep", workplace=workplace or desk.there.place.id)
    return organiser.code


async def form_for(browser: Browser) -> dict[str, str]:
    """The form for a code, wherever a page of the desk has it."""
    page = await browser.page("/desk")
    if not page.forms("submit"):
        page = await browser.press("people.code")
    (form,) = page.forms("submit")
    return form


async def enters(browser: Browser, code: str) -> Page:
    return await browser.send("/desk", await form_for(browser) | {"one.code": code})


async def holder(desk: Desks, cookie: str) -> str:
    """What is said to somebody else's browser that has this cookie."""
    browser = await desk.browser()
    browser.keep("desk", cookie)
    return (await browser.page("/desk")).words


async def asked(desk: Desks, *cookies: str) -> str:
    """As a browser does that has several cookies of that name: no client here sends those."""
    reader, writer = await asyncio.open_connection(desk.server.host, desk.server.port)
    sent = "; ".join(f"desk={value}" for value in cookies)
    writer.write(
        f"GET /desk HTTP/1.1\r\nHost: {desk.server.host}\r\nConnection: close\r\nCookie: {sent}\r\n\r\n".encode()
    )
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer.decode()


async def test_a_cookie_that_somebody_planted_before_leads_to_nobody_afterwards(desk: Desks) -> None:
    browser, thief = await desk.browser(), await desk.browser()
    for name in ("desk", "conversation"):
        browser.keep(name, PLANTED)
        thief.keep(name, PLANTED)
    assert "You are now rep" in (await enters(browser, await code_for(desk))).words
    assert HALL in (await browser.page("/desk")).words
    assert browser.cookies["desk"] != PLANTED
    assert NOBODY in (await thief.page("/desk")).words
    assert (await thief.page("/desk/inbox")).status == 403


async def test_who_takes_no_role_gets_no_cookie_of_the_desk_whatever_they_do(desk: Desks) -> None:
    browser = await desk.browser()
    await enters(browser, "AAAA-BBBB-9999")
    await browser.press("people.desk")
    assert "desk" not in browser.cookies
    browser.keep("desk", PLANTED)
    await enters(browser, "AAAA-BBBB-9999")
    assert NOBODY in (await browser.page("/desk")).words
    assert await desk.there.every(Seated) == ()


async def test_a_second_code_changes_the_cookie_and_leaves_who_they_are(desk: Desks) -> None:
    report, depot = await desk.there.report(), await desk.there.workplace("Depot")
    browser = await desk.browser()
    await enters(browser, await code_for(desk))
    await browser.press("case.take", report.id)
    before, (first,) = browser.cookies["desk"], await desk.there.every(Seated)
    assert (await desk.there.now(report)).taken_by == first.who
    await enters(browser, await code_for(desk, workplace=depot.id))
    assert browser.cookies["desk"] != before
    words = (await browser.page("/desk")).words
    assert "rep for Town Hall and rep for Depot" in words or "rep for Depot and rep for Town Hall" in words
    (second,) = await desk.there.every(Seated)
    assert (second.who, second.id != first.id) == (first.who, True)
    assert NOBODY in await holder(desk, before)


async def test_whoever_plants_a_role_of_their_own_gets_nothing_of_what_is_taken_with_it(desk: Desks) -> None:
    """Neither by their cookie, nor by a browser that they signed in as the same holder."""
    depot = await desk.there.workplace("Depot")
    thief, other, browser = [await desk.browser() for _ in range(3)]
    await enters(thief, await code_for(desk, "Eve", depot.id))
    form = {"cause": "c" * 22, "do": "submit", "form": ASK.action, "label": "Get the link"}
    answer = await thief.send("/desk", form | {"one.code": await other.asks()})
    (link,) = answer.tree.xpath("//a[contains(@href, '/desk/link/')]/@href")
    await other.send(path_in(f"]({link})"))
    assert "rep for Depot" in (await other.page("/desk")).words
    browser.keep("desk", thief.cookies["desk"])
    await enters(browser, await code_for(desk))
    assert "Town Hall" in (await browser.page("/desk")).words
    for one in (thief, other):
        assert NOBODY in (await one.page("/desk")).words
    assert await desk.there.every(Session) == ()


async def test_what_is_sent_twice_takes_the_role_once_and_gives_the_same_cookie(desk: Desks) -> None:
    browser = await desk.browser()
    form = await form_for(browser) | {"one.code": await code_for(desk)}
    sent = {"Cookie": f"conversation={browser.cookies['conversation']}", **SAME}
    plain = TestClient(desk.server)
    try:
        answers = [await plain.session.post(plain.make_url("/desk"), data=form, headers=sent) for _ in range(2)]
        given = [answer.cookies["desk"].value for answer in answers]
        plain.session.cookie_jar.clear()
        guessed = await plain.session.post(
            plain.make_url("/desk"), data=form | {"one.code": "AAAA-BBBB-9999"}, headers=sent
        )
    finally:
        await plain.session.close()
    assert given[0] == given[1]
    assert "desk" not in guessed.cookies
    assert "You have used that code already" in await answers[1].text()
    assert len(await desk.there.every(Office)) == 2
    assert HALL in await holder(desk, given[0])


async def test_what_was_sent_before_signing_out_does_not_bring_the_browser_back(desk: Desks) -> None:
    """The page that the back button shows can be sent once more."""
    browser = await desk.browser()
    form = await form_for(browser) | {"one.code": await code_for(desk)}
    await browser.send("/desk", form)
    cookie = browser.cookies["desk"]
    await browser.send("/desk/leave")
    assert "desk" not in browser.cookies
    assert "That code cannot be used" in (await browser.send("/desk", form)).words
    assert "desk" not in browser.cookies
    assert NOBODY in await holder(desk, cookie)


async def test_pages_and_forms_that_were_open_go_on_once_the_cookie_has_changed(desk: Desks) -> None:
    report, depot = await desk.there.report(), await desk.there.workplace("Depot")
    browser = await desk.browser()
    tab = await browser.page("/desk")
    await enters(browser, await code_for(desk))
    (form,) = tab.forms("submit")
    assert "That code cannot be used" in (await browser.send("/desk", form | {"one.code": "AAAA-BBBB-9999"})).words
    inbox = await browser.page("/desk/inbox")
    await enters(browser, await code_for(desk, workplace=depot.id))
    (opens,) = [one for one in inbox.forms("press") if one["value"] == report.id]
    assert "seven nights in a row" in (await browser.send("/desk", opens)).words


async def test_what_lies_ready_for_a_browser_is_shown_to_it_after_the_cookie_has_changed(desk: Desks) -> None:
    store, clock = desk.there.branch.desk.store, desk.there.branch.clock
    browser, depot = await desk.browser(), await desk.there.workplace("Depot")
    await enters(browser, await code_for(desk))
    (kept,) = await desk.there.every(Seated)
    form = await form_for(browser) | {"one.code": await code_for(desk, workplace=depot.id)}
    channel = seats.reach(kept.user, desk.there.branch.desk.secret)
    await run(store, lambda tx: posted.keep(tx, "key", channel, (Text("Something waits."),), clock()))
    await browser.send("/desk", form)
    assert "Something waits." in (await browser.page("/desk")).words


async def test_a_stolen_cookie_is_worth_nothing_once_the_browser_has_signed_out(desk: Desks) -> None:
    browser = await desk.browser()
    await enters(browser, await code_for(desk))
    stolen = browser.cookies["desk"]
    assert HALL in await holder(desk, stolen)
    await browser.send("/desk/leave")
    assert NOBODY in await holder(desk, stolen)
    assert await desk.there.every(Seated) == ()


async def test_no_session_that_a_neighbour_plants_keeps_a_browser_from_signing_out(desk: Desks) -> None:
    browser = await desk.browser()
    await enters(browser, await code_for(desk))
    stolen = browser.cookies["desk"]
    browser.keep("desk-session", "p" * 43)
    await browser.send("/desk/leave")
    assert NOBODY in await holder(desk, stolen)


async def test_signing_out_on_a_page_whose_session_has_ended_costs_nobody_the_role_of_the_browser(desk: Desks) -> None:
    browser = await desk.browser()
    await enters(browser, await code_for(desk))
    cookie, sam = browser.cookies["desk"], await desk.there.rep("sam")
    await browser.send(await desk.link(sam, browser))
    page = await browser.page("/desk")
    assert "signed in on" in page.words
    (form,) = page.forms("leave")
    await sam.say("sign out everywhere")
    await browser.send("/desk/leave", form)
    assert HALL in await holder(desk, cookie)


async def test_of_two_holders_that_come_with_one_request_none_counts(desk: Desks) -> None:
    """A neighbour could have put theirs beside ours, so that we act in their name."""
    one, two = await desk.browser(), await desk.browser()
    await enters(one, await code_for(desk))
    await enters(two, await code_for(desk, "Eve"))
    mine, theirs = one.cookies["desk"], two.cookies["desk"]
    for both in ((mine, theirs), (theirs, mine)):
        assert NOBODY in await asked(desk, *both)
    for both in ((mine, PLANTED), (PLANTED, mine)):
        assert "You are <strong>rep</strong>" in await asked(desk, *both)


async def test_it_goes_with_the_role(desk: Desks) -> None:
    browser = await desk.browser()
    await enters(browser, await code_for(desk))
    await desk.there.organiser.force("people.list")
    await desk.there.organiser.press("Kim, rep for Town Hall")
    await desk.there.organiser.press("Remove Kim")
    await desk.there.organiser.press("Yes, remove Kim")
    assert await desk.there.every(Seated) == ()
    assert NOBODY in (await browser.page("/desk")).words


async def as_before(desk: Desks) -> Browser:
    """A browser of the time when the cookie itself was the holder."""
    bots, cookie = desk.there.branch.desk, "c" * 22
    who = pseudonym(Person("web", "", cookie), bots)
    made = office_id(who, Role.REP, desk.there.place.id, bots)
    await desk.there.keep(Office(made, who, Role.REP, desk.there.place.id, "Kim", TODAY))
    browser = await desk.browser()
    browser.keep("desk", cookie)
    return browser


async def test_a_browser_that_held_a_role_before_still_does_and_is_changed_by_its_next_code(desk: Desks) -> None:
    browser, depot = await as_before(desk), await desk.there.workplace("Depot")
    assert HALL in (await browser.page("/desk")).words
    page = await enters(browser, await code_for(desk, workplace=depot.id))
    renewed = next(line for line in page.headers.getall("Set-Cookie") if line.startswith("desk="))  # type: ignore[attr-defined]
    renewed = renewed.partition(";")[0].removeprefix("desk=")
    assert renewed != "c" * 22
    assert "rep for Town Hall" in await holder(desk, renewed)
    assert NOBODY in await holder(desk, "c" * 22)
    assert len({one.person for one in await desk.there.every(Office)}) == 2


async def test_a_browser_that_held_a_role_before_and_signs_out_is_nobody(desk: Desks) -> None:
    browser = await as_before(desk)
    await browser.send("/desk/leave")
    assert NOBODY in await holder(desk, "c" * 22)
    assert [one.user for one in await desk.there.every(Seated)] == [""]


async def test_no_page_that_stays_open_is_told_anything_once_the_browser_has_signed_out(
    desk: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "BEAT", 0.01)
    store, clock, browser = desk.there.branch.desk.store, desk.there.branch.clock, await desk.browser()
    await enters(browser, await code_for(desk))
    (kept,) = await desk.there.every(Seated)
    channel = seats.reach(kept.user, desk.there.branch.desk.secret)
    async with browser.client.get("/desk/news") as stream, asyncio.timeout(60):
        assert await stream.content.readany()
        await browser.send("/desk/leave")
        await run(store, lambda tx: posted.keep(tx, "key", channel, (Text("Something waits."),), clock()))
        assert b"waits" not in await stream.content.read()
