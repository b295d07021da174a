"""What the register holds of a system, as far as one office holder may see it: what every paper is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.desk import Desk
from bot.papers import counting
from bot.papers.counting import Counted
from bot.people.offices import today_at
from bot.records import (
    Disclosure,
    Gains,
    InForce,
    KeptFrom,
    LogEntry,
    NineItem,
    Report,
    System,
    SystemWords,
    Workplace,
)
from bot.records.papers import Checked
from bot.records.reports import Settled
from bot.register import counting as people
from bot.register import nine_items
from bot.sight import Sight
from bot.store import Transaction
from knowledge.library import Shelf

GAP = "[name of the system]"


@dataclass(frozen=True, slots=True)
class Facts:
    today: date
    place: Workplace
    system: System
    words: SystemWords
    items: tuple[NineItem, ...]
    gains: Gains
    disclosures: tuple[Disclosure, ...]
    log: tuple[LogEntry, ...]
    marks: Mapping[str, InForce]
    counted: Counted
    clauses: tuple[str, ...]  # that a rep confirmed as engaged
    checks: Mapping[str, Checked]
    shelf: Shelf = field(repr=False)
    hidden_from: tuple[str, ...] = field(default=(), repr=False)  # who must get no trace of what this rests on
    hidden_names: tuple[str, ...] = field(default=(), repr=False)
    hidden_typed: tuple[str, ...] = field(default=(), repr=False)

    @property
    def called(self) -> str:
        """The name for readers outside the union. One that nobody has confirmed may give away who reported it."""
        return self.system.name[:120] if self.system.confirmed else GAP


async def gather(tx: Transaction, sight: Sight, system: System, desk: Desk) -> Facts:
    """Of a system that they see."""
    place = await tx.get(Workplace, system.workplace) or Workplace(system.workplace, "[workplace]", "[employer]")
    seen = people.live(one for one in await tx.find(Report, system=system.id) if sight.sees(one))
    kept = [found for one in seen if (found := await tx.get(KeptFrom, one.id))]
    shelf = desk.knowledge.shelf
    confirmed = {flag.clause for one in seen for flag in one.flags if flag.settled is Settled.CONFIRMED}
    return Facts(
        today=await today_at(tx, system.workplace, desk),
        place=place,
        system=system,
        words=await tx.get(SystemWords, system.id) or SystemWords(system.id),
        items=nine_items.of_system(system.id, await tx.find(NineItem, system=system.id)),
        gains=await tx.get(Gains, system.id) or Gains(system.id),
        disclosures=tuple(sorted(await tx.find(Disclosure, system=system.id), key=lambda one: (one.on, one.id))),
        log=tuple(sorted(await tx.find(LogEntry, system=system.id), key=lambda one: (one.on, one.id))),
        marks={one.clause: one for one in await tx.find(InForce, workplace=system.workplace)},
        counted=counting.count(seen),
        clauses=tuple(clause for clause in shelf.pack.clauses if clause in confirmed),
        checks={one.question: one for one in await tx.find(Checked, system=system.id)},
        shelf=shelf,
        hidden_from=tuple(sorted({who for one in kept for who in one.people})),
        hidden_names=tuple(sorted({name for one in kept for name in one.names})),
        hidden_typed=tuple(sorted({word for one in kept for word in one.typed})),
    )
