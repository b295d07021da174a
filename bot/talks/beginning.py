"""Somebody would like to talk with a rep. First they are told who can read it here, who sees it and for how long."""

from bot.campaigns import at
from bot.desk import Desk
from bot.events import Event, Owner, Pressed, Said
from bot.identity import TALK, page, readers
from bot.markup import plain
from bot.privacy import receipts
from bot.records import Talk
from bot.replies import Button, Card, Fact, Replies
from bot.reports import beginning as reports
from bot.reports.beginning import ENTER, elsewhere
from bot.routes import Routes

# "Talk to a person" is something else: whom they reach by that stands in `bot.identity`.
WORDS = (
    *("talk to a rep", "talk with a rep", "speak to a rep", "speak with a rep"),
    *("i want to talk to a rep", "i want to speak to a rep", "i would like to talk to a rep"),
    *("i would like to speak to a rep", "can i talk to a rep", "can i speak to a rep", "ask a rep to get in touch"),
)
BEGIN = "talks.begin"
FREE = (
    "A rep gets in touch with you, in the way that you choose. I am a machine and only pass on what you write. It "
    "binds you to nothing, I do not ask whether you are in the union, and you can take it back."
)
WHO_SEES_IT = (
    "The reps and organisers of your workplace, but for those whom you leave out: they see that a talk is asked for, "
    "in which week, and who has taken it up. What you write is shown only to that one; if it is "
    "passed on, to the next one, too."
)


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, said)
    routes.pressed(at.TALK, pressed)


async def said(event: Said, desk: Desk) -> Replies:
    return begun(event, "", desk)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return begun(event, event.value, desk)


def begun(event: Event, campaign: str, desk: Desk) -> Replies:
    """`campaign`: the id of the one in which they were asked, or nothing. The same whether or not there is one."""
    if not event.place.private:
        return (elsewhere(desk.house),)
    return (
        Card(
            TALK.label,
            FREE,
            facts=_facts(event.place.owner, desk),
            buttons=(Button("Go on", BEGIN, campaign, main=True), ENTER),
            private=True,
            common=True,
        ),
    )


def _facts(owner: Owner, desk: Desk) -> tuple[Fact, ...]:
    safer = (
        f"On a phone or computer of your own, not your employer's: {page(desk.house, reports.PAGE)}. Choose "
        f"“{TALK.label}” there. {plain(desk.house.operator)} runs it, not your employer."
    )
    return (
        Fact("Who can read this here", readers(owner)),
        *([Fact("The safer way", safer)] if owner is Owner.EMPLOYER else []),
        Fact("Who sees it", WHO_SEES_IT),
        Fact("What is kept", receipts.told(Talk, desk.keeps)),
    )
