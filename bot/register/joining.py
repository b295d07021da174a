"""A report joins the system that it is about, by name, alias and likeness; a rep confirms or splits later."""

import secrets
from dataclasses import dataclass, field

from bot.desk import Desk
from bot.records import Revision, System
from bot.register import known
from bot.register.likeness import Band, Names
from bot.store import Transaction, run


@dataclass(frozen=True, slots=True)
class Likely:
    """What a typed name joins by itself, as the register stood then."""

    typed: str = field(repr=False)
    system: str  # its id; empty where the name is new
    mark: str  # of the workplace's `Revision`


async def likely(desk: Desk, workplace: str, typed: str) -> Likely:
    """Looked up before the transaction that joins, since comparing takes its time."""

    async def mark(tx: Transaction) -> str:
        found = await tx.get(Revision, workplace)
        return found.mark if found else ""

    before = await run(desk.store, mark)
    return Likely(typed, _joined(await desk.known.of(desk.store, workplace, confirmed=False), typed), before)


async def join(tx: Transaction, workplace: str, found: Likely) -> System:
    """The system, made where there is none. What others did to the register meanwhile counts."""
    revision = await tx.get(Revision, workplace)
    id_ = found.system
    if (revision.mark if revision else "") != found.mark:
        systems = await tx.find(System, workplace=workplace)
        id_ = _joined(Names((one.id, (one.name, *one.aliases)) for one in systems), found.typed)
    kept = await tx.get(System, id_) if id_ else None
    if kept and kept.workplace == workplace:
        return kept
    made = System(secrets.token_hex(16), workplace, " ".join(found.typed.split()))
    await tx.add(made)
    await known.changed(tx, workplace)
    return made


def _joined(names: Names, typed: str) -> str:
    best = names.like(typed, most=1)
    return best[0].system if best and best[0].band is Band.JOINED else ""
