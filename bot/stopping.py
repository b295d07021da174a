"""Somebody writes "stop": what is there to be stopped, and how."""

from bot.campaigns import wanting
from bot.cases.preferring import PREFER
from bot.desk import Desk
from bot.events import Said
from bot.insights.digest.wishes import STOP
from bot.paused import ENDING_WORDS
from bot.pausing import PAUSE
from bot.people.offices import is_rep
from bot.privacy import my_data
from bot.replies import Replies, Text
from bot.reports import beginning
from bot.routes import Routes
from bot.surveys.telling import willing

FOR_ALL = (
    "I write to nobody who has not written first. If you asked me to, I tell you of surveys; *do not ask me* ends "
    "that. If you asked me to, I tell you news every four weeks; *stop the news* ends that. If you asked to hear of "
    "a campaign, I pass on what organisers write, and its meetings; *stop campaign news* ends that. If you let me "
    "reach you about a report of yours, I tell you when an answer waits: to end that, open it with its receipt and "
    "take it back. There is nothing else to stop."
)
FOR_REPS = (
    "You hold a role, so I tell you when something waits. You can set how soon and at which hours, or pause me where "
    "you are a rep: then I answer nobody who works there."
)


def add(routes: Routes) -> None:
    for words in ENDING_WORDS:
        routes.command(words, said)


async def said(event: Said, desk: Desk) -> Replies:
    """In a channel everybody is told the same: who holds a role is nobody's business there."""
    if event.place.private and await is_rep(event.person, desk):
        return (Text(FOR_REPS, (PREFER, PAUSE, willing.NOT_ME, STOP, wanting.STOP_ALL, my_data.OPEN), private=True),)
    return (Text(FOR_ALL, (willing.NOT_ME, STOP, wanting.STOP_ALL, beginning.ENTER, my_data.OPEN), private=True),)
