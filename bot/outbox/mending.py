"""When to mend what a clock that was set back has left behind; delivery waits for none of it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.faults import told
from bot.outbox.clock import Watch, mend
from bot.store import Store

AGAIN = 300.0  # seconds after which a mending that failed is tried again

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Mending:
    store: Store
    lease: float  # seconds
    every: float  # seconds
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    _watch: Watch = field(init=False)
    _back: timedelta = timedelta()  # by how much the clock was set back since the last mending
    _next: float = float("-inf")

    def __post_init__(self) -> None:
        self._watch = Watch(self.now, self.monotonic)

    def at_once(self) -> None:
        """The store may have been away for long."""
        self._next = float("-inf")

    async def when_due(self) -> None:
        """Mend if the clock was set back, or if it is time. Where that fails, what is due is delivered all the same."""
        if back := self._watch.went_back():
            self._back += back
            self.at_once()
        if self.monotonic() < self._next:
            return
        try:
            found = await mend(self.store, self.now(), timedelta(seconds=self.lease), self._back)
        except Exception as error:  # noqa: BLE001 - whatever it is, there is another time
            self._next = self.monotonic() + AGAIN
            log.error("what a clock may have left is not mended: %s", told(error))  # noqa: TRY400 - its words may hold somebody's
            return
        self._next, self._back = self.monotonic() + self.every, timedelta()
        if found:
            log.warning("the clock was set back: %d notices were brought back with it", found)
