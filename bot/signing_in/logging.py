"""Signing in and out stands in the audit log of whoever looks after an office: that it was, and on which day.

Neither which browser it was, nor from where, nor how often on a day. Who could follow it as it happens would see when a
rep sits down to work: so that somebody signed in is shown once the day is over (`bot.log_reading`).
"""

from bot import audit, memory
from bot.desk import Desk
from bot.people.offices import held_by
from bot.records.audit import Did
from bot.store import Transaction


async def log(tx: Transaction, who: str, did: Did, desk: Desk) -> None:
    """Once a day. Where they hold an office, whose organisers can read it."""
    now = desk.now()
    first = memory.keyed(desk.secret, "logged today", who, did, memory.day(now).isoformat())
    if await memory.first(tx, first, now):
        for workplace in sorted({office.workplace for office in await held_by(tx, who, desk)}):
            await audit.append(tx, who, did, f"{workplace}/{who}", now)
