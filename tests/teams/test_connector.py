"""Teams is called as it documents it, within what it takes, and with a token that goes nowhere else."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.refusals import BROKEN, NO_CONNECTION, Refusal
from adapters.teams import errors, limits
from adapters.teams.connector import LONGEST_PATIENCE, TRIES, Connector
from adapters.teams.outbound import EARLY, LONGEST_REST, REST, Fixed, Managed, Password, Tokens
from adapters.teams.pacing import Pacing
from adapters.teams.references import HOSTS, Reference
from bot.outbox import CannotDeliverError, TryLaterError
from bot.records import Cause
from tests.teams.payloads import ACCOUNT, BOT, CHANNEL, CHAT, TENANT
from tests.teams.platform import BLOCKED, TOKEN, Fails, Platform, platform, too_many

HELLO = {"type": "message", "text": "Grüße, zażółć 🐤"}
SECRET = "password-canary"  # noqa: S105 - of nobody


class Steady:
    """A clock that is moved by whoever sleeps."""

    def __init__(self) -> None:
        self.time = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


class Calling:
    def __init__(self, called: Platform, tokens: Tokens | None = None) -> None:
        self.platform, self.steady = called, Steady()
        self.connector = Connector(tokens or called.tokens, Pacing(self.steady), self.steady.sleep)
        self.to = Reference(called.service, TENANT, BOT, ACCOUNT, CHAT)

    async def refused(self, *, patient: bool = False) -> Refusal:
        with pytest.raises(Refusal) as caught:
            await self.connector.send(self.to, HELLO, patient=patient)
        return caught.value


@pytest.fixture
async def calling() -> AsyncIterator[Calling]:
    async with platform() as called:
        made = Calling(called)
        async with made.connector:
            yield made


async def test_a_message_goes_into_its_conversation_and_its_id_comes_back(calling: Calling) -> None:
    posted = await calling.connector.send(calling.to, HELLO)
    (asked,) = calling.platform.asked
    assert posted in calling.platform.told
    assert (asked.what, asked.conversation, asked.token) == ("send", CHAT, TOKEN)
    assert asked.body == {**HELLO, "from": {"id": BOT}, "conversation": {"id": CHAT}}


async def test_an_answer_in_a_channel_goes_into_its_thread(calling: Calling) -> None:
    await calling.connector.send(replace(calling.to, conversation=CHANNEL), HELLO)
    assert calling.platform.said(CHANNEL)


async def test_no_letter_takes_more_room_than_it_needs(calling: Calling) -> None:
    await calling.connector.send(calling.to, HELLO)
    assert HELLO["text"].encode() in calling.platform.asked[0].raw


async def test_a_message_is_put_in_the_place_of_another(calling: Calling) -> None:
    posted = await calling.connector.send(calling.to, HELLO)
    await calling.connector.update(calling.to, posted, {"type": "message", "text": "Thank you."})
    assert calling.platform.messages[posted].activity["text"] == "Thank you."
    assert calling.platform.messages[posted].activity["id"] == posted


async def test_a_message_that_is_not_there_is_not_changed(calling: Calling) -> None:
    with pytest.raises(Refusal, match="ActivityNotFoundInConversation"):
        await calling.connector.update(calling.to, "1", HELLO)


async def test_a_conversation_is_opened_with_a_user_of_a_tenant(calling: Calling) -> None:
    opened = await calling.connector.open(replace(calling.to, conversation=""))
    assert opened == calling.to
    (asked,) = calling.platform.calls("open")
    assert asked.body["members"] == [{"id": ACCOUNT}]
    assert asked.body["bot"] == {"id": BOT}
    assert asked.body["tenantId"] == asked.body["channelData"]["tenant"]["id"] == TENANT


async def test_a_conversation_without_a_name_is_none(calling: Calling) -> None:
    calling.platform.opens = ""
    with pytest.raises(Refusal, match=errors.NO_ANSWER):
        await calling.connector.open(calling.to)


async def test_what_has_no_id_does_not_count_as_sent_and_is_not_sent_time_and_again(calling: Calling) -> None:
    calling.platform.tells = False
    refusal = await calling.refused(patient=True)
    assert refusal.code == errors.NO_ID
    assert len(calling.platform.asked) == 1
    outcome = errors.outcome(refusal)
    assert isinstance(outcome, CannotDeliverError)
    assert outcome.cause is Cause.REFUSED


async def test_what_teams_has_named_it_has_taken_however_the_name_looks(calling: Calling) -> None:
    calling.platform.failures["send"].append(Fails(201, json.dumps({"id": "1:a/b, c%2F&?#é"})))
    assert await calling.connector.send(calling.to, HELLO) == "1:a/b, c%2F&?#é"


async def test_whatever_an_id_looks_like_it_stays_within_its_place_in_the_address(calling: Calling) -> None:
    odd = "19:a/b%2F;messageid=1?x=1#y é"
    posted = await calling.connector.send(replace(calling.to, conversation=odd), HELLO)
    await calling.connector.update(replace(calling.to, conversation=odd), posted, HELLO)
    assert [one.conversation for one in calling.platform.asked] == [odd, odd]


@pytest.mark.parametrize("body", ['{"id": 7}', '{"id": ""}', '{"id": null}', "{}"])
async def test_an_id_is_some_words(calling: Calling, body: str) -> None:
    calling.platform.failures["send"].append(Fails(200, body))
    assert (await calling.refused()).code == errors.NO_ID


@pytest.mark.parametrize("body", ["", "null", "[]", '"x"', "<html>", "[" * 100_000])
async def test_an_answer_that_makes_no_sense_is_for_later(calling: Calling, body: str) -> None:
    calling.platform.failures["send"].append(Fails(200, body))
    refusal = await calling.refused()
    assert refusal.code == errors.NO_ANSWER
    assert isinstance(errors.outcome(refusal), TryLaterError)


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_somebody_who_waits_is_answered_after_some_tries_that_grow_apart(calling: Calling, status: int) -> None:
    calling.platform.failures["send"] += [Fails(status), Fails(status)]
    assert await calling.connector.send(calling.to, HELLO) in calling.platform.told
    assert [one for one in calling.steady.slept if one >= 1] == [1.0, 2.0]


async def test_as_long_is_waited_as_teams_says(calling: Calling) -> None:
    calling.platform.failures["send"].append(too_many("7"))
    await calling.connector.send(calling.to, HELLO)
    assert calling.steady.time >= 1_007


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_nobody_is_kept_waiting_for_ever(calling: Calling, status: int) -> None:
    calling.platform.failures["send"] += [Fails(status)] * 10
    assert (await calling.refused(patient=True)).status == status
    assert len(calling.platform.asked) == TRIES


async def test_nobody_waits_for_what_teams_takes_much_later(calling: Calling) -> None:
    calling.platform.failures["send"].append(too_many("60"))
    refusal = await calling.refused(patient=True)
    assert (refusal.wait, calling.steady.slept) == (timedelta(seconds=60), [])


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
async def test_what_teams_will_not_take_another_time_is_not_tried_again(calling: Calling, status: int) -> None:
    calling.platform.failures["send"].append(Fails(status))
    assert (await calling.refused(patient=True)).status == status
    assert len(calling.platform.asked) == 1


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_where_nobody_waits_the_outbox_decides_at_once(calling: Calling, status: int) -> None:
    calling.platform.failures["send"].append(Fails(status, wait="9"))
    refusal = await calling.refused()
    assert (refusal.status, refusal.wait, calling.steady.slept) == (status, timedelta(seconds=9), [])


@pytest.mark.parametrize("wait", ["", "soon", "-1", "1.5", "9999999", "Wed, 21 Oct 2026 07:28:00 GMT", "٣"])
async def test_a_wait_that_is_no_number_is_none(calling: Calling, wait: str) -> None:
    calling.platform.failures["send"].append(Fails(429, wait=wait))
    assert (await calling.refused()).wait is None


async def test_a_connection_that_breaks_is_tried_again_for_who_waits(calling: Calling) -> None:
    calling.platform.failures["send"].append(Fails())
    assert await calling.connector.send(calling.to, HELLO) in calling.platform.told


async def test_a_service_that_is_not_there_is_for_later() -> None:
    async with platform() as called:
        calling = Calling(called)
    async with calling.connector:
        refusal = await calling.refused()
    assert refusal.code == NO_CONNECTION
    assert isinstance(errors.outcome(refusal), TryLaterError)


async def test_a_service_that_never_answers_is_not_waited_for_again(
    calling: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    calling.platform.before_answering = asyncio.Event()
    monkeypatch.setattr(calling.connector.session, "_timeout", aiohttp.ClientTimeout(total=0.05))
    refusal = await calling.refused(patient=True)
    calling.platform.before_answering.set()
    assert (refusal.code, refusal.status, len(calling.platform.asked)) == (NO_CONNECTION, BROKEN, 1)


async def test_a_redirection_is_not_followed_with_the_token(calling: Calling) -> None:
    async with platform() as elsewhere:
        calling.platform.failures["send"].append(Fails(307, location=f"{elsewhere.service}v3/conversations"))
        assert (await calling.refused()).status == 307
        assert elsewhere.asked == []


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


LIMITS = ((7, 1), (8, 2), (60, 30), (1_800, 3_600))
gaps = st.lists(st.one_of(st.just(0.0), st.floats(0, 0.3), st.floats(0, 40)), min_size=1, max_size=200)


@given(gaps)
def test_a_thread_never_gets_more_than_teams_takes(gaps: list[float]) -> None:
    _within(_gone(gaps, timedelta(hours=10)), LIMITS)


@given(gaps)
def test_nor_does_a_tenant(gaps: list[float]) -> None:
    steady, went = Steady(), []
    pacing = Pacing(steady)
    for gap in gaps:
        steady.time += gap / 10
        wait = pacing.turn("tenant", (limits.WORKSPACE,), timedelta(hours=1))
        assert wait is not None
        went.append(steady.time + wait.total_seconds())
    _within(went, ((30, 1),))


def test_an_hour_of_messages_without_a_pause_is_within_what_teams_takes() -> None:
    went = _gone([0.0] * 3_000, timedelta(hours=10))
    _within(went, ((6, 1), (7, 2), (45, 30), (1_700, 3_600)))
    assert sum(one < went[0] + 3_600 for one in went) == 1_700


def test_a_whole_answer_goes_without_a_pause_that_anybody_would_notice() -> None:
    went = _gone([0.0] * 8, LONGEST_PATIENCE)
    assert went[4] == went[0]
    assert went[7] - went[0] < 2.5


def test_who_would_wait_too_long_takes_no_turn() -> None:
    pacing = Pacing(Steady())
    waits = [pacing.turn("thread", limits.THREAD, timedelta(seconds=3)) for _ in range(50)]
    went = [one for one in waits if one is not None]
    assert waits == went + [None] * (50 - len(went))
    assert 5 < len(went) < 12


def test_lanes_that_are_free_again_are_forgotten() -> None:
    steady = Steady()
    pacing = Pacing(steady)
    for number in range(30_000):
        steady.time += 1
        pacing.turn(f"thread {number}", limits.THREAD, timedelta())
    assert len(pacing._booked) < 11_000


async def test_a_thread_that_has_had_too_many_is_left_alone_and_others_are_not(calling: Calling) -> None:
    calling.platform.failures["send"].append(too_many("8"))
    await calling.refused()
    await calling.connector.send(replace(calling.to, conversation="a:other"), HELLO)
    assert calling.steady.time == 1_000
    await calling.connector.send(calling.to, HELLO)
    assert calling.steady.time >= 1_008


async def test_many_threads_of_one_tenant_take_their_turns_and_those_of_others_do_not_wait(calling: Calling) -> None:
    for number in range(50):
        to = replace(calling.to, conversation=f"a:{number}")
        await calling.connector.send(replace(to, tenant=f"tenant-{number}"), HELLO)
    assert calling.steady.slept == []
    for number in range(50):
        await calling.connector.send(replace(calling.to, conversation=f"b:{number}"), HELLO)
    assert calling.steady.time - 1_000 > 1


async def test_a_message_that_would_wait_too_long_for_its_turn_is_for_later(calling: Calling) -> None:
    calling.platform.failures["send"].append(too_many("600"))
    await calling.refused()
    refusal = await calling.refused(patient=True)
    assert refusal.code == errors.PACED
    assert errors.outcome(refusal).args == (Cause.BUSY,)
    assert len(calling.platform.asked) == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"error": {"code": "BotNotInConversationRoster", "message": "x"}}, "BotNotInConversationRoster"),
        (json.loads(BLOCKED.body), "MessageWritesBlocked"),
        ({"error": {"code": "ServiceError", "message": BLOCKED.body}}, "MessageWritesBlocked"),
        ({"error": "invalid_client", "error_description": "AADSTS1: words"}, "invalid_client"),
        ({"code": "ConversationNotFound"}, "ConversationNotFound"),
        ({"message": "Authorization has been denied for this request."}, "unknown"),
        ({"error": {"code": "Words about Alex Canary"}}, "unknown"),
        ({"error": {"code": 7}}, "unknown"),
        ({"message": "{" * 1_000}, "unknown"),
        (None, "unknown"),
        ([], "unknown"),
        ("", "unknown"),
    ],
)
def test_teams_word_is_found_and_nobodys_sentence_is(body: object, code: str) -> None:
    assert errors.code(body) == code


@given(
    st.recursive(
        st.text() | st.integers() | st.none(),
        lambda one: (
            st.dictionaries(st.sampled_from(["error", "code", "message", "subCode"]), one | one.map(json.dumps))
            | st.lists(one)
        ),
    )
)
def test_whatever_teams_answers_it_is_one_word(body: object) -> None:
    assert errors.code(body).isidentifier()


@pytest.mark.parametrize(
    "code",
    [
        *("BotNotInConversationRoster", "ConversationBlockedByUser", "BotDisabledByAdmin", "MessageWritesBlocked"),
        *("ForbiddenOperationException", "NotEnoughPermissions", "TenantNoPermission", "SomethingNew"),
    ],
)
def test_who_cannot_be_reached_is_not_tried_again(code: str) -> None:
    outcome = errors.outcome(Refusal(code, 403))
    assert isinstance(outcome, CannotDeliverError)
    assert outcome.cause is Cause.UNREACHABLE


@pytest.mark.parametrize(
    ("refusal", "cause"),
    [
        (Refusal("ConversationNotFound", 404), Cause.UNREACHABLE),
        (Refusal("BadArgument", 400), Cause.REFUSED),
        (Refusal("MessageSizeTooBig", 413), Cause.REFUSED),
    ],
)
def test_what_is_decided_for_good(refusal: Refusal, cause: Cause) -> None:
    outcome = errors.outcome(refusal)
    assert isinstance(outcome, CannotDeliverError)
    assert outcome.cause is cause


@pytest.mark.parametrize(
    ("refusal", "cause"),
    [
        *((Refusal("x", status), Cause.BUSY) for status in (408, 412, 429, 500, 502, 503, 504)),
        (Refusal("BotNotRegistered", 401), Cause.PLATFORM_OFF),
        (Refusal("InvalidBotApiHost", 403), Cause.PLATFORM_OFF),
        (Refusal(errors.NOT_ALLOWED, 403), Cause.PLATFORM_OFF),
        (Refusal("unknown", 403), Cause.FAILED),
        (Refusal("unknown", 404), Cause.FAILED),
        (Refusal("unknown", 307), Cause.FAILED),
    ],
)
def test_what_is_for_later(refusal: Refusal, cause: Cause) -> None:
    outcome = errors.outcome(refusal)
    assert isinstance(outcome, TryLaterError)
    assert outcome.cause is cause


def _signing_in(called: Platform, steady: Steady | None = None) -> Connector:
    """A connector whose tokens come from the sign-in of the stand-in, and may go to it."""
    steady = steady or Steady()
    tokens = Password("app-canary", SECRET, TENANT, called.url, clock=steady)
    tokens.also = called.origins
    return Connector(tokens, Pacing(steady), steady.sleep)


def _at(calling: Calling, url: str) -> Reference:
    return replace(calling.to, service_url=url)


def _gone(gaps: list[float], patience: timedelta) -> list[float]:
    """When each goes that comes so long after the one before."""
    steady, went = Steady(), []
    pacing = Pacing(steady)
    for gap in gaps:
        steady.time += gap
        wait = pacing.turn("thread", limits.THREAD, patience)
        assert wait is not None
        went.append(steady.time + wait.total_seconds())
    assert all(one <= two for one, two in pairwise(went))
    return went


def _within(went: list[float], most: tuple[tuple[int, int], ...]) -> None:
    for (number, seconds), start in itertools.product(most, range(len(went))):
        beyond = start + number
        assert beyond >= len(went) or went[beyond] - went[start] > seconds
