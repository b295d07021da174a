"""Replies as messages, each within what chat.postMessage takes; files go the way of files."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from adapters.naming import NewId
from adapters.slack import drawing, mrkdwn
from adapters.slack.blocks import buttons, section, sections
from adapters.slack.keeping import Kept, Pen, Rest
from adapters.slack.sizes import ALTERNATIVE, MESSAGE, MESSAGE_BLOCKS, TEXT, Json, message_size, size
from bot.replies import Button, Card, Document, Form, Picture, Replies, Reply, Text, Visible, about, visible

MORE = "slack.more"  # the action of a button that shows what did not fit

SEALED = "This is for your eyes only. I show it in a window, so that it stays out of our conversation."

_NAME = 200  # characters of a file's name
_UNSAFE = re.compile(r"[^\w .()+-]+")
_FOR_THE_BUTTON = 600  # characters that "More" takes


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is what notifications show and screen readers read. `private`: only the asker may see it.

    `confided`: it belongs into no history either.
    """

    text: str = field(repr=False)
    blocks: tuple[Json, ...] = field(repr=False)
    private: bool = False
    confided: bool = False

    @property
    def payload(self) -> Json:
        """What every way of posting it takes. `parse` and `link_names` stay unset: with them plain names would ping."""
        return {"text": self.text, "blocks": list(self.blocks), "unfurl_links": False, "unfurl_media": False}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file. Nobody can be sent one that only they see in a channel: there it goes into the conversation of two."""

    name: str
    content: bytes = field(repr=False)
    title: str = ""
    alternative: str = ""  # what a picture shows, in words
    private: bool = True


Sent = Message | Upload


@dataclass(frozen=True, slots=True)
class Drawn:
    """What to send, in order, and what to keep for it before it is sent."""

    sent: tuple[Sent, ...]
    kept: Kept = field(repr=False)


def messages(replies: Replies, new_id: NewId) -> Drawn:
    pen = Pen(new_id, about=about(replies))
    return Drawn(tuple(_sent(reply, pen) for reply in visible(replies)), pen.kept)


def more(rest: Rest, new_id: NewId) -> Drawn:
    """What did not fit into the message before."""
    pen = Pen(new_id, about=rest.about)
    return Drawn((_message(rest.blocks, pen, private=rest.private),), pen.kept)


def is_confided(reply: Reply) -> bool:
    """What somebody confided, and every card that is private and not the same for everybody."""
    match reply:
        case Text(confided=True) | Card(confided=True) | Card(private=True, common=False):
            return True
        case _:
            return False


def sealed(what: Reply | Rest, new_id: NewId) -> Drawn:
    """Only the way to it: a button, which opens it in a window, where it comes into no history."""
    pen = Pen(new_id, about=what.about if isinstance(what, Rest) else about((what,)))
    rest = what if isinstance(what, Rest) else Rest(tuple(drawing.blocks(what, pen)), private=True)
    way = buttons((Button("Show it", MORE, pen.keep(rest), main=True),), pen)
    return Drawn((_message([*sections(SEALED), *way], pen, private=True),), pen.kept)


def upload(reply: Picture | Document) -> Upload:
    if isinstance(reply, Picture):
        title = mrkdwn.plain(reply.title or reply.alternative, _NAME)
        return Upload(_file_name(title, ".png"), reply.png, title, mrkdwn.plain(reply.alternative, ALTERNATIVE))
    return Upload(_file_name(reply.name, ""), reply.content, mrkdwn.plain(reply.name, _NAME))


def told(blocks: Sequence[Json]) -> str:
    """The words of blocks, as far as `text` takes them; no word and no escape is cut."""
    lines = [line for block in blocks for line in _lines(block)]
    text, left_off = "", False
    for line in lines:
        if size(text) + size(line) + len("\n\n…") > TEXT:
            left_off = True
            break
        text = f"{text}\n{line}" if text else line
    return f"{text}\n…" if left_off else text or mrkdwn.EMPTY


def take(blocks: Sequence[Json], most: int) -> tuple[list[Json], tuple[Json, ...]]:
    """As many as fit into one message, and the rest."""
    if len(blocks) <= most and message_size(blocks) <= MESSAGE:
        return list(blocks), ()
    taken, length = list[Json](), _FOR_THE_BUTTON
    for block in blocks:
        length += message_size([block])
        if taken and (length > MESSAGE or len(taken) == most - 1):
            break
        taken.append(block)
    return taken, tuple(blocks[len(taken) :])


def more_button(rest: Rest, pen: Pen) -> list[Json]:
    return buttons((Button("More", MORE, pen.keep(rest)),), pen)


def _sent(reply: Visible, pen: Pen) -> Sent:
    match reply:
        case Picture() | Document():
            return upload(reply)
        case Form():
            # Whoever presses its button sees what is filled in.
            return _message(drawing.blocks(reply, pen), pen, private=True)
        case Text() | Card():
            made = _message(drawing.blocks(reply, pen), pen, private=reply.private)
            return replace(made, confided=is_confided(reply))
        case _:
            assert_never(reply)


def _message(blocks: Sequence[Json], pen: Pen, *, private: bool) -> Message:
    shown, rest = take(blocks or [section(mrkdwn.EMPTY)], MESSAGE_BLOCKS)
    words = told(shown)
    if rest:
        shown += more_button(Rest(rest, private), pen)
    return Message(words, tuple(shown), private)


def _lines(block: Json) -> list[str]:
    """Everything in it that says something, safe for `text`."""
    match block:
        case {"type": "header", "text": {"text": str(text)}}:
            return [mrkdwn.escaped(text)]
        case {"type": "section", "fields": list(fields)}:
            return [str(one["text"]) for one in fields]
        case {"type": "section", "text": {"text": str(text)}}:
            return [text]
        case {"type": "context", "elements": list(elements)}:
            return [str(one["text"]) for one in elements]
        case _:
            return []


def _file_name(text: str, ending: str) -> str:
    name = _UNSAFE.sub("-", " ".join(mrkdwn.clean(text).split())).strip(" .-")[-_NAME:]
    return f"{name or 'file'}{ending}"
