"""How a meeting of a campaign is told, and given to calendars. It says nothing of membership."""

from bot.campaigns import wanting
from bot.markup import plain
from bot.meetings import words
from bot.records import Campaign, Meeting
from bot.replies import Button, Document, Text
from bot.store import Transaction
from bot.surveys import at as surveys

COME, NOT_COME, CALENDAR = "campaigns.come", "campaigns.not_come", "campaigns.calendar"
TITLE = "Meeting"
_WHY = "I am a machine, and hand on what organisers have set. You asked to hear of this; *Stop this news* ends it."


async def line(tx: Transaction, campaign: Campaign, meeting: Meeting) -> str:
    """In the Markdown of `bot.markup`."""
    return words.line(TITLE, meeting, await surveys.zone(tx, campaign.workplace))


def buttons(campaign: str) -> tuple[Button, ...]:
    return Button("I will come", COME, campaign), Button(words.INTO_CALENDAR, CALENDAR, campaign)


async def told(tx: Transaction, campaign: Campaign, meeting: Meeting) -> Text:
    on, stop = plain(campaign.name), wanting.stop(campaign.id)
    if meeting.cancelled:
        over = f"The meeting on **{on}** is cancelled. {words.CANCELLED}\n\n{_WHY}"
        return Text(over, (Button(words.OUT_OF_CALENDAR, CALENDAR, campaign.id), stop), private=True)
    told = words.to_come(f"{await line(tx, campaign, meeting)} It is on **{on}**.", meeting)
    return Text(f"{told}\n\n{_WHY}", (*buttons(campaign.id), stop), private=True)


def file(campaign: Campaign, meeting: Meeting) -> Document:
    about = f"To talk about {campaign.name}. Everybody who works there can come, members or not."
    return words.file(meeting, f"Meeting on {campaign.name}", about)
