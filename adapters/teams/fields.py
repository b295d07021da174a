"""The fields of a form as inputs of a card. How the id of an input begins says how its answer is to be read.

Up to twelve options are listed open, up to forty in a list, more are searched. Words that something suggests for have a
line to type them and, beside it, a list that is searched: not every client can search one.
Teams takes `Data.Query` in cards of every version, although the schema names it from 1.6 on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from adapters.teams import lettering, runs
from adapters.teams.keeping import Options, Pen
from adapters.teams.sizes import LABEL, NAME, OPTION, Json, size
from bot.replies import Field, Form, Kind

# Before the name of a field: typed; chosen from what was suggested; one option; several, with commas between them.
TYPED, PICKED, ONE, MANY = "typed.", "picked.", "one.", "many."
# What a list that is searched is about: options that were kept, or the key of what suggests.
CHOOSING, SUGGESTING = "choose|", "suggest|"

PICK, NONE = "Or search for one that is known here, and choose it", "None: it stands above"
SEARCH = "Type a part of it to search"
ASKED, NEEDED = "Please answer this one.", " (needed)"
_EXPANDED, _COMPACT = 12, 40
_SHOWN = 200  # units of what is kept and cannot be changed


@dataclass(frozen=True, slots=True)
class Room:
    """How long lists and words may be: less, where a whole form does not fit otherwise."""

    listed: int = 300
    words: int = LABEL
    value: int = 100_000  # of what was typed and must be corrected


def inputs(field: Field, form: Form, pen: Pen, room: Room) -> Iterator[Json]:
    """One field, with what is wrong above it and what helps below."""
    typed = field.kind in (Kind.LINE, Kind.PARAGRAPH)
    first, *more = _typed(field, form, pen, room) if typed else (_chosen(field, form, pen, room),)
    if wrong := form.errors.get(field.name, ""):
        yield from runs.said(f"⚠️ {lettering.plain(wrong, room.words)}", color="Attention", weight="Bolder")
        first["spacing"] = "Small"
    yield from (first, *more)
    if field.hint.strip():
        (hint,) = runs.said(lettering.plain(field.hint, room.words), isSubtle=True, size="Small")
        yield {**hint, "spacing": "Small"}


def held(field: Field, form: Form) -> Iterator[Json]:
    """A field whose long answer is kept as it is: there is no room to show all of it."""
    labels = dict(field.options)
    value = ", ".join(labels.get(one, one) for one in given(field, form))
    yield from runs.said(lettering.plain(field.label, LABEL // 2), weight="Bolder")
    yield from runs.said(f"What you filled in here is kept as it is: “{lettering.plain(value, _SHOWN)}”", isSubtle=True)


def given(field: Field, form: Form) -> tuple[str, ...]:
    value = form.values.get(field.name, ())
    return tuple(dict.fromkeys((value,) if isinstance(value, str) else value))


def option(value: str, label: str, pen: Pen) -> Json:
    return {"title": lettering.alike(label.strip() or value, OPTION), "value": encoded(value, pen)}


def encoded(value: str, pen: Pen) -> str:
    """Several values come back with commas between them."""
    return pen.short(value, NAME).replace("%", "%25").replace(",", "%2C")


def decoded(value: str) -> str:
    return value.replace("%2C", ",").replace("%25", "%")


def _typed(field: Field, form: Form, pen: Pen, room: Room) -> Iterator[Json]:
    value = lettering.clean("".join(given(field, form)[:1]))
    if size(value) > room.value and form.errors.get(field.name):
        value = value[: room.value // 2]
    suggests = bool(field.suggests) and field.kind is Kind.LINE
    asked = _asked(field, room, required=field.required and not suggests)
    if field.required and suggests:  # either of the two will do, which no client can check
        asked["label"] += NEEDED
    yield {
        "type": "Input.Text",
        "id": _id(TYPED, field, pen),
        **asked,
        "isMultiline": field.kind is Kind.PARAGRAPH or "\n" in value,
        "maxLength": max(1, field.most, size(value)),
        **({"value": value} if value else {}),
    }
    if suggests:
        yield {
            "type": "Input.ChoiceSet",
            "id": _id(PICKED, field, pen),
            "label": PICK,
            "spacing": "Small",
            **_searched(f"{SUGGESTING}{pen.short(field.suggests, NAME)}", [option("", NONE, pen)]),
        }


def _chosen(field: Field, form: Form, pen: Pen, room: Room) -> Json:
    labels = dict[str, str]()
    for value, label in field.options:
        labels.setdefault(value, label)
    several = field.kind is Kind.CHOICES
    chosen = [value for value in given(field, form) if value in labels][: None if several else 1]
    made: Json = {
        "type": "Input.ChoiceSet",
        "id": _id(MANY if several else ONE, field, pen),
        **_asked(field, room, required=field.required),
    }
    if len(labels) > room.listed:
        # A client that cannot search shows these alone.
        first = list(labels)[: max(1, min(_EXPANDED, room.listed))]
        drawn = {value: option(value, labels[value], pen) for value in dict.fromkeys((*chosen, *first))}
        made |= _searched(f"{CHOOSING}{pen.keep(Options(tuple(labels.items())))}", list(drawn.values()))
    else:
        drawn = {value: option(value, label, pen) for value, label in labels.items()}
        made |= _listed(list(drawn.values()), several=several)
    if several:
        made["isMultiSelect"] = True
    if chosen:
        made["value"] = ",".join(drawn[value]["value"] for value in chosen)
    return made


def _listed(choices: list[Json], *, several: bool) -> Json:
    if len(choices) <= _EXPANDED:
        return {"style": "expanded", "wrap": True, "choices": choices}
    if several or len(choices) <= _COMPACT:
        return {"style": "compact", "placeholder": "Choose", "choices": choices}
    return {"style": "filtered", "placeholder": SEARCH, "choices": choices}


def _searched(dataset: str, choices: list[Json]) -> Json:
    return {
        "style": "filtered",
        "placeholder": SEARCH,
        "choices": choices,
        "choices.data": {"type": "Data.Query", "dataset": dataset},
    }


def _asked(field: Field, room: Room, *, required: bool) -> Json:
    asked: Json = {"label": lettering.alike(field.label, room.words)}
    return asked | ({"isRequired": True, "errorMessage": ASKED} if required else {})


def _id(begins: str, field: Field, pen: Pen) -> str:
    return f"{begins}{pen.short(field.name, NAME)}"
