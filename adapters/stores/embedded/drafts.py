"""A new file that is to take the journal's place, and what it takes to go on writing one."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from adapters.stores.embedded import frames
from adapters.stores.embedded.disk import Disk

SYNC_EVERY = 1 << 18  # bytes of a draft that are written between two syncs, so that no other sync has to wait for more


@dataclass(slots=True)
class Tape:
    """An open file, and where and how its next frame is written."""

    file: int
    seed: int
    number: int  # of its last frame
    end: int  # byte after its last frame


class Draft:
    """A new file that is to take the journal's place."""

    def __init__(self, disk: Disk, path: Path) -> None:
        self.path = path
        self._disk = disk
        self._synced = 0
        self._closed = False
        journal = secrets.token_hex(16)
        self.tape = Tape(disk.open(path, new=True), frames.seed_of(journal), 0, 0)
        try:
            self._write(frames.encode_header(journal))
        except OSError:
            self.discard()
            raise

    def append(self, changes: bytes) -> None:
        self._write(frames.encode_frame(self.tape.seed, self.tape.number + 1, changes))
        self.tape.number += 1

    def sync(self) -> None:
        self._disk.sync(self.tape.file)
        self._synced = self.tape.end

    def discard(self) -> None:
        """Remove it. Where that fails, it is removed when the journal is opened again."""
        with suppress(OSError):
            self.close()
        with suppress(OSError):
            self._disk.remove(self.path)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._disk.close(self.tape.file)

    def _write(self, data: bytes) -> None:
        self._disk.write(self.tape.file, data, self.tape.end)
        self.tape.end += len(data)
        if self.tape.end - self._synced >= SYNC_EVERY:
            self.sync()
