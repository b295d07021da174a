"""Looks whether everything is as it must be, and says in plain words what is not and how to mend it."""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adapters import settings
from adapters.settings import Settings, SettingsError
from knowledge import checking, packs
from knowledge.entries import Pack
from knowledge.keeping import imported
from knowledge.semantic import ModelUnusable, SentenceModel

LEAST_FREE = 200_000_000  # bytes: the index, its cache and some room


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    well: bool
    words: str

    def row(self) -> dict[str, object]:
        return {"name": self.name, "well": self.well, "words": self.words}


def examine() -> tuple[Finding, ...]:
    """Look at everything; what cannot be looked at because of something before it is left out."""
    try:
        chosen = settings.read()
    except SettingsError as error:
        return (Finding("settings", well=False, words=str(error)),)
    pack = packs.load(packs.folders(chosen.data_dir / "packs"))
    return (
        _house(chosen),
        _folder(chosen.data_dir),
        _knowledge(pack.pack, len(pack.errors)),
        _search(),
        _documents(chosen.data_dir, pack.pack),
    )


def told(findings: tuple[Finding, ...]) -> str:
    lines = (f"{'well ' if finding.well else 'MEND '} {finding.name}: {finding.words}" for finding in findings)
    return "\n".join(lines)


def _house(chosen: Settings) -> Finding:
    try:
        house = chosen.house
    except SettingsError as error:
        return Finding("who runs it", well=False, words=str(error).replace("\n", "; "))
    if house.local:
        return Finding("who runs it", well=True, words="a trial on this computer, for nobody else")
    words = f"{house.operator}; a person is reached by: {house.contact}; the chat belongs to the {house.chat_owner}"
    return Finding("who runs it", well=True, words=words)


def _folder(folder: Path) -> Finding:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(there, os.W_OK):
        words = f"{folder} cannot be written; name another with {settings.PREFIX}DATA_DIR"
        return Finding("data folder", well=False, words=words)
    free = shutil.disk_usage(there).free
    words = f"{folder}, {free // 1_000_000:,} MB free"
    return Finding("data folder", well=free >= LEAST_FREE, words=words if free >= LEAST_FREE else f"{words}: make room")


def _knowledge(pack: Pack, unreadable: int) -> Finding:
    today = datetime.now().astimezone().date()
    errors = unreadable + sum(not problem.warning for problem in checking.check(pack, today))
    due = len(checking.due(pack, today))
    words = f"{len(pack.entries)} entries, {errors} errors, {due} past their review"
    mend = "; 'agreement-bot knowledge check' says which" if errors or due else ""
    return Finding("knowledge", well=not errors, words=words + mend)


def _search() -> Finding:
    try:
        SentenceModel.load()
    except ModelUnusable as error:
        return Finding("search", well=True, words=f"by words alone, not by meaning: {error}")
    return Finding("search", well=True, words="by words and by meaning; the model is whole")


def _documents(folder: Path, pack: Pack) -> Finding:
    kept = imported(folder / "documents")
    missing = [source for source in pack.sources if source not in kept]
    words = f"{len(kept)} imported, to quote from"
    if missing:
        words += f"; not yet: {', '.join(missing)} (agreement-bot knowledge import FILE --as {missing[0]})"
    return Finding("documents", well=True, words=words)
