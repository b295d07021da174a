"""Group commit: whatever queued while one write was under way is made durable by the next, all at once.

A thread writes, so that a slow disk holds nobody up. But handing over and back takes half as long as a quick disk needs
to write: so a commit that is alone is written in the loop, as long as the disk has been quick.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from adapters.stores.embedded.frames import Change
from adapters.stores.embedded.journal import Journal
from bot.store import StoreError

QUICK = 0.001  # seconds that a write has usually taken, below which the loop may wait for one
AT_FIRST = 0.01  # seconds, until some writes have shown that the disk is quick
WEIGHT = 0.2  # of the latest write in what is usual


@dataclass(slots=True, eq=False)
class Commit:
    """A transaction that was applied in memory and is not yet known to be durable."""

    changes: bytes
    back: list[Change]  # what takes it back, oldest first
    waiting: list[asyncio.Future[None]] = field(default_factory=list)


class Committer:
    """Owns the one thread that appends. All else runs on the loop, and so may an append while that thread rests.

    `undo` is called with what must be taken back from memory, the latest first, because it will never be durable.
    """

    def __init__(self, journal: Journal, undo: Callable[[StoreError, Iterable[Change]], None]) -> None:
        self._journal = journal
        self._undo = undo
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[Commit | None] = SimpleQueue()
        self._gathered: list[Commit] = []  # since the loop last went round
        self._handed_over = 0  # commits that the thread has not settled
        self._usual = AT_FIRST  # seconds that a write takes
        self._last: Commit | None = None  # what is not settled before this is not either
        self._undone = threading.Event()
        self._thread = threading.Thread(target=self._write, name="store writer", daemon=True)
        self._thread.start()

    def queue(self, changes: bytes, back: list[Change]) -> None:
        self._last = Commit(changes, back)
        if not self._gathered:
            self._loop.call_soon(self._send_off)
        self._gathered.append(self._last)

    def settled(self) -> asyncio.Future[None]:
        """Done once everything queued so far is durable; StoreError where it never will be."""
        future = self._loop.create_future()
        if self._last is None:
            future.set_result(None)
        else:
            self._last.waiting.append(future)
        return future

    def close(self) -> None:
        """End the thread, once nothing is queued any more."""
        self._queue.put(None)
        self._thread.join()

    def _send_off(self) -> None:
        batch, self._gathered = self._gathered, []
        if len(batch) == 1 and not self._handed_over and self._usual < QUICK and self._journal.undisturbed:
            error = self._append(batch)
            if error is None:
                self._settle(batch)
            else:
                self._take_back(batch, error)
        else:
            self._handed_over += len(batch)
            for commit in batch:
                self._queue.put(commit)

    def _append(self, batch: list[Commit]) -> StoreError | None:
        begun = time.perf_counter()
        try:
            self._journal.append(b",".join(commit.changes for commit in batch))
        except StoreError as error:
            return error
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
            return self._journal.stop(f"writing failed in an unforeseen way ({error!r})")
        self._usual += WEIGHT * (time.perf_counter() - begun - self._usual)
        return None

    def _write(self) -> None:
        with suppress(RuntimeError):  # the loop was closed: nobody waits any more
            while (first := self._queue.get()) is not None:
                batch = [first, *self._queued()]
                error = self._append(batch)
                if error is None:
                    self._loop.call_soon_threadsafe(self._succeeded, batch)
                else:
                    self._fail(batch, error)

    def _fail(self, batch: list[Commit], error: StoreError) -> None:
        """Write nothing that was built on what failed: wait until that is undone too."""
        self._undone.clear()
        self._loop.call_soon_threadsafe(self._failed, batch, error)
        self._undone.wait()

    def _queued(self) -> list[Commit]:
        found: list[Commit] = []
        with suppress(Empty):
            while (commit := self._queue.get_nowait()) is not None:
                found.append(commit)
            self._queue.put(None)  # it is the last there ever is
        return found

    def _succeeded(self, batch: list[Commit]) -> None:
        self._handed_over -= len(batch)
        self._settle(batch)

    def _settle(self, batch: list[Commit]) -> None:
        for commit in batch:
            if commit is self._last:
                self._last = None
            for future in commit.waiting:
                if not future.done():
                    future.set_result(None)

    def _failed(self, batch: list[Commit], error: StoreError) -> None:
        lost = [*batch, *self._queued()]
        self._handed_over -= len(lost)
        self._take_back(lost, error)
        self._undone.set()

    def _take_back(self, lost: list[Commit], error: StoreError) -> None:
        lost, self._gathered = [*lost, *self._gathered], []
        self._undo(error, (change for commit in reversed(lost) for change in reversed(commit.back)))
        self._last = None
        for commit in lost:
            for future in commit.waiting:
                if not future.done():
                    future.set_exception(_another(error))


def _another(error: StoreError) -> StoreError:
    """Its own instance for each who waits: a raised error gathers the trace of where it was raised."""
    copy = type(error)(*error.args)
    copy.__cause__ = error.__cause__
    return copy
