from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.weeks import between, in_words, later, monday, week_of

LONDON, AUCKLAND, HONOLULU = map(ZoneInfo, ("Europe/London", "Pacific/Auckland", "Pacific/Honolulu"))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2120, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from([LONDON, AUCKLAND, HONOLULU])


def test_a_week_is_the_one_that_people_there_were_in() -> None:
    sunday_night = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert week_of(sunday_night, LONDON) == "2026-W47"
    assert week_of(sunday_night, AUCKLAND) == "2026-W48"
    assert week_of(sunday_night + timedelta(hours=1), HONOLULU) == "2026-W47"


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (datetime(2026, 12, 31, 12, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 3, 12, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 4, 12, tzinfo=UTC), "2027-W01"),
        (datetime(2024, 12, 30, 12, tzinfo=UTC), "2025-W01"),
        (datetime(2023, 1, 1, 12, tzinfo=UTC), "2022-W52"),
    ],
)
def test_at_the_end_of_a_year_the_week_belongs_to_the_year_that_has_most_of_it(moment: datetime, week: str) -> None:
    assert week_of(moment, LONDON) == week


def test_the_hour_that_a_clock_change_leaves_out_or_gives_twice_moves_no_week() -> None:
    for sunday in (datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)):
        found = {week_of(sunday + timedelta(minutes=10 * step), LONDON) for step in range(6 * 22)}
        assert len(found) == 1
        # Summer time ends and begins on Sundays: the week ends an hour earlier in UTC while it holds.
        ends = datetime(sunday.year, sunday.month, sunday.day, tzinfo=LONDON) + timedelta(days=1)
        assert week_of(ends.astimezone(UTC) - timedelta(seconds=1), LONDON) in found
        assert week_of(ends.astimezone(UTC), LONDON) not in found


@given(MOMENTS, ZONES)
def test_a_week_holds_its_moment_and_says_nothing_finer(moment: datetime, zone: ZoneInfo) -> None:
    week = week_of(moment, zone)
    local = moment.astimezone(zone).date()
    assert timedelta() <= local - monday(week) < timedelta(days=7)
    assert {week_of(datetime.combine(monday(week) + timedelta(days=day), local_time, zone), zone) for day in range(7) for local_time in (moment.time(),)} == {week}  # fmt: skip  # noqa: E501


@given(MOMENTS, MOMENTS, ZONES)
def test_weeks_as_texts_are_in_the_order_of_time(one: datetime, other: datetime, zone: ZoneInfo) -> None:
    a, b = week_of(one, zone), week_of(other, zone)
    assert (a < b) == (monday(a) < monday(b))
    assert (between(a, b) > 0) == (a < b)
    assert later(a, between(a, b)) == b


def test_a_week_in_words() -> None:
    assert in_words("2026-W47") == "the week of 16 November 2026"
    assert in_words("2026-W53") == "the week of 28 December 2026"
    assert later("2026-W52", 2) == "2027-W01"
    assert between("2027-W01", "2026-W52") == -2


@pytest.mark.parametrize("wrong", ["", "2026-W54", "2026-47", "2026-W00", "2025-W53", "x2026-W47", "٢٠٢٦-W47"])
def test_what_is_no_week_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="week"):
        monday(wrong)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        week_of(datetime(2026, 11, 22), LONDON)  # noqa: DTZ001
