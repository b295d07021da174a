"""Group commit: whatever queued while one write was under way is made durable by the next, all at once."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from adapters.stores.embedded.frames import Change
from adapters.stores.embedded.journal import Journal
from bot.store import StoreError


@dataclass(slots=True, eq=False)
class Commit:
    """A transaction that was applied in memory and is not yet known to be durable."""

    changes: bytes
    back: list[Change]  # what takes it back, oldest first
    waiting: list[asyncio.Future[None]] = field(default_factory=list)


class Committer:
    """Owns the one thread that appends. All else runs on the loop.

    `undo` is called with what must be taken back from memory, the latest first, because it will never be durable.
    """

    def __init__(self, journal: Journal, undo: Callable[[StoreError, Iterable[Change]], None]) -> None:
        self._journal = journal
        self._undo = undo
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[Commit | None] = SimpleQueue()
        self._last: Commit | None = None  # what is not settled before this is not either
        self._undone = threading.Event()
        self._thread = threading.Thread(target=self._write, name="store writer", daemon=True)
        self._thread.start()

    def queue(self, changes: bytes, back: list[Change]) -> None:
        self._last = Commit(changes, back)
        self._queue.put(self._last)

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

    def _write(self) -> None:
        with suppress(RuntimeError):  # the loop was closed: nobody waits any more
            while (first := self._queue.get()) is not None:
                batch = [first, *self._queued()]
                try:
                    self._journal.append(b",".join(commit.changes for commit in batch))
                except StoreError as error:
                    self._fail(batch, error)
                except Exception as error:  # noqa: BLE001 - whatever it is, those who wait must hear of it
                    self._fail(batch, self._journal.stop(f"writing failed in an unforeseen way ({error!r})"))
                else:
                    self._loop.call_soon_threadsafe(self._succeeded, batch)

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
        for commit in batch:
            if commit is self._last:
                self._last = None
            for future in commit.waiting:
                if not future.done():
                    future.set_result(None)

    def _failed(self, batch: list[Commit], error: StoreError) -> None:
        lost = [*batch, *self._queued()]
        self._undo(error, (change for commit in reversed(lost) for change in reversed(commit.back)))
        self._last = None
        self._undone.set()
        for commit in lost:
            for future in commit.waiting:
                if not future.done():
                    future.set_exception(_another(error))


def _another(error: StoreError) -> StoreError:
    """Its own instance for each who waits: a raised error gathers the trace of where it was raised."""
    copy = type(error)(*error.args)
    copy.__cause__ = error.__cause__
    return copy
