"""The token with which Teams is called goes nowhere else, and is renewed in time."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from adapters.refusals import Refusal
from adapters.teams import errors
from adapters.teams.connector import Connector
from adapters.teams.outbound import EARLY, LONGEST_REST, REST, Fixed, Managed, Password
from adapters.teams.pacing import Pacing
from adapters.teams.references import HOSTS, Reference
from bot.outbox import TryLaterError
from bot.records import Cause
from tests.teams.calling import HELLO, Calling, Steady
from tests.teams.payloads import TENANT
from tests.teams.platform import TOKEN, Fails, Platform

SECRET = "password-canary"  # noqa: S105 - of nobody


async def test_a_token_that_is_refused_is_renewed_once(calling: Calling) -> None:
    called = calling.platform
    connector = _signing_in(called)
    async with connector:
        await connector.send(calling.to, HELLO)
        called.revoked.add("token-1")
        await connector.send(calling.to, HELLO)
        await connector.send(calling.to, HELLO)
    assert [one.token for one in called.calls("send")] == ["token-1", "token-1", "token-2", "token-2"]


async def test_a_bot_that_teams_does_not_know_is_for_whoever_runs_it(calling: Calling) -> None:
    called = calling.platform
    called.revoked |= {f"token-{number}" for number in range(10)}
    connector = _signing_in(called)
    async with connector:
        with pytest.raises(Refusal) as caught:
            await connector.send(calling.to, HELLO)
    assert len(called.calls("send")) == 2
    assert errors.outcome(caught.value).cause is Cause.PLATFORM_OFF


async def test_many_that_are_sent_at_once_sign_in_once(calling: Calling) -> None:
    connector = _signing_in(calling.platform)
    async with connector:
        conversations = [replace(calling.to, conversation=f"a:{number}") for number in range(9)]
        await asyncio.gather(*(connector.send(to, HELLO) for to in conversations))
        calling.platform.revoked.add("token-1")
        await asyncio.gather(*(connector.send(to, HELLO) for to in conversations))
    assert len(calling.platform.calls("token")) == 2


async def test_a_token_is_used_until_shortly_before_it_ends(calling: Calling) -> None:
    steady = Steady()
    connector = _signing_in(calling.platform, steady)
    async with connector:
        await connector.send(calling.to, HELLO)
        steady.time += 3_600 - EARLY - 1
        await connector.send(calling.to, HELLO)
        assert len(calling.platform.calls("token")) == 1
        steady.time += 2
        await connector.send(calling.to, HELLO)
    assert len(calling.platform.calls("token")) == 2


async def test_the_bot_signs_in_as_its_app_in_its_tenant(calling: Calling) -> None:
    async with aiohttp.ClientSession() as session:
        await Password("app-canary", SECRET, TENANT, calling.platform.url).of(session)
        await Password("app-canary", SECRET, login=calling.platform.url).of(session)
    own, many = calling.platform.calls("token")
    assert (own.conversation, many.conversation) == (TENANT, "botframework.com")
    assert own.body == {
        "grant_type": "client_credentials",
        "client_id": "app-canary",
        "client_secret": SECRET,
        "scope": "https://api.botframework.com/.default",
    }


@pytest.mark.parametrize(("header", "version"), [("header-canary", "2019-08-01"), ("", "2018-02-01")])
async def test_an_app_without_a_secret_is_known_by_the_machine(calling: Calling, header: str, version: str) -> None:
    async with aiohttp.ClientSession() as session:
        await Managed("app-canary", f"{calling.platform.url}/identity", header).of(session)
    (asked,) = calling.platform.calls("token")
    resource = "https://api.botframework.com"
    assert asked.body == {"api-version": version, "resource": resource, "client_id": "app-canary"}


@pytest.mark.parametrize(
    ("given", "seconds"),
    [({"expires_in": 3_600}, 3_300), ({"expires_in": "3600"}, 3_300), ({"expires_on": "5000600"}, 300), ({}, 30)],
)
async def test_how_long_a_token_lasts_is_read_in_each_of_its_shapes(
    calling: Calling, given: dict[str, Any], seconds: int
) -> None:
    steady = Steady()
    tokens = Password("app", SECRET, login=calling.platform.url, clock=steady, now=lambda: 5_000_000)
    calling.platform.failures["token"].append(Fails(200, json.dumps({"access_token": "first", **given})))
    async with aiohttp.ClientSession() as session:
        assert await tokens.of(session) == "first"
        steady.time += seconds - 0.5
        assert await tokens.of(session) == "first"
        steady.time += 1
        assert await tokens.of(session) != "first"


async def test_a_wrong_password_is_told_to_whoever_runs_it_without_repeating_it(
    calling: Calling, logged: list[str]
) -> None:
    told = {
        "error": "invalid_client",
        "error_description": f"AADSTS7000215: Invalid client secret provided for app-canary in {TENANT}.",
        "error_codes": [7000215],
    }
    calling.platform.failures["token"].append(Fails(401, json.dumps(told)))
    connector = _signing_in(calling.platform)
    async with connector:
        with pytest.raises(Refusal) as caught:
            await connector.send(calling.to, HELLO)
    assert errors.outcome(caught.value).cause is Cause.PLATFORM_OFF
    (line,) = [one for one in logged if "no token for Teams" in one]
    assert "invalid_client (AADSTS7000215)" in line
    assert not any(word in line for word in (SECRET, TENANT, "app-canary"))


async def test_a_sign_in_that_fails_is_left_alone_for_a_moment(calling: Calling) -> None:
    steady = Steady()
    calling.platform.failures["token"] += [Fails(400, '{"error": "unauthorized_client"}')] * 2
    connector = _signing_in(calling.platform, steady)
    async with connector:
        for _ in range(5):
            with pytest.raises(Refusal, match="unauthorized_client"):
                await connector.send(calling.to, HELLO)
        assert len(calling.platform.calls("token")) == 1
        steady.time += REST + 1
        with pytest.raises(Refusal):
            await connector.send(calling.to, HELLO)
        steady.time += REST + 1
        await connector.send(calling.to, HELLO)


async def test_a_sign_in_is_left_alone_for_as_long_as_it_asks_but_not_for_ever(calling: Calling) -> None:
    steady = Steady()
    calling.platform.failures["token"] += [Fails(429, wait="60"), Fails(429, wait="999999")]
    connector = _signing_in(calling.platform, steady)
    async with connector:
        for pause, asked in ((0, 1), (59, 1), (2, 2), (LONGEST_REST - 1, 2)):
            steady.time += pause
            with pytest.raises(Refusal):
                await connector.send(calling.to, HELLO, patient=False)
            assert len(calling.platform.calls("token")) == asked
        steady.time += 2
        await connector.send(calling.to, HELLO)


@pytest.mark.parametrize("failure", [Fails(503), Fails(429, wait="5"), Fails()])
async def test_a_sign_in_that_is_broken_is_for_later(calling: Calling, failure: Fails) -> None:
    calling.platform.failures["token"].append(failure)
    connector = _signing_in(calling.platform)
    async with connector:
        with pytest.raises(Refusal) as caught:
            await connector.send(calling.to, HELLO, patient=False)
    assert isinstance(outcome := errors.outcome(caught.value), TryLaterError)
    assert outcome.cause is Cause.BUSY


@pytest.mark.parametrize("host", sorted(HOSTS))
async def test_the_token_of_a_stand_in_never_reaches_teams(calling: Calling, host: str) -> None:
    with pytest.raises(Refusal, match=errors.NOT_ALLOWED):
        await calling.connector.send(replace(calling.to, service_url=f"https://{host}/uk/"), HELLO)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "https://evil.example/", "http://smba.trafficmanager.net/", "", "x"]
)
async def test_no_token_goes_anywhere_but_to_its_service(calling: Calling, url: str) -> None:
    async with _signing_in(calling.platform) as another:
        for connector in (calling.connector, another):
            with pytest.raises(Refusal, match=errors.NOT_ALLOWED):
                await connector.send(_at(calling, url), HELLO)
            with pytest.raises(Refusal, match=errors.NOT_ALLOWED):
                await connector.open(_at(calling, url))
    assert calling.platform.asked == []


async def test_the_bots_own_token_never_reaches_a_stand_in(calling: Calling) -> None:
    connector = Connector(Password("app", SECRET, login=calling.platform.url))
    async with connector:
        with pytest.raises(Refusal, match=errors.NOT_ALLOWED):
            await connector.send(calling.to, HELLO)
    assert calling.platform.asked == []


@pytest.mark.parametrize("origins", [set(), {"https://smba.trafficmanager.net"}, {"http://127.0.0.1:1", "http://a.b"}])
def test_a_fixed_token_is_for_this_computer_only(origins: set[str]) -> None:
    with pytest.raises(ValueError, match="this computer"):
        Fixed(TOKEN, frozenset(origins))


def test_no_secret_shows_where_something_is_printed() -> None:
    shown = repr([Password("app", SECRET), Fixed(TOKEN, frozenset({"http://127.0.0.1:1"}))])
    assert SECRET not in shown
    assert TOKEN not in shown


def _signing_in(called: Platform, steady: Steady | None = None) -> Connector:
    """A connector whose tokens come from the sign-in of the stand-in, and may go to it."""
    steady = steady or Steady()
    tokens = Password("app-canary", SECRET, TENANT, called.url, clock=steady)
    tokens.also = called.origins
    return Connector(tokens, Pacing(steady), steady.sleep)


def _at(calling: Calling, url: str) -> Reference:
    return replace(calling.to, service_url=url)
