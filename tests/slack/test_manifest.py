"""The manifest: within what Slack's schema takes, and asking for nothing that the bot does not use."""

import json
import re
from pathlib import Path

import pytest

from adapters import cli
from adapters.slack import manifest
from adapters.slack.incoming import ASK_ABOUT, REPORT

URL = "https://bot.example"


def test_its_texts_are_as_long_as_the_schema_allows() -> None:
    made = manifest.manifest(URL, many=True)
    shown, features = made["display_information"], made["features"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    assert all(len(one["name"]) <= 24 and len(one["description"]) <= 150 for one in features["shortcuts"])
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert len(features["agent_view"]["suggested_prompts"]) <= 4


def test_it_asks_for_the_smallest_scopes() -> None:
    scopes = manifest.manifest(URL)["oauth_config"]["scopes"]
    assert set(scopes) == {"bot"}
    assert set(scopes["bot"]) == {
        *("app_mentions:read", "assistant:write", "chat:write", "commands", "files:write", "im:history", "im:write")
    }


def test_every_way_in_leads_to_one_address() -> None:
    made = manifest.manifest(f"{URL}/")
    there = f"{URL}/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == there
    assert made["settings"]["interactivity"]["request_url"] == there
    assert made["settings"]["interactivity"]["message_menu_options_url"] == there
    (command,) = made["features"]["slash_commands"]
    assert (command["url"], command["should_escape"]) == (there, True)
    assert {one["callback_id"] for one in made["features"]["shortcuts"]} == {ASK_ABOUT, REPORT}


def test_by_socket_mode_it_names_no_address() -> None:
    made = manifest.manifest("", socket_mode=True)
    assert made["settings"]["socket_mode_enabled"]
    assert "slack/events" not in json.dumps(made)


def test_for_many_workspaces_it_says_where_they_come_back() -> None:
    made = manifest.manifest(URL, many=True)
    assert made["oauth_config"]["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]


def test_the_command_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(tmp_path))
    assert cli.main(["manifest", "slack"]) == 1
    assert "AGREEMENT_BOT_PUBLIC_URL" in capsys.readouterr().err
    assert cli.main(["manifest", "slack", "--socket-mode"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"]["socket_mode_enabled"]
    monkeypatch.setenv("AGREEMENT_BOT_PUBLIC_URL", URL)
    assert cli.main(["manifest", "slack"]) == 0
    assert URL in capsys.readouterr().out
