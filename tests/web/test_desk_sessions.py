"""Sessions of signed-in browsers: whose they are, what others can plant, and when they end."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest_asyncio

from bot import expiring, workspaces
from bot.events import Owner
from bot.records import SignInLink
from bot.signing_in.asking import ASK
from bot.signing_in.pairing import held
from tests.web.desk import Desks, desks, path_in

NOBODY = "The desk is for reps and organisers."


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desks]:
    async with desks() as made:
        yield made


async def test_the_cookie_of_a_session_is_the_browsers_alone() -> None:
    async with desks(public_url="https://bot.example.org") as desk:
        kim, browser = await desk.there.rep("kim"), await desk.browser()
        asked = await browser.client.post("/desk/sign-in", data={"x": ""}, allow_redirects=False)
        pairing = asked.cookies["desk-pairing"]
        begun = held(pairing.value, desk.there.branch.desk)
        assert begun
        link = path_in(await kim.send(ASK.action, code=begun.code))
        kept = {"Cookie": f"desk-pairing={pairing.value}"}
        made = await browser.client.post(link, data={"x": ""}, headers=kept, allow_redirects=False)
        cookie = made.cookies["desk-session"]
        for one in (pairing, cookie):
            assert (one["httponly"], one["secure"], one["samesite"], one["path"]) == (True, True, "Strict", "/desk")
        assert cookie["max-age"] == str(12 * 60 * 60)


async def test_nobody_can_put_a_session_of_theirs_into_a_browser(desk: Desks) -> None:
    """Fixation: whatever cookie was there before, signing in makes a new one, and the old one stays worth nothing."""
    kim, browser = await desk.there.rep("kim"), await desk.browser()
    planted = "p" * 43
    browser.keep("desk-session", planted)
    await browser.send(await desk.link(kim, browser))
    assert browser.cookies["desk-session"] != planted
    thief = await desk.browser()
    thief.keep("desk-session", planted)
    assert NOBODY in (await thief.page("/desk")).words


async def test_of_two_sessions_that_come_with_one_request_none_counts(desk: Desks) -> None:
    """Somebody with a neighbouring address could have put their own beside ours, so that we act in their name."""
    one, two = await desk.signed_in(await desk.there.rep("kim")), await desk.signed_in(await desk.there.rep("sam"))
    mine, theirs = (here.cookies["desk-session"] for here in (one, two))
    for first, second in ((mine, theirs), (theirs, mine)):
        assert NOBODY in await sent(desk, first, second)
    for first, second in ((mine, "p" * 43), ("p" * 43, mine)):
        assert "You are <strong>rep</strong>" in await sent(desk, first, second)


async def test_however_many_are_planted_before_ours_theirs_does_not_count(desk: Desks) -> None:
    one, two = await desk.signed_in(await desk.there.rep("kim")), await desk.signed_in(await desk.there.rep("sam"))
    mine, theirs = (here.cookies["desk-session"] for here in (one, two))
    for many in range(12):
        worthless = [f"{number:043}" for number in range(many)]
        assert NOBODY in await sent(desk, *worthless, theirs, mine)
        assert NOBODY in await sent(desk, theirs, *worthless, mine)


async def test_once_the_workspace_is_the_employers_what_was_signed_in_as_if_it_were_the_unions_is_out(
    desk: Desks,
) -> None:
    """Else whoever took an account over before would read on for hours without the second step."""
    kim, organiser = await desk.there.rep("kim"), desk.there.organiser
    browser, other = await desk.signed_in(kim), await desk.browser()
    link = await desk.link(kim, other)
    await organiser.force(workspaces.SET, Owner.EMPLOYER)
    assert NOBODY in (await browser.page("/desk")).words
    assert (await other.send(link)).status == 410
    anew = await desk.signed_in(kim)
    assert "You are rep for Town Hall." in (await anew.page("/desk")).words
    assert "Set it up" in (await anew.page("/desk/inbox")).words


async def sent(desk: Desks, *values: str) -> str:
    """The desk, asked for as a browser does that has several cookies of that name: no client here sends those."""
    reader, writer = await asyncio.open_connection(desk.server.host, desk.server.port)
    cookies = "; ".join(f"desk-session={value}" for value in values)
    asked = f"GET /desk HTTP/1.1\r\nHost: {desk.server.host}\r\nConnection: close\r\nCookie: {cookies}\r\n\r\n"
    writer.write(asked.encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer.decode()


async def test_signing_in_anew_gives_a_new_cookie(desk: Desks) -> None:
    kim = await desk.there.rep("kim")
    browser = await desk.signed_in(kim)
    before = browser.cookies["desk-session"]
    assert "This browser is signed in." in (await browser.send("/desk/sign-in")).words
    await browser.send("/desk/leave", {"token": await browser.token()})
    await browser.send(await desk.link(kim, browser))
    assert browser.cookies["desk-session"] != before


async def test_a_stolen_cookie_is_worth_nothing_after_signing_out(desk: Desks) -> None:
    browser = await desk.signed_in(await desk.there.rep("kim"))
    stolen = browser.cookies["desk-session"]
    page = await browser.send("/desk/leave", {"token": await browser.token()})
    assert NOBODY in page.words
    assert "desk-session" not in browser.cookies
    thief = await desk.browser()
    thief.keep("desk-session", stolen)
    assert NOBODY in (await thief.page("/desk")).words
    assert (await thief.page("/desk/inbox")).status == 403
    assert await desk.sessions() == ()


async def test_somebody_signs_out_everywhere_from_a_page_or_from_the_chat(desk: Desks) -> None:
    kim, sam = await desk.there.rep("kim"), await desk.there.rep("sam")
    one, two, other = [await desk.signed_in(who) for who in (kim, kim, sam)]
    await one.send("/desk/leave", {"token": await one.token(), "everywhere": "yes"})
    assert NOBODY in (await two.page("/desk")).words
    assert "You are rep" in (await other.page("/desk")).words
    three, waiting = await desk.signed_in(kim), await desk.browser()
    link = await desk.link(kim, waiting)
    assert "signed out in every browser" in await kim.say("sign out everywhere")
    assert NOBODY in (await three.page("/desk")).words
    assert (await waiting.send(link)).status == 410
    assert "No browser is signed in for you." in await kim.say("sign out everywhere")
    assert len(await desk.sessions()) == 1


async def test_a_session_lasts_twelve_hours_and_is_then_forgotten(desk: Desks) -> None:
    browser = await desk.signed_in(await desk.there.rep("kim"))
    clock, store = desk.there.branch.clock, desk.there.branch.desk.store
    clock.move(timedelta(hours=11, minutes=59))
    assert "You are rep" in (await browser.page("/desk")).words
    clock.move(timedelta(minutes=1))
    assert NOBODY in (await browser.page("/desk")).words
    await browser.asks()
    clock.move(timedelta(minutes=10))
    await expiring.sweep(store, clock())
    assert (await desk.sessions(), await desk.there.every(SignInLink)) == ((), ())


async def test_a_session_ends_with_the_role_and_does_not_come_back_with_a_new_one(desk: Desks) -> None:
    kim = await desk.there.rep("kim")
    browser, waiting = await desk.signed_in(kim), await desk.browser()
    link = await desk.link(kim, waiting)
    await desk.there.organiser.force("people.list")
    await desk.there.organiser.press("Kim, rep for Town Hall")
    await desk.there.organiser.press("Remove Kim")
    await desk.there.organiser.press("Yes, remove Kim")
    assert await desk.sessions() == ()
    await desk.there.rep("kim")
    assert NOBODY in (await browser.page("/desk")).words
    assert (await waiting.send(link)).status == 410


async def ends(desk: Desks, until: str) -> None:
    await desk.there.organiser.force("people.list")
    await desk.there.organiser.press("Kim, rep for Town Hall")
    await desk.there.organiser.press("Set or clear the end date")
    await desk.there.organiser.fill(until=until)


async def test_an_end_date_that_is_taken_back_brings_no_session_back(desk: Desks) -> None:
    """Nobody has looked in between: it is the end itself that signs them out, and not the next request."""
    browser = await desk.signed_in(await desk.there.rep("kim"))
    await ends(desk, "22/11/2026")
    await ends(desk, "")
    assert NOBODY in (await browser.page("/desk")).words
    browser = await desk.signed_in(desk.there.branch.somebody("kim"))
    await ends(desk, "23/11/2026")
    desk.there.branch.clock.move(timedelta(hours=11, minutes=59))
    late = await desk.signed_in(desk.there.branch.somebody("kim"))
    desk.there.branch.clock.move(timedelta(minutes=1))
    await ends(desk, "")
    for one in (browser, late):
        assert NOBODY in (await one.page("/desk")).words


async def test_a_role_that_has_run_out_brings_no_session_back_with_a_new_code(desk: Desks) -> None:
    await desk.there.rep("kim")
    await ends(desk, "23/11/2026")
    desk.there.branch.clock.move(timedelta(hours=11))
    browser = await desk.signed_in(desk.there.branch.somebody("kim"))
    desk.there.branch.clock.move(timedelta(hours=1))
    await desk.there.rep("kim")
    assert NOBODY in (await browser.page("/desk")).words


async def test_a_role_that_has_run_out_ends_the_session_with_the_next_request(desk: Desks) -> None:
    kim = await desk.there.rep("kim")
    browser = await desk.signed_in(kim)
    await desk.there.organiser.force("people.list")
    await desk.there.organiser.press("Kim, rep for Town Hall")
    await desk.there.organiser.press("Set or clear the end date")
    await desk.there.organiser.fill(until="23/11/2026")
    desk.there.branch.clock.move(timedelta(hours=11, minutes=59))
    assert "You are rep" in (await browser.page("/desk")).words
    desk.there.branch.clock.move(timedelta(seconds=59))
    assert (await desk.sessions()) != ()
    browser = await desk.signed_in(kim)
    desk.there.branch.clock.move(timedelta(minutes=1))
    assert NOBODY in (await browser.page("/desk")).words
