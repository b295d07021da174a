"""The journal as it is read when the store is opened: what a crash leaves is cut off, anything else is refused."""

import logging
from collections.abc import Callable
from pathlib import Path

from adapters.stores.embedded import frames
from adapters.stores.embedded.disk import Disk
from adapters.stores.embedded.drafts import Tape
from adapters.stores.embedded.frames import Change
from adapters.stores.rows import DamagedError, NewerError

BUFFER = 1 << 20  # bytes read at once

log = logging.getLogger(__name__)


def replay(path: Path, disk: Disk, take: Callable[[list[Change]], None]) -> tuple[Tape, int]:
    """Hand over every change in the file, oldest first. An end that a crash left unfinished is cut off.

    Returns where the next frame goes, and the byte up to which the file was written anew by its last compaction.
    DamagedError, NewerError or OSError, and nothing was changed.
    """
    with path.open("rb", buffering=BUFFER) as file:
        line = file.readline()
        header = frames.decode_header(line)
        if header is None:
            raise _damaged(path, 0)
        if header.format > frames.FORMAT:
            raise NewerError(
                f"A newer version of the bot wrote {path} (format {header.format}; this version reads up to "
                f"{frames.FORMAT}). Nothing was changed. Install that version, or a newer one."
            )
        seed = frames.seed_of(header.journal)
        number, end, base, rest = 0, len(line), 0, b""
        for line in file:
            frame = frames.decode_frame(line, seed)
            if frame is None:
                rest = line + file.read()
                break
            if frame[0] != number + 1:
                raise _damaged(path, end)
            take(frame[1])
            number += 1
            end += len(line)
            if not frame[1]:  # it ends what was written as short as it could be
                base = end
    if rest and not frames.torn(rest, end, seed):
        raise _damaged(path, end)
    tape = Tape(disk.open(path), seed, number, end)
    if rest:
        _cut(path, disk, tape, len(rest))
    return tape, base


def _cut(path: Path, disk: Disk, tape: Tape, size: int) -> None:
    try:
        disk.truncate(tape.file, tape.end)
        disk.sync(tape.file)
    except OSError:
        disk.close(tape.file)
        raise
    log.warning("cut %d bytes off the end of %s: a write that a crash left unfinished", size, path)


def _damaged(path: Path, at: int) -> DamagedError:
    return DamagedError(
        f"{path} is damaged at byte {at}: what is there is not what was written. Nothing was changed. "
        "Keep this file, and restore the last backup into an empty data folder with "
        "`agreement-bot store restore BACKUP`."
    )
