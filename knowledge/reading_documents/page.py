"""Reads a web page that was saved: what a reader sees, without scripts, styles and menus. Nothing is fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from knowledge.reading_documents import marks
from knowledge.reading_documents.plain import decoded
from knowledge.reading_documents.shape import Block, Kind

_UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "title",
        "nav",
        "svg",
        "math",
        "iframe",
        "object",
        "button",
        "select",
        "textarea",
        "del",
    ),
)
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|head|header|hr|html|legend|li|main|[ou]l|p|pre|section|summary|t[dhr]|table|tbody|tfoot|thead",
)
_HEADING = re.compile(r"^h[1-6]$")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class _Reader:
    """What was read since the last block ended."""

    text: list[str] = field(default_factory=list)
    plain: bool = False  # something in it is not bold
    bold: int = 0
    open: list[str] = field(default_factory=list)  # the blocks that are open, innermost last

    def take(self, words: str | None) -> None:
        if words:
            self.text.append(words if "pre" in self.open else re.sub(r"\s", " ", words))
            self.plain = self.plain or (not self.bold and bool(words.strip()))

    def end(self) -> Iterator[Block]:
        text, bold = "".join(self.text), not self.plain
        self.text.clear()
        self.plain = False
        if not text.strip():
            return
        heading = next((name for name in reversed(self.open) if _HEADING.match(name)), "")
        if heading or (
            bold and "li" not in self.open and "td" not in self.open and marks.like_heading(" ".join(text.split()))
        ):
            yield Block(text, Kind.HEADING, int(heading[1]) if heading else 6)
        else:
            yield Block(text, Kind.ITEM if "li" in self.open else Kind.PARAGRAPH)


def blocks(content: bytes) -> Iterator[Block]:
    text = _CONTROL.sub("", _PROLOGUE.sub("", _decoded(content)))
    if not text.strip():
        return
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except etree.ParserError:
        return
    yield from _walked(root)


def _decoded(content: bytes) -> str:
    declared = _DECLARED.search(content[:4096])
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return content.decode(declared[1].decode("ascii"), errors="replace")
            except LookupError:
                pass
    return decoded(content)


def _walked(root: etree._Element) -> Iterator[Block]:
    """Every element, without recursion: pages nest deeply."""
    reader = _Reader()
    waiting: list[tuple[etree._Element, bool]] = [(root, False)]
    while waiting:
        element, done = waiting.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        seen = name not in _UNSEEN and element.get("hidden") is None
        # A paragraph inside an item belongs to the item.
        block = bool(_BLOCKS.fullmatch(name)) and not (name in ("p", "div") and "li" in reader.open)
        if not done:
            if block:
                yield from reader.end()
                reader.open.append(name)
            waiting.append((element, True))
            if seen:
                reader.bold += name in ("b", "strong")
                if name == "br":
                    reader.text.append("\n")
                reader.take(element.text)
                waiting.extend((child, False) for child in reversed(element))
            continue
        reader.bold -= seen and name in ("b", "strong")
        if block:
            yield from reader.end()
            reader.open.pop()
        elif name in ("p", "div"):
            reader.text.append(" ")
        if element is not root:
            reader.take(element.tail)
