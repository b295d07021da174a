"""Talks that were asked for are forgotten: soon after they are done or taken back, and all of them in the end."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot import sweeping
from bot.looking import keep_looking
from bot.records import Talk
from bot.records.talks import Talking
from bot.reports import weeks
from bot.reports.forgetting import EVERY
from bot.store import Store
from bot.talks import erasing

KEPT_AFTER = 2  # weeks: what was noted by mistake can be put right
KEPT_AT_MOST = 26  # weeks, whatever has come of it: it holds a name and a way to reach somebody
_UTC = ZoneInfo("UTC")


async def keep_sweeping(store: Store, now: Callable[[], datetime], stop: asyncio.Event, every: float = EVERY) -> None:
    """Until `stop` is set."""
    await keep_looking(lambda: sweep(store, now()), "the talks to forget were not looked up", stop, every)


async def sweep(store: Store, now: datetime) -> None:
    await sweeping.sweep(store, now, sweeping.Keeping(Talk, over, erasing.erase, "a talk"))


def over(talk: Talk, now: datetime) -> bool:
    """Weeks that cannot be read count as if they were of long ago: nothing stays for being damaged."""
    this_week = weeks.week_of(now.astimezone(UTC), _UTC)
    try:
        ended = talk.state is not Talking.ASKED and weeks.between(talk.changed, this_week) >= KEPT_AFTER
        return ended or weeks.between(talk.week, this_week) >= KEPT_AT_MOST
    except ValueError:
        return True
