"""Replies as views: a modal with a form or with an answer in it, and the home of the app."""

import re
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from adapters.naming import NewId
from adapters.slack import drawing, fields, metadata, mrkdwn, paging
from adapters.slack.blocks import buttons, context, section, sections, title, words
from adapters.slack.keeping import Kept, Pen, Rest, Turn
from adapters.slack.metadata import LONGEST_KEY, Metadata
from adapters.slack.paging import Part
from adapters.slack.render import Upload, more_button, upload
from adapters.slack.sizes import LABEL, TITLE, VIEW, VIEW_BLOCKS, Json, size, view_size
from bot.events import Place
from bot.identity import NAME
from bot.markup import Words, plain
from bot.replies import Button, Card, Document, Form, Picture, Replies, Reply, about

CALLBACK = "slack.view"

BACK = "slack.back"  # the action of the button that leads to the part of a form before
NEXT = "Next"
UNSENT = "Nobody gets any of it before you send the last part. Until then I keep it sealed, for a day at most."
TOO_OLD = (
    "I cannot take this any more: I keep what a form needs for a day only. "
    "Please copy your words, close this, and begin again."
)


@dataclass(frozen=True, slots=True)
class DrawnView:
    """The view, the files that cannot stand in it and go into the conversation of two, and what must be kept first."""

    view: Json = field(repr=False)
    uploads: tuple[Upload, ...]
    kept: Kept = field(repr=False)


def modal(replies: Replies, place: Place, new_id: NewId, at: int | None = None) -> DrawnView:
    """A form with whatever is said before and after it, or only what is said. `place` is the person's own.

    A form that is too long is shown part by part; `at`: the field of which the part is wanted.
    """
    form = next((reply for reply in replies if isinstance(reply, Form)), None)
    uploads = tuple(upload(reply) for reply in replies if isinstance(reply, Picture | Document))
    pen = Pen(new_id, about=about(replies))
    shown = paging.part(form, at, pen) if form and form.fields else None
    return DrawnView(_modal(replies, form, shown, pen, place), uploads, pen.kept)


def home(replies: Replies, place: Place, new_id: NewId) -> DrawnView:
    """The page of the app, for one person."""
    pen = Pen(new_id)
    blocks = [block for reply in replies if not isinstance(reply, Picture | Document) for block in _drawn(reply, pen)]
    view: Json = {"type": "home", "callback_id": CALLBACK, "private_metadata": _carried(place)}
    view["blocks"] = _fitting(blocks or [section(mrkdwn.EMPTY)], pen, VIEW_BLOCKS, VIEW - view_size(view))
    uploads = tuple(upload(reply) for reply in replies if isinstance(reply, Picture | Document))
    return DrawnView(view, uploads, pen.kept)


def more(rest: Rest, place: Place, new_id: NewId) -> DrawnView:
    """What did not fit into the view before."""
    pen = Pen(new_id, about=rest.about)
    view = _around(NAME, _carried(place))
    view["blocks"] = _fitting(rest.blocks, pen, VIEW_BLOCKS, VIEW - view_size(view))
    return DrawnView(view, (), pen.kept)


def errors(form: Form, drawn: AbstractSet[str], elsewhere: AbstractSet[str] = frozenset()) -> Json | None:
    """The answer that shows what is wrong beside the fields of the view that was sent.

    None where another view must be drawn instead: the form has changed, or something is wrong that belongs to none of
    these fields. `elsewhere`: the names of fields that stand in other parts of the form.
    """
    here = {_name(one) for one in drawn}
    if not form.errors or not here.issuperset(form.errors) or {one.name for one in form.fields} != here | elsewhere:
        return None
    return _beside(form.errors)


def forgotten(drawn: Collection[str]) -> Json | None:
    """The answer to a view that cannot be sent any more, whose words somebody may still want to copy."""
    return _beside({min(drawn): TOO_OLD}) if drawn else None


def _beside(told: Mapping[str, str]) -> Json:
    return {"response_action": "errors", "errors": {name: mrkdwn.plain(wrong, LABEL) for name, wrong in told.items()}}


def _name(block: str) -> str:
    return block.partition(fields.PART)[0]


def _modal(replies: Replies, form: Form | None, part: Part | None, pen: Pen, place: Place) -> Json:
    titled = form.title if form else next((one.title for one in replies if isinstance(one, Card)), "") or NAME
    key = pen.short(form.key, LONGEST_KEY) if form else ""
    turn = pen.keep(Turn(form, part.first, part.after)) if form and part and (part.of > 1 or part.held) else ""
    view = _around(titled, _carried(place, key, turn))
    back = list[Json]()
    before, after = list[Json](), list[Json]()
    into = before
    for reply in replies:
        if reply is form:
            before += _heading(form, part)
            into = after if part else before
        else:
            into += _drawn(_without_title(reply, titled), pen)
    if form and part:
        last = part.after == len(form.fields)
        view["submit"] = words((form.send if form.send.strip() else "Send") if last else NEXT, TITLE)
        view["close"] = words("Cancel", TITLE)
        back = buttons((Button("Back", BACK),), pen) if part.first else []
    view["blocks"] = inputs = [*(part.inputs if part else ()), *back]
    left, bytes_left = VIEW_BLOCKS - len(inputs), VIEW - view_size(view)
    below = _fitting(after, pen, left - min(len(before), left // 2), bytes_left // 2) if after else []
    above = _fitting(before, pen, left - len(below), bytes_left - view_size({"blocks": below})) if before else []
    view["blocks"] = [*above, *inputs, *below] or [section(mrkdwn.EMPTY)]
    return view


def _heading(form: Form, part: Part | None) -> list[Json]:
    """What the form begins with stands above its first part only."""
    heading = title(form.title) if size(form.title) > TITLE else []
    heading += _beyond_fields(form)
    if part and part.of > 1:
        heading += context(f"Part {part.number} of {part.of}. {UNSENT}")
    return heading if part and part.first else [*heading, *sections(form.intro)]


def _carried(place: Place, key: str = "", turn: str = "") -> str:
    return metadata.written(Metadata(key, place.key, place.reach, turn))


def _around(shown: str, carried: str) -> Json:
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": words(_short(shown), TITLE),
        "close": words("Close", TITLE),
        "private_metadata": carried,
    }


def _short(shown: str) -> str:
    """As much of a title as a window has room for; a longer one stands whole below it."""
    return next((one for one in (shown, re.split("[.,:;]", shown)[0]) if size(one) <= TITLE), NAME)


def _drawn(reply: Reply, pen: Pen) -> list[Json]:
    match reply:
        case Picture() | Document():
            named = reply.title if isinstance(reply, Picture) else reply.name
            return sections(f"I put this into our conversation: {plain(named)}")
        case _:
            return drawing.blocks(reply, pen)


def _without_title(reply: Reply, shown: str) -> Reply:
    """The title of the view is not said twice."""
    return (
        replace(reply, title="") if isinstance(reply, Card) and reply.title == shown and size(shown) <= TITLE else reply
    )


def _beyond_fields(form: Form) -> list[Json]:
    """What is wrong with the whole of it."""
    names = {one.name for one in form.fields}
    told = [wrong for name, wrong in form.errors.items() if name not in names]
    return [
        section(f"⚠️ {piece}") for wrong in told for piece in mrkdwn.pieces((Words(" ".join(wrong.split())),), LABEL)
    ]


def _fitting(blocks: Sequence[Json], pen: Pen, most: int, most_bytes: int) -> list[Json]:
    """As many as fit, and a button for the rest."""
    if len(blocks) <= most and view_size({"blocks": list(blocks)}) <= most_bytes:
        return list(blocks)
    taken, length = list[Json](), 1_000
    for block in blocks:
        length += view_size(block) + 2
        if len(taken) >= most - 1 or length > most_bytes:
            break
        taken.append(block)
    return [*taken, *more_button(Rest(tuple(blocks[len(taken) :]), private=True), pen)]
