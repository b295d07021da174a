"""How a meeting about the results is told, and given to calendars."""

from datetime import timedelta

from bot.markup import plain
from bot.records import Meeting, Survey
from bot.replies import Button, Document, Text
from bot.store import Transaction
from bot.surveys import at
from bot.surveys.staff import promises
from bot.surveys.telling import ics

COME, NOT_COME, CALENDAR = "surveys.come", "surveys.not_come", "surveys.calendar"
OUT_OF_CALENDAR = "Take it out of my calendar"
_ABOUT = "To talk about what came out of the survey. Everybody who was asked can come, members or not."


def line(meeting: Meeting, zone: str) -> str:
    """In the Markdown of `bot.markup`."""
    when = promises.told(meeting.at, zone)
    return f"**Meeting to report back:** {when}, about {meeting.minutes} minutes, {plain(meeting.place)}."


def buttons(survey: str) -> tuple[Button, ...]:
    return Button("I will come", COME, survey), Button("Put it in my calendar", CALENDAR, survey)


async def told(tx: Transaction, survey: Survey, meeting: Meeting) -> Text:
    title = plain(at.title(survey))
    if meeting.cancelled:
        words = (
            f"The meeting about the survey **{title}** is cancelled. Who had signed up is erased. If it stands in your "
            "calendar, the file takes it out, or marks it as cancelled; some calendars take no notice."
        )
        return Text(words, (Button(OUT_OF_CALENDAR, CALENDAR, survey.id),))
    words = f"{line(meeting, await at.zone(tx, survey.workplace))} It is about the survey **{title}**."
    changed = (
        " It has changed: whoever had signed up before is asked to do it again, and the file for calendars puts it "
        "right in those that have the old one."
    )
    again = changed if meeting.number > 1 else ""
    return Text(f"{words}{again} You can come without signing up.", buttons(survey.id))


def file(survey: Survey, meeting: Meeting) -> Document:
    entry = ics.Entry(
        f"{survey.id}@agreement-bot",
        meeting.number,
        f"Meeting: {at.title(survey)}",
        meeting.place,
        _ABOUT,
        meeting.at,
        timedelta(minutes=meeting.minutes),
        meeting.made,
        meeting.cancelled,
    )
    name = "meeting-cancelled.ics" if meeting.cancelled else "meeting.ics"
    return Document(name, entry.media_type, ics.written(entry))
