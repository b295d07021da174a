"""A survey closes: its ballots are counted, what may be told is kept, and all else is erased, with the keys to it.

There may be ten thousand, so it is done in steps, each of which can be the last before a crash. First no answer is
taken any more; a ballot whose "thank you" was said was committed before that, and is counted. Then all are counted in
memory. One commit keeps what may be told and removes the key of the tokens. Then the ballots go, shelf by shelf, and
only when none is left the survey counts as closed. Whoever comes along after a crash goes on where it stopped.
"""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot import faults
from bot.looking import keep_looking
from bot.records import Ballot, FreeText, Result, Survey, SurveyKey, Unsent
from bot.records.surveys import Stage, Way
from bot.store import Store, Transaction, UnreadableError, run
from bot.surveys import forgetting, shelves
from bot.surveys.counting import Tally, Told

EVERY = 30.0  # seconds between two looks for what is due
AT_ONCE = 50  # texts that are kept before others get a turn
RESULTS_KEPT = timedelta(weeks=104)  # after the close, as reports at most
UNREAD_KEPT = timedelta(weeks=13)  # what no rep has let through by then is erased, as closed reports are
_LIVE = (Stage.OPEN, Stage.PAUSED)
_ENDED = {Stage.COUNTING: Stage.CLOSED, Stage.ERASING: Stage.CANCELLED}

B = TypeVar("B", Ballot, Unsent)

log = logging.getLogger(__name__)


async def keep_closing(store: Store, now: Callable[[], datetime], stop: asyncio.Event, every: float = EVERY) -> None:
    """Until `stop` is set: close what is due, go on with what was broken off, forget what is old."""
    await keep_looking(lambda: sweep(store, now()), "the surveys to close were not looked up", stop, every)


async def sweep(store: Store, now: datetime) -> None:
    """One that fails keeps nothing of another."""
    for survey in await run(store, _all):
        try:
            if survey.stage in _LIVE and survey.closes and now >= survey.closes:
                await close(store, survey.id, now)
            elif survey.stage in _ENDED:
                await finish(store, survey.id)
            elif survey.stage in _ENDED.values():
                await run(store, partial(_forget, survey=survey, now=now))
        except Exception as error:  # noqa: BLE001 - as above
            log.error("a survey was not closed: %s", faults.told(error))  # noqa: TRY400 - as above


async def close(store: Store, survey: str, now: datetime) -> None:
    """Where it is open. It ends earlier than it was to, if it is not due yet."""
    await run(store, partial(_end, survey=survey, stage=Stage.COUNTING, now=now))
    await finish(store, survey)


async def cancel(store: Store, survey: str, now: datetime) -> None:
    """All answers are erased, and nobody has counted them."""
    await run(store, partial(_end, survey=survey, stage=Stage.ERASING, now=now))
    await finish(store, survey)


async def finish(store: Store, survey: str) -> None:
    """Go on from wherever it is."""
    kept, counted = await run(store, partial(_standing, survey=survey))
    if kept is None or kept.stage not in _ENDED:
        return
    if kept.stage is Stage.COUNTING and not counted:
        told = await _counted(store, kept)
        await run(store, partial(_keep, survey=kept, told=told))
    async for ballots in _pages(store, kept.id, Ballot):
        await run(store, partial(_remove, records=ballots))
    async for unsent in _pages(store, kept.id, Unsent):
        await run(store, partial(_remove, records=unsent))
    await run(store, partial(_over, survey=kept))


async def answered(store: Store, survey: str) -> int:
    """How many ballots there are, each with an answer in it. It opens them all: for now and then."""
    return sum([sum(bool(one.answers) for one in page) async for page in _pages(store, survey, Ballot)])


async def _all(tx: Transaction) -> tuple[Survey, ...]:
    return await tx.readable(Survey)


async def _standing(tx: Transaction, survey: str) -> tuple[Survey | None, bool]:
    """And whether it was counted."""
    return await tx.get(Survey, survey), bool(await tx.find(Result, survey=survey))


async def _end(tx: Transaction, survey: str, stage: Stage, now: datetime) -> None:
    kept = await tx.get(Survey, survey)
    if kept and kept.stage in _LIVE:
        await tx.put(replace(kept, stage=stage, closes=min(kept.closes or now, now)))


async def _counted(store: Store, survey: Survey) -> dict[Way, Told]:
    """Each way apart: only where a platform vouches for the accounts each person counts once."""
    tallies = {way: Tally(survey) for way in dict.fromkeys((survey.leading, *survey.ways))}
    async for ballots in _pages(store, survey.id, Ballot):
        for ballot in ballots:
            tallies.setdefault(ballot.way, Tally(survey)).add(ballot.answers)
    return {way: await asyncio.to_thread(tally.told) for way, tally in tallies.items()}


async def _keep(tx: Transaction, survey: Survey, told: dict[Way, Told]) -> None:
    """Unless another process was first: it may have begun to erase, so that this one found too few."""
    kept, counted = await _standing(tx, survey.id)
    if kept is None or kept.stage is not Stage.COUNTING or counted:
        return
    for way, found in told.items():
        await tx.add(Result(f"{survey.id}/{way}", survey.id, way, found.answered, found.tables))
        for at, (question, words) in enumerate(found.texts):
            if at % AT_ONCE == 0:
                await asyncio.sleep(0)  # there may be thousands, and the store itself may never wait
            await tx.add(FreeText(secrets.token_hex(16), survey.id, question, way, words))
    await tx.remove(SurveyKey, survey.id)


async def _over(tx: Transaction, survey: Survey) -> None:
    kept = await tx.get(Survey, survey.id)
    if kept and kept.stage in _ENDED:
        await tx.remove(SurveyKey, survey.id)
        await tx.put(replace(kept, stage=_ENDED[kept.stage]))


async def _pages(store: Store, survey: str, kind: type[B]) -> AsyncIterator[Sequence[B]]:
    """Shelf by shelf, each in a transaction of its own, so that nobody waits for the whole."""
    for shelf in shelves.shelves(survey):
        if found := await run(store, partial(_on, shelf=shelf, kind=kind)):
            yield found
        await asyncio.sleep(0)


async def _on(tx: Transaction, shelf: str, kind: type[B]) -> Sequence[B]:
    return await tx.readable(kind, shelf=shelf)


async def _remove(tx: Transaction, records: Sequence[Ballot] | Sequence[Unsent]) -> None:
    for record in records:
        await tx.remove(type(record), record.id)


async def _forget(tx: Transaction, survey: Survey, now: datetime) -> None:
    ended = survey.closes
    await forgetting.forget_meeting(tx, survey.id, now)
    if ended is None or now < ended + UNREAD_KEPT:
        return
    old = now >= ended + RESULTS_KEPT
    with suppress(UnreadableError):
        for text in await tx.readable(FreeText, survey=survey.id):
            if old or not text.passed:
                await tx.remove(FreeText, text.id)
    if old:
        await forgetting.forget_all(tx, survey.id)
        for result in await tx.find(Result, survey=survey.id):
            await tx.remove(Result, result.id)
        await tx.remove(Survey, survey.id)
