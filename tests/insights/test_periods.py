"""One grid for everybody, of whole weeks and without overlaps."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.insights import periods
from bot.insights.periods import Run
from bot.reports import weeks


def test_a_period_has_four_weeks_from_a_monday_to_a_sunday() -> None:
    first = Run(0, 0)
    assert (first.begins, first.ends) == (date(2024, 1, 1), date(2024, 1, 28))
    assert first.weeks == ("2024-W01", "2024-W02", "2024-W03", "2024-W04")
    assert Run(12, 13).weeks[3:5] == ("2024-W52", "2025-W01")
    assert Run(0, 1).words == "1 January 2024 to 25 February 2024"


@given(st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_each_week_is_in_one_period_and_they_have_no_holes(day: date) -> None:
    year, number, _ = day.isocalendar()
    week = f"{year:04}-W{number:02}"
    period = periods.of(week)
    assert week in Run(period, period).weeks
    assert Run(period, period).begins <= day <= Run(period, period).ends
    assert Run(period + 1, period + 1).begins == Run(period, period).ends + timedelta(days=1)
    assert weeks.monday(week) >= Run(period, period).begins


def test_a_period_is_finished_once_all_that_was_held_in_it_is_there() -> None:
    over = datetime(2024, 1, 29, tzinfo=UTC)
    assert periods.last_finished(over) == -1
    assert periods.last_finished(over + timedelta(days=3) - timedelta(microseconds=1)) == -1
    assert periods.last_finished(over + timedelta(days=3)) == 0
    assert periods.last_finished(datetime(2023, 12, 1, tzinfo=UTC)) < 0


@pytest.mark.parametrize(("first", "last"), [(-1, 3), (4, 3)])
def test_what_is_no_run_is_refused(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="a run has"):
        Run(first, last)


def test_runs_meet_where_they_share_a_period() -> None:
    assert Run(1, 3).meets(Run(3, 4))
    assert Run(1, 9).meets(Run(3, 4))
    assert not Run(1, 2).meets(Run(3, 4))
