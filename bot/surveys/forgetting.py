"""What was kept after a survey is forgotten: who signed up for its meeting soon, the rest with the survey."""

from contextlib import suppress
from datetime import datetime, timedelta

from bot.records import Approval, Coming, Done, Meeting, MeetingKey, Outcome, Round, Signed
from bot.store import Transaction, UnreadableError

SIGNED_UP_KEPT = timedelta(days=1)  # after the meeting has begun


def told(survey: str) -> str:
    """What rounds that tell of results are found by, so that those who ask and remind leave them alone."""
    return f"told/{survey}"


async def forget_meeting(tx: Transaction, survey: str, now: datetime) -> None:
    """Who had signed up, once its day is over."""
    with suppress(UnreadableError):
        found = await tx.get(Meeting, survey)
        if found and now >= found.at + SIGNED_UP_KEPT:
            await forget_signed_up(tx, survey)


async def forget_signed_up(tx: Transaction, survey: str) -> None:
    await tx.remove(MeetingKey, survey)
    for one in await tx.find(Coming, survey=survey):
        await tx.remove(Coming, one.id)


async def forget_approvals(tx: Transaction, survey: str) -> None:
    """What a second rep was asked about it, and did not approve: once it is launched, ends or is discarded."""
    for one in await tx.find(Approval, survey=survey):
        await tx.remove(Approval, one.id)


async def forget_all(tx: Transaction, survey: str) -> None:
    """With the survey itself."""
    await forget_signed_up(tx, survey)
    await tx.remove(Meeting, survey)
    await tx.remove(Outcome, survey)
    await tx.remove(Signed, survey)
    for done in await tx.lying(Done, survey=survey):
        await tx.remove(Done, done.id)
    for round_ in await tx.find(Round, survey=told(survey)):
        await tx.remove(Round, round_.id)
