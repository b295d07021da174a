"""Somebody asks to be told every four weeks, and ends that again. Nobody else is written to."""

from bot import days, reaching, whereabouts
from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said
from bot.home import Part
from bot.insights.digest import wishes
from bot.insights.digest.wishes import STOP, WANT
from bot.people.offices import ZONE, pseudonym, today_in
from bot.records import Workplace, Works
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

WORDS = ("tell me of news", "tell me of news every four weeks", "digest")
END_WORDS = ("stop the news", "stop these news", "stop the digest", "no more news")
NOT_HERE = (
    "I could not reach you later from here. Write *tell me of news* to me in a conversation of our own, in your chat."
)
NOWHERE = "I would not know of where. If you tell me where you work, I can tell you what is new there."
ENDED = "I do not tell you this news any more. What I kept for that is erased."


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, ask)
    for words in END_WORDS:
        routes.command(words, stop)
    routes.pressed(WANT.action, ask)
    routes.pressed(STOP.action, stop)
    routes.at_home(Part.YOURS, at_home)


async def ask(event: Said | Pressed, desk: Desk) -> Replies:
    async def keep(tx: Transaction) -> Replies:
        if not reaching.reachable(event):
            return (Text(NOT_HERE, private=True),)
        who = pseudonym(event.person, desk)
        if not await wishes.reads(tx, who, desk):
            return (Text(NOWHERE, (whereabouts.button(""),), private=True),)
        address = await reaching.kept_for(tx, event, await _zone(tx, who, desk), desk)
        wish = await wishes.keep(tx, who, address.id, desk)
        words = (
            "Every four weeks I tell you here what is new, as far as you may see it where you work or hold a role: "
            "systems that came into the register, documents that are overdue, and what was signed. Where nothing is "
            "new you hear nothing. For that I keep only where I reach you, encrypted, until "
            f"{days.told(today_in(address.zone, wish.until))}, and *stop the news* ends it."
        )
        return (Text(words, (STOP,), private=True),)

    return await run(desk.store, keep)


async def stop(event: Said | Pressed, desk: Desk) -> Replies:
    async def end(tx: Transaction) -> Replies:
        await wishes.end(tx, pseudonym(event.person, desk), desk)
        return (Text(ENDED, (WANT,), private=True),)

    return await run(desk.store, end)


async def at_home(event: Opened, desk: Desk) -> Text | None:
    async def look(tx: Transaction) -> Text | None:
        button = await offered(tx, event, desk)
        return Text("", button, private=True) if button and event.place.private else None

    return await run(desk.store, look)


async def offered(tx: Transaction, event: Event, desk: Desk) -> tuple[Button, ...]:
    """To end it, or to begin where they can be told and there is something that they could be told of."""
    who = pseudonym(event.person, desk)
    button = await wishes.button(tx, who)
    return (button,) if button is STOP or (reaching.reachable(event) and await wishes.reads(tx, who, desk)) else ()


async def _zone(tx: Transaction, who: str, desk: Desk) -> str:
    works = await tx.get(Works, who)
    places = [one.workplace for one in await reaching.offices_of(tx, who, desk)]
    for one in (*([works.workplace] if works else []), *places):
        if place := await tx.get(Workplace, one):
            return place.zone
    return ZONE
