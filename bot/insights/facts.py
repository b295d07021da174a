"""What stands in the register of some workplaces: of systems and employers, of no person.

A system counts where it is confirmed or disclosed: so none counts that is known from a report alone, which some of the
reps may not see.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.desk import Desk
from bot.people.offices import today_at
from bot.records import Disclosure, Gains, NineItem, System
from bot.records.insights import Facts, Waited
from bot.records.register import Consultation, Lifecycle, Wanted
from bot.records.reports import Does, Stand
from bot.register import together
from bot.register.nine_items import days_overdue
from bot.reports import weeks
from bot.store import Transaction

WITHOUT_REPLY = frozenset({Stand.RECEIVED, Stand.REVIEWING, Stand.RAISED})
_BANDS = (4, 13, 26)  # weeks from which the next begins


@dataclass(frozen=True, slots=True)
class Registered:
    """Of one workplace."""

    known: tuple[System, ...]
    disclosed: frozenset[str]
    overdue: int


async def registered(tx: Transaction, workplace: str, desk: Desk) -> Registered:
    disclosed = frozenset(str(one.fields["system"]) for one in await tx.lying(Disclosure, workplace=workplace))
    found = [one for one in await tx.readable(System, workplace=workplace) if one.confirmed or one.id in disclosed]
    today = await today_at(tx, workplace, desk)
    overdue = 0
    for at in range(0, len(found), together.FEW):
        part = found[at : at + together.FEW]
        items = await together.belonging(tx, NineItem, part)
        gains = await together.beside(tx, Gains, part)
        owed: list[Wanted] = [*(one for some in items.values() for one in some), *gains.values()]
        overdue += sum(bool(days_overdue(one, today)) for one in owed)
    return Registered(tuple(found), disclosed, overdue)


def facts(found: Iterable[Registered], waited: Waited | None) -> Facts:
    """What people have reported is in none of it: one report could make a number."""
    places = tuple(found)
    known = [(one, one.id in place.disclosed) for place in places for one in place.known]
    kinds = Counter(kind for one, _ in known for kind in one.does)
    states = Counter(one.consultation for one, _ in known)
    hidden = [one for one, told in known if not told and one.lifecycle is not Lifecycle.WITHDRAWN]
    return Facts(
        systems=len(known),
        undisclosed=len(hidden),
        kinds=tuple((one, kinds[one]) for one in Does if kinds[one]),
        consultation=tuple((one, states[one]) for one in Consultation if states[one]),
        overdue=sum(one.overdue for one in places),
        waited=waited,
    )


def waited(since: Mapping[str, int], now: str, threshold: int) -> Waited | None:
    """For how long half of those have waited who count and are without a reply. `since`: how many, by week.

    None where they are fewer than the threshold.
    """
    count = sum(since.values())
    if count < threshold:
        return None
    ages = sorted((weeks.between(week, now), many) for week, many in since.items())
    passed = 0
    for age, many in ages:
        passed += many
        if 2 * passed >= count:
            return tuple(Waited)[bisect_left(_BANDS, age + 1)]
    raise AssertionError
