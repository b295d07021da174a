"""A paper as a DOCX, for Word and LibreOffice: A4, real headings and lists, tables whose header is known as such.

It holds nothing of who made it, where, or at what time, except what it says itself.
"""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Set

from bot.papers import page
from bot.papers.page import Look
from bot.papers.paper import Block, Heading, Paper, Paragraph, Points, Quotation, Signature, Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # of every document
_PACKED = (1980, 1, 1, 0, 0, 0)  # the first time that a ZIP can hold
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPELT = "en-GB"


def made(paper: Paper) -> bytes:
    """Takes its time: to be called in a thread of its own."""
    document = docx.Document()
    look = page.look(paper)
    _page(document, look)
    _styles(document, look)
    _properties(document, paper)
    _edges(document, paper)
    document.add_heading(_clean(paper.title), level=1)
    if paper.mark:
        document.add_paragraph(_clean(paper.mark)).runs[0].bold = True
    for block in paper.blocks:
        _add(document, block, look)
    packed = BytesIO()
    document.save(packed)
    return _without_times(packed)


def _page(document: Document, look: Look) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page.WIDE), Mm(page.HIGH)
    section.left_margin = section.right_margin = Mm(look.side)
    section.top_margin = section.bottom_margin = Mm(look.edge)
    section.header_distance = section.footer_distance = Mm(look.edge / 2)


def _styles(document: Document, look: Look) -> None:
    for name, face in look.styles.items():
        style = document.styles[name]
        if not isinstance(style, ParagraphStyle):
            continue
        style.font.name, style.font.size, style.font.bold = page.FONT, Pt(face.size), face.bold
        style.font.italic = False
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        shape = style.paragraph_format
        shape.space_before, shape.space_after = Pt(face.before), Pt(face.after)
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY if look.exact else WD_LINE_SPACING.AT_LEAST
        shape.line_spacing = Pt(face.line)
        if look.exact:
            shape.widow_control = False
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), _SPELT)


def _properties(document: Document, paper: Paper) -> None:
    kept = document.core_properties
    kept.author = kept.last_modified_by = kept.comments = kept.keywords = ""
    kept.title, kept.language, kept.revision = _clean(paper.title)[:255], _SPELT, 1
    kept.created = kept.modified = MADE.replace(tzinfo=None)


def _edges(document: Document, paper: Paper) -> None:
    """The mark on every page, and the page's number."""
    section = document.sections[0]
    section.header.paragraphs[0].text = _clean(paper.mark)
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    number.append(foot.add_run("1")._r)  # noqa: SLF001 - what shows until it is counted
    foot._p.append(number)  # noqa: SLF001 - the library has no word for a field


def _add(document: Document, block: Block, look: Look) -> None:
    match block:
        case Heading(words=words):
            document.add_heading(_clean(words), level=2)
        case Paragraph(words=words):
            document.add_paragraph(_clean(words))
        case Points(items=items):
            for item in items:
                document.add_paragraph(_clean(item), "List Bullet")
        case Quotation(words=words, source=source):
            quoted = document.add_paragraph(_clean(words), "Quote")
            if source:
                quoted.add_run(f"\n{_clean(source)}").italic = True
        case Signature(labels=labels):
            for label in labels:
                document.add_paragraph(f"{_clean(label)}: {'_' * 40}")
        case Table():
            _table(document, block, look)


def _table(document: Document, block: Table, look: Look) -> None:
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    table.autofit = False
    widths = page.columns(len(block.header), look)
    for at, row in enumerate((block.header, *block.rows)):
        added = table.add_row()
        for cell, words, width in zip(added.cells, row, widths, strict=True):
            cell.width = Mm(width)
            _fill(cell, words, bold=at == 0)
        properties = added._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no word for either
        properties.append(OxmlElement("w:cantSplit"))
        if at == 0:
            properties.append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    described = OxmlElement("w:tblDescription")
    described.set(qn("w:val"), _clean(f"A table of {len(block.rows)} rows with the columns {', '.join(block.header)}"))
    table._tbl.tblPr.append(described)  # noqa: SLF001


def _fill(cell: _Cell, words: str, *, bold: bool) -> None:
    line: Set = cell.paragraphs[0]
    line.style = "No Spacing"
    line.add_run(_clean(words)).bold = bold


def _clean(words: str) -> str:
    """Without what no XML can hold."""
    return _NOT_IN_XML.sub("", words)


def _without_times(packed: BytesIO) -> bytes:
    """The same parts, without the minute at which each was packed."""
    again = BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            one = zipfile.ZipInfo(name, _PACKED)
            one.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(one, old.read(name))
    return again.getvalue()
