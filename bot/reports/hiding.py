"""Who must not see a report: the reporter ticks reps and organisers by name, who then get no trace of it."""

from collections.abc import Iterable, Sequence

from bot import reaching
from bot.desk import Desk
from bot.memory import keyed
from bot.people.offices import covers, holds, today_at
from bot.records import EVERYWHERE, KeptFrom, Office, Role
from bot.store import Transaction


async def holders(tx: Transaction, workplace: str, desk: Desk) -> list[Office]:
    """Whoever holds an office for a workplace today."""
    today = await today_at(tx, workplace, desk)
    found = [one for place in dict.fromkeys((workplace, EVERYWHERE)) for one in await tx.find(Office, workplace=place)]
    held = [one for one in found if covers(one, workplace) and holds(one, today)]
    if desk.house.local:
        for role in (Role.REP, Role.ORGANISER):
            name = f"The {role} of this trial"
            held.append(Office("", reaching.of_the_trial(role, desk), role, EVERYWHERE, name, today))
    return held


def options(offices: Iterable[Office], desk: Desk) -> tuple[tuple[str, str], ...]:
    """One for each name. What comes back of it tells nothing but that name."""
    roles: dict[str, tuple[str, set[Role]]] = {}
    for office in offices:
        roles.setdefault(_value(office.name, desk), (office.name, set()))[1].add(office.role)
    named = [(value, f"{name} ({' and '.join(sorted(held, reverse=True))})") for value, (name, held) in roles.items()]
    return tuple(sorted(named, key=lambda one: (one[1].casefold(), one[0])))


def kept_from(report: str, ticked: Sequence[str], offices: Iterable[Office], desk: Desk) -> KeptFrom | None:
    """With every pseudonym that goes by a ticked name, and every name that goes with such a pseudonym."""
    offices = tuple(offices)
    hidden = {office for office in offices if _value(office.name, desk) in ticked}
    while more := {one for one in offices if one not in hidden and _same(one, hidden)}:
        hidden |= more
    if not hidden:
        return None
    people, names = {one.person for one in hidden}, {one.name for one in hidden}
    return KeptFrom(report, tuple(sorted(people)), tuple(sorted(names)))


def _same(office: Office, hidden: set[Office]) -> bool:
    return any(office.person == one.person or office.name.casefold() == one.name.casefold() for one in hidden)


def _value(name: str, desk: Desk) -> str:
    return keyed(desk.secret, "kept from", name.casefold())[:16]
