"""What members report, and what is said about it. A report itself has no room for who made it, nor for when."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.store import Owed, Record


class Mode(StrEnum):
    """How far somebody lets themselves be known. It can be opened up later, from below to above, and never back."""

    NAMED = "named"  # reps see the name
    CONFIDENTIAL = "confidential"  # the bot can reach them, and reps don't see who they are
    ANONYMOUS = "anonymous"  # nothing that is kept leads back


class Known(StrEnum):
    """How somebody knows of what they report."""

    FIRST_HAND = "first-hand"
    HEARD = "heard"
    DOCUMENT = "document"


class Stage(StrEnum):
    """Where in somebody's employment a system is used."""

    RECRUITMENT = "recruitment"
    TRAINING = "training"
    DAILY_WORK = "daily-work"
    LINE_MANAGEMENT = "line-management"
    PAY = "pay"
    DISCIPLINE = "discipline"
    LEAVING = "leaving"


class Does(StrEnum):
    """The kinds of things that a system does."""

    ALLOCATES = "allocates"  # shares out work, shifts, places
    MONITORS = "monitors"  # how work is done: keys, calls, times
    EVALUATES = "evaluates"  # scores or ranks people
    RECRUITS = "recruits"
    DISCIPLINES = "disciplines"  # warnings, dismissal, moving people
    DECIDES = "decides"  # what a person used to decide, about a case or a service user
    WRITES = "writes"  # reports, briefs, recommendations
    WATCHES = "watches"  # cameras, places where people are, faces, fingerprints
    TALKS = "talks"  # to people as a person would
    PAYS = "pays"  # sets pay, hours or grades
    OTHER = "other"


class Since(StrEnum):
    """As the reporter said, so roughly that it narrows down nobody."""

    NOT_YET = "not-yet"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    UNKNOWN = "unknown"


class Stand(StrEnum):
    """How far a report has come."""

    RECEIVED = "received"
    REVIEWING = "reviewing"
    RAISED = "raised"
    REPLIED = "replied"
    OUTCOME = "outcome"
    CLOSED = "closed"


class Settled(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Flag:
    """A clause that a report may engage, until a rep has confirmed or dropped it."""

    clause: str
    settled: Settled = Settled.PROPOSED


@dataclass(frozen=True, slots=True)
class Report(Record):
    """Somebody has seen AI at work. Without it no rep would know, and nothing could be counted.

    It could harm whoever made it, if it led back: so it holds no person, no words, and no time finer than the week, its
    id is random, and whatever can be chosen is coarse. Part, stage and system together could still fit one person only,
    to a reader who knows the place: so nobody but the reps of the workplace sees a single one. `taken_by` says who sees
    to it, so that nobody else has to; it is never counted by rep.
    """

    kind: ClassVar[str] = "report"
    found_by: ClassVar[tuple[str, ...]] = ("system", "workplace", "week", "state", "taken_by")

    system: str  # id of a System
    workplace: str
    week: str  # of ISO 8601, such as 2026-W47
    mode: Mode
    part: str = ""  # one of those that the workplace has, never typed
    known: Known | None = None
    stages: tuple[Stage, ...] = ()
    does: tuple[Does, ...] = ()
    since: Since = Since.UNKNOWN
    state: Stand = Stand.RECEIVED
    changed: str = ""  # the week in which the state last changed; from it follows when the report is forgotten
    flags: tuple[Flag, ...] = ()
    confirmed: bool = False  # by a rep: it is so
    independent: bool = False  # a rep has settled that no other report of this workplace is by the same person
    taken_by: str = ""  # pseudonym of a rep
    taken_back: bool = False  # by its reporter: it counts for nothing any more, and its words are gone


@dataclass(frozen=True, slots=True)
class ReportWords(Record):
    """What a reporter wrote; its id is the report's. Without it a rep could not tell what is meant.

    The way of writing, or what only one person saw, can give away who wrote it, and managers are named in it. So it is
    encrypted, read by reps of the workplace only, and can be erased while the report still counts.
    """

    kind: ClassVar[str] = "report_words"
    personal: ClassVar[bool] = True

    what: str = field(repr=False)
    where: str = field(default="", repr=False)  # only where the workplace is none of those that are kept
    does: str = field(default="", repr=False)
    purpose: str = field(default="", repr=False)
    data: str = field(default="", repr=False)
    learning: str = field(default="", repr=False)  # whether it is machine learning
    managers: str = field(default="", repr=False)  # who bought, brought in and uses it
    supplier: str = field(default="", repr=False)
    assessments: str = field(default="", repr=False)  # that were seen
    effect: str = field(default="", repr=False)
    experience: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Reporter(Record):
    """The name under which somebody reports; its id is the report's. There is none unless the report is a named one.

    Without it a rep could not speak to them. It tells who spoke up, and that they deal with a union. So it is encrypted
    and can be erased alone; the report then stands without a name.
    """

    kind: ClassVar[str] = "reporter"
    personal: ClassVar[bool] = True

    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReturnAddress(Record):
    """Where the bot tells a reporter that something waits; its id is the report's. An anonymous report has none.

    Without it no answer would ever reach them. It is the one thing that leads from a confidential report to a person:
    so it is encrypted, not even looked up by the person, shown to nobody, and can be erased alone.
    """

    kind: ClassVar[str] = "return_address"
    personal: ClassVar[bool] = True

    address: str = field(repr=False)  # the id of an Address


@dataclass(frozen=True, slots=True)
class KeptFrom(Record):
    """Who must get no trace of a report, or of a talk that is asked for; its id is that of the report or the talk.

    Without it somebody would have to report to the very person whom it is about. It tells whom a reporter distrusts,
    which narrows down who that is: so it is encrypted, and no office holder sees it.

    Where names are typed, their words are kept whether or not they fit anybody: whoever takes up a role later under
    such a name must not see it either, and what is written must not differ by whether somebody was found. It may thus
    name somebody who holds no office, and whom a reporter distrusts. It goes with the report, and is shown to nobody.
    """

    kind: ClassVar[str] = "kept_from"
    personal: ClassVar[bool] = True

    people: tuple[str, ...] = field(repr=False)  # pseudonyms of office holders
    names: tuple[str, ...] = field(default=(), repr=False)  # theirs: who comes by another way, under another pseudonym
    typed: tuple[str, ...] = field(default=(), repr=False)  # words of names, as `bot.meant` reads and compares them


@dataclass(frozen=True, slots=True)
class Held(Owed):
    """A report is shown to nobody before it is due; its id is the report's, and it is forgotten when due.

    Without it a rep who looks again and again could tell when somebody reported, and so who. It tells when the report
    comes up, by which time some hours at random lie between; or that it never does, since its reporter took it back.
    """

    kind: ClassVar[str] = "held"

    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it


@dataclass(frozen=True, slots=True)
class Receipt(Record):
    """Opens a report, or a request for a talk, to who holds its receipt; its id is a slow hash of it.

    Without it an anonymous report would be its reporter's last word. Whoever finds the receipt itself can read the
    answers and take the report back. From this record alone it cannot be found: the hash has a salt that lies outside
    the store, and each guess is slow.
    """

    kind: ClassVar[str] = "receipt"
    found_by: ClassVar[tuple[str, ...]] = ("report",)

    report: str  # or talk


@dataclass(frozen=True, slots=True)
class ReceiptKey(Owed):
    """From what receipts of one day are derived, so that what is delivered twice gets one receipt; its id is the day.

    Without it the second delivery would bring somebody a receipt that opens nothing. While it lives, whoever has it
    and the id of the event on the platform can make the receipt again, and so open that report. So it dies when due,
    24 hours beyond its day, and then nobody can, old copies included.
    """

    kind: ClassVar[str] = "receipt_key"
    personal: ClassVar[bool] = True

    secret: str = field(repr=False)  # 64 hexadecimal figures


@dataclass(frozen=True, slots=True)
class Guesses(Owed):
    """How far ahead tries of receipts are booked, by one asker or by all; it is forgotten when due.

    Without it a machine could try receipts day and night. Its id is a hash keyed by the ReceiptKey of the day: while
    that lives, whoever has it and the platform's ids can tell that this place tried a wrong receipt. Right ones leave
    nothing here.
    """

    kind: ClassVar[str] = "guesses"

    booked: datetime  # see `bot.pace`


class Side(StrEnum):
    REP = "rep"
    REPORTER = "reporter"


@dataclass(frozen=True, slots=True)
class Message(Record):
    """What a rep and a reporter write to each other about a report. Without it a rep could not ask anything back.

    Its words can give away who writes, as those of a report can: so it is encrypted, says only which side wrote it, and
    of the time only the week.
    """

    kind: ClassVar[str] = "message"
    found_by: ClassVar[tuple[str, ...]] = ("report",)
    personal: ClassVar[bool] = True

    report: str
    side: Side
    number: int  # its place among the messages about this report
    week: str
    words: str = field(repr=False)
    read: bool = False  # by the other side


@dataclass(frozen=True, slots=True)
class CaseNote(Record):
    """What a rep notes about a report for the other reps. Without it a case could not be handed over.

    A rep may write more about a reporter than the report says: so it is encrypted and goes with the report.
    """

    kind: ClassVar[str] = "case_note"
    found_by: ClassVar[tuple[str, ...]] = ("report",)
    personal: ClassVar[bool] = True

    report: str
    by: str  # pseudonym of a rep
    number: int
    week: str
    words: str = field(repr=False)
