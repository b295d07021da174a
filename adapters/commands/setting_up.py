"""`setup` and `doctor`: who runs the bot, and whether everything is as it must be."""

import argparse
import json

from adapters import doctor, settings
from adapters.commands import Commands, RefusedError
from adapters.stores import opening
from bot.events import Owner


def add(commands: Commands) -> None:
    commands.add("setup", _setup, "Say who runs the bot, how to reach a person, and who owns the chat.")
    commands.add("doctor", _doctor, "See whether everything is as it must be.", json=True)


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


def _doctor(given: argparse.Namespace) -> int:
    findings = doctor.examine()
    print(json.dumps([finding.row() for finding in findings], indent=2) if given.json else doctor.told(findings))
    return 0 if all(finding.well for finding in findings) else 1
