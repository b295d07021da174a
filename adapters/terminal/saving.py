"""Documents that the bot gives out become files, which only this account can read."""

import os
from collections.abc import Iterator
from pathlib import Path

from adapters.terminal.render import clean
from bot.replies import Document, Replies

MOST = 1000  # files of one name


def save(replies: Replies, folder: Path) -> Iterator[str]:
    """What is said of each."""
    for reply in replies:
        if isinstance(reply, Document):
            try:
                yield f"Saved in {folder} as {_written(reply, folder).name}"
            except OSError as error:
                why = error.strerror or "no name is free"
                yield f"{clean(reply.name)} could not be saved in {folder} ({why}). Start chat in another folder."


def _written(document: Document, folder: Path) -> Path:
    """Never over what is there. OSError."""
    path = folder / (Path(clean(document.name).replace("\n", " ")).name.strip(". ") or "document")
    for number in range(1, MOST):
        free = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        try:
            descriptor = os.open(free, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a Path opens no descriptor
            file.write(document.content)
        return free
    raise OSError
