"""One reply as blocks, wherever they will stand."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from adapters.slack import mrkdwn
from adapters.slack.blocks import buttons, context, section, sections, strong, title
from adapters.slack.keeping import Pen
from adapters.slack.sizes import CONTEXT, FIELD, FIELDS, SECTION, Json, size
from bot.markup import Emphasis, Strong, Words
from bot.replies import Button, Card, Citation, Document, Fact, Form, Mark, Picture, Reply, Text
from knowledge.entries import Status

OPEN = "slack.form"  # the action of a button that opens a form which was kept

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
_SHORT = 200  # characters of a fact that can stand in half of the width


def blocks(reply: Reply, pen: Pen) -> list[Json]:
    match reply:
        case Text():
            return [*sections(reply.body), *buttons(reply.buttons, pen)]
        case Card():
            shown = _common(replace(reply, buttons=())) if reply.common else _card(reply)
            return [*shown, *buttons(reply.buttons, pen)]
        case Form():
            return invitation(reply, pen)
        case Picture():
            return _said(f"Picture: {reply.title or reply.alternative}")
        case Document():
            return _said(f"Document: {reply.name}, {max(1, round(len(reply.content) / 1024))} KB")
        case Mark():
            return []
        case _:
            assert_never(reply)


def invitation(form: Form, pen: Pen) -> list[Json]:
    """A form where there are only messages: Slack opens one for a button that was pressed a moment ago, and no sooner.

    Nothing that has been filled in is shown.
    """
    return [
        *map(section, strong(form.title)),
        *buttons((Button("Open the form", OPEN, pen.keep(form), main=True),), pen),
    ]


def _said(text: str) -> list[Json]:
    return [section(piece) for piece in mrkdwn.pieces((Words(" ".join(text.split())),), SECTION)]


@lru_cache(maxsize=512)
def _common(card: Card) -> tuple[Json, ...]:
    """Setting an answer out takes longer than all else that is done for a message."""
    return tuple(_card(card))


def _card(card: Card) -> Iterator[Json]:
    yield from title(card.title)
    yield from _facts(card.facts)
    yield from sections(card.body)
    if card.citations:
        yield {"type": "divider"}
        yield from (section(piece) for piece in _citations(card.citations))
    if card.footer:
        yield from context(card.footer)


def _facts(facts: tuple[Fact, ...]) -> Iterator[Json]:
    """Short ones two and two, as far as they follow each other; long ones over the whole width."""
    row = list[Json]()
    for fact in facts:
        first, *more = _fact(fact)
        if not more and size(first) <= _SHORT and len(facts) > 1:
            row.append({"type": "mrkdwn", "text": first, "verbatim": True})
        if row and (more or size(first) > _SHORT or len(row) == FIELDS):
            yield {"type": "section", "fields": row}
            row = []
        if more or size(first) > _SHORT or len(facts) == 1:
            yield from map(section, (first, *more))
    if row:
        yield {"type": "section", "fields": row}


def _fact(fact: Fact) -> list[str]:
    sign = f"{SIGNS[fact.status]} " if fact.status else ""
    label = strong(fact.label) or [mrkdwn.EMPTY]
    words = mrkdwn.sections(fact.words, FIELD) or [mrkdwn.EMPTY]
    between = ["", *("" for _ in label[1:]), "\n", *("\n\n" for _ in words[1:])]
    return mrkdwn.packed(zip(between, [f"{sign}{label[0]}", *label[1:], *words], strict=True), FIELD)


def _citations(citations: tuple[Citation, ...]) -> list[str]:
    def parts() -> Iterator[tuple[str, str]]:
        yield "", "*Where this comes from*"
        for cited in citations:
            where = (Strong(cited.document), Words(f": {cited.where}, clause {cited.clause}"))
            yield from _apart("\n\n", mrkdwn.pieces(where, CONTEXT))
            if cited.quote:
                proof = f"Quoted word for word from {cited.version}. Fingerprint (SHA-256): {cited.fingerprint}"
                yield from _apart("\n", mrkdwn.quoted(cited.quote))
                yield from _apart("\n", mrkdwn.pieces((Emphasis(proof),), CONTEXT))

    return mrkdwn.packed(parts(), SECTION)


def _apart(between: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    return ((between, part) for part in parts)
