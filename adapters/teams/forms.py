"""A form as one element of a card, the same in a chat and in a dialog."""

from dataclasses import dataclass

from adapters.teams import fields, lettering, runs
from adapters.teams.buttons import action, action_set
from adapters.teams.carried import Carried, Does
from adapters.teams.fields import Room
from adapters.teams.keeping import Aside, Pen, Stand
from adapters.teams.sizes import ELEMENT, NAME, Json, json_size
from bot.replies import Field, Form

FORM = "form"  # the id of its element: a card holds one, since its button sends all inputs
WINDOW = "Open in a window"
_LONG = 300  # units of an answer that is worth keeping apart

_ROOMS = (Room(), Room(listed=40), Room(listed=10, words=300, value=2_000), Room(listed=0, words=100, value=500))


class FormTooLargeError(Exception):
    """A form must fit into one card: this one has too many fields."""


@dataclass(frozen=True, slots=True)
class _Try:
    room: Room
    held: int  # how many of the longest answers are kept apart


def container(form: Form, pen: Pen) -> Json:
    """Its fields and its button; where that is too much for a card, long answers that were right are kept apart."""
    long = sorted(
        (field for field in form.fields if not form.errors.get(field.name) and _length(field, form) > _LONG),
        key=lambda field: -_length(field, form),
    )
    tries = [
        *(_Try(room, 0) for room in _ROOMS[:2]),
        *(_Try(_ROOMS[1], count) for count in range(1, len(long) + 1)),
        *(_Try(room, len(long)) for room in _ROOMS[2:]),
    ]
    mark = pen.mark or pen.new_id()
    for attempt in tries:
        trial = pen.attempt()
        drawn = _drawn(form, trial, attempt.room, long[: attempt.held], mark)
        if json_size(drawn) <= ELEMENT:
            pen.kept |= trial.kept
            return drawn
    message = f"the form {form.key.partition(' ')[0]!r} does not fit into a card"
    raise FormTooLargeError(message)


def beyond_fields(form: Form) -> list[Json]:
    """What is wrong with the whole of it."""
    names = {one.name for one in form.fields}
    told = [wrong for name, wrong in form.errors.items() if name not in names]
    return [part for wrong in told for part in runs.said(f"⚠️ {wrong}", color="Attention", weight="Bolder")]


def _drawn(form: Form, pen: Pen, room: Room, apart: list[Field], mark: str) -> Json:
    items, held = list[Json](), list[tuple[str, str]]()
    for field in form.fields:
        if field in apart:
            items += fields.held(field, form)
            held += _kept(field, form, pen)
        else:
            items += fields.inputs(field, form, pen, room)
    sends = Carried(Does.SEND, form.key, mark=mark, held=tuple(held))
    actions = [{**action(form.send if form.send.strip() else "Send", sends, pen, inputs=True), "style": "positive"}]
    if pen.stand is Stand.CHAT:
        window = Carried(Does.ASIDE, pen.keep(Aside(pen.user, (form,), mark)))
        actions.append(action(WINDOW, window, pen, inputs=False))
    return {"type": "Container", "id": FORM, "items": [*items, action_set(actions)]}


def _kept(field: Field, form: Form, pen: Pen) -> list[tuple[str, str]]:
    """The answer under names, one for each part of it, under the id that its input would have."""
    given = form.values.get(field.name, "")
    several = not isinstance(given, str)
    begins = fields.MANY if several else fields.TYPED
    value = ",".join(fields.encoded(one, pen) for one in given) if several else str(given)
    return [(f"{begins}{pen.short(field.name, NAME)}", pen.keep(value))]


def _length(field: Field, form: Form) -> int:
    return json_size([lettering.clean(one) for one in fields.given(field, form)])
