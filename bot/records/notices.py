"""What is owed to somebody: who is told what, and where they are reached."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from typing import ClassVar

from bot.store import Owed, Record


class State(StrEnum):
    WAITING = "waiting"  # new, being delivered, or to be tried again
    DONE = "done"
    UNDELIVERED = "undelivered"


class Cause(StrEnum):
    """Why something could not be delivered. There is no room here for a platform's own words, nor for anybody's."""

    NO_WORDS = "no-words"  # nobody words this kind of notice any more
    NO_ADDRESS = "no-address"  # whoever was to be told is not kept any more
    PLATFORM_OFF = "platform-off"  # the bot runs without the settings of that platform
    UNREACHABLE = "unreachable"  # the person or the channel is gone, or has shut the bot out
    REFUSED = "refused"  # the platform takes no such message
    BUSY = "busy"  # the platform asked to wait
    TOO_SLOW = "too-slow"  # no answer in time
    FAILED = "failed"  # anything else; the log has the kind of error and its place
    GIVEN_UP = "given-up"  # taken up again and again, and never brought to an end


@dataclass(frozen=True, slots=True)
class Notice(Owed):
    """Somebody is to be told something. It holds no content: the words are found when it is delivered."""

    kind: ClassVar[str] = "notice"
    found_by: ClassVar[tuple[str, ...]] = ("state", "about", "to")

    to: str  # the id of an Address; empty where nobody is told, and only what follows is wanted
    what: str  # which words, such as "report.new"
    about: str  # the id of what it is about
    first_due: datetime  # `due` as it was made
    moved: datetime | None = None  # when the outbox last moved `due`
    since: datetime | None = None  # from when it counts as owed, where that is not `first_due`: a clock was set back
    state: State = State.WAITING
    attempts: int = 0
    lease: str = ""  # the claim that it is being delivered under; names nobody
    cause: Cause | None = None  # of the last failure
    instead: tuple[str, ...] = ()  # ids of Addresses that are told when this cannot be delivered
    quiet: bool = True  # whether it waits for the end of the recipient's quiet hours


def notice(
    key: str,
    to: str,
    what: str,
    about: str,
    due: datetime,
    *,
    instead: Iterable[str] = (),
    quiet: bool = True,
) -> Notice:
    """A notice whose id is made of `key`: adding a second of the same key changes nothing.

    The hash only makes ids short and alike. It hides nothing, so a key holds ids, never what names a person.
    """
    made = hashlib.sha256(key.encode()).hexdigest()[:32]
    return Notice(made, due, to, what, about, first_due=due, instead=tuple(instead), quiet=quiet)


@dataclass(frozen=True, slots=True)
class Address(Record):
    """Where somebody is reached. A record of its own, so that it can be erased alone."""

    kind: ClassVar[str] = "address"
    found_by: ClassVar[tuple[str, ...]] = ("person",)
    personal: ClassVar[bool] = True

    person: str  # keyed pseudonym
    platform: str
    workspace: str = field(repr=False)
    channel: str = field(repr=False)  # or conversation; one message a second may go there, or whatever its rate is
    reference: str = field(default="", repr=False)  # whatever else the adapter needs to find its way back
    zone: str = "Europe/London"  # IANA name
    quiet_from: time | None = time(20)  # local; None where no hours are quiet
    quiet_until: time | None = time(7)


class News(StrEnum):
    """What waits for an office holder."""

    REPORT = "report"
    MESSAGE = "message"  # of a reporter, about a report
    HANDED = "handed"  # a report or a talk that another rep hands over
    OVERDUE = "overdue"  # the same, which no rep has taken for some days
    ESCALATED = "escalated"  # the same, after which organisers are told
    DISCLOSURE = "disclosure"
    REVIEW = "review"  # of a system
    SURVEY = "survey"  # that a second rep is to approve
    DECIDED = "decided"  # by a second rep, about a survey
    RESULTS = "results"  # of a survey that has closed
    CAMPAIGN = "campaign"  # whose words another organiser is to look at
    CAMPAIGN_DECIDED = "campaign-decided"  # by another organiser, about its words
    CAMPAIGN_MESSAGE = "campaign-message"  # of a campaign, that another organiser is to look at
    CAMPAIGN_MESSAGE_DECIDED = "campaign-message-decided"  # by another organiser
    TALK = "talk"  # that somebody asks for
    TALK_CHANGED = "talk-changed"  # by who asked: how to reach them, or they have taken it back


@dataclass(frozen=True, slots=True)
class Unread(Record):
    """Something waits for an office holder who has not looked at it; gone once they have.

    Without it several things could not be told in one notice, nor a reminder stop. Its id is made of what it is about,
    of who and of what kind. It tells that this rep has not looked yet, which is nobody's business but theirs: so nobody
    else is shown it, and it is never counted by rep.
    """

    kind: ClassVar[str] = "unread"
    found_by: ClassVar[tuple[str, ...]] = ("to", "about")

    to: str  # pseudonym
    news: News
    about: str  # the id of a Report, a Talk, a Disclosure, a System or a Survey


@dataclass(frozen=True, slots=True)
class Posted(Owed):
    """What was delivered to somebody who was not there: on the web, or in a terminal. Its id is the notice's.

    A page or a terminal that is closed can be told nothing: so it lies here until somebody comes back, or until it is
    forgotten, when due. It holds no content, as the notice does not.
    """

    kind: ClassVar[str] = "posted"
    found_by: ClassVar[tuple[str, ...]] = ("to",)
    personal: ClassVar[bool] = True

    to: str  # a hash of the channel of the Address; see `bot.posted`
    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it
    words: str = field(repr=False)
    buttons: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)  # label, action, value


@dataclass(frozen=True, slots=True)
class Lane(Record):
    """How far a channel or a workspace is booked out; its id is a keyed hash of that place."""

    kind: ClassVar[str] = "lane"

    booked: datetime  # see `bot.pace`
    moved: datetime
