"""Teams' door: only what Microsoft signed for this bot comes in, and nobody waits while its keys are fetched."""

import asyncio
import base64
import hashlib
import hmac
import io
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
import pytest
from aiohttp.test_utils import TestClient, TestServer
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from adapters.payloads import Payload
from adapters.teams import serve
from adapters.teams.serve import DEEPEST, LARGEST, MOST, PATH, Guard
from adapters.teams.signing_keys import FAILED_AGAIN, STALE, UNKNOWN_AGAIN, SigningKey, SigningKeys, as_safe
from adapters.web.serve import Doors, application
from bot.bot import Bot
from tests import fakes
from tests.teams import payloads, tokens
from tests.teams.payloads import SERVICE, TENANT
from tests.teams.tokens import APP, ISSUER, Json, Signer, published, signer, token

JSON = "application/json; charset=utf-8"
HEAD = b'{"alg":"HS256","typ":"JWT","kid":"first"}'


@dataclass(frozen=True)
class Answer:
    status: int
    body: Json | None


@dataclass
class Seen:
    """Stands where the bot does, and notes what comes so far."""

    activities: list[Payload] = field(default_factory=list)
    answer: Answer = Answer(200, None)
    error: Exception | None = None

    async def receive(self, activity: Payload) -> Answer:
        self.activities.append(activity)
        if self.error:
            raise self.error
        return self.answer


@dataclass
class Clock:
    time: float = 1000.0

    def __call__(self) -> float:
        return self.time


@dataclass(slots=True)
class CountingKeys(SigningKeys):
    looked: int = 0

    async def get(self, key_id: object) -> SigningKey:
        self.looked += 1
        return await SigningKeys.get(self, key_id)


@dataclass
class Answered:
    status: int
    text: str
    headers: Mapping[str, str]


@dataclass
class Visit:
    client: TestClient  # type: ignore[type-arg]
    seen: Seen
    clock: Clock
    keys: CountingKeys

    async def post(self, authorization: str | None, activity: object = None, **headers: str) -> Answered:
        body = json.dumps(payloads.message() if activity is None else activity).encode()
        return await self.send(authorization, body, **headers)

    async def send(self, authorization: str | None, body: bytes, **headers: str) -> Answered:
        given = {"Content-Type": JSON, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if authorization is not None:
            given["Authorization"] = authorization
        async with self.client.post(PATH, data=io.BytesIO(body), headers=given) as response:
            return Answered(response.status, await response.text(), response.headers)


@asynccontextmanager
async def visit(
    by: Signer, tenants: AbstractSet[str] | None = frozenset({TENANT}), every: float = 3600, *, guarded: bool = True
) -> AsyncIterator[Visit]:
    clock, seen, desk = Clock(), Seen(), fakes.desk()
    keys = CountingKeys(by.openid, every, clock)
    take = serve.taker(seen, Guard(APP, keys) if guarded else None, tenants)
    server = TestServer(application(Bot(desk), desk, doors=Doors({PATH: take})))
    await server.start_server(access_log=None)
    async with keys.running(), TestClient(server) as client:
        yield Visit(client, seen, clock, keys)


def _forged() -> str:
    """What says that it was signed by a secret, which is the public key."""
    public = tokens.key("first").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    body = token().split(".")[1]
    signed = f"{_letters(HEAD)}.{body}"
    return f"Bearer {signed}.{_letters(hmac.new(public, signed.encode(), hashlib.sha256).digest())}"


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _changed() -> str:
    head, _, mark = token().split(".")
    _, body, _ = token(aud=APP, serviceurl="https://smba.trafficmanager.net/other/").split(".")
    return f"{head}.{body}.{mark}"


def _longer() -> str:
    made = jwt.encode({"iss": ISSUER}, tokens.key("first"), algorithm="RS512", headers={"kid": "first"})
    return f"Bearer {made}"


def _deep() -> str:
    head, _, mark = token().split(".")
    return f"{head}.{_letters(b'[' * 3000)}.{mark}"


NOW = int(time.time())
BAD: Mapping[str, Callable[[], str | None]] = {
    "none": lambda: None,
    "an empty one": lambda: "",
    "only the word": lambda: "Bearer",
    "only the word and a space": lambda: "Bearer ",
    "garbage": lambda: "Bearer x.y.z",
    "no token at all": lambda: "Bearer hello",
    "letters that no token has": lambda: "Bearer \udcff\udcfe.é.ß",
    "nested without end": _deep,
    "of another kind": lambda: f"Basic {token().removeprefix('Bearer ')}",
    "two": lambda: f"{token()} {token()}",
    "for another bot": lambda: token(aud="0b0b0b0b-1111-2222-3333-444444444444"),
    "for this bot among others": lambda: token(aud=[APP, "another"]),
    "for nobody": lambda: token(aud=None),
    "for an empty name": lambda: token(aud=""),
    "for Microsoft": lambda: token(aud=ISSUER),
    "by another issuer": lambda: token(iss="https://login.microsoftonline.com/botframework.com/v2.0"),
    "by no issuer": lambda: token(iss=None),
    "by the cloud of another government": lambda: token(iss="https://api.botframework.us"),
    "by an emulator": lambda: token(
        iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", ver="1.0", appid=APP
    ),
    "signed with another key": lambda: token("another", {"kid": "first"}),
    "not signed": tokens.unsigned,
    "signed by a secret": lambda: tokens.by_secret(b"a secret of thirty-two letters or more"),
    "signed by the public key as a secret": _forged,
    "signed in a way that Microsoft does not use": _longer,
    "changed after it was signed": _changed,
    "over": lambda: token(nbf=NOW - 7200, exp=NOW - 600),
    "without an end": lambda: token(exp=None),
    "not for now": lambda: token(nbf=NOW + 3600, exp=NOW + 7200),
    "with a key for another channel": lambda: token("elsewhere"),
    "with a key for no channel": lambda: token("nowhere"),
    "with a key of which no channel is said": lambda: token("unsaid"),
    "with an unknown key": lambda: token("another"),
    "with a key that it brings along": lambda: token("another", {"jwk": published("another"), "jku": "https://x.test"}),
    "with a key without a name": lambda: f"Bearer {jwt.encode({'iss': ISSUER}, tokens.key('first'), 'RS256')}",
    "for another address": lambda: token(serviceurl="https://smba.trafficmanager.net/emea/"),
    "for almost the same address": lambda: token(serviceurl=SERVICE.rstrip("/")),
    "for no address": lambda: token(serviceurl=None),
    "for an address that is none": lambda: token(serviceurl=[SERVICE]),
}
SHOWN = [
    published("first"),
    published("elsewhere", ["webchat", "directline"]),
    published("nowhere", []),
    published("unsaid", None),
    {"kty": "EC", "kid": "curved", "crv": "P-256", "x": "AA", "y": "AA", "endorsements": ["msteams"]},
    {"kty": "RSA", "kid": "broken", "n": "*", "e": "AQAB", "endorsements": ["msteams"]},
    {"kty": "RSA", "kid": "odd", "n": 5, "e": [], "endorsements": "msteams"},
]


@pytest.mark.parametrize("kind", BAD)
async def test_a_token_that_is_not_for_this_bot_is_refused_before_anything_is_read(kind: str) -> None:
    with signer() as by:
        by.shown = SHOWN
        async with visit(by) as here:
            answered = await here.post(BAD[kind]())
            assert (answered.status, answered.text) == (401, "")
            assert answered.headers["WWW-Authenticate"] == "Bearer"
            assert not here.seen.activities
            assert (await here.post(token())).status == 200  # and nobody else is kept out by it


async def test_what_microsoft_signed_comes_in_whole_and_the_answer_goes_back() -> None:
    with signer() as by:
        async with visit(by) as here:
            here.seen.answer = Answer(201, {"said": "Grüße 😀"})
            sent = payloads.message("können sie das? 😀")
            answered = await here.post(token(), sent)
            assert here.seen.activities == [sent]
            assert (answered.status, json.loads(answered.text)) == (201, {"said": "Grüße 😀"})
            assert answered.headers["Content-Type"] == JSON


async def test_an_answer_without_words_has_none() -> None:
    with signer() as by:
        async with visit(by) as here:
            here.seen.answer = Answer(202, None)
            answered = await here.post(token())
            assert (answered.status, answered.text) == (202, "")


@pytest.mark.parametrize("body", [b"[" * 9000, b"a" * (LARGEST + 1), b"", b"\xff"])
async def test_who_shows_no_token_is_not_told_what_else_is_wrong(body: bytes) -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.send("Bearer x.y.z", body)).status == 401
            assert (await here.send(None, body, Content_Type="text/plain")).status == 401


def _nested(levels: int) -> bytes:
    text = json.dumps(payloads.message(value="HERE"))
    return text.replace('"HERE"', "[" * levels + "]" * levels).encode()


MALFORMED: Mapping[str, bytes] = {
    "nothing": b"",
    "no JSON": b"type=message",
    "half of it": json.dumps(payloads.message()).encode()[:-5],
    "a list": json.dumps([payloads.message()]).encode(),
    "a word": b'"message"',
    "null": b"null",
    "a number without end": b"9" * 6000,
    "a number that is none": b'{"type": NaN}',
    "nested without end": b'{"a":' * 50_000,
    "nested too deep": _nested(DEEPEST),
    "in too many pieces": json.dumps(payloads.message(value=[[]] * MOST)).encode(),
    "no Unicode": b'{"type": "\xff"}',
    "another encoding": json.dumps(payloads.message()).encode("utf-16"),
    "half of a pair": b'{"type": "\\ud83d"}',
    "a service that is none": json.dumps(payloads.message(serviceUrl=[SERVICE])).encode(),
    "an organisation that is none": json.dumps(payloads.message(channelData={"tenant": {"id": ["x"]}})).encode(),
    "of no organisation": json.dumps(payloads.message(channelData={}, conversation={"id": "a:1"})).encode(),
}


@pytest.mark.parametrize("kind", MALFORMED)
async def test_what_cannot_be_read_is_told_so_and_the_bot_does_not_see_it(kind: str) -> None:
    with signer() as by:
        async with visit(by) as here:
            answered = await here.send(token(), MALFORMED[kind])
            assert (answered.status, answered.text) == (400, "")
            assert not here.seen.activities


async def test_what_says_that_it_is_packed_and_is_not_cannot_be_read() -> None:
    with signer() as by:
        async with visit(by) as here:
            answered = await here.send(token(), b"not packed", Content_Encoding="gzip")
            assert answered.status == 400
            assert not here.seen.activities


async def test_what_is_in_fewer_pieces_or_nested_less_is_read() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token(), payloads.message(value=[[]] * (MOST - 100)))).status == 200
            assert (await here.send(token(), _nested(DEEPEST - 2))).status == 200


@pytest.mark.parametrize(("more", "status"), [(0, 200), (1, 413)])
async def test_what_is_longer_than_anything_that_teams_sends_is_too_large(more: int, status: int) -> None:
    body = json.dumps(payloads.message("")).encode()
    body += b" " * (LARGEST + more - len(body))
    with signer() as by:
        async with visit(by) as here:
            assert (await here.send(token(), body)).status == status
            assert len(here.seen.activities) == (status == 200)


async def test_what_never_arrives_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.bodies.WITHIN", 0.05)
    with signer() as by:
        async with visit(by) as here:
            reader, writer = await asyncio.open_connection("127.0.0.1", here.client.port)
            lines = f"POST {PATH}", f"Authorization: {token()}", "Content-Type: application/json", "Content-Length: 9"
            writer.write("\r\n".join([f"{lines[0]} HTTP/1.1", "Host: 127.0.0.1", *lines[1:], "", "{"]).encode())
            assert (await asyncio.wait_for(reader.readline(), 5)).startswith(b"HTTP/1.1 408")
            assert not here.seen.activities
            writer.close()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_what_is_not_said_to_be_json_is_not_read(kind: str) -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token(), Content_Type=kind)).status == 415
            assert not here.seen.activities


async def test_only_what_is_posted_is_taken() -> None:
    with signer() as by:
        async with visit(by) as here, here.client.get(PATH, headers={"Authorization": token()}) as response:
            assert response.status == 405


ANOTHER = "99999999-8888-7777-6666-555555555555"


@pytest.mark.parametrize(
    ("tenants", "status"),
    [
        (frozenset({TENANT}), 200),
        (frozenset({ANOTHER, TENANT}), 200),
        (None, 200),
        (frozenset({ANOTHER}), 403),
        (frozenset(), 403),
    ],
)
async def test_an_organisation_that_is_not_named_is_turned_away(
    tenants: AbstractSet[str] | None, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with signer() as by:
        async with visit(by, tenants) as here:
            assert (await here.post(token())).status == status
            assert len(here.seen.activities) == (status == 200)
            assert TENANT not in caplog.text


async def test_the_organisation_is_known_by_the_conversation_where_teams_says_it_only_there() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token(), payloads.message(channelData=None))).status == 200
            where = {"id": "a:1", "conversationType": "personal", "tenantId": ANOTHER}
            assert (await here.post(token(), payloads.message(channelData={}, conversation=where))).status == 403


async def test_the_keys_are_fetched_before_anybody_comes() -> None:
    with signer() as by:
        async with visit(by):
            await by.until(1)


async def test_a_new_key_is_known_as_soon_as_something_is_signed_with_it() -> None:
    with signer() as by:
        async with visit(by) as here:
            old = token()
            assert (await here.post(old)).status == 200
            by.shown = [published("second")]
            here.clock.time += UNKNOWN_AGAIN
            assert (await here.post(token("second"))).status == 200
            assert by.fetched == 2
            assert (await here.post(old)).status == 401  # though it was known a moment ago


async def test_who_names_keys_that_there_are_not_makes_the_bot_look_once_in_a_while() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token())).status == 200
            for _ in range(5):
                assert (await here.post(token("another"))).status == 401
            assert by.fetched == 1
            here.clock.time += UNKNOWN_AGAIN
            for _ in range(5):
                assert (await here.post(token("another"))).status == 401
            assert by.fetched == 2
            assert (await here.post(token())).status == 200


async def test_keys_are_fetched_again_from_time_to_time() -> None:
    with signer() as by:
        async with visit(by, every=0.01) as here:
            await by.until(3)
            by.shown = [published("second")]
            await by.until(by.fetched + 2)  # the first of which may have begun before
            assert (await here.post(token())).status == 401
            assert (await here.post(token("second"))).status == 200


async def test_keys_that_cannot_be_fetched_at_the_start_are_fetched_later() -> None:
    with signer() as by:
        by.fail()
        async with visit(by) as here:
            for _ in range(5):
                answered = await here.post(token())
                assert (answered.status, answered.headers["Retry-After"]) == (503, "10")
            assert by.fetched == 1
            by.mend()
            here.clock.time += FAILED_AGAIN
            assert (await here.post(token())).status == 200
            assert len(here.seen.activities) == 1


async def test_keys_that_cannot_be_fetched_later_do_not_matter_to_what_is_signed_with_those_known() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token())).status == 200
            by.fail()
            here.clock.time += UNKNOWN_AGAIN
            assert (await here.post(token("second"))).status == 503  # it may be a new one
            assert (await here.post(token(nbf=NOW - 1))).status == 200
            by.mend()
            here.clock.time += FAILED_AGAIN
            assert (await here.post(token("second"))).status == 401


async def test_keys_that_may_have_been_withdrawn_let_nobody_in() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token())).status == 200
            by.fail()
            here.clock.time += STALE
            assert (await here.post(token())).status == 503
            by.mend()
            here.clock.time += FAILED_AGAIN
            assert (await here.post(token())).status == 200


WRONG: Mapping[str, Callable[[bytes], tuple[int, bytes]]] = {
    "nothing": lambda _: (200, b""),
    "no JSON": lambda _: (200, b"<html>"),
    "nested without end": lambda _: (200, b"[" * 9000),
    "a list": lambda right: (200, b"[%s]" % right),
    "none of it": lambda _: (200, b"{}"),
    "something odd": lambda _: (200, b'{"jwks_uri": ["x"], "keys": ["x"]}'),
    "too much": lambda right: (200, right + b" " * 2_000_000),
    "that it is in another place": lambda right: (302, right),
    "an error": lambda right: (503, right),
}


@pytest.mark.parametrize("path", [tokens.METADATA, tokens.KEYS])
@pytest.mark.parametrize("kind", WRONG)
async def test_whatever_is_said_instead_of_keys_is_no_key(kind: str, path: str) -> None:
    with signer() as by:
        by.answers[path] = WRONG[kind](by.right(path))
        async with visit(by) as here:
            assert (await here.post(token())).status == 503
            assert not here.seen.activities


async def test_keys_that_others_could_change_are_not_fetched() -> None:
    with signer() as by:
        by.answers[tokens.METADATA] = 200, by.right(tokens.METADATA).replace(b"127.0.0.1", b"0.0.0.0")
        async with visit(by) as here:
            assert (await here.post(token())).status == 503
            assert tokens.KEYS not in by.asked


async def test_keys_from_where_nobody_answers_are_not_reachable() -> None:
    with signer() as by:
        pass
    async with visit(by) as here:
        assert (await here.post(token())).status == 503


@pytest.mark.parametrize(
    ("url", "as_this", "safe"),
    [
        ("https://login.botframework.com/keys", "https://login.botframework.com/", True),
        ("http://login.botframework.com/keys", "https://login.botframework.com/", False),
        ("http://127.0.0.1:80/keys", "https://login.botframework.com/", False),
        ("http://127.0.0.1:80/keys", "http://127.0.0.1:81/", True),
        ("http://keys.example/keys", "http://127.0.0.1:81/", False),
        ("file:///etc/keys", "http://127.0.0.1:81/", False),
    ],
)
def test_keys_come_from_where_nobody_on_the_way_can_change_them(url: str, as_this: str, *, safe: bool) -> None:
    assert as_safe(url, as_this) is safe


async def test_others_are_answered_while_the_keys_are_fetched_and_all_who_wait_share_them() -> None:
    with signer() as by:
        by.hold()
        async with visit(by) as here:
            waiting = [asyncio.create_task(here.post(token(nbf=NOW - number))) for number in range(1, 6)]
            await by.until(1)
            async with here.client.get("/healthz") as response:
                assert response.status == 200
            assert not any(task.done() for task in waiting)
            by.release()
            assert [answered.status for answered in await asyncio.gather(*waiting)] == [200] * 5
            assert by.fetched == 1


async def test_who_names_an_unknown_key_keeps_nobody_else_waiting() -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(token())).status == 200
            here.clock.time += UNKNOWN_AGAIN
            by.hold()
            waiting = asyncio.create_task(here.post(token("another")))
            await by.until(2)
            assert (await here.post(token(nbf=NOW - 1))).status == 200
            assert not waiting.done()
            by.release()
            assert (await waiting).status == 401


async def test_who_goes_away_while_the_keys_are_fetched_takes_them_from_nobody() -> None:
    with signer() as by:
        by.hold()
        async with visit(by) as here:
            gone = asyncio.create_task(here.post(token()))
            await by.until(1)
            gone.cancel()
            with pytest.raises(asyncio.CancelledError):
                await gone
            by.release()
            assert (await here.post(token())).status == 200
            assert by.fetched == 1


async def test_it_stops_while_keys_are_being_fetched() -> None:
    with signer() as by:
        by.hold()
        async with visit(by):
            await by.until(1)


async def test_a_token_that_was_checked_is_not_checked_again_until_the_keys_change() -> None:
    with signer() as by:
        async with visit(by) as here:
            same = token()
            for _ in range(3):
                assert (await here.post(same)).status == 200
            assert here.keys.looked == 1
            await here.post(token("another"))
            here.clock.time += UNKNOWN_AGAIN
            await here.post(token("another"))
            assert (await here.post(same)).status == 200
            assert here.keys.looked == 4


async def test_a_token_that_was_checked_is_for_its_own_address_only() -> None:
    with signer() as by:
        async with visit(by) as here:
            same = token()
            assert (await here.post(same)).status == 200
            elsewhere = payloads.message(serviceUrl="https://smba.trafficmanager.net/emea/")
            assert (await here.post(same, elsewhere)).status == 401
            del elsewhere["serviceUrl"]
            assert (await here.post(same, elsewhere)).status == 401


async def test_a_token_that_was_checked_ends_in_its_time() -> None:
    with signer() as by:
        keys, later = CountingKeys(by.openid), [0.0]
        guard = Guard(APP, keys, lambda: time.time() + later[0])
        async with keys.running():
            same = token()
            await guard.token(same)
            later[0] = 3601
            await guard.token(same)
            assert keys.looked == 2


async def test_no_more_tokens_are_known_than_a_few() -> None:
    with signer() as by:
        keys = CountingKeys(by.openid)
        guard = Guard(APP, keys)
        async with keys.running():
            many = [token(nbf=NOW - number) for number in range(serve.KNOWN + 1)]
            for one in many:
                await guard.token(one)
            await guard.token(many[-1])
            assert keys.looked == len(many)
            await guard.token(many[0])
            assert keys.looked == len(many) + 1


async def test_what_goes_wrong_is_told_to_teams_and_nobodys_words_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with signer() as by, caplog.at_level(logging.DEBUG):
        async with visit(by) as here:
            here.seen.error = ValueError("canary of words")
            assert (await here.post(token())).status == 500
            assert "ValueError" in caplog.text
            assert "canary" not in caplog.text


@pytest.mark.parametrize(
    ("bad", "told"), [(token(aud="another"), True), (token("another"), False), (token(iss="another"), False)]
)
async def test_whoever_runs_it_is_told_that_the_app_id_may_be_wrong_only_where_microsoft_signed(
    bad: str, told: bool, caplog: pytest.LogCaptureFixture
) -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.post(bad)).status == 401
            assert ("whether AGREEMENT_BOT_TEAMS_APP_ID is right" in caplog.text) is told


async def test_whoever_runs_it_is_told_once_that_the_keys_cannot_be_fetched_and_once_that_they_can(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with signer() as by:
        by.fail()
        async with visit(by) as here:
            for _ in range(3):
                await here.post(token())
                here.clock.time += FAILED_AGAIN
            assert by.fetched == 3
            assert caplog.text.count(f"whether this computer may open {by.openid}") == 1
            by.mend()
            await here.post(token())
            assert caplog.text.count("fetched after all") == 1


async def test_no_token_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with signer() as by, caplog.at_level(logging.DEBUG):
        async with visit(by) as here:
            shown = [token(), token("another"), token(aud="x"), f"{token()}x"]
            for one in shown:
                await here.post(one)
            assert not any(one.split(".")[1] in caplog.text or APP in caplog.text for one in shown)


async def test_in_a_trial_whoever_is_on_this_computer_comes_in() -> None:
    with signer() as by:
        async with visit(by, None, guarded=False) as here:
            assert (await here.post(None)).status == 200
            assert len(here.seen.activities) == 1


def test_without_an_app_id_there_is_no_guard_rather_than_one_that_lets_in_everybody() -> None:
    with pytest.raises(ValueError, match="without an app id"):
        Guard("", SigningKeys())


def _sorts(value: Any) -> set[type]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {type(value)}.union(*(_sorts(one) for one in inner))


async def test_what_comes_in_is_plain() -> None:
    """Nothing of botbuilder goes further than the door."""
    with signer() as by:
        async with visit(by) as here:
            await here.post(token(), payloads.mention(number=1, share=0.5, right=True, none=None))
            assert _sorts(here.seen.activities[0]) <= {dict, list, str, int, float, bool, type(None)}
