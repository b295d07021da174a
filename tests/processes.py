"""Processes of their own that say what they do through a pipe, until kill -9."""

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import wait
from typing import Generic, TypeVar

W = TypeVar("W")
STARTING = 120.0  # seconds, on a machine that is busy
_PRELOADED = ["__main__", __name__]

if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:
    # What is imported once need not be imported by each process; each opens everything for itself.
    PROCESSES = multiprocessing.get_context("forkserver")


def preload(name: str) -> None:
    """A module that such processes need, from the time on that the first of them starts."""
    _PRELOADED.append(name)
    if sys.platform != "win32":
        PROCESSES.set_forkserver_preload(_PRELOADED)


def left_alone() -> None:
    """The first that such a process does: whoever started it decides when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Life(Generic[W]):
    """One such process, from its start to its death, and what it said. Its last argument is the pipe."""

    def __init__(self, live: Callable[..., None], *given: object) -> None:
        self.words: list[W] = []
        self.ended = False
        self.pipe, there = PROCESSES.Pipe(duplex=False)
        self._process = PROCESSES.Process(target=live, args=(*given, there), daemon=True)
        self._process.start()
        there.close()

    def said(self, kind: type[W] | tuple[type[W], ...]) -> int:
        """How often it said something of this kind, or of these kinds."""
        return sum(isinstance(word, kind) for word in self.words)

    def hear_until(self, kind: type[W] | tuple[type[W], ...], times: int = 1) -> None:
        while self.said(kind) < times:
            assert not self.ended, "the process failed by itself; its error stands above"
            assert self.pipe.poll(STARTING), "the process says nothing"
            self.hear()

    def hear_for(self, seconds: float) -> None:
        """So that it never waits to be heard."""
        listen([self], seconds)

    def hear(self) -> None:
        try:
            self.words.append(self.pipe.recv())
        except (EOFError, OSError):  # it has ended, and its last word may have been cut short
            self.ended = True

    def kill(self) -> None:
        """kill -9. Whatever it said before is heard."""
        self._process.kill()
        while not self.ended:
            self.hear()
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        self.pipe.close()
        assert code == -signal.SIGKILL, f"the process failed by itself ({code}); its error stands above"


def listen(lives: "Sequence[Life[W]]", seconds: float) -> None:
    """Hear what they say meanwhile, so that none has to wait until it is heard."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        talking = {life.pipe: life for life in lives if not life.ended}
        if not talking:
            return
        for pipe in wait(list(talking), left):
            talking[pipe].hear()  # type: ignore[index]  # it is one of those that were waited for
