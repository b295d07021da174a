"""What runs all the time beside the pages: it must never end by itself, and some of it must be seen to do something."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot import faults

OUTBOX = "outbox"
LOOKS_WITHIN = 120.0  # seconds: four times the longest that the outbox rests where the store fails

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Workers:
    clock: Callable[[], float] = time.monotonic
    _tasks: dict[str, list[asyncio.Task[None]]] = field(default_factory=dict)
    _looked: float | None = None

    def working(self, name: str, task: asyncio.Task[None]) -> None:
        self._tasks.setdefault(name, []).append(task)
        if name == OUTBOX:
            self.looked()
        task.add_done_callback(lambda ended: _told(name, ended))

    def looked(self) -> None:
        """The outbox, for what is due."""
        self._looked = self.clock()

    def state(self) -> Mapping[str, bool]:
        """Whether each part works."""
        found = {name: not any(task.done() for task in tasks) for name, tasks in self._tasks.items()}
        if self._looked is not None and self.clock() - self._looked > LOOKS_WITHIN:
            found[OUTBOX] = False
        return found


def _told(name: str, ended: asyncio.Task[None]) -> None:
    if not ended.cancelled() and (error := ended.exception()):
        log.error("%s has ended, and the bot must be started again: %s", name, faults.told(error))
