"""What a second rep approves, where a workplace wants that: what is asked, more time for it, and more codes.

Whoever asks for something cannot approve it.
"""

from collections.abc import Sequence
from datetime import datetime

from bot import telling
from bot.acting import Acting
from bot.memory import keyed
from bot.records import Approval, News, Survey
from bot.records.audit import Did
from bot.records.surveys import LIVE, Stage, Wanted
from bot.sight import Sight
from bot.store import Transaction
from bot.surveys import at

UNDECIDED = (Stage.WAITING, *LIVE)
NOBODY_ELSE = "A second rep must approve that, and nobody else is a rep there yet. An organiser appoints one."


async def ask(acting: Acting, survey: Survey, what: Wanted, *, until: datetime | None = None, codes: int = 0) -> str:
    """Why it cannot be asked; nothing where it was. The others there are told that something waits."""
    found = await telling.audience(acting.tx, survey.workplace, acting.desk)
    others = [one for one in found.everybody if one != acting.who]
    if not others:
        return NOBODY_ELSE
    await acting.tx.put(Approval(_id(survey, what), survey.id, what, acting.who, until, codes))
    await acting.log(Did.OFFERED_SURVEY, survey.id)
    await telling.tell(acting.tx, others, News.SURVEY, survey.id, acting.desk)
    return ""


async def waiting(tx: Transaction, survey: Survey) -> list[Approval]:
    """What of it a second rep has still to decide."""
    return [one for one in await _all(tx, survey) if not one.refused]


async def refused(acting: Acting, survey: Survey) -> list[Approval]:
    """What somebody has asked for and did not get, with why."""
    return [one for one in await _all(acting.tx, survey) if one.refused and one.by == acting.who]


async def one(tx: Transaction, survey: Survey, what: str) -> Approval | None:
    return next((found for found in await waiting(tx, survey) if found.what == what), None)


def mark(survey: Survey, wanted: Approval, secret: bytes) -> str:
    """Of what a second rep has before them: so that nothing is approved that was changed since they looked."""
    seen = repr(survey) if wanted.what is Wanted.LAUNCH else ""
    return keyed(secret, "approval", wanted.id, wanted.by, repr(wanted.until), repr(wanted.codes), seen)[:16]


async def decided(acting: Acting, survey: Survey, wanted: Approval, why_not: str = "") -> None:
    """Whoever asked is told that it is decided; why it was not approved they find with the survey."""
    if why_not:
        await acting.tx.put(Approval(wanted.id, survey.id, wanted.what, wanted.by, wanted.until, refused=why_not))
    else:
        await acting.tx.remove(Approval, wanted.id)
    await acting.log(Did.RETURNED_SURVEY if why_not else Did.APPROVED_SURVEY, survey.id)
    await _settled(acting, survey, wanted)
    if wanted.by != acting.who:
        await telling.tell(acting.tx, [wanted.by], News.DECIDED, survey.id, acting.desk)


async def taken_back(acting: Acting, survey: Survey, wanted: Approval) -> None:
    """By whoever had asked."""
    await acting.tx.remove(Approval, wanted.id)
    await acting.log(Did.RETURNED_SURVEY, survey.id)
    await _settled(acting, survey, wanted)


async def for_others(tx: Transaction, seen: Sight) -> Sequence[Survey]:
    """Surveys of which something waits that this rep could approve."""
    wanted = {one.survey for one in await tx.readable(Approval) if one.by != seen.who and not one.refused}
    found = [await tx.get(Survey, one) for one in sorted(wanted)]
    return [one for one in found if one and one.stage in UNDECIDED and at.sees(seen, one)]


async def _settled(acting: Acting, survey: Survey, wanted: Approval) -> None:
    """Second reps are told no more that something waits, where this was all."""
    if not [each for each in await waiting(acting.tx, survey) if each.id != wanted.id]:
        await telling.settled(acting.tx, survey.id, News.SURVEY)


async def _all(tx: Transaction, survey: Survey) -> list[Approval]:
    found = [*await tx.readable(Approval, survey=survey.id)]
    if survey.stage is Stage.WAITING and not any(each.what is Wanted.LAUNCH for each in found):
        # It was offered before these were kept, or its record is damaged: whoever made it had asked.
        found.append(Approval(_id(survey, Wanted.LAUNCH), survey.id, Wanted.LAUNCH, survey.made_by))
    return sorted(found, key=lambda each: tuple(Wanted).index(each.what))


def _id(survey: Survey, what: Wanted) -> str:
    return f"{survey.id}/{what}"
