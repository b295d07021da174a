"""Whoever has the machine gets a code: at the first start, and whenever access was lost."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from adapters import cli, control, settings
from adapters.commands import coding, serving
from adapters.setting_values import LogForm
from adapters.stores import opening
from bot.bot import Bot
from bot.people import codes, inviting
from bot.records import Invitation
from tests import fakes
from tests.fakes import kept
from tests.people.living import CODE, Somebody


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LOCAL", "OPERATOR", "CONTACT", "CHAT_OWNER", "HOST", "PORT", "DATABASE_URL", "KEYS_DIR", "KEY"):
        monkeypatch.delenv(f"AGREEMENT_BOT_{name}", raising=False)
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(tmp_path))
    return tmp_path


async def test_the_first_start_gives_a_code_and_later_ones_do_not() -> None:
    branch, chosen = fakes.desk(), settings.read()
    code = await coding.first(chosen, branch)
    told = coding.told(code, "http://localhost:8080/")
    assert "http://localhost:8080/desk" in told
    assert code in told
    await Somebody(Bot(branch), branch.store, "olu").say(f"claim {code}")
    assert await coding.first(chosen, branch) == ""


async def test_a_running_bot_gives_another_code_which_opens_the_desk(home: Path) -> None:
    chosen = settings.read()
    async with opening.store(chosen) as found:
        branch = fakes.desk(store=found.store)
        async with serving.door(chosen, branch, found):
            said = await control.ask(home, coding.NAME)
        assert isinstance(said, dict)
        assert "You are now **organiser**" in await Somebody(Bot(branch), branch.store, "olu").say(
            f"claim {said['code']}"
        )


def test_before_the_first_start_there_is_nothing_to_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["people", "code"]) == 1
    assert "There is no store in" in capsys.readouterr().err


@pytest.mark.parametrize("as_json", [False, True])
async def test_with_the_bot_stopped_the_command_opens_the_store_itself(
    as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = settings.read()
    async with opening.store(chosen) as found:
        assert await inviting.nobody_organises(found.store)
    assert await asyncio.to_thread(cli.main, ["people", "code", *(["--json"] if as_json else [])]) == 0
    told = capsys.readouterr().out
    code = json.loads(told)["code"] if as_json else CODE.findall(told)[0]
    if not as_json:
        assert "Whoever enters this code becomes an organiser" in told
        assert "http://127.0.0.1:8080/desk" in told
    async with opening.store(chosen) as found:
        (invitation,) = await kept(found.store, Invitation)
        assert invitation.id == await codes.hashed(code, await opening.people_key(chosen))


async def test_the_code_is_printed_below_the_address_and_never_logged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], logged: list[str]
) -> None:
    async def listening(*parts: object, **named: object) -> None:
        ready = parts[-1]
        assert callable(ready)
        ready("http://localhost:8080/")

    monkeypatch.setattr("adapters.web.serve.run", listening)
    chosen = settings.read()
    async with opening.store(chosen) as found:
        await serving._serving(replace(chosen, log=LogForm.WORDS), fakes.desk(store=found.store), found)
        told = capsys.readouterr().out
        (code,) = CODE.findall(told)
        assert told.startswith("The bot is at http://localhost:8080/ (Ctrl-C stops it)\n\nNobody is an organiser yet.")
        assert not any(code in line for line in logged)
        await serving._serving(chosen, fakes.desk(store=found.store), found)  # what is printed goes into a log
        told = capsys.readouterr().out
        assert not CODE.findall(told)
        assert "'agreement-bot people code'" in told
        trial = replace(chosen, local=True)
        await serving._serving(trial, fakes.desk(store=found.store), found)
        assert not CODE.findall(capsys.readouterr().out)
