"""In the chat: who may sign a browser in, from where, how often a code may be wrong, and what is told of it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.desk import House
from bot.events import Owner, Place, Submitted
from bot.people import tries
from bot.records import Session, SignInLink
from bot.replies import Form, Text
from bot.signing_in import asking, links, pairing
from bot.signing_in.asking import ASK
from bot.signing_in.links import SignedIn
from bot.store import run
from tests import fakes
from tests.cases.parts import Hall
from tests.fakes import UNION_HOUSE
from tests.people.living import Branch, Somebody

HOUSE = replace(UNION_HOUSE, pages="https://bot.example.org")


async def hall(house: House = HOUSE) -> Hall:
    branch = Branch()
    branch.start(fakes.desk(branch.library, clock=branch.clock, house=house))
    return await Hall(branch).open()


@pytest_asyncio.fixture
async def there() -> AsyncIterator[Hall]:
    yield await hall()


def shown(there: Hall, looks: str = "Firefox on Windows") -> pairing.Begun:
    """What a browser was given that asks."""
    return pairing.begin(looks, there.branch.desk)


async def signed_in(there: Hall, who: Somebody) -> None:
    begun, desk = shown(there), there.branch.desk
    words = await who.send(ASK.action, code=begun.code)
    name = words.partition(links.PATH)[2].partition(")")[0]
    used = await run(desk.store, lambda tx: links.use(tx, name, [begun.kept], desk))
    assert isinstance(used, SignedIn)


async def test_a_rep_is_asked_for_the_code_by_command_and_by_button(there: Hall) -> None:
    kim = await there.rep("kim")
    await kim.say("Sign in.")
    assert kim.form.key == ASK.action
    assert "https://bot.example.org/desk/sign-in" in kim.words
    assert "none that somebody sent you" in kim.words
    await kim.open()
    await kim.press("Sign in to the desk")
    assert kim.form.key == ASK.action


async def test_the_answer_is_for_whoever_asked_alone(there: Hall) -> None:
    kim = await there.rep("kim")
    await kim.send(ASK.action, code=shown(there).code)
    (reply,) = kim.replies
    assert isinstance(reply, Text)
    assert reply.private


async def test_who_holds_no_office_is_given_no_link(there: Hall) -> None:
    eve, begun = there.branch.somebody("eve"), shown(there)
    assert "Only a rep can do that." in await eve.say("sign in")
    assert "Only a rep can do that." in await eve.send(ASK.action, code=begun.code)
    assert await there.every(SignInLink) == ()


@pytest.mark.parametrize("pages", ["", "http://bot.example.org"])
async def test_without_an_address_that_nobody_reads_on_the_way_there_are_no_pages(pages: str) -> None:
    there = await hall(replace(HOUSE, pages=pages))
    kim = await there.rep("kim")
    assert await kim.say("sign in") == asking.NO_PAGES
    assert await kim.send(ASK.action, code="ABCD-3467") == asking.NO_PAGES
    await kim.open()
    assert "Sign in to the desk" not in kim.labels


async def test_where_others_read_along_no_link_is_given(there: Hall) -> None:
    kim, begun = await there.rep("kim"), shown(there)
    channel = Place("test", "tenant-canary", "a channel", Owner.UNION, private=False, room="a channel")
    said = await there.branch.bot.handle(Submitted(kim.person, channel, "c", ASK.action, {"code": begun.code}))
    assert [one for one in said if isinstance(one, Text) and asking.NOT_HERE in one.body]
    assert await there.every(SignInLink) == ()


async def test_wrong_codes_are_counted_and_right_ones_are_not(there: Hall) -> None:
    kim, sam = await there.rep("kim"), await there.rep("sam")
    for _ in range(6):
        assert "asks to be signed in as you" in await kim.send(ASK.action, code=shown(there).code)
    for _ in range(5):
        assert await kim.send(ASK.action, code="ABCD-3467") == asking.WRONG_CODE
    begun = shown(there)
    assert await kim.send(ASK.action, code=begun.code) == asking.TOO_MANY
    assert "5 wrong codes" in await kim.say("my data")
    assert "asks to be signed in as you" in await sam.send(ASK.action, code=begun.code)
    there.branch.clock.move(tries.HOUR)
    assert "asks to be signed in as you" in await kim.send(ASK.action, code=shown(there).code)


async def test_of_a_code_that_is_delivered_twice_there_is_one_link(there: Hall) -> None:
    kim, begun = await there.rep("kim"), shown(there)
    await kim.send(ASK.action, "once", code=begun.code)
    assert await kim.send(ASK.action, "once", code=begun.code) == asking.AGAIN
    assert len(await there.every(SignInLink)) == 1


async def test_a_code_that_is_left_out_or_far_too_long_is_told_on_the_field(there: Hall) -> None:
    kim = await there.rep("kim")
    for typed in ("", "A" * 31):
        await kim.send(ASK.action, code=typed)
        (form,) = kim.replies
        assert isinstance(form, Form)
        assert form.errors


async def test_my_data_shows_which_browsers_are_signed_in_and_ends_them(there: Hall) -> None:
    kim, sam = await there.rep("kim"), await there.rep("sam")
    for _ in range(2):
        await signed_in(there, kim)
    await kim.send(ASK.action, code=shown(there, "Chrome on Android").code)
    words = await kim.say("my data")
    assert words.count("Firefox on Windows, signed in on 22 November 2026") == 2
    assert "1 link for signing in that nobody has used yet" in words
    assert "signed in on" not in await sam.say("my data")
    await kim.press("Sign out everywhere")
    assert (await there.every(Session), await there.every(SignInLink)) == ((), ())
    words = await kim.say("my data")
    assert "Firefox" not in words
    assert "Sign out everywhere" not in kim.labels


async def test_in_the_store_a_session_tells_neither_its_cookie_nor_whose_it_is(there: Hall) -> None:
    kim = await there.rep("kim")
    await signed_in(there, kim)
    (kept,) = await there.every(Session)
    assert there.who(kim) not in repr(kept)
    assert Session.personal
    assert Session.found_by == ()
