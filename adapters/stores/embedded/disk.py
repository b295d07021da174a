"""The operations on files that must not fail unseen. Tests put a faulty disk in its place."""

import errno
import os
import sys
from pathlib import Path

from adapters.stores import files

FILE_MODE = 0o600
MOVES_OPEN_FILES = sys.platform != "win32"  # Windows renames nothing that is open, nor onto what is open


class Disk:
    """Each operation is done whole, or raises OSError. A write is durable only once its file was synced."""

    def open(self, path: Path, *, new: bool = False) -> int:
        """The handle of a file, emptied first where it must be new."""
        flags = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        return os.open(path, flags | os.O_CREAT | os.O_TRUNC if new else flags, FILE_MODE)

    def write(self, file: int, data: bytes, at: int) -> None:
        left = memoryview(data)
        while left:
            written = _write_some(file, left, at)
            if written == 0:
                raise OSError(errno.EIO, "the system wrote nothing and gave no reason")
            left = left[written:]
            at += written

    def sync(self, file: int) -> None:
        """Wait until all that was written is on the medium, not in a cache."""
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415 - Windows has none

            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
        elif sys.platform == "win32":
            os.fsync(file)
        else:
            os.fdatasync(file)

    def truncate(self, file: int, size: int) -> None:
        os.ftruncate(file, size)

    def close(self, file: int) -> None:
        os.close(file)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        files.sync_folder(folder)


if sys.platform == "win32":

    def _write_some(file: int, data: memoryview, at: int) -> int:
        os.lseek(file, at, os.SEEK_SET)
        return os.write(file, data)
else:

    def _write_some(file: int, data: memoryview, at: int) -> int:
        return os.pwrite(file, data, at)
