"""How far something is, on the terminal: one line that renews itself; in a log, a line now and then."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

import msgspec

from adapters.stores.tally import Progress

EVERY = 5.0  # seconds between two lines of a log, where no tenth was reached


class Shown:
    def __init__(self, out: TextIO | None = None, now: Callable[[], float] = time.monotonic) -> None:
        self._out = out or sys.stderr
        self._now = now
        self._doing = ""
        self._tenth = 0
        self._last = now()

    async def tell(self, progress: Progress) -> None:
        self.show(progress)

    def heard(self, said: object) -> None:
        """What the running bot says of it."""
        self.show(msgspec.convert(said, Progress))

    def show(self, progress: Progress) -> None:
        ended = 0 < progress.of <= progress.done
        if self._out.isatty():
            self._out.write(f"\r\033[K{_words(progress)}" + ("\n" if ended else ""))
            self._out.flush()
        elif self._due(progress):
            self._out.write(f"{_words(progress)}\n")
            self._out.flush()

    def _due(self, progress: Progress) -> bool:
        if progress.doing != self._doing:
            self._doing, self._tenth = progress.doing, 0
        tenth = 10 * progress.done // progress.of if progress.of else 0
        if tenth <= self._tenth and self._now() < self._last + EVERY:
            return False
        self._tenth, self._last = tenth, self._now()
        return True


def _words(progress: Progress) -> str:
    of = f" of {max(progress.of, progress.done):,}" if progress.of else ""
    return f"{progress.doing}: {progress.done:,}{of} rows"
