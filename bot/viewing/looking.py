"""Somebody opens a page of the desk: their role, their second step, and what they may see, in one transaction."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot import reaching, sight
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Opened
from bot.records import Role
from bot.store import Transaction, run

T = TypeVar("T")


async def view(event: Opened, desk: Desk, look: Callable[[Acting], Awaitable[T]], role: Role = Role.REP) -> T | None:
    """What `look` gives; None where they hold no such office. NotGivenError where the second step is still needed.

    Nothing is changed but the audit log, and where a browser can be told something later.
    """

    async def look_up(tx: Transaction) -> T | None:
        seen = await sight.of(tx, event.person, desk)
        if not (seen.held.organiser if role is Role.ORGANISER else seen.held.offices):
            return None
        acting = Acting(tx, event, desk, seen, again=False)
        await acting.confided()
        await reaching.remember(tx, event, desk)
        return await look(acting)

    return await run(desk.store, look_up)
