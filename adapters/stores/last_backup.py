"""When and where `store backup` last wrote: all that the bot knows of its backups, in a file of the data folder."""

import contextlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NAME = "last-backup.json"


@dataclass(frozen=True, slots=True)
class LastBackup:
    made: datetime
    file: str


def remember(folder: Path, made: datetime, file: Path) -> None:
    """Where that cannot be written the backup is none the worse, and only its age is not known."""
    draft = folder / f"{NAME}.new"
    with contextlib.suppress(OSError):
        draft.unlink(missing_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as held:  # noqa: PTH123 - a Path opens no descriptor
            json.dump({"made": made.isoformat(), "file": str(file)}, held)
        draft.replace(folder / NAME)


def last(folder: Path) -> LastBackup | None:
    """None where there was none, or nobody knows."""
    try:
        held = json.loads((folder / NAME).read_text(encoding="utf-8"))
        made = datetime.fromisoformat(held["made"])
        return LastBackup(made, str(held["file"])) if made.tzinfo else None
    except (OSError, ValueError, TypeError, KeyError):
        return None
