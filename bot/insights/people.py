"""Who counts: reports that a rep has settled as one person's only one at their workplace."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot import sight
from bot.records import Held, KeptFrom, Report
from bot.store import Transaction


@dataclass(frozen=True, slots=True)
class Unseen:
    """Reports that show nowhere: held yet, or kept from anybody.

    Whoever a report is kept from may know all others, and could subtract them. So it counts in nothing that anybody is
    told, whoever makes it.
    """

    reports: frozenset[str]

    def living(self, found: Iterable[Report], workplaces: Collection[str]) -> list[Report]:
        return [
            one for one in found if not one.taken_back and one.workplace in workplaces and one.id not in self.reports
        ]


async def unseen(tx: Transaction, now: datetime) -> Unseen:
    """Nothing is opened for it: from whom a report is kept is not asked."""
    held = [one.id for one in await tx.find(Held) if sight.held(one, now)]
    return Unseen(frozenset((*held, *(one.id for one in await tx.lying(KeptFrom)))))


def independent(found: Iterable[Report]) -> list[Report]:
    """As many as there are people behind them."""
    return [one for one in found if one.independent]
