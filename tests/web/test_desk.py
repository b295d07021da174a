"""The desk over real HTTP: a browser is known there for long, and nobody else learns of it."""

import re

import pytest

from bot.events import Opened, Owner
from bot.people import LOCAL, inviting
from tests.web.visiting import LOCAL_HOUSE, Page, Visitor, visiting

STREAM = {"Accept": "text/event-stream"}


async def enters(visitor: Visitor) -> Page:
    """Somebody opens the desk and enters a code of the machine."""
    desk = visitor.bot.desk
    code = await inviting.for_the_machine(desk.store, desk.secret, desk.now())
    (form,) = (await visitor.page("/desk")).forms("submit")
    return await visitor.send(form | {"one.code": code}, "/desk")


def cookies(page: Page) -> dict[str, str]:
    return {line.partition("=")[0]: line for line in page.headers.getall("Set-Cookie", [])}  # type: ignore[attr-defined]


async def test_an_organiser_enters_the_code_at_the_desk_and_is_known_when_they_come_again() -> None:
    async with visiting() as visitor:
        entered = await enters(visitor)
        assert "You are now organiser for all workplaces." in entered.words
        again = await visitor.page("/desk")
        assert "You are organiser for all workplaces." in again.words
        assert again.tree.xpath("//h1/text()") == ["Agreement Bot: desk"]
        assert {form.get("action") for form in again.tree.forms} == {"/desk", "/desk/leave"}


async def test_the_cookie_of_the_desk_lasts_and_goes_nowhere_else() -> None:
    async with visiting(public_url="https://bot.union.example") as visitor:
        cookie = cookies(await enters(visitor))["desk"]
        for part in ("HttpOnly", "SameSite=Strict", "Path=/desk", "Max-Age=2592000", "Secure"):
            assert part in cookie
        renewed = cookies(await visitor.page("/desk", Cookie=cookie.partition(";")[0]))["desk"]
        assert renewed == cookie


async def test_who_only_looks_is_given_no_lasting_cookie() -> None:
    async with visiting() as visitor:
        page = await visitor.page("/desk")
        assert "The desk is for reps and organisers." in page.words
        assert set(cookies(page)) == {"conversation"}


async def test_at_the_desk_too_it_says_what_it_is_once_in_three_hours() -> None:
    async with visiting() as visitor:
        assert "an automated bot" in (await visitor.page("/desk")).words
        assert "an automated bot" not in (await enters(visitor)).words
        assert "an automated bot" in (await visitor.page("/chat")).words


async def test_in_the_chat_the_same_browser_is_nobody_and_keeps_its_three_hours() -> None:
    async with visiting() as visitor:
        await enters(visitor)
        await visitor.page("/desk")
        chat = await visitor.say("desk")
        assert "Here it is the page at my address that ends in /desk." in chat.words
        assert "Max-Age=10800" in cookies(chat)["conversation"]
        assert "desk" not in cookies(chat)
        at_desk, in_chat = visitor.bot.events[-2], visitor.bot.events[-1]
        assert at_desk.person != in_chat.person
        assert (at_desk.place.lasting, in_chat.place.lasting) == (True, False)
        assert at_desk.place.owner is Owner.UNION


async def test_a_code_that_is_entered_in_the_chat_is_not_used_up() -> None:
    async with visiting() as visitor:
        desk = visitor.bot.desk
        code = await inviting.for_the_machine(desk.store, desk.secret, desk.now())
        assert "The code is still unused." in (await visitor.say(f"claim {code}")).words
        (form,) = (await visitor.page("/desk")).forms("submit")
        assert "You are now organiser" in (await visitor.send(form | {"one.code": code}, "/desk")).words


async def test_signing_out_makes_the_browser_forget() -> None:
    async with visiting() as visitor:
        await enters(visitor)
        (form,) = (await visitor.page("/desk")).forms("leave")
        page = await visitor.send(form | {"x": ""}, "/desk/leave")
        assert page.status == 200
        assert "The desk is for reps and organisers." in page.words


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_link_from_elsewhere_costs_nobody_their_desk(site: str) -> None:
    """Browsers send our cookie along only with what our own pages ask for."""
    async with visiting() as visitor:
        led = await visitor.page("/desk", **{"Sec-Fetch-Site": site})
        assert led.tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0;url=/desk"]
        assert cookies(led) == {}
        assert not visitor.bot.events
        await enters(visitor)
        led = await visitor.page("/desk", **{"Sec-Fetch-Site": site})
        assert "You are organiser" in led.words


async def test_another_site_can_neither_speak_at_the_desk_nor_sign_anybody_out() -> None:
    async with visiting() as visitor:
        await enters(visitor)
        foreign = {"Sec-Fetch-Site": "cross-site"}
        said = {"cause": "c" * 22, "do": "say", "text": "desk"}
        assert (await visitor.send(said, "/desk", **foreign)).status == 403
        assert (await visitor.send({"x": ""}, "/desk/leave", **foreign)).status == 403
        assert "You are organiser" in (await visitor.page("/desk")).words


async def test_the_desk_streams_to_the_script_as_the_chat_does() -> None:
    async with visiting() as visitor:
        await enters(visitor)
        page = await visitor.send({"cause": "c" * 22, "do": "say", "text": "desk"}, "/desk", **STREAM)
        (_, reply), _ = page.events
        assert "You are <strong>organiser</strong>" in reply
        assert set(re.findall(r'action="([^"]+)"', reply)) <= {"/desk"}


async def test_in_a_trial_the_switch_works_at_the_desk() -> None:
    async with visiting(LOCAL_HOUSE) as visitor:
        assert "The desk is for reps and organisers." in (await visitor.page("/desk")).words
        (form,) = (await visitor.page("/desk")).forms("roles")
        page = await visitor.send(form | {"role": "rep"}, "/role")
        assert "You are rep for all workplaces." in page.words
        last = visitor.bot.events[-1]
        assert isinstance(last, Opened)
        assert (last.shown, last.person.platform, last.person.user) == ("desk", LOCAL, "rep")
        assert (await visitor.send(form | {"role": "rep", "back": "//evil.example"}, "/role")).status == 400
