"""Tries of receipts: a few are free, then each must wait, for one asker and for all of them together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.memory import keyed
from bot.pace import Rate
from bot.records.reports import Guesses, Receipt
from bot.reports import receipts
from bot.reports.receipts import Hashing
from bot.store import Store, Transaction, run

ASKER = Rate(timedelta(minutes=10), burst=5)  # who mistypes their own has five tries, and a thousand take a week
# Who comes as many askers gets 173,000 tries a day: with 10,000 receipts kept, two in ten million days find one. Slower
# would let one person keep everybody from their receipts; quicker would take more than a quarter of a core.
OVERALL = Rate(timedelta(seconds=0.5), burst=100)


@dataclass(frozen=True, slots=True)
class Counts:
    """Until when tries are booked, by the asker and by all; see `bot.pace`."""

    asker: datetime
    overall: datetime


def wait(counts: Counts, now: datetime) -> timedelta:
    """How long until the next try may be made; nothing where it may be made at once."""
    return max(_turn(ASKER, counts.asker, now), _turn(OVERALL, counts.overall, now)) - now


def allowed(counts: Counts, now: datetime) -> bool:
    return not wait(counts, now)


def counted(counts: Counts, now: datetime) -> Counts:
    return Counts(
        ASKER.taken(_sane(ASKER, counts.asker, now), now), OVERALL.taken(_sane(OVERALL, counts.overall, now), now)
    )


def _turn(rate: Rate, booked: datetime, now: datetime) -> datetime:
    return rate.turn(_sane(rate, booked, now), now)


def _sane(rate: Rate, booked: datetime, now: datetime) -> datetime:
    """What is booked further ahead than can be is of a clock that has been set back since."""
    return min(booked, now + rate.interval * rate.burst)


@dataclass(frozen=True, slots=True)
class Tried:
    report: str = ""  # its id; empty where the receipt opens none
    wait: timedelta = timedelta()  # until the receipt may be tried at all; nothing where it was


class Trying:
    """One for a process: tries wait for each other, so that no slow hash is made for one that is refused then."""

    def __init__(self, store: Store, hashing: Hashing, now: Callable[[], datetime]) -> None:
        self._store = store
        self._hashing = hashing
        self._now = now
        self._one = asyncio.Lock()

    async def find(self, receipt: str, asker: str) -> Tried:
        """The report of these figures. `asker` is anything by which a place is told from others; it is only hashed."""
        async with self._one:
            if waiting := await run(self._store, partial(self._wait, asker=asker)):
                return Tried(wait=waiting)
            id_ = await self._hashing.id_of(receipt)
            return await run(self._store, partial(self._tried, id_=id_, asker=asker))

    async def _wait(self, tx: Transaction, asker: str) -> timedelta:
        return wait((await self._counts(tx, asker))[0], self._now())

    async def _tried(self, tx: Transaction, id_: str, asker: str) -> Tried:
        """A right one leaves no trace: that somebody holds a receipt tells that they have reported.

        Nor is it told where other processes have used up the tries since this one began, or each of them would give
        one more.
        """
        counts, ids = await self._counts(tx, asker)
        if waiting := wait(counts, self._now()):
            return Tried(wait=waiting)
        if found := await tx.get(Receipt, id_):
            return Tried(found.report)
        after = counted(counts, self._now())
        for one, booked in zip(ids, (after.asker, after.overall), strict=True):
            await tx.put(Guesses(one, booked, booked))
        return Tried()

    async def _counts(self, tx: Transaction, asker: str) -> tuple[Counts, tuple[str, str]]:
        key = bytes.fromhex((await receipts.keys_alive(tx, self._now()))[0].secret)
        ids = keyed(key, "guesses", asker), keyed(key, "guesses of all")
        kept = [await tx.get(Guesses, one) for one in ids]
        booked = [one.booked if one else self._now() for one in kept]
        return Counts(*booked), ids
