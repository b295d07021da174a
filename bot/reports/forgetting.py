"""Reports are forgotten: some weeks after they were closed or taken back, and all of them in the end."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot import sweeping
from bot.looking import keep_looking
from bot.privacy import periods
from bot.privacy.periods import LONGEST, Periods
from bot.records import Report
from bot.records.reports import Stand
from bot.reports import erasing, weeks
from bot.store import Store

EVERY = 3600.0  # seconds between two looks; what is counted in weeks need not be seen sooner
_UTC = ZoneInfo("UTC")


async def keep_sweeping(
    store: Store,
    now: Callable[[], datetime],
    stop: asyncio.Event,
    every: float = EVERY,
    keeps: Periods = LONGEST,
) -> None:
    """Until `stop` is set."""
    await keep_looking(lambda: sweep(store, now(), keeps), "the reports to forget were not looked up", stop, every)


async def sweep(store: Store, now: datetime, keeps: Periods = LONGEST) -> None:
    await sweeping.sweep(store, now, sweeping.Keeping(Report, partial(over, keeps=keeps), erasing.erase, "a report"))


def over(report: Report, now: datetime, keeps: Periods = LONGEST) -> bool:
    """Weeks that cannot be read count as if they were of long ago: nothing stays for being damaged."""
    this_week = weeks.week_of(now.astimezone(UTC), _UTC)
    ended = report.state is Stand.CLOSED or report.taken_back
    try:
        closed = ended and weeks.between(report.changed or report.week, this_week) >= periods.weeks(
            keeps.reports_closed
        )
        return closed or weeks.between(report.week, this_week) >= periods.weeks(keeps.reports)
    except ValueError:
        return True
