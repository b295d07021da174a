"""Finds the paragraphs in the lines of printed pages, without what repeats on each, and mends broken words."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from knowledge.reading_documents import marks
from knowledge.reading_documents.shape import Block, Kind

MOST_LINES = 200_000
LONGEST_WORD = 60  # letters
EDGE = 3  # lines at the top and at the foot of a page that may be a header or footer
WIDER = 1.25  # the distance between paragraphs, in usual distances of lines
SHORT = 0.75  # of the width: the next word would have fitted, so the line was meant to end
SHORT_INDENTED = 0.95  # an item of a list rarely fills its last line
LARGER = 1.12  # the size of a heading, in usual sizes

_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
# What keeps its hyphen where nothing else in the document tells, and what no item of a list ends with.
_KEPT_HYPHEN = re.compile(
    "all|anti|co|cross|ex|full|high|inter|long|low|mid|multi|non|on|part|post|pre|pro|re|real|self|semi|short|sub|third|well",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r".*\b(?:a|all|an|and|any|are|as|at|be|by|each|for|from|has|in|is|its|may|must|no|not|of|on|or|our|that|the|their|this|to|with)",
)
_LAST = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_FIRST = re.compile(r"^([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    height: float = math.nan  # on the page; not a number where it is not known
    size: float = 0.0  # of its letters
    bold: bool = False
    left: float = math.nan  # where it begins


def set_out(pages: list[list[Line]]) -> Iterator[Block]:
    """The paragraphs and headings of a document, from the lines of its pages."""
    pages = _without_running(pages)
    lines = [line for page in pages for line in page]
    usual = _Usual.of(pages)
    known = _words(lines)
    group: list[Line] = []
    listed = False
    for page in pages:
        for place, line in enumerate(page):
            if group and _opens(group, line, usual, new_page=place == 0):
                block = _block(group, usual, known, listed=listed)
                yield block
                listed = block.kind is Kind.ITEM or block.text.endswith(":")
                group = []
            group.append(line)
    if group:
        yield _block(group, usual, known, listed=listed)


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most lines of the document are like."""

    size: float
    pitch: float  # the distance between two lines, in sizes of their letters
    width: int  # in letters
    left: float

    @classmethod
    def of(cls, pages: list[list[Line]]) -> "_Usual":
        sizes, lefts = Counter[float](), Counter[float]()
        for page in pages:
            for line in page:
                sizes[round(line.size, 1)] += len(line.text)
                if not math.isnan(line.left):
                    lefts[round(line.left)] += len(line.text)
        gaps = Counter(
            round(gap, 1) for page in pages for before, line in pairwise(page) if (gap := _gap(before, line)) > 0
        )
        return cls(
            sizes.most_common(1)[0][0] if sizes else 0.0,
            gaps.most_common(1)[0][0] if gaps else math.nan,
            max((len(line.text) for page in pages for line in page), default=0),
            min((left for left, count in lefts.items() if count * 20 >= lefts.total()), default=math.nan),
        )

    def indented(self, line: Line) -> bool:
        return line.left - self.left > line.size


def _without_running(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without what stands at the edge of most of them, and without page numbers."""
    edges = [_edge(page) for page in pages]
    seen = Counter(
        words for page, edge in zip(pages, edges, strict=True) for words in {_same(page[place].text) for place in edge}
    )
    often = max(2, len(pages) // 2)
    return [
        [
            line
            for place, line in enumerate(page)
            if place not in edge
            or not (_PAGE_NUMBER.match(line.text) or (len(pages) > 1 and seen[_same(line.text)] >= often))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: list[Line]) -> frozenset[int]:
    """The places of the lines at the top and the foot, by where they stand or else by their order."""
    order = range(len(page))
    if not any(math.isnan(line.height) for line in page):
        order = sorted(order, key=lambda place: -page[place].height)  # type: ignore[assignment]
    return frozenset((*order[:EDGE], *order[-EDGE:]))


def _same(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _gap(before: Line, line: Line) -> float:
    size = max(before.size, line.size)
    return (before.height - line.height) / size if size else math.nan


def _opens(group: list[Line], line: Line, usual: _Usual, *, new_page: bool) -> bool:
    """Whether a line opens a new paragraph."""
    before = group[-1]
    if (
        marks.opens_item(group[0].text, before.text, line.text)
        or marks.is_contents(before.text)
        or _looks(before, usual) != _looks(line, usual)
    ):
        return not (before.bold != line.bold and line.text[0].islower())
    ended = before.text.endswith(marks.ENDS)
    if line.text[0].islower() or line.text[0] in "([&/–—":
        return ended and _gap(before, line) > usual.pitch * WIDER and not new_page
    if new_page:
        return ended
    letters = len(before.text) + 1 + len(line.text.split()[0])
    listed = usual.indented(line) and not _GOES_ON.fullmatch(before.text[-LONGEST_WORD:])
    if usual.size and letters * before.size / usual.size < usual.width * (SHORT_INDENTED if listed else SHORT):
        return True
    return before.text.endswith(";") or _gap(before, line) > usual.pitch * WIDER or _gap(before, line) < 0


def _looks(line: Line, usual: _Usual) -> tuple[bool, bool]:
    return line.size > usual.size * LARGER, line.bold


def _block(group: list[Line], usual: _Usual, known: frozenset[str], *, listed: bool) -> Block:
    parts = [group[0].text]
    for line in group[1:]:
        parts[-1:] = _joined(parts[-1], line.text, known)
    text = "".join(parts)
    # A paragraph can begin with bold words; a heading is short and all of one kind.
    if all(_looks(line, usual) != (False, False) for line in group) and marks.like_heading(text):
        return Block(text, Kind.HEADING, 1)
    # The bullets of a web page that was printed are drawings: only the indentation tells of its lists.
    return Block(text, Kind.ITEM if listed and usual.indented(group[0]) else Kind.PARAGRAPH)


def _words(lines: list[Line]) -> frozenset[str]:
    """The words of the document that were not broken, hyphens included."""
    return frozenset(
        word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*", line.text)
    )


def _joined(text: str, line: str, known: frozenset[str]) -> tuple[str, str]:
    """A line and the next as they go together. A word broken at the line end is mended; a hyphen of its own stays."""
    last, first = _LAST.search(text[-LONGEST_WORD:]), _FIRST.match(line)
    if not last or not first:
        return text, f" {line}"
    if not first[1][0].islower():
        return text, line
    whole, hyphened = (last[1] + first[1]).casefold(), f"{last[1]}-{first[1]}".casefold()
    own = hyphened in known or (whole not in known and (_KEPT_HYPHEN.fullmatch(last[1]) or last[1].isupper()))
    return (text if own and text[-1] != "\u00ad" else text[:-1]), line
