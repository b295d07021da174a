"""What a page shows to be copied runs, in a data folder of its own.

The rule: a command of the bot's on a line of its own is run, in the order below, with a real file where the page has a
word in capitals: the two that a volunteer begins with as processes, the others as the same program runs them. What
cannot be run so is in `ELSEWHERE`, with the test that runs it.
"""

import asyncio
import shlex
import subprocess
from pathlib import Path

import pytest

from adapters import cli, settings
from adapters.stores import opening
from tests.docs.reading import examples
from tests.membership.lists import write
from tests.terminal.serving import STARTING, command, environment

ELSEWHERE = {
    "serve": "goes on until it is stopped, and wants what is learnt: tests/doctor/test_running.py",
    "serve --local": "the same, as a trial: tests/terminal/test_chatting.py",
    "survey prove ID": "wants a survey: tests/surveys/test_proving.py",
    "store copy --to URL": "wants a PostgreSQL: tests/test_store_commands.py",
}
IN_ORDER = (
    "setup",
    "doctor",
    'ask "can they use AI to watch us"',
    "store info",
    "store check",
    "store backup FILE",
    "keys rotate",
    "store restored",
    "privacy notice",
    "privacy record",
    "privacy assessment",
    "members import FILE",
    "members count",
    "members remove FILE",
    "members remove --all",
    "store restore FILE",
)
PROCESSES = ("setup", "doctor")
ANSWERS = "The branch\n01632 960 000\nunion\n"  # to what `setup` asks


def test_every_example_is_run_or_says_where_it_is() -> None:
    shown = {one.words for one in examples() if one.whole}
    assert shown == {*IN_ORDER, *ELSEWHERE}
    assert all(Path(words.rpartition(": ")[2]).is_file() for words in ELSEWHERE.values())


def test_each_runs_in_a_folder_of_its_own(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_MEMBERSHIP", "list")
    monkeypatch.setenv("AGREEMENT_BOT_LINK_ACCOUNTS", "email")
    files = {"store": str(tmp_path / "backup"), "members": write(tmp_path, "E-mail\nalex@canary.example\n")}
    asyncio.run(started())
    for words in IN_ORDER:
        if words == "store restore FILE":
            (home / "store").rename(tmp_path / "before")  # into an empty place only
        arguments = [files[words.split()[0]] if part == "FILE" else part for part in shlex.split(words)]
        if words in PROCESSES:
            print(process(*arguments))
        else:
            assert cli.main(arguments) == 0, (words, capsys.readouterr())
        assert capsys.readouterr().out.strip(), words


async def started() -> None:
    """The store is made, as by a first start."""
    async with opening.store(settings.read()):
        pass


def process(*arguments: str) -> str:
    ran = subprocess.run(
        command(*arguments),
        input=ANSWERS,
        capture_output=True,
        text=True,
        timeout=STARTING,
        env=environment(),
        check=False,
    )
    assert ran.returncode == 0, (arguments, ran.stdout, ran.stderr)
    return ran.stdout
