"""Which reports, talks and systems an office holder may see: one owner for that, so that no list forgets who must not.

A report or a talk that is kept from somebody leaves no trace for them, nor does a system that is known from it alone. A
report that is held yet is seen by nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot import meant
from bot.desk import Desk
from bot.events import Person
from bot.people.offices import Rights, pseudonym, rights
from bot.records import Disclosure, Held, KeptFrom, Office, Report, System, Talk, Workplace
from bot.store import Transaction

LONGEST_HELD = timedelta(days=2)  # twice as long as chance chooses at most
NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # until when a report is held that was taken back before it came up


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see today, with the offices that they hold."""

    who: str  # pseudonym
    held: Rights
    hidden: frozenset[str]  # ids of reports and talks

    def covers(self, workplace: str) -> bool:
        return self.held.acting(workplace) is not None

    def sees(self, asked: Report | Talk) -> bool:
        return asked.id not in self.hidden and self.covers(asked.workplace)


def keeps(kept_from: KeptFrom, who: str, offices: Iterable[Office]) -> bool:
    """Whether something is kept from this person, by whichever way they come."""
    names = {name.casefold() for name in kept_from.names}
    return who in kept_from.people or any(
        office.name.casefold() in names or meant.could_be(kept_from.typed, office.name) for office in offices
    )


def held(one: Held | None, now: datetime) -> bool:
    """Whether nobody may see it yet. What is further ahead than any is held is of a clock that was set back since."""
    return one is not None and (one.until == NEVER or now < one.until <= now + LONGEST_HELD)


async def of(tx: Transaction, person: Person, desk: Desk) -> Sight:
    rights_, who = await rights(tx, person, desk), pseudonym(person, desk)
    kept = [one.id for one in await tx.find(KeptFrom) if keeps(one, who, rights_.offices)]
    return Sight(who, rights_, frozenset((*kept, *await _held(tx, desk.now()))))


async def _held(tx: Transaction, now: datetime) -> list[str]:
    return [one.id for one in await tx.find(Held) if held(one, now)]


async def report(tx: Transaction, sight: Sight, id: str) -> Report | None:  # noqa: A002 - the record's own word
    found = await tx.get(Report, id)
    return found if found and sight.sees(found) else None


async def reports(tx: Transaction, sight: Sight, workplace: str | None = None) -> list[Report]:
    """Of one workplace, or of all of theirs; those that were taken back included."""
    found = await tx.find(Report) if workplace is None else await tx.find(Report, workplace=workplace)
    return [one for one in found if sight.sees(one)]


async def talk(tx: Transaction, sight: Sight, id: str) -> Talk | None:  # noqa: A002
    found = await tx.get(Talk, id)
    return found if found and sight.sees(found) else None


async def talks(tx: Transaction, sight: Sight) -> list[Talk]:
    """Those that were withdrawn included."""
    return [one for one in await tx.find(Talk) if sight.sees(one)]


async def system(tx: Transaction, sight: Sight, id: str) -> System | None:  # noqa: A002
    found = await tx.get(System, id)
    return found if found and await _known(tx, sight, found) else None


async def systems(tx: Transaction, sight: Sight, workplace: str | None = None) -> list[System]:
    """By name. Of one workplace, or of all of theirs."""
    places = {} if workplace is None else {"workplace": workplace}
    found = [one for one in await tx.find(System, **places) if sight.covers(one.workplace)]
    disclosed = {one.system for one in await tx.find(Disclosure, **places)}
    reported = {one.system for one in await reports(tx, sight, workplace)}
    seen = [one for one in found if one.confirmed or one.id in disclosed or one.id in reported]
    return sorted(seen, key=lambda one: (one.name.casefold(), one.id))


async def _known(tx: Transaction, sight: Sight, found: System) -> bool:
    """Confirmed, disclosed, or from a report that they may see."""
    if not sight.covers(found.workplace):
        return False
    if found.confirmed or await tx.find(Disclosure, system=found.id):
        return True
    return any(sight.sees(one) for one in await tx.find(Report, system=found.id))


async def workplaces(tx: Transaction, sight: Sight) -> list[Workplace]:
    """By name."""
    found = [place for place in await tx.find(Workplace) if sight.covers(place.id)]
    return sorted(found, key=lambda place: (place.name.casefold(), place.employer.casefold(), place.id))
