"""Somebody wants to report AI at work. First they are told who can read it here and what is kept, then they choose."""

from bot.desk import Desk, House
from bot.events import Event, Opened, Owner, Pressed, Said
from bot.home import Part
from bot.identity import TALK, page, readers
from bot.markup import plain
from bot.records.reports import Mode
from bot.replies import Button, Card, Fact, Replies, Text
from bot.reports import modes
from bot.reports.forgetting import KEPT_AFTER_CLOSING, KEPT_AT_MOST
from bot.routes import Routes

REPORT = Button("Report AI at work", "report.begin")
ENTER = Button("I have a receipt", "report.status")
CHOOSE = "report.mode"
WORDS = (
    "report",
    "make a report",
    "report ai",
    "report ai at work",
    "report a system",
    "report something",
    "i want to report",
    "i want to report something",
    "i want to make a report",
    "i would like to report something",
)
WITH_WORDS = "report:"  # what follows may be meant for the report, and is not taken
NOT_TAKEN = Text(
    "I have not kept what you typed after *report*, and no rep sees it: the form asks for it, once you know who can "
    "read it. This chat may still hold it.",
    private=True,
)
PAGE = "/report"
WHO_GETS_IT = "The reps and organisers of that workplace, but for those whom you leave out. Nobody else."
WHAT_IS_KEPT = (
    "What you write, encrypted, and the week, never the hour. It is erased "
    f"{KEPT_AFTER_CLOSING} weeks after the case is closed, and after {KEPT_AT_MOST // 52} years in any case."
)


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.command(WITH_WORDS, said_with_words, following=bool)
    routes.opened("report", opened)
    routes.pressed(REPORT.action, pressed)
    routes.at_home(Part.REPORT, at_home)


async def said(event: Said, desk: Desk) -> Replies:
    return begun(event, desk)


async def said_with_words(event: Said, desk: Desk) -> Replies:
    return (NOT_TAKEN, *begun(event, desk))


async def at_home(event: Opened, desk: Desk) -> Text:
    words = (
        "Tell your reps of a system that watches, scores or decides at work. "
        "Before you write anything I say who can read it here, and what is kept."
    )
    return Text(words, (REPORT, ENTER), private=True)


async def opened(event: Opened, desk: Desk) -> Replies:
    return begun(event, desk)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return begun(event, desk)


def begun(event: Event, desk: Desk) -> Replies:
    """The privacy receipt for this place, and the modes that are possible there."""
    place = event.place
    if not place.private:
        return (elsewhere(desk.house),)
    possible = modes.possible(place)
    lines = [f"- **{modes.LABELS[mode]}**: {modes.MEANS[mode]}" for mode in possible]
    missing = [] if Mode.CONFIDENTIAL in possible else [f"- {modes.UNREACHED}"]
    listed = "\n".join((*lines, *missing))
    return (
        Card(
            "Report AI at work",
            f"How far do you let yourself be known?\n\n{listed}\n\n"
            "You can let yourself be known further later, and never undo that.",
            facts=_facts(place.owner, desk),
            buttons=(*choices(possible), ENTER, TALK),
            private=True,
            common=True,
        ),
    )


def elsewhere(house: House) -> Text:
    return Text(
        f"Others can read this place. Please write to me in a conversation of our own, or use {page(house, PAGE)}.",
        private=True,
    )


def choices(possible: tuple[Mode, ...]) -> tuple[Button, ...]:
    return tuple(Button(modes.LABELS[mode], CHOOSE, mode) for mode in possible)


def _facts(owner: Owner, desk: Desk) -> tuple[Fact, ...]:
    safer = (
        f"On a phone or computer of your own, not your employer's: {page(desk.house, PAGE)}. "
        f"{plain(desk.house.operator)} runs it, not your employer."
    )
    return (
        Fact("Who can read this here", readers(owner)),
        *([Fact("The safer way", safer)] if owner is Owner.EMPLOYER else []),
        Fact("Who gets it", WHO_GETS_IT),
        Fact("What is kept", WHAT_IS_KEPT),
        Fact(
            "Files",
            "I take no files and no screenshots: they hold who made them and when. Say in words what is on them.",
        ),
    )
