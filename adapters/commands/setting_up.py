"""`setup`, `settings` and `doctor`: who runs the bot, what is set where, and whether everything is as it must be."""

import argparse
import json
import logging
import sys

from adapters import doctor, settings
from adapters.commands import Commands, RefusedError
from adapters.finding import State
from adapters.settings import telling
from adapters.stores import opening
from bot.events import Owner


def add(commands: Commands) -> None:
    commands.add("setup", _setup, "Say who runs the bot, how to reach a person, and who owns the chat.")
    commands.add("settings", _settings, "Show each setting and where it was given; no secret.", json=True)
    made = commands.add("doctor", _doctor, "See whether everything is as it must be.", json=True)
    made.add_argument("--offline", action="store_true", help="ask neither Slack nor Teams")


def _setup(_: argparse.Namespace) -> int:
    chosen = settings.read()
    try:
        operator = _asked("Who runs this bot? (for example: UNISON Somewhere branch)")
        contact = _asked("How does a member reach a person there? (a telephone number, an e-mail address, an office)")
        owner = _asked(
            "Who owns the chat workspace that it will be in: the employer or the union?", ("employer", "union")
        )
    except EOFError as error:
        raise RefusedError("Nothing was changed: not every question was answered.") from error
    try:
        path = settings.write(chosen.data_dir, operator=operator, contact=contact, chat_owner=Owner(owner))
    except OSError as error:
        if opening.is_full(error):
            message = f"The disk is full: make room in {chosen.data_dir}, then run it again. Nothing was changed."
            raise RefusedError(message) from error
        message = f"The data folder {chosen.data_dir} cannot be written ({error.strerror}): nothing was changed."
        raise RefusedError(message) from error
    print(f"Kept in {path}. Start the bot with: agreement-bot serve")
    return 0


def _asked(question: str, options: tuple[str, ...] = ()) -> str:
    while True:
        given = " ".join(input(f"{question}\n> ").split())
        if given and (not options or given.lower() in options):
            return given.lower() if options else given
        print("Please write: " + " or ".join(options) if options else "Please write a few words.")


def _settings(given: argparse.Namespace) -> int:
    """Also of settings that are wrong, which are told last."""
    understood = settings.understand()
    rows = list(telling.rows(understood))
    if given.json:
        shown = {"settings": [one.row() for one in rows], "wrong": list(understood.wrong)}
        print(json.dumps(shown, indent=2, ensure_ascii=False))
    else:
        print("\n".join(f"{one.name} = {one.value}{f'  ({one.place})' if one.place else ''}" for one in rows))
        for words in understood.wrong:
            print(f"WRONG  {words}", file=sys.stderr)
    return 1 if understood.wrong else 0


def _doctor(given: argparse.Namespace) -> int:
    logging.disable(logging.CRITICAL)  # what is tried here and fails is told below, in other words
    try:
        findings = doctor.examine(offline=given.offline)
    finally:
        logging.disable(logging.NOTSET)
    rows = [finding.row() for finding in findings]
    print(json.dumps(rows, indent=2, ensure_ascii=False) if given.json else doctor.told(findings))
    return 1 if any(finding.state is State.MEND for finding in findings) else 0
