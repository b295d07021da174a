"""How a meeting about the results of a survey is told, and given to calendars."""

from bot.markup import plain
from bot.meetings import words
from bot.records import Meeting, Survey
from bot.replies import Button, Document, Text
from bot.store import Transaction
from bot.surveys import at

COME, NOT_COME, CALENDAR = "surveys.come", "surveys.not_come", "surveys.calendar"
TITLE = "Meeting to report back"
_ABOUT = "To talk about what came out of the survey. Everybody who was asked can come, members or not."


def line(meeting: Meeting, zone: str) -> str:
    """In the Markdown of `bot.markup`."""
    return words.line(TITLE, meeting, zone)


def buttons(survey: str) -> tuple[Button, ...]:
    return Button("I will come", COME, survey), Button(words.INTO_CALENDAR, CALENDAR, survey)


async def told(tx: Transaction, survey: Survey, meeting: Meeting) -> Text:
    title = plain(at.title(survey))
    if meeting.cancelled:
        over = f"The meeting about the survey **{title}** is cancelled. {words.CANCELLED}"
        return Text(over, (Button(words.OUT_OF_CALENDAR, CALENDAR, survey.id),))
    told = f"{line(meeting, await at.zone(tx, survey.workplace))} It is about the survey **{title}**."
    return Text(words.to_come(told, meeting), buttons(survey.id))


def file(survey: Survey, meeting: Meeting) -> Document:
    return words.file(meeting, f"Meeting: {at.title(survey)}", _ABOUT)
