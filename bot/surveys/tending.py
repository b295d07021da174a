"""What is done about surveys by itself, but for closing them: see `bot.surveys.closing`."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot import faults
from bot.desk import Desk
from bot.looking import keep_looking
from bot.store import run
from bot.surveys import campaigns
from bot.surveys.reps import turnout
from bot.surveys.telling import inviting, telling_back, telling_reps, willing

log = logging.getLogger(__name__)


async def keep_tending(desk: Desk, stop: asyncio.Event, every: float) -> None:
    """Until `stop` is set. Any number of processes may do so: each thing is done once."""
    await keep_looking(lambda: tend(desk), "surveys were not tended", stop, every)


async def tend(desk: Desk) -> None:
    """What fails keeps nothing of the others."""
    works: dict[str, Callable[[], Awaitable[None]]] = {
        "not all were told": lambda: inviting.sweep(desk),
        "not all were told what came of it": lambda: telling_back.sweep(desk),
        "reps were not told that results wait": lambda: telling_reps.sweep(desk),
        "the answers were not counted": lambda: turnout.count(desk.store, desk.now),
        "what is left of a campaign was not forgotten": lambda: run(desk.store, campaigns.forget_empty),
        "who asked to be told long ago was not forgotten": lambda: willing.forget_old(desk.store, desk.now()),
    }
    for what, work in works.items():
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - whatever it is, a later sweep may go well
            log.error("of surveys, %s: %s", what, faults.told(error))  # noqa: TRY400 - its words may hold somebody's
