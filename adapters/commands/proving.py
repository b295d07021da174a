"""What is stored about a survey, row by row as it lies in the store: for anyone to check."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from adapters.control import RefusalError
from adapters.stores import sealing
from adapters.stores.opening import Opened
from adapters.stores.rows import Row
from bot.records import Survey
from bot.records.surveys import Stage
from bot.surveys import stored
from bot.surveys.stored import Stored

NAME, LIST = "survey.prove", "survey.list"
KINDS = tuple(sort.kind.kind for sort in stored.SORTS)


@dataclass(frozen=True, slots=True)
class Prove:
    """What `survey prove` asks for."""

    survey: str


@dataclass(frozen=True, slots=True)
class Proof:
    survey: str
    stage: Stage
    counts: Mapping[str, int]  # rows by kind
    rows: list[Stored] = field(default_factory=list)


async def prove(opened: Opened, asked: Prove) -> Proof:
    """Whatever names the survey, of any kind. RefusalError where there is none of that id."""
    async with opened.engine.snapshot() as rows:
        found = [row async for row in rows if _concerns(row, asked.survey)]
    survey = next((row for row in found if row.kind == Survey.kind), None)
    if survey is None:
        message = f"There is no survey of the id {asked.survey}. 'agreement-bot survey prove' lists them."
        raise RefusalError(message)
    living = await opened.vault.living(number for row in found if (number := sealing.slot(row)) is not None)
    counts = {kind: sum(row.kind == kind for row in found) for kind in sorted({*KINDS, *(row.kind for row in found)})}
    return Proof(asked.survey, Stage(str(survey.fields["stage"])), counts, [_stored(row, living) for row in found])


async def surveys(opened: Opened) -> dict[str, str]:
    """Their stages, by id."""
    async with opened.engine.snapshot() as rows:
        return {row.id: str(row.fields["stage"]) async for row in rows if row.kind == Survey.kind}


def _concerns(row: Row, survey: str) -> bool:
    """What is sealed is found by what stands outside; a key has the id of its survey."""
    return row.id == survey or row.id.startswith(f"{survey}/") or survey in json.dumps(dict(row.fields))


def _stored(row: Row, living: set[int]) -> Stored:
    number = sealing.slot(row)
    due = row.due.isoformat() if row.due else ""
    return Stored(row.kind, row.id, dict(row.fields), due, None if number is None else number in living)


def told(found: Proof) -> str:
    return stored.written(stored.sheet(found.survey, found.stage, found.rows))
