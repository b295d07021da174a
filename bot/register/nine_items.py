"""The nine things that an employer owes for a system: what they are, where each stands, and what to ask for next.

The assessment of productivity gains is tracked in the same way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.records.register import Gains, Item, NineItem, Wanted, nine_item

W = TypeVar("W", NineItem, Gains)

# The agreement names no number of days: it wants all of this before a system comes in. Four weeks are what the law
# gives a public body to answer a request for information (twenty working days), so nobody can call it too short.
DUE_AFTER = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Meaning:
    name: str
    ask: str  # what to ask for; the words follow "Please let us have"


MEANS = {
    Item.OPERATION: Meaning(
        "How it is used on staff",
        "a description of what the system does to and for the people who work here, with what shows that its results "
        "are right, fair and no more than is needed",
    ),
    Item.EQUALITY: Meaning(
        "Equality impact assessment",
        "the equality impact assessment, for staff and for the public, with how disabled staff will work with the "
        "system and which assistive software was tried with it",
    ),
    Item.AIMS_DATA_LOGIC: Meaning(
        "Aims, data and logic",
        "what the system is meant to achieve, every kind of data that goes into it, how it gets from there to a "
        "result, and how its results are judged",
    ),
    Item.PRIVACY: Meaning(
        "Privacy risk assessment",
        "the assessment of the risks to people's privacy: what is kept about whom, for how long, who sees it, and what "
        "was done about each risk",
    ),
    Item.JOB_IMPACT: Meaning(
        "Job impact assessment",
        "the list of the tasks and posts that the system touches, and how each of them changes",
    ),
    Item.STAFF_PLAN: Meaning(
        "Staff plan",
        "the plan for the people concerned: that nobody loses their job, where people would move to, and what training "
        "they get",
    ),
    Item.HEALTH_SAFETY: Meaning(
        "Health and safety",
        "what the system may do to health, the mind included, and the plan that keeps people from harm",
    ),
    Item.RELATIONS_PLAN: Meaning(
        "Industrial relations plan",
        "the plan for talks with us at each step and for reviews afterwards, with how a dispute goes up and how we can "
        "have the system paused",
    ),
    Item.COMMUNICATIONS: Meaning(
        "What staff will be told",
        "everything that staff are to be told about the system, before they are told",
    ),
}


GAINS = Meaning(
    "Assessment of productivity gains",
    "the assessment of what the system saves, in time and in money, so that we can talk about how staff share in it",
)


class Standing(StrEnum):
    NOT_ASKED = "not asked"
    ASKED = "asked"
    OVERDUE = "overdue"
    RECEIVED = "received"
    REFUSED = "refused"


def standing(item: Wanted, today: date, due_after: timedelta = DUE_AFTER) -> Standing:
    """Of what happened the latest counts: what was refused and then received is received; of one day, received.

    Asking again counts from the day after an answer on. On the last day for it, an answer is not overdue.
    """
    answered = max((day for day in (item.received, item.refused) if day), default=None)
    if item.asked and (answered is None or item.asked > answered):
        return Standing.OVERDUE if today > item.asked + due_after else Standing.ASKED
    if answered is None:
        return Standing.NOT_ASKED
    return Standing.RECEIVED if answered == item.received else Standing.REFUSED


def due_by(item: Wanted, due_after: timedelta = DUE_AFTER) -> date | None:
    """The last day for an answer; None where none is waited for."""
    waits = item.asked is not None and standing(item, item.asked, due_after) is Standing.ASKED
    return item.asked + due_after if item.asked and waits else None


def days_overdue(item: Wanted, today: date, due_after: timedelta = DUE_AFTER) -> int:
    due = due_by(item, due_after)
    return max(0, (today - due).days) if due else 0


def of_system(system: str, kept: Iterable[NineItem]) -> tuple[NineItem, ...]:
    """All nine in the agreement's order, those of which nothing is kept included."""
    known = {one.item: one for one in kept if one.system == system}
    return tuple(known.get(item) or nine_item(system, item) for item in Item)


def ask_next(items: Iterable[NineItem], today: date, due_after: timedelta = DUE_AFTER) -> tuple[NineItem, ...]:
    """What to ask for now: what is overdue, the longest first; then what was never asked for; then what was refused."""
    order = {Standing.OVERDUE: 0, Standing.NOT_ASKED: 1, Standing.REFUSED: 2}
    found = [(standing(one, today, due_after), one) for one in items]
    wanted = [(order[stands], -days_overdue(one, today, due_after), one) for stands, one in found if stands in order]
    return tuple(one for _, _, one in sorted(wanted, key=lambda row: (row[0], row[1], row[2].item.number)))


_FURTHER = (Standing.NOT_ASKED, Standing.ASKED, Standing.OVERDUE, Standing.REFUSED, Standing.RECEIVED)


def further(one: W, other: W, today: date) -> W:
    """Of two that are the same after all, the one that has come further; of two alike, the one asked for first."""

    def rank(item: W) -> tuple[int, int]:
        return _FURTHER.index(standing(item, today)), -(item.asked or date.max).toordinal()

    return max(one, other, key=rank)


class Came(StrEnum):
    """What can be recorded of one."""

    ASKED = "asked"
    RECEIVED = "received"
    REFUSED = "refused"


def recorded(item: W, what: Came, day: date) -> W:
    match what:
        case Came.ASKED:
            return replace(item, asked=day)
        case Came.RECEIVED:
            return replace(item, received=day)
        case Came.REFUSED:
            return replace(item, refused=day)
