"""How somebody's second step stands, and how they turn it off or change the phone."""

from functools import partial

from bot import days
from bot.desk import Desk
from bot.events import Opened, Pressed, Said, Submitted
from bot.home import Part, Whom
from bot.people.offices import Rights, pseudonym, refused, rights
from bot.records import AuditEntry, Role, SecondFactor
from bot.records.audit import Did
from bot.replies import Button, Card, Form, Replies, Text
from bot.routes import Routes
from bot.second_factor import asking, keeping
from bot.second_factor.checking import check
from bot.second_factor.gate import wanted
from bot.second_factor.giving import LOCK, amiss
from bot.store import Transaction, run

WORDS = "second step"
OPEN = Button("Second step", "second.open")
OFF = "second.off"
CHANGE, TURN_OFF = "Use another phone", "Turn it off"
TITLE = "Your second step"
GONE = "Your second step is off, and what I had of it is deleted."


def add(routes: Routes) -> None:
    routes.command(WORDS, said)
    routes.pressed(OPEN.action, pressed)
    routes.pressed(OFF, asked_off)
    routes.submitted(OFF, turned_off)
    routes.at_home(Part.YOURS, at_home, Whom.REPS)


async def at_home(event: Opened, desk: Desk) -> Text:
    return Text("", (OPEN,), private=True)


async def said(event: Said, desk: Desk) -> Replies:
    return await run(desk.store, partial(_shown, event=event, desk=desk))


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await run(desk.store, partial(_shown, event=event, desk=desk))


async def _shown(tx: Transaction, event: Said | Pressed, desk: Desk) -> Replies:
    held = await rights(tx, event.person, desk)
    if not held.offices:
        return refused(Role.REP)
    who, must = pseudonym(event.person, desk), await wanted(tx, held, event.place)
    kept = await tx.get(SecondFactor, who)
    if kept is None:
        need = "It is needed here." if must else "Here it is yours to choose."
        return (asking.set_up(words=f"{await _reset(tx, who, held)}{asking.WHY}\n\n**It is off.** {need}"),)
    body = f"It is on, since {days.told(kept.since)}. I ask for its figures before I show what a report says."
    return (Card(TITLE, body, buttons=(LOCK, Button(CHANGE if must else TURN_OFF, OFF)), private=True),)


async def _reset(tx: Transaction, who: str, held: Rights) -> str:
    """Whoever was told that something has changed finds here what it was."""
    places = {office.workplace for office in held.offices}
    done = [one for place in places for one in await tx.find(AuditEntry, did=Did.RESET_STEP, about=f"{place}/{who}")]
    if not done:
        return ""
    last = max(done, key=lambda one: one.id)
    by = "An organiser" if last.who else "Whoever runs the machine"
    return (
        f"{by} has reset it on {days.told(last.on)}. If you had not asked for that, tell an organiser by telephone "
        "before you set it up again.\n\n"
    )


async def asked_off(event: Pressed, desk: Desk) -> Replies:
    async def ask(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.offices:
            return refused(Role.REP)
        if await tx.get(SecondFactor, pseudonym(event.person, desk)) is None:
            return await _shown(tx, event, desk)
        return (_off(must=await wanted(tx, held, event.place)),)

    return await run(desk.store, ask)


async def turned_off(event: Submitted, desk: Desk) -> Replies:
    """Fresh figures, wherever they were given before: somebody could sit at an open page."""

    async def turn(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.offices:
            return refused(Role.REP)
        who, must = pseudonym(event.person, desk), await wanted(tx, held, event.place)
        kept = await tx.get(SecondFactor, who)
        if kept is None:  # this was delivered a second time
            return _gone(must=must)
        form = _off(must=must)
        if wrong := form.check(event.values):
            return (wrong,)
        step = await check(tx, who, str(event.values["code"]), desk, secret=kept.secret, last=kept.last)
        if isinstance(step, str):
            return (amiss(form, step),)
        await keeping.forget(tx, who)
        await keeping.log(tx, who, Did.TURNED_OFF_STEP, held, desk)
        return _gone(must=must)

    return await run(desk.store, turn)


def _off(*, must: bool) -> Form:
    intro = "Without the phone you have now, another organiser can reset it for you." if must else ""
    return Form(OFF, CHANGE if must else TURN_OFF, (asking.CODE,), intro, "Go on", confided=True)


def _gone(*, must: bool) -> Replies:
    return (asking.set_up(words=f"{GONE} Set it up with the other phone now.") if must else Text(GONE, private=True),)
