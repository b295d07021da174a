"""Somebody asks to be told of surveys where they work, and ends that again. Nobody else is written to."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot import days, reaching, whereabouts
from bot.desk import Desk
from bot.events import Event, Opened, Pressed, Said, Submitted
from bot.home import Part
from bot.markup import plain
from bot.people.offices import ZONE, held_by, named, pseudonym, today_in
from bot.records import Office, Willing, Workplace
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Store, Transaction, run
from bot.workplaces import by_name

ASK_ME = Button("Tell me of surveys", "surveys.ask_me")
NOT_ME = Button("Do not tell me of surveys", "surveys.not_me")
KEY = "surveys.willing"
WORDS, END_WORDS = ("ask me", "ask me in surveys"), ("do not ask me", "don't ask me", "stop asking me")
KEPT = timedelta(days=365)
TAKEN_FOR = timedelta(minutes=1)  # by one sweep, before another process may try
AT_ONCE = 100
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


def shelf(who: str) -> str:
    return who[:2]


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
        who = pseudonym(event.person, desk)
        if kept := await tx.get(Willing, who):
            await _forget(tx, kept, office=bool(await held_by(tx, who, desk)))
        return (Text(ENDED, (ASK_ME,), private=True),)

    return await run(desk.store, forget)


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
    while taken := await store.claim(Willing, now, AT_ONCE, lambda one: replace(one, due=now + TAKEN_FOR)):

        async def forget(tx: Transaction, taken: tuple[Willing, ...] = taken) -> None:
            for one in taken:
                kept = await tx.get(Willing, one.id)
                if kept and kept.due == one.due:
                    await _forget(tx, kept, office=bool(await tx.readable(Office, person=kept.id)))

        await run(store, forget)


async def _keep(tx: Transaction, event: Event, workplace: str, desk: Desk) -> Replies:
    who, until = pseudonym(event.person, desk), desk.now() + KEPT
    found = await tx.get(Workplace, workplace)
    address = await reaching.kept_for(tx, event, found.zone if found else ZONE, desk)
    before = await tx.get(Willing, who)
    if before and before.address != address.id:
        await _forget(tx, before, office=bool(await held_by(tx, who, desk)))
    await tx.put(Willing(who, until, shelf(who), until, workplace, address.id))
    where = plain(await named(tx, workplace))
    words = (
        f"I tell you here when a survey opens at **{where}**, and remind you while it is open, never at night. I keep "
        f"for that where you work and where I reach you, sealed, until {days.told(today_in(address.zone, until))}. It "
        "says nothing of membership, and *do not ask me* ends it."
    )
    return (Text(words, (NOT_ME,), private=True),)


async def _forget(tx: Transaction, kept: Willing, *, office: bool) -> None:
    await tx.remove(Willing, kept.id)
    await reaching.let_go(tx, kept.id, kept.address, office=office)


def _form(places: list[Workplace]) -> Form | None:
    options = tuple((place.id, f"{place.name}, {place.employer}") for place in places)
    if not options:
        return None
    field = Field("workplace", "Where do you work?", Kind.CHOICE, options, required=True)
    intro = "I then tell you when a survey opens there. Nobody else sees what you choose."
    return Form(KEY, "Tell me of surveys", (field,), intro, "Save")
