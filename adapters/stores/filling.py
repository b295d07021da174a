"""The folder that a copy goes to. Whatever else lies in a folder is let alone, and so are the folder's rights."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from adapters.stores.embedded import folder as embedded
from adapters.stores.embedded import frames, journal
from adapters.stores.moving import MoveError
from adapters.stores.rows import OpenError

OWN = frozenset({journal.NAME, journal.DRAFT, embedded.LOCK})
LONGEST_HEADER = 4096  # bytes


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """A new or empty folder, or an empty store's. What fails within leaves no files. MoveError, OpenError."""
    try:
        held = {path.name for path in folder.iterdir()} if folder.exists() else set()
        mode = folder.stat().st_mode & 0o7777 if folder.exists() else None
        foreign = held - OWN or (held and not _is_store(folder))
        new = [path for path in (folder, *folder.parents) if not path.exists()]
    except OSError as error:
        message = f"{folder} cannot be used for a copy ({error.strerror}): name a new or empty folder."
        raise OpenError(message) from error
    if foreign:
        message = f"{folder} holds other files: nothing was copied. Name a new folder, or an empty one."
        raise MoveError(message)
    try:
        yield
    except BaseException:
        if not held:  # else it was a store before, which takes back by itself what fails
            _emptied(folder, new)
        if mode is not None:
            with suppress(OSError):
                folder.chmod(mode)
        raise


def _is_store(folder: Path) -> bool:
    path = folder / journal.NAME
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return frames.decode_header(file.readline(LONGEST_HEADER)) is not None


def _emptied(folder: Path, new: list[Path]) -> None:
    with suppress(OSError):
        for name in OWN:
            (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        for path in new:
            path.rmdir()
