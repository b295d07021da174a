"""An office holder gives the figures of their app, and ends that again."""

from dataclasses import replace
from functools import partial

from bot import memory
from bot.desk import Desk
from bot.events import Pressed, Said, Submitted
from bot.people.offices import pseudonym, refused, rights
from bot.records import Role, SecondFactor, Seen, Unlocked
from bot.replies import Button, Form, Replies, Text
from bot.routes import Routes
from bot.second_factor import asking, keeping
from bot.second_factor.checking import check
from bot.store import Transaction, run

LOCK = Button("Lock now", "second.lock")
LOCKED = "Locked, in all your conversations and at the desk. I ask for the figures before I show a report again."
GIVEN = "Thank you. What reports say is open to you here for twelve hours."


def add(routes: Routes) -> None:
    routes.submitted(asking.GIVE, given)
    routes.command("lock now", said_lock, office=True)
    routes.pressed(LOCK.action, pressed_lock)


async def given(event: Submitted, desk: Desk) -> Replies:
    return await run(desk.store, partial(_given, event=event, desk=desk))


async def _given(tx: Transaction, event: Submitted, desk: Desk) -> Replies:
    if not (await rights(tx, event.person, desk)).offices:
        return refused(Role.REP)
    who, then = pseudonym(event.person, desk), event.form.partition(" ")[2]
    kept = await tx.get(SecondFactor, who)
    if kept is None:
        return (asking.set_up(then),)
    form = asking.form(then)
    if wrong := form.check(event.values):
        return (wrong,)
    typed = str(event.values["code"])
    delivered = once(event, typed, desk)
    if await tx.get(Seen, delivered) and await tx.get(Unlocked, keeping.where(who, event.place, desk)):
        return opened(then)
    step = await check(tx, who, typed, desk, secret=kept.secret, last=kept.last)
    if isinstance(step, str):
        return (amiss(form, step),)
    await tx.put(replace(kept, last=step))
    await memory.first(tx, delivered, desk.now())
    await keeping.unlock(tx, who, event.place, desk)
    return opened(then)


def once(event: Submitted, typed: str, desk: Desk) -> str:
    """The id of the `Seen` for figures that were right. A cause comes from outside, so it proves nothing alone."""
    return memory.keyed(desk.secret, "second step", memory.cause(event, desk.secret), event.person.user, typed)


def amiss(form: Form, words: str) -> Form:
    """To be filled in anew: what was typed is of no more use."""
    return replace(form, errors={"code": words})


def opened(then: str, words: str = GIVEN) -> Replies:
    return (Text(words, (*asking.going_on(then), LOCK), private=True),)


async def said_lock(event: Said, desk: Desk) -> Replies:
    return await _locked(event, desk)


async def pressed_lock(event: Pressed, desk: Desk) -> Replies:
    return await _locked(event, desk)


async def _locked(event: Said | Pressed, desk: Desk) -> Replies:
    async def lock(tx: Transaction) -> Replies:
        if not (await rights(tx, event.person, desk)).offices:
            return refused(Role.REP)
        await keeping.lock(tx, pseudonym(event.person, desk))
        return (Text(LOCKED, private=True),)

    return await run(desk.store, lock)
