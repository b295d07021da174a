"""What `doctor` sees of the computer: Python, and room where the bot writes."""

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from adapters.finding import Finding, look, mend, well
from adapters.settings import PREFIX, Settings
from adapters.stores import opening

DATA = 200_000_000  # bytes: the index, its cache and some room
KEYS = 20_000_000  # a rotation writes the vault anew beside the old one
TEMPORARY = 50_000_000  # documents and pictures while they are made
TIGHT = 5  # times the least: below this it is time to look


def examine(chosen: Settings) -> Iterator[Finding]:
    version = f"{metadata.version('agreement-bot')}, on Python {platform.python_version()}, {platform.system()}"
    yield well("version", version)
    yield _room("data folder", chosen.data_dir, DATA, f"name another with {PREFIX}DATA_DIR, or mend its rights")
    where = opening.place(chosen)
    if isinstance(where, Path) and not where.is_relative_to(chosen.data_dir):
        yield _room("store's folder", where, DATA, f"name another with {PREFIX}DATABASE_URL, or mend its rights")
    if chosen.keys_dir:
        yield _room("keys' folder", chosen.keys_dir, KEYS, f"name another with {PREFIX}KEYS_DIR, or mend its rights")
    yield _temporary()


def _temporary() -> Finding:
    try:
        folder = Path(tempfile.gettempdir())
    except FileNotFoundError:
        return mend("temporary files", "there is no folder for them that can be written: name one with TMPDIR")
    return _room("temporary files", folder, TEMPORARY, "name another with TMPDIR, or mend its rights")


def _room(name: str, folder: Path, least: int, otherwise: str) -> Finding:
    """`least`: bytes."""
    try:
        there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
        free = shutil.disk_usage(there).free
    except OSError as error:
        return mend(name, f"{folder} cannot be looked at ({error.strerror}): {otherwise}")
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return mend(name, f"{folder} cannot be written; {otherwise}")
    words = f"{folder}, {free // 1_000_000:,} MB free"
    if free < least:
        return mend(name, f"{words}: make room, {least // 1_000_000} MB at least")
    if free < TIGHT * least:
        return look(name, f"{words}: that will soon be too little, so make room")
    return well(name, words)
