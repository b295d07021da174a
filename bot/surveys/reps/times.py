"""When a survey opens, reminds and closes, as reps write it, in the time of the workplace."""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import days
from bot.outbox.quiet import moment
from bot.records import Survey

HINT = "Day and time, such as 31/3/2027 17:00."
OPEN_FOR, CLOSES_AT = timedelta(days=14), time(17)
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=92)
_WRITTEN = re.compile(r"(?P<day>\S+?),?(?:\s+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?")


def written(at: datetime, zone: str) -> str:
    here = at.astimezone(ZoneInfo(zone))
    return f"{days.written(here.date())} {here:%H:%M}"


def read(text: str, zone: str, at: time) -> datetime | None:
    """`at`: the time of a day that is written without one."""
    found = _WRITTEN.fullmatch(text.strip())
    day = days.read(found["day"]) if found else None
    if found is None or day is None:
        return None
    try:
        hour = time(int(found["hour"]), int(found["minute"])) if found["hour"] else at
    except ValueError:
        return None
    return moment(day, hour, ZoneInfo(zone)).astimezone(UTC)


def closing(opens: datetime, zone: str) -> datetime:
    """Unless a rep says otherwise."""
    day = (opens + OPEN_FOR).astimezone(ZoneInfo(zone)).date()
    return moment(day, CLOSES_AT, ZoneInfo(zone)).astimezone(UTC)


def reminders(survey: Survey) -> tuple[datetime, ...]:
    """Spread evenly over the time in which it is open."""
    if survey.opens is None or survey.closes is None:
        return ()
    step = (survey.closes - survey.opens) / (survey.reminders + 1)
    return tuple(survey.opens + step * number for number in range(1, survey.reminders + 1))
