"""Reps pause the bot where they are reps, with a reason, and start it again."""

from dataclasses import replace

from bot import paused
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Event, Pressed, Said, Submitted
from bot.markup import plain
from bot.people.offices import Rights, named, refused, rights, today_at
from bot.records import EVERYWHERE, Pause, Role, Workplace
from bot.records.audit import Did
from bot.records.pausing import ALL
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.sight import workplaces
from bot.store import Transaction
from bot.workplaces import NONE_YET

PAUSE = Button("Pause or start the bot", "pausing.places")
ASK, STARTED = "pausing.pause", "pausing.started"
_MEANS = (
    "Whoever has told me that they work there then gets no answers and cannot make a new report; I say why, and how to "
    "reach a person. Receipts, help for somebody in danger, and deleting what I hold go on, and so does the desk. "
    "Cases go on, too: reps and reporters are told what waits for them."
)


def add(routes: Routes) -> None:
    for words in (*paused.WORDS, *paused.START_WORDS):
        routes.command(words, said)
    routes.pressed(PAUSE.action, pressed)
    routes.pressed(ASK, asked)
    routes.submitted(ASK, submitted)
    routes.pressed(paused.START.action, asked_to_start)
    routes.pressed(STARTED, started)


async def said(event: Said, desk: Desk) -> Replies:
    return await act(event, desk, _places)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await act(event, desk, _places)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        if not await _may(acting, event.value):
            return refused(Role.REP)
        if pause := await acting.tx.get(Pause, event.value):
            return (await _already(acting.tx, pause),)
        return (_form(event.value, await _named(acting.tx, event.value)),)

    return await act(event, desk, ask)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    place = event.form.partition(" ")[2]

    async def keep(acting: Acting) -> Replies:
        if not await _may(acting, place):
            return refused(Role.REP)
        name = await _named(acting.tx, place)
        if wrong := _form(place, name).check(event.values):
            return (wrong,)
        if not acting.again:
            if pause := await acting.tx.get(Pause, place):
                return (await _already(acting.tx, pause),)
            today = await today_at(acting.tx, _workplace(place), desk)
            await acting.tx.put(Pause(place, today, " ".join(str(event.values["reason"]).split())))
            await acting.log(Did.PAUSED, _workplace(place))
        words = f"I am paused at **{plain(name)}**. It is in the log that organisers can read."
        return (Text(words, (_start(place, name),), private=True),)

    return await act(event, desk, keep)


async def asked_to_start(event: Pressed, desk: Desk) -> Replies:
    """Without a value: whatever they could start."""

    async def ask(acting: Acting) -> Replies:
        if not event.value:
            return await _places(acting)
        if not await _may(acting, event.value):
            return refused(Role.REP)
        name = await _named(acting.tx, event.value)
        pause = await acting.tx.get(Pause, event.value)
        if pause is None:
            return (_running(name),)
        words = f"{paused.told(f'at {plain(name)}', pause)}\n\nAfter this I answer there again."
        yes = Button("Yes, start it again", STARTED, event.value)
        return (Text(words, (yes, Button("No, leave it paused", PAUSE.action)), private=True),)

    return await act(event, desk, ask)


async def started(event: Pressed, desk: Desk) -> Replies:
    async def start(acting: Acting) -> Replies:
        if not await _may(acting, event.value):
            return refused(Role.REP)
        if not acting.again and await acting.tx.get(Pause, event.value):
            await acting.tx.remove(Pause, event.value)
            await acting.log(Did.RESUMED, _workplace(event.value))
        return (_running(await _named(acting.tx, event.value)),)

    return await act(event, desk, start)


async def at_the_desk(tx: Transaction, event: Event, desk: Desk) -> Replies:
    """What an office holder is told of pauses that concern them."""
    held = await rights(tx, event.person, desk)
    told: list[Text] = []
    for pause in await tx.readable(Pause):
        if pause.id != ALL and not held.acting(pause.id):
            continue
        name = await _named(tx, pause.id)
        buttons = (_start(pause.id, name),) if _allowed(held, pause.id) else ()
        told.append(Text(paused.told(f"at {plain(name)}", pause), buttons, private=True))
    return tuple(told)


async def _places(acting: Acting) -> Replies:
    places = [one.id for one in await workplaces(acting.tx, acting.sight)]
    if acting.sight.held.organises(EVERYWHERE):
        places.append(ALL)
    if not places:
        return (Text(NONE_YET, private=True),)
    kept = {one.id: one for one in await acting.tx.readable(Pause)}
    names = {place: await _named(acting.tx, place) for place in places}
    lines = [paused.told(f"at {plain(names[one])}", kept[one]) for one in places if one in kept]
    stopped = "\n\n".join(lines) or "I am not paused at any of your workplaces."
    buttons = [_start(one, names[one]) if one in kept else Button(f"Pause at {names[one]}", ASK, one) for one in places]
    return (Text(f"{stopped}\n\n{_MEANS}", tuple(buttons), private=True),)


async def _may(acting: Acting, place: str) -> bool:
    if place != ALL and await acting.tx.get(Workplace, place) is None:
        return False
    return _allowed(acting.sight.held, place)


def _allowed(held: Rights, place: str) -> bool:
    """Reps stop it where they are reps; everywhere, who organises everywhere."""
    return held.organises(EVERYWHERE) if place == ALL else held.acting(place) is not None


def _workplace(place: str) -> str:
    return EVERYWHERE if place == ALL else place


async def _named(tx: Transaction, place: str) -> str:
    return await named(tx, _workplace(place))


def _start(place: str, name: str) -> Button:
    return replace(paused.START, label=f"Start again at {name}", value=place)


def _form(place: str, name: str) -> Form:
    reason = Field(
        "reason",
        "Why?",
        Kind.PARAGRAPH,
        hint="Everybody who asks me there reads this. Name nobody.",
        required=True,
        most=500,
    )
    return Form(f"{ASK} {place}", f"Pause the bot at {name}", (reason,), intro=_MEANS, send="Pause it")


async def _already(tx: Transaction, pause: Pause) -> Text:
    name = await _named(tx, pause.id)
    return Text(paused.told(f"at {plain(name)}", pause), (_start(pause.id, name),), private=True)


def _running(name: str) -> Text:
    return Text(f"I am running at **{plain(name)}**.", private=True)
