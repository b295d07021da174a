"""Files that hold keys: for their owner's eyes only, changed whole or not at all, and what they held is overwritten."""

import os
import shlex
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from adapters.stores.rows import BusyError, OpenError

LOCK = "lock"
PATIENCE = 60.0  # seconds; the longest that another process holds a keys folder, rotating a million keys, is below this
POLL = 0.002  # seconds
DRAFT = ".new"


class HeldError(BusyError):
    """Another process doesn't let go of the lock."""


class LooseError(OpenError):
    """Others on this machine can read a file that holds keys."""


def make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Alone among all threads and processes with a keys folder. HeldError where another doesn't let go of it."""
    folder.stat()  # the lock would make a folder that is missing
    lock = FileLock(folder / LOCK, timeout=PATIENCE, mode=0o600, poll_interval=POLL, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        message = f"Another process has held {folder / LOCK} for {PATIENCE:.0f} seconds. Stop it, then start again."
        raise HeldError(message) from error
    try:
        yield
    finally:
        lock.release()


def check_mode(path: Path, mode: int) -> None:
    if sys.platform != "win32" and stat.S_IMODE(mode) & 0o077:
        words = shlex.quote(str(path))
        message = f"Others on this machine can read {path}, which holds keys. Run: chmod 600 {words}"
        raise LooseError(message)


def read(path: Path) -> bytes:
    """All of a file, as `replace` left it."""
    while True:
        with path.open("rb") as file:
            content = file.read()
            state = os.fstat(file.fileno())
        if state.st_nlink:  # else it was replaced, and may have been overwritten, while it was read
            check_mode(path, state.st_mode)
            return content


def replace(path: Path, content: bytes) -> None:
    """Durable once it returns; what the file held before is then overwritten. Call it under the lock."""
    draft = path.with_name(path.name + DRAFT)
    discard(draft)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        discard(draft)
        raise
    if sys.platform == "win32" or not path.exists():  # Windows replaces no file that is open
        draft.replace(path)
        sync_folder(path.parent)
        return
    with path.open("r+b", buffering=0) as old:
        draft.replace(path)
        sync_folder(path.parent)
        _overwrite(old)


def discard(path: Path) -> None:
    """Overwrite and remove what a process that ended midway may have left."""
    if path.exists():
        with path.open("r+b", buffering=0) as file:
            _overwrite(file)
        path.unlink()


def write_all(file: IO[bytes], content: bytes) -> None:
    """A file without a buffer takes as much as fits, without an error."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def _overwrite(file: IO[bytes]) -> None:
    file.seek(0)
    write_all(file, bytes(os.fstat(file.fileno()).st_size))
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make durable which names the folder holds. Windows offers no such thing."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
