"""How long an event loop keeps others waiting, measured from inside."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

EVERY = 0.01  # seconds
_SCHEDULED = "/proc/thread-self/schedstat"  # Linux: nanoseconds on a core, nanoseconds of waiting for one


@dataclass(frozen=True, slots=True)
class Late:
    """Seconds. `own`: without those in which the machine had no core to give."""

    felt: float
    own: float


class Lateness:
    """Wakes up all the time, and notes how late."""

    def __init__(self) -> None:
        self._late: list[Late] = []

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Of the loop that runs this."""
        scheduled = os.open(_SCHEDULED, os.O_RDONLY)
        watching = asyncio.create_task(self._watch(scheduled))
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            os.close(scheduled)

    def taken(self) -> tuple[Late, ...]:
        """Since it was asked before."""
        late, self._late = tuple(self._late), []
        return late

    async def _watch(self, scheduled: int) -> None:
        while True:
            begun, queued = time.perf_counter(), _queued(scheduled)
            await asyncio.sleep(EVERY)
            felt = max(0.0, time.perf_counter() - begun - EVERY)
            self._late.append(Late(felt, max(0.0, felt - (_queued(scheduled) - queued))))


def _queued(scheduled: int) -> float:
    """Seconds, so far, that the thread was ready and had no core."""
    return int(os.pread(scheduled, 100, 0).split()[1]) / 1e9
