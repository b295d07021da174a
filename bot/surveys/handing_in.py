"""Answers are handed in: one ballot for each token, however often they are delivered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from bot.desk import Desk
from bot.events import Event
from bot.records import Ballot, Unsent
from bot.records.surveys import Answers
from bot.store import Transaction
from bot.surveys import branching, tokens
from bot.surveys.asking import Asker

CAUSES = 20  # deliveries that are known again
UNSENT_DAYS = 7


class Handed(Enum):
    KEPT = auto()
    CHANGED = auto()
    AGAIN = auto()  # it was delivered before, and changes nothing
    FIXED = auto()  # they answered before, and this survey lets nobody change that
    EMPTY = auto()


def cause(asker: Asker, event: Event) -> str:
    return tokens.of_cause(asker.key, f"{event.place.key}\x1f{event.cause}")


async def hand_in(tx: Transaction, asker: Asker, answers: Answers, event: Event, person: str = "") -> Handed:
    """`person`: by which the ballots of their other accounts are known; empty where accounts are not linked."""
    before, unsent = await tx.get(Ballot, asker.token), await tx.get(Unsent, asker.token)
    this = cause(asker, event)
    if before and this in before.causes:
        return Handed.AGAIN
    if before and before.answers and not asker.survey.may_change:
        return Handed.FIXED
    kept = branching.kept(asker.survey.questionnaire, answers)
    if not kept:
        return Handed.EMPTY
    known = (*(before.causes if before else ()), *(unsent.causes if unsent else ()), this)
    for other in await tx.readable(Ballot, person=person) if person else ():
        # Never shown, nor hinted at: whoever looks after a workspace settles whose address an account there has.
        if other.id != asker.token:
            await tx.put(replace(other, answers={}, person=""))
    await tx.put(Ballot(asker.token, asker.shelf, asker.way, kept, known[-CAUSES:], person))
    if unsent:
        await tx.remove(Unsent, asker.token)
    if not asker.survey.begun:
        await tx.put(replace(asker.survey, begun=True))
    return Handed.CHANGED if before and before.answers else Handed.KEPT


async def take_back(tx: Transaction, asker: Asker, event: Event) -> None:
    """What is left knows the old deliveries, so that none of them brings the answers back."""
    if await tx.get(Unsent, asker.token):
        await tx.remove(Unsent, asker.token)
    before = await tx.get(Ballot, asker.token)
    if before and before.answers and asker.survey.may_change:
        known = (*before.causes, cause(asker, event))
        await tx.put(replace(before, answers={}, causes=known[-CAUSES:]))


async def lay_aside(tx: Transaction, asker: Asker, answers: Answers, causes: Sequence[str], desk: Desk) -> None:
    """What is filled in and not sent yet."""
    due = _end_of_day(desk.now()) + timedelta(days=UNSENT_DAYS)
    kept = branching.kept(asker.survey.questionnaire, answers)
    await tx.put(Unsent(asker.token, due, asker.shelf, kept, tuple(causes[-CAUSES:])))


def _end_of_day(now: datetime) -> datetime:
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day + timedelta(days=1)
