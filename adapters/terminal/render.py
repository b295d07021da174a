"""Draws replies as lines of text. Pure: what comes out depends only on what goes in."""

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from adapters.terminal.parse import LONGEST_LIST
from bot import markup
from bot.markup import Bullets, Paragraph, Quotation
from bot.replies import Button, Card, Citation, Document, Field, Form, Kind, Picture, Replies, Text, Visible, visible

ALL = "*"  # typed to see the whole of a long list


@dataclass(frozen=True, slots=True)
class Paper:
    """What can be drawn on: `width` in columns, and whether the terminal knows bold and dim."""

    width: int = 78
    styled: bool = False

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.styled and text else text

    def dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.styled and text else text


@dataclass(frozen=True, slots=True)
class Drawn:
    """The text, and the buttons in the order of the numbers that stand before them."""

    text: str
    buttons: tuple[Button, ...] = ()


def draw(replies: Replies, paper: Paper, after: int = 0) -> Drawn:
    """Draw several replies as one text; their buttons are numbered through, on from those that stand there already."""
    parts: list[str] = []
    buttons: list[Button] = []
    last = after + sum(len(_buttons(reply)) for reply in visible(replies))
    for reply in visible(replies):
        body = "\n".join(_lines(reply, paper))
        own = _buttons(reply)
        offered = _offered(list(enumerate(own, start=after + len(buttons) + 1)), last, paper)
        buttons.extend(own)
        parts.append("\n\n".join(part for part in (body, offered) if part))
    return Drawn("\n\n".join(parts), tuple(buttons))


def choices(words: str, numbered: Sequence[tuple[int, str]], paper: Paper) -> str:
    """Something to choose from, by its number."""
    return f"{_wrapped('', words, paper)}\n{_listed(numbered, max(at for at, _ in numbered), paper)}"


def words(text: str, paper: Paper) -> str:
    """Plain words."""
    return _wrapped("", text, paper)


def clean(text: str) -> str:
    """Without anything that could steer a terminal."""
    return "".join(char for char in text if char == "\n" or unicodedata.category(char)[0] != "C")


def filled_in(form: Form, field: Field) -> str:
    """What a field of the form holds already, in words; empty where it holds nothing."""
    given = form.values.get(field.name, "")
    labels = dict(field.options)
    return ", ".join(labels.get(value, value) for value in ((given,) if isinstance(given, str) else given) if value)


def question(field: Field, error: str, paper: Paper, now: str = "", number: str = "") -> str:
    """One field of a form, as a question. `now`: what is said of what it holds already. `number`: which one it is."""
    needed = "" if field.required or now else " (leave empty to skip)"
    lines = [_wrapped("", f"{number}{field.label}{needed}", paper)]
    if field.hint:
        lines.append(_wrapped("", field.hint, paper))
    if field.kind is Kind.CHOICE and len(field.options) > LONGEST_LIST:
        many = f"There are {len(field.options)} to choose from. Write part of the name; {ALL} shows them all."
        lines.append(_wrapped("", many, paper))
    elif field.options:
        numbered = list(enumerate((label for _, label in field.options), start=1))
        lines.append(_listed(numbered, len(numbered), paper))
    if field.kind is Kind.CHOICES:
        lines.append("Several: write the numbers with commas.")
    if field.kind is Kind.PARAGRAPH:
        lines.append("As many lines as you like: an empty one ends it.")
    lines += [_wrapped("", part, paper) for part in (now, error) if part]
    return "\n".join(lines)


def _listed(numbered: Sequence[tuple[int, str]], last: int, paper: Paper) -> str:
    """Numbers stand below each other, to the right, as wide as the last."""
    wide = len(str(last))
    return "\n".join(_wrapped(f"{number:>{wide}}  ", label, paper) for number, label in numbered)


def _offered(numbered: Sequence[tuple[int, Button]], last: int, paper: Paper) -> str:
    """Buttons by their numbers, each group below its heading."""
    parts = []
    for group, members in groupby(numbered, key=lambda one: one[1].group):
        rows = _listed([(number, button.label) for number, button in members], last, paper)
        parts.append(f"{paper.bold(clean(group))}\n{rows}" if group else rows)
    return "\n".join(parts)


def _buttons(reply: Visible) -> tuple[Button, ...]:
    return reply.buttons if isinstance(reply, Text | Card) else ()


def _lines(reply: Visible, paper: Paper) -> list[str]:
    match reply:
        case Text(body=body):
            return [_blocks(body, paper)]
        case Card():
            return _card(reply, paper)
        case Form():
            return [
                part for part in (paper.bold(_wrapped("", reply.title, paper)), _blocks(reply.intro, paper)) if part
            ]
        case Picture():
            return [_wrapped("", f"[Picture] {reply.title}: {reply.alternative}", paper)]
        case Document():
            return [_wrapped("", f"[Document] {reply.name}, {max(1, len(reply.content) // 1024)} KB", paper)]
        case _:
            assert_never(reply)


def _card(card: Card, paper: Paper) -> list[str]:
    facts = [_wrapped("  ", f"{fact.label}: {_inline(fact.words)}", paper) for fact in card.facts]
    cited = [_citation(citation, paper) for citation in card.citations]
    parts = (
        paper.bold(_wrapped("", card.title, paper)),
        "\n".join(facts),
        _blocks(card.body, paper),
        "\n".join(["From:", *cited]) if cited else "",
        paper.dim(_wrapped("", _inline(card.footer), paper)) if card.footer else "",
    )
    return ["\n\n".join(part for part in parts if part)]


def _citation(citation: Citation, paper: Paper) -> str:
    lines = [_wrapped("  - ", f"{citation.document}: {citation.where} [{citation.clause}]", paper)]
    if citation.quote:
        lines += [_wrapped("    ", line, paper) for line in f"“{citation.quote}”".split("\n")]
        lines.append(
            _wrapped("    ", f"Quoted word for word from {citation.version}, SHA-256 {citation.fingerprint}…", paper)
        )
    return "\n".join(lines)


def _blocks(body: str, paper: Paper) -> str:
    drawn: list[str] = []
    for block in markup.blocks(body):
        match block:
            case Paragraph(line=line):
                drawn.append(_wrapped("", _words(line), paper))
            case Bullets(lines=lines):
                drawn.append("\n".join(_wrapped("  - ", _words(line), paper) for line in lines))
            case Quotation(lines=lines):
                drawn.append("\n".join(_wrapped("  | ", _words(line), paper) for line in lines))
            case _:
                assert_never(block)
    return "\n\n".join(drawn)


def _inline(text: str) -> str:
    return _words(markup.spans(text))


def _words(line: Sequence[markup.Span]) -> str:
    return "".join(
        f"{span.text} <{span.address}>"
        if isinstance(span, markup.Link) and span.address.startswith("http") and span.text != span.address
        else span.text
        for span in line
    )


def _wrapped(start: str, text: str, paper: Paper) -> str:
    """Wrapped to the paper, lines after the first set in below the first word."""
    blank = start if "|" in start else " " * len(start)
    lines = textwrap.wrap(clean(text), max(20, paper.width - len(start)), break_long_words=True) or [""]
    return "\n".join((start if number == 0 else blank) + line for number, line in enumerate(lines))
