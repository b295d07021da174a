r"""The small part of Markdown in which the bot writes, read once here and drawn by each adapter in its own way.

Blocks: paragraphs, `- ` bullets, `> ` quotations. A line `::: en` begins what is in another language, such as
English, and `:::` ends it. In a line: **strong**, *emphasis*, [words](https://address).
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
    language: str = ""  # where it is not that of the whole


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    lines: tuple[Line, ...]
    language: str = ""


Block = Paragraph | Bullets | Quotation

_SPECIAL = re.compile(r"([\\*\[\]()>-])")
_FENCE = ":::"
_FENCED = re.compile(r":::(?: ([a-z]{2,3}))?")
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
    meant = " ".join(text.split())
    return ("\\" if meant.startswith(_FENCE) else "") + _SPECIAL.sub(r"\\\1", meant)


def foreign(text: str, language: str) -> str:
    """Blocks in another language than what they stand among. `language`: its code, such as "en"."""
    return f"{_FENCE} {language}\n{text}\n{_FENCE}"


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
    return tuple(_block(kind, lines, language) for kind, lines, language in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, list[str], str]]:
    kind, lines, language = "", list[str](), ""
    for raw in text.splitlines():
        line = raw.strip()
        if fence := _FENCED.fullmatch(line):
            if lines:
                yield kind, lines, language
            kind, lines, language = "", [], fence[1] or ""
            continue
        found, body = (line[:2], line[2:]) if line[:2] in ("- ", "> ") else ("text" if line else "", line)
        if found != kind and lines:
            yield kind, lines, language
            lines = []
        kind = found
        if body:
            lines.append(body)
    if lines:
        yield kind, lines, language


def _block(kind: str, lines: list[str], language: str) -> Block:
    match kind:
        case "- ":
            return Bullets(tuple(spans(line) for line in lines), language)
        case "> ":
            return Quotation(tuple(spans(line) for line in lines), language)
        case _:
            return Paragraph(spans(" ".join(lines)), language)


def words(line: Line) -> str:
    """Only the words of a line, for places that can draw nothing more."""
    return "".join(span.text for span in line)
