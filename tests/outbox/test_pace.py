"""Rates: whatever is asked for, in no stretch of time goes more than is allowed."""

from bisect import bisect_right
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import adapters.slack.limits
import adapters.teams.limits
from bot.outbox.lanes import Way, close, reserve, turns
from bot.pace import Rate, at_most
from bot.store import MemoryStore
from tests.fakes import NOON

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DOCUMENTED = [
    (adapters.slack.limits.CHANNEL, 1, SECOND),
    (adapters.slack.limits.WORKSPACE, 100, MINUTE),
    (adapters.teams.limits.CHANNEL, 7, SECOND),
    (adapters.teams.limits.CHANNEL, 8, 2 * SECOND),
    (adapters.teams.limits.CHANNEL, 60, 30 * SECOND),
    (adapters.teams.limits.CHANNEL, 1_800, HOUR),
    (adapters.teams.limits.WORKSPACE, 30, SECOND),
]


def greedy(rate: Rate, pauses: list[timedelta], until: timedelta) -> list[datetime]:
    """Sends as soon as it may, but for a pause now and then."""
    booked = at = NOON
    gone: list[datetime] = []
    while at < NOON + until:
        at = rate.turn(booked, at)
        booked = rate.taken(booked, at)
        gone.append(at)
        if pauses and len(gone) % 7 == 0:
            at += pauses.pop()
    return gone


def most_within(gone: list[datetime], within: timedelta) -> int:
    """The most in any stretch of that length, both ends included: one begins with a send."""
    return max(bisect_right(gone, start + within) - index for index, start in enumerate(gone))


@pytest.mark.parametrize(("rate", "most", "within"), DOCUMENTED)
def test_no_stretch_of_time_sees_more_than_the_platform_documents(rate: Rate, most: int, within: timedelta) -> None:
    assert most_within(greedy(rate, [], max(3 * within, MINUTE)), within) <= most


@given(st.sampled_from([one for one in DOCUMENTED if one[2] < HOUR]), st.lists(st.timedeltas(timedelta(), MINUTE)))
def test_nor_does_it_after_pauses(documented: tuple[Rate, int, timedelta], pauses: list[timedelta]) -> None:
    rate, most, within = documented
    assert most_within(greedy(rate, pauses, 2 * MINUTE), within) <= most


@given(st.integers(1, 50), st.integers(1, 50), st.timedeltas(SECOND, MINUTE))
def test_a_rate_is_as_quick_as_its_limit_allows(most: int, burst: int, within: timedelta) -> None:
    rate = at_most(max(most, burst), within, burst)
    seen = most_within(greedy(rate, [], 3 * within), within)
    assert seen == max(most, burst)


def test_a_burst_beyond_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="not 8"):
        at_most(7, SECOND, burst=8)


CHANNEL = Rate(SECOND)
WORKSPACE = Rate(timedelta(seconds=0.1), burst=3)


def ways(*channels: str) -> list[Way]:
    return [Way(((name, CHANNEL), ("workspace", WORKSPACE))) for name in channels]


def test_those_that_wait_for_one_channel_come_after_each_other_and_hold_up_nobody_else() -> None:
    times, going = turns({}, ways("a", "a", "a", "b"), NOON)
    assert times == (NOON, NOON + SECOND, NOON + 2 * SECOND, NOON)
    assert set(going) == {"a", "b", "workspace"}


@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1), min_size=1, max_size=30))
def test_only_those_that_go_are_counted_and_both_lanes_hold(rounds: list[list[str]]) -> None:
    booked: dict[str, datetime] = {}
    now = NOON
    gone: list[tuple[datetime, str]] = []
    for asked in rounds:
        times, going = turns(booked, ways(*asked), now)
        gone += [(now, name) for name, turn in zip(asked, times, strict=True) if turn == now]
        assert all(turn >= now for turn in times)
        booked |= going
        now += timedelta(seconds=0.25)
    for name in "abcd":
        channel = [at for at, one in gone if one == name]
        assert not channel or most_within(channel, CHANNEL.interval - timedelta(microseconds=1)) <= CHANNEL.burst
    assert most_within([at for at, _ in gone], timedelta(seconds=0.09)) <= WORKSPACE.burst


async def test_a_closed_lane_lets_nobody_through_before_its_time() -> None:
    store = MemoryStore()
    one, another = ways("a", "b")
    async with store.transaction() as tx:
        await close(tx, one, NOON + MINUTE, NOON)
    async with store.transaction() as tx:
        times = await reserve(tx, [one, another], NOON + SECOND)
    assert min(times) >= NOON + MINUTE


async def test_a_lane_booked_by_a_clock_that_was_set_back_is_free() -> None:
    store = MemoryStore()
    (one,) = ways("a")
    async with store.transaction() as tx:
        await reserve(tx, [one], NOON + HOUR)
    async with store.transaction() as tx:
        assert await reserve(tx, [one], NOON) == (NOON,)
