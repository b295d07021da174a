"""What recurs is a notice with a due time and a key of job and period, which brings the next along as it is finished.

    week = upcoming("digest", Rhythm(time(9), "Europe/London", weekday=0), desk.now())
    notice(week.key, "", "digest.make", "", week.due)

The composer of "digest.make" returns in `then` a notice for everybody who gets one, and the next week's, which is
`upcoming(…, desk.now(), notice.first_due)`. Adding the same period again at a start changes nothing, and no period that
is over comes back, since `upcoming` only names one whose time is still to come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.outbox.quiet import moment, zone_of


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every day, or every week on that day (Monday is 0), at a local time."""

    at: time
    zone: str
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    key: str
    due: datetime


def upcoming(job: str, rhythm: Rhythm, now: datetime, finished: datetime | None = None) -> Period:
    """The first period that is due after `now`; those that were missed are not made up for.

    `finished` is when the period was due that this one comes after: a clock set back meanwhile must not name it again.
    """
    zone = zone_of(rhythm.zone)
    since = max(now, finished or now)
    for day in _days(rhythm, since.astimezone(zone).date()):
        due = moment(day, rhythm.at, zone)
        if due > since:
            return Period(f"{job}/{day.isoformat()}", due)
    raise AssertionError


def _days(rhythm: Rhythm, today: date) -> Iterator[date]:
    """From yesterday on, whose time may still be to come where clocks went forward at midnight."""
    for ahead in range(-1, 10):
        day = today + timedelta(days=ahead)
        if rhythm.weekday in (None, day.weekday()):
            yield day
