"""Imports a document: reads it, finds the passage of each clause, and keeps that as a new version."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz, process

from knowledge import keeping
from knowledge.documents import Imported, UnusableDocumentError
from knowledge.entries import Clause, Pack
from knowledge.finding import find
from knowledge.import_report import Outcome, Report
from knowledge.reading_documents import Passage, read
from knowledge.reading_documents.readers import LARGEST

__all__ = ["Report", "UnusableDocumentError", "take"]

_ALIKE = 60  # of 100: a slip of the keyboard


def take(file: Path, source: str, pack: Pack, folder: Path, today: date) -> Report:
    """Import a file as a source of the pack. UnusableDocumentError says why not; then nothing changed."""
    _known(source, pack)
    content = _content(file)
    passages = read(file.name, content)
    clauses = [clause for clause in pack.clauses.values() if clause.source == source]
    found = find(passages, clauses)
    if clauses and not found:
        raise UnusableDocumentError(
            f"None of the {len(clauses)} clauses of '{source}' stands in '{file.name}', so nothing was imported. "
            f"Is it really this document: {pack.sources[source].title}? Known are: {', '.join(pack.sources)}.",
        )
    document = Imported(source, 0, hashlib.sha256(content).hexdigest(), today, found, _whole(passages), file.name)
    try:
        return _kept(document, clauses, pack, folder)
    except OSError as error:
        raise UnusableDocumentError(
            f"The document was read, but cannot be kept in {folder} ({error.strerror}). "
            "Make room there, or mend the folder's rights, and import it again.",
        ) from error


def _known(source: str, pack: Pack) -> None:
    if source not in pack.sources:
        closest = process.extractOne(source, list(pack.sources), scorer=fuzz.ratio)
        hint = f" Do you mean '{closest[0]}'?" if closest and closest[1] > _ALIKE else ""
        listed = "".join(f"\n  {one.id}: {one.title}" for one in pack.sources.values())
        raise UnusableDocumentError(f"There is no document '{source}'.{hint} After --as comes one of these:{listed}")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}", source):
        raise UnusableDocumentError(
            f"'{source}' cannot name a folder: in pack.toml, give the source a name of letters, digits and hyphens."
        )


def _content(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise UnusableDocumentError(f"'{file}' is a folder: name the document in it.")
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnusableDocumentError(f"There is no file '{file}'. Check its name and folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise UnusableDocumentError(
            f"'{file}' cannot be opened ({reason}). Check its name, and that you may read it."
        ) from error
    if not content:
        raise UnusableDocumentError(f"'{file.name}' is empty. Check that it is the right file.")
    return content


def _whole(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    return tuple(passage.text for passage in passages)


def _kept(document: Imported, clauses: list[Clause], pack: Pack, folder: Path) -> Report:
    versions = keeping.kept(folder).versions.get(document.source, ())
    before = versions[-1] if versions else None
    outcome = Outcome.NEW
    if before and before.fingerprint == document.fingerprint:
        # The same bytes. Where the pack's clauses or signs were mended since, its passages are found anew.
        same = dict(before.passages) == dict(document.passages)
        outcome = Outcome.SAME if same else Outcome.FOUND_ANEW
        document = replace(document, version=before.version, imported=before.imported, file=before.file)
    else:
        document = replace(document, version=keeping.next_version(folder, document.source))
    if outcome is not Outcome.SAME:
        keeping.keep(folder, document)
    return Report(outcome, document, before, pack.sources[document.source], tuple(clauses), pack)
