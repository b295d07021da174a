"""What leads from an account to open surveys, meetings and campaigns by codes alone, and is erased without being told.

Nobody is told whether there was any: somebody may stand behind them.
"""

from contextlib import suppress
from dataclasses import replace

from bot.desk import Desk
from bot.meetings import signing_up
from bot.memory import keyed
from bot.records import Ballot, MeetingKey, Survey, SurveyKey, Talkers, Unsent
from bot.records.surveys import LIVE, Way
from bot.store import Transaction, UnreadableError
from bot.surveys import shelves
from bot.surveys.staff import tokens


async def erase(tx: Transaction, who: str, desk: Desk) -> None:
    """`who`: a pseudonym. Answers that a survey lets nobody change stay sealed until it closes."""
    for stage in LIVE:
        for survey in await tx.readable(Survey, stage=stage):
            await _survey(tx, survey, who)
    for key in await tx.lying(MeetingKey):
        with suppress(UnreadableError):
            await signing_up.take_back(tx, key.id, who)
    for kept in await tx.readable(Talkers):
        code = keyed(desk.secret, "talker", kept.salt, who)
        if code in kept.codes:
            await tx.put(replace(kept, codes=tuple(one for one in kept.codes if one != code)))


async def _survey(tx: Transaction, survey: Survey, who: str) -> None:
    with suppress(UnreadableError):
        key = await tx.get(SurveyKey, survey.id)
        if key is None:
            return
        for way in survey.ways:
            await tx.remove(Unsent, tokens.of_person(key, who, way))
        if survey.may_change:
            for way in survey.ways:
                await _take_back(tx, await tx.get(Ballot, tokens.of_person(key, who, way)))
            if Way.CODE in survey.ways:
                await _by_codes(tx, survey, key, who)


async def _by_codes(tx: Transaction, survey: Survey, key: SurveyKey, who: str) -> None:
    """Which codes an account used is kept nowhere: so each answer that came by one is looked at."""
    for shelf in shelves.shelves(survey.id):
        for one in await tx.readable(Ballot, shelf=shelf):
            if one.way is Way.CODE and one.holder == tokens.of_holder(key, one.id, who):
                await tx.remove(Unsent, one.holder)
                await _take_back(tx, one)


async def _take_back(tx: Transaction, ballot: Ballot | None) -> None:
    """What is left knows the old deliveries, so that none of them brings the answers back."""
    if ballot and ballot.answers:
        await tx.put(replace(ballot, answers={}))
