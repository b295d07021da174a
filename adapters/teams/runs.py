"""Writes the bot's small Markdown as text runs, in which nothing but what is written here has a meaning."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from adapters.teams import lettering
from adapters.teams.sizes import PIECE, Json, json_size, size
from bot import markup
from bot.markup import Block, Bullets, Emphasis, Line, Link, Paragraph, Quotation, Span, Strong, Words

_RUN = 1_500  # units of words: their JSON may take twice as many
_LONG_ADDRESS = 1_000  # of a link: a longer one stands beside its words, since each run of those would carry it


def blocks(body: str) -> list[Json]:
    """A whole text."""
    return list(_blocks(body))


def line(text: str, **style: object) -> list[Json]:
    """One line of the small Markdown; `style` is for all of its runs."""
    return lines(markup.spans(" ".join(text.split())), **style)


def said(text: str, **style: object) -> list[Json]:
    """Plain words, on one line."""
    return lines((Words(" ".join(text.split())),), **style)


def quoted(text: str) -> list[Json]:
    """Somebody else's words, which hold no marks, as a quotation."""
    words = ((Words(part.strip()),) for part in lettering.clean(text).split("\n") if part.strip())
    return list(_quotation(words))


def lines(spans: Iterable[Span], **style: object) -> list[Json]:
    """One line, as as few elements as it fits into."""
    done, current, length = list[Json](), list[Json](), 0
    for run in (one for span in spans for one in _runs(span, style)):
        cost = json_size(run) + 1
        if current and length + cost > PIECE:
            done.append(block(current))
            current, length = [], 0
        current.append(run)
        length += cost
    return [*done, block(current)] if current else done


def block(runs: list[Json]) -> Json:
    return {"type": "RichTextBlock", "inlines": runs}


def words(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def _blocks(body: str) -> Iterator[Json]:
    headed = False
    for part in markup.blocks(lettering.clean(body)):
        drawn = list(_block(part))
        if headed and drawn:
            drawn[0] = {**drawn[0], "spacing": "Small"}
        yield from drawn
        headed = isinstance(part, Paragraph) and len(part.line) == 1 and isinstance(part.line[0], Strong)


def _block(part: Block) -> Iterator[Json]:
    match part:
        case Paragraph(line=one):
            yield from lines(one)
        case Bullets(lines=several):
            for number, one in enumerate(several):
                first, *more = lines((Words("• "), *one))
                yield first if number == 0 else {**first, "spacing": "Small"}
                yield from more
        case Quotation(lines=several):
            yield from _quotation(several)
        case _:
            assert_never(part)


def _quotation(several: Iterable[Line]) -> Iterator[Json]:
    spacing = "Default"
    for one in several:
        for drawn in lines(one):
            yield {"type": "Container", "style": "emphasis", "spacing": spacing, "items": [drawn]}
            spacing = "Small"


def _runs(span: Span, style: Json) -> Iterator[Json]:
    text = lettering.clean(span.text).replace("\n", " ")
    if not text:
        return
    match span:
        case Words():
            own: Json = {}
        case Strong():
            own = {"weight": "Bolder"}
        case Emphasis():
            own = {"italic": True}
        case Link(address=address) if size(address) > _LONG_ADDRESS:
            text, own = f"{text} ({lettering.clean(address)})", {}
        case Link(address=address):
            own = {
                "color": "Accent",
                "underline": True,
                "selectAction": {"type": "Action.OpenUrl", "url": lettering.clean(address)},
            }
        case _:
            assert_never(span)
    for part in _parts(text):
        yield {"type": "TextRun", "text": part, **style, **own}


def _parts(text: str) -> Iterator[str]:
    """Between words where there are some."""
    if size(text) <= _RUN:
        yield text
        return
    part, length = list[str](), 0
    for unit in lettering.units(text):
        cost = size(unit)
        if length + cost > _RUN:
            yield "".join(part)
            part, length = [], 0
        part.append(unit)
        length += cost
    yield "".join(part)
