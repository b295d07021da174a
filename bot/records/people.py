"""Where people work, who holds an office, and what is in force where."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.events import Owner
from bot.store import Owed, Record

EVERYWHERE = ""  # in place of a workplace's id: all of them


class Role(StrEnum):
    NON_MEMBER = "non-member"
    MEMBER = "member"
    REP = "rep"
    ORGANISER = "organiser"


@dataclass(frozen=True, slots=True)
class Workplace(Record):
    """Somewhere that members work.

    Without it nothing could be told apart by where it holds. It names nobody. Whoever reads it learns where the union
    has members, which the employer knows.
    """

    kind: ClassVar[str] = "workplace"

    name: str
    employer: str
    parts: tuple[str, ...] = ()  # departments, sites, teams
    zone: str = "Europe/London"  # IANA name
    chat_owner: Owner = Owner.EMPLOYER
    marked: bool = False  # whether any clause is marked there
    two_for_surveys: bool = False  # a second rep must approve each survey
    survey_threshold: int = 5  # people; what surveys there tell of fewer is never shown
    second_step: bool = False  # who holds an office there must give it before they read reports, wherever they are


@dataclass(frozen=True, slots=True)
class Office(Record):
    """Somebody is a rep or an organiser. Its id is a keyed hash of person, workplace and role.

    Without it nobody could be trusted with what others may not see. It names somebody as active in the union, which
    can cost them at work: so it is encrypted. Its pseudonym joins all that one person holds, for whoever has the rows;
    who that is needs the key and the platform's ids.
    """

    kind: ClassVar[str] = "office"
    found_by: ClassVar[tuple[str, ...]] = ("person", "workplace", "role")
    personal: ClassVar[bool] = True

    person: str  # keyed pseudonym
    role: Role
    workplace: str  # the id of a Workplace, or EVERYWHERE
    name: str = field(repr=False)  # that colleagues know them by
    since: date
    until: date | None = None  # from this day on it gives no rights


@dataclass(frozen=True, slots=True)
class Invitation(Owed):
    """Whoever has a code may take an office with it, once; it lapses when due. Its id is a slow hash of that code.

    Without it a role could only be taken by who says so. It names somebody who may never come: so it is encrypted, and
    forgotten when it is used or lapses. Of the code nothing is kept that it could be read from.
    """

    kind: ClassVar[str] = "invitation"
    personal: ClassVar[bool] = True

    lapses: datetime  # apart from `due`, which moves when somebody takes it up to forget it
    role: Role
    workplace: str
    name: str = field(repr=False)  # that colleagues know them by
    by: str = ""  # the pseudonym of who invited; empty for whoever has the machine
    until: date | None = None  # when the office is to end
    replaces: str = ""  # the id of an Office that ends when this is taken up


@dataclass(frozen=True, slots=True)
class Tries(Owed):
    """How many wrong codes, or how many reports, there were within an hour or a day; forgotten when due.

    Its id is a keyed hash of who tried, or of the place that sent. Without it codes could be guessed without end, and
    reps be buried in reports. Whoever has the key and the platform's ids can tell that somebody mistyped a code in that
    hour; or, while the ReceiptKey of the day lives, that a place sent reports in it, and how many, but not which.
    """

    kind: ClassVar[str] = "tries"

    until: datetime  # apart from `due`, as above
    count: int


@dataclass(frozen=True, slots=True)
class Works(Owed):
    """Where somebody said they work; forgotten when due. Its id is their pseudonym.

    Without it everybody would be asked with every answer. Whoever has the key and the platform's ids can tell that
    this person used the bot and where they work; the workplace is encrypted. It says nothing of membership.
    """

    kind: ClassVar[str] = "works"
    personal: ClassVar[bool] = True

    workplace: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Spoken(Owed):
    """In which language somebody wants to be spoken to; forgotten when due. Its id is their pseudonym.

    Without it they would have to ask for it in every conversation, and notices to them would be in English. It tells
    that this account used the bot, and in which language: who speaks a language that few do can be guessed by it.
    """

    kind: ClassVar[str] = "spoken"
    personal: ClassVar[bool] = True

    language: str = field(repr=False)


class Pace(StrEnum):
    """How soon an office holder is told that something waits."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Preference(Record):
    """How an office holder likes to be told; its id is their pseudonym.

    Without it a rep with many workplaces would be told all day. It tells that somebody holds an office, as the office
    does; so it is encrypted.
    """

    kind: ClassVar[str] = "preference"
    personal: ClassVar[bool] = True

    pace: Pace


class Mark(StrEnum):
    SAME = "same"  # the signed text says what the draft says
    AMENDED = "amended"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class InForce(Record):
    """What the signed text of a workplace makes of a clause. Its id is the workplace's, a slash and the clause.

    Without it nobody could be told what binds where they work. The name of who marked it is shown with every such
    answer, so that it can be asked about; in the store it is encrypted.
    """

    kind: ClassVar[str] = "in_force"
    found_by: ClassVar[tuple[str, ...]] = ("workplace",)
    personal: ClassVar[bool] = True

    workplace: str
    clause: str
    mark: Mark
    title: str  # of the signed document
    signed: date
    by: str = field(repr=False)  # the name of an office holder
    on: date
