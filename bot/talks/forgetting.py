"""Talks that were asked for are forgotten: soon after they are done or taken back, and all of them in the end."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot import sweeping
from bot.looking import keep_looking
from bot.privacy import periods
from bot.privacy.periods import LONGEST, Periods
from bot.records import Talk
from bot.records.talks import Talking
from bot.reports import weeks
from bot.reports.forgetting import EVERY
from bot.store import Store
from bot.talks import erasing

_UTC = ZoneInfo("UTC")


async def keep_sweeping(
    store: Store,
    now: Callable[[], datetime],
    stop: asyncio.Event,
    every: float = EVERY,
    keeps: Periods = LONGEST,
) -> None:
    """Until `stop` is set."""
    await keep_looking(lambda: sweep(store, now(), keeps), "the talks to forget were not looked up", stop, every)


async def sweep(store: Store, now: datetime, keeps: Periods = LONGEST) -> None:
    await sweeping.sweep(store, now, sweeping.Keeping(Talk, partial(over, keeps=keeps), erasing.erase, "a talk"))


def over(talk: Talk, now: datetime, keeps: Periods = LONGEST) -> bool:
    """Weeks that cannot be read count as if they were of long ago: nothing stays for being damaged."""
    this_week = weeks.week_of(now.astimezone(UTC), _UTC)
    try:
        ended = talk.state is not Talking.ASKED and weeks.between(talk.changed, this_week) >= periods.weeks(
            keeps.talks_done
        )
        return ended or weeks.between(talk.week, this_week) >= periods.weeks(keeps.talks)
    except ValueError:
        return True
