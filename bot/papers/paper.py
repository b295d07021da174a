"""A paper without a form: blocks from which a message, a text and a DOCX are made. All words in it are plain."""

from dataclasses import dataclass, field

EMPTY = "–"  # a cell of a table with nothing in it


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Line ends in it are kept, as in an address."""

    words: str


@dataclass(frozen=True, slots=True)
class Points:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Each row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    words: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines that a person fills in by hand."""

    labels: tuple[str, ...]


Block = Heading | Paragraph | Points | Table | Quotation | Signature


@dataclass(frozen=True, slots=True)
class Paper:
    """`mark` says how far it can be relied on, and stands above all else; `name` is that of its files.

    Only what a person has signed off may be without a mark.
    """

    name: str
    title: str = field(repr=False)
    mark: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    compact: bool = False  # set so that it fits on one page


def short(words: str, most: int) -> str:
    """On one line, cut where it is longer."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
