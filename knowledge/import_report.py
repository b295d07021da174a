"""Says what an import found, so that the person who gave the document can check it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from knowledge import comparing
from knowledge.documents import Imported
from knowledge.entries import Clause, Entry, Pack, Source
from knowledge.quoting import OMITTED

FIRST_WORDS = 12  # of a passage, enough to know it again
MOST_UNQUOTED = 20


class Outcome(StrEnum):
    NEW = "new"
    SAME = "same"
    FOUND_ANEW = "found anew"  # the same document, but the pack's clauses or signs differ now


@dataclass(frozen=True, slots=True)
class Report:
    outcome: Outcome
    document: Imported
    before: Imported | None  # the version that was the newest until now
    source: Source
    clauses: tuple[Clause, ...]
    pack: Pack

    @property
    def missing(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.id not in self.document.passages)

    @property
    def changes(self) -> dict[str, comparing.Change]:
        """What differs from the version before, by clause id."""
        return comparing.changes(self.before, self.document) if self.before else {}

    @property
    def to_review(self) -> tuple[Entry, ...]:
        """The entries that cite what differs."""
        return tuple(
            {entry.id: entry for clause in self.changes for entry in comparing.cites(self.pack, clause)}.values()
        )

    def words(self) -> str:
        return "\n".join((*self._head(), *self._found(), *self._missing(), *self._changed(), *self._next()))

    def _head(self) -> Iterator[str]:
        yield self.source.title
        version = f"version {self.document.version}"
        yield {
            Outcome.NEW: f"Imported as {version}.",
            Outcome.SAME: f"This document was already imported as {version}, on {self.document.imported}: no change.",
            Outcome.FOUND_ANEW: (
                f"Already imported as {version}. Its passages were found anew, since the pack has changed."
            ),
        }[self.outcome]
        yield f"SHA-256 of the file: {self.document.fingerprint}"
        yield f"{len(self.clauses) - len(self.missing)} of {len(self.clauses)} clauses were found."

    def _found(self) -> Iterator[str]:
        found = [clause for clause in self.clauses if clause.id in self.document.passages]
        if found:
            yield "\nFound (please check that each is the right passage):"
        for clause in found:
            yield f"  {clause.id}: “{_first_words(self.document.passages[clause.id])}”"

    def _missing(self) -> Iterator[str]:
        if not self.missing:
            return
        yield "\nNot found:"
        for clause in self.missing:
            yield f"  {clause.id} ({clause.at}): {clause.about}"
            if not clause.signs:
                yield "    pack.toml has no signs for it, so it was not looked for"
        yield (
            "Until a passage is found, the answer names the clause without quoting it. If the document does not hold "
            "it, or says something else there, nothing needs to be done here; check the entry. If it does hold it, put "
            "a few words that stand there into the clause's 'signs' in pack.toml (words, never a sentence), and import "
            "the file again."
        )

    def _changed(self) -> Iterator[str]:
        if not self.before or self.outcome is Outcome.SAME:
            return
        yield f"\nAgainst what was known before (version {self.before.version}):"
        if not self.changes:
            yield "  every passage that is quoted is the same."
        for clause, change in self.changes.items():
            yield f"  {change}: {clause}"
        new = comparing.unquoted(self.before, self.document)
        for words in new[:MOST_UNQUOTED]:
            yield f"  new, and quoted by no clause: “{_first_words(words)}”"
        if len(new) > MOST_UNQUOTED:
            yield f"  … and {len(new) - MOST_UNQUOTED} more that no clause quotes"
        if self.to_review:
            yield "\nPlease review these entries, and set 'Checked:' in each when it agrees with the new wording:"
            for entry in self.to_review:
                yield f"  {entry.id} ({self.pack.files.get(entry.id, 'file not known')})"

    def _next(self) -> Iterator[str]:
        if self.document.passages:
            yield "\nFrom now on answers quote these passages, with the version and the fingerprint."


def _first_words(passage: str) -> str:
    """How the clause's own part of a passage begins; the words that open a list say nothing of which item it is."""
    own, *more = passage.split(f"\n{OMITTED}\n", 1)[-1].split("\n")
    if own.endswith(":") and len(more) == 1:
        own, more = more[0], []
    words = " / ".join((own, *more)).split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
