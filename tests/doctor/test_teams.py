"""What the doctor says of Teams: whether Microsoft gives the bot a token, for the right app, and shows its keys."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import jwt
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters import settings
from adapters.examining import teams
from adapters.finding import Finding, State
from adapters.settings import PREFIX
from adapters.teams import outbound, trying
from adapters.teams.signing_keys import SigningKeys
from adapters.teams.trying import Tried
from tests.teams.tokens import APP, Signer, signer

TENANT = "10001111-aaaa-2222-bbbb-3333cccc4444"
OTHER = "20001111-aaaa-2222-bbbb-3333cccc4444"


@pytest.fixture
def signs() -> Iterator[Signer]:
    with signer() as made:
        yield made


@asynccontextmanager
async def login(status: int, answer: object) -> AsyncIterator[tuple[str, list[str]]]:
    """Where the bot asks for its token; and the secrets that were shown there."""
    shown: list[str] = []

    async def token(request: web.Request) -> web.Response:
        shown.append(str((await request.post())["client_secret"]))
        return web.Response(status=status, text=json.dumps(answer), content_type="application/json")

    app = web.Application()
    app.router.add_post("/{tenant}/oauth2/v2.0/token", token)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/"), shown


def chosen(folder: Path, **more: str) -> settings.Settings:
    given = {"DATA_DIR": str(folder), "TEAMS_APP_ID": APP, "TEAMS_TENANT_ID": TENANT, "TEAMS_APP_PASSWORD": "hush"}
    given |= {"PUBLIC_URL": "https://bot.example", **more}
    return settings.read({f"{PREFIX}{name}": value for name, value in given.items()})


async def examined(folder: Path, signs: Signer, status: int, answer: object) -> Finding:
    """As with Microsoft, but for the addresses."""
    async with login(status, answer) as (url, shown):
        tried = await trying.tried(outbound.Password(APP, "hush", TENANT, url), SigningKeys(signs.openid))
    assert shown == ["hush"]
    found = teams.examine(chosen(folder), tried)
    assert "hush" not in str(found)
    return found


def token(app: str) -> str:
    return jwt.encode({"appid": app}, "not checked here, and long enough for that", algorithm="HS256")


async def test_an_app_that_gets_its_token_and_can_check_what_comes_is_well(tmp_path: Path, signs: Signer) -> None:
    found = await examined(tmp_path, signs, 200, {"access_token": token(APP.upper()), "expires_in": 3600})
    assert found.well
    assert "by HTTP at https://bot.example/api/messages; Microsoft gives it a token, and shows its keys" in found.words


async def test_a_token_that_tells_nothing_is_taken_as_it_is(tmp_path: Path, signs: Signer) -> None:
    assert (await examined(tmp_path, signs, 200, {"access_token": "opaque", "expires_in": 3600})).well


async def test_a_token_for_another_app_is_to_be_mended(tmp_path: Path, signs: Signer) -> None:
    found = await examined(tmp_path, signs, 200, {"access_token": token(OTHER), "expires_in": 3600})
    assert found.state is State.MEND
    assert "its token is for another app: set AGREEMENT_BOT_TEAMS_APP_ID" in found.words


async def test_a_secret_that_microsoft_refuses_is_told_with_its_word(tmp_path: Path, signs: Signer) -> None:
    refused = {"error": "invalid_client", "error_codes": [7000222], "error_description": "AADSTS7000222: hush"}
    found = await examined(tmp_path, signs, 401, refused)
    assert found.state is State.MEND
    assert "gives it no token (invalid_client)" in found.words
    assert "the client secret has not ended" in found.words


@pytest.mark.parametrize(("status", "body"), [(500, b""), (200, b"{}"), (200, b"no json"), (302, b"")])
async def test_keys_that_cannot_be_fetched_are_told(tmp_path: Path, signs: Signer, status: int, body: bytes) -> None:
    signs.answers["/v1/.well-known/openidconfiguration"] = (status, body)
    found = await examined(tmp_path, signs, 200, {"access_token": token(APP), "expires_in": 3600})
    assert found.state is State.MEND
    assert "the keys with which Teams signs cannot be fetched" in found.words


async def test_a_microsoft_that_cannot_be_reached_is_told(tmp_path: Path, signs: Signer) -> None:
    nobody = outbound.Password(APP, "hush", TENANT, "http://127.0.0.1:9")
    found = teams.examine(chosen(tmp_path), await trying.tried(nobody, SigningKeys(signs.openid)))
    assert found.state is State.MEND
    assert "whether this computer may open https://login.microsoftonline.com" in found.words


async def test_a_stand_in_is_asked_for_its_keys_and_shown_its_own_token(tmp_path: Path, signs: Signer) -> None:
    stand_in = {"TEAMS_OPENID_URL": signs.openid, "TEAMS_OUTBOUND_TOKEN": "hush"}
    read = chosen(tmp_path, **stand_in)
    assert await teams.ask(read) == Tried(keys=True)
    assert teams.examine(read, Tried(keys=True)).well
    assert signs.fetched == 1


async def test_nobody_is_asked_where_teams_is_off(tmp_path: Path) -> None:
    read = settings.read({f"{PREFIX}DATA_DIR": str(tmp_path)})
    assert await teams.ask(read) is None
    assert teams.examine(read, None).words.startswith("off")
