"""What runs beside the pages as long as the bot does."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial

from adapters.stores import shredding
from adapters.stores.opening import Opened
from adapters.watching.watch import Watch
from bot import expiring
from bot.campaigns import ending, sending
from bot.desk import Desk
from bot.editing import overlaying
from bot.hearing import patterns
from bot.insights.digest import tending as tending_digest
from bot.measuring import Measures
from bot.recruitment import seat
from bot.reports import forgetting as reports
from bot.surveys import closing
from bot.surveys import tending as tending_surveys
from bot.talks import forgetting as talks

SWEEP = 5.0  # seconds for each: what a sweep leaves undone, the next does


@asynccontextmanager
async def beside(
    *works: Callable[[asyncio.Event], Coroutine[None, None, None]], within: float, watched: tuple[str, Measures]
) -> AsyncIterator[None]:
    """They run until told to stop, and then may finish what they are at within so many seconds.

    `watched`: what they are called where somebody looks whether they still run.
    """
    stop = asyncio.Event()
    tasks = [asyncio.create_task(work(stop)) for work in works]
    name, measures = watched
    for task in tasks:
        measures.working(name, task)
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait(tasks, timeout=within)
        for task in tasks:
            task.cancel()  # what was not finished is still due, or falls due again
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def edited(made: Desk, every: float = overlaying.EVERY) -> AsyncIterator[None]:
    """Answers are what people made of them in chat, in whichever process they did."""
    work = partial(overlaying.keep_laid, made.store, made.knowledge)
    async with beside(lambda stop: work(stop, every), within=SWEEP, watched=("answers", made.measures)):
        yield


@asynccontextmanager
async def forgetting(made: Desk, every: float = expiring.EVERY) -> AsyncIterator[None]:
    """What is remembered for a time is forgotten after it, as are reports and talks; a look every so many seconds."""
    async with beside(
        lambda stop: expiring.keep_sweeping(made.store, made.now, stop, every, made.keeps),
        lambda stop: reports.keep_sweeping(made.store, made.now, stop, keeps=made.keeps),
        lambda stop: talks.keep_sweeping(made.store, made.now, stop, keeps=made.keeps),
        within=SWEEP,
        watched=("forgetting", made.measures),
    ):
        yield


@asynccontextmanager
async def surveying(made: Desk, every: float = closing.EVERY) -> AsyncIterator[None]:
    """Surveys are told of, counted by the hour and closed when they are due; what was broken off is finished.

    The news of four weeks are told in rounds as surveys are. So is what organisers write of campaigns, which end
    after their last day.
    """
    async with beside(
        lambda stop: closing.keep_closing(made.store, made.now, stop, every, made.keeps),
        lambda stop: tending_surveys.keep_tending(made, stop, every),
        lambda stop: tending_digest.keep_tending(made, stop, every),
        lambda stop: sending.keep_tending(made, stop, every),
        lambda stop: ending.keep_ending(made, stop, max(every, ending.EVERY)),
        within=SWEEP,
        watched=("surveys and campaigns", made.measures),
    ):
        yield


@asynccontextmanager
async def recruiting(made: Desk, every: float = seat.EVERY) -> AsyncIterator[None]:
    """One process at a time asks people whether they would talk to somebody who organises."""
    async with beside(
        lambda stop: seat.keep_seated(made, stop, every), within=SWEEP, watched=("asking", made.measures)
    ):
        yield


@asynccontextmanager
async def erasing(
    opened: Opened, measures: Measures | None = None, every: float = shredding.EVERY
) -> AsyncIterator[None]:
    """Keys of removed records that could not be erased, here or in another process, are erased after all."""
    async with beside(
        lambda stop: opened.store.keep_shredding(stop, every),
        within=SWEEP,
        watched=("erasing", measures or Measures()),
    ):
        yield


@asynccontextmanager
async def hearing() -> AsyncIterator[None]:
    """What would make the first messages wait is done beside them."""
    compiling = asyncio.create_task(asyncio.to_thread(patterns.compile_all))
    yield
    await compiling


@asynccontextmanager
async def watched(watch: Watch) -> AsyncIterator[None]:
    """Whether the loop turns, whether the store keeps what it is given; and the figures, every five minutes."""
    works = [watch.page.keep_renewing, *([watch.probing.keep_trying] if watch.probing else [])]
    # It leaves nothing unfinished that anybody waits for.
    async with watch.pulse.beating(), beside(*works, within=0.0, watched=("watching", watch.measures)):
        yield
