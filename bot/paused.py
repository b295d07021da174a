"""While the bot is paused where somebody works: what they are told, and what goes on all the same.

Nothing that is owed is lost: notices about cases go on, to reps and to reporters, since people wait for them. What
only asks something of people (surveys, reminders to answer) asks `at` first, and waits.

Where the store cannot tell whether there is a pause, the answer goes on: a disk that fails must not silence a bot that
nobody has stopped.
"""

from bot import days, whereabouts
from bot.campaigns import meeting_words, wanting
from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said, Submitted
from bot.hearing import Heard
from bot.identity import PERSON, TALK, reach
from bot.insights.digest import asking as news
from bot.insights.digest.wishes import STOP
from bot.markup import plain
from bot.people import claiming
from bot.people.offices import named, pseudonym, rights
from bot.privacy import hands, my_data
from bot.records import EVERYWHERE, Pause, Works
from bot.records.pausing import ALL
from bot.recruitment import at as recruitment
from bot.replies import Button, Replies, Text
from bot.reports import asking, beginning, form, standing
from bot.store import Transaction
from bot.surveys.telling import willing
from bot.talks import asking as talks
from bot.talks import beginning as talking
from bot.talks import form as talk

START = Button("Start again", "pausing.start")
WORDS = ("pause", "stop the bot")
START_WORDS = ("resume", "start the bot", "start again")
ENDING_WORDS = ("stop", "unsubscribe", "stop messaging me", "stop writing to me")  # which mean somebody's own notices

_HEARD = frozenset({Heard.CRISIS, Heard.HUMAN, Heard.PERSON})
_PAGES = frozenset({"desk"})
_COMMANDS = frozenset(
    {
        *(
            *standing.COMMANDS,
            *WORDS,
            *START_WORDS,
            *ENDING_WORDS,
            *my_data.WORDS,
            *hands.TAKE_WORDS,
            *hands.DELETE_WORDS,
            *willing.END_WORDS,
            *news.END_WORDS,
            *wanting.END_WORDS,
        ),
        *("where do i work", "desk", "claim"),
    }
)
# What these begin goes on:
_KEYS = (
    "people.",
    "identity.",
    "pausing.",
    "whereabouts.",
    "report.",
    "talks.",
    "privacy.",
    "recruitment.",
    willing.NOT_ME.action,
    STOP.action,
    wanting.STOP,
    meeting_words.NOT_COME,
)
_NEW = frozenset(  # but for these
    {
        *(beginning.REPORT.action, beginning.CHOOSE, asking.WHERE, form.KEY),
        *(TALK.action, talking.BEGIN, talks.WHERE, talk.KEY),
        recruitment.YES,
    }
)


async def at(tx: Transaction, workplace: str) -> Pause | None:
    """What pauses the bot there: the pause of everywhere before that of the workplace."""
    kept = {one.id: one for one in await tx.readable(Pause)}
    return kept.get(ALL) or kept.get(workplace)


async def answer(tx: Transaction, event: Event, heard: Heard | None, command: str, desk: Desk) -> Replies:
    """Why the bot is paused, where it is paused for whoever asks, and this is not what goes on; else nothing."""
    return () if goes_on(event, heard, command) else await _why(tx, event, command, desk)


def goes_on(event: Event, heard: Heard | None, command: str) -> bool:
    """For everybody: help, receipts, what is kept of them, and the way to the desk. `command` are words of one."""
    match event:
        case Opened(shown=shown):
            return shown in _PAGES
        case Said():
            return heard is Heard.CRISIS or command in _COMMANDS or (not command and heard in _HEARD)
        case Pressed(action=action):
            return action.startswith(_KEYS) and action not in _NEW
        case Submitted(form=key):
            if key.startswith(f"{whereabouts.KEY} "):  # beside an answer, which would come again
                return False
            return key.startswith(_KEYS) and key.partition(" ")[0] not in _NEW


def told(where: str, pause: Pause) -> str:
    """`where` is in the Markdown of `bot.markup`."""
    who = "by a rep or an organiser"
    return f"I am **paused** {where} since {days.told(pause.since)}, {who}. The reason:\n\n> {plain(pause.reason)}"


async def _why(tx: Transaction, event: Event, command: str, desk: Desk) -> Replies:
    kept = {one.id: one for one in await tx.readable(Pause)}
    if not kept:
        return ()
    works = await tx.get(Works, pseudonym(event.person, desk))
    pause = kept.get(ALL) or (kept.get(works.workplace) if works else None)
    if pause is None:
        return ()
    holds = bool((await rights(tx, event.person, desk)).offices)
    if holds and (command or isinstance(event, Pressed | Submitted)):
        return ()  # they may be at work for those who wait, and must be able to start it again
    whole = pause.id == ALL
    place = plain(await named(tx, EVERYWHERE if whole else pause.id))
    words = told("everywhere" if whole else f"for everybody who works at {place}", pause)
    lost = "\n\nWhat you have just sent was not kept." if isinstance(event, Submitted) else ""
    more = (
        "Until a rep starts me again I answer no questions and take no new reports"
        f"{'' if whole else ' there'}. Receipts still open reports, and *where do I work* still shows and forgets that."
    )
    buttons = (PERSON, beginning.ENTER, *((claiming.TO_DESK, START) if holds else ()))
    return (Text(f"{words}{lost}\n\n{more} {reach(desk.house)}", buttons, private=True),)
