"""What is stored about a survey, for anyone to check: every kind of record, what of it lies open and what is sealed.

The command `survey prove` and the button in chat make the same sheet. The command has every row, since who runs it has
the disk. The button goes to anybody: while a survey is open it tells no number but the one that its reps are told, by
the hour; and what nobody may see yet, or what reps alone see, is left out by name.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum, auto
from typing import Any

from bot.records import (
    Approval,
    AuditEntry,
    Ballot,
    Carried,
    Coming,
    Done,
    FreeText,
    Meeting,
    MeetingKey,
    Notice,
    Outcome,
    Result,
    Round,
    Signed,
    Survey,
    SurveyKey,
    Turnout,
    Unread,
    Unsent,
)
from bot.records.surveys import LIVE, Stage
from bot.replies import Button
from bot.store import Record

SHOW = "survey.stored"


class May(Enum):
    """Whether anybody may know how many rows of a kind there are."""

    ALWAYS = auto()
    ENDED = auto()  # while it is open each stands for somebody who answers
    SIGNED = auto()
    REPS = auto()  # nobody by this sheet


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of record that can be about a survey. `shown`: whether anybody may see its rows as they lie there."""

    kind: type[Record]
    what: str
    may: May = May.ALWAYS
    shown: bool = False


SORTS = (
    Sort(Survey, "what is asked, and what was promised", shown=True),
    Sort(SurveyKey, "the key that turns whoever answers into a code"),
    Sort(Ballot, "answers that were sent", May.ENDED),
    Sort(Unsent, "answers that are not sent yet", May.ENDED),
    Sort(Carried, "forms that a chat could not carry, filled in or not", May.ENDED),
    Sort(Turnout, "about how many have answered", shown=True),
    Sort(Result, "the tables: all that is left of the answers", shown=True),
    Sort(FreeText, "what enough people wrote in their own words, shuffled", May.SIGNED),
    Sort(Outcome, "what happens next, and who signed"),
    Sort(Signed, "that it was signed, and what it was compared with", shown=True),
    Sort(Done, "what was done since"),
    Sort(Meeting, "a meeting about the results"),
    Sort(MeetingKey, "the key that turns whoever signs up for it into a code"),
    Sort(Coming, "who signed up for it, each as a code", May.REPS),
    Sort(Approval, "what waits for a second rep", May.REPS),
    Sort(Round, "how far those who are asked have been told"),
    Sort(Notice, "messages that are still to go to those who are asked", May.REPS),
    Sort(Unread, "that a rep has something to look at", May.REPS),
    Sort(AuditEntry, "what reps and organisers did with it", May.REPS),
)
_LEFT_OUT = {Survey.kind: ("made_by", "approved_by", "channels", "tickets")}  # codes of a rep, of channels, of tickets
HIDDEN = "(left out here)"


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as it lies there. `key` of what is sealed: whether the key that opens it lives."""

    kind: str
    id: str
    fields: Mapping[str, Any]  # JSON
    due: str = ""
    key: bool | None = None


@dataclass(frozen=True, slots=True)
class Anybody:
    """Who looks is not known. `turnout`: what reps are told of how many have answered; `signed`: the results are."""

    turnout: str
    signed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Of one kind. `rows`: how many there are, as it is told."""

    kind: str
    what: str
    rows: str
    open: tuple[str, ...]
    sealed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    survey: str
    stage: Stage
    key: str
    answers: str
    lines: tuple[Line, ...]
    rows: tuple[Stored, ...] = field(repr=False)


def button(going: str, label: str = "What is stored") -> Button:
    """`going`: the survey, and where else somebody is, as buttons carry it, so that they find the way back."""
    return Button(label, SHOW, going)


def sheet(survey: str, stage: Stage, found: Sequence[Stored], anybody: Anybody | None = None) -> Sheet:
    """`found`: every row about it, of kinds that may be counted; without `anybody` it is for who has them anyway."""
    key = _key(found)
    lines = tuple(_line(sort, stage, found, anybody) for sort in SORTS)
    rows = found if anybody is None else [_shown(row) for row in found if _may_see(row, anybody)]
    return Sheet(survey, stage, key, _answers(stage, found, anybody), lines, tuple(rows))


def countable(stage: Stage, *, signed: bool) -> tuple[Sort, ...]:
    """Whose rows anybody may count now. The others need not even be looked at."""
    allowed = {May.ALWAYS, *([May.ENDED] if _over(stage) else []), *([May.SIGNED] if signed else [])}
    return tuple(sort for sort in SORTS if sort.may in allowed)


def written(one: Sheet) -> str:
    """The whole sheet, as lines of plain text."""
    head = [f"Survey    {one.survey}, {one.stage}", f"Key       {one.key}", f"Answers   {one.answers}"]
    lines = [f"{line.kind}: {line.what}\n    rows: {line.rows}{_fields(line)}" for line in one.lines]
    return "\n".join([*head, "", *lines, "", *(_row(row) for row in one.rows)])


def _line(sort: Sort, stage: Stage, found: Sequence[Stored], anybody: Anybody | None) -> Line:
    names = tuple(one.name for one in fields(sort.kind))
    shown = tuple(one for one in names if not sort.kind.personal or one in ("id", "due", *sort.kind.found_by))
    rows = f"{sum(row.kind == sort.kind.kind for row in found):,}"
    if anybody and sort not in countable(stage, signed=anybody.signed):
        rows = _why_not(sort, stage, anybody)
    return Line(sort.kind.kind, sort.what, rows, shown, tuple(one for one in names if one not in shown))


def _why_not(sort: Sort, stage: Stage, anybody: Anybody) -> str:
    if sort.may is May.REPS:
        return "not told here: it is for reps"
    if sort.may is May.SIGNED:
        return "not told before an organiser has signed the results"
    if stage not in LIVE:
        return "not told while they are erased"
    return anybody.turnout if sort.kind is Ballot else "not told while the survey is open"


def _may_see(row: Stored, anybody: Anybody) -> bool:
    """Tables are shown once they are signed: until then they are a draft, which only reps see."""
    shown = any(sort.shown and sort.kind.kind == row.kind for sort in SORTS)
    return shown and (anybody.signed or row.kind != Result.kind)


def _shown(row: Stored) -> Stored:
    left_out = _LEFT_OUT.get(row.kind, ())
    kept = {name: HIDDEN if name in left_out else value for name, value in row.fields.items()}
    return Stored(row.kind, row.id, kept, row.due, row.key)


def _over(stage: Stage) -> bool:
    return stage in (Stage.CLOSED, Stage.CANCELLED)


def _key(found: Sequence[Stored]) -> str:
    if any(row.kind == SurveyKey.kind for row in found):
        return "there: whoever has it could test whether an account has answered. It dies when the survey closes."
    return "gone: nobody can test any more who has answered."


def _answers(stage: Stage, found: Sequence[Stored], anybody: Anybody | None) -> str:
    if anybody and stage in LIVE:
        return f"{anybody.turnout} Each lies sealed under a key of its own. {_WHO}"
    if anybody and not _over(stage):
        return "they are being erased just now, with their keys: that takes a few minutes at most."
    rows = [row for row in found if row.kind in _HOLD]
    if openable := sum(bool(row.key) for row in rows):
        return f"{openable:,} lie sealed. {_WHO}"
    return "rows are left whose keys are dead: nobody can open them." if rows else "none, sent or unsent."


_HOLD = {Ballot.kind, Unsent.kind, Carried.kind}
_WHO = (
    "Whoever has this machine and its keys could open them. They are erased, with their keys, when the survey closes."
)


def _fields(line: Line) -> str:
    sealed = f"\n    sealed, each row under a key of its own: {', '.join(line.sealed)}" if line.sealed else ""
    return f"\n    open: {', '.join(line.open)}{sealed}"


def _row(row: Stored) -> str:
    key = {None: "", True: "; its key lives", False: "; its key is dead"}[row.key]
    due = f"; due {row.due}" if row.due else ""
    return f"{row.kind} {row.id}{due}{key}\n    {json.dumps(row.fields, ensure_ascii=False, sort_keys=True)}"
