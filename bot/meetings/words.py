"""How a meeting is told, and given to calendars."""

from datetime import timedelta

from bot.markup import plain
from bot.meetings import ics
from bot.records import Meeting
from bot.replies import Document
from bot.surveys.staff import promises

INTO_CALENDAR, OUT_OF_CALENDAR = "Put it in my calendar", "Take it out of my calendar"
CANCELLED = (
    "Who had signed up is erased. If it stands in your calendar, the file takes it out, or marks it as cancelled; some "
    "calendars take no notice."
)
CHANGED = (
    "It has changed: whoever had signed up before is asked to do it again, and the file for calendars puts it right in "
    "those that have the old one."
)
NO_NEED = "You can come without signing up."


def line(title: str, meeting: Meeting, zone: str) -> str:
    """In the Markdown of `bot.markup`."""
    when = promises.told(meeting.at, zone)
    return f"**{title}:** {when}, about {meeting.minutes} minutes, {plain(meeting.place)}."


def to_come(line: str, meeting: Meeting) -> str:
    """`line`, whether it has changed, and that nobody need sign up."""
    return " ".join((line, *([CHANGED] if meeting.number > 1 else []), NO_NEED))


def file(meeting: Meeting, title: str, about: str) -> Document:
    entry = ics.Entry(
        f"{meeting.id}@agreement-bot",
        meeting.number,
        title,
        meeting.place,
        about,
        meeting.at,
        timedelta(minutes=meeting.minutes),
        meeting.made,
        meeting.cancelled,
    )
    name = "meeting-cancelled.ics" if meeting.cancelled else "meeting.ics"
    return Document(name, entry.media_type, ics.written(entry))
