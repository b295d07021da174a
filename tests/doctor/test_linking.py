"""What the doctor says of linked accounts: Slack itself is asked what the app may do."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from adapters import linking, settings
from adapters.examining import slack
from adapters.finding import Finding
from adapters.settings import PREFIX
from tests.slack.platform import Platform, platform, refusing

ON = {"LINK_ACCOUNTS": "email"}
SLACK = {"SLACK_BOT_TOKEN": "xoxb-hush", "SLACK_SIGNING_SECRET": "hush"}
MANY = {
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "hush",
    "SLACK_SIGNING_SECRET": "hush",
    "PUBLIC_URL": "https://bot.example",
}


@pytest.fixture
async def called() -> AsyncIterator[Platform]:
    async with platform() as made:
        yield made


async def examined(folder: Path, called: Platform, **given: str) -> Finding:
    chosen = {"DATA_DIR": str(folder), "SLACK_API_URL": called.api, **given}
    read = settings.read({f"{PREFIX}{name}": value for name, value in chosen.items()})
    found = linking.examine(read, await slack.ask(read) if read.emails else None)
    assert "hush" not in found.words
    return found


def may(*scopes: str) -> web.Response:
    return web.json_response({"ok": True}, headers={"X-OAuth-Scopes": ",".join(scopes)})


async def test_unless_it_is_set_nobody_is_asked(tmp_path: Path, called: Platform) -> None:
    found = await examined(tmp_path, called, **SLACK)
    assert found.well
    assert found.words.startswith("off")
    assert not called.asked


async def test_an_app_that_may_see_addresses_is_well(tmp_path: Path, called: Platform) -> None:
    called.answers["auth.test"].append(may("chat:write", "users:read", "users:read.email"))
    assert (await examined(tmp_path, called, **ON, **SLACK)).well
    assert called.tokens == ["xoxb-hush"]


@pytest.mark.parametrize(
    ("scopes", "lacking"),
    [((), "users:read and users:read.email"), (("chat:write", "users:read"), "lacks users:read.email,")],
)
async def test_an_app_that_may_not_is_to_be_mended(
    tmp_path: Path, called: Platform, scopes: tuple[str, ...], lacking: str
) -> None:
    called.answers["auth.test"].append(may(*scopes))
    found = await examined(tmp_path, called, **ON, **SLACK)
    assert not found.well
    assert lacking in found.words
    assert "agreement-bot manifest slack" in found.words


async def test_what_slack_refuses_is_told_by_its_word(tmp_path: Path, called: Platform) -> None:
    called.answers["auth.test"].append(refusing("invalid_auth"))
    found = await examined(tmp_path, called, **ON, **SLACK)
    assert not found.well
    assert "(invalid_auth)" in found.words


async def test_where_slack_cannot_be_reached_it_says_so(tmp_path: Path) -> None:
    gone = Platform("http://127.0.0.1:9")
    found = await asyncio.wait_for(examined(tmp_path, gone, **ON, **SLACK), 20)
    assert not found.well
    assert "no_connection" in found.words


async def test_of_many_workspaces_none_is_asked(tmp_path: Path, called: Platform) -> None:
    found = await examined(tmp_path, called, **ON, **MANY)
    assert found.well
    assert "must install it again" in found.words
    assert not called.asked
    assert (await examined(tmp_path, called, **ON)).well
