"""Many workspaces install the bot, each with a token of its own, and take it out again."""

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web

from adapters.refusals import Refusal
from adapters.slack import manifest
from adapters.slack.installed import Team, Tokens
from adapters.slack.standing import Keys
from bot.records import Address, Installed, Installing
from tests import fakes
from tests.slack import payloads
from tests.slack.payloads import DM, TEAM, Json
from tests.slack.platform import Platform, platform, refusing
from tests.slack.visiting import SECRET, Door, door

CLIENT = "client-hush-canary"


def keys(called: Platform) -> Keys:
    return Keys("", SECRET, "", "1.2", CLIENT, called.api, "https://bot.example")


def given(token: str = "xoxb-theirs-canary", **more: object) -> web.Response:  # noqa: S107 - of a test
    team = {"ok": True, "access_token": token, "team": {"id": TEAM, "name": "x"}, "enterprise": None}
    return web.json_response({**team, **more})


async def test_for_addresses_a_workspace_is_asked_only_where_accounts_are_linked() -> None:
    async with platform() as called, door(keys=replace(keys(called), emails=True)) as here:
        async with here.client.get("/slack/install", allow_redirects=False) as response:
            asked = parse_qs(urlsplit(response.headers["Location"]).query)
        assert asked["scope"] == [",".join((*manifest.SCOPES, *manifest.EMAIL_SCOPES))]


async def begun(here: Door) -> tuple[str, str]:
    """The state that goes to Slack, and that in the browser's cookie."""
    async with here.client.get("/slack/install", allow_redirects=False) as response:
        assert response.status == 302
        asked = parse_qs(urlsplit(response.headers["Location"]).query)
        cookie = response.cookies["agreement-bot-install"]
        assert cookie["httponly"]
        assert cookie["secure"]
    assert asked["scope"] == [",".join(manifest.SCOPES)]
    assert asked["redirect_uri"] == ["https://bot.example/slack/oauth_redirect"]
    return asked["state"][0], cookie.value


async def back(here: Door, state: str, cookie: str, code: str = "code-canary") -> int:
    headers = {"Cookie": f"agreement-bot-install={cookie}"}
    here.client.session.cookie_jar.clear()
    async with here.client.get("/slack/oauth_redirect", params={"code": code, "state": state}, headers=headers) as got:
        assert CLIENT not in await got.text()
        return got.status


async def test_a_workspace_that_installs_the_bot_is_answered_with_its_own_token() -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        called.answers["oauth.v2.access"].append(given())
        assert await back(here, *await begun(here)) == 200
        (exchanged,) = called.calls("oauth.v2.access")
        assert (exchanged["code"], exchanged["client_secret"]) == ("code-canary", CLIENT)
        await here.event(payloads.message())
        await here.settled()
        assert called.tokens[-1] == "xoxb-theirs-canary"
        assert called.asked[-1].method == "chat.postMessage"


async def test_a_link_counts_once_and_in_the_browser_that_began() -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        called.answers["oauth.v2.access"] += [given(), given()]
        state, cookie = await begun(here)
        assert await back(here, state, "another") == 400
        assert await back(here, "another", "another") == 400
        assert await back(here, state, cookie) == 200
        assert await back(here, state, cookie) == 400
        assert len(await fakes.kept(here.desk.store, Installed)) == 1
        assert not await fakes.kept(here.desk.store, Installing)


@pytest.mark.parametrize("answer", [{"ok": True}, {"ok": True, "access_token": 1, "team": {"id": TEAM}}])
async def test_an_answer_without_a_token_installs_nothing(answer: Json) -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        called.answers["oauth.v2.access"].append(web.json_response(answer))
        assert await back(here, *await begun(here)) == 502
        assert not await fakes.kept(here.desk.store, Installed)


async def test_what_slack_refuses_installs_nothing() -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        called.answers["oauth.v2.access"].append(refusing("invalid_code"))
        assert await back(here, *await begun(here)) == 502
        assert await back(here, *await begun(here), code="") == 400
        assert not await fakes.kept(here.desk.store, Installed)


async def test_a_workspace_that_never_installed_it_is_not_answered() -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        assert (await here.event(payloads.message())).status == 200
        await here.settled()
        assert not called.asked


@pytest.mark.parametrize(
    "inner", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["U2"], "oauth": []}}]
)
async def test_a_workspace_that_takes_the_bot_out_is_forgotten(inner: Json) -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        tokens, store = here.slack.messenger.api.tokens, here.desk.store
        await tokens.keep(Team("", TEAM), "xoxb-theirs-canary")
        await tokens.keep(Team("", "T999CANARY"), "xoxb-others-canary")
        async with store.transaction() as tx:
            await tx.add(Address("a", "who", "slack", TEAM, DM, reference=TEAM))
            await tx.add(Address("b", "other", "slack", "T999CANARY", DM, reference="T999CANARY"))
            await tx.add(Address("c", "who", "web", TEAM, DM))
        called.answers["auth.test"].append(refusing("token_revoked"))
        await here.event(payloads.event(inner))
        await here.settled()
        assert [one.workspace for one in await fakes.kept(store, Installed)] == ["T999CANARY"]
        assert {one.id for one in await fakes.kept(store, Address)} == {"b", "c"}
        assert not await tokens.of(Team("", TEAM))


async def test_a_late_word_of_the_end_does_not_undo_that_it_was_let_in_again() -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        tokens = here.slack.messenger.api.tokens
        await tokens.keep(Team("", TEAM), "xoxb-theirs-canary")
        await here.event(payloads.event({"type": "app_uninstalled"}))
        await here.settled()
        assert called.tokens == ["xoxb-theirs-canary"]
        assert await tokens.of(Team("", TEAM))


async def test_only_a_users_own_token_taken_back_forgets_nothing() -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        tokens = here.slack.messenger.api.tokens
        await tokens.keep(Team("", TEAM), "xoxb-theirs-canary")
        await here.event(payloads.event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}))
        await here.settled()
        assert await tokens.of(Team("", TEAM))


async def test_a_whole_enterprise_installs_it_once() -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        whole = given(team=None, enterprise={"id": "E1CANARY"}, is_enterprise_install=True)
        called.answers["oauth.v2.access"].append(whole)
        assert await back(here, *await begun(here)) == 200
        assert await here.slack.messenger.api.tokens.of(Team("E1CANARY", TEAM)) == "xoxb-theirs-canary"


async def test_with_one_token_there_is_nothing_to_install() -> None:
    async with door() as here, here.client.get("/slack/install") as response:
        assert response.status == 404


async def test_a_token_is_in_no_words_about_an_installation() -> None:
    kept = Installed("i", "slack", TEAM, TEAM, "xoxb-theirs-canary")
    assert "theirs" not in repr(kept)
    assert Installed.personal
    assert "theirs" not in json.dumps(repr(Team("", TEAM)))


async def test_a_token_that_slack_refuses_is_looked_up_anew_since_another_process_may_have_a_newer() -> None:
    async with platform() as called, door(keys=keys(called)) as here:
        api, team = here.slack.messenger.api, Team("", TEAM)
        await api.tokens.keep(team, "xoxb-old-canary")
        await api.call(team, "auth.test", {})
        elsewhere = Tokens(here.desk.store, here.desk.secret, here.desk.now)
        await elsewhere.keep(team, "xoxb-new-canary")
        called.answers["auth.test"].append(refusing("token_revoked"))
        await api.call(team, "auth.test", {})
        assert called.tokens[-2:] == ["xoxb-old-canary", "xoxb-new-canary"]
        called.answers["auth.test"].append(refusing("token_revoked"))
        with pytest.raises(Refusal):
            await api.call(team, "auth.test", {})
        assert len(called.tokens) == 4
