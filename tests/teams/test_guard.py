"""Only what Microsoft signed for this bot comes in."""

import base64
import hashlib
import hmac
import logging
import time
from collections.abc import Callable, Mapping

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from adapters.teams.guard import KNOWN, Guard
from adapters.teams.serve import LARGEST
from adapters.teams.signing_keys import UNKNOWN_AGAIN, SigningKeys
from tests.teams import payloads, served, tokens
from tests.teams.guarded import NOW, CountingKeys, visit
from tests.teams.payloads import SERVICE
from tests.teams.tokens import APP, ISSUER, published, signer, token

HEAD = b'{"alg":"HS256","typ":"JWT","kid":"first"}'


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


@pytest.mark.parametrize("body", [b"[" * 9000, b"a" * (LARGEST + 1), b"", b"\xff"])
async def test_who_shows_no_token_is_not_told_what_else_is_wrong(body: bytes) -> None:
    with signer() as by:
        async with visit(by) as here:
            assert (await here.send("Bearer x.y.z", body)).status == 401
            assert (await here.send(None, body, Content_Type="text/plain")).status == 401


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
        guard = served.guard(keys, lambda: time.time() + later[0])
        async with keys.running():
            same = token()
            await guard.token(same)
            later[0] = 3601
            await guard.token(same)
            assert keys.looked == 2


async def test_no_more_tokens_are_known_than_a_few() -> None:
    with signer() as by:
        keys = CountingKeys(by.openid)
        guard = served.guard(keys)
        async with keys.running():
            many = [token(nbf=NOW - number) for number in range(KNOWN + 1)]
            for one in many:
                await guard.token(one)
            await guard.token(many[-1])
            assert keys.looked == len(many)
            await guard.token(many[0])
            assert keys.looked == len(many) + 1


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
        Guard("", SigningKeys(), served.kit().checking)
