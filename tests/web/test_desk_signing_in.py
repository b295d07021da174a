"""An office holder of a chat signs a browser in: by a code that it shows and a link that works there alone."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from bot import expiring
from bot.records import KINDS
from bot.signing_in.asking import ASK
from bot.store import Record
from tests.web.desk import CODE, SAME, Desks, desks, path_in
from tests.web.visiting import LOCAL_HOUSE, visiting

WRONG_BROWSER = "This is not the browser that asked"
NOBODY = "The desk is for reps and organisers."


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desks]:
    async with desks() as made:
        yield made


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


async def everything(desk: Desks) -> list[Record]:
    return [one for kind in KINDS for one in await desk.there.every(kind)]


async def test_asking_for_a_code_keeps_nothing_until_somebody_types_it(desk: Desks) -> None:
    kim, browser = await desk.there.rep("kim"), await desk.browser()
    before = await everything(desk)
    assert "Show a code" in (await browser.page("/desk/sign-in")).words
    codes = {await browser.asks() for _ in range(20)}
    assert len(codes) == 20
    assert await everything(desk) == before
    assert "Firefox on Windows" in await kim.send(ASK.action, code=await browser.asks())


async def test_however_many_ask_for_codes_somebody_can_sign_in(desk: Desks) -> None:
    """A thousand that nobody types, from before somebody asks until after they typed theirs."""
    kim, browser, before = await desk.there.rep("kim"), await desk.browser(), await everything(desk)

    async def flood() -> None:
        for _ in range(500):
            answer = await browser.client.post("/desk/sign-in", data={"x": ""}, headers=SAME, allow_redirects=False)
            assert answer.status == 200

    await flood()
    mine = await desk.browser()
    code = await mine.asks()
    await flood()
    await expiring.sweep(desk.there.branch.desk.store, desk.there.branch.clock())
    assert await everything(desk) == before
    assert "You are rep" in (await mine.send(path_in(await kim.send(ASK.action, code=code)))).words


async def test_a_code_that_is_typed_at_the_last_moment_has_a_link_for_ten_minutes(desk: Desks) -> None:
    kim, browser = await desk.there.rep("kim"), await desk.browser()
    code = await browser.asks()
    desk.there.branch.clock.move(timedelta(minutes=9))
    link = path_in(await kim.send(ASK.action, code=code))
    desk.there.branch.clock.move(timedelta(minutes=9, seconds=59))
    assert "Show a code" in (await browser.page("/desk/sign-in")).words
    assert "You are rep" in (await browser.send(link)).words


async def test_what_a_browser_keeps_of_its_asking_cannot_be_made_up(desk: Desks) -> None:
    """Else somebody could look for a secret that shows the code of another browser."""
    kim, browser, other = await desk.there.rep("kim"), await desk.browser(), await desk.browser()
    link = await desk.link(kim, browser)
    secret, minute, kind, proof = browser.cookies["desk-pairing"].split(".")
    made_up = (
        ".".join(("s" * 22, minute, kind, proof)),
        ".".join((secret, str(int(minute) - 1), kind, proof)),
        ".".join((secret, minute, str(int(kind) + 1), proof)),
        ".".join((secret, minute, kind, "0" * 32)),
        browser.cookies["desk-pairing"] + "x",
    )
    for one in made_up:
        other.keep("desk-pairing", one)
        assert (await other.send(link)).status == 403, one
    assert "You are rep" in (await browser.send(link)).words


async def test_what_somebody_has_put_there_before_does_not_sign_them_in(desk: Desks) -> None:
    """No page shows the code of a cookie that was there before; and ours counts, whatever lies beside it."""
    kim, browser, thief = await desk.there.rep("kim"), await desk.browser(), await desk.browser()
    planted = await thief.asks()
    browser.keep("desk-pairing", thief.cookies["desk-pairing"])
    assert CODE.findall((await browser.page("/desk/sign-in")).words) == []
    code = await browser.asks()
    assert code != planted
    link = path_in(await kim.send(ASK.action, code=code))
    assert (await thief.send(link)).status == 403
    assert "You are rep" in (await browser.send(link)).words


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
