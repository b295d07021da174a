"""The address that Slack has of an account: looked up where accounts are linked, and taken only where Slack is sure."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from adapters.refusals import Refusal
from adapters.slack import whose
from adapters.slack.api import Api
from adapters.slack.emails import Emails
from adapters.slack.installed import Team, Tokens
from adapters.slack.manifest import EMAIL_SCOPES
from adapters.slack.whose import Who
from bot.events import Owner
from bot.people import linking
from bot.people.offices import pseudonym
from bot.store import MemoryStore
from tests import fakes
from tests.slack import emulated
from tests.slack.payloads import TEAM, USER, Json
from tests.slack.platform import Platform, platform, refusing
from tests.slack.visiting import TOKEN

ALEX = Who("", TEAM, USER)
ADDRESS = "alex@canary.example"


@pytest.fixture(scope="module")
def slack() -> Iterator[str]:
    with emulated.emulated() as url:
        yield f"{url}/api/"


@asynccontextmanager
async def api(url: str, token: str = TOKEN) -> AsyncIterator[Api]:
    async with Api(Tokens(MemoryStore(), b"secret of a test", fakes.Clock(), token), url) as made:
        yield made


async def told(called: Platform, who: Who = ALEX, **user: object) -> str:
    """The address of somebody of whom Slack tells this."""
    called.answers["users.info"].append(web.json_response({"ok": True, "user": user}))
    async with api(called.api) as asked:
        return await Emails(asked).of(who.person, whose.own(who, Owner.EMPLOYER))


def profile(address: str = ADDRESS) -> Json:
    return {"email": address, "real_name": "Alex Canary"}


async def test_it_is_what_stands_in_the_profile() -> None:
    async with platform() as called:
        assert await told(called, team_id=TEAM, profile=profile(), is_email_confirmed=True) == ADDRESS
        assert called.calls("users.info") == [{"user": USER}]


@pytest.mark.parametrize(
    "user",
    [
        {"team_id": TEAM, "profile": {}},
        {"team_id": TEAM},
        {"team_id": TEAM, "profile": profile(), "is_email_confirmed": False},
        {"team_id": "T999CANARY", "profile": profile()},
        {"profile": profile()},
        {"team_id": "T999CANARY", "profile": profile(), "enterprise_user": {"enterprise_id": "E9CANARY"}},
    ],
)
async def test_nothing_is_taken_where_there_is_none_or_it_is_not_sure_or_of_elsewhere(user: Json) -> None:
    async with platform() as called:
        assert await told(called, **user) == ""


async def test_within_an_enterprise_somebody_may_be_of_another_workspace() -> None:
    async with platform() as called:
        who = Who("E1CANARY", TEAM, USER)
        user = {"team_id": "T999CANARY", "profile": profile(), "enterprise_user": {"enterprise_id": "E1CANARY"}}
        assert await told(called, who, **user) == ADDRESS


async def test_where_nobody_says_of_which_workspace_somebody_is_nothing_is_taken() -> None:
    async with platform() as called:
        assert await told(called, Who("E1CANARY", "", USER), profile=profile()) == ""


async def test_an_app_that_may_not_look_leaves_them_unlinked_and_says_what_it_lacks(logged: list[str]) -> None:
    desk = fakes.desk()
    async with platform() as called, api(called.api) as asked:
        called.answers["users.info"].append(refusing("missing_scope"))
        desk.linking.look_ups["slack"] = Emails(asked).of
        who = await linking.who(ALEX.person, whose.own(ALEX, Owner.EMPLOYER), desk)
    assert who == pseudonym(ALEX.person, desk)
    assert "the app at Slack lacks users:read or users:read.email" in logged[-2]
    assert "Refusal" in logged[-1]


async def test_the_whole_slack_gives_it_to_an_app_with_both_scopes_and_to_no_other(slack: str) -> None:
    async with api(slack, "xoxp-alex") as asked:
        found = await asked.call(Team("", emulated.TEAM), "users.lookupByEmail", {"email": "alex@example.org"})
    alex = Who("", emulated.TEAM, found["user"]["id"])
    place = whose.own(alex, Owner.EMPLOYER)
    async with api(slack, "xoxb-linking-canary") as asked:
        assert await Emails(asked).of(alex.person, place) == "alex@example.org"
    async with api(slack, "xoxb-half-canary") as asked:
        assert await Emails(asked).of(alex.person, place) == ""
    async with api(slack) as asked:
        with pytest.raises(Refusal, match="missing_scope"):
            await Emails(asked).of(alex.person, place)


async def test_what_an_app_may_do_is_what_slack_says_beside_its_answer() -> None:
    async with platform() as called, api(called.api) as asked:
        headers = {"X-OAuth-Scopes": "chat:write,users:read, users:read.email"}
        called.answers["auth.test"].append(web.json_response({"ok": True}, headers=headers))
        assert (await asked.tested(TOKEN)).scopes > set(EMAIL_SCOPES)
        called.answers["auth.test"].append(refusing("invalid_auth"))
        with pytest.raises(Refusal, match="invalid_auth"):
            await asked.tested(TOKEN)
