"""The blocks of Block Kit that the bot draws with, each within its limits."""

from collections.abc import Sequence

from adapters.slack import mrkdwn
from adapters.slack.keeping import Pen
from adapters.slack.sizes import (
    ACTION_ID,
    ACTIONS,
    BUTTON,
    CONTEXT,
    HEADER,
    VALUE,
    Json,
    message_size,
    size,
)
from bot.markup import Strong, Words
from bot.replies import Button

_SIGN = 10  # characters for a sign before strong words
_ROW = 4_000  # characters of JSON after which another row begins: values may be long, and each row must fit a message
_NUMBER = 12  # characters that a sign and a number take at the end of an action's id


def words(text: str, most: int) -> Json:
    """A text object in which nothing has a meaning."""
    return {"type": "plain_text", "text": mrkdwn.plain(text, most), "emoji": False}


def marked(text: str) -> Json:
    """A text object of mrkdwn that has been written already. `verbatim`: no names or addresses become links."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def section(text: str) -> Json:
    return {"type": "section", "text": marked(text)}


def sections(body: str) -> list[Json]:
    return [section(piece) for piece in mrkdwn.sections(body)]


def title(text: str) -> list[Json]:
    """A heading; strong words where it is too long for one."""
    shown = " ".join(mrkdwn.clean(text).split())
    if not shown:
        return []
    if size(shown) <= HEADER:
        return [{"type": "header", "text": words(shown, HEADER)}]
    return [section(piece) for piece in strong(shown)]


def strong(text: str) -> list[str]:
    """Plain words as strong mrkdwn, in pieces."""
    return mrkdwn.pieces((Strong(text),), CONTEXT - _SIGN)


def context(text: str) -> list[Json]:
    """Small print: one line of the small Markdown."""
    return [{"type": "context", "elements": [marked(piece)]} for piece in mrkdwn.inline(text, CONTEXT)]


def buttons(offered: Sequence[Button], pen: Pen) -> list[Json]:
    """Buttons in rows, each group below its heading; one whose label does not fit stands beside its words."""
    drawn, row, group = list[Json](), list[Json](), ""

    def close() -> None:
        if row:
            drawn.append({"type": "actions", "elements": list(row)})
        row.clear()

    for one in offered:
        if one.group != group:
            close()
            group = one.group
            drawn += map(section, strong(" ".join(group.split())))
        label = " ".join(mrkdwn.clean(one.label).split())
        if size(label) <= BUTTON:
            if len(row) == ACTIONS or message_size(row) > _ROW:
                close()
            row.append(button(one, pen))
            continue
        close()
        *before, last = mrkdwn.pieces((Words(label),), CONTEXT)
        beside = {**button(one, pen), "text": words("Choose", BUTTON)}
        drawn += [*map(section, before), {**section(last), "accessory": beside}]
    close()
    return drawn


def button(one: Button, pen: Pen) -> Json:
    """`action|n`: no two buttons of a message may have one id, and several do the same with another value."""
    drawn: Json = {
        "type": "button",
        "action_id": f"{pen.short(one.action, ACTION_ID - _NUMBER)}|{pen.number()}",
        "text": words(one.label, BUTTON),
        "accessibility_label": mrkdwn.plain(one.label, BUTTON),
    }
    if one.value:
        drawn["value"] = pen.short(one.value, VALUE)
    if one.main:
        drawn["style"] = "primary"
    return drawn
