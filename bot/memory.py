"""What the bot remembers of its conversations, read and written in transactions.

`docs/decisions/what-is-remembered.md` says what, why and for how long.
"""

import asyncio
import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from bot import faults
from bot.events import Event, Place
from bot.line import Line
from bot.privacy.periods import LONGEST
from bot.records import Feedback, Gap, Seen, Told
from bot.store import Store, Transaction, run

T = TypeVar("T")

CAUSES_KEPT = timedelta(hours=24)
PATIENCE = 2.0  # seconds that an answer waits for the store

log = logging.getLogger(__name__)


def keyed(secret: bytes, *parts: str) -> str:
    """A name for something that only who has the key can make again."""
    message = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hmac.digest(secret, message, "sha256").hex()[:32]


def telling(place: Place, secret: bytes, *what: str) -> str:
    """The id of the `Told` for what a place is told."""
    return keyed(secret, "told", place.platform, place.tenant, place.key, *what)


def cause(event: Event, secret: bytes) -> str:
    """The id of the `Seen` for what caused an event."""
    place = event.place
    return keyed(secret, "seen", place.platform, place.tenant, place.key, event.cause)


async def attempt(store: Store, work: Callable[[Transaction], Awaitable[T]], failing: T, line: Line | None = None) -> T:
    """What `work` gives, or `failing` where the store cannot do it: no answer hangs on that."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await (line.run if line else run)(store, work)
    except Exception as error:  # noqa: BLE001 - whatever is broken, somebody waits for an answer
        log.error("an answer goes without the store: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
        return failing


async def told(tx: Transaction, id: str, now: datetime, lasting: timedelta) -> bool:  # noqa: A002 - the record's own word
    """Whether this was told already. If not, it counts as told from now on, for as long as `lasting`."""
    kept = await tx.get(Told, id)
    if kept and now < kept.until <= now + lasting:  # one further ahead is of a clock that has been set back since
        return True
    await tx.put(Told(id, now + lasting, now + lasting))
    return False


async def first(tx: Transaction, id: str, now: datetime) -> bool:  # noqa: A002
    """Whether this cause changes something for the first time: the change belongs into the same transaction."""
    if await tx.get(Seen, id):
        return False
    next_hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    await tx.add(Seen(id, next_hour + CAUSES_KEPT))
    return True


def day(now: datetime) -> date:
    """The day that stands on what is logged."""
    return now.astimezone(UTC).date()


def next_day(now: datetime) -> datetime:
    """When the next one begins, in UTC."""
    return datetime.combine(day(now) + timedelta(days=1), time(), UTC)


def next_week(now: datetime) -> datetime:
    """When the next one begins: what is due by it does not tell the day on which it was kept."""
    year, week, _ = now.astimezone(UTC).isocalendar()
    return datetime.combine(date.fromisocalendar(year, week, 1), time(), UTC) + timedelta(weeks=1)


async def gap(tx: Transaction, words: str, now: datetime, kept: timedelta = LONGEST.questions) -> None:
    """Keep a question that found no answer, its names and numbers already taken out."""
    year, week, _ = now.astimezone(UTC).isocalendar()
    await tx.add(Gap(secrets.token_hex(16), next_week(now) + kept, words, f"{year}-W{week:02}"))


async def feedback(tx: Transaction, entry: str, *, helped: bool) -> None:
    kept = await tx.get(Feedback, entry) or Feedback(entry)
    counted = replace(kept, helped=kept.helped + 1) if helped else replace(kept, not_helped=kept.not_helped + 1)
    await tx.put(counted)
