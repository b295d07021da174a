"""Among what is kept of somebody: whether they are asked, in their own hands."""

from bot import days, marks
from bot.desk import Desk
from bot.events import Place, Pressed
from bot.people.offices import pseudonym
from bot.records import Asked
from bot.recruitment import at, consent, quiet
from bot.replies import Button, Card, Mark, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

HOW = (
    "Where organisers run a campaign, I ask people after an answer about it, in private, whether they would talk to "
    "somebody who organises: {often}. No answer depends on it."
)
SELDOM = "seldom, and not twice in 30 days"
ONCE = "once in a visit at most, since nobody is known here tomorrow"
FREE = "I keep nothing of you for that."
NEVER = "I never ask you, as you said."
BROWSER = "Your browser has been told not to have me ask."
UNASKED = Text("I will not ask you. What I keep for that is a code, and nothing else of it.", (at.AGAIN,), private=True)
UNASKED_BRIEFLY = "Your browser is told not to have me ask for a year. I keep nothing about you."
FORGOTTEN = Text(
    "Forgotten. Questions that I put to you before keep nothing any more. I may ask again when it is your turn.",
    (at.UNASK,),
    private=True,
)
MAY = Text("Noted: I may ask again, unless you said never with another account.", (at.UNASK,), private=True)
MAY_BRIEFLY = Text("Noted. When you come back another time, I may ask again.", private=True)
NOT_HERE = Text("Others can read this place. Please write *my data* to me in a conversation of our own.", private=True)


def add(routes: Routes) -> None:
    routes.pressed(at.MINE.action, shown)
    routes.pressed(at.UNASK.action, unask)
    routes.pressed(at.AGAIN.action, again)
    routes.pressed(at.ERASE.action, erase)


async def shown(event: Pressed, desk: Desk) -> Replies:
    if not quiet.open_to(event.place):
        return (NOT_HERE,)

    async def look(tx: Transaction) -> Replies:
        who, place = pseudonym(event.person, desk), event.place
        told = place.marks & marks.NAMES
        if await consent.refused(tx, who, desk):
            return (_card(place, NEVER, at.AGAIN),)
        if kept := await consent.dated(tx, who, desk):
            return (_card(place, f"I do not ask you before {until(kept)}.", at.ERASE, at.UNASK),)
        return (_card(place, BROWSER if told else FREE, at.AGAIN if marks.NEVER in told else at.UNASK),)

    return await run(desk.store, look)


async def unask(event: Pressed, desk: Desk) -> Replies:
    if not quiet.open_to(event.place):
        return (NOT_HERE,)
    if not event.place.lasting:
        return (Text(UNASKED_BRIEFLY, (at.AGAIN,), private=True), Mark(marks.NEVER, 365))
    them = await consent.accounts(event, desk)
    await run(desk.store, lambda tx: consent.never(tx, them, desk))
    return (UNASKED,)


async def again(event: Pressed, desk: Desk) -> Replies:
    if not quiet.open_to(event.place):
        return (NOT_HERE,)
    if not event.place.lasting:
        return (MAY_BRIEFLY, Mark(marks.NEVER, 0))
    await run(desk.store, lambda tx: consent.again(tx, pseudonym(event.person, desk), desk))
    return (MAY,)


async def erase(event: Pressed, desk: Desk) -> Replies:
    if not quiet.open_to(event.place):
        return (NOT_HERE,)
    await run(desk.store, lambda tx: consent.erase(tx, pseudonym(event.person, desk), desk))
    return (FORGOTTEN,)


def _card(place: Place, stands: str, *buttons: Button) -> Card:
    how = HOW.format(often=SELDOM if place.lasting else ONCE)
    return Card(at.MINE.label, f"{how} {stands}", buttons=buttons, private=True)


def until(kept: Asked) -> str:
    if kept.left <= 0:
        return "you erase this"
    times = "once" if kept.left == 1 else "twice"
    return f"{days.told(kept.not_before)}, and at most {times} more"
