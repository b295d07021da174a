"""How long a report waits before anybody is shown it, so that nobody can tell from it when somebody wrote, and so who.

At random, and longer where few report, since there the hour alone could point at one person. The week that is kept is
that in which it comes up, or one of Sunday night would show itself on Monday by its week.
"""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.records import Report
from bot.reports import weeks

MANY = 5  # reports of a workplace, among which one more does not stand out
LATELY = 4  # weeks
SHORT = (timedelta(minutes=20), timedelta(hours=6))
LONG = (timedelta(hours=2), timedelta(hours=24))
_CHANCE = random.SystemRandom()


def until(now: datetime, others: Iterable[Report], zone: ZoneInfo) -> datetime:
    """Until when it waits, to the minute. `others`: all that was reported of that workplace, whenever that was."""
    this_week = weeks.week_of(now, zone)
    lately = sum(weeks.between(one.week, this_week) <= LATELY for one in others)
    least, most = SHORT if lately >= MANY else LONG
    chosen = now + timedelta(seconds=_CHANCE.uniform(least.total_seconds(), most.total_seconds()))
    return chosen.replace(second=0, microsecond=0)
