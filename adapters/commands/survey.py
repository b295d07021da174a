"""`survey`: what a rep asks, as a file; and what is stored about it, for anyone to check."""

import argparse
import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from adapters.commands import Commands, RefusedError, asking, proving
from adapters.commands.proving import Proof, Prove
from adapters.control import RefusalError
from adapters.settings import Settings
from adapters.stores import opening
from adapters.stores.opening import Opened
from adapters.stores.tally import Tell
from bot.surveys.questionnaire import files, timing
from knowledge.entries import Problem
from knowledge.sheet import UnreadableError


def add(commands: Commands) -> None:
    parts = commands.group("survey", "Look after surveys.")
    made = parts.add("check", _check, "Say what is wrong with a survey file, with each line and what to do.", json=True)
    made.add_argument("file", type=Path)
    made = parts.add("prove", _prove, "Show every row that is stored about a survey, as it lies there.", json=True)
    made.add_argument("survey", nargs="?", default="", help="its id; without one, all surveys are listed")


def _check(given: argparse.Namespace) -> int:
    path: Path = given.file
    found, problems = _read(str(path), _bytes(path))
    errors = sum(not problem.warning for problem in problems)
    if given.json:
        rows = [{"file": one.file, "line": one.line, "words": one.words, "warning": one.warning} for one in problems]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            print(problem)
        print(f"{found}{_many(errors, 'error')}, {_many(len(problems) - errors, 'warning')}")
    return 1 if errors else 0


def _prove(given: argparse.Namespace) -> int:
    if not given.survey:
        found = asyncio.run(asking.answer(proving.LIST, {}, dict[str, str], _listed))
        listed = "\n".join(f"{id_}  {stage}" for id_, stage in found.items()) or "There is no survey yet."
        print(json.dumps(found, indent=2) if given.json else listed)
        return 0
    asked = Prove(given.survey)

    async def alone(chosen: Settings, _: Tell) -> Proof:
        async with _opened(chosen) as opened:
            return await proving.prove(opened, asked)

    proof = asyncio.run(asking.answer(proving.NAME, asked, Proof, alone))
    shown = json.dumps(msgspec.to_builtins(proof), indent=2, ensure_ascii=False)
    print(shown if given.json else proving.told(proof))
    return 0


async def _listed(chosen: Settings, _: Tell) -> dict[str, str]:
    async with _opened(chosen) as opened:
        return await proving.surveys(opened)


@asynccontextmanager
async def _opened(chosen: Settings) -> AsyncIterator[Opened]:
    """The store with its keys, of which none are made for a look."""
    if not opening.has_vault(chosen):
        raise RefusedError(opening.no_keys(chosen))
    async with opening.store(chosen) as opened:
        try:
            yield opened
        except RefusalError as error:
            raise RefusedError(str(error)) from error


def _read(file: str, raw: bytes) -> tuple[str, tuple[Problem, ...]]:
    """What it is, where it can be read, and what is to be said of it."""
    try:
        questionnaire, warnings = files.read(file, raw)
    except UnreadableError as error:
        return "", error.problems
    minutes = _many(timing.minutes(questionnaire), "minute")
    languages = ", ".join(questionnaire.languages)
    return f"{_many(len(questionnaire.questions), 'question')} in {languages}, about {minutes}: ", warnings


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        message = f"There is no file {path}."
        raise RefusedError(message)
    try:
        with path.open("rb") as opened:
            return opened.read(files.LARGEST + 1)
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise RefusedError(message) from error


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
