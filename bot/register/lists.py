"""Three lists that a rep goes to the employer with, each one command and one card, by workplace or over all."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from bot import sight
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Said
from bot.markup import plain
from bot.people.offices import today_at
from bot.records import Disclosure, Gains, NineItem, Report, System
from bot.records.register import Consultation, Lifecycle
from bot.records.reports import Since
from bot.register import counting, labels, places, together
from bot.register.at import OPEN, SYSTEM
from bot.register.items import ITEMS, in_days
from bot.register.nine_items import GAINS, MEANS, days_overdue
from bot.register.paging import Page
from bot.replies import Button, Card, Replies
from bot.routes import Routes

_TOLD = (Consultation.TOLD, Consultation.BEFORE_PROCUREMENT, Consultation.AGREED)
_IN_USE = (Since.WEEKS, Since.MONTHS, Since.YEARS)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, and the button that belongs to it."""

    system: System
    words: str
    label: str
    action: str = SYSTEM
    weight: int = 0  # the greatest comes first


Gather = Callable[[Acting, list[System]], Awaitable[list[Entry]]]


@dataclass(frozen=True, slots=True)
class List:
    command: str
    title: str
    why: str
    none: str
    gather: Gather

    @property
    def action(self) -> str:
        return f"register.{self.command}"


def add(routes: Routes) -> None:
    for one in LISTS:
        routes.command(one.command, partial(_said, one))
        routes.pressed(one.action, partial(_pressed, one))
        routes.pressed(f"{one.action}_at", partial(_by_place, one))


async def _said(one: List, event: Said, desk: Desk) -> Replies:
    return await act(event, desk, lambda acting: _card(acting, one, places.ALL, ""))


async def _pressed(one: List, event: Pressed, desk: Desk) -> Replies:
    workplace, _, page = event.value.partition(" ")
    return await act(event, desk, lambda acting: _card(acting, one, workplace, page))


async def _by_place(one: List, event: Pressed, desk: Desk) -> Replies:
    """Which workplaces there is something at, and how much."""

    async def look(acting: Acting) -> Replies:
        entries = await one.gather(acting, await sight.systems(acting.tx, acting.sight))
        counts: dict[str, int] = {}
        for entry in entries:
            counts[entry.system.workplace] = counts.get(entry.system.workplace, 0) + 1
        theirs = [place for place in await sight.workplaces(acting.tx, acting.sight) if place.id in counts]
        page = Page.of(theirs, event.value)
        lines = "\n".join(f"- **{plain(place.name)}**: {counts[place.id]}" for place in page.part)
        buttons = (
            *(Button(place.name, one.action, place.id) for place in page.part),
            *page.buttons(f"{one.action}_at", ""),
            Button("All of them", one.action, places.ALL),
        )
        return (Card(f"{one.title}, by workplace", lines or one.none, buttons=buttons, private=True),)

    return await act(event, desk, look)


async def _card(acting: Acting, one: List, workplace: str, wanted: str) -> Replies:
    at_place = await places.one(acting, workplace)
    at = at_place.id if at_place else None
    several = len(await sight.workplaces(acting.tx, acting.sight)) > 1
    entries = await one.gather(acting, await sight.systems(acting.tx, acting.sight, at))
    entries.sort(key=lambda entry: -entry.weight)
    page = Page.of(entries, wanted)
    where = at_place.name if at_place else "all of your workplaces"
    lines = []
    for entry in page.part:
        place = f" ({plain(await places.called(acting.tx, entry.system.workplace))})" if several and not at else ""
        lines.append(f"- **{plain(entry.system.name)}**{place}: {entry.words}")
    value = at or places.ALL
    buttons = (
        *dict.fromkeys(Button(entry.label, entry.action, entry.system.id) for entry in page.part),
        *page.buttons(one.action, f"{value} "),
        *([Button("By workplace", f"{one.action}_at", "0")] if several else []),
        Button(OPEN.label, OPEN.action, at or ""),
    )
    count = f"**{len(entries)}** at {plain(where)}. {page.told}".strip()
    nowhere = plain(at_place.name) if at_place else "any of your workplaces"
    body = f"{count}\n\n" + "\n".join(lines) if entries else f"**None** at {nowhere}. {one.none}"
    return (Card(one.title, body, buttons=buttons, footer=one.why, private=True),)


def _seen(acting: Acting, reports: Iterable[Report]) -> list[Report]:
    return counting.live(one for one in reports if acting.sight.sees(one))


async def reported(acting: Acting, systems: Sequence[System]) -> list[Entry]:
    found = []
    all_ = await together.belonging(acting.tx, Report, systems)
    told = await together.belonging(acting.tx, Disclosure, systems)
    for system in systems:
        if system.lifecycle is Lifecycle.WITHDRAWN or system.consultation in _TOLD:
            continue
        reports = _seen(acting, all_[system.id])
        if reports and not told[system.id]:
            people = counting.people(reports)
            words = f"reported by {people} independent people, {labels.stage(system.lifecycle)}"
            found.append(Entry(system, words, system.name))
    return found


async def unconsulted(acting: Acting, systems: Sequence[System]) -> list[Entry]:
    found = []
    all_ = await together.belonging(acting.tx, Report, systems)
    for system in systems:
        if system.consultation is Consultation.AGREED or not (use := _use(system, _seen(acting, all_[system.id]))):
            continue
        words = f"{use}; {labels.CONSULTATION[system.consultation].lower()}"
        found.append(Entry(system, words, system.name, weight=_WORST.index(system.consultation)))
    return found


# What was stopped and is in use all the same comes first.
_WORST = (
    Consultation.AGREED,
    Consultation.IN_DISPUTE,
    Consultation.BEFORE_PROCUREMENT,
    Consultation.TOLD,
    Consultation.NOT_TOLD,
    Consultation.STOPPED,
)


def _use(system: System, reports: Iterable[Report]) -> str:
    """How it is used, in words; empty where it is not, as far as is known."""
    if system.lifecycle in (Lifecycle.TRIAL, Lifecycle.IN_USE):
        return labels.LIFECYCLE[system.lifecycle].lower()
    if system.lifecycle is not Lifecycle.UNKNOWN:
        return ""
    said = [system.since, *(one.since for one in reports)]
    return "in use, as is reported" if any(one in _IN_USE for one in said) else ""


async def overdue(acting: Acting, systems: Sequence[System]) -> list[Entry]:
    found = []
    items = await together.belonging(acting.tx, NineItem, systems)
    gains = await together.beside(acting.tx, Gains, systems)
    days = {place: await today_at(acting.tx, place, acting.desk) for place in {one.workplace for one in systems}}
    for system in systems:
        today = days[system.workplace]
        owed = [(MEANS[one.item].name, days_overdue(one, today)) for one in items[system.id]]
        owed += [(GAINS.name, days_overdue(gains[system.id], today))] if system.id in gains else []
        for name, late in owed:
            if late:
                found.append(Entry(system, f"{name}, overdue by {in_days(late)}", system.name, ITEMS, late))
    return found


LISTS = (
    List(
        "reported",
        "Reported but not disclosed",
        "Members have reported these, and the register holds no word of the employer about them. By the draft "
        "agreement all systems are disclosed to the unions. Those that were withdrawn are left out.",
        "Nothing is reported that the employer has not told of.",
        reported,
    ),
    List(
        "unconsulted",
        "In use without consultation",
        "By the draft agreement a system comes in only after consultation and agreement. So everything in use or on "
        "trial stands here until “agreed” is recorded, that of which the union was only told, or that is in dispute, "
        "included.",
        "Nothing that is known to be in use or on trial is without agreement. A system whose stage is not known is not "
        "looked at: record its stage in the register.",
        unconsulted,
    ),
    List(
        "overdue",
        "Overdue documents",
        "Four weeks are counted from the day on which you asked. What was longest overdue comes first.",
        "No document is overdue that you have recorded as asked for.",
        overdue,
    ),
)
