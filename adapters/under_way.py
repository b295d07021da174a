"""What is still being done when a platform has its answer already; finished before the process ends."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field

from adapters.refusals import Refusal
from bot import faults

AT_ONCE = 64  # most of them wait for the platform
DRAIN = 15.0  # seconds
PATIENCE = 5.0  # seconds that something waits for what came before it

log = logging.getLogger(__name__)


@dataclass(slots=True)
class UnderWay:
    patience: float = PATIENCE
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _last: dict[str, asyncio.Task[None]] = field(default_factory=dict, repr=False)
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def begin(self, work: Coroutine[None, None, None], queue: str = "") -> None:
        """What is begun in one queue is done in that order, one after the other; but nothing waits for long."""
        before = self._last.get(queue)
        task = asyncio.create_task(self._in_turn(work, before))
        self.watch(task)
        if queue:
            self._last[queue] = task
            task.add_done_callback(lambda done: self._last.pop(queue) if self._last.get(queue) is done else None)

    def watch(self, task: asyncio.Task[None]) -> None:
        """One that runs already."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=DRAIN)
        for task in tuple(self._tasks):
            task.cancel()

    async def _in_turn(self, work: Coroutine[None, None, None], before: asyncio.Task[None] | None) -> None:
        if before:
            await asyncio.wait({before}, timeout=self.patience)
        async with self._room:
            try:
                await work
            except Refusal as refusal:
                log.error("an answer was not delivered: %s", refusal)  # noqa: TRY400 - the platform's word says all
            except Exception as error:  # noqa: BLE001 - the outermost edge: nobody waits for this task
                log.error("an answer was not delivered: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
