"""Who is told of something about a system: whoever may see it, and nobody who must get no trace of it."""

from bot import sight, telling
from bot.desk import Desk
from bot.records import Disclosure, Held, KeptFrom, Report, System
from bot.store import Transaction
from bot.telling import Audience


async def of(tx: Transaction, system: System, desk: Desk) -> Audience:
    """Where a system is known from reports only, those from whom not all of them are kept, or held."""
    everybody = await telling.audience(tx, system.workplace, desk)
    if system.confirmed or await tx.find(Disclosure, system=system.id):
        return everybody
    reps: set[str] = set()
    organisers: set[str] = set()
    for report in await tx.find(Report, system=system.id):
        held = await tx.get(Held, report.id)
        if sight.held(held, desk.now()):
            continue
        seeing = await telling.audience(tx, system.workplace, desk, await tx.get(KeptFrom, report.id))
        reps |= set(seeing.reps)
        organisers |= set(seeing.organisers)
    return Audience(
        tuple(one for one in everybody.reps if one in reps),
        tuple(one for one in everybody.organisers if one in organisers),
    )
