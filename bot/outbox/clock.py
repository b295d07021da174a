"""A clock that was set back leaves times behind that lie too far ahead: they are found by when they were written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.records import Lane, Notice, State
from bot.store import Store, Transaction, run

SKEW = timedelta(minutes=1)  # the clocks of all processes must agree this far, and a smaller step back does no harm
STEP = timedelta(seconds=2)  # by which wall clock and monotonic clock part in one round only if one of them was set
LANE_KEPT = timedelta(days=1)  # from its last use


def ahead(written: datetime | None, now: datetime) -> bool:
    """Whether this was written by a clock that has been set back since."""
    return written is not None and written > now + SKEW


@dataclass(slots=True)
class Watch:
    """Sees the wall clock being set, by the clock that cannot be."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    _wall: datetime | None = None
    _steady: float = 0.0

    def went_back(self) -> bool:
        """Since the last time it was asked."""
        wall, steady = self.now(), self.monotonic()
        was, self._wall = self._wall, wall
        passed, self._steady = timedelta(seconds=steady - self._steady), steady
        return was is not None and wall - was < passed - STEP


async def mend(store: Store, now: datetime, lease: timedelta) -> int:
    """Bring back the notices whose due time was set by a clock ahead of this one, and forget lanes long unused.

    They fall due after a lease, by which time whoever is delivering one has done so. Returns how many there were.
    """
    notices, lanes = await run(store, partial(_astray, now))
    for found in notices:
        await run(store, partial(_bring_back, found, now, lease))
    for found in lanes:
        await run(store, partial(_forget, found, now))
    return len(notices)


async def _astray(now: datetime, tx: Transaction) -> tuple[list[str], list[str]]:
    waiting = await tx.find(Notice, state=State.WAITING)
    lanes = await tx.find(Lane)
    return [one.id for one in waiting if ahead(one.moved, now)], [one.id for one in lanes if _useless(one, now)]


async def _bring_back(found: str, now: datetime, lease: timedelta, tx: Transaction) -> None:
    kept = await tx.get(Notice, found)
    if kept is not None and kept.state is State.WAITING and ahead(kept.moved, now):
        await tx.put(replace(kept, due=max(kept.first_due, now + lease), moved=now))


async def _forget(found: str, now: datetime, tx: Transaction) -> None:
    kept = await tx.get(Lane, found)
    if kept is not None and _useless(kept, now):
        await tx.remove(Lane, found)


def _useless(lane: Lane, now: datetime) -> bool:
    return ahead(lane.moved, now) or lane.booked < now - LANE_KEPT
