"""What reps write to an employer about a system, and what it answered to the questions of a checklist."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.store import Record


class Letter(StrEnum):
    """The papers that are drafted."""

    INFORMATION = "information-request"
    ASSESSMENTS = "assessment-request"
    BIOMETRICS = "biometrics-letter"
    SUBJECT_ACCESS = "subject-access-request"
    STOP_ACTION = "stop-action-pack"


class Section(StrEnum):
    """The parts of a letter, in their order."""

    HEAD = "head"
    OPENING = "opening"
    STATUS = "status"
    TIMELINE = "timeline"
    OWED = "owed"
    REPORTS = "reports"
    CLAUSES = "clauses"
    ASKS = "asks"
    BASIS = "basis"
    LAW = "law"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter, in the signs of `bot.papers.wording`. What is fixed comes from the register as it is."""

    section: Section
    words: str = field(repr=False)
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Draft(Record):
    """A letter about a system that a rep keeps to go on with. Without it they would have to write it in one go.

    It says who signed, which they want known, and who began it. A rep may put into it what only a report says: so it is
    encrypted, and kept, as those reports are, from `hidden_from`, `hidden_names` and `hidden_typed` (see `KeptFrom`),
    which no office holder is shown.
    Of the time it holds the week in which it was last changed, and the day on which somebody signed.
    """

    kind: ClassVar[str] = "draft"
    found_by: ClassVar[tuple[str, ...]] = ("system", "workplace")
    personal: ClassVar[bool] = True

    system: str
    workplace: str
    letter: Letter
    title: str = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)
    week: str
    by: str  # pseudonym of who began it
    number: int = 1  # grows with each change, so that nobody signs or overwrites what they have not seen
    signed_by: str = field(default="", repr=False)  # the name of an office holder; empty until somebody has signed
    signed_on: date | None = None
    hidden_from: tuple[str, ...] = field(default=(), repr=False)  # pseudonyms
    hidden_names: tuple[str, ...] = field(default=(), repr=False)
    hidden_typed: tuple[str, ...] = field(default=(), repr=False)


class Reply(StrEnum):
    YES = "yes"
    NO = "no"
    NO_REPLY = "no-reply"


@dataclass(frozen=True, slots=True)
class Checked(Record):
    """What the employer answered to a question of a checklist. Without it the same would be asked again and again.

    It tells of an employer and a union, has no words of anybody, and harms nobody.
    """

    kind: ClassVar[str] = "checked"
    found_by: ClassVar[tuple[str, ...]] = ("system",)

    system: str
    question: str
    reply: Reply
    on: date


def checked(system: str, question: str, reply: Reply, on: date) -> Checked:
    """Its id is made of both, so there is never a second."""
    return Checked(f"{system}/{question}", system, question, reply, on)
