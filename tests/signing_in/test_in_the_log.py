"""Signing in and out stands in the audit log: who and on which day, and nothing by which a day could be followed."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest_asyncio

from bot.records import AuditEntry
from bot.records.audit import Did
from bot.second_factor import asking
from tests.cases.parts import Hall
from tests.second_factor.steps import set_up
from tests.web.desk import Desks, desks

SIGNING = (Did.SIGNED_IN, Did.SIGNED_OUT, Did.GUESSED_STEP)
DAY = timedelta(days=1)


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desks]:
    async with desks() as made:
        yield made


async def logged(there: Hall) -> list[AuditEntry]:
    return [one for one in await there.every(AuditEntry) if one.did in SIGNING]


async def test_a_sign_in_is_logged_once_a_day_without_browser_address_or_hour(desk: Desks) -> None:
    kim = await desk.there.rep("kim")
    for _ in range(3):
        await desk.signed_in(kim)
    (one,) = await logged(desk.there)
    assert (one.who, one.did, one.on) == (desk.there.who(kim), Did.SIGNED_IN, desk.there.branch.clock().date())
    assert one.about == f"{desk.there.place.id}/{desk.there.who(kim)}"
    assert "Firefox" not in str(one)
    desk.there.branch.clock.move(DAY)
    await desk.signed_in(kim)
    assert [one.did for one in await logged(desk.there)] == [Did.SIGNED_IN] * 2


async def test_a_link_that_signs_nobody_in_is_not_logged(desk: Desks) -> None:
    kim, browser, thief = await desk.there.rep("kim"), await desk.browser(), await desk.browser()
    await thief.send(await desk.link(kim, browser))
    assert await logged(desk.there) == []


async def test_organisers_read_of_a_sign_in_once_its_day_is_over(desk: Desks) -> None:
    """Else they could see on the page when a rep sits down to work."""
    await desk.signed_in(await desk.there.rep("kim"))
    organiser = desk.there.organiser
    assert "signed in to the desk" not in await organiser.say("audit log")
    desk.there.branch.clock.move(DAY)
    assert "**Kim** signed in to the desk with a browser" in await organiser.say("audit log")
    page = await (await desk.signed_in(organiser)).page("/desk/log?did=signed-in")
    assert "Kim signed in to the desk with a browser" in page.words


async def test_signing_out_everywhere_is_logged_from_a_page_and_from_the_chat_where_anything_ended(desk: Desks) -> None:
    kim, sam = await desk.there.rep("kim"), await desk.there.rep("sam")
    await kim.say("sign out everywhere")
    assert await logged(desk.there) == []
    browser = await desk.signed_in(kim)
    await browser.send("/desk/leave", {"token": await browser.token(), "everywhere": "yes"})
    await desk.signed_in(sam)
    await sam.say("sign out everywhere")
    out = [one.who for one in await logged(desk.there) if one.did is Did.SIGNED_OUT]
    assert out == [desk.there.who(kim), desk.there.who(sam)]
    assert "**Sam** signed out of the desk everywhere" in await desk.there.organiser.say("audit log")


async def test_signing_out_of_one_browser_is_nobodys_concern(desk: Desks) -> None:
    browser = await desk.signed_in(await desk.there.rep("kim"))
    await browser.send("/desk/leave", {"token": await browser.token()})
    assert [one.did for one in await logged(desk.there)] == [Did.SIGNED_IN]


async def test_as_many_wrong_figures_as_there_may_be_are_logged_once_and_read_at_once(desk: Desks) -> None:
    there = desk.there
    kim = await there.rep("kim")
    phone = await set_up(kim, there.branch.clock)
    await kim.say("lock now")
    for number in range(12):
        assert (await logged(there) == []) is (number < 10)
        await kim.send(asking.GIVE, code=phone.wrong)
    (one,) = await logged(there)
    assert (one.did, one.who) == (Did.GUESSED_STEP, there.who(kim))
    assert "**Kim** gave as many wrong figures of a second step" in await there.organiser.say("audit log")


async def test_nobody_who_gave_few_stands_in_the_log_for_what_others_gave(desk: Desks) -> None:
    there = desk.there
    kim, sam = await there.rep("kim"), await there.rep("sam")
    for who in (kim, sam):
        phone = await set_up(who, there.branch.clock)
        await who.say("lock now")
        for _ in range(9):
            await who.send(asking.GIVE, code=phone.wrong)
    assert await logged(there) == []
