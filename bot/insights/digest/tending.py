"""Once a period is over everywhere, all who want its news are told, some more with each commit.

How far that is lies in a `Round`, as with surveys: a crash tells nobody twice, and a period that was told is not told
again where the clock is set back. What was missed while the bot was away is not made up for, but for the last.
"""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

from bot.desk import Desk
from bot.insights import periods
from bot.insights.digest import gathering, wishes
from bot.looking import keep_looking
from bot.records import Address, DigestWish, NewThere, Round
from bot.store import Transaction, run
from bot.surveys.telling import rounds

_ROUNDS = "digest"  # what they are found by, where those of surveys have the survey


async def keep_tending(desk: Desk, stop: asyncio.Event, every: float) -> None:
    """Until `stop` is set. Any number of processes may do so: each thing is done once."""
    await keep_looking(lambda: tend(desk), "the news of four weeks were not tended", stop, every)


async def tend(desk: Desk) -> None:
    await wishes.forget_old(desk.store, desk.now())
    await begin(desk)
    await rounds.go_on(desk, await run(desk.store, _open), step, "those who want the news of four weeks")


async def begin(desk: Desk) -> None:
    """What is new is looked up before anybody is told; after a crash meanwhile, again."""
    period = periods.last_finished(desk.now())
    if period < 0 or await run(desk.store, partial(_begun, period=period)):
        return
    await gathering.gather(desk, period)
    await run(desk.store, partial(_begin, period=period))


async def step(tx: Transaction, round_: str, desk: Desk) -> bool:
    """Whether there are others. A shelf at a time: of each who is on it their offices are looked up."""
    kept = await tx.get(Round, round_)
    if kept is None or kept.done:
        return False
    return await rounds.next_shelves(tx, kept, partial(_reached, tx, desk), wishes.TELL, desk, least=1)


async def _reached(tx: Transaction, desk: Desk, shelf: int) -> AsyncIterator[str]:
    """Whoever cannot be told anything any more is forgotten."""
    for one in await tx.readable(DigestWish, shelf=f"{shelf - 1:02x}"):
        if await tx.get(Address, one.address) and await wishes.reads(tx, one.id, desk):
            yield one.address
        else:
            await wishes.end(tx, one.id, desk)


async def _begun(tx: Transaction, period: int) -> bool:
    return any(one.number >= period for one in await tx.find(Round, survey=_ROUNDS))


async def _begin(tx: Transaction, period: int) -> None:
    """What was told of an earlier period, and is still to be sent, is old by now: it finds no words."""
    if await _begun(tx, period):
        return
    for before in await tx.find(Round, survey=_ROUNDS):
        await tx.remove(Round, before.id)
    for old in await tx.lying(NewThere):
        if old.fields["period"] != str(period):
            await tx.remove(NewThere, old.id)
    await tx.add(Round(f"{_ROUNDS}/{period}", _ROUNDS, period, shelf=1))  # shelf 0 is of channels


async def _open(tx: Transaction) -> list[str]:
    return [one.id for one in await tx.find(Round, survey=_ROUNDS) if not one.done]
