"""What is kept of many systems, read at once: one question to the store for each system would take too long."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from bot.records import Disclosure, LogEntry, NineItem, Report, System
from bot.store import Record, Transaction

FEW = 100  # systems, for which asking one by one reads less

R = TypeVar("R", bound=Record)
B = TypeVar("B", Report, Disclosure, NineItem, LogEntry)


async def belonging(tx: Transaction, kind: type[B], systems: Sequence[System]) -> Mapping[str, Sequence[B]]:
    """What names a system as its own, by system; each system has a row."""
    if len(systems) <= FEW:
        return {one.id: await tx.find(kind, system=one.id) for one in systems}
    found: dict[str, list[B]] = {one.id: [] for one in systems}
    for record in await tx.find(kind):
        if record.system in found:
            found[record.system].append(record)
    return found


async def beside(tx: Transaction, kind: type[R], systems: Sequence[System]) -> Mapping[str, R]:
    """What has the system's own id, where there is one."""
    if len(systems) <= FEW:
        found = [await tx.get(kind, one.id) for one in systems]
        return {one.id: one for one in found if one}
    return {one.id: one for one in await tx.find(kind)}
