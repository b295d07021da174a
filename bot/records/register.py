"""The AI systems of a workplace: what is known of them, what the employer has told, and what it still owes.

Dates here are of what an employer and a union did in the open, so they are days.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol

from bot.records.reports import Does, Since, Stage
from bot.store import Record


class Lifecycle(StrEnum):
    PROPOSED = "proposed"
    TRIAL = "trial"
    IN_USE = "in-use"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Consultation(StrEnum):
    """How far the union has a say in a system."""

    NOT_TOLD = "not-told"
    TOLD = "told"
    BEFORE_PROCUREMENT = "before-procurement"
    AGREED = "agreed"
    IN_DISPUTE = "in-dispute"
    STOPPED = "stopped"


class OfPeople(StrEnum):
    """Kinds of data about people that a system works with."""

    PERSONAL = "personal"
    SPECIAL = "special"  # health, ethnic origin, belief, union membership and the like
    BIOMETRIC = "biometric"
    NONE = "none"  # as somebody said: nothing chosen means that nobody knows


@dataclass(frozen=True, slots=True)
class System(Record):
    """One AI system at one workplace. Without it reports of the same thing would never come together.

    Its first name is what a reporter typed, who may have typed a person's name, or a name that only their team uses. So
    it is encrypted, and until a rep has confirmed it, it is suggested to nobody. Where it gives way to another, it
    stays in `heard`: as an alias it could tell somebody of a report that is kept from them.
    """

    kind: ClassVar[str] = "system"
    found_by: ClassVar[tuple[str, ...]] = ("workplace", "lifecycle", "consultation")
    personal: ClassVar[bool] = True

    workplace: str
    name: str = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    supplier: str = field(default="", repr=False)
    does: tuple[Does, ...] = ()
    lifecycle: Lifecycle = Lifecycle.UNKNOWN
    consultation: Consultation = Consultation.NOT_TOLD
    confirmed: bool = False  # by a rep: its name may be shown to others
    parts: tuple[str, ...] = ()  # of the workplace
    stages: tuple[Stage, ...] = ()
    since: Since = Since.UNKNOWN
    of_people: tuple[OfPeople, ...] = ()
    apart: tuple[str, ...] = ()  # ids of systems that a rep has said it is not
    heard: tuple[str, ...] = field(default=(), repr=False)  # what reporters called it: it joins, and is never shown

    @property
    def joins(self) -> tuple[str, ...]:
        """All names by which a report finds it."""
        return (self.name, *self.aliases, *self.heard)


@dataclass(frozen=True, slots=True)
class Joined(Record):
    """A system has become part of another; its id is that of the one that is gone.

    Without it nobody could read in the audit log what was done with it before. It says nothing of anybody. Where it was
    known from `reports` alone, who may see none of them gets no trace of it.
    """

    kind: ClassVar[str] = "joined"
    found_by: ClassVar[tuple[str, ...]] = ("system",)

    system: str
    known: bool  # to all reps of the workplace
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SystemWords(Record):
    """What is said of a system in sentences; its id is the system's. Without it there would be a list of names.

    The employer's words, and who is responsible, name managers, who can be harmed by what is not so. So it is
    encrypted, apart from the system, shown to reps only, and can be erased alone.
    """

    kind: ClassVar[str] = "system_words"
    personal: ClassVar[bool] = True

    employer_says: str = field(default="", repr=False)
    purpose: str = field(default="", repr=False)
    data: str = field(default="", repr=False)
    learning: str = field(default="", repr=False)
    managers: str = field(default="", repr=False)
    assessments: str = field(default="", repr=False)
    control: str = field(default="", repr=False)  # who checks its results, and how one appeals
    standards: str = field(default="", repr=False)  # that it is said to meet


class Item(StrEnum):
    """The nine things that an employer owes before it brings in a system, in the agreement's order."""

    OPERATION = "agreement.info-operation"
    EQUALITY = "agreement.info-equality"
    AIMS_DATA_LOGIC = "agreement.info-aims-data-logic"
    PRIVACY = "agreement.info-privacy"
    JOB_IMPACT = "agreement.info-job-impact"
    STAFF_PLAN = "agreement.info-staff-plan"
    HEALTH_SAFETY = "agreement.info-health-safety"
    RELATIONS_PLAN = "agreement.info-ir-plan"
    COMMUNICATIONS = "agreement.info-communications"

    @property
    def number(self) -> int:
        return tuple(Item).index(self) + 1


class Wanted(Protocol):
    """Something that the union has asked for, or may ask for."""

    @property
    def asked(self) -> date | None: ...

    @property
    def received(self) -> date | None: ...

    @property
    def refused(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class NineItem(Record):
    """When one of the nine items was asked for, and what came of it; its state follows from the days.

    Without it nobody could show that an employer owes something. It tells of an employer and a union, and harms nobody.
    """

    kind: ClassVar[str] = "nine_item"
    found_by: ClassVar[tuple[str, ...]] = ("system", "item")

    system: str
    item: Item
    asked: date | None = None  # last
    received: date | None = None
    refused: date | None = None


def nine_item(system: str, item: Item) -> NineItem:
    """One that has not been asked for. Its id is made of both, so there is never a second."""
    return NineItem(f"{system}/{item.number}", system, item)


@dataclass(frozen=True, slots=True)
class Gains(Record):
    """The assessment of what a system saves, which the talks about pay rest on; its id is the system's.

    Without it nobody could show that it is owed. It tells of an employer and a union, and harms nobody.
    """

    kind: ClassVar[str] = "gains"

    asked: date | None = None  # last
    received: date | None = None
    refused: date | None = None
    review_on: date | None = None  # when it is looked at next


@dataclass(frozen=True, slots=True)
class Revision(Record):
    """Changes whenever a name of a system at a workplace does; its id is the workplace's.

    Without it each process would have to read all names to compare one. It says nothing of anybody.
    """

    kind: ClassVar[str] = "revision"

    mark: str  # at random


class Happened(StrEnum):
    MEETING = "meeting"
    REVIEW = "review"
    DISPUTE = "dispute"


class Level(StrEnum):
    """How high something was taken."""

    WORKPLACE = "workplace"
    EMPLOYER = "employer"
    NATIONAL = "national"
    OUTSIDE = "outside"  # conciliation, a regulator, a tribunal


@dataclass(frozen=True, slots=True)
class LogEntry(Record):
    """A consultation meeting, a review or a dispute about a system. Without it no next review would be kept to.

    Its outcome, in a rep's words, may say who said what: so it is encrypted, and shown to reps only.
    """

    kind: ClassVar[str] = "log_entry"
    found_by: ClassVar[tuple[str, ...]] = ("system", "what")
    personal: ClassVar[bool] = True

    system: str
    what: Happened
    on: date
    level: Level = Level.WORKPLACE
    outcome: str = field(default="", repr=False)
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Disclosure(Record):
    """The employer has told the union of a system. Without it what is hidden could not be told from what is open.

    The words are the employer's, and may name managers: so it is encrypted. Who entered it stands in the audit log.
    """

    kind: ClassVar[str] = "disclosure"
    found_by: ClassVar[tuple[str, ...]] = ("system", "workplace")
    personal: ClassVar[bool] = True

    system: str
    workplace: str
    on: date  # the day on which the union was told
    lifecycle: Lifecycle = Lifecycle.UNKNOWN  # as the employer says
    words: str = field(default="", repr=False)
