"""Local times: when somebody may be told something, and when something recurs. Right when clocks change.

A local time that a day leaves out, as clocks go forward, comes as much later as they went; of one that comes twice,
the first counts.
"""

import logging
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

log = logging.getLogger(__name__)


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """UTC where the name is not known: a notice at an odd hour is better than none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, not a name at all, or the name of a folder of zones
        log.warning("a time zone is not known; UTC is used instead")
        return ZoneInfo("UTC")


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def not_before(due: datetime, zone: ZoneInfo, quiet_from: time | None, quiet_until: time | None) -> datetime:
    """The first moment from `due` on that is not in the quiet hours, which may go over midnight."""
    if quiet_from is None or quiet_until is None or not _within(due.astimezone(zone).time(), quiet_from, quiet_until):
        return due
    local = due.astimezone(zone)
    days = 1 if local.time() >= quiet_from > quiet_until else 0
    end = datetime.combine(local.date() + timedelta(days=days), quiet_until, zone)
    ends = (end.astimezone(UTC), end.replace(fold=1).astimezone(UTC))
    return not_before(min(one for one in ends if one > due), zone, quiet_from, quiet_until)


def _within(local: time, start: time, end: time) -> bool:
    if start <= end:
        return start <= local < end
    return local >= start or local < end
