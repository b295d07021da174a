"""Replies as views: a modal with a form or with an answer in it, and the home of the app."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from adapters.slack import drawing, fields, metadata, mrkdwn
from adapters.slack.blocks import section, sections, title, words
from adapters.slack.keeping import Kept, NewId, Pen, Rest
from adapters.slack.metadata import LONGEST_KEY, Metadata
from adapters.slack.render import Upload, more_button, upload
from adapters.slack.sizes import LABEL, TITLE, VIEW, VIEW_BLOCKS, Json, size, view_size
from bot.events import Place
from bot.identity import NAME
from bot.markup import Words, plain
from bot.replies import Card, Document, Form, Picture, Replies, Reply

CALLBACK = "slack.view"

_ROOMS = (fields.Room(), fields.Room(listed=10), fields.Room(listed=0), fields.Room(listed=0, words=300))


class FormTooLargeError(Exception):
    """A form must fit into one modal: this one has too many fields, or too much is filled in."""


@dataclass(frozen=True, slots=True)
class DrawnView:
    """The view, the files that cannot stand in it and go into the conversation of two, and what must be kept first."""

    view: Json = field(repr=False)
    uploads: tuple[Upload, ...]
    kept: Kept = field(repr=False)


def modal(replies: Replies, place: Place, new_id: NewId) -> DrawnView:
    """A form with whatever is said before and after it, or only what is said. `place` is the person's own."""
    form = next((reply for reply in replies if isinstance(reply, Form)), None)
    uploads = tuple(upload(reply) for reply in replies if isinstance(reply, Picture | Document))
    for room in _ROOMS:
        pen = Pen(new_id)
        view = _modal(replies, form, pen, room, place)
        if len(view["blocks"]) <= VIEW_BLOCKS and view_size(view) <= VIEW:
            return DrawnView(view, uploads, pen.kept)
        if form is None:
            break
    message = f"the form {form.key.partition(' ')[0] if form else ''!r} does not fit into a modal"
    raise FormTooLargeError(message)


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
    pen = Pen(new_id)
    view = _around(NAME, _carried(place))
    view["blocks"] = _fitting(rest.blocks, pen, VIEW_BLOCKS, VIEW - view_size(view))
    return DrawnView(view, (), pen.kept)


def errors(form: Form, drawn: AbstractSet[str]) -> Json | None:
    """The answer that shows what is wrong beside the fields of the view that was sent.

    None where another view must be drawn instead: the form has changed, or something is wrong that belongs to no field.
    """
    names = {one.name for one in form.fields}
    if not form.errors or not names.issuperset(form.errors) or names != {_name(one) for one in drawn}:
        return None
    told = {name: mrkdwn.plain(wrong, LABEL) for name, wrong in form.errors.items()}
    return {"response_action": "errors", "errors": told}


def _name(block: str) -> str:
    return block.partition(fields.PART)[0]


def _modal(replies: Replies, form: Form | None, pen: Pen, room: fields.Room, place: Place) -> Json:
    shown = form.title if form else next((one.title for one in replies if isinstance(one, Card)), "") or NAME
    key = pen.short(form.key, LONGEST_KEY) if form else ""
    view = _around(shown, _carried(place, key))
    inputs = list[Json]()
    before, after = list[Json](), list[Json]()
    for reply in replies:
        if reply is form:
            before += title(form.title) if size(form.title) > TITLE else []
            before += [*_beyond_fields(form), *sections(form.intro)]
            inputs = [block for one in form.fields for block in fields.inputs(one, form, pen, room)]
        else:
            into = after if inputs else before
            into += _drawn(_without_title(reply, shown), pen)
    if inputs:
        view["submit"] = words(form.send if form and form.send.strip() else "Send", TITLE)
        view["close"] = words("Cancel", TITLE)
    view["blocks"] = inputs
    left, bytes_left = VIEW_BLOCKS - len(inputs), VIEW - view_size(view)
    below = _fitting(after, pen, left - min(len(before), left // 2), bytes_left // 2) if after else []
    above = _fitting(before, pen, left - len(below), bytes_left - view_size({"blocks": below})) if before else []
    view["blocks"] = [*above, *inputs, *below] or [section(mrkdwn.EMPTY)]
    return view


def _carried(place: Place, key: str = "") -> str:
    return metadata.written(Metadata(key, place.key, place.reach))


def _around(shown: str, carried: str) -> Json:
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": words(shown, TITLE),
        "close": words("Close", TITLE),
        "private_metadata": carried,
    }


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
