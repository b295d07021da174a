"""Draws replies as HTML. Pure: what comes out depends only on what goes in. Every word from outside is escaped."""

import base64
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from adapters.web import tongues
from bot import days, markup
from bot.events import Answer
from bot.languages import n, spoken, t
from bot.markup import Bullets, Emphasis, Link, Paragraph, Quotation, Span, Strong, Words
from bot.replies import Button, Card, Document, Fact, Field, Form, Kind, Mark, Picture, Reply, Text
from bot.surveys.questionnaire.phrases import say
from knowledge.entries import Status

NewId = Callable[[], str]

# Marks that turn the direction of all that follows: they could make words look like other words.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}", re.IGNORECASE)

# Figures that somebody must keep, such as a receipt: large, and easy to take along.
_FIGURES = re.compile(r"[0-9]{4}(?: [0-9]{4}){3}")

# How each kind of answer is marked: a class of its own, which the style sheet draws by more than colour.
_SIGNS = {
    Status.LAW: "law",
    Status.IN_FORCE: "force",
    Status.DRAFT: "draft",
    Status.POLICY: "policy",
    Status.GUIDANCE: "guidance",
    Status.BOT: "bot",
    Status.ELSEWHERE: "other",
}

_ELSEWHERE = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}<span class="hidden"> {}</span></a>')
_CALL = Markup('<a class="call" href="{}" rel="noopener noreferrer">{}</a>')


@dataclass(frozen=True, slots=True)
class Turn:
    """What was said, if anything, and the answer to it, drawn."""

    words: str | None  # None when the page was only opened
    replies: tuple[Markup, ...]
    sent_form: bool = False


def reply(said: Reply, new_id: NewId, path: str = "/chat", *, whole: bool = False, token: str = "") -> Markup:
    """One reply as a fragment of the page at `path`. `whole`: its title is that of the page, and read out first.

    `token`: what its forms must carry, where the session of a browser asks for that.

    `new_id` names each form in it, so that sending it twice is one cause.
    """
    match said:
        case Text():
            figures = _figures(said.body)
            return _fill("text.html", new_id, path=path, text=said, figures=figures, whole=whole, token=token)
        case Card():
            figures = _figures(said.body, *(fact.words for fact in said.facts))
            return _fill("card.html", new_id, path=path, card=said, figures=figures, whole=whole, token=token)
        case Form():
            return _fill("form.html", new_id, path=path, form=said, key=new_id(), whole=whole, token=token)
        case Picture():
            return _fill("picture.html", new_id, picture=said, address=_data("image/png", said.png))
        case Document():
            kilobytes = max(1, round(len(said.content) / 1024))
            address = _data(said.media_type, said.content)
            return _fill("document.html", new_id, document=said, address=address, kilobytes=kilobytes)
        case Mark():
            return Markup()
        case _:
            assert_never(said)


def page(template: str, /, **parts: object) -> str:
    """A whole page."""
    with tongues.page(template):
        return _TEMPLATES.get_template(template).render(**parts)


def has_errors(replies: tuple[Reply, ...]) -> bool:
    return any(isinstance(said, Form) and said.errors for said in replies)


def clean(value: object) -> object:
    """Words without anything that HTML cannot hold or that turns the rest around; everything else as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "".join(
        char
        for char in str(value)
        if char in "\n\t" or not (unicodedata.category(char) in ("Cc", "Cs") or char in _TURNING)
    )


def blocks(body: str) -> Markup:
    return Markup("\n").join(_blocks(body))


def line(text: str) -> Markup:
    return _line(markup.spans(text))


def sign(fact: Fact) -> str:
    """Which sign stands before a fact that says what kind of thing an answer is; empty for other facts."""
    return _SIGNS[fact.status] if fact.status else ""


def chosen(form: Form, field: Field) -> tuple[str, ...]:
    """What was filled in for a field, as it must stand in it again."""
    value: Answer = form.values.get(field.name, "")
    return (value,) if isinstance(value, str) else value


def _fill(template: str, new_id: NewId, **parts: object) -> Markup:
    return Markup(_TEMPLATES.get_template(f"replies/{template}").render(new_id=new_id, **parts))  # noqa: S704 - made by our own template, which escapes


def _blocks(body: str) -> Iterator[Markup]:
    for block in markup.blocks(body):
        match block:
            case Paragraph(line=words, language=language):
                yield Markup("<p{}>{}</p>").format(_in(language), _line(words))
            case Bullets(lines=lines, language=language):
                yield Markup("<ul{}>{}</ul>").format(
                    _in(language), Markup("").join(Markup("<li>{}</li>").format(_line(words)) for words in lines)
                )
            case Quotation(lines=lines, language=language):
                quoted = Markup("").join(Markup("<p>{}</p>").format(_line(words)) for words in lines)
                yield Markup("<blockquote{}>{}</blockquote>").format(_in(language), quoted)
            case _:
                assert_never(block)


def _in(language: str) -> Markup:
    return Markup(' lang="{}"').format(language) if language else Markup()


def _line(spans: tuple[Span, ...]) -> Markup:
    return Markup("").join(_span(span) for span in spans)


def _span(span: Span) -> Markup:
    words = clean(span.text)
    match span:
        case Words():
            return escape(words)
        case Strong() if _FIGURES.fullmatch(span.text):
            return Markup('<strong class="figures">{}</strong>').format(words)
        case Strong():
            return Markup("<strong>{}</strong>").format(words)
        case Emphasis():
            return Markup("<em>{}</em>").format(words)
        case Link(address=address) if address.startswith("http"):
            # In a page of its own: the conversation is kept nowhere, so leaving this page would lose it.
            return _ELSEWHERE.format(clean(address), words, t("(opens a new page)"))
        case Link(address=address):
            return _CALL.format(clean(address), words)
        case _:
            assert_never(span)


def _figures(*bodies: str) -> str:
    """The figures to keep that stand strongly in these words, if any do."""
    spans = (span for body in bodies for line in body.splitlines() for span in markup.spans(line))
    return next((span.text for span in spans if isinstance(span, Strong) and _FIGURES.fullmatch(span.text)), "")


def parted(buttons: Sequence[Button]) -> list[tuple[str, list[Button]]]:
    """Buttons with the heading that they stand below; those without one are parted from the others, too."""
    return [(group, list(members)) for group, members in groupby(buttons, key=lambda button: button.group)]


def longer(text: str, most: int) -> bool:
    """Whether words need room of their own."""
    return len(text) > most


def saved(text: str) -> str:
    """An address under which a browser saves a text."""
    return _data("text/plain", f"{text}\n".encode())


def _data(media_type: str, content: bytes) -> str:
    kind = media_type if _MEDIA_TYPE.fullmatch(media_type) else "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _say(language: str, phrase: str, /, **values: object) -> str:
    """In the language of the survey that it is about, or else in the one that is spoken."""
    return say(language or spoken(), phrase, **values)


def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("adapters.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "blocks": blocks,
        "line": line,
        "sign": sign,
        "chosen": chosen,
        "parted": parted,
        "saved": saved,
        "day": days.told,
    }
    made.filters.update(filters)
    made.tests["longer"] = longer
    made.globals["Kind"] = Kind
    made.globals.update(t=t, n=n, say=_say, language_now=spoken, languages=tongues.others)
    return made


_TEMPLATES = _templates()
