"""A survey opens: from then on whoever is asked can answer."""

from dataclasses import replace

from bot.desk import Desk
from bot.records import Survey, SurveyKey
from bot.records.surveys import Stage
from bot.store import Transaction
from bot.surveys.staff import tokens


async def open_survey(tx: Transaction, survey: Survey, desk: Desk) -> Survey:
    """Whatever was checked before. Where it was open already it keeps its key, and so everybody their answers."""
    opened = replace(survey, stage=Stage.OPEN, opens=survey.opens or desk.now())
    await tx.put(opened)
    if await tx.get(SurveyKey, survey.id) is None:
        await tx.add(tokens.new_key(survey.id))
    return opened
