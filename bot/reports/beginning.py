"""Somebody wants to report AI at work. First they are told who can read it here and what is kept, then they choose."""

from bot.desk import Desk, House
from bot.events import Event, Opened, Owner, Pressed, Said
from bot.home import Part
from bot.identity import TALK, page, readers
from bot.languages import t, to_be_said
from bot.markup import plain
from bot.privacy import receipts
from bot.records import Report
from bot.records.reports import Mode
from bot.replies import Button, Card, Fact, Replies, Text
from bot.reports import modes
from bot.routes import Routes

REPORT = Button(to_be_said("Report AI at work"), "report.begin")
ENTER = Button(to_be_said("I have a receipt"), "report.status")
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
    to_be_said(
        "I have not kept what you typed after *report*, and no rep sees it: the form asks for it, once you know who "
        "can read it. This chat may still hold it."
    ),
    private=True,
)
PAGE = "/report"
WHO_GETS_IT = to_be_said("The reps and organisers of that workplace, but for those whom you leave out. Nobody else.")


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
    words = t(
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
            t("Report AI at work"),
            "\n\n".join(
                (
                    t("How far do you let yourself be known?"),
                    listed,
                    t("You can let yourself be known further later, and never undo that."),
                )
            ),
            facts=_facts(place.owner, desk),
            buttons=(*choices(possible), ENTER, TALK),
            private=True,
            common=True,
        ),
    )


def elsewhere(house: House) -> Text:
    return Text(
        t(
            "Others can read this place. Please write to me in a conversation of our own, or use {page}.",
            page=page(house, PAGE),
        ),
        private=True,
    )


def choices(possible: tuple[Mode, ...]) -> tuple[Button, ...]:
    return tuple(Button(modes.LABELS[mode], CHOOSE, mode) for mode in possible)


def _facts(owner: Owner, desk: Desk) -> tuple[Fact, ...]:
    safer = t(
        "On a phone or computer of your own, not your employer's: {page}. {operator} runs it, not your employer.",
        page=page(desk.house, PAGE),
        operator=plain(desk.house.operator),
    )
    return (
        Fact(t("Who can read this here"), readers(owner)),
        *([Fact(t("The safer way"), safer)] if owner is Owner.EMPLOYER else []),
        Fact(t("Who gets it"), WHO_GETS_IT),
        Fact(t("What is kept"), receipts.told(Report, desk.keeps)),
        Fact(
            t("Files"),
            t("I take no files and no screenshots: they hold who made them and when. Say in words what is on them."),
        ),
    )
