"""One run of the bot asks at a time, and only what it can know: see `bot.records.Asker`.

The seat is held for an hour, and taken anew every ten minutes. A run that was not there a day before somebody's turn
began asks nobody in that turn, since another may have done so.
"""

import asyncio
from datetime import datetime, timedelta
from functools import partial

from bot.desk import Desk
from bot.looking import keep_looking
from bot.records import Asker
from bot.recruitment.remembering import APART
from bot.recruitment.turns import EARLIER, Turn
from bot.store import Transaction, run

ID = "asker"
HELD = timedelta(hours=1)
EVERY = 600.0  # seconds


async def keep_seated(desk: Desk, stop: asyncio.Event, every: float = EVERY) -> None:
    """Until `stop` is set."""
    await keep_looking(partial(keep, desk), "who asks was not settled", stop, every)


async def keep(desk: Desk) -> None:
    """Take the seat where it is free, or go on holding it. In a trial there are no turns, and so no seat."""
    if desk.house.local:
        return
    now, mine = desk.now(), desk.recruiting
    jumped = mine.jumped(now)
    mine.look(now)

    async def take(tx: Transaction) -> None:
        made = following(await tx.get(Asker, ID), mine.run, grid(desk), now, jumped=jumped)
        if made:
            await tx.put(made)

    await run(desk.store, take)


def following(kept: Asker | None, run_: str, grid_: str, now: datetime, *, jumped: bool) -> Asker | None:
    """Who asks from now on; None where it stays another's.

    A clock that was set, or accounts that are told apart in another way, move everybody's turns: then nobody is asked
    whose turn begins within 30 days.
    """
    if kept is None:
        return Asker(ID, run_, now, now + HELD, grid_)
    ours, back = (
        kept.run == run_,
        kept.lease > now + HELD,
    )  # one further ahead is of a clock that has been set back since
    if not (ours or back) and now < kept.lease:
        return None
    if back or jumped or kept.grid != grid_:
        return Asker(ID, run_, now + APART, now + HELD, grid_)
    return Asker(ID, run_, kept.since if ours else max(now, kept.since), now + HELD, grid_)


def after_restore(now: datetime) -> Asker:
    """The seat is free, and nobody is asked for 30 days: what was kept of people since the copy was made is lost."""
    return Asker(ID, "", now + APART, now)


async def asks_in(tx: Transaction, turn: Turn, desk: Desk) -> bool:
    """Whether it is for this run to ask now whoever has this turn."""
    now, mine = desk.now(), desk.recruiting
    if not turn.holds(now) or mine.jumped(now):
        return False
    kept = await tx.get(Asker, ID)
    if kept is None or kept.run != mine.run or kept.grid != grid(desk):
        return False
    return now < kept.lease <= now + HELD and kept.since + EARLIER <= turn.begins


async def hush(tx: Transaction, turn: Turn | None, desk: Desk) -> None:
    """This run has heard of quiet, and another asks, which cannot know: it asks nobody in the turns that are under way.

    `turn`: of whoever wants quiet; None where it may not be told whose turn it is.
    """
    kept, now = await tx.get(Asker, ID), desk.now()
    if kept is None or kept.run == desk.recruiting.run:
        return
    since = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    concerned = turn is None or turn.begins < since + EARLIER
    if concerned and kept.since < since:
        await tx.put(Asker(ID, kept.run, since, kept.lease, kept.grid))


def grid(desk: Desk) -> str:
    return ",".join(sorted(desk.linking.look_ups))
