"""When a survey opens, reminds and closes, as reps write it, in the time of the workplace.

Clocks change there: a time that a day leaves out comes as much later as they went forward, of one that comes twice the
first counts, and three months end at the same time of day at which they began.
"""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import days
from bot.outbox.quiet import moment
from bot.records import Survey
from bot.surveys.staff import promises

HINT = "Day and time, such as 31/3/2027 17:00."
UNREADABLE = f"I cannot read that as a time. {HINT}"
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
        return moment(day, hour, ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def wrong(opens: datetime | None, closes: datetime | None, now: datetime, zone: str) -> dict[str, str]:
    """What is wrong with when it opens and closes, by field, and what to do. Unless `opens`, it opens at once."""
    found = dict[str, str]()
    if opens and opens < now - SHORTEST:
        found["opens"] = "That time is over. Leave it empty to open it as soon as you launch it."
    if closes is None:
        return found
    begins = max(opens or now, now)
    latest = last(begins, zone)
    if closes <= now:
        found["closes"] = "That time is over. Write a later one."
    elif opens and closes <= opens:
        found["closes"] = f"It would close before it opens. Write a time after {promises.told(opens, zone)}."
    elif closes < begins + SHORTEST:
        found["closes"] = "It must be open for an hour at least. Write a later time."
    elif closes > latest:
        found["closes"] = too_long(begins, zone)
    return found


def last(opens: datetime, zone: str) -> datetime:
    """Until when it can be open."""
    here = opens.astimezone(ZoneInfo(zone))
    return moment((here + LONGEST).date(), here.time(), ZoneInfo(zone)).astimezone(UTC)


def too_long(opens: datetime, zone: str) -> str:
    return (
        "It can be open for three months at most: until it closes the answers lie sealed, and are not erased. "
        f"Write a time until {promises.told(last(opens, zone), zone)}."
    )


def closing(opens: datetime, zone: str) -> datetime:
    """Unless a rep says otherwise."""
    day = opens.astimezone(ZoneInfo(zone)).date() + OPEN_FOR
    return moment(day, CLOSES_AT, ZoneInfo(zone)).astimezone(UTC)


def reminders(survey: Survey) -> tuple[datetime, ...]:
    """Spread evenly over the time in which it is open."""
    if survey.opens is None or survey.closes is None:
        return ()
    step = (survey.closes - survey.opens) / (survey.reminders + 1)
    return tuple(survey.opens + step * number for number in range(1, survey.reminders + 1))
