"""What is stored about a survey, row by row as it lies in the store: for anyone to check."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters.control import RefusalError
from adapters.stores import sealing
from adapters.stores.opening import Opened
from adapters.stores.rows import Row
from bot.records import Ballot, FreeText, Result, Survey, SurveyKey, Unsent

NAME, LIST = "survey.prove", "survey.list"
KINDS = tuple(kind.kind for kind in (Survey, SurveyKey, Ballot, Unsent, Result, FreeText))


@dataclass(frozen=True, slots=True)
class Prove:
    """What `survey prove` asks for."""

    survey: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as it lies there. `key` of what is sealed: whether the key that opens it lives."""

    kind: str
    id: str
    fields: dict[str, Any]  # JSON
    due: str = ""
    key: bool | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    survey: str
    stage: str
    counts: dict[str, int]  # rows by kind
    rows: list[Stored] = field(default_factory=list)

    @property
    def openable(self) -> int:
        """How many answers, sent or not, somebody with all keys could open now."""
        return sum(bool(row.key) for row in self.rows if row.kind in (Ballot.kind, Unsent.kind))


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
    return Proof(asked.survey, str(survey.fields["stage"]), counts, [_stored(row, living) for row in found])


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
    counts = found.counts
    lines = [
        f"Survey    {found.survey}, {found.stage}",
        f"Stored    {', '.join(f'{count:,} {kind}' for kind, count in counts.items())}",
        f"Key       {_key(counts)}",
        f"Answers   {_answers(found)}",
    ]
    return "\n".join([*lines, "", *(_row(row) for row in found.rows)])


def _key(counts: Mapping[str, int]) -> str:
    if counts[SurveyKey.kind]:
        return "there: whoever has it could test whether an account has answered. It dies when the survey closes."
    return "gone: nobody can test any more who has answered."


def _answers(found: Proof) -> str:
    if found.openable:
        return (
            f"{found.openable:,} lie sealed, and whoever has this machine and its keys could open them. They are "
            "erased, with their keys, when the survey closes."
        )
    if found.counts[Ballot.kind] or found.counts[Unsent.kind]:
        return "rows are left whose keys are dead: nobody can open them."
    return "none, sent or unsent."


def _row(row: Stored) -> str:
    key = {None: "", True: "; its key lives", False: "; its key is dead"}[row.key]
    due = f"; due {row.due}" if row.due else ""
    return f"{row.kind} {row.id}{due}{key}\n    {json.dumps(row.fields, ensure_ascii=False, sort_keys=True)}"
