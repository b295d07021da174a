"""When it is somebody's turn to be asked: 14 days of every 60, begun on a day of their own. Pure.

So whoever was asked once in a turn is asked next at least 46 days later, though nobody has to keep that they were.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.memory import keyed

PERIOD, LENGTH = timedelta(days=60), timedelta(days=14)
EARLIER = timedelta(days=1)  # how long before a turn begins a process must have run to ask in it
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Turn:
    begins: datetime

    @property
    def ends(self) -> datetime:
        return self.begins + LENGTH

    def holds(self, now: datetime) -> bool:
        return self.begins <= now < self.ends


def under_way(who: str, now: datetime, secret: bytes) -> Turn:
    """The turn that is theirs now, or the next."""
    offset = timedelta(seconds=int(keyed(secret, "turn", who)[:12], 16) % int(PERIOD.total_seconds()))
    begins = _FIRST + offset + (now - _FIRST - offset) // PERIOD * PERIOD
    return Turn(begins if now < begins + LENGTH else begins + PERIOD)
