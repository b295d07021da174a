"""An office holder of a chat signs a browser in: by a code that it shows and a link that works there alone."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from bot import expiring, workspaces
from bot.events import Owner
from bot.records import Pairing, SignInLink
from bot.signing_in.asking import ASK
from tests.web.desk import Desks, desks
from tests.web.visiting import LOCAL_HOUSE, Page, visiting

WRONG_BROWSER = "This is not the browser that asked"
NOBODY = "The desk is for reps and organisers."


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desks]:
    async with desks() as made:
        yield made


def set_cookies(page: Page) -> dict[str, str]:
    return {line.partition("=")[0]: line for line in page.headers.getall("Set-Cookie", [])}  # type: ignore[attr-defined]


async def test_a_rep_signs_a_browser_in_and_is_there_as_in_the_chat(desk: Desks) -> None:
    kim = await desk.there.rep("kim")
    browser = await desk.browser()
    code = await browser.asks()
    words = await kim.send(ASK.action, code=code.replace("-", " ").lower())
    assert "Firefox on Windows" in words
    assert "If this was not you, do nothing" in words
    from_link = await desk.link(kim, browser)
    looked = await browser.page(from_link)
    assert "Firefox on Windows asked to be signed in" in looked.words
    assert await desk.sessions() == ()
    page = await browser.send(from_link)
    assert "You are rep for Town Hall." in page.words
    (kept,) = await desk.sessions()
    assert kept.who == desk.there.who(kim)
    assert "You are rep for Town Hall." in (await browser.page("/desk")).words


async def test_what_a_signed_in_browser_does_is_done_by_the_account_that_asked(desk: Desks) -> None:
    kim, report = await desk.there.rep("kim"), await desk.there.report()
    browser = await desk.signed_in(kim)
    taken = await browser.press("case.take", report.id)
    assert taken.status == 200
    assert (await desk.there.now(report)).taken_by == desk.there.who(kim)


async def test_a_preview_robot_that_opens_the_link_changes_nothing(desk: Desks) -> None:
    kim, browser, robot = (
        await desk.there.rep("kim"),
        await desk.browser(),
        await desk.browser("Slackbot-LinkExpanding 1.0"),
    )
    link = await desk.link(kim, browser)
    for _ in range(3):
        assert (await robot.page(link)).status == 200
        assert (await robot.client.head(link)).status == 200
    assert "desk-session" not in robot.cookies
    assert "You are rep" in (await browser.send(link)).words


async def test_a_stolen_link_signs_in_nobody_else_and_stays_good_for_whoever_asked(desk: Desks) -> None:
    kim, browser, thief = await desk.there.rep("kim"), await desk.browser(), await desk.browser()
    link = await desk.link(kim, browser)
    await thief.asks()
    stolen = await thief.send(link)
    assert stolen.status == 403
    assert WRONG_BROWSER in stolen.words
    assert "Copy the link, and open it there." in stolen.words
    assert await desk.sessions() == ()
    assert "desk-session" not in thief.cookies
    assert "You are rep" in (await browser.send(link)).words


async def test_a_link_works_once_and_for_ten_minutes(desk: Desks) -> None:
    kim, browser = await desk.there.rep("kim"), await desk.browser()
    link = await desk.link(kim, browser)
    pairing = browser.cookies["desk-pairing"]
    await browser.send(link)
    browser.keep("desk-pairing", pairing)
    again = await browser.send(link)
    assert (again.status, len(await desk.sessions())) == (410, 1)
    assert "This link has been used" in again.words
    other = await desk.browser()
    late = await desk.link(kim, other)
    desk.there.branch.clock.move(timedelta(minutes=10))
    assert "This link no longer works" in (await other.page(late)).words
    assert (await other.send(late)).status == 410


async def test_a_code_is_for_ten_minutes_and_one_link(desk: Desks) -> None:
    kim, browser = await desk.there.rep("kim"), await desk.browser()
    code = await browser.asks()
    await kim.send(ASK.action, code=code)
    assert "No browser shows that code" in await kim.send(ASK.action, code=code)
    code = await browser.asks()
    desk.there.branch.clock.move(timedelta(minutes=10))
    assert "No browser shows that code" in await kim.send(ASK.action, code=code)


async def test_looking_at_the_page_for_signing_in_keeps_nothing(desk: Desks) -> None:
    browser = await desk.browser()
    page = await browser.page("/desk/sign-in")
    assert "Show a code" in page.words
    assert await desk.there.every(Pairing) == ()


async def test_the_cookie_of_a_session_is_the_browsers_alone() -> None:
    async with desks(public_url="https://bot.example.org") as desk:
        kim, browser = await desk.there.rep("kim"), await desk.browser()
        asked = await browser.client.post("/desk/sign-in", data={"x": ""}, allow_redirects=False)
        pairing = asked.cookies["desk-pairing"]
        secret, _, code = pairing.value.partition(".")
        link = (await kim.send(ASK.action, code=code)).partition("](https://bot.example.org")[2].partition(")")[0]
        kept = {"Cookie": f"desk-pairing={secret}"}
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
    assert await desk.there.every(Pairing) == ()
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
    assert (await desk.sessions(), await desk.there.every(Pairing), await desk.there.every(SignInLink)) == ((), (), ())


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


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_site_can_do_nothing_in_a_signed_in_browser(desk: Desks, site: str) -> None:
    kim, browser = await desk.there.rep("kim"), await desk.browser()
    link = await desk.link(kim, browser)
    assert (await browser.send(link, None, **{"Sec-Fetch-Site": site})).status == 403
    await browser.send(link)
    token = await browser.token()
    for path in ("/desk", "/desk/leave", "/desk/sign-in"):
        assert (await browser.send(path, {"token": token}, **{"Sec-Fetch-Site": site})).status == 403
    assert "You are rep" in (await browser.page("/desk")).words


async def test_a_form_without_the_token_of_this_session_is_refused(desk: Desks) -> None:
    kim, sam = await desk.there.rep("kim"), await desk.there.rep("sam")
    browser, other = await desk.signed_in(kim), await desk.signed_in(sam)
    pressed = {"cause": "c" * 22, "do": "press", "action": "inbox.open", "value": "", "label": "Inbox"}
    for form in (pressed, pressed | {"token": ""}, pressed | {"token": await other.token()}):
        assert (await browser.send("/desk", form)).status == 403
    assert (await browser.send("/desk", pressed | {"token": await browser.token()})).status == 200
    assert (await browser.send("/desk/leave")).status == 403


async def test_every_form_of_a_page_carries_the_token_and_no_address_does(desk: Desks) -> None:
    await desk.there.report()
    browser = await desk.signed_in(desk.there.organiser)
    token = await browser.token()
    for path in ("/desk", "/desk/inbox", "/desk/register", "/desk/gaps", "/desk/log"):
        page = await browser.page(path)
        assert page.status == 200
        sent = [form for form in page.tree.forms if form.method == "POST"]
        assert sent
        assert all(dict(form.form_values()).get("token") == token for form in sent), path
        assert token not in " ".join(map(str, page.tree.xpath("//@href | //@action")))


async def test_who_is_led_here_by_a_chat_is_not_taken_for_somebody_else(desk: Desks) -> None:
    """A link of somebody else's brings no cookie of ours: the page asks for itself once more."""
    browser = await desk.browser()
    for path in ("/desk", "/desk/inbox", "/desk/sign-in"):
        led = await browser.page(path, **{"Sec-Fetch-Site": "cross-site"})
        assert led.tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0;url={path}"]


async def test_in_a_trial_nobody_signs_in() -> None:
    async with visiting(LOCAL_HOUSE) as visitor:
        assert "In a trial nobody signs in" in (await visitor.page("/desk/sign-in")).words
        assert (await visitor.send({"x": ""}, "/desk/sign-in")).status == 404


async def test_without_an_address_of_its_own_the_page_says_so() -> None:
    async with visiting() as visitor:
        page = await visitor.page("/desk/sign-in")
        assert "whoever runs me has set none" in page.words
        assert page.forms("press") == []
        assert (await visitor.send({"x": ""}, "/desk/sign-in")).status == 404
