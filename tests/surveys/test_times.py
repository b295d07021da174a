"""When a survey opens and closes: in the time of the workplace, across the days on which its clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.surveys.reps import times

LONDON = "Europe/London"
ZONES = (LONDON, "Europe/Warsaw", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago", "UTC")
FIVE = time(17)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # a year and what follows it


MINUTES = st.integers(0, 10 * 366 * 24 * 60).map(lambda minutes: utc(2026, 1, 1) + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("typed", "zone", "at"),
    [
        ("27/3/2027 17:00", LONDON, utc(2027, 3, 27, 17)),
        ("28/3/2027 17:00", LONDON, utc(2027, 3, 28, 16)),
        ("28/3/2027 1:30", LONDON, utc(2027, 3, 28, 1, 30)),  # that night has no half past one: it comes an hour later
        ("31/10/2027 1:30", LONDON, utc(2027, 10, 31, 0, 30)),  # and that one has two: the first counts
        ("31/10/2027", LONDON, utc(2027, 10, 31, 17)),
        ("3/4/2027 17.00", "America/New_York", utc(2027, 4, 3, 21)),
        ("2027-07-01 at 9:00", "Asia/Kolkata", utc(2027, 7, 1, 3, 30)),
    ],
)
def test_a_time_is_read_in_the_zone_of_the_workplace(typed: str, zone: str, at: datetime) -> None:
    assert times.read(typed, zone, FIVE) == at


@pytest.mark.parametrize("typed", ["soon", "31/2/2027 9:00", "1/3/2027 24:00", "1/3/2027 9:60", "1/1/0001 0:00"])
def test_what_is_no_time_is_not_read(typed: str) -> None:
    assert times.read(typed, "Asia/Kolkata", FIVE) is None


@given(MINUTES, st.sampled_from(ZONES))
def test_what_is_written_into_a_form_is_read_as_the_same_minute(at: datetime, zone: str) -> None:
    shown = at.astimezone(ZoneInfo(zone))
    again = times.read(times.written(at, zone), zone, FIVE)
    assert again == (at if shown.fold == 0 else shown.replace(fold=0).astimezone(UTC))


@given(MINUTES, st.sampled_from(ZONES))
def test_three_months_end_on_the_same_hour_by_the_clock_on_the_wall(at: datetime, zone: str) -> None:
    here, last = at.astimezone(ZoneInfo(zone)), times.last(at, zone)
    assert last.astimezone(ZoneInfo(zone)).date() - here.date() == times.LONGEST
    assert abs(last - at - times.LONGEST) <= timedelta(hours=1)


def test_three_months_over_the_end_of_summer_time_are_not_too_long() -> None:
    opens, closes = times.read("1/8/2027 9:00", LONDON, FIVE), times.read("1/11/2027 9:00", LONDON, FIVE)
    assert opens
    assert closes
    assert closes - opens > times.LONGEST
    assert times.wrong(opens, closes, opens, LONDON) == {}
    later = times.wrong(opens, closes + timedelta(minutes=1), opens, LONDON)
    assert "Write a time until Monday 1 November 2027, 09:00 in London." in later["closes"]


@pytest.mark.parametrize(
    ("opens", "closes", "field", "says"),
    [
        (utc(2027, 3, 2, 9), utc(2027, 3, 2, 8), "closes", "would close before it opens. Write a time after Tuesday 2"),
        (utc(2027, 3, 2, 9), utc(2027, 3, 2, 9), "closes", "would close before it opens"),
        (utc(2027, 3, 2, 9), utc(2027, 3, 2, 9, 30), "closes", "an hour at least"),
        (None, utc(2027, 3, 1, 12, 30), "closes", "an hour at least"),
        (None, utc(2027, 3, 1, 11), "closes", "That time is over. Write a later one."),
        (utc(2027, 3, 1, 10), utc(2027, 3, 9), "opens", "That time is over. Leave it empty"),
        (None, utc(2027, 6, 2), "closes", "three months at most"),
    ],
)
def test_each_time_that_cannot_be_is_told_at_its_field_with_what_to_do(
    opens: datetime | None, closes: datetime, field: str, says: str
) -> None:
    wrong = times.wrong(opens, closes, utc(2027, 3, 1, 12), LONDON)
    assert list(wrong) == [field]
    assert says in wrong[field]


def test_unless_a_rep_says_otherwise_it_closes_at_five_by_the_clock_on_the_wall() -> None:
    closes = times.closing(utc(2027, 3, 20, 23, 30), LONDON)
    assert closes.astimezone(ZoneInfo(LONDON)).date() == date(2027, 4, 3)
    assert closes == utc(2027, 4, 3, 16)
