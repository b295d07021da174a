"""One reply as the elements of a card, wherever that will stand."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from adapters import handing
from adapters.teams import buttons, forms, lettering, runs
from adapters.teams.keeping import Pen
from adapters.teams.sizes import ALTERNATIVE, HEADING, PICTURE, PIECE, Json, json_size, size
from bot.markup import Emphasis, Strong, Words
from bot.replies import Card, Citation, Document, Fact, Form, Mark, Picture, Reply, Text
from knowledge.entries import Status

# How each kind of answer is marked; its words always stand beside it.
SIGNS = {
    Status.LAW: "⚖️",
    Status.IN_FORCE: "✅",
    Status.DRAFT: "📝",
    Status.POLICY: "📣",
    Status.GUIDANCE: "💡",
    Status.BOT: "🤖",
    Status.ELSEWHERE: "↗️",
}


def elements(reply: Reply, pen: Pen) -> list[Json]:
    match reply:
        case Text():
            return [*runs.blocks(reply.body), *buttons.drawn(reply.buttons, pen)]
        case Card():
            shown = _common(replace(reply, buttons=())) if reply.common else _card(reply)
            return [*shown, *buttons.drawn(reply.buttons, pen)]
        case Form():
            intro = runs.blocks(reply.intro) if not pen.shown else []
            return [*title(reply.title), *forms.beyond_fields(reply), *intro, forms.container(reply, pen)]
        case Picture():
            return _picture(reply, pen)
        case Document():
            return _document(reply, pen)
        case Mark():
            return []
        case _:
            assert_never(reply)


def title(text: str) -> list[Json]:
    """A heading; strong words where it is too long for one."""
    shown = lettering.one_line(text)
    if not shown:
        return []
    if size(shown) > HEADING:
        return runs.said(shown, weight="Bolder")
    heading = {"type": "TextBlock", "text": lettering.alike(shown, HEADING), "wrap": True}
    return [{**heading, "style": "heading", "size": "Large", "weight": "Bolder"}]


@lru_cache(maxsize=512)
def _common(card: Card) -> tuple[Json, ...]:
    """Setting an answer out takes longer than most that is done for a message."""
    return tuple(_card(card))


def _card(card: Card) -> Iterator[Json]:
    yield from title(card.title)
    for fact in card.facts:
        yield from _together([*_label(fact), *_close(runs.blocks(fact.words) or runs.said(lettering.EMPTY))])
    yield from runs.blocks(card.body)
    if card.citations:
        heading, *_ = runs.said("Where this comes from", weight="Bolder")
        yield {**heading, "separator": True, "spacing": "Medium"}
        for number, cited in enumerate(card.citations, start=1):
            first, *more = _citation(number, cited)
            yield {**first, "spacing": "Small"} if number == 1 else first
            yield from more
    if card.footer:
        yield from runs.line(card.footer, isSubtle=True, size="Small")


def _label(fact: Fact) -> list[Json]:
    sign = f"{SIGNS[fact.status]} " if fact.status else ""
    return runs.said(f"{sign}{lettering.one_line(fact.label) or lettering.EMPTY}", weight="Bolder")


def _citation(number: int, cited: Citation) -> Iterator[Json]:
    where = (Words(f"[{number}] "), Strong(cited.document), Words(f": {cited.where}, clause {cited.clause}"))
    yield from runs.lines(where)
    if cited.quote:
        proof = f"Quoted word for word from {cited.version}. Fingerprint (SHA-256): {cited.fingerprint}"
        yield from runs.quoted(cited.quote)
        yield from runs.lines((Emphasis(proof),), size="Small")


def _together(parts: list[Json]) -> list[Json]:
    """As one element, so that they are not parted, as long as they are short."""
    made = {"type": "Container", "items": parts}
    return [made] if json_size(made) <= PIECE else parts


def _close(parts: list[Json]) -> list[Json]:
    first, *more = parts
    return [{**first, "spacing": "None"}, *more]


def _picture(picture: Picture, pen: Pen) -> list[Json]:
    """By its link; else as data, if a card has room for that; else `render` sends it beside the card."""
    alternative = lettering.plain(picture.alternative, ALTERNATIVE)
    named = title(picture.title)
    address = pen.link(picture) or data(picture)
    if size(address) <= PICTURE:
        return [*named, {"type": "Image", "url": address, "altText": alternative, "size": "Stretch"}]
    return [*named, *runs.said(f"Picture: {alternative}")]


def data(picture: Picture) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"


def _document(document: Document, pen: Pen) -> list[Json]:
    """By its link only: a file that Teams sends itself would lie in storage that the employer owns."""
    named = f"Document: {document.name}, {max(1, round(len(document.content) / 1024))} KB"
    if not (address := pen.link(document)):
        return [*runs.said(named), *runs.said("I cannot hand files over in this chat. My own page, in a browser, can.")]
    opens = {"type": "Action.OpenUrl", "title": "Open it", "url": address, "tooltip": lettering.plain(named, HEADING)}
    return [
        *runs.said(named),
        *runs.said(f"{handing.TOLD} Save it only where your employer cannot read it.", isSubtle=True),
        buttons.action_set([opens]),
    ]
