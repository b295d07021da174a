"""A document that was imported: its passages, clause by clause, in its own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


class UnusableDocumentError(Exception):
    """A document that cannot be imported. Its words say in plain language why, and what to do next."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One version of a source. `fingerprint` is the SHA-256 of the file, in hex; `passages` are by clause id.

    `text` is the whole document, passage by passage, so that a later version can be compared with it.
    """

    source: str
    version: int
    fingerprint: str
    imported: date
    passages: Mapping[str, str]
    text: tuple[str, ...] = ()
    file: str = ""
