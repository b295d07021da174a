"""Adaptive Cards around elements, each below its limit."""

from collections.abc import Iterator, Sequence

from adapters.teams import lettering
from adapters.teams.forms import FORM
from adapters.teams.sizes import CARD, FALLBACK, Json, json_size

ADAPTIVE = "application/vnd.microsoft.card.adaptive"

_AROUND = 1_000  # units that the card and its last button take


def card(elements: Sequence[Json]) -> Json:
    body = list(elements) or [{"type": "TextBlock", "text": lettering.EMPTY}]
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "fallbackText": lettering.plain(told(body), FALLBACK),
        "body": body,
        "msteams": {"width": "Full"},
    }


def attachment(made: Json) -> Json:
    return {"contentType": ADAPTIVE, "content": made}


def take(elements: Sequence[Json]) -> tuple[list[Json], tuple[Json, ...]]:
    """As many as fit into one card, and the rest. A second form waits, since one button would send both."""
    taken, length, formed = list[Json](), _AROUND, False
    for element in elements:
        length += json_size(element) + 1
        is_form = element.get("id") == FORM
        if taken and (length > CARD or (is_form and formed)):
            break
        taken.append(element)
        formed = formed or is_form
    return taken, tuple(elements[len(taken) :])


def told(elements: Sequence[Json]) -> str:
    """The words of elements, one after the other."""
    return " ".join(word for element in elements for word in _words(element))


def _words(element: Json) -> Iterator[str]:
    match element:
        case {"type": "TextBlock", "text": str(text)}:
            yield text
        case {"type": "RichTextBlock", "inlines": list(inlines)}:
            yield "".join(str(run["text"]) for run in inlines)
        case {"type": "Container", "items": list(items)}:
            for item in items:
                yield from _words(item)
        case {"type": "Image", "altText": str(text)}:
            yield text
        case {"label": str(text)}:
            yield text
        case _:
            return
