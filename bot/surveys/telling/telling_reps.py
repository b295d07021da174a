"""Reps and organisers are told once that a survey has closed, and its results wait to be read and signed off."""

from functools import partial

from bot import telling
from bot.desk import Desk
from bot.records import News, Round, Survey
from bot.records.surveys import Stage
from bot.store import Transaction, run
from bot.surveys import forgetting
from bot.surveys.results import outcomes


async def sweep(desk: Desk) -> None:
    for survey in await run(desk.store, _closed):
        await run(desk.store, partial(_tell, survey=survey, desk=desk))


async def _closed(tx: Transaction) -> list[str]:
    """Of whose close nobody was told yet. What is closed grows with the years, so nothing is opened for it."""
    told = {one.id for one in await tx.lying(Round)}
    return [one.id for one in await tx.lying(Survey, stage=Stage.CLOSED) if _round(one.id) not in told]


async def _tell(tx: Transaction, survey: str, desk: Desk) -> None:
    """With what says that they were told, in one commit. What is signed by now waits for nobody."""
    kept = await tx.get(Survey, survey)
    if kept is None or await tx.get(Round, _round(survey)):
        return
    await tx.add(Round(_round(survey), forgetting.told(survey), 0, done=True))
    if not await outcomes.shown_to(tx, kept):
        audience = await telling.audience(tx, kept.workplace, desk)
        await telling.tell(tx, audience.everybody, News.RESULTS, survey, desk)


def _round(survey: str) -> str:
    return f"survey.closed/{survey}/1"
