"""Organisers see who holds which office, set its end, take it away, and take invitations back."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import audit, days, memory
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.people import ending
from bot.people.appointing import APPOINT, end
from bot.people.offices import (
    Rights,
    about,
    holds,
    lasting_organiser,
    named,
    pseudonym,
    refused,
    rights,
    today_at,
    where,
)
from bot.records import Invitation, Office, Role, Seen
from bot.records.audit import Did
from bot.replies import Button, Card, Fact, Field, Form, Replies, Text
from bot.routes import Routes
from bot.second_factor import resetting
from bot.signing_in import sessions
from bot.store import Transaction, run

LIST = Button("Reps and organisers", "people.list")
END = "people.end"
LAST = (
    "That would leave nobody as organiser of all workplaces. Appoint another one first, without an end date, and let "
    "them enter their code. Then you can do this."
)
GONE = "That is no longer there."
DONE = "That was done already."

Change = Callable[[Transaction, Office], Awaitable[Replies]]


def add(routes: Routes) -> None:
    routes.pressed(LIST.action, listed)
    routes.pressed("people.holder", shown)
    routes.pressed("people.end", asked_for_end)
    routes.submitted(END, ended)
    routes.pressed("people.remove", asked_to_remove)
    routes.pressed("people.removed", removed)
    routes.pressed("people.take_back", taken_back)


async def listed(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.organiser:
            return refused(Role.ORGANISER)
        offices = sorted(await _offices(tx, held), key=lambda office: (office.name.casefold(), office.id))
        people = [
            Button(f"{office.name}, {office.role} for {await named(tx, office.workplace)}", "people.holder", office.id)
            for office in offices
        ]
        invited = [
            Button(f"Take back the invitation of {one.name}", "people.take_back", one.id)
            for one in await tx.find(Invitation)
            if held.organises(one.workplace) and one.lapses > desk.now()
        ]
        held_now = sum([holds(office, await today_at(tx, office.workplace, desk)) for office in offices])
        words = f"Roles that are held: {held_now}. Codes that are not used yet: {len(invited)}."
        choose = "Choose one to see it or to change it." if people or invited else "Appoint the first."
        return (Text(f"{words} {choose}", (*people, *invited, APPOINT), private=True),)

    return await run(desk.store, look)


async def shown(event: Pressed, desk: Desk) -> Replies:
    return await _of(event, desk, event.value, lambda tx, office: _card(tx, office, desk))


async def asked_for_end(event: Pressed, desk: Desk) -> Replies:
    async def form(tx: Transaction, office: Office) -> Replies:
        return (_end_form(office),)

    return await _of(event, desk, event.value, form)


async def ended(event: Submitted, desk: Desk) -> Replies:
    async def change(tx: Transaction, office: Office) -> Replies:
        form = _end_form(office)
        today = await today_at(tx, office.workplace, desk)
        until = end(str(event.values.get("until", "")), today)
        if isinstance(until, str):
            return (replace(form, values=dict(event.values), errors={"until": until}),)
        changed = replace(office, until=until)
        if await _leaves_nobody(tx, office, changed, desk):
            return (Text(LAST, (APPOINT,), private=True),)
        if await _once(tx, event, desk):
            await tx.put(changed)
            if not (holds(office, today) and holds(changed, today)):  # nor does what it opened come back with it
                await sessions.end_all(tx, office.person)
            await audit.append(tx, pseudonym(event.person, desk), Did.CHANGED_ROLE, about(office), desk.now())
        return await _card(tx, changed, desk)

    return await _of(event, desk, event.form.partition(" ")[2], change)


async def asked_to_remove(event: Pressed, desk: Desk) -> Replies:
    async def ask(tx: Transaction, office: Office) -> Replies:
        if await _leaves_nobody(tx, office, None, desk):
            return (Text(LAST, (APPOINT,), private=True),)
        words = (
            f"{plain(office.name)} would at once no longer be {office.role} for {await where(tx, office.workplace)}."
        )
        yes = Button(f"Yes, remove {office.name}", "people.removed", office.id)
        return (Text(words, (yes, Button("No, leave it", "people.holder", office.id)), private=True),)

    return await _of(event, desk, event.value, ask)


async def removed(event: Pressed, desk: Desk) -> Replies:
    async def remove(tx: Transaction, office: Office) -> Replies:
        if await _leaves_nobody(tx, office, None, desk):
            return (Text(LAST, (APPOINT,), private=True),)
        if await _once(tx, event, desk):
            await ending.end(tx, office, pseudonym(event.person, desk), desk)
        place = await where(tx, office.workplace)
        return (Text(f"{plain(office.name)} is no longer {office.role} for {place}.", (LIST,), private=True),)

    return await _of(event, desk, event.value, remove)


async def taken_back(event: Pressed, desk: Desk) -> Replies:
    async def take(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.organiser:
            return refused(Role.ORGANISER)
        found = await tx.get(Invitation, event.value)
        if found is None or not held.organises(found.workplace):
            return await _gone(tx, event, desk)
        await _once(tx, event, desk)
        await tx.remove(Invitation, found.id)
        await audit.append(tx, pseudonym(event.person, desk), Did.TOOK_BACK, found.workplace, desk.now())
        return (Text(f"The code of {plain(found.name)} can no longer be used.", (LIST,), private=True),)

    return await run(desk.store, take)


async def _of(event: Pressed | Submitted, desk: Desk, office: str, then: Change) -> Replies:
    """What follows for an office that this organiser may look after."""

    async def look(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.organiser:
            return refused(Role.ORGANISER)
        found = await tx.get(Office, office)
        if found is None or not held.organises(found.workplace):
            return await _gone(tx, event, desk)
        return await then(tx, found)

    return await run(desk.store, look)


async def _gone(tx: Transaction, event: Pressed | Submitted, desk: Desk) -> Replies:
    seen = await tx.get(Seen, memory.cause(event, desk.secret))
    return (Text(DONE if seen else GONE, (LIST,), private=True),)


async def _once(tx: Transaction, event: Pressed | Submitted, desk: Desk) -> bool:
    return await memory.first(tx, memory.cause(event, desk.secret), desk.now())


async def _offices(tx: Transaction, held: Rights) -> list[Office]:
    return [office for office in await tx.find(Office) if held.organises(office.workplace)]


async def _leaves_nobody(tx: Transaction, office: Office, changed: Office | None, desk: Desk) -> bool:
    """A trial always has an organiser: its switch."""
    others = [one for one in await tx.find(Office, role=Role.ORGANISER) if one.id != office.id]
    after = [*others, changed] if changed else others
    return lasting_organiser([office]) and not lasting_organiser(after) and not desk.house.local


async def _card(tx: Transaction, office: Office, desk: Desk) -> Replies:
    today = await today_at(tx, office.workplace, desk)
    facts = [Fact("Role", office.role), Fact("Where", await where(tx, office.workplace))]
    facts.append(Fact("Since", days.told(office.since)))
    if office.until:
        facts.append(Fact("Until" if holds(office, today) else "Ended on", days.told(office.until)))
    buttons = (
        Button("Set or clear the end date", "people.end", office.id),
        Button(f"Remove {office.name}", "people.remove", office.id),
        *await resetting.button(tx, office),
        LIST,
    )
    return (Card(office.name, "", tuple(facts), buttons=buttons, private=True),)


def _end_form(office: Office) -> Form:
    values = {"until": days.written(office.until)} if office.until else {}
    hint = f"{days.HINT} Empty where no end is set."
    field = Field("until", f"From which day is {office.name} no longer {office.role}?", hint=hint)
    return Form(f"{END} {office.id}", "The end of a role", (field,), send="Save", values=values)
