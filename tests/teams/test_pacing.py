"""No thread and no tenant of Teams gets more than it takes."""

import itertools
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from adapters.teams import errors, limits
from adapters.teams.connector import LONGEST_PATIENCE
from adapters.teams.pacing import Pacing
from bot.records import Cause
from tests.teams.calling import HELLO, Calling, Steady
from tests.teams.platform import too_many

LIMITS = ((7, 1), (8, 2), (60, 30), (1_800, 3_600))


gaps = st.lists(st.one_of(st.just(0.0), st.floats(0, 0.3), st.floats(0, 40)), min_size=1, max_size=200)


@given(gaps)
def test_a_thread_never_gets_more_than_teams_takes(gaps: list[float]) -> None:
    _within(_gone(gaps, timedelta(hours=10)), LIMITS)


@given(gaps)
def test_nor_does_a_tenant(gaps: list[float]) -> None:
    steady, went = Steady(), []
    pacing = Pacing(steady)
    for gap in gaps:
        steady.time += gap / 10
        wait = pacing.turn("tenant", (limits.WORKSPACE,), timedelta(hours=1))
        assert wait is not None
        went.append(steady.time + wait.total_seconds())
    _within(went, ((30, 1),))


def test_an_hour_of_messages_without_a_pause_is_within_what_teams_takes() -> None:
    went = _gone([0.0] * 3_000, timedelta(hours=10))
    _within(went, ((6, 1), (7, 2), (45, 30), (1_700, 3_600)))
    assert sum(one < went[0] + 3_600 for one in went) == 1_700


def test_a_whole_answer_goes_without_a_pause_that_anybody_would_notice() -> None:
    went = _gone([0.0] * 8, LONGEST_PATIENCE)
    assert went[4] == went[0]
    assert went[7] - went[0] < 2.5


def test_who_would_wait_too_long_takes_no_turn() -> None:
    pacing = Pacing(Steady())
    waits = [pacing.turn("thread", limits.THREAD, timedelta(seconds=3)) for _ in range(50)]
    went = [one for one in waits if one is not None]
    assert waits == went + [None] * (50 - len(went))
    assert 5 < len(went) < 12


def test_lanes_that_are_free_again_are_forgotten() -> None:
    steady = Steady()
    pacing = Pacing(steady)
    for number in range(30_000):
        steady.time += 1
        pacing.turn(f"thread {number}", limits.THREAD, timedelta())
    assert len(pacing._booked) < 11_000


async def test_a_thread_that_has_had_too_many_is_left_alone_and_others_are_not(calling: Calling) -> None:
    calling.platform.failures["send"].append(too_many("8"))
    await calling.refused()
    await calling.connector.send(replace(calling.to, conversation="a:other"), HELLO)
    assert calling.steady.time == 1_000
    await calling.connector.send(calling.to, HELLO)
    assert calling.steady.time >= 1_008


async def test_many_threads_of_one_tenant_take_their_turns_and_those_of_others_do_not_wait(calling: Calling) -> None:
    for number in range(50):
        to = replace(calling.to, conversation=f"a:{number}")
        await calling.connector.send(replace(to, tenant=f"tenant-{number}"), HELLO)
    assert calling.steady.slept == []
    for number in range(50):
        await calling.connector.send(replace(calling.to, conversation=f"b:{number}"), HELLO)
    assert calling.steady.time - 1_000 > 1


async def test_a_message_that_would_wait_too_long_for_its_turn_is_for_later(calling: Calling) -> None:
    calling.platform.failures["send"].append(too_many("600"))
    await calling.refused()
    refusal = await calling.refused(patient=True)
    assert refusal.code == errors.PACED
    assert errors.outcome(refusal).args == (Cause.BUSY,)
    assert len(calling.platform.asked) == 1


def _gone(gaps: list[float], patience: timedelta) -> list[float]:
    """When each goes that comes so long after the one before."""
    steady, went = Steady(), []
    pacing = Pacing(steady)
    for gap in gaps:
        steady.time += gap
        wait = pacing.turn("thread", limits.THREAD, patience)
        assert wait is not None
        went.append(steady.time + wait.total_seconds())
    assert all(one <= two for one, two in pairwise(went))
    return went


def _within(went: list[float], most: tuple[tuple[int, int], ...]) -> None:
    for (number, seconds), start in itertools.product(most, range(len(went))):
        beyond = start + number
        assert beyond >= len(went) or went[beyond] - went[start] > seconds
