r"""The small part of Markdown in which the bot writes, read once here and drawn by each adapter in its own way.

Blocks: paragraphs, `- ` bullets, `> ` quotations. In a line: **strong**, *emphasis*, [words](https://address).
A backslash takes the meaning from the character after it; `plain` does that to everything somebody else wrote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    address: str


Span = Words | Strong | Emphasis | Link
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    lines: tuple[Line, ...]


Block = Paragraph | Bullets | Quotation

_SPECIAL = re.compile(r"([\\*\[\]()>-])")
_UNESCAPE = re.compile(r"\\(.)")
_BODY = r"(?:\\.|[^\\*\[\]]){1,500}?"
_TOKEN = re.compile(
    rf"\\(?P<escaped>.)"
    rf"|\*\*(?P<strong>{_BODY})\*\*"
    rf"|\*(?P<emphasis>{_BODY})\*"
    rf"|\[(?P<text>{_BODY})\]\((?P<address>(?:https?://|mailto:|tel:)[^\s()\\]{{1,500}})\)"
    rf"|(?P<other>[^\\*\[]+|.)",
    re.DOTALL,
)


def plain(text: str) -> str:
    """Make text that means only itself: what people wrote, put into what the bot says. Line ends become spaces."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def spans(text: str) -> Line:
    """Read one line."""
    found: list[Span] = []
    words: list[str] = []

    def close() -> None:
        if words:
            found.append(Words("".join(words)))
            words.clear()

    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "escaped" | "other":
                words.append(token[token.lastgroup])
            case "strong":
                close()
                found.append(Strong(_UNESCAPE.sub(r"\1", token["strong"])))
            case "emphasis":
                close()
                found.append(Emphasis(_UNESCAPE.sub(r"\1", token["emphasis"])))
            case _:
                close()
                found.append(Link(_UNESCAPE.sub(r"\1", token["text"]), token["address"]))
    close()
    return tuple(found)


def blocks(text: str) -> tuple[Block, ...]:
    """Read a whole text: a run of lines that begin alike is one block, an empty line ends a paragraph."""
    return tuple(_block(kind, lines) for kind, lines in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    kind, lines = "", list[str]()
    for raw in text.splitlines():
        line = raw.strip()
        found, body = (line[:2], line[2:]) if line[:2] in ("- ", "> ") else ("text" if line else "", line)
        if found != kind and lines:
            yield kind, lines
            lines = []
        kind = found
        if body:
            lines.append(body)
    if lines:
        yield kind, lines


def _block(kind: str, lines: list[str]) -> Block:
    match kind:
        case "- ":
            return Bullets(tuple(spans(line) for line in lines))
        case "> ":
            return Quotation(tuple(spans(line) for line in lines))
        case _:
            return Paragraph(spans(" ".join(lines)))


def words(line: Line) -> str:
    """Only the words of a line, for places that can draw nothing more."""
    return "".join(span.text for span in line)
