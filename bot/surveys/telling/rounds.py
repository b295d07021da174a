"""A round: those who are asked are told one thing, some more of them with each commit.

Ten thousand people are not told in one commit. A round says how far it has come, in the commit that makes the notices
of the next few; so whoever goes on after a crash tells nobody twice. The outbox then keeps each platform's limits.

A chat may take two hours for them all. So no more notices are made than the outbox can send soon: thousands that wait
for their turn would be taken up and put back without an end, and what reps are told meanwhile would wait behind them.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot import faults, paused, wishing
from bot.desk import Desk
from bot.outbox import Composed
from bot.records import EVERYWHERE, AskedIn, Notice, Round, State, Survey, Willing, notice
from bot.records.surveys import Stage
from bot.replies import Text
from bot.store import Store, Transaction, run
from bot.surveys.reps import times
from bot.surveys.telling import invitation
from bot.surveys.telling.willing import NOT_ME

IN_ONE = 100  # notices that one commit makes, and a shelf more
LAST = 256  # shelf 0 is that of the channels, the others are of people
SOON = 100  # of a round may be on their way before more are made; that is about a minute of Slack's rate
MOST = 1_000  # may wait in all, those included that failed and are tried again
AGAIN = times.SHORTEST  # until a notice is looked at again that comes while something is paused

Step = Callable[[Transaction, str, Desk], Awaitable[bool]]  # of the round of that id: whether there are others to tell
Reached = Callable[[int], AsyncIterator[str]]  # ids of the addresses of a shelf
Words = Callable[[Survey], Awaitable[Text | None]]  # for everybody alike; None: there is nothing to tell any more

log = logging.getLogger(__name__)


async def go_on(desk: Desk, rounds: Iterable[str], step: Step, of: str = "those asked by a survey") -> None:
    """Some more, as far as the outbox keeps up. One that fails keeps nothing of another."""
    for one in rounds:
        try:
            while await run(desk.store, partial(_room, round_=one, now=desk.now())):
                if not await run(desk.store, partial(_stepped, step=step, round_=one, desk=desk)):
                    break
        except Exception as error:  # noqa: BLE001 - whatever it is, a later sweep may go well
            log.error("%s were not all told: %s", of, faults.told(error))  # noqa: TRY400 - its words may hold somebody's


async def tell_more(tx: Transaction, kept: Round, survey: Survey, what: str, desk: Desk) -> bool:
    """Whether there are others. `what`: the kind of notice."""
    return await next_shelves(tx, kept, lambda shelf: _reached(tx, survey, shelf), what, desk)


async def next_shelves(
    tx: Transaction, kept: Round, reached: Reached, what: str, desk: Desk, *, least: int = IN_ONE
) -> bool:
    """The same, of whoever is `reached`. `least`: notices, if there are as many, that are made before it ends."""
    shelf, told = kept.shelf, dict[str, None]()
    while shelf <= LAST and len(told) < least:
        told |= {one: None async for one in reached(shelf)}
        shelf += 1
    for address in told:
        await tx.add(notice(f"{kept.id}/{address}", address, what, kept.id, desk.now()))
    made, done = kept.made + len(told), shelf > LAST
    await tx.put(replace(kept, shelf=shelf, made=made, done=done, of=made if done else kept.of))
    return not done


async def worded(owed: Notice, survey: Survey | None, words: Words, tx: Transaction, desk: Desk) -> Composed:
    """Whoever has ended it meanwhile is left alone. While the survey or the bot is paused there the notice waits."""
    channel = await tx.get(AskedIn, owed.to)
    willing = None if channel else await wishing.at(tx, Willing, owed.to)
    if survey is None or not (channel or willing):
        return Composed()
    said = await words(survey)
    if said is None:
        return Composed()
    stopped = await paused.at(tx, willing.workplace if willing else survey.workplace)
    if stopped or survey.stage is Stage.PAUSED:
        later = notice(f"later/{owed.id}", owed.to, owed.what, owed.about, desk.now() + AGAIN)
        return Composed(then=(later,))
    if willing:
        body = f"{said.body}\n\n{invitation.wanted(survey)}"
        return Composed((replace(said, body=body, buttons=(*said.buttons, NOT_ME), private=True),))
    return Composed((said,))


async def count(store: Store, round_: str, survey: Survey) -> None:
    """How many there are to tell, shelf by shelf, so that nobody waits for the whole."""
    found = 0
    for shelf in range(LAST + 1):
        found += await run(store, partial(_on, survey=survey, shelf=shelf))

    async def keep(tx: Transaction) -> None:
        kept = await tx.get(Round, round_)
        if kept and kept.of is None:
            await tx.put(replace(kept, of=found))

    await run(store, keep)


async def settle(tx: Transaction, round_: str) -> None:
    """What was sent is forgotten after days: how many were not reached is kept once nobody waits any more."""
    kept = await tx.get(Round, round_)
    if kept and kept.done and kept.unreached is None and not await _in(tx, kept, State.WAITING):
        await tx.put(replace(kept, unreached=len(await _in(tx, kept, State.UNDELIVERED))))


async def told(tx: Transaction, kept: Round) -> str:
    """How far it is, in numbers. Who could not be reached is told to nobody."""
    failed, waiting = kept.unreached, 0
    if failed is None:
        failed, waiting = len(await _in(tx, kept, State.UNDELIVERED)), len(await _in(tx, kept, State.WAITING))
    of = "" if kept.of is None else f" of {max(kept.of, kept.made):,}"
    unreached = f", {failed:,} cannot be reached" if failed else ""
    return f"{kept.made - waiting - failed:,}{of} told{unreached}."


async def _in(tx: Transaction, kept: Round, state: State) -> tuple[Notice, ...]:
    return await tx.find(Notice, about=kept.id, state=state)


async def _room(tx: Transaction, round_: str, now: datetime) -> bool:
    """Whether more can be sent soon. What failed, or waits until a pause is over, keeps nobody else waiting."""
    waiting = await tx.readable(Notice, about=round_, state=State.WAITING)
    on_their_way = sum(one.cause is None and one.first_due <= now for one in waiting)
    return on_their_way < SOON and len(waiting) < MOST


async def _on(tx: Transaction, survey: Survey, shelf: int) -> int:
    return len([one async for one in _reached(tx, survey, shelf)])


async def _stepped(tx: Transaction, step: Step, round_: str, desk: Desk) -> bool:
    return await step(tx, round_, desk)


async def _reached(tx: Transaction, survey: Survey, shelf: int) -> AsyncIterator[str]:
    """Ids of the addresses of that shelf."""
    if not shelf:
        for channel in survey.channels:
            if await tx.get(AskedIn, channel):
                yield channel
    elif survey.willing:
        for one in await tx.readable(Willing, shelf=f"{shelf - 1:02x}"):
            if survey.workplace in (EVERYWHERE, one.workplace):
                yield one.address
