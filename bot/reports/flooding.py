"""No place sends reports, or asks for talks, without end, and all pages together do not either.

Else they would bury the reps.

Counts are of whole hours and days, so that none tells when within it somebody wrote. Their ids are keyed by the key of
the day, as those of tries of receipts are: once it is dead, nothing leads from them to a place.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.events import Place
from bot.languages import n, t, to_be_said
from bot.memory import keyed
from bot.records import Tries
from bot.reports import receipts
from bot.store import Transaction

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
REPORTS, TALKS = "reports", "requests for a talk"  # what is counted, each by itself
_CALLED = {REPORTS: to_be_said("reports"), TALKS: to_be_said("requests for a talk")}
A_PLACE = 5  # an hour
# Of all whom nobody knows again: each visit of a page can pass for another place. Who takes these up keeps others from
# the page until the next hour, and never from a chat; more would be more than reps can look through.
PAGES_AN_HOUR, PAGES_A_DAY = 60, 300


@dataclass(frozen=True, slots=True)
class Limit:
    id: str  # of a `Tries`
    most: int
    until: datetime


async def wait(tx: Transaction, place: Place, now: datetime, what: str = REPORTS) -> timedelta:
    """How long until one more may be sent from there; nothing where it may be at once."""
    return max((limit.until - now for limit in await _full(tx, place, now, what)), default=timedelta())


async def count(tx: Transaction, place: Place, now: datetime, what: str = REPORTS) -> None:
    """One more, in the commit that keeps it."""
    for limit in await _limits(tx, place, now, what):
        await tx.put(Tries(limit.id, limit.until, limit.until, await _sent(tx, limit) + 1))


def told(waiting: timedelta, what: str = REPORTS) -> str:
    """Plain text, beside what they wrote, which is still there."""
    minutes = math.ceil(waiting / timedelta(minutes=1))
    if waiting > HOUR:
        return t(
            "This is not sent yet. More {what} came in than I take at once, and yours is not to be lost among them. "
            "Please leave it as it is, and send it again in some hours, or tomorrow. If it cannot wait, speak to a "
            "person.",
            what=_CALLED[what],
        )
    return n(
        "This is not sent yet. More {what} came in than I take at once, and yours is not to be lost among them. "
        "Please leave it as it is, and send it again in a minute. If it cannot wait, speak to a person.",
        "This is not sent yet. More {what} came in than I take at once, and yours is not to be lost among them. "
        "Please leave it as it is, and send it again in {count} minutes. If it cannot wait, speak to a person.",
        minutes,
        what=_CALLED[what],
    )


async def _full(tx: Transaction, place: Place, now: datetime, what: str) -> Iterable[Limit]:
    return [limit for limit in await _limits(tx, place, now, what) if await _sent(tx, limit) >= limit.most]


async def _sent(tx: Transaction, limit: Limit) -> int:
    """What was counted until another time belongs to another hour, or to a clock that was changed since."""
    kept = await tx.get(Tries, limit.id)
    return kept.count if kept and kept.until == limit.until else 0


async def _limits(tx: Transaction, place: Place, now: datetime, what: str) -> list[Limit]:
    key = bytes.fromhex((await receipts.keys_alive(tx, now))[0].secret)
    here = now.astimezone(UTC)
    hour = here.replace(minute=0, second=0, microsecond=0) + HOUR
    day = here.replace(hour=0, minute=0, second=0, microsecond=0) + DAY
    limits = [Limit(keyed(key, what, place.platform, place.tenant, place.key), A_PLACE, hour)]
    if not place.lasting:
        limits.append(Limit(keyed(key, f"{what} of pages in an hour"), PAGES_AN_HOUR, hour))
        limits.append(Limit(keyed(key, f"{what} of pages in a day"), PAGES_A_DAY, day))
    return limits
