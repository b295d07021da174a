"""The log of a system: consultation meetings, reviews and disputes, each with what came of it and what is next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot import days
from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.markup import plain
from bot.records import LogEntry
from bot.records.audit import Did
from bot.records.register import Happened, Level
from bot.register import labels, reading, reviewing, schedule
from bot.register.at import GONE, SYSTEM, At, about, at, made
from bot.register.paging import Page
from bot.replies import Button, Card, Fact, Field, Form, Kind, Replies
from bot.routes import Routes
from bot.store import Transaction, run

LOG, ADD, CHANGE = "register.log", "register.log_add", "register.log_change"
LONGEST = 2_000  # characters


def add(routes: Routes) -> None:
    routes.pressed(LOG, shown)
    routes.pressed(ADD, asked)
    routes.pressed(CHANGE, asked_to_change)
    routes.submitted(ADD, added)
    routes.submitted(CHANGE, changed)


async def shown(event: Pressed, desk: Desk) -> Replies:
    system, _, page = event.value.partition(" ")

    async def look(here: At) -> Replies:
        return await _card(here, page)

    return await at(event, desk, system, look)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(here: At) -> Replies:
        form = _form(f"{ADD} {here.system.id}", f"Add to the log: {here.system.name}")
        return (replace(form, values={"on": days.written(here.today), "level": Level.WORKPLACE}),)

    return await at(event, desk, about(event), look)


async def asked_to_change(event: Pressed, desk: Desk) -> Replies:
    async def look(here: At) -> Replies:
        entry = await here.tx.get(LogEntry, about(event))
        return (_filled(entry),) if entry else GONE

    return await at(event, desk, await _system_of(desk, about(event)), look)


async def added(event: Submitted, desk: Desk) -> Replies:
    async def keep(here: At) -> Replies:
        form = _form(event.form, f"Add to the log: {here.system.name}")
        read = _read(
            form, event.values, here, LogEntry(made(here.acting, "log"), here.system.id, Happened.MEETING, here.today)
        )
        return (read,) if isinstance(read, Form) else await _kept(here, read)

    return await at(event, desk, about(event), keep)


async def changed(event: Submitted, desk: Desk) -> Replies:
    async def keep(here: At) -> Replies:
        entry = await here.tx.get(LogEntry, about(event))
        if entry is None:
            return GONE
        read = _read(_filled(entry), event.values, here, entry)
        return (read,) if isinstance(read, Form) else await _kept(here, read)

    return await at(event, desk, await _system_of(desk, about(event)), keep)


async def _kept(here: At, entry: LogEntry) -> Replies:
    if not here.again:
        await here.tx.put(entry)
        await reviewing.remind(here, entry.id, entry.next_on)
        await here.acting.log(Did.LOGGED, here.system.id)
    return await _card(here)


async def _system_of(desk: Desk, entry: str) -> str:
    async def look(tx: Transaction) -> str:
        found = await tx.get(LogEntry, entry)
        return found.system if found else ""

    return await run(desk.store, look)


async def _card(here: At, page: str = "") -> Replies:
    id_ = here.system.id
    entries = await here.tx.find(LogEntry, system=id_)
    newest = sorted(entries, key=lambda one: (one.on, one.id), reverse=True)
    shown_ = Page.of(newest, page)
    facts = tuple(Fact(f"{days.told(one.on)}: {labels.HAPPENED[one.what]}", _told(one, entries)) for one in shown_.part)
    change = [
        Button(f"Change {days.written(one.on)}, {labels.HAPPENED[one.what]}", CHANGE, one.id) for one in shown_.part
    ]
    buttons = (
        Button("Add to the log", ADD, id_, main=True),
        *change,
        *shown_.buttons(LOG, f"{id_} "),
        Button("Back to the system", SYSTEM, id_),
    )
    body = shown_.told if entries else "Nothing is in the log yet."
    return (Card(f"Log: {here.system.name}", body, facts, buttons=buttons, private=True),)


def _told(entry: LogEntry, entries: tuple[LogEntry, ...]) -> str:
    words = [labels.LEVEL[entry.level]]
    if entry.outcome:
        words.append(plain(entry.outcome))
    if entry.next_on:
        over = "" if schedule.holds(entry, entries) else " (a later entry has taken its place)"
        words.append(f"Next: {days.told(entry.next_on)}{over}")
    return ". ".join(word.rstrip(".") for word in words) + "."


def _form(key: str, title: str) -> Form:
    after = f"{days.HINT} The reps of the workplace are reminded 14 and 2 days before."
    fields = (
        Field("what", "What was it?", Kind.CHOICE, labels.options(labels.HAPPENED), required=True),
        Field("on", "On which day?", hint=days.HINT, required=True),
        Field("level", "How high was it taken?", Kind.CHOICE, labels.options(labels.LEVEL), required=True),
        Field("outcome", "What came of it?", Kind.PARAGRAPH, hint="It is shown to reps only.", most=LONGEST),
        Field("next_on", "When is the next one?", hint=after),
    )
    return Form(key, title, fields, send="Save")


def _filled(entry: LogEntry) -> Form:
    values = {"what": entry.what, "on": days.written(entry.on), "level": entry.level, "outcome": entry.outcome}
    if entry.next_on:
        values["next_on"] = days.written(entry.next_on)
    return replace(_form(f"{CHANGE} {entry.id}", "Change an entry of the log"), values=values)


def _read(form: Form, values: Mapping[str, Answer], here: At, entry: LogEntry) -> LogEntry | Form:
    if wrong := form.check(values):
        return wrong
    on = reading.past(reading.line(values, "on"), here.today)
    next_on = reading.coming(reading.line(values, "next_on"), on if isinstance(on, date) else here.today, here.today)
    errors = {name: day for name, day in (("on", on), ("next_on", next_on)) if isinstance(day, str)}
    if isinstance(on, str) or isinstance(next_on, str):
        return replace(form, values=dict(values), errors=errors)
    return replace(
        entry,
        what=Happened(reading.line(values, "what")),
        on=on,
        level=Level(reading.line(values, "level")),
        outcome=reading.words(values, "outcome"),
        next_on=next_on,
    )
