"""What recurs is a notice with a due time and a key of job and period, which brings the next along as it is finished.

    week = upcoming("digest", Rhythm(time(9), "Europe/London", weekday=0), desk.now())
    notice(week.key, "", "digest.make", "", week.due)

The composer of "digest.make" returns in `then` a notice for everybody who gets one, and the next week's, which is
`await following(tx, notice, "digest", rhythm, desk.now())`. Adding the same period again at a start changes nothing,
and no period that is over comes back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.outbox.quiet import moment, zone_of
from bot.records import Notice, State, notice
from bot.store import Transaction, UnreadableError


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


async def following(tx: Transaction, finished: Notice, job: str, rhythm: Rhythm, now: datetime) -> Notice:
    """The notice of the next period: one that waits already, or a new one that is told as `finished` was.

    Where a clock was set, the next period may be over already: adding it would do nothing, and nothing would follow.
    """
    period = upcoming(job, rhythm, now, finished.first_due)
    while True:
        coming = notice(
            *(period.key, finished.to, finished.what, finished.about, period.due),
            instead=finished.instead,
            quiet=finished.quiet,
        )
        if coming.id != finished.id and await _to_come(tx, coming):
            return coming
        period = upcoming(job, rhythm, now, period.due)


async def _to_come(tx: Transaction, coming: Notice) -> bool:
    try:
        kept = await tx.get(Notice, coming.id)
    except UnreadableError:  # nobody can rely on it
        return False
    return kept is None or kept.state is State.WAITING


def _days(rhythm: Rhythm, today: date) -> Iterator[date]:
    """From yesterday on, whose time may still be to come where clocks went forward at midnight."""
    for ahead in range(-1, 10):
        day = today + timedelta(days=ahead)
        if rhythm.weekday in (None, day.weekday()):
            yield day
