"""Keeps imported documents: one JSON file a version, in a folder for each source. Newer never change older."""

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.documents import Imported
from knowledge.entries import Problem

FORMAT = 1

_NAME = re.compile(r"^version-(\d{1,9})\.json$")


@dataclass(frozen=True, slots=True)
class Kept:
    """Every version that can be read, oldest first, and what is wrong with the others."""

    versions: Mapping[str, tuple[Imported, ...]]
    problems: tuple[Problem, ...]


def imported(folder: Path) -> Mapping[str, Imported]:
    """The newest version of each source that can be read."""
    return {source: versions[-1] for source, versions in kept(folder).versions.items()}


def kept(folder: Path) -> Kept:
    """Read everything that was imported. A damaged file is told, and the version before it is used."""
    versions: dict[str, list[Imported]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*/version-*.json"), key=lambda path: (path.parent.name, number(path))):
        if not number(path):
            continue
        try:
            found = _read(path)
        except OSError as error:
            problems.append(_problem(path, f"cannot be opened ({error.strerror})"))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            problems.append(_problem(path, "is damaged"))
        else:
            versions.setdefault(found.source, []).append(found)
    return Kept({source: tuple(found) for source, found in versions.items()}, tuple(problems))


def number(path: Path) -> int:
    """The version that a file holds, by its name; 0 for any other file."""
    found = _NAME.match(path.name)
    return int(found[1]) if found else 0


def next_version(folder: Path, source: str) -> int:
    """One more than the highest so far, damaged ones included."""
    return 1 + max((number(path) for path in (folder / source).glob("version-*.json")), default=0)


def keep(folder: Path, document: Imported) -> Path:
    """Write one version: wholly or not at all, readable for the bot's own user alone."""
    content = {
        "format": FORMAT,
        "source": document.source,
        "version": document.version,
        "sha256": document.fingerprint,
        "imported": document.imported.isoformat(),
        "file": document.file,
        "passages": dict(document.passages),
        "text": list(document.text),
    }
    path = folder / document.source / f"version-{document.version}.json"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Beside the sources' folders, where nobody looks for documents.
    temporary = folder / f".{document.source}-{secrets.token_hex(8)}.tmp"
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _settle(path.parent)
    return path


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(path: Path) -> Imported:
    content = json.loads(path.read_bytes())
    found = Imported(
        source=str(content["source"]),
        version=int(content["version"]),
        fingerprint=str(content["sha256"]),
        imported=date.fromisoformat(content["imported"]),
        passages={str(name): str(words) for name, words in content["passages"].items()},
        text=tuple(str(words) for words in content["text"]),
        file=str(content["file"]),
    )
    if content["format"] != FORMAT or found.source != path.parent.name or found.version != number(path):
        message = "not what its name says"
        raise ValueError(message)
    return found


def _problem(path: Path, what: str) -> Problem:
    words = (
        f"this imported document {what}, so the version before it is used. Put the file back from a backup, or delete "
        f"it and import the document again: agreement-bot knowledge import FILE --as {path.parent.name}"
    )
    return Problem(str(path), 1, words, warning=True)
