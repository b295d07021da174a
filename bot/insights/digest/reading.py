"""What is new to one reader after a period, with the rights that they have now: of systems and employers, of no person.

An office holder is told what the register shows there. Somebody who has only said where they work is told the names
that are suggested to everybody there, and what was signed and is shown to them.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from bot import reaching
from bot.desk import Desk
from bot.insights import listing, seeing
from bot.insights.digest.gathering import newly_overdue
from bot.insights.ledger import scope_of
from bot.insights.periods import Run
from bot.markup import plain
from bot.people.offices import Rights, where
from bot.records import EVERYWHERE, Disclosure, Gains, NewThere, NineItem, Release, Survey, System, Works
from bot.register import labels
from bot.register.nine_items import GAINS, MEANS
from bot.sight import Sight
from bot.store import R, Transaction, UnreadableError
from bot.surveys import at
from bot.surveys.results import outcomes

MOST_PLACES = 5  # that are told of one by one
MOST_NAMED = 3  # in one line
_UNNAMED = "a system whose name no rep has confirmed"


@dataclass(frozen=True, slots=True)
class AtOne:
    """A workplace, in the Markdown of `bot.markup`."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """`of`: ids of the workplaces that are theirs. `surveys`: id and title. `releases`: of which weeks and where."""

    run: Run
    of: tuple[str, ...]
    places: tuple[AtOne, ...]
    more: int  # workplaces with news that are not told of one by one
    office: bool  # whether anything of it stands in the register that they can open
    surveys: tuple[tuple[str, str], ...] = field(repr=False)
    releases: tuple[str, ...]


async def news(tx: Transaction, who: str, period: int, desk: Desk) -> News | None:
    """None where nothing is new for them."""
    offices, works = await reaching.offices_of(tx, who, desk), await tx.get(Works, who)
    seen = Sight(who, Rights(offices), frozenset())
    found = await _theirs(tx, seen, works, period)
    there = Run(period, period)
    told = list[tuple[str, AtOne]]()
    left = sorted(found, key=lambda one: (-_many(one, seen), one.id))
    while left and len(told) < MOST_PLACES:
        one = left.pop(0)
        if lines := await _lines(tx, one, seen, there):
            told.append((one.workplace, AtOne(await where(tx, one.workplace), lines)))
    surveys = await _surveys(tx, found)
    releases = await _releases(tx, found, seen)
    if not (told or surveys or releases):
        return None
    return News(
        there,
        (*(one.workplace for one in offices), *((works.workplace,) if works else ())),
        tuple(sorted((one for _, one in told), key=lambda one: one.name.casefold())),
        sum(bool(_many(one, seen)) for one in left),
        any(seen.covers(workplace) for workplace, _ in told),
        surveys,
        releases,
    )


async def _theirs(tx: Transaction, seen: Sight, works: Works | None, period: int) -> Sequence[NewThere]:
    if seen.covers(EVERYWHERE):
        return await tx.find(NewThere, period=str(period))
    if not (seen.held.offices or works):
        return ()
    own = (works.workplace,) if works else ()
    places = dict.fromkeys((*(one.workplace for one in seen.held.offices), *own, EVERYWHERE))
    return [one for place in places if (one := await tx.get(NewThere, f"{period}/{place}"))]


def _many(one: NewThere, seen: Sight) -> int:
    """How much there is at most for them."""
    if seen.covers(one.workplace):
        return sum(map(len, (one.disclosed, one.named, one.items, one.gains)))
    return 0 if one.workplace == EVERYWHERE else len(one.named)


async def _lines(tx: Transaction, one: NewThere, seen: Sight, there: Run) -> tuple[str, ...]:
    if not seen.covers(one.workplace):
        names = await _named(tx, one.named if one.workplace != EVERYWHERE else (), one.workplace)
        return (f"New among the systems whose names reps have confirmed: {_listed(names)}",) if names else ()
    told = [(f"{_name(system)} ({_stands(system)})") for system in await _systems(tx, one.disclosed, one.workplace)]
    named = await _named(tx, [id_ for id_ in one.named if id_ not in one.disclosed], one.workplace, stands=True)
    late = await _late(tx, one, there)
    lines = (
        ("The employer has told the union of", told),
        ("Names that a rep has confirmed", named),
        ("Overdue since then", late),
    )
    return tuple(f"{label}: {_listed(found)}" for label, found in lines if found)


async def _named(tx: Transaction, ids: Iterable[str], workplace: str, *, stands: bool = False) -> list[str]:
    found = [one for one in await _systems(tx, ids, workplace) if one.confirmed]
    return [f"{_name(one)} ({_stands(one)})" if stands else _name(one) for one in found]


async def _systems(tx: Transaction, ids: Iterable[str], workplace: str) -> list[System]:
    """Those that are still in the register for all reps there; so many that it can be said that there are others."""
    found = list[System]()
    for id_ in ids:
        one = await _get(tx, System, id_)
        if one and one.workplace == workplace and await _known(tx, one):
            found.append(one)
        if len(found) > MOST_NAMED:
            break
    return found


async def _late(tx: Transaction, one: NewThere, there: Run) -> list[str]:
    """What is owed, system by system."""
    owed = dict[str, list[str]]()
    for id_ in one.items:
        item = await tx.get(NineItem, id_)
        if item and newly_overdue(item, there):
            owed.setdefault(item.system, []).append(MEANS[item.item].name)
        if len(owed) > MOST_NAMED:
            break
    for id_ in one.gains:
        gains = await tx.get(Gains, id_)
        if gains and newly_overdue(gains, there):
            owed.setdefault(id_, []).append(GAINS.name)
    systems = await _systems(tx, owed, one.workplace)
    return [f"{_name(system)} ({', '.join(owed[system.id])})" for system in systems]


async def _surveys(tx: Transaction, found: Iterable[NewThere]) -> tuple[tuple[str, str], ...]:
    """Once they are signed, everybody may see them."""
    told = dict[str, str]()
    for id_ in (id_ for one in found for id_ in one.surveys):
        kept = await _get(tx, Survey, id_)
        if kept and await outcomes.shown_to(tx, kept):
            told[id_] = at.title(kept)
    return tuple(told.items())


async def _releases(tx: Transaction, found: Iterable[NewThere], seen: Sight) -> tuple[str, ...]:
    ids = dict.fromkeys(id_ for one in found for id_ in (one.releases if seen.covers(one.workplace) else one.shown))
    told = []
    for id_ in ids:
        kept = await tx.get(Release, id_)
        standing = await seeing.told_to(tx, seen, kept) if kept else None
        if standing and standing.signed:
            words = scope_of(standing.release).run.words
            told.append(f"{words}, {plain(await listing.where(tx, standing.release))}")
    return tuple(told)


async def _known(tx: Transaction, system: System) -> bool:
    return system.confirmed or bool(await tx.lying(Disclosure, system=system.id))


async def _get(tx: Transaction, kind: type[R], id_: str) -> R | None:
    with suppress(UnreadableError):
        return await tx.get(kind, id_)
    return None


def _name(system: System) -> str:
    """What nobody has checked could be a person's."""
    return f"**{plain(system.name)}**" if system.confirmed else _UNNAMED


def _stands(system: System) -> str:
    words = labels.CONSULTATION[system.consultation]
    return words[:1].lower() + words[1:]


def _listed(found: Sequence[str]) -> str:
    others = " and others" if len(found) > MOST_NAMED else ""
    return f"{', '.join(found[:MOST_NAMED])}{others}"
