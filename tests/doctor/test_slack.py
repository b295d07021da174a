"""What the doctor says of Slack, which is asked by the real calls: whose the token is, and what the app may do."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web

from adapters import settings
from adapters.examining import clock, slack
from adapters.finding import Finding, State
from adapters.settings import PREFIX
from adapters.slack.manifest import SCOPES
from tests.slack.platform import Platform, platform, refusing

HTTP = {
    "SLACK_BOT_TOKEN": "xoxb-hush",
    "SLACK_SIGNING_SECRET": "hush",
    "PUBLIC_URL": "https://bot.example",
}
SOCKET = {"SLACK_BOT_TOKEN": "xoxb-hush", "SLACK_APP_TOKEN": "xapp-hush"}


@pytest.fixture
async def called() -> AsyncIterator[Platform]:
    async with platform() as made:
        yield made


def said(*scopes: str, at: datetime | None = None) -> web.Response:
    headers = {"X-OAuth-Scopes": ",".join(scopes)} | ({"Date": format_datetime(at, usegmt=True)} if at else {})
    return web.json_response({"ok": True, "user": "agreement_bot", "team": "The branch"}, headers=headers)


async def examined(folder: Path, api: str, **given: str) -> Finding:
    chosen = {"DATA_DIR": str(folder), "SLACK_API_URL": api, **given}
    read = settings.read({f"{PREFIX}{name}": value for name, value in chosen.items()})
    found = slack.examine(read, await slack.ask(read))
    assert "hush" not in str(found)
    return found


async def test_a_token_that_slack_knows_is_well_and_named(tmp_path: Path, called: Platform) -> None:
    called.answers["auth.test"].append(said(*SCOPES))
    found = await examined(tmp_path, called.api, **HTTP)
    assert found.well
    assert "HTTP at https://bot.example/slack/events" in found.words
    assert "Slack knows it as agreement_bot in The branch" in found.words
    assert called.tokens == ["xoxb-hush"]


async def test_a_right_that_the_app_lacks_is_named(tmp_path: Path, called: Platform) -> None:
    called.answers["auth.test"].append(said(*SCOPES[2:]))
    found = await examined(tmp_path, called.api, **HTTP)
    assert found.state is State.MEND
    assert f"the app lacks {SCOPES[0]}, {SCOPES[1]}" in found.words


async def test_a_right_that_the_app_does_not_need_is_to_be_looked_at(tmp_path: Path, called: Platform) -> None:
    called.answers["auth.test"].append(said(*SCOPES, "channels:history", "users:read.email", "users:read"))
    found = await examined(tmp_path, called.api, **HTTP)
    assert found.state is State.LOOK
    assert "more than it needs (channels:history)" in found.words


@pytest.mark.parametrize(
    ("error", "words"),
    [("invalid_auth", "does not know the token"), ("token_revoked", "was withdrawn"), ("strange", "refuses the token")],
)
async def test_a_token_that_slack_refuses_is_told(tmp_path: Path, called: Platform, error: str, words: str) -> None:
    called.answers["auth.test"].append(refusing(error))
    found = await examined(tmp_path, called.api, **HTTP)
    assert found.state is State.MEND
    assert f"{words} ({error})" in found.words
    assert "set AGREEMENT_BOT_SLACK_BOT_TOKEN anew" in found.words


async def test_a_slack_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    found = await examined(tmp_path, "http://127.0.0.1:9/api", **HTTP)
    assert found.state is State.MEND
    assert "Slack cannot be reached" in found.words


async def test_socket_mode_is_tried_with_the_token_of_the_app(tmp_path: Path, called: Platform) -> None:
    called.answers["auth.test"].append(said(*SCOPES))
    assert (await examined(tmp_path, called.api, **SOCKET)).well
    assert called.tokens == ["xoxb-hush", "xapp-hush"]
    called.answers["auth.test"].append(said(*SCOPES))
    called.answers["apps.connections.open"].append(refusing("not_allowed_token_type"))
    found = await examined(tmp_path, called.api, **SOCKET)
    assert found.state is State.MEND
    assert "Socket Mode does not open (not_allowed_token_type)" in found.words


async def test_the_time_of_its_answer_is_compared(tmp_path: Path, called: Platform) -> None:
    called.answers["auth.test"].append(said(*SCOPES, at=datetime.now(UTC) - timedelta(hours=1)))
    chosen = {"DATA_DIR": str(tmp_path), "SLACK_API_URL": called.api, **HTTP}
    answered = await slack.ask(settings.read({f"{PREFIX}{name}": value for name, value in chosen.items()}))
    assert answered
    assert answered.ticks
    found = clock.judge(datetime.now(UTC), [answered.ticks], None)
    assert found.state is State.MEND
    assert "ahead of the clock of Slack" in found.words
