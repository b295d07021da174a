"""The one grid of time on which concern reports lie: periods of four weeks, counted from Monday 1 January 2024.

They are the same everywhere and never move, so that no two reports can overlap by a week or a few days.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot import days
from bot.reports import weeks

WEEKS = 4  # in a period
_FIRST = date(2024, 1, 1)
_BEGINNING = "2024-W01"
# It is still the last Sunday somewhere for half a day; what is held comes up two days later at most.
_SETTLED = timedelta(days=3)


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Whole periods, one after another; the last one is in it."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 0 <= self.first <= self.last:
            raise ValueError("a run has a first period, and ends no earlier")

    @property
    def periods(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def begins(self) -> date:
        return _FIRST + timedelta(weeks=WEEKS * self.first)

    @property
    def ends(self) -> date:
        """Its last Sunday."""
        return _FIRST + timedelta(weeks=WEEKS * (self.last + 1), days=-1)

    @property
    def weeks(self) -> tuple[str, ...]:
        return tuple(weeks.later(_BEGINNING, at) for at in range(WEEKS * self.first, WEEKS * (self.last + 1)))

    @property
    def words(self) -> str:
        return f"{days.told(self.begins)} to {days.told(self.ends)}"

    def meets(self, other: "Run") -> bool:
        return self.first <= other.last and other.first <= self.last


def of(week: str) -> int:
    """Less than none before the first. ValueError where it is no week."""
    return weeks.between(_BEGINNING, week) // WEEKS


def on(day: date) -> int:
    """The period that a day lies in; less than none before the first."""
    return (day - _FIRST) // timedelta(weeks=WEEKS)


def running(now: datetime) -> int:
    """The period of this day, in UTC."""
    return on(now.astimezone(UTC).date())


def last_finished(now: datetime) -> int:
    """The last period that is over everywhere, with all that was held in it; less than none before the first."""
    begun = datetime.combine(_FIRST, time(), UTC)
    return (now.astimezone(UTC) - _SETTLED - begun) // timedelta(weeks=WEEKS) - 1
