"""Organisers enter where members work; reps see the workplaces that are theirs."""

import secrets
from dataclasses import replace
from zoneinfo import available_timezones

from bot import audit, memory
from bot.desk import Desk
from bot.events import Owner, Pressed, Said, Submitted
from bot.markup import plain
from bot.people.offices import ZONE, Rights, pseudonym, refused, rights
from bot.records import EVERYWHERE, Role, Workplace
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Kind, Replies, Text, yes_no
from bot.routes import Routes
from bot.second_factor import gate
from bot.second_factor.asking import guarded
from bot.store import Transaction, run

NONE_YET = "There is no workplace yet. An organiser adds it first."
LIST = Button("Workplaces", "workplaces.list")
ADD = Button("Add a workplace", "workplaces.add")
WORDS = "workplaces"
KEY = "workplaces.save"
LONGEST_NAME = 80  # characters
LEAST, MOST = 5, 100  # the threshold of a survey


def add(routes: Routes) -> None:
    routes.command(WORDS, said)
    routes.pressed(LIST.action, listed)
    routes.pressed(ADD.action, asked)
    routes.submitted(KEY, saved)


async def said(event: Said, desk: Desk) -> Replies:
    return await listed(event, desk)


async def listed(event: Pressed | Said, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.offices:
            return refused(Role.REP)
        places = await theirs(tx, held)
        lines = "\n".join(f"- {_line(place)}" for place in places)
        change = [Button(f"Change {one.name}", ADD.action, one.id) for one in places if held.organises(one.id)]
        new = [ADD] if held.organises(EVERYWHERE) else []
        none = f"No workplace has been entered yet.{'' if new else ' An organiser adds it.'}"
        words = f"Your workplaces:\n\n{lines}" if places else none
        return (Text(words, (*change, *new), private=True),)

    return await run(desk.store, look)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.organises(event.value):
            return refused(Role.ORGANISER)
        return (_form(await tx.get(Workplace, event.value) if event.value else None),)

    return await run(desk.store, look)


async def saved(event: Submitted, desk: Desk) -> Replies:
    async def keep(tx: Transaction) -> Replies:
        id = event.form.partition(" ")[2]  # noqa: A001 - the record's own word
        held = await rights(tx, event.person, desk)
        if not held.organises(id):
            return refused(Role.ORGANISER)
        before = await tx.get(Workplace, id) if id else None
        read = _read(_form(before), event, await tx.find(Workplace), before)
        if isinstance(read, Form):
            return (read,)
        if before and before.second_step and not read.second_step:
            await gate.demand(tx, pseudonym(event.person, desk), held, event, desk)
        first = await memory.first(tx, memory.cause(event, desk.secret), desk.now())
        if before is None and not first:
            return (Text("That was added already.", (LIST,), private=True),)
        if first:
            await tx.put(read)
            await audit.append(tx, pseudonym(event.person, desk), Did.CHANGED_WORKPLACE, read.id, desk.now())
        return (Text(f"Kept: {_line(read)}.", (LIST, ADD), private=True),)

    return await guarded(event, desk, keep)


def none_yet(held: Rights) -> Text:
    """Instead of what needs one; whoever can add one is led there."""
    if held.organises(EVERYWHERE):
        return Text("There is no workplace yet. Add one first.", (ADD,), private=True)
    return Text(NONE_YET, private=True)


async def theirs(tx: Transaction, held: Rights) -> list[Workplace]:
    """Those that somebody holds an office for, by name."""
    places = [place for place in await tx.find(Workplace) if held.acting(place.id)]
    return by_name(places)


def by_name(places: list[Workplace] | tuple[Workplace, ...]) -> list[Workplace]:
    return sorted(places, key=lambda place: (place.name.casefold(), place.employer.casefold(), place.id))


def _line(place: Workplace) -> str:
    parts = f" ({plain(', '.join(place.parts))})" if place.parts else ""
    return f"**{plain(place.name)}**, {plain(place.employer)}{parts}"


def _form(place: Workplace | None) -> Form:
    fields = (
        Field(
            "name", "What is it called?", hint="As members say it, such as Town Hall.", required=True, most=LONGEST_NAME
        ),
        Field("employer", "Who is the employer?", required=True, most=LONGEST_NAME),
        Field(
            "parts",
            "Parts of it",
            Kind.PARAGRAPH,
            hint="Departments, sites or teams, each on a line of its own.",
            most=2_000,
        ),
        Field("zone", "Time zone", hint=f"Such as {ZONE}.", required=True),
        Field(
            "chat_owner",
            "Who owns the chat there?",
            Kind.CHOICE,
            ((Owner.EMPLOYER, "The employer"), (Owner.UNION, "The union")),
            hint="Whoever owns it can read what is written in it.",
            required=True,
        ),
        yes_no(
            "two_for_surveys",
            "Must a second rep approve each survey?",
            hint="Then nobody there can launch one alone.",
        ),
        Field(
            "survey_threshold",
            "In surveys, fewer people than this are never shown",
            hint=f"From {LEAST} to {MOST}. Each survey there can raise it. Empty: {LEAST}.",
            most=10,
        ),
        yes_no(
            "second_step",
            "Must reps there give a second step before they read reports?",
            hint="Figures from an app on their phone. Where the employer owns the chat they must in any case.",
        ),
    )
    if place is None:
        return Form(KEY, "Add a workplace", fields, send="Save", values={"zone": ZONE})
    values = {
        "name": place.name,
        "employer": place.employer,
        "parts": "\n".join(place.parts),
        "zone": place.zone,
        "chat_owner": place.chat_owner,
        "two_for_surveys": "yes" if place.two_for_surveys else "no",
        "survey_threshold": str(place.survey_threshold),
        "second_step": "yes" if place.second_step else "no",
    }
    return Form(f"{KEY} {place.id}", f"Change {place.name}", fields, send="Save", values=values)


def _read(form: Form, event: Submitted, others: tuple[Workplace, ...], before: Workplace | None) -> Workplace | Form:
    if wrong := form.check(event.values):
        return wrong
    said = {name: str(value) for name, value in event.values.items()}
    parts = tuple(dict.fromkeys(" ".join(line.split()) for line in said.get("parts", "").split("\n") if line.strip()))
    name, employer = (" ".join(said[field].split()) for field in ("name", "employer"))
    zone = said["zone"].strip()
    errors = {}
    if zone not in available_timezones():
        errors["zone"] = f"That is no time zone that I know. Write it as {ZONE}."
    threshold = said.get("survey_threshold", "").strip() or str(LEAST)
    if not (threshold.isascii() and threshold.isdigit() and LEAST <= int(threshold) <= MOST):
        errors["survey_threshold"] = f"Please write a number from {LEAST} to {MOST}."
    mine = before.id if before else ""
    taken = {(one.name.casefold(), one.employer.casefold()) for one in others if one.id != mine}
    if (name.casefold(), employer.casefold()) in taken:
        errors["name"] = "There is a workplace of that name and employer already."
    if errors:
        return replace(form, values=dict(event.values), errors=errors)
    place = before or Workplace(secrets.token_hex(8), "", "")
    return replace(
        place,
        name=name,
        employer=employer,
        parts=parts,
        zone=zone,
        chat_owner=Owner(said["chat_owner"]),
        two_for_surveys=said.get("two_for_surveys") == "yes",
        survey_threshold=int(threshold),
        second_step=said.get("second_step") == "yes",
    )
