"""The manifest: what Slack takes, and asking for nothing that the bot does not use."""

import ast
import copy
import inspect
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from slack_sdk.web import async_client

import adapters.slack
from adapters import cli
from adapters.slack import manifest, parse
from adapters.slack.incoming import ASK_ABOUT, REPORT
from tests.slack.emulated import FOLDER, installed
from tests.slack.manifest_rules import RULES
from tests.slack.payloads import Json

URL = "https://bot.example"
VALID = Draft202012Validator(RULES)
WAYS = {
    "HTTP": manifest.manifest(URL),
    "Socket Mode": manifest.manifest("", socket_mode=True),
    "many workspaces": manifest.manifest(URL, many=True),
    "linked accounts": manifest.manifest(URL, emails=True),
}

# The scope that Slack's page of each method names; None where it names none.
METHODS = {
    "auth.test": None,
    "apps.connections.open": None,  # takes a token of its own, with connections:write
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "conversations.history": "im:history",  # of conversations of two only
    "conversations.open": "im:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "oauth.v2.access": None,
    "views.open": None,
    "views.publish": None,
    "views.push": None,
    "views.update": None,
}
LINKING = {"users.info": ("users:read", "users:read.email")}  # called only where accounts are linked by e-mail
EVENTS = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.im": "im:history",
    "tokens_revoked": None,
}
FEATURES = {"shortcuts": "commands", "slash_commands": "commands", "agent_view": "assistant:write"}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_within_what_slack_takes(way: str) -> None:
    assert not [error.message for error in VALID.iter_errors(WAYS[way])]


def _spoil(change: Callable[[Json], object]) -> Json:
    made = copy.deepcopy(WAYS["HTTP"])
    change(made)
    return made


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made.pop("display_information"),
        lambda made: made.update(colour="red"),
        lambda made: made["display_information"].update(name="x" * 36),
        lambda made: made["display_information"].update(long_description="too short"),
        lambda made: made["display_information"].update(background_color="grey"),
        lambda made: made["features"]["agent_view"]["suggested_prompts"].extend([{"title": "a", "message": "b"}] * 2),
        lambda made: made["features"]["agent_view"]["suggested_prompts"][0].pop("message"),
        lambda made: made["features"]["shortcuts"][0].update(name="x" * 25),
        lambda made: made["features"]["slash_commands"][0].update(command="agreement"),
        lambda made: made["settings"]["interactivity"].pop("is_enabled"),
        lambda made: made["settings"]["event_subscriptions"].update(request_url="bot.example"),
        lambda made: made["settings"]["event_subscriptions"]["bot_events"].append("app_mention"),
    ],
)
def test_what_slack_would_refuse_is_noticed(change: Callable[[Json], object]) -> None:
    assert not VALID.is_valid(_spoil(change))


def test_it_is_of_the_type_that_slack_publishes(tmp_path: Path) -> None:
    """Slack's own package names each key, scope and event; but for one scope, which only its pages name."""
    installed()
    made = list(WAYS.values())
    wrong = _spoil(lambda one: one["oauth_config"]["scopes"]["bot"].append("im:raed"))
    assert not _refused(tmp_path, *made)
    assert "im:raed" in _refused(tmp_path, wrong)


def _refused(folder: Path, *made: Json) -> str:
    types = FOLDER / "node_modules" / "@slack" / "web-api" / "dist" / "types" / "request" / "manifest.js"
    lines = [f"import type {{ Manifest }} from {json.dumps(str(types))};"]
    for number, one in enumerate(made):
        known = copy.deepcopy(one)
        known["oauth_config"]["scopes"]["bot"].remove("assistant:write")
        lines.append(f"export const made{number}: Manifest = {json.dumps(known)};")
    program = folder / "made.mts"
    program.write_text("\n".join(lines), encoding="utf-8")
    compiler = FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"]
    ran = subprocess.run(
        ["node", compiler, *options, program], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert bool(ran.returncode) == bool(ran.stdout), ran.stderr
    return ran.stdout


def test_it_asks_for_each_scope_that_something_needs_and_no_other() -> None:
    made = WAYS["HTTP"]
    scopes = made["oauth_config"]["scopes"]
    assert set(scopes) == {"bot"}
    by_events = [EVENTS[one] for one in made["settings"]["event_subscriptions"]["bot_events"]]
    by_methods = [METHODS[one] for one in _called() - LINKING.keys()]
    by_features = [FEATURES[one] for one in made["features"] if one in FEATURES]
    needed = {one for one in (*by_events, *by_methods, *by_features) if one}
    assert sorted(scopes["bot"]) == sorted(needed)
    assert len(set(scopes["bot"])) == len(scopes["bot"])


def test_only_where_accounts_are_linked_it_asks_for_addresses_too() -> None:
    without, asked = (WAYS[way]["oauth_config"]["scopes"]["bot"] for way in ("HTTP", "linked accounts"))
    assert asked == [*without, *(scope for scopes in LINKING.values() for scope in scopes)]


def test_every_method_that_is_called_is_known_here() -> None:
    assert sorted(_called()) == sorted(METHODS.keys() | LINKING.keys())


def _called() -> set[str]:
    """Every word in the adapter that is the name of a method of Slack's."""
    known = set(re.findall(r'api_call\(\s*"([\w.]+)"', inspect.getsource(async_client)))
    assert {"chat.postMessage", "views.open"} <= known
    (folder,) = adapters.slack.__path__
    return {word for file in sorted(Path(folder).glob("*.py")) for word in _words(file)} & known


def _words(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_slack_in_the_tests_is_given_the_same_scopes() -> None:
    """It is strict about them, so every way through it shows that they are enough."""
    started = (FOLDER / "start.mjs").read_text(encoding="utf-8")
    (listed,) = re.findall(r"const scopes = (\[.*?\]);", started)
    assert sorted(json.loads(listed)) == sorted(manifest.SCOPES)
    (more,) = re.findall(r"const emails = (\[.*?\]);", started)
    assert sorted(json.loads(more)) == sorted(manifest.EMAIL_SCOPES)


def test_it_subscribes_to_what_is_read_and_to_nothing_else() -> None:
    subscribed = WAYS["HTTP"]["settings"]["event_subscriptions"]["bot_events"]
    assert {one.partition(".")[0] for one in subscribed} == set(parse.EVENTS)


def test_every_way_in_leads_to_one_address() -> None:
    made = manifest.manifest(f"{URL}/")
    there = f"{URL}/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == there
    assert made["settings"]["interactivity"]["request_url"] == there
    assert made["settings"]["interactivity"]["message_menu_options_url"] == there
    (command,) = made["features"]["slash_commands"]
    assert (command["url"], command["should_escape"]) == (there, True)
    assert {one["callback_id"] for one in made["features"]["shortcuts"]} == {ASK_ABOUT, REPORT}


def test_people_can_write_to_it_in_its_agent_view() -> None:
    features = WAYS["HTTP"]["features"]
    assert "assistant_view" not in features
    assert 1 <= len(features["agent_view"]["suggested_prompts"]) <= 4
    assert features["app_home"]["messages_tab_enabled"]
    assert not features["app_home"]["messages_tab_read_only_enabled"]


def test_by_socket_mode_it_names_no_address() -> None:
    made = WAYS["Socket Mode"]
    assert made["settings"]["socket_mode_enabled"]
    assert "slack/events" not in json.dumps(made)


def test_for_many_workspaces_it_says_where_they_come_back() -> None:
    assert WAYS["many workspaces"]["oauth_config"]["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]


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
    told = capsys.readouterr().out
    assert URL in told
    assert "users:read" not in told
    monkeypatch.setenv("AGREEMENT_BOT_LINK_ACCOUNTS", "email")
    assert cli.main(["manifest", "slack"]) == 0
    assert "users:read.email" in capsys.readouterr().out
