"""The file that everything is written to: frames appended and synced, one after the other, and never changed."""

import errno
import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from adapters.stores.embedded import frames, verifying
from adapters.stores.embedded.disk import MOVES_OPEN_FILES, Disk
from adapters.stores.embedded.drafts import Draft
from adapters.stores.embedded.frames import Change
from adapters.stores.embedded.replaying import replay
from adapters.stores.embedded.verifying import Written
from bot.store import FullError, StoppedError, StoreError

NAME = "journal"
DRAFT = "journal.new"
LEAST = 4 << 20  # bytes below which a journal is not compacted
GROWTH = 2.0  # times its size after the last compaction, from which on it is

log = logging.getLogger(__name__)


class Journal:
    """Appends from one thread while another writes the draft of a shorter file, and then puts it in this one's place.

    Errors are those of `bot.store`. `stopped` is why nothing more is written, once that is so.
    """

    def __init__(self, folder: Path, disk: Disk, least: int = LEAST, growth: float = GROWTH) -> None:
        self.path = folder / NAME
        self.stopped: str | None = None
        self._disk = disk
        self._least, self._growth = least, growth
        self._one = threading.Lock()  # appending and replacing keep each other out
        self._missed: deque[bytes] | None = None  # what a draft under way still lacks

    def open(self, take: Callable[[list[Change]], None]) -> None:
        """Hand over every change there is, oldest first. OpenError or OSError, and nothing was changed."""
        draft = self._draft_path()
        if draft.exists():
            self._disk.remove(draft)
        if not self.path.exists():
            self._create()
        self._tape, base = replay(self.path, self._disk, take)
        self._due_at = self._next_due(base)

    @property
    def size(self) -> int:
        return self._tape.end

    @property
    def compaction_due(self) -> bool:
        return self._tape.end > self._due_at and self._missed is None and self.stopped is None

    @property
    def undisturbed(self) -> bool:
        """Whether nobody else writes to the disk now, for whom an append might have to wait."""
        return self._missed is None and not self._one.locked()

    def append(self, changes: bytes) -> None:
        """Make changes durable; or raise StoreError, and they are not there."""
        with self._one:
            self.refuse_if_stopped()
            tape = self._tape
            frame = frames.encode_frame(tape.seed, tape.number + 1, changes)
            try:
                self._disk.write(tape.file, frame, tape.end)
            except OSError as error:
                self._cut_back()
                raise not_written(error, self.path) from error
            try:
                self._disk.sync(tape.file)
            except OSError as error:
                raise self.stop(f"what was written could not be made durable ({error})") from error
            tape.number += 1
            tape.end += len(frame)
            if self._missed is not None:
                self._missed.append(changes)

    def damage(self) -> int | None:
        """The byte at which the file is not what was written, if it is not; read while others go on. Or OSError."""
        with ExitStack() as stack:
            with self._one:  # another file may take its place as soon as this one is open
                tape = self._tape
                file = stack.enter_context(verifying.from_disk(self.path))
                written = Written(file, tape.seed, tape.number, tape.end)
            return verifying.damage(written)

    def stop(self, cause: str) -> StoppedError:
        """Write nothing more: what the disk holds is no longer known. Returns what every later operation raises."""
        self.stopped = (
            f"The store in {self.path.parent} has stopped, because {cause}. "
            "Check the disk, then start the bot again: what was acknowledged is read back from there."
        )
        log.error("%s", self.stopped)
        return StoppedError(self.stopped)

    def refuse_if_stopped(self) -> None:
        if self.stopped is not None:
            raise StoppedError(self.stopped)

    def draft(self) -> Draft:
        return Draft(self._disk, self._draft_path())

    def follow(self) -> None:
        """From now on remember what is appended, for a draft that starts from how things are now."""
        self._missed = deque()

    def missed(self) -> list[bytes]:
        """What was appended since this was last asked."""
        waiting = self._missed
        return [waiting.popleft() for _ in range(len(waiting))] if waiting else []

    def give_up(self, draft: Draft | None) -> None:
        """Go on without the draft, and try again once a quarter more has been written."""
        self._missed = None
        self._due_at = self._tape.end + max(self._tape.end, self._least) // 4
        if draft is not None and draft.tape is not self._tape:
            draft.discard()

    def replace(self, draft: Draft, base: int) -> None:
        """Put the draft, and what it still misses, in this file's place. OSError, and this file goes on.

        `base` is how many bytes of the draft hold what is kept and nothing else: the next compaction is due by it.
        """
        with self._one:
            self.refuse_if_stopped()
            for changes in self.missed():
                draft.append(changes)
            draft.sync()
            left = self._put_in_place(draft)
            self._missed = None
            self._due_at = self._next_due(base)
            try:
                self._disk.sync_folder(self.path.parent)
            except OSError as error:
                raise self.stop(f"its folder could not be made durable ({error})") from error
        if left is not None:
            with suppress(OSError):  # nothing of the old file is needed any more; freeing it takes a while
                self._disk.close(left)

    def close(self) -> None:
        self._disk.close(self._tape.file)

    def _next_due(self, base: int) -> int:
        return max(self._least, int(base * self._growth))

    def _draft_path(self) -> Path:
        return self.path.with_name(DRAFT)

    def _create(self) -> None:
        draft = self.draft()
        try:
            draft.sync()
            draft.close()
            self._disk.replace(draft.path, self.path)
            self._disk.sync_folder(self.path.parent)
        except OSError:
            draft.discard()
            raise

    def _put_in_place(self, draft: Draft) -> int | None:
        """Returns the old file, if it is still open."""
        old = self._tape.file
        if MOVES_OPEN_FILES:
            self._disk.replace(draft.path, self.path)
            self._tape = draft.tape
            return old
        self._disk.close(old)
        draft.close()
        try:
            self._disk.replace(draft.path, self.path)
            self._tape = draft.tape
        finally:
            self._tape.file = self._disk.open(self.path)
        return None

    def _cut_back(self) -> None:
        try:
            self._disk.truncate(self._tape.file, self._tape.end)
        except OSError as error:
            raise self.stop(f"an unfinished write could not be taken back ({error})") from error


def not_written(error: OSError, path: Path) -> StoreError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FullError(
            f"There is no room left for {path}. What was acknowledged is safe. Make room, and writing works again."
        )
    return StoreError(f"{path} could not be written ({error}). What was acknowledged is safe.")
