"""What becomes of a survey once it is closed: who answers for its results, and what is said and done about them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from bot.records.surveys import Table
from bot.store import Record


@dataclass(frozen=True, slots=True)
class Outcome(Record):
    """What goes with the results of a survey. Its id is the survey's. Once it is signed it never changes.

    Without it nobody would answer for the numbers. It names an organiser, who knows that it does.
    """

    kind: ClassVar[str] = "survey_outcome"
    personal: ClassVar[bool] = True

    number: int = 1  # grows with each change, so that nobody signs what they have not seen
    next: str = field(default="", repr=False)  # what happens next, in an organiser's words
    next_by: str = field(default="", repr=False)  # their name
    signed_by: str = field(default="", repr=False)  # an organiser's name; empty until somebody has signed
    signed_on: date | None = None
    before: tuple[Table, ...] = ()  # of the earlier survey, as it was compared with when this was signed
    before_closed: date | None = None


@dataclass(frozen=True, slots=True)
class Signed(Record):
    """That the results of a survey were signed, and with what they were compared. Its id is the survey's.

    Without it what was signed would be a draft again after a restore without personal records, and somebody could sign
    it anew. It names nobody, and holds numbers that were published.
    """

    kind: ClassVar[str] = "survey_signed"

    on: date
    before: tuple[Table, ...] = ()
    before_closed: date | None = None


@dataclass(frozen=True, slots=True)
class Done(Record):
    """What was done about it since, in an organiser's words. It never changes."""

    kind: ClassVar[str] = "survey_done"
    found_by: ClassVar[tuple[str, ...]] = ("survey",)
    personal: ClassVar[bool] = True

    survey: str
    words: str = field(repr=False)
    by: str = field(repr=False)  # a name
    on: date


@dataclass(frozen=True, slots=True)
class Meeting(Record):
    """Where and when people meet. Its id is that of what it is about: a survey's results, or a campaign."""

    kind: ClassVar[str] = "survey_meeting"
    personal: ClassVar[bool] = True

    number: int  # grows with each change
    at: datetime
    minutes: int
    place: str = field(repr=False)
    made: datetime = field(repr=False)  # when it was last changed, for calendars
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class MeetingKey(Record):
    """Turns whoever signs up into a token. It is erased with the meeting's day: then nobody can tell who had."""

    kind: ClassVar[str] = "survey_meeting_key"
    personal: ClassVar[bool] = True

    token: str = field(repr=False)  # hex


@dataclass(frozen=True, slots=True)
class Coming(Record):
    """Somebody signed up. Its id is a token of theirs and of this meeting: it has no name and no time."""

    kind: ClassVar[str] = "survey_coming"
    found_by: ClassVar[tuple[str, ...]] = ("survey",)

    survey: str  # or the campaign: the id of the Meeting
