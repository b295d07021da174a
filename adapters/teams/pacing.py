"""Whose turn it is among all that one process sends to Teams."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.pace import Rate

_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)  # of a clock that nobody sets
_MOST = 10_000  # lanes that are remembered


@dataclass(slots=True)
class Pacing:
    clock: Callable[[], float] = time.monotonic
    _booked: dict[tuple[str, Rate], datetime] = field(default_factory=dict, repr=False)

    def turn(self, lane: str, rates: Sequence[Rate], patience: timedelta) -> timedelta | None:
        """How long to wait; the turn is taken. None where it would be longer than `patience`, and nothing is taken."""
        now = self._now()
        turn = max(rate.turn(self._booked.get((lane, rate), now), now) for rate in rates)
        if turn - now > patience:
            return None
        self._forget(now)
        for rate in rates:
            self._booked[lane, rate] = rate.taken(self._booked.get((lane, rate), now), turn)
        return turn - now

    def close(self, lane: str, rates: Sequence[Rate], wait: timedelta) -> None:
        """Nothing goes through this lane until the wait is over."""
        now = self._now()
        for rate in rates:
            booked = self._booked.get((lane, rate), now)
            self._booked[lane, rate] = max(booked, rate.closed(now + wait))

    def _now(self) -> datetime:
        return _BEGINNING + timedelta(seconds=self.clock())

    def _forget(self, now: datetime) -> None:
        if len(self._booked) > _MOST:
            self._booked = {lane: until for lane, until in self._booked.items() if until > now}
