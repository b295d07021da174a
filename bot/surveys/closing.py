"""A survey closes: its ballots are counted, what may be told is kept, and all else is erased, with the keys to it.

There may be ten thousand, so it is done in steps, each of which can be the last before a crash. First no answer is
taken any more; a ballot whose "thank you" was said was committed before that, and is counted. Then all are counted in
memory. One commit keeps what may be told and removes the key of the tokens. Then all answers go, shelf by shelf, those
that cannot be opened as well, and only when none is left the survey counts as closed. Whoever comes along after a crash
goes on where it stopped.
"""

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot import faults
from bot.looking import keep_looking
from bot.meetings import keeping
from bot.privacy.periods import LONGEST, Periods
from bot.records import Ballot, Carried, FreeText, Result, Survey, SurveyKey, Unsent
from bot.records.surveys import LIVE, Stage, Way
from bot.store import Store, Transaction, UnreadableError, run
from bot.surveys import forgetting, ledger, shelves
from bot.surveys.counting import Tally, Told
from bot.surveys.ledger import Ledger
from bot.surveys.staff import tokens

EVERY = 30.0  # seconds between two looks for what is due
SELDOM = 600.0  # seconds between two looks for what is old
AT_ONCE = 50  # texts that are kept before others get a turn
LOST = (
    "a survey is counted without %d of its answers, which could not be opened: their rows or keys are damaged. They "
    "are erased with the others. Run 'agreement-bot store check', and look at the disk"
)
_ENDED = {Stage.COUNTING: Stage.CLOSED, Stage.ERASING: Stage.CANCELLED}

Answered = type[Ballot] | type[Unsent] | type[Carried]
HOLD_ANSWERS: tuple[Answered, ...] = (Ballot, Unsent, Carried)  # all that does; each lies on shelves

log = logging.getLogger(__name__)


async def keep_closing(
    store: Store,
    now: Callable[[], datetime],
    stop: asyncio.Event,
    every: float = EVERY,
    keeps: Periods = LONGEST,
) -> None:
    """Until `stop` is set: close what is due, go on with what was broken off, and seldom forget what is old."""
    await asyncio.gather(
        keep_looking(lambda: close_due(store, now()), "the surveys to close were not looked up", stop, every),
        keep_looking(
            lambda: forget_old(store, now(), keeps), "old surveys were not looked up", stop, max(every, SELDOM)
        ),
    )


async def sweep(store: Store, now: datetime, keeps: Periods = LONGEST) -> None:
    """All of that, once."""
    await close_due(store, now)
    await forget_old(store, now, keeps)


async def close_due(store: Store, now: datetime) -> None:
    """One that fails keeps nothing of another. Of those that are over, which grow with the years, none is looked at."""
    for survey in await run(store, _not_over):
        try:
            if survey.stage in _ENDED:
                await finish(store, survey.id)
            elif survey.closes and now >= survey.closes:
                await close(store, survey.id, now)
        except Exception as error:  # noqa: BLE001 - as above
            log.error("a survey was not closed: %s", faults.told(error))  # noqa: TRY400 - as above


async def forget_old(store: Store, now: datetime, keeps: Periods = LONGEST) -> None:
    """The same."""
    for survey in await run(store, _ids_of_ended):
        try:
            await run(store, partial(_forget, id_=survey, now=now, keeps=keeps))
            await asyncio.sleep(0)  # there may be hundreds, and a look waits for nothing
        except Exception as error:  # noqa: BLE001 - as above
            log.error("what is old of a survey was not forgotten: %s", faults.told(error))  # noqa: TRY400 - as above


async def close(store: Store, survey: str, now: datetime) -> None:
    """Where it is open. It ends earlier than it was to, if it is not due yet."""
    await run(store, partial(_end, survey=survey, stage=Stage.COUNTING, now=now))
    await finish(store, survey)


async def cancel(store: Store, survey: str, now: datetime) -> None:
    """All answers are erased, and nobody has counted them."""
    await run(store, partial(_end, survey=survey, stage=Stage.ERASING, now=now))
    await finish(store, survey)


async def end(tx: Transaction, survey: Survey, stage: Stage, now: datetime) -> Survey:
    """From this commit on no answer is taken. `stage`: `COUNTING` or `ERASING`; `finish` does that."""
    known = ""
    with suppress(UnreadableError):
        key = await tx.get(SurveyKey, survey.id)
        known = tokens.tickets(key) if key else ""
    await forgetting.forget_approvals(tx, survey.id)
    ended = replace(survey, stage=stage, closes=min(survey.closes or now, now), tickets=known)
    await tx.put(ended)
    return ended


async def finish(store: Store, survey: str) -> None:
    """Go on from wherever it is."""
    kept, counted = await run(store, partial(_standing, survey=survey))
    if kept is None or kept.stage not in _ENDED:
        return
    if kept.stage is Stage.COUNTING and not counted:
        tallies, lost = await _counted(store, kept)
        while not counted:
            before = await run(store, partial(ledger.read, survey=kept))
            told = await asyncio.to_thread(_told, tallies, before)
            counted = await run(store, partial(_keep, survey=kept, told=told, lost=lost, before=before))
    for kind in HOLD_ANSWERS:
        for shelf in shelves.shelves(survey):
            await run(store, partial(_clear, shelf=shelf, kind=kind))
            await asyncio.sleep(0)
    await run(store, partial(_over, survey=kept))


async def answered(store: Store, survey: str) -> Counter[Way]:
    """How many ballots came each way, each with an answer in it. It opens them all: for now and then."""
    counts = Counter[Way]()
    async for page in _pages(store, survey):
        counts.update(one.way for one in page.ballots if one.answers)
    return counts


async def _not_over(tx: Transaction) -> list[Survey]:
    return [one for stage in (*LIVE, *_ENDED) for one in await tx.readable(Survey, stage=stage)]


async def _ids_of_ended(tx: Transaction) -> list[str]:
    """Nothing is opened for it."""
    return [one.id for stage in _ENDED.values() for one in await tx.lying(Survey, stage=stage)]


async def _standing(tx: Transaction, survey: str) -> tuple[Survey | None, bool]:
    """And whether it was counted."""
    return await tx.get(Survey, survey), bool(await tx.lying(Result, survey=survey))


async def _end(tx: Transaction, survey: str, stage: Stage, now: datetime) -> None:
    kept = await tx.get(Survey, survey)
    if kept and kept.stage in LIVE:
        await end(tx, kept, stage, now)


async def _counted(store: Store, survey: Survey) -> tuple[dict[Way, Tally], int]:
    """Each way apart: only where a platform vouches for the accounts each person counts once. And what is lost."""
    tallies = {way: Tally(survey, way) for way in dict.fromkeys((survey.leading, *survey.ways))}
    lost = 0
    async for page in _pages(store, survey.id):
        lost += page.lost
        for ballot in page.ballots:
            tallies.setdefault(ballot.way, Tally(survey, ballot.way)).add(ballot.answers)
    return tallies, lost


def _told(tallies: dict[Way, Tally], before: Ledger) -> dict[Way, Told]:
    """What came one way must stand beside what came another, too: people can change it from one survey to the next."""
    found = dict[Way, Told]()
    for way, tally in tallies.items():
        found[way] = tally.told(before)
        before = before.adding(way, found[way].tables)
    return found


async def _keep(tx: Transaction, survey: Survey, told: dict[Way, Told], lost: int, before: Ledger) -> bool:
    """Unless another process was first: it may have begun to erase, so that this one found too few.

    False where another survey was told meanwhile, so that this one must be looked at again beside it.
    """
    kept, counted = await _standing(tx, survey.id)
    if kept is None or kept.stage is not Stage.COUNTING or counted:
        return True
    if await ledger.read(tx, survey) != before:
        return False
    if lost:
        log.error(LOST, lost)
    # Below the threshold no number is told of those who took part, and this is one.
    shown = lost if lost == 0 or lost >= survey.threshold else None
    for way, found in told.items():
        await tx.add(Result(f"{survey.id}/{way}", survey.id, way, found.answered, found.tables, shown))
        for at, (question, words) in enumerate(found.texts):
            if at % AT_ONCE == 0:
                await asyncio.sleep(0)  # there may be thousands, and the store itself may never wait
            await tx.add(FreeText(secrets.token_hex(16), survey.id, question, way, words))
    await tx.remove(SurveyKey, survey.id)
    return True


async def _over(tx: Transaction, survey: Survey) -> None:
    kept = await tx.get(Survey, survey.id)
    if kept and kept.stage in _ENDED:
        await tx.remove(SurveyKey, survey.id)
        await tx.put(replace(kept, stage=_ENDED[kept.stage]))


@dataclass(frozen=True, slots=True)
class _Page:
    """`lost`: ballots that cannot be opened."""

    ballots: tuple[Ballot, ...]
    lost: int


async def _pages(store: Store, survey: str) -> AsyncIterator[_Page]:
    """Shelf by shelf, each in a transaction of its own, so that nobody waits for the whole."""
    for shelf in shelves.shelves(survey):
        yield await run(store, partial(_on, shelf=shelf))
        await asyncio.sleep(0)


async def _on(tx: Transaction, shelf: str) -> _Page:
    ballots = await tx.readable(Ballot, shelf=shelf)
    return _Page(ballots, len(await tx.lying(Ballot, shelf=shelf)) - len(ballots))


async def _clear(tx: Transaction, shelf: str, kind: Answered) -> None:
    """Nothing is opened for it: so what is damaged goes, too."""
    for one in await tx.lying(kind, shelf=shelf):
        await tx.remove(kind, one.id)


async def _forget(tx: Transaction, id_: str, now: datetime, keeps: Periods) -> None:
    survey = await tx.get(Survey, id_)
    ended = survey.closes if survey else None
    await keeping.forget_when_over(tx, id_, now)
    if survey is None or ended is None or now < ended + keeps.written:
        return
    old = now >= ended + keeps.results
    passed = {text.id for text in await tx.readable(FreeText, survey=survey.id) if text.passed}
    for text in await tx.lying(FreeText, survey=survey.id):
        if old or text.id not in passed:
            await tx.remove(FreeText, text.id)
    if old:
        await forgetting.forget_all(tx, survey.id)
        for result in await tx.find(Result, survey=survey.id):
            await tx.remove(Result, result.id)
        await tx.remove(Survey, survey.id)
