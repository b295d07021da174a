"""Whoever has everything that was ever told of campaigns finds nobody in it.

They know all rules, and not the remainders from which on numbers go up. They go through every count that could lie
behind each number.
"""

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

import pytest

from bot.campaigns import at, numbers
from bot.charts.figures import WITHHELD
from bot.insights import least, periods
from bot.people.appointing import ALL
from bot.records import JoiningTotal, Least
from bot.store import Transaction, run
from tests.campaigns.counted import Counting, entered, exported, over
from tests.campaigns.parts import hall
from tests.campaigns.test_numbers import now

COUNTS = ((0, 1, 4, 5, 6, 9, 13), (0, 2, 5, 7, 11), (0, 5, 12, 21, 30))  # shown, talks, openings
MOST = 80  # counts that could be


def behind(told: str, step: int) -> list[int]:
    """All counts that could be, and with what remainder."""
    shown = None if told == WITHHELD else int(told)
    return [
        count
        for count in range(MOST)
        if any(numbers.stepped(count, step, f"{chance:x}") == shown for chance in range(step))
    ]


def finds(worlds: list[int], threshold: int) -> bool:
    """Whether it is known that there is somebody, and how many within fewer than the threshold."""
    return 0 not in worlds and (max(worlds) < threshold or max(worlds) - min(worlds) < threshold - 1)


@dataclass
class Period:
    threshold: int
    shown: int
    talks: int
    opened: int
    told: tuple[str, ...] = ()
    entered: list[tuple[int, int, str]] = field(default_factory=list)  # a total, the threshold, and what was told then


@pytest.mark.parametrize("seed", range(6))
async def test_nobody_is_found_in_anything_that_was_ever_told(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - only chooses what happens
    there = await hall()
    runs = [
        Counting(there, await there.started(until="1/6/2027")),
        Counting(there, await there.started(there.olu, "decisions by machines", workplace=ALL, until="1/6/2027")),
    ]
    first, threshold = now(there), 5
    history: list[dict[int, Period]] = [{}, {}]
    for period in range(first, first + 3):
        counts = [tuple(chance.choice(each) for each in COUNTS) for _ in runs]
        for one, (shown, talks, opened) in zip(runs, counts, strict=True):
            await one.shown(shown)
            await one.talks(*(str(who) for who in range(talks)))
            await one.opened(opened)
            before = await exported(there.olu, one.campaign)
            assert len(before) == period - first  # nothing of what runs
        if chance.random() < 0.5:
            threshold = chance.choice((threshold, threshold + 2))
            await run(there.branch.desk.store, raised(threshold))
        over(there, period)
        for one, kept, (shown, talks, opened) in zip(runs, history, counts, strict=True):
            await exported(chance.choice((there.olu, there.ann)) if one is runs[0] else there.olu, one.campaign)
            kept[period] = Period(threshold, shown, talks, opened)
            for _ in range(chance.randrange(4)):
                at_, total = chance.choice(list(kept)), chance.choice((0, 3, 5, 6, 8, 11, 13, 16))
                await entered(there.olu, one.campaign, at_, str(total))
                (row,) = [each for each in await exported(there.olu, one.campaign) if of(each) == at_]
                kept[at_].entered.append((total, threshold, row[5]))
            for row in await exported(there.olu, one.campaign):
                found = kept[of(row)]
                assert found.told in ((), tuple(row[2:5]))  # what was told never changes
                found.told = tuple(row[2:5])
    for kept in history:
        for found in kept.values():
            look(found)
    for action in (at.RESULTS, at.JOINED):
        assert "Results" not in await there.kim.force(action, runs[0].campaign.id)


def of(row: Sequence[str]) -> int:
    return periods.on(date.fromisoformat(row[0]))


def raised(people: int) -> Callable[[Transaction], Awaitable[None]]:
    async def put(tx: Transaction) -> None:
        await tx.put(Least(least.ID, people))

    return put


def look(found: Period) -> None:
    people, step = found.threshold, found.threshold * numbers.STEP_OF_OPENINGS
    counts = (found.shown, found.talks, found.opened)
    rules = (people, people, step)
    worlds = [behind(told, rule) for told, rule in zip(found.told, rules, strict=True)]
    for count, each, rule in zip(counts, worlds, rules, strict=True):
        assert count in each
        assert not finds(each, people)
        assert count > rule or set(range(rule + 1)) <= set(each)
    shown, talks, _ = worlds
    apart = [one - other for one in shown for other in talks if one >= other]  # if all who asked had been asked
    assert not apart or not finds(apart, people)
    state = JoiningTotal("any", "any", 0, None)
    for total, threshold, told in found.entered:
        chances = range(threshold)
        could = [one for one in range(MOST) if any(answered(state, one, threshold, each) == told for each in chances)]
        assert total in could
        assert not finds(could, threshold)
        if told != WITHHELD:
            state = replace(state, told=int(told), step=threshold)


def answered(state: JoiningTotal, total: int, threshold: int, chance: int) -> str:
    told = numbers.corrected(state, total, threshold, f"{chance:x}").told
    return WITHHELD if told is None else str(told)


@pytest.mark.parametrize("step", [5, 7, 10])
def test_one_more_crosses_an_edge_with_one_remainder_at_most(step: int) -> None:
    """A campaign's link can be given to one person: who adds up to an edge does not know that they will cross it."""
    told = [[numbers.stepped(count, step, f"{chance:x}") for chance in range(step)] for count in range(MOST)]
    for before, after in pairwise(told):
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1 or before == after


def test_in_other_steps_than_before_nothing_is_told_of_who_joined() -> None:
    """Two kinds of steps would narrow a number down to a few."""
    first = numbers.corrected(JoiningTotal("any", "any", 0, None), 13, 5, "2")
    assert (first.told, first.step) == (15, 5)
    assert [numbers.corrected(first, total, 7, "2").told for total in (0, 6, 13, 14, 70)] == [None] * 5
    few = numbers.corrected(JoiningTotal("any", "any", 0, None), 4, 5, "2")
    assert (numbers.corrected(few, 28, 7, "2").told, few.step) == (28, 0)


@pytest.mark.parametrize("threshold", [5, 7, 10])
def test_who_adds_to_a_count_does_not_learn_that_there_are_a_few_others(threshold: int) -> None:
    """Whatever they add: that there is anybody else shows only where it could be many."""
    for step in (threshold, threshold * numbers.STEP_OF_OPENINGS):
        for told in (WITHHELD, *map(str, range(step * numbers.LEAST, MOST - step, step))):
            counts = behind(told, step)
            for own in range(max(counts) + 1):
                others = [count - own for count in counts if count >= own]
                assert not finds(others, threshold)


@pytest.mark.parametrize("threshold", [5, 7])
def test_a_number_is_a_step_above_or_below_and_right_on_the_whole(threshold: int) -> None:
    for count in range(threshold * numbers.LEAST, MOST):
        told = [numbers.stepped(count, threshold, f"{chance:x}") for chance in range(threshold)]
        assert all(one is not None and one >= threshold and abs(one - count) < threshold for one in told)
        assert sum(one or 0 for one in told) == count * threshold
