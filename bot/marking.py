"""A rep compares the signed text of a workplace with the draft, clause by clause."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot import audit, days, memory
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.people.inviting import FIRST_NAME
from bot.people.naming import NAME
from bot.people.offices import pseudonym, refused, rights, today_at
from bot.records import InForce, Mark, Office, Role, Workplace
from bot.records.audit import Did
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.workplaces import NONE_YET, theirs
from knowledge.entries import Clause, Status

MARK = Button("What is in force", "marking.mark")
KEY = "marking.save"
NOT_YET, CHANGED, ALL = "not yet", "changed", "all"
WHICH = ((CHANGED, "Only for those that I change now"), (ALL, "For all that are marked below"))
MARKS = (
    (Mark.SAME, "The same as the draft"),
    (Mark.AMENDED, "Amended"),
    (Mark.LEFT_OUT, "Left out"),
    (NOT_YET, "Not looked at yet"),
)
UNNAMED = "Your name stands beside what you mark, so that people can ask you about it. Please tell me your name first."


@dataclass(frozen=True, slots=True)
class Marking:
    """What was filled in, read: the document that was signed, and what was said of each clause."""

    title: str
    signed: date
    for_all: bool  # not only for the clauses whose mark changes
    marks: Mapping[str, str]
    by: str = field(repr=False)


def add(routes: Routes) -> None:
    routes.pressed(MARK.action, pressed)
    routes.submitted(KEY, submitted)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.offices:
            return refused(Role.REP)
        places = [place for place in await theirs(tx, held) if event.value in (place.id, "")]
        if not places:
            return (Text(NONE_YET, private=True),)
        if len(places) > 1:
            buttons = tuple(Button(place.name, MARK.action, place.id) for place in places)
            return (Text("For which workplace?", buttons, private=True),)
        return await _asked(tx, places[0], held.acting(places[0].id), desk)

    return await run(desk.store, look)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    async def keep(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        place = await tx.get(Workplace, event.form.partition(" ")[2])
        office = held.acting(place.id) if place else None
        if place is None or office is None:
            return refused(Role.REP)
        if office.name == FIRST_NAME:
            return (Text(UNNAMED, (NAME,), private=True),)
        form = _form(place, await _marks(tx, place), desk)
        read = _read(form, event, office, await today_at(tx, place.id, desk))
        if isinstance(read, Form):
            return (read,)
        if await memory.first(tx, memory.cause(event, desk.secret), desk.now()):
            await _keep(tx, place, read, desk)
            await audit.append(tx, pseudonym(event.person, desk), Did.MARKED_CLAUSE, place.id, desk.now())
        return (Text(_counted(place, await _marks(tx, place), desk), (MARK,), private=True),)

    return await run(desk.store, keep)


async def _asked(tx: Transaction, place: Workplace, office: Office | None, desk: Desk) -> Replies:
    if office is None or office.name == FIRST_NAME:
        return (Text(UNNAMED, (NAME,), private=True),)
    return (_form(place, await _marks(tx, place), desk),)


async def _marks(tx: Transaction, place: Workplace) -> dict[str, InForce]:
    return {mark.clause: mark for mark in await tx.find(InForce, workplace=place.id)}


def _clauses(desk: Desk) -> list[Clause]:
    """Those of the draft: no other document can be adopted."""
    return [clause for clause in desk.knowledge.shelf.pack.clauses.values() if clause.status is Status.DRAFT]


def _form(place: Workplace, marks: dict[str, InForce], desk: Desk) -> Form:
    newest = max(marks.values(), key=lambda mark: (mark.on, mark.clause), default=None)
    clauses = _clauses(desk)
    values = {clause.id: str(marks[clause.id].mark) for clause in clauses if clause.id in marks}
    if newest:
        values |= {"title": newest.title, "signed": days.written(newest.signed)}
    fields = (
        Field("title", "What is the signed text called?", required=True, most=200),
        Field("signed", "On which day was it signed?", hint=days.HINT, required=True),
        Field("which", "For which clauses is it the signed text?", Kind.CHOICE, WHICH, required=True),
        *(Field(clause.id, f"{clause.at}: {clause.about}", Kind.CHOICE, MARKS) for clause in clauses),
    )
    return Form(
        f"{KEY} {place.id}",
        f"What is in force at {place.name}",
        fields,
        intro="Compare the text that was signed there with the draft, clause by clause. **Only what says the same is "
        "shown as in force.** Your name and today's date stand beside what you mark.",
        send="Save the marks",
        values={"which": CHANGED, **values},
    )


def _read(form: Form, event: Submitted, office: Office, today: date) -> Marking | Form:
    if wrong := form.check(event.values):
        return wrong
    signed = days.read(str(event.values["signed"]))
    if signed is None or signed > today:
        words = f"That is not a day that I can read. {days.HINT}" if signed is None else "That day has not come yet."
        return replace(form, values=dict(event.values), errors={"signed": words})
    marks = {name: str(value) for name, value in event.values.items() if value}
    title = " ".join(str(event.values["title"]).split())
    return Marking(title, signed, event.values["which"] == ALL, marks, office.name)


async def _keep(tx: Transaction, place: Workplace, read: Marking, desk: Desk) -> None:
    """A mark that stays as it was also keeps who made it and from which text, unless the text is for all."""
    before, today = await _marks(tx, place), await today_at(tx, place.id, desk)
    for clause in _clauses(desk):
        said, was = read.marks.get(clause.id, NOT_YET), before.get(clause.id)
        id = f"{place.id}/{clause.id}"  # noqa: A001 - the record's own word
        if said == NOT_YET:
            await tx.remove(InForce, id)
        elif was is None or was.mark != said or (read.for_all and (was.title, was.signed) != (read.title, read.signed)):
            await tx.put(InForce(id, place.id, clause.id, Mark(said), read.title, read.signed, read.by, today))
    await tx.put(replace(place, marked=bool(await _marks(tx, place))))


def _counted(place: Workplace, marks: dict[str, InForce], desk: Desk) -> str:
    kinds = [marks[clause.id].mark if clause.id in marks else NOT_YET for clause in _clauses(desk)]
    lines = "\n".join(f"- {label}: {kinds.count(value)}" for value, label in MARKS)
    return f"Kept for **{plain(place.name)}**. Answers there show it from now on.\n\n{lines}"
