"""Reads a Word document (.docx). A draft with open changes is refused: nobody could say which words were agreed."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from lxml import etree

from knowledge.documents import UnusableDocumentError
from knowledge.reading_documents import marks
from knowledge.reading_documents.shape import Block, Kind

LARGEST = 150_000_000  # bytes, unpacked
LARGEST_PART = 40_000_000  # of one XML part
MOST_PARTS = 5_000

_W_P, _W_R, _W_T, _W_STYLE, _W_VAL = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:pStyle"), qn("w:val")
_BREAKS = (qn("w:br"), qn("w:cr"))
_TWICE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # repeats what the choice beside it says
)
_LIST = re.compile(r"^list\b|bullet", re.IGNORECASE)
_HEADING = re.compile(r"^heading (\d)$", re.IGNORECASE)


def blocks(content: bytes) -> Iterator[Block]:
    _safe(content)
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    if next(body.iter(qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo")), None) is not None:
        raise UnusableDocumentError(
            "'{name}' holds tracked changes that are still open, so nobody can say which words were agreed. "
            "In Word choose Review, accept or reject all changes, save, and import it again.",
        )
    styles = {style.style_id: style for style in document.styles if isinstance(style, ParagraphStyle)}
    for paragraph in body.iter(_W_P):
        if next(paragraph.iterancestors(_TWICE), None) is not None:
            continue
        style = _style(paragraph, styles)
        text = _text(paragraph)
        name = (style.name or "") if style else ""
        if not text.strip() or name.lower().startswith("toc"):
            continue
        if heading := _HEADING.match(name):
            yield Block(text, Kind.HEADING, int(heading[1]))
        elif name.lower() == "title" or (_all_bold(paragraph) and marks.like_heading(" ".join(text.split()))):
            yield Block(text, Kind.HEADING, 1 if name.lower() == "title" else 6)
        else:
            yield Block(text, Kind.ITEM if _LIST.search(name) or _numbered(paragraph, style) else Kind.PARAGRAPH)


def _safe(content: bytes) -> None:
    """Look at the sizes before anything is unpacked: a small file can hold a very large one."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnusableDocumentError(
            "'{name}' is protected by a password, or is an old .doc file. "
            "Open it in Word, and save it as .docx without a password.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile as error:
        raise UnusableDocumentError(
            "'{name}' is damaged, or is not really a .docx file. "
            "Open it in Word, save it as .docx, and import the new copy.",
        ) from error
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > LARGEST
        or any(part.file_size > LARGEST_PART for part in parts if part.filename.endswith((".xml", ".rels")))
    ):
        raise UnusableDocumentError(
            "'{name}' unpacks to far too much, and was not opened. "
            "Copy its text into a new document, save that, and import it.",
        )


def _style(paragraph: etree._Element, styles: dict[str, ParagraphStyle]) -> ParagraphStyle | None:
    named = paragraph.find(f"{qn('w:pPr')}/{_W_STYLE}")
    if named is None:
        return None
    return styles.get(str(named.get(_W_VAL)))


def _numbered(paragraph: etree._Element, style: ParagraphStyle | None) -> bool:
    """Whether Word puts a bullet or a number in front, by itself or by its style."""
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if own is not None:
        identity = own.find(qn("w:numId"))
        return identity is None or identity.get(_W_VAL) != "0"
    return style is not None and style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph that are seen; those of a text box inside it are a paragraph of their own."""
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in (_W_P, _TWICE) or (
            element.tag == _W_R and element.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None
        ):
            continue
        if element.tag == _W_T:
            parts.append(element.text or "")
        elif element.tag in _BREAKS:
            parts.append("\n")
        elif element.tag == qn("w:tab"):
            parts.append(" ")
        elif element.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        waiting.extend(reversed(element))
    return "".join(parts)


def _all_bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iter(_W_R) if "".join(text.text or "" for text in run.iter(_W_T)).strip()]
    bolds = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(runs) and all(bold is not None and bold.get(_W_VAL) not in ("0", "false") for bold in bolds)
