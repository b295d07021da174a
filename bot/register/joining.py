"""A report joins the system that it is about, by name, alias and likeness; a rep confirms or splits later.

A report joins among all systems of its workplace. What an office holder enters joins among those that they may see:
else they would learn of a system that is kept from them by entering its name.
"""

import asyncio
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot import sight
from bot.desk import Desk
from bot.records import Revision, System
from bot.register import known, names
from bot.register.likeness import Band, Candidate, Names, band, score
from bot.sight import Sight
from bot.store import Transaction, run

_LOOKED_AT = 30  # candidates, of which some may be kept from whoever asks


@dataclass(frozen=True, slots=True)
class Likely:
    """What a typed name joins by itself, as the register stood then."""

    typed: str = field(repr=False)
    system: str  # its id; empty where the name is new
    mark: str  # of the workplace's `Revision`


@dataclass(frozen=True, slots=True)
class Alike:
    """For each typed name the systems that may be meant, the likeliest first, as the register stood then."""

    workplace: str
    mark: str
    of: Mapping[str, tuple[Candidate, ...]] = field(repr=False)


async def likely(desk: Desk, workplace: str, typed: str) -> Likely:
    """Looked up before the transaction that joins, since comparing takes its time."""
    found = await alike(desk, workplace, [typed], most=1)
    return Likely(typed, _joined(found.of[typed]), found.mark)


async def join(tx: Transaction, workplace: str, found: Likely) -> System:
    """The system, made where there is none. What others did to the register meanwhile counts."""
    id_ = found.system
    if await _mark(tx, workplace) != found.mark:
        id_ = _joined((await _names(tx, workplace)).like(found.typed, most=1))
    kept = await tx.get(System, id_) if id_ else None
    if kept and kept.workplace == workplace:
        return kept
    made = System(secrets.token_hex(16), workplace, " ".join(found.typed.split()))
    await tx.add(made)
    await known.changed(tx, workplace)
    return made


async def alike(desk: Desk, workplace: str, typed: Iterable[str], most: int = _LOOKED_AT) -> Alike:
    """Looked up before the transaction, as above."""

    async def mark(tx: Transaction) -> str:
        return await _mark(tx, workplace)

    before = await run(desk.store, mark)
    every, asked = await desk.known.of(desk.store, workplace, confirmed=False), tuple(dict.fromkeys(typed))
    return Alike(workplace, before, await asyncio.to_thread(_compared, every, asked, most))


async def seen(tx: Transaction, found: Alike, sight_: Sight) -> dict[str, list[tuple[System, Band]]]:
    """Of these systems those that they may see, by what was typed. What others did to the register meanwhile counts.

    What only reporters called a system counts for nothing here, as it may come from a report that is kept from them.
    """
    of = found.of
    if await _mark(tx, found.workplace) != found.mark:
        of = _compared(await _names(tx, found.workplace), tuple(of), _LOOKED_AT)
    wanted = {one.system for candidates in of.values() for one in candidates}
    systems = {id_: system for id_ in wanted if (system := await sight.system(tx, sight_, id_))}
    return {
        typed: _likeness(typed, [systems[one.system] for one in candidates if one.system in systems])
        for typed, candidates in of.items()
    }


def _likeness(typed: str, systems: Iterable[System]) -> list[tuple[System, Band]]:
    """By what they are called in the open, the likeliest first."""
    name = names.read(typed)
    found = [(max(score(name, names.read(known_)) for known_ in (one.name, *one.aliases)), one) for one in systems]
    found.sort(key=lambda row: (-row[0], row[1].id))
    return [(one, band(best)) for best, one in found if band(best) is not Band.NEW]


def same(candidates: Iterable[tuple[System, Band]]) -> System | None:
    """The one that a name joins by itself."""
    return next((system for system, band in candidates if band is Band.JOINED), None)


async def _mark(tx: Transaction, workplace: str) -> str:
    found = await tx.get(Revision, workplace)
    return found.mark if found else ""


async def _names(tx: Transaction, workplace: str) -> Names:
    return Names((one.id, one.joins) for one in await tx.find(System, workplace=workplace))


def _compared(every: Names, typed: Iterable[str], most: int) -> dict[str, tuple[Candidate, ...]]:
    return {one: every.like(one, most) for one in typed}


def _joined(found: tuple[Candidate, ...]) -> str:
    return found[0].system if found and found[0].band is Band.JOINED else ""
