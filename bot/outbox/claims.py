"""What this process has under way, and the leases that it holds on it."""

import logging
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.faults import told
from bot.outbox.after import leased
from bot.records import Notice
from bot.store import Store, Transaction, UnreadableError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """What one claim took, and until when by the monotonic clock."""

    notices: tuple[Notice, ...]
    ends: float


@dataclass(slots=True)
class Claims:
    store: Store
    lease: float  # seconds
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    # One for the whole process: what was claimed again here while it is under way here is still its own.
    _lease: str = field(default_factory=lambda: secrets.token_hex(8))
    _under_way: dict[str, Notice] = field(default_factory=dict)  # as last claimed
    _claimed_again: dict[str, Notice] = field(default_factory=dict)  # while they were under way here

    @property
    def count(self) -> int:
        """How many are under way."""
        return len(self._under_way)

    async def take(self, most: int) -> Taken:
        """Up to so many that are due, under a lease that begins now. They are under way until they are put down."""
        ends = self.monotonic() + self.lease
        if most <= 0:
            return Taken((), ends)
        now = self.now()
        until = now + timedelta(seconds=self.lease)
        claimed = await self.store.claim(Notice, now, most, lambda owed: leased(owed, self._lease, now, until))
        # One that is under way here was claimed again because the clock went forward, or it was put back a moment ago.
        # It goes on under the new lease; should it be over without that, it is taken up next time.
        left = [one for name, one in self._claimed_again.items() if name not in self._under_way]
        fresh = {one.id: one for one in (*left, *claimed) if one.id not in self._under_way}
        self._claimed_again = {one.id: one for one in (*self._claimed_again.values(), *claimed) if one.id not in fresh}
        self._under_way.update((one.id, one) for one in (*left, *claimed))
        return Taken(tuple(fresh.values()), ends)

    def put_down(self, ids: Iterable[str]) -> None:
        for one in ids:
            del self._under_way[one]

    async def ours(self, tx: Transaction, claimed: str) -> Notice | None:
        """As it is kept, unless it was withdrawn, is somebody else's by now, or cannot be opened any more."""
        try:
            kept = await tx.get(Notice, claimed) if claimed in self._under_way else None
        except UnreadableError as error:
            log.error("a notice that was taken up is left: %s", told(error))  # noqa: TRY400 - its words may hold somebody's
            return None
        return kept if kept and kept.lease == self._lease else None

    def leaves_time(self, claimed: str, ends: float, seconds: float) -> bool:
        """Whether what takes so long ends within the lease, by both clocks: either may have been stopped or set."""
        last = self._under_way[claimed].due - timedelta(seconds=seconds)
        return self.monotonic() + seconds <= ends and self.now() <= last
