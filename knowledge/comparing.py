"""What changed between two versions of a document, and which entries must be looked at again because of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.documents import Imported
from knowledge.entries import Entry, Pack, Problem
from knowledge.quoting import OMITTED

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})


class Change(StrEnum):
    CHANGED = "changed"
    VANISHED = "vanished"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Review:
    """An entry that cites a passage which has changed since a person last checked it."""

    entry: str
    file: str
    clause: str
    change: Change
    source: str
    version: int

    @property
    def problem(self) -> Problem:
        how = {
            Change.CHANGED: "has changed",
            Change.VANISHED: "is no longer there, or was not found",
            Change.NEW: "is there for the first time",
        }[self.change]
        words = (
            f"review it: the passage of {self.clause} {how} in version {self.version} of '{self.source}'; "
            "when the entry agrees with it, set 'Checked:' to that day"
        )
        return Problem(self.file, 1, words, warning=True)


def same(words: str) -> str:
    """Words as they are compared: another sort of quotation mark, of line break or of omission changes nothing."""
    return " ".join(words.replace(OMITTED, " ").translate(_SAME).split())


def changes(before: Imported, after: Imported) -> dict[str, Change]:
    """By clause id. A clause that stands in neither, or the same in both, is not named."""
    found: dict[str, Change] = {}
    for clause in sorted({*before.passages, *after.passages}):
        if clause not in after.passages:
            found[clause] = Change.VANISHED
        elif clause not in before.passages:
            found[clause] = Change.NEW
        elif same(before.passages[clause]) != same(after.passages[clause]):
            found[clause] = Change.CHANGED
    return found


def unquoted(before: Imported, after: Imported) -> tuple[str, ...]:
    """Passages that are new in a document, and that no clause quotes: perhaps an entry is missing."""
    known = {same(words) for words in before.text}
    quoted = " ".join(same(words) for words in after.passages.values())
    return tuple(words for words in after.text if same(words) not in known and same(words) not in quoted)


def cites(pack: Pack, clause: str) -> tuple[Entry, ...]:
    return tuple(entry for _, entry in sorted(pack.entries.items()) if clause in entry.clauses)


def reviews(pack: Pack, versions: Mapping[str, Sequence[Imported]]) -> tuple[Review, ...]:
    """The entries to look at again: what they cite differs now from what it was when they were checked last.

    `versions` holds those of each source, oldest first. Whoever checked an entry on the day of an import, or later, saw
    that version.
    """
    found: list[Review] = []
    for _, kept in sorted(versions.items()):
        if len(kept) < 2:  # noqa: PLR2004 - with one version there is nothing to compare
            continue
        newest = kept[-1]
        for _, entry in sorted(pack.entries.items()):
            seen = next((version for version in reversed(kept) if version.imported <= entry.checked), kept[0])
            differing = changes(seen, newest)
            found += [
                Review(
                    entry.id,
                    pack.files.get(entry.id, entry.id),
                    clause,
                    differing[clause],
                    newest.source,
                    newest.version,
                )
                for clause in entry.clauses
                if clause in differing
            ]
    return tuple(found)
