"""Reads a PDF: its lines with where they stand, and from these its paragraphs. Scanned pages hold no words."""

import io
import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from knowledge.documents import UnusableDocumentError
from knowledge.reading_documents.layout import MOST_LINES, Line, set_out
from knowledge.reading_documents.shape import Block

MOST_PAGES = 2_000
FEWEST_LETTERS = 20  # on a page, as a rule; a scan holds none

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def blocks(content: bytes) -> Iterator[Block]:
    with _quiet():
        reader = PdfReader(io.BytesIO(content), strict=False)
        _unlocked(reader)
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise UnusableDocumentError(
                f"'{{name}}' has {count:,} pages; at most {MOST_PAGES:,} can be read. "
                "Save the agreement's own pages as a PDF, and import that.",
            )
        pages: list[list[Line]] = []
        for page in reader.pages:
            pages.append(_lines(page))
            if sum(map(len, pages)) > MOST_LINES:
                raise UnusableDocumentError("'{name}' is too long: import the agreement alone, without its appendices.")
    letters = sum(one.isalpha() for page in pages for line in page for one in line.text)
    if letters < FEWEST_LETTERS * min(count, 5):
        raise UnusableDocumentError(
            "'{name}' holds pictures of pages and no text: it was scanned. Ask for the file that it was printed from, "
            "or let a program for text recognition (OCR) read it, check its text against the paper, and import that.",
        )
    yield from set_out(pages)


@contextmanager
def _quiet() -> Iterator[None]:
    """What pypdf says of a file's inner faults helps nobody who imports it, and could hold words of the file."""
    log = logging.getLogger("pypdf")
    was = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(was)


def _unlocked(reader: PdfReader) -> None:
    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))  # many files only forbid printing, and open without a password
    except (DependencyError, PyPdfError, NotImplementedError):
        opened = False
    if not opened:
        raise UnusableDocumentError(
            "'{name}' is encrypted. Open it with its password, print it to a new PDF without one, and import that."
        )


def _lines(page: Any) -> list[Line]:  # noqa: ANN401 - pypdf's page, whose type says little
    found: list[Line] = []
    current: list[str] = []
    where: list[Line] = []  # each run of letters in the line

    def end() -> None:
        text = "".join(current).strip()
        if text:
            size = max((run.size for run in where), default=0.0)
            found.append(
                Line(text, where[0].height, size, all(run.bold for run in where), where[0].left)
                if where
                else Line(text)
            )
        current.clear()
        where.clear()

    def visit(text: str, matrix: list[float], own: list[float], font: Any, size: float) -> None:  # noqa: ANN401 - pypdf's font
        along, across = own[0] * matrix[0] + own[1] * matrix[2], own[0] * matrix[1] + own[1] * matrix[3]
        scale = math.hypot(along, across)
        if not scale or min(abs(along), abs(across)) > scale / 10:
            return  # set aslant: a watermark
        x = own[4] * matrix[0] + own[5] * matrix[2] + matrix[4]
        y = own[4] * matrix[1] + own[5] * matrix[3] + matrix[5]
        height = (along * y - across * x) / scale
        bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
        for place, part in enumerate(text.translate(_LIGATURES).split("\n")):
            if place:
                end()
            current.append(part)
            if part.strip():
                where.append(
                    Line(part, math.nan if place else height, size * scale, bold, (along * x + across * y) / scale)
                )

    page.extract_text(visitor_text=visit)
    end()
    return found
