"""What is new after a period, workplace by workplace: looked up once, for all who want to know.

When something came into the register is read from the log of what reps did, since days in the register are those on
which an employer spoke, and may be entered late. A system that is known from a report alone is in none of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from bot.desk import Desk
from bot.insights.periods import Run
from bot.records import (
    EVERYWHERE,
    AuditEntry,
    Disclosure,
    Gains,
    NewThere,
    NineItem,
    Release,
    ReleaseSigned,
    Signed,
    SnapshotSigned,
    Survey,
    System,
    Workplace,
)
from bot.records.audit import Did
from bot.records.insights import Audience
from bot.records.register import Wanted
from bot.register import together
from bot.register.nine_items import due_by
from bot.store import Record, Transaction, run


@dataclass(frozen=True, slots=True)
class _Known:
    """A system that every rep of the workplace may see."""

    system: System
    disclosed: bool


@dataclass(frozen=True, slots=True)
class _Signed:
    """By the ids of surveys and concern reports: of which workplaces they are."""

    surveys: Mapping[str, tuple[str, ...]]
    releases: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, tuple[str, ...]]  # to members

    def at(self, workplace: str, period: int) -> NewThere:
        surveys, releases, shown = (
            tuple(sorted(id_ for id_, places in some.items() if workplace in places))
            for some in (self.surveys, self.releases, self.shown)
        )
        made = NewThere(f"{period}/{workplace}", str(period), workplace)
        return replace(made, surveys=surveys, releases=releases, shown=shown)


async def gather(desk: Desk, period: int) -> None:
    """A workplace at a time, and of one that has many systems some at a time: nobody waits for the whole.

    Done again, after a crash, it comes to the same.
    """
    there = Run(period, period)
    signed = await run(desk.store, partial(_signed, there=there))
    for workplace in await run(desk.store, _workplaces):
        found = signed.at(workplace, period)
        known = await run(desk.store, partial(_known, workplace=workplace))
        for at in range(0, len(known), together.FEW):
            part = known[at : at + together.FEW]
            found = await run(desk.store, partial(_registered, found=found, part=part, there=there))
        if found.anything:
            await run(desk.store, partial(_keep, found=found))


def newly_overdue(one: Wanted, there: Run) -> bool:
    due = due_by(one)
    return due is not None and _within(due + timedelta(days=1), there)


async def _workplaces(tx: Transaction) -> tuple[str, ...]:
    return (*(one.id for one in await tx.find(Workplace)), EVERYWHERE)


async def _keep(tx: Transaction, found: NewThere) -> None:
    await tx.put(found)


async def _known(tx: Transaction, workplace: str) -> Sequence[_Known]:
    told = {str(one.fields["system"]) for one in await tx.lying(Disclosure, workplace=workplace)}
    found = await tx.readable(System, workplace=workplace)
    return [_Known(one, one.id in told) for one in found if one.confirmed or one.id in told]


async def _registered(tx: Transaction, found: NewThere, part: Sequence[_Known], there: Run) -> NewThere:
    systems = [one.system for one in part]
    items = await together.belonging(tx, NineItem, systems)
    gains = await together.beside(tx, Gains, systems)
    disclosed = [one.system.id for one in part if one.disclosed and await _came(tx, one.system, there, Did.DISCLOSED)]
    named = [one.id for one in systems if one.confirmed and await _named(tx, one, there)]
    late = [item.id for one in systems for item in items[one.id] if newly_overdue(item, there)]
    return replace(
        found,
        disclosed=(*found.disclosed, *disclosed),
        named=(*found.named, *named),
        items=(*found.items, *late),
        gains=(*found.gains, *(id_ for id_, one in gains.items() if newly_overdue(one, there))),
    )


async def _named(tx: Transaction, system: System, there: Run) -> bool:
    """What nobody has confirmed was so from the beginning: a rep has added it."""
    if await tx.find(AuditEntry, did=Did.CONFIRMED, about=system.id):
        return await _came(tx, system, there, Did.CONFIRMED)
    return await _came(tx, system, there, Did.DISCLOSED, Did.CHANGED_SYSTEM)


async def _came(tx: Transaction, system: System, there: Run, *did: Did) -> bool:
    """Whether the first time was then."""
    on = [entry.on for one in did for entry in await tx.find(AuditEntry, did=one, about=system.id)]
    return bool(on) and _within(min(on), there)


async def _signed(tx: Transaction, there: Run) -> _Signed:
    surveys = {one: await tx.get(Survey, one) for one in await _ids(tx, Signed, there)}
    members = [one.partition("/") for one in await _ids(tx, SnapshotSigned, there)]
    return _Signed(
        {id_: (one.workplace,) for id_, one in surveys.items() if one},
        await _told_of(tx, await _ids(tx, ReleaseSigned, there)),
        await _told_of(tx, [id_ for id_, _, whom in members if whom == Audience.MEMBERS]),
    )


async def _ids(tx: Transaction, kind: type[Record], there: Run) -> list[str]:
    """What was signed then; of all the others nothing is opened."""
    return [one.id for one in await tx.lying(kind) if _within(date.fromisoformat(str(one.fields["on"])), there)]


async def _told_of(tx: Transaction, releases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found = {one: await tx.get(Release, one) for one in releases}
    return {id_: one.workplaces for id_, one in found.items() if one}


def _within(day: date, there: Run) -> bool:
    return there.begins <= day <= there.ends
