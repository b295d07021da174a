"""Whether the store can keep something, and how long that takes: tried now and then, whatever people do meanwhile.

What people do is not timed: how fast the store is can be known without it, and when somebody used it cannot then be
seen.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from adapters.watching.metrics import FAILED, KEPT, READ, WRITE, Metrics
from bot import faults
from bot.store import FullError, StoppedError

EVERY = 20.0  # seconds
WITHIN = 10.0  # seconds for one
OLDEST = 60.0  # seconds for which what was found is believed

NO_ROOM = "there is no room to keep anything: make room on the disk of the store"
STOPPED = "the store has stopped, so as not to lose anything: the bot must be started again"
AWAY = "the store cannot keep anything just now"
NO_KEYS = "the keys are not where they were: put the folder of the keys back"
NOT_TRIED = "it has not been tried for a while whether the store can keep anything"

Try = Callable[[], Awaitable[None]]  # raises what is wrong

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Probing:
    """`keys` says whether all that is needed to open what is kept lies in its place."""

    read: Try
    write: Try
    keys: Callable[[], bool]
    metrics: Metrics
    clock: Callable[[], float] = time.monotonic
    _wrong: str = ""
    _tried: float | None = None  # when; None: nobody tries

    @property
    def wrong(self) -> str:
        """In plain words that tell outsiders nothing; empty where nothing is."""
        if self._tried is not None and self.clock() - self._tried > OLDEST:
            return NOT_TRIED
        return self._wrong

    async def keep_trying(self, stop: asyncio.Event, every: float = EVERY) -> None:
        while not stop.is_set():
            before, self._wrong = self._wrong, await self._found()
            self._tried = self.clock()
            self.metrics.probes.labels(FAILED if self._wrong else KEPT).inc()
            if self._wrong and self._wrong != before:
                log.error("not ready: %s", self._wrong)
            elif before and not self._wrong:
                log.warning("ready again")
            with suppress(TimeoutError):
                async with asyncio.timeout(every):
                    await stop.wait()

    async def _found(self) -> str:
        try:
            async with asyncio.timeout(WITHIN):
                await self._timed(READ, self.read)
                await self._timed(WRITE, self.write)
                return "" if await asyncio.to_thread(self.keys) else NO_KEYS
        except FullError:
            return NO_ROOM
        except StoppedError:
            return STOPPED
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing can be kept
            log.info("a try of the store failed: %s", faults.told(error))
            return AWAY

    async def _timed(self, operation: str, work: Try) -> None:
        began = self.clock()
        await work()
        self.metrics.store.labels(operation).observe(self.clock() - began)
