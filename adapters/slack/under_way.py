"""What is still being done when Slack has its answer already; finished before the process ends."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field

from bot import faults

AT_ONCE = 64  # most of them wait for Slack
DRAIN = 15.0  # seconds

log = logging.getLogger(__name__)


@dataclass(slots=True)
class UnderWay:
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def begin(self, work: Coroutine[None, None, None]) -> None:
        self.watch(asyncio.create_task(self._in_turn(work)))

    def watch(self, task: asyncio.Task[None]) -> None:
        """One that runs already."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=DRAIN)
        for task in tuple(self._tasks):
            task.cancel()

    async def _in_turn(self, work: Coroutine[None, None, None]) -> None:
        async with self._room:
            try:
                await work
            except Exception as error:  # noqa: BLE001 - the outermost edge: nobody waits for this task
                log.error("an answer was not delivered: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
