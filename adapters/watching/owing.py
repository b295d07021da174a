"""How much the outbox owes, and for how long: of those things that are counted, or of none."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from adapters.stores.rows import Row
from adapters.watching.coarse import drawn
from adapters.watching.metrics import STEPS
from bot.outbox.after import LONGEST_PAUSE
from bot.records import State

MOST = 5_000  # notices that are looked at: of more, the oldest

Looked = Callable[[datetime, int], Awaitable[tuple[Row, ...]]]  # the notices due by a time, that many, oldest first


@dataclass(frozen=True, slots=True)
class Owing:
    look: Looked
    now: Callable[[], datetime]
    secret: bytes = field(repr=False)

    def counted(self, about: str) -> bool:
        return drawn(self.secret, about, STEPS.subjects)

    async def owed(self) -> tuple[int, float]:
        """How many of what is counted wait to be sent, and for how many seconds the oldest of them has.

        What was tried and is to be tried again waits, too.
        """
        now = self.now()
        waiting = [
            datetime.fromisoformat(str(one.fields["first_due"]))
            for one in await self.look(now + LONGEST_PAUSE, MOST)
            if one.fields.get("state", State.WAITING) == State.WAITING
            and ((one.due is not None and one.due <= now) or one.fields.get("attempts", 0))
            and self.counted(str(one.fields["about"]))
        ]
        return len(waiting), max(((now - one).total_seconds() for one in waiting), default=0.0)
