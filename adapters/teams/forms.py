"""A form as one element of a card, the same in a chat and in a dialog; one after the other, where one is not enough."""

from adapters.teams import fields, lettering, runs
from adapters.teams.buttons import action, action_set
from adapters.teams.carried import Carried, Does
from adapters.teams.fields import Room
from adapters.teams.keeping import Aside, Held, Pen, Stand, Turn
from adapters.teams.sizes import ELEMENT, LABEL, Json, json_size
from bot.events import Answer
from bot.replies import Field, Form, Kind

FORM = "form"  # the id of its element: a card holds one, since its button sends all inputs
WINDOW, NEXT = "Open in a window", "Next"
FOLLOWS = "More questions follow after this."
NOT_YET = "Not sent yet. Please look again at:"
_SEEN_AT_ONCE = 2  # fields

_ROOMS = (Room(), Room(listed=40), Room(listed=10, words=300, value=2_000), Room(listed=0, words=100, value=500))

Fields = tuple[Field, ...]


def container(form: Form, pen: Pen) -> Json:
    """Its fields and its button. Of one that is too much for a card, the first fields, and a button for the next.

    So everybody sees each answer before they send it, also those that were filled in for them.
    """
    left = tuple(field for field in form.fields if field.name not in pen.shown)
    mark = pen.mark or pen.new_id()
    for room in _ROOMS[:2]:
        if drawn := _fitting(form, left, pen, room, mark):
            return drawn
    if not pen.shown:
        left = _from_the_first_error(form)
    for room in _ROOMS[1:]:
        for count in range(len(left), 0, -1):
            if drawn := _fitting(form, left[:count], pen, room, mark):
                return drawn
    return _drawn(form, left[:1], pen, None, mark)


def beyond_fields(form: Form) -> list[Json]:
    """What is wrong with the whole of it."""
    names = {one.name for one in form.fields}
    told = [wrong for name, wrong in form.errors.items() if name not in names]
    return [part for wrong in told for part in runs.said(f"⚠️ {wrong}", color="Attention", weight="Bolder")]


def _from_the_first_error(form: Form) -> Fields:
    """Those before it have been filled in already."""
    first = next((at for at, field in enumerate(form.fields) if form.errors.get(field.name)), 0)
    return form.fields[first:]


def _fitting(form: Form, shown: Fields, pen: Pen, room: Room, mark: str) -> Json | None:
    trial = pen.attempt()
    drawn = _drawn(form, shown, trial, room, mark)
    if json_size(drawn) > ELEMENT:
        return None
    pen.kept |= trial.kept
    return drawn


def _drawn(form: Form, shown: Fields, pen: Pen, room: Room | None, mark: str) -> Json:
    """Without room, what is filled in is only told, and stays as it is."""
    items = list[Json]()
    for field in shown:
        items += fields.inputs(field, form, pen, room) if room else fields.held(field, form)
    items += _not_yet(form, shown)
    names = {field.name for field in shown} if room else set[str]()
    held = {field.name: _filled_in(form, field) for field in form.fields if field.name not in names}
    kept = pen.keep(Held(held)) if held else ""
    before = _before(form, shown) | pen.shown
    if follows := {field.name for field in form.fields} - before - {field.name for field in shown}:
        items += runs.said(FOLLOWS, isSubtle=True)
        seen = frozenset(field.name for field in form.fields if field.name not in follows)
        turns = Carried(Does.TURN, pen.keep(Turn(form, seen)), mark=mark, held=kept)
        actions = [action(NEXT, turns, pen, inputs=True)]
    else:
        sends = Carried(Does.SEND, form.key, mark=mark, held=kept)
        actions = [{**action(form.send if form.send.strip() else "Send", sends, pen, inputs=True), "style": "positive"}]
    if pen.stand is Stand.CHAT and not pen.shown:
        window = Carried(Does.ASIDE, pen.keep(Aside(pen.user, (form,), mark)))
        actions.append(action(WINDOW, window, pen, inputs=False))
    return {"type": "Container", "id": FORM, "items": [*items, action_set(actions)]}


def _not_yet(form: Form, shown: Fields) -> list[Json]:
    """Below a long form, since what is wrong may stand far above the button that was pressed."""
    wrong = [lettering.one_line(field.label) for field in shown if form.errors.get(field.name)]
    if not wrong or len(shown) <= _SEEN_AT_ONCE:
        return []
    told = lettering.plain(f"{NOT_YET} {', '.join(wrong)}", LABEL)
    return runs.said(f"⚠️ {told}", color="Attention", weight="Bolder")


def _before(form: Form, shown: Fields) -> set[str]:
    names = [field.name for field in form.fields]
    return set(names[: names.index(shown[0].name)]) if shown else set()


def _filled_in(form: Form, field: Field) -> Answer:
    return form.values.get(field.name, () if field.kind is Kind.CHOICES else "")
