"""A report waits for a time at random, longer where few report."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.reports import holding, weeks
from bot.reports.holding import LONG, SHORT
from tests.fakes import NOON
from tests.reports.samples import REPORT

LONDON = ZoneInfo("Europe/London")


def waits(count: int, week: str = "2026-W47") -> list[timedelta]:
    others = [replace(REPORT, id=f"report {number}", week=week) for number in range(count)]
    return [holding.until(NOON, others, LONDON) - NOON for _ in range(2_000)]


@pytest.mark.parametrize(
    ("count", "week", "between"),
    [
        (0, "2026-W47", LONG),
        (4, "2026-W47", LONG),
        (5, "2026-W47", SHORT),
        (5, "2026-W43", SHORT),
        (5, "2026-W48", SHORT),
        (5, "2026-W42", LONG),
        (500, "2020-W01", LONG),
    ],
)
def test_how_long_follows_from_how_many_reported_lately(
    count: int, week: str, between: tuple[timedelta, timedelta]
) -> None:
    found = waits(count, week)
    least, most = between
    assert least - timedelta(minutes=1) < min(found) < least + (most - least) / 50
    assert most - (most - least) / 50 < max(found) <= most


def test_every_part_of_that_time_is_as_likely_as_any_other() -> None:
    least, most = LONG
    tenths = [int((one - least) / ((most - least) / 10)) for one in waits(0)]
    assert all(130 < tenths.count(tenth) < 270 for tenth in range(10))


def test_it_comes_up_at_a_whole_minute() -> None:
    assert not [one for one in waits(0) if (NOON + one).second or (NOON + one).microsecond]


def test_the_week_that_is_kept_is_that_in_which_it_comes_up() -> None:
    sunday_night = NOON.replace(hour=23, minute=30)
    shown = {weeks.week_of(holding.until(sunday_night, [], LONDON), LONDON) for _ in range(100)}
    assert shown == {"2026-W48"}
