"""The address that Teams has of an account: looked up where accounts are linked, in a conversation that they are in."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest

from adapters.refusals import Refusal
from adapters.teams import whose
from adapters.teams.connector import Connector
from adapters.teams.emails import Emails
from adapters.teams.references import Reference
from adapters.teams.whose import Who
from bot.events import Owner, Place
from bot.people import linking
from bot.people.offices import pseudonym
from tests import fakes
from tests.teams.payloads import ACCOUNT, BOT, CHANNEL, CHAT, TENANT, USER, Json
from tests.teams.platform import TOKEN, Fails, Platform, platform, too_many

ADDRESS = "alex@canary.example"


@pytest.fixture
async def called() -> AsyncIterator[Platform]:
    async with platform() as made:
        yield made


@pytest.fixture
async def connector(called: Platform) -> AsyncIterator[Connector]:
    async def at_once(_: float) -> None: ...

    made = called.connector()
    made.sleep = at_once
    async with made:
        yield made


def alex(called: Platform, conversation: str = CHAT) -> Who:
    return Who(USER, ACCOUNT, Reference(called.service, TENANT, BOT, ACCOUNT, conversation))


def member(**more: object) -> Json:
    """As Teams tells of one."""
    given = {"id": ACCOUNT, "name": "Alex Canary", "aadObjectId": USER, "email": ADDRESS, "userPrincipalName": "a@b.c"}
    return {**given, "tenantId": TENANT, "userRole": "user", **more}


async def found(connector: Connector, who: Who, place: Place) -> str:
    return await Emails(connector).of(who.person, place)


async def test_it_is_looked_up_in_the_conversation_with_them(called: Platform, connector: Connector) -> None:
    called.members[CHAT, ACCOUNT] = member()
    who = alex(called)
    assert await found(connector, who, whose.two(who, Owner.EMPLOYER)) == ADDRESS
    (asked,) = called.asked
    assert (asked.what, asked.conversation, asked.message, asked.raw) == ("member", CHAT, ACCOUNT, b"")
    assert asked.token == TOKEN


async def test_in_a_window_over_a_channel_it_is_looked_up_in_that_channel(
    called: Platform, connector: Connector
) -> None:
    room = CHANNEL.partition(";")[0]
    called.members[room, ACCOUNT] = member()
    who = alex(called, CHANNEL)
    assert await found(connector, who, whose.beside(who, Owner.EMPLOYER, among_others=True)) == ADDRESS
    assert not called.calls("open")


async def test_in_a_window_over_a_chat_of_others_it_is_looked_up_in_the_one_with_them(
    called: Platform, connector: Connector
) -> None:
    called.members[CHAT, ACCOUNT] = member()
    who = alex(called, "19:of-others-canary")
    assert await found(connector, who, whose.beside(who, Owner.EMPLOYER, among_others=False)) == ADDRESS
    assert [one.conversation for one in called.calls("member")] == [CHAT]


@pytest.mark.parametrize(
    "told",
    [
        {"email": None},
        {"email": ""},
        {"tenantId": "99999999-2222-3333-4444-555555555555"},
        {"id": "29:another-canary"},
    ],
)
async def test_nothing_is_taken_where_there_is_none_or_it_is_somebody_elses(
    called: Platform, connector: Connector, told: Mapping[str, object]
) -> None:
    called.members[CHAT, ACCOUNT] = member(**told)
    who = alex(called)
    assert await found(connector, who, whose.two(who, Owner.EMPLOYER)) == ""


async def test_where_teams_names_no_organisation_it_is_that_in_which_they_write(
    called: Platform, connector: Connector
) -> None:
    called.members[CHAT, ACCOUNT] = member(tenantId=None)
    who = alex(called)
    assert await found(connector, who, whose.two(who, Owner.EMPLOYER)) == ADDRESS


async def test_where_teams_is_busy_it_is_asked_again(called: Platform, connector: Connector) -> None:
    called.members[CHAT, ACCOUNT] = member()
    called.failures["member"] = [too_many("0")]
    who = alex(called)
    assert await found(connector, who, whose.two(who, Owner.EMPLOYER)) == ADDRESS


@pytest.mark.parametrize("failure", [None, Fails(403, "{}"), Fails(200, "[]"), Fails(200, "<html>"), Fails()])
async def test_what_teams_refuses_leaves_them_unlinked(
    called: Platform, connector: Connector, failure: Fails | None
) -> None:
    desk, who = fakes.desk(), alex(called)
    called.failures["member"] = [failure] * 3
    desk.linking.look_ups["teams"] = Emails(connector).of
    place = whose.two(who, Owner.EMPLOYER)
    assert await linking.who(who.person, place, desk) == pseudonym(who.person, desk)


async def test_no_token_goes_to_anybody_else(called: Platform, connector: Connector) -> None:
    who = alex(called)
    elsewhere = replace(who, reference=replace(who.reference, service_url="https://evil.example/"))
    with pytest.raises(Refusal, match="not_allowed"):
        await connector.member(elsewhere.reference)
    assert not called.asked
