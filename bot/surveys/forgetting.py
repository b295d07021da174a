"""What was kept after a survey is forgotten: who signed up for its meeting soon, the rest with the survey."""

from bot.meetings import keeping as meetings
from bot.records import Approval, Done, Outcome, Round, Signed
from bot.store import Transaction


def told(survey: str) -> str:
    """What rounds that tell of results are found by, so that those who ask and remind leave them alone."""
    return f"told/{survey}"


async def forget_approvals(tx: Transaction, survey: str) -> None:
    """What a second rep was asked about it, and did not approve: once it is launched, ends or is discarded."""
    for one in await tx.find(Approval, survey=survey):
        await tx.remove(Approval, one.id)


async def forget_all(tx: Transaction, survey: str) -> None:
    """With the survey itself."""
    await meetings.forget(tx, survey)
    await tx.remove(Outcome, survey)
    await tx.remove(Signed, survey)
    for done in await tx.lying(Done, survey=survey):
        await tx.remove(Done, done.id)
    for round_ in await tx.find(Round, survey=told(survey)):
        await tx.remove(Round, round_.id)
