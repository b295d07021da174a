"""What a reporter does later is passed on to the rep who took the report, or to all who were told of it."""

from bot import sight, telling
from bot.desk import Desk
from bot.records import Held, KeptFrom, News, Report
from bot.store import Transaction


async def taken(tx: Transaction, report: Report, desk: Desk) -> bool:
    """Whether somebody has it who still holds a role there."""
    people = await telling.audience(tx, report.workplace, desk, await tx.get(KeptFrom, report.id))
    return report.taken_by in people.everybody


async def tell(tx: Transaction, report: Report, desk: Desk) -> None:
    """That something waits there; what is held is told of when it comes up, and not before."""
    people = await telling.audience(tx, report.workplace, desk, await tx.get(KeptFrom, report.id))
    held = await tx.get(Held, report.id)
    when = held.until if held and sight.held(held, desk.now()) else None
    who = (report.taken_by,) if report.taken_by in people.everybody else people.first
    await telling.tell(tx, who, News.MESSAGE, report.id, desk, when=when, instead=people.organisers)
