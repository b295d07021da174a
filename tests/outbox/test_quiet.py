"""Local times, over the days on which clocks change."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.outbox.quiet import not_before, zone_of
from bot.outbox.recurring import Rhythm, upcoming

LONDON = ZoneInfo("Europe/London")  # forward on 2026-03-29 at 01:00 to 02:00, back on 2026-10-25 at 02:00 to 01:00
ZONES = st.sampled_from(
    ["Europe/London", "America/New_York", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo"]
).map(ZoneInfo)
CHANGES = ("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04", "2026-04-24")
NEAR_A_CHANGE = st.builds(
    lambda day, minutes: datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(minutes=minutes),
    st.sampled_from(CHANGES),
    st.integers(-24 * 60, 48 * 60),
)
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


def london(day: int, month: int, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON, fold=fold).astimezone(UTC)


def quiet(local: time, start: time, end: time) -> bool:
    return start <= local < end if start <= end else not end <= local < start


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (london(22, 11, 19, 59), london(22, 11, 19, 59)),
        (london(22, 11, 20), london(23, 11, 7)),
        (london(23, 11, 6, 59), london(23, 11, 7)),
        (london(23, 11, 7), london(23, 11, 7)),
        (london(28, 3, 23), london(29, 3, 7)),  # a night of seven hours
        (london(24, 10, 23), london(25, 10, 7)),  # and one of nine
    ],
)
def test_the_night_is_waited_for_to_end(due: datetime, told: datetime) -> None:
    assert not_before(due, LONDON, time(20), time(7)) == told


def test_quiet_hours_that_end_in_the_hour_that_is_left_out_end_as_much_later() -> None:
    assert not_before(london(29, 3, 0), LONDON, time(22), time(1, 30)) == london(29, 3, 2, 30)


def test_quiet_hours_that_end_in_the_hour_that_comes_twice_end_at_the_next_such_time() -> None:
    assert not_before(london(25, 10, 0), LONDON, time(22), time(1, 30)) == london(25, 10, 1, 30)
    again = london(25, 10, 1, 15, fold=1)
    assert not_before(again, LONDON, time(22), time(1, 30)) == london(25, 10, 1, 30, fold=1)


def test_without_quiet_hours_nothing_waits() -> None:
    due = london(22, 11, 23)
    assert not_before(due, LONDON, None, None) == due
    assert not_before(due, LONDON, time(9), time(9)) == due


@given(NEAR_A_CHANGE, ZONES, TIMES, st.integers(1, 22))
def test_nobody_is_told_in_quiet_hours_and_nobody_waits_longer_than_they_last(
    due: datetime, zone: ZoneInfo, start: time, hours: int
) -> None:
    end = (datetime.combine(due, start) + timedelta(hours=hours)).time()
    told = not_before(due, zone, start, end)
    assert told >= due
    assert not quiet(told.astimezone(zone).time(), start, end)
    step = due
    while step < told - timedelta(hours=1):  # by up to an hour it may be later, where the end is left out that day
        assert quiet(step.astimezone(zone).time(), start, end)
        step += timedelta(minutes=15)


@pytest.mark.parametrize("name", ["Nowhere/At_All", "", "../../etc/passwd", "Europe"])
def test_an_unknown_zone_is_taken_for_utc(name: str, logged: list[str]) -> None:
    zone_of.cache_clear()
    assert zone_of(name) == ZoneInfo("UTC")
    assert logged[-1].endswith("a time zone is not known; UTC is used instead")


@given(NEAR_A_CHANGE, ZONES, TIMES, st.none() | st.integers(0, 6), st.timedeltas(timedelta(), timedelta(hours=3)))
def test_each_period_comes_once_and_in_order_whatever_clocks_do(
    now: datetime, zone: ZoneInfo, at: time, weekday: int | None, late: timedelta
) -> None:
    rhythm = Rhythm(at, zone.key, weekday)
    seen = [upcoming("digest", rhythm, now)]
    for _ in range(4):
        seen.append(upcoming("digest", rhythm, seen[-1].due + late))
    assert len({period.key for period in seen}) == len(seen)
    step = timedelta(days=7 if weekday is not None else 1)
    for period, following in pairwise(seen):
        assert abs(following.due - period.due - step) <= timedelta(hours=1)
    assert now < seen[0].due <= now + step + timedelta(hours=1)


@given(NEAR_A_CHANGE, ZONES, TIMES)
def test_a_clock_that_was_set_back_does_not_name_the_finished_period_again(
    now: datetime, zone: ZoneInfo, at: time
) -> None:
    rhythm = Rhythm(at, zone.key)
    finished = upcoming("digest", rhythm, now)
    following = upcoming("digest", rhythm, finished.due - timedelta(hours=5), finished.due)
    assume(finished.due.astimezone(zone).time() == at)
    assert following.key != finished.key
    assert following.due > finished.due


def test_a_period_falls_due_at_its_local_time() -> None:
    week = Rhythm(time(9), "Europe/London", weekday=0)
    assert upcoming("digest", week, london(22, 11, 12)).due == london(23, 11, 9)
    assert upcoming("digest", week, london(23, 11, 9)).due == london(30, 11, 9)
    night = Rhythm(time(1, 30), "Europe/London")
    assert upcoming("digest", night, london(28, 3, 12)).due == london(29, 3, 2, 30)
    assert upcoming("digest", night, london(24, 10, 12)).due == london(25, 10, 1, 30)
    assert upcoming("digest", night, london(25, 10, 1, 30)).due == london(26, 10, 1, 30)
