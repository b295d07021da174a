"""The names of the systems of each workplace, kept ready to be compared, and made anew once one has changed."""

import asyncio
import secrets
from dataclasses import dataclass, field

from bot.records import Revision, System
from bot.register.likeness import Names
from bot.store import Store, Transaction, run

_MOST = 500  # workplaces whose names are kept ready, times two: all names, and the confirmed ones


async def changed(tx: Transaction, workplace: str) -> None:
    """To be said in every transaction that adds or removes a system, or changes a name, an alias or `confirmed`."""
    await tx.put(Revision(workplace, secrets.token_hex(8)))


@dataclass(slots=True)
class Known:
    """One for a process. What another process changed is seen by the workplace's `Revision`."""

    _names: dict[tuple[str, bool], tuple[str, Names]] = field(default_factory=dict)

    async def of(self, store: Store, workplace: str, *, confirmed: bool) -> Names:
        """All names of a workplace, to find what a report is about; or those that may be shown to anybody."""

        async def mark(tx: Transaction) -> str:
            found = await tx.get(Revision, workplace)
            return found.mark if found else ""

        async def kept(tx: Transaction) -> tuple[str, tuple[System, ...]]:
            return await mark(tx), await tx.readable(System, workplace=workplace)

        key = (workplace, confirmed)
        ready = self._names.get(key)
        if ready and ready[0] == await run(store, mark):
            return ready[1]
        revision, systems = await run(store, kept)
        shown = [(one.id, (one.name, *one.aliases)) for one in systems if one.confirmed]
        made = await asyncio.to_thread(Names, shown if confirmed else [(one.id, one.joins) for one in systems])
        while len(self._names) >= _MOST:
            self._names.pop(next(iter(self._names)))
        self._names[key] = (revision, made)
        return made
