"""Rates that a platform allows, kept by one timestamp a lane (GCRA): until when it is booked out.

Each send books one `interval`, from now or from where the lane is booked already; it may go once the lane is booked for
at most `burst - 1` intervals ahead. So any stretch of time W, both ends included, sees at most
`burst + floor(W / interval)` sends.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Rate:
    interval: timedelta
    burst: int = 1

    def turn(self, booked: datetime, now: datetime) -> datetime:
        """When the next may go; `now` where it may go at once."""
        return max(now, booked - self._ahead)

    def taken(self, booked: datetime, at: datetime) -> datetime:
        """Until when the lane is booked once something goes `at`."""
        return max(booked, at) + self.interval

    def closed(self, until: datetime) -> datetime:
        """Until when the lane is booked if nothing may go before `until`."""
        return until + self._ahead

    @property
    def _ahead(self) -> timedelta:
        return self.interval * (self.burst - 1)


def at_most(most: int, within: timedelta, burst: int = 1) -> Rate:
    """The quickest rate that never lets more than `most` go within any such time, of which `burst` may go at once."""
    if not 1 <= burst <= most:
        message = f"of {most} at most {most} can go at once, not {burst}"
        raise ValueError(message)
    return Rate(within / (most - burst + 1) + TICK, burst)
