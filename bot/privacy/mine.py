"""Whose data is looked for: an account, in the place in which it asks."""

from dataclasses import dataclass

from bot import sight
from bot.desk import Desk
from bot.events import Event, Place
from bot.people.offices import Rights, pseudonym
from bot.records import AuditEntry, Office
from bot.sight import Sight
from bot.store import Transaction


@dataclass(frozen=True, slots=True)
class Mine:
    tx: Transaction
    desk: Desk
    place: Place
    who: str  # pseudonym
    seen: Sight
    offices: tuple[Office, ...]  # those that have ended included
    acts: tuple[AuditEntry, ...]  # what they did as office holders

    @property
    def acted(self) -> bool:
        """Whether they may have written what only office holders write: else nobody's papers need be looked through."""
        return bool(self.offices or self.acts)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(one.name for one in self.offices)


async def mine(tx: Transaction, event: Event, desk: Desk) -> Mine:
    who = pseudonym(event.person, desk)
    offices, acts = await tx.readable(Office, person=who), await tx.readable(AuditEntry, who=who)
    acted = bool(offices or acts)
    seen = await sight.of(tx, event.person, desk) if acted else Sight(who, Rights(), frozenset())
    return Mine(tx, desk, event.place, who, seen, offices, acts)


def counted(count: int, one: str, many: str) -> str:
    """Nothing where there are none."""
    return f"{count} {one if count == 1 else many}" if count else ""
