"""What is remembered for a time is forgotten after it."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot import faults
from bot.looking import keep_looking
from bot.privacy.periods import LONGEST, Periods
from bot.privacy.shortening import shorten
from bot.records import (
    Carried,
    Enrolling,
    Gap,
    Guesses,
    Handed,
    Held,
    Installing,
    Invitation,
    Membership,
    Posted,
    ReceiptKey,
    Seen,
    Session,
    SignInLink,
    Spoken,
    Told,
    Tries,
    Unlocked,
    Unsent,
    Works,
)
from bot.store import Owed, Store, Transaction, UnreadableError, run

EVERY = 300.0  # seconds between two sweeps
MOST: Mapping[type[Owed], int] = {  # so that a flood fills no disk
    Told: 50_000,
    Seen: 50_000,
    Gap: 2_000,
    Invitation: 5_000,
    Tries: 5_000,
    Enrolling: 5_000,
    Unlocked: 50_000,
    Works: 50_000,
    Spoken: 50_000,
    Membership: 50_000,
    ReceiptKey: 100,
    Guesses: 50_000,
    Held: 50_000,
    Posted: 50_000,
    Carried: 50_000,
    Installing: 1_000,
    Unsent: 50_000,
    Handed: 500,
    SignInLink: 2_000,
    Session: 5_000,
}
AT_ONCE = 100  # records that one commit forgets
TAKEN_FOR = timedelta(minutes=1)  # by one sweep, before another process may try

log = logging.getLogger(__name__)


async def keep_sweeping(
    store: Store,
    now: Callable[[], datetime],
    stop: asyncio.Event,
    every: float = EVERY,
    keeps: Periods = LONGEST,
) -> None:
    """Until `stop` is set."""
    await keep_looking(lambda: sweep(store, now(), keeps), "what is due was not forgotten", stop, every)


async def sweep(store: Store, now: datetime, keeps: Periods = LONGEST) -> None:
    """Forget what is due, and of each kind the oldest where there are too many.

    What fails for one kind keeps nothing of another: it is logged, and made up for by a later sweep.
    """
    with _logged("what is kept for less long"):
        await shorten(store, now, keeps)
    for kind, most in MOST.items():
        with _logged(kind.kind):
            while taken := await store.claim(kind, now, AT_ONCE, lambda owed: replace(owed, due=now + TAKEN_FOR)):
                await _forget(store, taken)
        with _logged(kind.kind):
            beyond = await _beyond(store, kind, most)
            for start in range(0, len(beyond), AT_ONCE):
                await _forget(store, beyond[start : start + AT_ONCE])


@contextmanager
def _logged(kind: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is, a later sweep may go well
        log.error("of the kind %s, what is due was not all forgotten: %s", kind, faults.told(error))  # noqa: TRY400 - its words may hold somebody's


async def _beyond(store: Store, kind: type[Owed], most: int) -> Sequence[Owed]:
    async def all_of_them(tx: Transaction) -> tuple[Owed, ...]:
        return await tx.readable(kind)

    kept = await run(store, all_of_them)
    return sorted(kept, key=lambda owed: (owed.due, owed.id))[: max(0, len(kept) - most)]


async def _forget(store: Store, records: Iterable[Owed]) -> None:
    """But for those that were changed since: a place may have been told again. Nor those that do not open any more."""

    async def unchanged(tx: Transaction) -> None:
        for record in records:
            with suppress(UnreadableError):
                kept = await tx.get(type(record), record.id)
                if kept is not None and kept.due == record.due:
                    await tx.remove(type(record), record.id)

    await run(store, unchanged)
