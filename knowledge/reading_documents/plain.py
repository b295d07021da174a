"""Reads a text file: finds its encoding, and which lines belong to one paragraph."""

import codecs
import re
from collections.abc import Iterator

from knowledge.documents import UnusableDocumentError
from knowledge.reading_documents import marks
from knowledge.reading_documents.shape import Block

WIDEST = 130  # characters: where lines are longer, each is a paragraph of its own

_NOT_TEXT = {b"%PDF": "pdf", b"PK\x03\x04": "docx", b"\xd0\xcf\x11\xe0": "doc", b"{\\rt": "rtf"}
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def blocks(content: bytes) -> Iterator[Block]:
    lines = decoded(content).split("\n")
    for paragraph in paragraphs(lines):
        yield Block("\n".join(paragraph))


def decoded(content: bytes) -> str:
    """The text of a file, whatever it was saved with; line ends are all the same afterwards."""
    for opening, kind in _NOT_TEXT.items():
        if content.startswith(opening):
            raise UnusableDocumentError(
                f"'{{name}}' is really a .{kind} file. Rename it to end in .{kind}, and import it again.",
            )
    try:
        text = _text(content)
    except UnicodeDecodeError as error:
        raise UnusableDocumentError(
            "'{name}' is not readable text. Save it again with the encoding 'UTF-8', and import the new copy."
        ) from error
    if "\0" in text:
        raise UnusableDocumentError(
            "'{name}' is not text. Save the document as .txt with the encoding 'UTF-8', and import that."
        )
    return _BREAKS.sub("\n", text)


def _text(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what Windows wrote before UTF-8


def paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """The lines that belong together. Lines that were broken at a margin are one paragraph; others stand alone."""
    width = max((len(line.rstrip()) for line in lines), default=0)
    current: list[str] = []
    for line in lines:
        goes_on = bool(current) and bool(line.strip()) and width <= WIDEST and _goes_on(current, line, width)
        if current and not goes_on:
            yield current
            current = []
        if line.strip():
            current.append(line.rstrip())
    if current:
        yield current


def _goes_on(current: list[str], line: str, width: int) -> bool:
    """Whether a line was broken at the margin: its next word would not have fitted, or the sentence visibly goes on."""
    before, bare = current[-1], line.strip()
    if marks.opens_item(current[0].strip(), before, bare):
        return False
    if len(before) + 1 + len(bare.split()[0]) > width:
        return True
    ended = before.endswith(marks.ENDS)
    indented = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip()) and bool(marks.mark(before.strip()))
    return not ended and (bare[0].islower() or indented or len(before) * 4 > width * 3)
