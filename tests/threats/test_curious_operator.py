"""Whoever runs the bot, and looks: every command that shows something, with people's words in the store."""

import argparse
import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters import cli
from bot.records import Report
from tests.across import across
from tests.fakes import kept
from tests.slack.payloads import TEAM
from tests.slack.payloads import USER as ON_SLACK
from tests.teams.payloads import ACCOUNT, CHAT, TENANT, USER
from tests.test_across import ASKED, DOING, HELD, WHAT, reported_on_slack, reported_on_teams

COMMANDS = (
    "store info",
    "store info --json",
    "store check",
    "store check --json",
    "settings",
    "settings --json",
    "doctor --offline",
    "doctor --offline --json",
    "privacy notice",
    "privacy record",
    "privacy assessment",
    "members count",
    "knowledge gaps",
    "knowledge gaps --json",
)

# What shows nothing of the store, or shows what it is for.
OTHERS = {
    **dict.fromkeys(
        ("serve", "setup", "keys rotate", "store backup", "store restore", "store copy"), "says how it went"
    ),
    "store restored": "says how many were signed out",
    **dict.fromkeys(
        ("evaluate", "knowledge check", "knowledge import", "survey check"), "reads files of the operator's"
    ),
    "knowledge export": "writes answers that organisers changed",
    **dict.fromkeys(("members import", "members remove"), "reads a list that the operator has"),
    "people code": "makes a code",
    "people reset": "is given a name",
    "survey prove": "shows rows as they lie there, sealed: tests/surveys/test_proving.py",
    **dict.fromkeys(("manifest slack", "manifest teams"), "is made from the settings"),
    **dict.fromkeys(("chat", "ask"), "is a conversation of the operator's own"),
}


async def lived(folder: Path) -> tuple[str, ...]:
    """What must not be shown: words, names, receipts, and by what the platforms know people and places."""
    async with across(folder) as here:
        sam, alex = here.somebody_on_teams(), here.somebody_on_slack()
        await sam.writes(f"claim {await here.code()}")
        named = await reported_on_slack(alex, "Named", name="Alex Canary")
        await here.deliver()
        await sam.presses("Open it")
        await sam.steps(here.clock)
        await sam.presses("Write to the reporter")
        await sam.fills({"typed.words": ASKED})
        sam.close()
        anonymous = await reported_on_teams(sam, "Anonymous")
        await here.deliver(HELD)
        await alex.writes("does my canary manager listen to the telephone")
        reports = [one.id for one in await kept(here.desk.store, Report)]
    receipts = (named, anonymous, *(one.replace(" ", "") for one in (named, anonymous)))
    return (WHAT, DOING, ASKED, "canary", TEAM, ON_SLACK, TENANT, USER, ACCOUNT, CHAT, *receipts, *reports)


async def test_no_command_shows_anybodys_words_or_ids(
    home: Path, capsys: pytest.CaptureFixture[str], logged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("OPERATOR", "The branch"), ("CONTACT", "01632 960 000"), ("CHAT_OWNER", "union")):
        monkeypatch.setenv(f"AGREEMENT_BOT_{name}", value)
    secret = await lived(home)
    begun = len(logged)
    capsys.readouterr()
    for command in COMMANDS:
        await asyncio.to_thread(cli.main, command.split())
        shown = capsys.readouterr()
        said = shown.out + shown.err
        assert said.strip(), command
        for words in secret:
            assert words.casefold() not in said.replace(str(home), "").casefold(), (command, words)
    for words in secret:
        assert not [line for line in logged[begun:] if words in line]


def test_every_command_shows_nothing_or_is_tried_here_or_says_why_not() -> None:
    tried = {" ".join(word for word in command.split() if not word.startswith("--")) for command in COMMANDS}
    assert tried | OTHERS.keys() == set(leaves(cli._parser()))
    assert not tried & OTHERS.keys()


def leaves(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Every command, as it is typed."""
    inner = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not inner:
        yield before.strip()
    for one in inner:
        for name, made in one.choices.items():
            yield from leaves(made, f"{before} {name}")
