"""A survey opens: from then on whoever is asked can answer."""

from dataclasses import replace

from bot.desk import Desk
from bot.records import Survey, SurveyKey
from bot.records.surveys import LIVE, Stage
from bot.store import Transaction
from bot.surveys.staff import tokens


async def open_survey(tx: Transaction, survey: Survey, desk: Desk) -> Survey:
    """Whatever was checked before. Where it was open already it keeps its key, and so everybody their answers."""
    opened = replace(survey, stage=Stage.OPEN, opens=survey.opens or desk.now(), before=None)
    await tx.put(opened)
    if await tx.get(SurveyKey, survey.id) is None:
        await tx.add(tokens.new_key(survey.id))
    return opened


async def live(tx: Transaction) -> list[Survey]:
    """Those that are launched and have not ended. One that is damaged keeps nobody from the others."""
    return [one for stage in LIVE for one in await tx.readable(Survey, stage=stage)]
