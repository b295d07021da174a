"""What has expired is forgotten, all of it and at once: in a store that was brought back from a copy."""

from datetime import datetime

from bot import expiring
from bot.campaigns import ending, wanting
from bot.insights.digest import wishes
from bot.privacy.periods import Periods
from bot.reports import forgetting as reports
from bot.store import Store
from bot.surveys import closing
from bot.surveys.telling import willing
from bot.talks import forgetting as talks


async def catch_up(store: Store, now: datetime, keeps: Periods) -> None:
    """As the bot does by and by while it serves. Surveys whose time is over are counted and their answers erased."""
    await expiring.sweep(store, now, keeps)
    await reports.sweep(store, now, keeps)
    await talks.sweep(store, now, keeps)
    await closing.sweep(store, now, keeps)
    await willing.forget_old(store, now)
    await wishes.forget_old(store, now)
    await wanting.forget_old(store, now)
    await ending.forget_old(store, now, keeps)
