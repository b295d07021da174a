"""What `doctor` makes of the clock: beside those of others, and beside the last time that anything was kept."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from adapters.finding import Finding, look, mend, well

NAME = "clock"
LOOK_FROM = timedelta(seconds=5)
MEND_FROM = timedelta(seconds=30)  # codes of a second step hold for that long, Slack's signatures for five minutes
SET = "let the system keep it right (timedatectl set-ntp true)"


@dataclass(frozen=True, slots=True)
class Ticks:
    """Another clock, as it was read."""

    whose: str
    ahead: timedelta  # of this computer's
    within: timedelta  # how far that may be wrong


def ticks(whose: str, said: datetime, before: datetime, after: datetime, step: timedelta = timedelta(0)) -> Ticks:
    """Of what another clock said at some time between two times of this one. `step`: how coarsely it tells."""
    middle = before + (after - before) / 2
    return Ticks(whose, said + step / 2 - middle, (after - before) / 2 + step / 2)


def of_http(whose: str, date: str, before: datetime, after: datetime) -> Ticks | None:
    """By the `Date` of an answer, which tells whole seconds."""
    try:
        said = parsedate_to_datetime(date)
    except ValueError:
        return None
    if said.tzinfo is None:
        return None
    return ticks(whose, said, before, after, timedelta(seconds=1))


def last_kept(folder: Path) -> datetime | None:
    """When a file in there was last written."""
    try:
        with os.scandir(folder) as found:
            times = [entry.stat().st_mtime for entry in found if entry.is_file()]
    except OSError:
        return None
    return datetime.fromtimestamp(max(times), UTC) if times else None


def judge(now: datetime, others: Iterable[Ticks], kept: datetime | None) -> Finding:
    """`kept`: the last time that anything was."""
    others = tuple(others)
    back = kept - now if kept else timedelta(0)
    if back > LOOK_FROM:
        words = (
            f"{_told(now)}, which is {_long(back)} before the store was last written: the clock was set back, so what "
            f"is due comes too late. Set it, and {SET}"
        )
        return mend(NAME, words)
    worst = max(others, key=_surely, default=None)
    if worst and _surely(worst) >= LOOK_FROM:
        side = "behind" if worst.ahead > timedelta(0) else "ahead of"
        words = f"{_told(now)}, {_long(abs(worst.ahead))} {side} the clock of {worst.whose}: set it, and {SET}"
        return (mend if _surely(worst) >= MEND_FROM else look)(NAME, words)
    if not _zones():
        words = "there is no data on time zones, so quiet hours would be taken as UTC: install the system's tzdata"
        return mend(NAME, words)
    step = f", in step with {' and '.join(one.whose for one in others)}" if others else ", with no other to compare"
    return well(NAME, f"{_told(now)}{step}; time zones are known")


def _surely(one: Ticks) -> timedelta:
    return max(abs(one.ahead) - one.within, timedelta(0))


def _zones() -> bool:
    try:
        ZoneInfo("Europe/London")
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return False
    return True


def _told(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _long(time: timedelta) -> str:
    seconds = time.total_seconds()
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length:.0f} {unit}"
    return f"{seconds:.0f} seconds"
