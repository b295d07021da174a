"""Whoever walks in Welsh, and what is left of English in what they are shown."""

import re
from collections.abc import Iterator

from bot.markup import Paragraph, blocks, words
from bot.replies import Button, Card, Document, Fact, Field, Form, Mark, Picture, Replies, Reply, Text
from tests import fakes
from tests.people.living import Branch, Somebody

# Small words of English that no Welsh word looks like.
ENGLISH = re.compile(
    r"\b(?:the|and|you|your|what|who|with|this|that|these|those|are|was|were|will|it|its|my|me|they|them|their|for|"
    r"from|or|not|no|yes|nobody|nothing|which|where|when|how|please|by|of|an|be|been|have|has|had|there|here|then|than|"
    r"only|about|can|could|is|in|on|to|as)\b",
    re.IGNORECASE,
)
# Welsh that looks like that, what somebody types as a command, names, and what the tests call things.
ALLOWED = re.compile(
    r"The 1977 Regulations|Great Britain|where do I work|my data|report\b|: receipt|Agreement Bot|"
    r"can they use AI to watch us\?|"
    r"National Domestic Abuse Helpline|\bhi\b|\bno\b|\bo\b|\bto\b|\bis\b|\bar\b|Ada Canary|Olu Canary|"
    rf"{re.escape(fakes.UNION_HOUSE.contact)}|{re.escape(fakes.UNION_HOUSE.operator)}|https?://\S+|/report"
)


async def welsh(branch: Branch, name: str = "gwen", *, lasting: bool = True) -> Somebody:
    who = branch.somebody(name, lasting=lasting)
    await who.say("Cymraeg")
    return who


def english_left(replies: Replies, *, besides: str = "") -> list[str]:
    """What is shown as Welsh and is not. `besides`: what somebody wrote, as a pattern."""
    return [one for one in said_in(replies) if ENGLISH.search(_cleared(one, besides))]


def _cleared(text: str, besides: str) -> str:
    cleared = ALLOWED.sub(" ", text)
    return re.sub(besides, " ", cleared) if besides else cleared


def said_in(replies: Replies, language: str = "cy") -> Iterator[str]:
    """All that stands there in a language."""
    for reply in replies:
        for text, spoken in _texts(reply):
            if (spoken or language) == language and text.strip():
                yield text


def _texts(reply: Reply) -> Iterator[tuple[str, str]]:
    match reply:
        case Text(body=body, buttons=buttons, language=language):
            yield from _body(body, language)
            yield from _buttons(buttons, language)
        case Card():
            yield reply.title, reply.quoted or reply.language
            yield from _body(reply.body, reply.language)
            for fact in reply.facts:
                yield from _fact(fact, reply.language)
            yield reply.footer, reply.language
            yield from _buttons(reply.buttons, reply.language)
        case Form():
            yield from ((text, reply.language) for text in (reply.title, reply.intro, reply.send))
            yield from ((text, reply.language) for text in reply.errors.values())
            for field in reply.fields:
                yield from _field(field, reply.language)
        case Picture(alternative=alternative):
            yield alternative, ""
        case Document() | Mark():
            return


def _body(body: str, language: str) -> Iterator[tuple[str, str]]:
    for block in blocks(body):
        for line in (block.line,) if isinstance(block, Paragraph) else block.lines:
            yield words(line), block.language or language


def _buttons(buttons: tuple[Button, ...], language: str) -> Iterator[tuple[str, str]]:
    for button in buttons:
        yield button.label, button.language or language
        yield button.group, language


def _fact(fact: Fact, language: str) -> Iterator[tuple[str, str]]:
    yield fact.label, language
    yield fact.words, fact.language or language


def _field(field: Field, language: str) -> Iterator[tuple[str, str]]:
    yield field.label, language
    yield field.hint, language
    yield from ((label, language) for _, label in field.options)


def spoken(replies: Replies) -> set[str]:
    """The languages that replies say they are in."""
    return {one.language for one in replies if isinstance(one, Text | Card | Form)}
