"""`doctor` and `settings` as real commands, beside a bot that runs and beside none, with a Slack on this computer."""

import asyncio
import json
import stat
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from adapters import cli
from adapters.settings import TABLE
from adapters.slack.manifest import SCOPES
from adapters.stores import last_backup
from tests.slack.platform import Platform, platform
from tests.terminal.serving import STARTING, command, environment, served
from tests.test_store_commands import filled, given

pytestmark = pytest.mark.usefixtures("home")
BRANCH = {
    "AGREEMENT_BOT_OPERATOR": "The branch",
    "AGREEMENT_BOT_CONTACT": "01632 960 000",
    "AGREEMENT_BOT_CHAT_OWNER": "union",
}


async def run(*words: str, **more: str) -> tuple[int, str, str]:
    """Exit code, output and errors."""
    made = await asyncio.create_subprocess_exec(
        *command(*words),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**environment(), **more},
    )
    async with asyncio.timeout(STARTING):
        out, errors = await made.communicate()
    assert made.returncode is not None
    return made.returncode, out.decode(), errors.decode()


Examine = Callable[..., Awaitable[tuple[int, dict[str, dict[str, Any]]]]]


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Examine:
    """`doctor --json`, in this process: its exit code, and its findings by name."""

    async def examine(*words: str, **more: str) -> tuple[int, dict[str, dict[str, Any]]]:
        for name, value in more.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        code = await given("doctor", "--json", *words)
        return code, {one["name"]: one for one in json.loads(capsys.readouterr().out)}

    return examine


def there(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def slack(called: Platform) -> Mapping[str, str]:
    return {
        "AGREEMENT_BOT_SLACK_BOT_TOKEN": "xoxb-hush",
        "AGREEMENT_BOT_SLACK_SIGNING_SECRET": "hush",
        "AGREEMENT_BOT_SLACK_API_URL": called.api,
        "AGREEMENT_BOT_PUBLIC_URL": "https://bot.example",
        **BRANCH,
    }


async def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(home: Path, examined: Examine) -> None:
    code, found = await examined(**BRANCH)
    assert code == 0
    assert {one["state"] for one in found.values()} == {"well"}
    names = ["settings", "who runs it", "version", "data folder", "temporary files", "bot", "store", "keys", "backups"]
    assert list(found) == [*names, "clock", "Slack", "Teams", "linked accounts", "knowledge", "documents", "search"]
    assert there(home) == ["cache"]


@pytest.mark.usefixtures("library")
async def test_what_was_learnt_answers_a_question(home: Path, examined: Examine) -> None:
    _, found = await examined(**BRANCH)
    assert found["search"]["well"]
    assert found["search"]["words"].endswith("finds its entry")
    (home / "cache").unlink()
    _, found = await examined(**BRANCH)
    assert found["search"]["words"].endswith("learnt at the next start, which takes a minute or two")
    assert not (home / "cache").exists()


@pytest.mark.usefixtures("library", "hearing")
async def test_a_bot_that_runs_is_asked_and_its_files_are_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch, examined: Examine
) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_LOCAL", "yes")
    async with served():
        code, out, errors = await run("doctor", "--json")
        assert (code, errors) == (0, "")
        found = {one["name"]: one for one in json.loads(out)}
        assert found["bot"]["words"].startswith("it runs, as version ")
        assert found["store"]["words"].startswith(f"embedded, {home / 'store'}, ")
        assert found["keys"]["well"]
        assert "in the bot that runs; " in found["search"]["words"]
        assert found["search"]["words"].endswith("finds its entry")
    _, found = await examined()
    assert found["bot"]["words"].startswith("it does not run")


async def test_a_backup_is_known_by_its_age_whoever_made_it(home: Path, examined: Examine) -> None:
    await filled()
    code, found = await examined(**BRANCH)
    assert (code, found["backups"]["state"]) == (0, "look")
    assert await given("store", "backup", "b") == 0
    _, found = await examined(**BRANCH)
    assert found["backups"]["well"]
    assert f"less than an hour old, {home.parent / 'b'}" in found["backups"]["words"]
    assert stat.S_IMODE((home / last_backup.NAME).stat().st_mode) == 0o600


async def test_slack_is_asked_unless_that_was_forbidden(examined: Examine) -> None:
    async with platform() as called:
        headers = {"X-OAuth-Scopes": ",".join(SCOPES)}
        answer = web.json_response({"ok": True, "user": "agreement_bot", "team": "Ours"}, headers=headers)
        called.answers["auth.test"].append(answer)
        code, found = await examined(**slack(called))
        assert code == 0
        assert "Slack knows it as agreement_bot in Ours" in found["Slack"]["words"]
        assert "in step with Slack" in found["clock"]["words"]
        assert "hush" not in str(found)
        asked = len(called.asked)
        _, found = await examined("--offline", **slack(called))
        assert found["Slack"]["well"]
        assert "knows it" not in found["Slack"]["words"]
        assert len(called.asked) == asked == 1


def test_what_is_to_be_mended_makes_it_fail_and_what_is_to_be_looked_at_does_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["doctor"]) == 1
    assert [line[:5] for line in capsys.readouterr().out.splitlines() if line[:5] != "well "] == ["MEND "]
    asyncio.run(filled())
    for name, value in BRANCH.items():
        monkeypatch.setenv(name, value)
    assert cli.main(["doctor"]) == 0
    assert "look  backups: " in capsys.readouterr().out


async def test_all_that_is_wrong_with_the_settings_is_told_by_each_command(home: Path) -> None:
    (home / "settings.toml").write_text('data_dir = "/elsewhere"\nprot = 80\n', encoding="utf-8")
    wrong = {"AGREEMENT_BOT_PORT": "http", "AGREEMENT_BOT_SLACK_BOT_TOKE": "hush"}
    for words in (("doctor",), ("serve",)):
        code, out, errors = await run(*words, **wrong)
        assert code == 1, words
        said = out + errors
        assert "'data_dir' is never read from a file" in said
        assert "'prot' is not a setting: perhaps 'port'" in said
        assert "AGREEMENT_BOT_PORT: is not a port" in said
        assert "perhaps AGREEMENT_BOT_SLACK_BOT_TOKEN" in said
        assert "Traceback" not in said
        assert "hush" not in said


async def test_each_setting_is_shown_with_where_it_was_given(home: Path) -> None:
    (home / "settings.toml").write_text('contact = "the office"\nport = 9000\n', encoding="utf-8")
    secret = home / "token"
    secret.write_text("xoxb-hush\n", encoding="utf-8")
    where = {
        "AGREEMENT_BOT_PORT": "9001",
        "AGREEMENT_BOT_SLACK_BOT_TOKEN_FILE": str(secret),
        "AGREEMENT_BOT_SLACK_SIGNING_SECRET": "hush",
    }
    code, out, errors = await run("settings", **where)
    assert (code, errors) == (0, "")
    lines = out.splitlines()
    assert len(lines) == len(TABLE)
    assert f"AGREEMENT_BOT_CONTACT = the office  ({home / 'settings.toml'})" in lines
    assert "AGREEMENT_BOT_PORT = 9001  (the environment)" in lines
    assert f"AGREEMENT_BOT_SLACK_BOT_TOKEN = set  ({secret})" in lines
    assert "AGREEMENT_BOT_SLACK_SIGNING_SECRET = set  (the environment)" in lines
    assert "AGREEMENT_BOT_SLACK_APP_TOKEN = not set" in lines
    assert "AGREEMENT_BOT_KEYS_DIR = not set: keys in the data folder" in lines
    assert "hush" not in out
    code, out, _ = await run("settings", "--json", **where, AGREEMENT_BOT_CHAT_OWNER="council")
    told = json.loads(out)
    shown = {one["name"]: one for one in told["settings"]}
    assert code == 1
    assert shown["AGREEMENT_BOT_CHAT_OWNER"]["value"] == "cannot be used"
    assert told["wrong"] == ["AGREEMENT_BOT_CHAT_OWNER: is neither 'employer' nor 'union'"]


@pytest.mark.parametrize("value", ["{}", "xoxb-{}\n{}", "postgresql://bot:{}@127.0.0.1:1/none"])
def test_no_secret_is_printed_by_any_command_whatever_is_wrong_with_it(
    value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], logged: list[str]
) -> None:
    hidden = "shhhh5c2e"
    for one in TABLE.values():
        if one.described.secret:
            monkeypatch.setenv(one.variable, value.replace("{}", hidden))
    start = len(logged)
    for words in (["doctor"], ["doctor", "--json"], ["settings"], ["settings", "--json"], ["serve"], ["store", "info"]):
        assert cli.main(words) == 1
    told = capsys.readouterr()
    assert told.out
    assert told.err
    assert hidden not in told.out + told.err + "\n".join(logged[start:])
