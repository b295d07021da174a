"""An organiser appoints somebody: they get a code, which that person enters."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot import audit, days, memory
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.people import inviting
from bot.people.inviting import FOR_A_PERSON, Offer
from bot.people.offices import Rights, pseudonym, refused, rights, today_at, where
from bot.records import EVERYWHERE, Role, Workplace
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.second_factor import gate
from bot.second_factor.asking import guarded
from bot.store import Transaction, run

APPOINT = Button("Appoint somebody", "people.appoint")
KEY = "people.appoint"
ALL = "all"  # in a form, what EVERYWHERE is to a record
LONGEST_NAME = 80  # characters

ALREADY = (
    "That code was made already, and shown once. If you do not have it, make another; "
    "an organiser can take the first one back."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was filled in, read."""

    name: str
    role: Role
    workplace: str
    until: date | None


def add(routes: Routes) -> None:
    routes.pressed(APPOINT.action, pressed)
    routes.submitted(KEY, submitted)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.organiser:
            return refused(Role.ORGANISER)
        await gate.demand(tx, pseudonym(event.person, desk), held, event, desk)
        return (await _form(tx, held),)

    return await guarded(event, desk, look)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    if not (await run(desk.store, partial(rights, person=event.person, desk=desk))).organiser:
        return refused(Role.ORGANISER)  # before the work of hashing, which nobody else shall cause
    coded = await inviting.code(desk.secret)

    async def keep(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.organiser:
            return refused(Role.ORGANISER)
        by = pseudonym(event.person, desk)
        await gate.demand(tx, by, held, event, desk)  # a new office holder could read reports with an app of their own
        wanted = await _read(tx, await _form(tx, held), event, desk)
        if isinstance(wanted, Form):
            return (wanted,)
        if not held.organises(wanted.workplace):
            return refused(Role.ORGANISER)
        if not await memory.first(tx, memory.cause(event, desk.secret), desk.now()):
            return (Text(ALREADY, private=True),)
        offer = Offer(wanted.role, wanted.workplace, wanted.name, by, wanted.until)
        await tx.add(inviting.invitation(coded, offer, desk.now() + FOR_A_PERSON))
        await audit.append(tx, by, Did.APPOINTED, wanted.workplace, desk.now())
        return (shown(coded.code, offer, await where(tx, wanted.workplace)),)

    return await guarded(event, desk, keep)


def shown(code: str, offer: Offer, place: str) -> Text:
    """The only time that anybody sees the code."""
    return Text(
        f"The code for **{plain(offer.name)}**, as {offer.role} for {place}:\n\n**{code}**\n\n"
        "Give it to them yourself, by a way that only they read. They enter it at my desk (the page at my address that "
        "ends in /desk), or write to me: claim and the code. It works once, for seven days. I show it only now.",
        private=True,
    )


async def _form(tx: Transaction, held: Rights) -> Form:
    places = [(place.id, place.name) for place in await tx.find(Workplace) if held.organises(place.id)]
    everywhere = [(ALL, "All workplaces")] if held.organises(EVERYWHERE) else []
    return Form(
        KEY,
        "Appoint a rep or an organiser",
        (
            Field("name", "Their name, as colleagues know it", required=True, most=LONGEST_NAME),
            Field("role", "Role", Kind.CHOICE, ((Role.REP, "Rep"), (Role.ORGANISER, "Organiser")), required=True),
            Field("workplace", "Where", Kind.CHOICE, (*places, *everywhere), required=True),
            Field("until", "From which day do they no longer hold it?", hint=f"{days.HINT} Empty where no end is set."),
        ),
        send="Make a code",
    )


async def _read(tx: Transaction, form: Form, event: Submitted, desk: Desk) -> Wanted | Form:
    values = event.values
    if wrong := form.check(values):
        return wrong
    chosen = str(values["workplace"])
    workplace = EVERYWHERE if chosen == ALL else chosen
    until = end(str(values.get("until", "")), await today_at(tx, workplace, desk))
    if isinstance(until, str):
        return replace(form, values=dict(values), errors={"until": until})
    return Wanted(" ".join(str(values["name"]).split()), Role(str(values["role"])), workplace, until)


def end(typed: str, today: date) -> date | str | None:
    """The day that was typed, None where none was, or what is wrong with it."""
    if not typed.strip():
        return None
    day = days.read(typed)
    if day is None:
        return f"That is not a day that I can read. {days.HINT}"
    return day if day >= today else "That day is over."
