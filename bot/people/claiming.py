"""Somebody has a code, and takes the office that it stands for."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from bot import audit, days, memory, reaching
from bot.desk import Desk
from bot.events import Opened, Place, Pressed, Said, Submitted
from bot.markup import plain
from bot.people import codes, ending, tries
from bot.people.inviting import FIRST_NAME
from bot.people.naming import NAME
from bot.people.offices import ENTER, Rights, about, covers, held_by, office_id, pseudonym, rights, today_at, where
from bot.records import Invitation, Office, Role, Seen
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Replies, Text
from bot.routes import Routes
from bot.signing_in import seats, sessions
from bot.store import Transaction, run

FORM = Form(
    "people.claim",
    "Enter your code",
    (Field("code", "Your code", hint="Twelve letters and digits, in three groups.", required=True, most=60),),
    intro="A code comes from an organiser, or from whoever looks after the machine that this bot runs on.",
    send="Use this code",
)
TO_DESK = Button("Go to the desk", "people.desk", main=True)

WRONG = (
    "That code cannot be used: it may be mistyped, used already, or out of date. "
    "Look at it again, or ask whoever gave it to you for a new one."
)
TOO_MANY = "There have been too many wrong codes. Please try again in an hour, with the code in front of you."
NOT_HERE = (
    "I shall not know you again in this conversation tomorrow, so a role would be lost here. "
    "Please enter the code at my desk instead: the page at my address that ends in /desk. The code is still unused."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A code has become an office."""

    office: Office
    where: str


def add(routes: Routes) -> None:
    routes.command("claim", said, following=lambda words: not words or codes.looks_like_one(words))
    routes.pressed(ENTER.action, pressed)
    routes.submitted(FORM.key, submitted)


async def said(event: Said, desk: Desk) -> Replies:
    code = event.text.strip()[len("claim") :].strip(" .?")
    return await _claimed(code, event, desk) if code else _form(event)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return _form(event)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    if wrong := FORM.check(event.values):
        return (wrong,)
    return await _claimed(str(event.values["code"]), event, desk)


def _form(event: Opened | Said | Pressed) -> Replies:
    return (FORM,) if _kept_here(event.place) else (Text(NOT_HERE, private=True),)


def _kept_here(place: Place) -> bool:
    return place.lasting or bool(place.anew)


async def _claimed(code: str, event: Said | Submitted, desk: Desk) -> Replies:
    if not _kept_here(event.place):
        return (Text(NOT_HERE, private=True),)
    person = pseudonym(event.person, desk)
    if not await run(desk.store, partial(tries.take, person=person, desk=desk)):
        return (Text(TOO_MANY, private=True),)
    taken = await run(desk.store, partial(_take, id=await codes.hashed(code, desk.secret), event=event, desk=desk))
    match taken:
        case Taken(office=office, where=place):
            unnamed = (NAME,) if office.name == FIRST_NAME else ()
            return (Text(_welcome(office, place), (TO_DESK, *unnamed), private=True),)
        case Rights():  # this was delivered a second time
            return (Text("You have used that code already, and have your role.", (TO_DESK,), private=True),)
        case None:
            return (Text(WRONG, (ENTER,), private=True),)


async def _take(tx: Transaction, id: str, event: Said | Submitted, desk: Desk) -> Taken | Rights | None:  # noqa: A002
    person, now, cause = pseudonym(event.person, desk), desk.now(), memory.cause(event, desk.secret)
    found = await tx.get(Invitation, id)
    if found is None or found.lapses <= now or not await _stands(tx, found, desk):
        # The cause alone proves nothing: whoever guesses could send each guess under the same one.
        held = await rights(tx, (await seats.taking(tx, event, desk)).person, desk)
        if not (held.offices and await tx.get(Seen, cause)):
            return None
        await tries.give_back(tx, person, desk)
        return held
    await memory.first(tx, cause, now)
    await tries.give_back(tx, person, desk)
    return await _office(tx, found, await seats.taking(tx, event, desk), desk)


async def _stands(tx: Transaction, found: Invitation, desk: Desk) -> bool:
    """Whether who invited could still do so. A trial's organiser holds no office that is kept."""
    if not found.by or (desk.house.local and not found.replaces):
        return True
    offices = await held_by(tx, found.by, desk)
    if found.replaces:
        return any(office.id == found.replaces for office in offices)
    return any(office.role is Role.ORGANISER and covers(office, found.workplace) for office in offices)


async def _office(tx: Transaction, found: Invitation, event: Said | Submitted, desk: Desk) -> Taken:
    """The invitation becomes an office, and whom it replaces holds theirs no longer."""
    person, today = pseudonym(event.person, desk), await today_at(tx, found.workplace, desk)
    if not await held_by(tx, person, desk):  # what was open in an office that has run out does not come back with this
        await sessions.end_all(tx, person)
    made = office_id(person, found.role, found.workplace, desk)
    before = await tx.get(Office, made)
    until = _later(before.until, found.until) if before else found.until  # nobody loses what they have by a code
    office = Office(made, person, found.role, found.workplace, found.name, today, until)
    replaced = await tx.get(Office, found.replaces) if found.replaces and found.replaces != made else None
    if replaced:
        await ending.end(tx, replaced, replaced.person, desk)
    await tx.put(office)
    await seats.take(tx, event, desk)
    await audit.append(tx, person, Did.CLAIMED_ROLE, about(office), desk.now())
    await reaching.remember(tx, event, desk)
    await tx.remove(Invitation, found.id)
    return Taken(office, await where(tx, found.workplace))


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else None


def _welcome(office: Office, place: str) -> str:
    until = f" That ends on {days.told(office.until)}." if office.until else ""
    thanks = "Thank you" if office.name == FIRST_NAME else f"Thank you, {plain(office.name)}"
    return (
        f"{thanks}. You are now **{office.role}** for {place}.{until} "
        "The code has done its work, and nobody can use it again. What you can do is at the desk."
    )
