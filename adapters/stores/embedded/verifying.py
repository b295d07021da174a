"""The journal read back while it is in use: memory may be whole long after the disk has begun to forget."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from adapters.stores.embedded import frames

BUFFER = 1 << 20  # bytes read at once


@dataclass(frozen=True, slots=True)
class Written:
    """What must stand in a journal: frames up to one number, which ends at a byte."""

    file: IO[bytes]
    seed: int
    number: int
    end: int


@contextmanager
def from_disk(path: Path) -> Iterator[IO[bytes]]:
    """The file, and not what the system remembers of it, where it can be told to forget that."""
    with path.open("rb", buffering=BUFFER) as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        yield file


def damage(written: Written) -> int | None:
    """The byte at which something else stands than was written, if it does anywhere. Blocks until all was read."""
    at = len(line := written.file.readline())
    header = frames.decode_header(line)
    if header is None or frames.seed_of(header.journal) != written.seed:
        return 0
    for number in range(1, written.number + 1):
        line = written.file.readline()
        frame = frames.decode_frame(line, written.seed)
        if frame is None or frame[0] != number:
            return at
        at += len(line)
    return None if at == written.end else at
