"""Somebody asks to be told of surveys where they work, and ends that again. Nobody else is written to."""

from datetime import datetime

from bot import days, reaching, whereabouts, wishing
from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said, Submitted
from bot.home import Part
from bot.markup import plain
from bot.people.offices import ZONE, named, pseudonym, today_in
from bot.records import Willing, Workplace
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Store, Transaction, run
from bot.wishing import shelf
from bot.workplaces import by_name

ASK_ME = Button("Tell me of surveys", "surveys.ask_me")
NOT_ME = Button("Do not tell me of surveys", "surveys.not_me")
KEY = "surveys.willing"
WORDS, END_WORDS = ("ask me", "ask me in surveys"), ("do not ask me", "don't ask me", "stop asking me")
NOT_HERE = "I could not reach you later from here. Write *ask me* to me in a conversation of our own, in your chat."
ENDED = "I do not tell you of surveys any more. What I kept for that is erased. You can still answer: write *survey*."


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, ask)
    for words in END_WORDS:
        routes.command(words, end)
    routes.pressed(ASK_ME.action, ask)
    routes.pressed(NOT_ME.action, end)
    routes.submitted(KEY, submitted)
    routes.at_home(Part.SURVEYS, at_home)


async def ask(event: Said | Pressed, desk: Desk) -> Replies:
    """Where they work may be known; else they are asked."""

    async def look(tx: Transaction) -> Replies:
        if not reaching.reachable(event):
            return (Text(NOT_HERE, private=True),)
        if place := await whereabouts.known(tx, event.person, desk):
            return await _keep(tx, event, place.id, desk)
        form = _form(by_name(await tx.find(Workplace)))
        return (form or Text(whereabouts.NONE_YET, private=True),)

    return await run(desk.store, look)


async def end(event: Said | Pressed, desk: Desk) -> Replies:
    async def forget(tx: Transaction) -> Replies:
        await stop(tx, pseudonym(event.person, desk), desk)
        return (Text(ENDED, (ASK_ME,), private=True),)

    return await run(desk.store, forget)


async def stop(tx: Transaction, who: str, desk: Desk) -> None:
    if kept := await tx.get(Willing, who):
        await wishing.end(tx, kept, wishing.nothing, desk)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    async def keep(tx: Transaction) -> Replies:
        form = _form(by_name(await tx.find(Workplace)))
        if form is None or not reaching.reachable(event):
            return (Text(NOT_HERE if form else whereabouts.NONE_YET, private=True),)
        if wrong := form.check(event.values):
            return (wrong,)
        return await _keep(tx, event, str(event.values["workplace"]), desk)

    return await run(desk.store, keep)


async def at_home(event: Opened, desk: Desk) -> Text | None:
    async def look(tx: Transaction) -> Text | None:
        if not reaching.reachable(event) or not await tx.find(Workplace):
            return None
        return Text("", (NOT_ME if await tx.get(Willing, pseudonym(event.person, desk)) else ASK_ME,), private=True)

    return await run(desk.store, look)


async def forget_old(store: Store, now: datetime) -> None:
    """Who asked a year ago may have left since."""
    await wishing.forget_old(store, Willing, now, wishing.nothing)


async def _keep(tx: Transaction, event: Event, workplace: str, desk: Desk) -> Replies:
    who, until = pseudonym(event.person, desk), desk.now() + desk.keeps.wishes
    found = await tx.get(Workplace, workplace)
    address = await reaching.kept_for(tx, event, found.zone if found else ZONE, desk)
    made = Willing(who, until, shelf(who), until, workplace, address.id)
    await wishing.keep(tx, made, wishing.nothing, desk)
    where = plain(await named(tx, workplace))
    words = (
        f"I tell you here when a survey opens at **{where}**, and remind you while it is open, never at night. I keep "
        f"for that where you work and where I reach you, sealed, until {days.told(today_in(address.zone, until))}. It "
        "says nothing of membership, and *do not ask me* ends it."
    )
    return (Text(words, (NOT_ME,), private=True),)


def _form(places: list[Workplace]) -> Form | None:
    options = tuple((place.id, f"{place.name}, {place.employer}") for place in places)
    if not options:
        return None
    field = Field("workplace", "Where do you work?", Kind.CHOICE, options, required=True)
    intro = "I then tell you when a survey opens there. Nobody else sees what you choose."
    return Form(KEY, "Tell me of surveys", (field,), intro, "Save")
