"""What leads from an account to open surveys, meetings and campaigns by codes alone, and is erased without being told.

Nobody is told whether there was any: somebody may stand behind them.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from bot.desk import Desk
from bot.meetings import signing_up
from bot.memory import keyed
from bot.records import Ballot, MeetingKey, Survey, SurveyKey, Talkers, Unsent
from bot.records.surveys import LIVE, Way
from bot.store import Transaction, UnreadableError
from bot.surveys.staff import tokens


async def erase(tx: Transaction, who: str, desk: Desk) -> None:
    """`who`: a pseudonym. Answers that a survey lets nobody change stay sealed until it closes."""
    live = [one for stage in LIVE for one in await tx.readable(Survey, stage=stage)]
    keys = {one.id: key for one in live if (key := await _key(tx, one))}
    for survey in live:
        if key := keys.get(survey.id):
            await _by_account(tx, survey, key, who)
    if any(Way.CODE in one.ways for one in live):
        await _by_codes(tx, {one.id: one for one in live}, keys, who)
    for meeting in await tx.lying(MeetingKey):
        with suppress(UnreadableError):
            await signing_up.take_back(tx, meeting.id, who)
    for kept in await tx.readable(Talkers):
        code = keyed(desk.secret, "talker", kept.salt, who)
        if code in kept.codes:
            await tx.put(replace(kept, codes=tuple(one for one in kept.codes if one != code)))


async def _key(tx: Transaction, survey: Survey) -> SurveyKey | None:
    with suppress(UnreadableError):
        return await tx.get(SurveyKey, survey.id)
    return None


async def _by_account(tx: Transaction, survey: Survey, key: SurveyKey, who: str) -> None:
    for way in survey.ways:
        token = tokens.of_person(key, who, way)
        await tx.remove(Unsent, token)
        with suppress(UnreadableError):
            await _take_back(tx, survey, await tx.get(Ballot, token))


async def _by_codes(tx: Transaction, live: Mapping[str, Survey], keys: Mapping[str, SurveyKey], who: str) -> None:
    """Which codes an account used is kept nowhere: so each answer that came by one is looked at."""
    for one in await tx.readable(Ballot):
        survey = one.shelf.partition("/")[0]
        if one.way is Way.CODE and survey in keys and one.holder == tokens.of_holder(keys[survey], one.id, who):
            await tx.remove(Unsent, one.holder)
            await _take_back(tx, live[survey], one)


async def _take_back(tx: Transaction, survey: Survey, ballot: Ballot | None) -> None:
    """What is left knows the old deliveries, so that none of them brings the answers back."""
    if ballot and ballot.answers and survey.may_change:
        await tx.put(replace(ballot, answers={}))
