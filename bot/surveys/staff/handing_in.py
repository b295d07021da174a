"""Answers are handed in: one ballot for each token, however often they are delivered."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from bot.desk import Desk
from bot.events import Event
from bot.people import tries
from bot.records import Ballot, Unsent
from bot.records.surveys import NO_ANSWER, Answers, Way
from bot.store import Transaction
from bot.surveys.questionnaire import branching
from bot.surveys.staff import tokens
from bot.surveys.staff.asking import BEGUN, BY_LINK, Asker

CAUSES = 20  # deliveries that are known again
UNSENT_DAYS = 7
# Who leaves out every question has taken part, too. Else everybody would be known to have answered something, and from
# how few left out one question could follow how few answered another.
NOTHING: Answers = {NO_ANSWER: ()}


class Handed(Enum):
    KEPT = auto()
    CHANGED = auto()
    AGAIN = auto()  # it was delivered before, and changes nothing
    FIXED = auto()  # they answered before, and this survey lets nobody change that


@dataclass(frozen=True, slots=True)
class Before:
    """Somebody who can answer, with what is kept of theirs."""

    asker: Asker
    ballot: Ballot | None = field(repr=False)
    unsent: Unsent | None = field(repr=False)

    @property
    def so_far(self) -> Answers:
        kept = self.unsent or self.ballot
        return kept.answers if kept else {}

    @property
    def answered(self) -> bool:
        return bool(self.ballot and self.ballot.answers)

    @property
    def causes(self) -> tuple[str, ...]:
        """Of what was delivered before."""
        ballot, unsent = self.ballot, self.unsent
        return (*(ballot.causes if ballot else ()), *(unsent.causes if unsent else ()))


async def before(tx: Transaction, asker: Asker) -> Before:
    return Before(asker, await tx.get(Ballot, asker.token), await tx.get(Unsent, asker.draft))


def cause(asker: Asker, event: Event) -> str:
    return tokens.of_cause(asker.key, f"{event.place.key}\x1f{event.cause}")


async def crowded(tx: Transaction, found: Before, desk: Desk) -> bool:
    """Whether so many new answers came by open links that this one must wait. Each browser can pass for another.

    It is counted by the token: by whoever they are it would still tell after the close that they had answered.
    """
    if found.asker.way is not Way.LINK or found.ballot or found.unsent:
        return False
    return not await tries.take(tx, found.asker.token, desk, BY_LINK)


async def begun_too_often(tx: Transaction, found: Before, desk: Desk) -> bool:
    """Whether one code was begun with in so many browsers that what is filled in here cannot be kept, too."""
    if found.asker.way is not Way.CODE or found.ballot or found.unsent:
        return False
    return not await tries.take(tx, found.asker.token, desk, BEGUN)


async def hand_in(tx: Transaction, found: Before, answers: Answers, event: Event, person: str = "") -> Handed:
    """`person`: by which the ballots of their other accounts are known; empty where accounts are not linked."""
    asker, this = found.asker, cause(found.asker, event)
    if found.ballot and this in found.ballot.causes:
        return Handed.AGAIN
    if found.answered and not asker.survey.may_change:
        return Handed.FIXED
    kept = branching.kept(asker.survey.questionnaire, answers) or NOTHING
    known = (*found.causes, this)
    for other in await tx.readable(Ballot, person=person) if person else ():
        # Never shown, nor hinted at: whoever looks after a workspace settles whose address an account there has.
        if other.id != asker.token:
            await tx.put(replace(other, answers={}, person=""))
    await tx.put(Ballot(asker.token, asker.shelf, asker.way, kept, known[-CAUSES:], person, asker.holder))
    if found.unsent:
        await tx.remove(Unsent, asker.draft)
    return Handed.CHANGED if found.answered else Handed.KEPT


async def take_back(tx: Transaction, found: Before, event: Event) -> None:
    """What is left knows the old deliveries, so that none of them brings the answers back."""
    known = (*found.causes, cause(found.asker, event))
    if found.unsent:
        await tx.remove(Unsent, found.asker.draft)
    if found.ballot and found.answered and found.asker.survey.may_change:
        await tx.put(replace(found.ballot, answers={}, causes=known[-CAUSES:]))


async def lay_aside(tx: Transaction, found: Before, answers: Answers, event: Event, desk: Desk) -> None:
    """What is filled in and not sent yet."""
    asker, due = found.asker, _end_of_day(desk.now()) + timedelta(days=UNSENT_DAYS)
    causes = (*(found.unsent.causes if found.unsent else ()), cause(asker, event))
    kept = branching.kept(asker.survey.questionnaire, answers)
    await tx.put(Unsent(asker.draft, due, asker.shelf, kept, causes[-CAUSES:]))


def _end_of_day(now: datetime) -> datetime:
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day + timedelta(days=1)
