"""The phases with which a plan begins: a file beside this one, which whoever looks after the bot can change.

All that is wrong with it is told at once, each with its line, when the bot starts.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from bot.records.plans import Helps, How, Phase
from bot.surveys.questionnaire import places
from bot.surveys.questionnaire.places import At, TooDeepError
from knowledge.entries import Problem
from knowledge.sheet import UnreadableError

FILE = "phases.toml"
MOST = 12  # in a plan
LONGEST_NAME, LONGEST_GOAL = 60, 300  # characters
LARGEST = 50_000  # bytes
WHOLE = 100  # parts of the time of a campaign
_PARTS = ("name", "goal", "share", "helps")


@dataclass(frozen=True, slots=True)
class Usual:
    """`share`: by when, in parts of 100 of the time until the campaign's last day."""

    name: str
    goal: str
    share: int
    helps: tuple[Helps, ...]


@cache
def usual() -> tuple[Usual, ...]:
    """UnreadableError."""
    return read(FILE, (resources.files(__package__) / FILE).read_bytes())


def begun(today: date, until: date | None) -> tuple[Phase, ...]:
    """As a plan begins today. Without a last day ahead no phase has a day."""
    left = (until - today) if until and until > today else None
    return tuple(
        Phase(
            f"phase-{at}",
            one.name,
            one.goal,
            today + left * one.share / WHOLE if left else None,
            How.TO_DO,
            None,
            one.helps,
        )
        for at, one in enumerate(usual(), start=1)
    )


def read(file: str, raw: bytes) -> tuple[Usual, ...]:
    """UnreadableError, with everything that is wrong. `file` is how it is called in what is told."""
    found, lines = _parsed(file, raw)
    wrong: list[tuple[At, str]] = [((name,), _unknown(name, ("phase",))) for name in found if name != "phase"]
    tables = found.get("phase")
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables) or not tables:
        wrong.append((("phase",), "there is no phase: each begins with a line [[phase]]"))
        tables = []
    if len(tables) > MOST:
        wrong.append((("phase", MOST), f"at most {MOST} phases fit into a plan"))
    made = [_phase(one, at, wrong) for at, one in enumerate(tables[:MOST])]
    for at, (one, before) in enumerate(zip(made[1:], made, strict=False), start=1):
        if one.share < before.share:
            wrong.append((("phase", at, "share"), "this is before the share of the phase above it"))
    for at, one in enumerate(made):
        if one.name and one.name.casefold() in {other.name.casefold() for other in made[:at]}:
            wrong.append((("phase", at, "name"), "another phase has this name already"))
    if wrong:
        told = sorted(
            {Problem(file, places.line(lines, at), words) for at, words in wrong}, key=lambda one: (one.line, one.words)
        )
        raise UnreadableError(tuple(told))
    return tuple(made)


def _parsed(file: str, raw: bytes) -> tuple[Mapping[str, Any], Mapping[At, int]]:
    if len(raw) > LARGEST:
        raise UnreadableError((Problem(file, 1, f"this file is too large: at most {LARGEST:,} bytes"),))
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        tokens = places.tokens(text)
        return tomllib.loads(text), places.places(tokens)
    except UnicodeDecodeError as error:
        line, words = raw.count(b"\n", 0, error.start) + 1, "this is not UTF-8: save the file as text in UTF-8"
    except TooDeepError as error:
        line, words = error.line, "lists or names within each other, deeper than anything here"
    except (ValueError, RecursionError) as error:
        line, words = 1, f"this cannot be read as TOML: {error}"
    raise UnreadableError((Problem(file, line, words),))


def _phase(table: Mapping[str, Any], at: int, wrong: list[tuple[At, str]]) -> Usual:
    """What cannot be taken is told, and something stands in for it."""

    def no(part: str, words: str) -> None:
        wrong.append((("phase", at, part), words))

    for name in table:
        if name not in _PARTS:
            no(name, _unknown(name, _PARTS))
    texts = dict[str, str]()
    for part, most in (("name", LONGEST_NAME), ("goal", LONGEST_GOAL)):
        given = table.get(part, "")
        texts[part] = " ".join(given.split()) if isinstance(given, str) else ""
        if not texts[part]:
            no(part, f'{part} is missing: write {part} = "…"')
        elif len(texts[part]) > most:
            no(part, f"this is {len(texts[part]) - most} characters too long; at most {most} fit")
    share = table.get("share")
    if not isinstance(share, int) or isinstance(share, bool) or not 0 < share <= WHOLE:
        no("share", f"share is a whole number from 1 to {WHOLE}")
        share = WHOLE
    helps = table.get("helps", [])
    known = {str(one) for one in Helps}
    if not isinstance(helps, list) or not all(isinstance(one, str) and one in known for one in helps):
        no("helps", f"helps is a list of some of these: {', '.join(Helps)}")
        helps = []
    return Usual(texts["name"], texts["goal"], share, tuple(dict.fromkeys(map(Helps, helps))))


def _unknown(name: str, known: tuple[str, ...]) -> str:
    return f"I do not know '{name}': here can stand {', '.join(known)}"
