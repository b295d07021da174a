"""What can be changed in a plan, and what is worth a look in it. Pure."""

from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import date
from itertools import pairwise

from bot import days
from bot.memory import keyed
from bot.records.plans import How, Phase, Plan


def phase(plan: Plan, key: str) -> Phase | None:
    return next((one for one in plan.phases if one.key == key), None)


def mark(secret: bytes, *shown: Phase | Sequence[object]) -> str:
    """Of what somebody was shown, so that nothing is changed that has become another thing since."""
    whole = [astuple(one) if isinstance(one, Phase) else tuple(one) for one in shown]
    return keyed(secret, "plan", repr(whole))[:12]


def order(plan: Plan) -> tuple[str, ...]:
    return tuple(one.key for one in plan.phases)


def added(plan: Plan, new: Phase) -> Plan:
    """At its end; nothing happens where it is there already."""
    return plan if phase(plan, new.key) else replace(plan, phases=(*plan.phases, new))


def changed(plan: Plan, new: Phase) -> Plan:
    """In the place of the one with its key."""
    return replace(plan, phases=tuple(new if one.key == new.key else one for one in plan.phases))


def removed(plan: Plan, key: str) -> Plan:
    return replace(plan, phases=tuple(one for one in plan.phases if one.key != key))


def moved(plan: Plan, key: str, by: int) -> Plan:
    """`by`: -1 is up. At an end it stays where it is."""
    found = list(plan.phases)
    here = order(plan).index(key)
    there = min(max(here + by, 0), len(found) - 1)
    found.insert(there, found.pop(here))
    return replace(plan, phases=tuple(found))


def marked(one: Phase, how: How, today: date) -> Phase:
    """A day on which it was done stays."""
    done = (one.done or today) if how is How.DONE else None
    return replace(one, how=how, done=done)


def current(phases: Sequence[Phase]) -> Phase | None:
    """What is under way, or else comes next; none where all is done."""
    open_ = [one for one in phases if one.how is not How.DONE]
    return next((one for one in open_ if one.how is How.UNDER_WAY), open_[0] if open_ else None)


def over(one: Phase, today: date) -> bool:
    """Whether its day is over, and it is not done."""
    return one.how is not How.DONE and one.by is not None and one.by < today


def stands(one: Phase, today: date) -> str:
    """How far it is, in words that blame nobody."""
    if one.how is How.DONE:
        return f"done on {days.told(one.done)}" if one.done else "done"
    if one.by is None:
        return f"{one.how}, no day yet"
    if over(one, today):
        return f"{one.how}; its day was {days.told(one.by)}"
    return f"{one.how}, by {days.told(one.by)}"


def worth_a_look(phases: Sequence[Phase], until: date | None) -> tuple[str, ...]:
    """Days that do not fit together. They may be meant so: nothing is refused for it."""
    found = []
    dated = [(one, one.by) for one in phases if one.by]
    for (before, earlier), (one, day) in pairwise(dated):
        if day < earlier:
            found.append(f"“{one.name}” comes after “{before.name}” in the list, and is to be done before it.")
    if until:
        found += [f"“{one.name}” is to be done after the campaign's last day." for one, day in dated if day > until]
    return tuple(found)
