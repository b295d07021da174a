"""A clock that was set back leaves times behind that lie too far ahead: they are found by when they were written."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.records import Lane, Notice, State
from bot.store import Store, Transaction, UnreadableError, run

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

    def went_back(self) -> timedelta:
        """By how much, since the last time it was asked; zero where it did not."""
        wall, steady = self.now(), self.monotonic()
        was, self._wall = self._wall, wall
        passed, self._steady = timedelta(seconds=steady - self._steady), steady
        back = passed - (wall - was) if was is not None else timedelta()
        return back if back > STEP else timedelta()


def brought_back(owed: Notice, now: datetime, lease: timedelta, back: timedelta) -> Notice | None:
    """The notice as it must be by this clock; None where the other clock did nothing to it.

    `first_due` stays: what recurs knows by it which period it is. From when it is owed is kept apart, in `since`.

    One that was taken up by a clock ahead of this falls due after a lease, by which time whoever is delivering it has
    done so. One that nobody has taken up yet holds no time of its writing (that would tell when a report came in): it
    moves by as much as the clock was seen to go `back`, and is due now if it was due by the clock of before.
    """
    if owed.state is not State.WAITING:
        return None
    if ahead(owed.moved, now):
        return replace(owed, due=now + lease, moved=now, since=min(owed.since or owed.first_due, now))
    if back and owed.moved is None and owed.due > now:
        due = max(now, owed.due - back)
        return replace(owed, due=due, moved=now, since=due)
    return None


async def mend(store: Store, now: datetime, lease: timedelta, back: timedelta = timedelta()) -> int:
    """Bring back the notices that a clock ahead of this one left too far ahead, and forget lanes long unused.

    Returns how many notices there were.
    """
    for found in await run(store, partial(_unused, now)):
        await run(store, partial(_forget, found, now))
    notices = await run(store, partial(_astray, now, lease, back))
    for found in notices:
        await run(store, partial(_bring_back, found, now, lease, back))
    return len(notices)


async def _unused(now: datetime, tx: Transaction) -> list[str]:
    return [one.id for one in await tx.readable(Lane) if _useless(one, now)]


async def _astray(now: datetime, lease: timedelta, back: timedelta, tx: Transaction) -> list[str]:
    waiting = await tx.readable(Notice, state=State.WAITING)
    return [one.id for one in waiting if brought_back(one, now, lease, back)]


async def _bring_back(found: str, now: datetime, lease: timedelta, back: timedelta, tx: Transaction) -> None:
    with suppress(UnreadableError):
        kept = await tx.get(Notice, found)
        if kept is not None and (mended := brought_back(kept, now, lease, back)):
            await tx.put(mended)


async def _forget(found: str, now: datetime, tx: Transaction) -> None:
    kept = await tx.get(Lane, found)
    if kept is not None and _useless(kept, now):
        await tx.remove(Lane, found)


def _useless(lane: Lane, now: datetime) -> bool:
    return ahead(lane.moved, now) or lane.booked < now - LANE_KEPT
