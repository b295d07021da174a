"""Whether the loop turns: a beat within it, and a thread that listens to it from outside."""

import asyncio
import logging
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from bot import faults

EVERY = 0.5  # seconds between two beats
STUCK = 10.0  # seconds without one

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Pulse:
    every: float = EVERY
    stuck: float = STUCK
    clock: Callable[[], float] = time.monotonic
    _last: float | None = None  # beat; None: nobody listens
    _longest: float = 0.0  # seconds by which a beat came late, since somebody asked

    @property
    def alive(self) -> bool:
        return self._last is None or self.clock() - self._last < self.stuck

    def longest(self) -> float:
        """Seconds for which nothing else was done, at most, since this was asked last."""
        found, self._longest = self._longest, 0.0
        return found

    @asynccontextmanager
    async def beating(self) -> AsyncIterator[None]:
        self._last = self.clock()
        watched = _Watched(self, threading.get_ident())
        thread = threading.Thread(target=watched.listen, name="pulse", daemon=True)
        beats = asyncio.create_task(self._beat())
        thread.start()
        try:
            yield
        finally:
            watched.over.set()
            beats.cancel()
            with suppress(asyncio.CancelledError):
                await beats
            self._last = None

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self.every)
            now = self.clock()
            self._longest = max(self._longest, now - (self._last or now) - self.every)
            self._last = now


@dataclass(slots=True)
class _Watched:
    """Runs in a thread of its own, which a loop that stands still does not hold up."""

    pulse: Pulse
    loop: int  # the thread of it
    over: threading.Event = field(default_factory=threading.Event)

    def listen(self) -> None:
        told = False
        while not self.over.wait(self.pulse.every):
            if self.pulse.alive:
                told = False
            elif not told:
                told = True
                where = _place(sys._current_frames().get(self.loop))  # noqa: SLF001 - Python has no other name for it
                log.error("nothing has been done for %.0f seconds; it stands in %s", self.pulse.stuck, where)


def _place(frame: FrameType | None) -> str:
    """Where in this project; else where at all."""
    found = frame
    while found and not faults.ours(found.f_code.co_filename):
        found = found.f_back
    there = found or frame
    return f"{Path(there.f_code.co_filename).name}:{there.f_lineno}" if there else "?"
