"""Replies as messages, each within what Teams takes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from adapters.naming import NewId
from adapters.teams import buttons, cards, drawing, greeting, lettering, rating, sources
from adapters.teams.buttons import action, action_set
from adapters.teams.carried import Carried, Does
from adapters.teams.keeping import Aside, Kept, LinkTo, Pen, Rated, Rest, Stand, no_link
from adapters.teams.sizes import MESSAGE, PICTURE, SUMMARY, Json, json_size, size
from bot import markup
from bot.identity import NAME
from bot.markup import Bullets, Paragraph, Words
from bot.replies import Card, Document, Form, Picture, Replies, Text, Visible, about, visible

FOR_YOU = "I have an answer that is for one person only."
SHOW = "Show it to me"
WRITE_TO_ME = "It opens only for the one who asked. Where no window opens, write to me in our own chat."
READY = "What you sent a moment ago has been worked on. What came of it opens in a window, so that it is not kept here."
AMISS = (
    "Something in the form needs another look. It opens in a window, so that what you wrote is not kept in this chat."
)
FILLED_IN = "There is a form for you. It opens in a window, so that nothing of it is kept here."
CONFIDED = "This is for your eyes only. It opens in a window, so that nothing of it is kept here."
PRIVATE = f"{NAME}: an answer for you"  # all that a notification shows of what is private

_CARDS = 4  # of one reply; what is more comes by a button
_BUBBLE = 2_000  # units of plain words that need no card
# What a client could make into a link, a mention or a template by itself.
_COULD_TURN = re.compile(r"://|www\.|[@<>{}\\*\[\]`_~#|]|\w\.\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class To:
    """Whom it goes to. `user` is the person's, `account` the one by which Teams addresses them.

    `openly`: they asked to see it there, with what is filled in, since their client opens no window.
    """

    stand: Stand
    user: str = field(default="", repr=False)
    account: str = field(default="", repr=False)
    openly: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One activity, but for where it goes. `rated` is to be kept under `keeping.rated` of the id that it gets."""

    activity: Json = field(repr=False)
    private: bool = False
    rated: Rated | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What to send, in order, and what to keep for it before it is sent."""

    sent: tuple[Message, ...]
    kept: Kept = field(repr=False)


def messages(replies: Replies, to: To, new_id: NewId, link: LinkTo = no_link, *, greets: bool = False) -> Drawn:
    """`greets`: whether they answer somebody who came in, and may suggest what to say."""
    pen = Pen(new_id, to.stand, to.user, link, about=about(replies))
    if to.stand is Stand.SHARED:
        return Drawn(tuple(_among_others(visible(replies), pen)), pen.kept)
    suggested = greeting.suggested(replies) if greets else None
    shown = tuple(replace(one, buttons=()) if one is suggested else one for one in visible(replies))
    sent = [message for reply in shown for message in _sent(reply, pen, openly=to.openly)]
    if suggested:
        sent[-1] = replace(sent[-1], activity=sent[-1].activity | greeting.actions(suggested, to.account))
    return Drawn(tuple(sent), pen.kept)


def ready(name: str, to: To, new_id: NewId) -> Drawn:
    """What somebody did not wait for, and is kept under that name by now."""
    pen = Pen(new_id, to.stand, to.user, kept={name: Aside(to.user, ())})
    return Drawn(tuple(_behind_a_button(name, READY, pen)), {})


def more(rest: Rest, to: To, new_id: NewId) -> Drawn:
    """What did not fit before."""
    pen = Pen(new_id, rest.stand, to.user, about=rest.about)
    return Drawn(tuple(_messages(rest.elements, pen, private=rest.private)), pen.kept)


def _among_others(replies: Sequence[Visible], pen: Pen) -> Iterator[Message]:
    """What is private, or can be filled in, is shown in a dialog to the one who asked."""
    for private, group in groupby(replies, key=_private):
        if not private:
            yield from (message for reply in group for message in _sent(reply, pen))
            continue
        yield from _behind_a_button(pen.keep(Aside(pen.user, tuple(group))), FOR_YOU, pen, WRITE_TO_ME)


def _behind_a_button(aside: str, words: str, pen: Pen, below: str = "") -> Iterator[Message]:
    """What was kept under that name opens in a dialog."""
    shown = [
        *drawing.elements(Text(words), pen),
        action_set([action(SHOW, Carried(Does.ASIDE, aside), pen, inputs=False)]),
        *drawing.elements(Text(below), pen),
    ]
    yield from _messages(shown, pen, private=False)


def _private(reply: Visible) -> bool:
    match reply:
        case Text(private=private) | Card(private=private):
            return private
        case Form() | Picture() | Document():
            return True


def _sent(reply: Visible, pen: Pen, *, openly: bool = False) -> Iterator[Message]:
    private = _private(reply)
    if isinstance(reply, Text) and not (private or reply.buttons) and (words := _bubble(reply.body)):
        yield Message({"type": "message", "textFormat": "plain", "text": words}, private)
        return
    if not openly and (why := _kept_out(reply)):  # a chat would keep it
        yield from _behind_a_button(pen.keep(Aside(pen.user, (reply,))), why, pen)
        return
    reply, rated = rating.taken(reply)
    if isinstance(reply, Card) and not private and (above := sources.above(reply)):
        # Of words and a card together Teams would make two messages, and name neither.
        yield Message({"type": "message", **above})
        reply = sources.without_title(reply)
    *cards_before, last = _messages(drawing.elements(reply, pen), pen, private=private)
    yield from cards_before
    yield replace(last, activity=last.activity | rating.THUMBS, rated=rated) if rated else last
    if isinstance(reply, Picture):
        yield from _beside(reply, pen, private=private)


def _kept_out(reply: Visible) -> str:
    """Why it is shown in a window; empty where it may stand in the chat."""
    match reply:
        case Text(confided=True) | Card(confided=True):
            return CONFIDED
        case Form(confided=confided, values=values, errors=errors) if confided or any(values.values()):
            return AMISS if errors else FILLED_IN
        case _:
            return ""


def _messages(elements: Sequence[Json], pen: Pen, *, private: bool) -> Iterator[Message]:
    left = tuple(elements)
    for number in range(1, _CARDS + 1):
        shown, left = cards.take(left)
        if left and number == _CARDS:
            shown = [*shown, buttons.more(Rest(left, pen.stand, private), pen)]
        made = cards.card(shown)
        summary = PRIVATE if private else lettering.plain(cards.told(shown), SUMMARY)
        yield Message({"type": "message", "summary": summary, "attachments": [cards.attachment(made)]}, private)
        if not left:
            return


def _beside(picture: Picture, pen: Pen, *, private: bool) -> Iterator[Message]:
    """A picture without a link that no card has room for; one that no message has room for is told in words alone."""
    address = drawing.data(picture)
    if pen.link(picture) or size(address) <= PICTURE or size(address) > MESSAGE:
        return
    attached: Json = {"contentType": "image/png", "contentUrl": address, "name": "picture.png"}
    summary = PRIVATE if private else lettering.plain(picture.alternative, SUMMARY)
    made: dict[str, Any] = {"type": "message", "summary": summary, "attachments": [attached]}
    if json_size(made) <= MESSAGE:
        yield Message(made, private)


def _bubble(body: str) -> str:
    """Words that mean only themselves, whoever reads them; empty where a card is needed."""
    parts = list[str]()
    for part in markup.blocks(lettering.clean(body)):
        match part:
            case Paragraph(line=line):
                lines, sign = (line,), ""
            case Bullets(lines=lines):
                sign = "• "
            case _:
                return ""
        if any(not isinstance(span, Words) for line in lines for span in line):
            return ""
        parts.append("\n".join(f"{sign}{markup.words(line)}" for line in lines))
    text = "\n\n".join(parts)
    return text if size(text) <= _BUBBLE and not _COULD_TURN.search(text) else ""
