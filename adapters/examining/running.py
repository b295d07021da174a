"""The bot that runs, as it sees itself: what `doctor` asks it over its socket, and what it answers."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import msgspec

from adapters import control
from adapters.control import Answerer, Report
from adapters.examining import searching
from adapters.examining.searching import Sample
from adapters.finding import Finding, look, mend, well
from bot.desk import Desk

ASKED = "doctor.see"
NAME = "bot"
WITHIN = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Running:
    version: str
    by_meaning: bool
    sample: Sample | None


def answerers(made: Desk) -> Mapping[str, Answerer]:
    async def see(_: Mapping[str, object], __: Report) -> object:
        shelf = made.knowledge.shelf
        asked = await asyncio.to_thread(searching.sample, shelf.pack, shelf.index)
        return msgspec.to_builtins(Running(metadata.version("agreement-bot"), shelf.index.model is not None, asked))

    return {ASKED: see}


async def examine(folder: Path) -> tuple[Finding, Running | None]:
    """None where it does not run, or cannot be asked."""
    if not await control.running(folder):
        return well(NAME, "it does not run on this data folder; 'agreement-bot serve' starts it"), None
    try:
        async with asyncio.timeout(WITHIN):
            found = msgspec.convert(await control.ask(folder, ASKED), Running)
    except control.AnswerError as error:
        return look(NAME, f"it runs, and cannot say how it is ({error}): start it again"), None
    except (control.NotRunningError, TimeoutError, msgspec.ValidationError):
        return mend(NAME, "it runs, and does not answer as it should: start it again"), None
    here = metadata.version("agreement-bot")
    if found.version != here:
        return look(NAME, f"it runs as version {found.version}, and this is {here}: start it again"), found
    return well(NAME, f"it runs, as version {found.version}"), found


def search(found: Running) -> Finding:
    """What the bot that runs finds, with what was changed in chat."""
    how = "by words and by meaning" if found.by_meaning else "by words alone, not by meaning"
    return searching.judge(f"{how}, in the bot that runs", found.sample)
