"""The fields of a form as the inputs of a modal. The id of an input's block is the name of its field.

Up to ten options are buttons to tick, up to a hundred a list; more are searched, and so are the words that something
suggests for: `block_suggestion` asks for them while somebody types.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from adapters.slack import mrkdwn
from adapters.slack.blocks import section, words
from adapters.slack.keeping import Options, Pen
from adapters.slack.sizes import (
    ACTION_ID,
    BLOCK_ID,
    LABEL,
    OPTION,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    TICKED,
    TYPED,
    Json,
    size,
)
from bot.markup import Strong, Words
from bot.replies import Field, Form, Kind

# How the id of an input's action begins; what follows says what to look for, or only keeps it apart from others.
TYPING, CHOOSING, SUGGESTING = "typed", "choose", "suggest"
# A long text comes in parts: after the name of the field stand this, the number of the part, and the sign for what
# stands between it and the part before.
PART = "~"
BETWEEN = {"n": "\n", "s": " ", "c": ""}
_MARK = 40  # characters of an action's id that are ours
_SHOWN = 200  # characters of what is kept and cannot be changed

USE_WHAT_YOU_TYPE = "Type it, then choose it from the list that opens. Something new stands at its top."
SEARCHED = "Type a part of it to search."


@dataclass(frozen=True, slots=True)
class Room:
    """How long lists and words may be: less, where a whole form does not fit otherwise."""

    listed: int = OPTIONS
    words: int = LABEL


def inputs(field: Field, form: Form, pen: Pen, room: Room) -> Iterator[Json]:
    """The block of one field, after the words that do not fit into it."""
    yield from _long(field, room)
    if wrong := form.errors.get(field.name, ""):
        for piece in mrkdwn.pieces((Strong("Please look at this again: "), Words(" ".join(wrong.split()))), LABEL):
            yield section(f"⚠️ {piece}")
    if field.kind in (Kind.LINE, Kind.PARAGRAPH):
        yield from _typed(field, form, pen, room)
    else:
        yield _block(field, _choice(field, form, pen, room), pen, room)


def held(field: Field, form: Form) -> Iterator[Json]:
    """A field whose long answer is kept as it is: no view has room for it."""
    value = mrkdwn.plain("".join(_given(field, form)[:1]), _SHOWN)
    yield from (section(piece) for piece in mrkdwn.pieces((Strong(mrkdwn.plain(field.label, LABEL // 2)),), LABEL))
    yield from (
        section(piece)
        for piece in mrkdwn.pieces((Words(f"What is filled in here is kept as it is: “{value}”"),), LABEL)
    )


def block_id(field: Field, pen: Pen) -> str:
    """The name itself, but for names that nobody gives to a field."""
    name = field.name if PART not in field.name else ""
    return pen.short(name, BLOCK_ID - _MARK) if name or not field.name else pen.keep(field.name)


def option(value: str, label: str, pen: Pen) -> Json:
    """A label too long for its line goes on below it."""
    first, rest = _lines(label.strip() or value)
    drawn: Json = {"text": words(first, OPTION), "value": pen.short(value, OPTION_VALUE)}
    if rest:
        drawn["description"] = words(rest, OPTION)
    return drawn


def _lines(label: str) -> tuple[str, str]:
    """As much as stands in one line, and the rest."""
    shown = " ".join(mrkdwn.clean(label).split())
    first = mrkdwn.plain(shown, OPTION)
    return first, f"…{shown[len(first) - 1 :].lstrip()}" if size(shown) > OPTION else ""


def _block(field: Field, element: Json, pen: Pen, room: Room, hint: str = "") -> Json:
    drawn: Json = {
        "type": "input",
        "block_id": block_id(field, pen),
        "label": words(field.label, room.words),
        "element": element,
        "optional": not field.required,
    }
    if told := " ".join(part for part in (field.hint, hint) if part.strip()):
        drawn["hint"] = words(told, room.words)
    return drawn


def _long(field: Field, room: Room) -> Iterator[Json]:
    """Labels, hints and options that would be cut, in full. A list that is searched is too long for that."""
    for text in (field.label, field.hint):
        if size(text) > room.words == LABEL:
            yield from (section(piece) for piece in mrkdwn.pieces((Words(" ".join(text.split())),), LABEL))
    if room.words == LABEL and len(field.options) <= room.listed:
        cut = (label for _, label in field.options if size(_lines(label)[1]) > OPTION)
        lines = [(Words(" ".join(label.split())),) for label in cut]
        parts = (("\n" if at else "", piece) for at, line in enumerate(lines) for piece in _pointed(line))
        yield from (section(piece) for piece in mrkdwn.packed(parts, LABEL))


def _pointed(line: tuple[Words, ...]) -> list[str]:
    return [f"• {piece}" for piece in mrkdwn.pieces(line, LABEL - 2)]


def _typed(field: Field, form: Form, pen: Pen, room: Room) -> Iterator[Json]:
    given = _given(field, form)
    value = mrkdwn.clean(given[0] if given else "")
    if field.suggests and field.kind is Kind.LINE and not _several_lines(value):
        key = pen.short(field.suggests, ACTION_ID - _MARK)
        element: Json = {
            "type": "external_select",
            "action_id": f"{SUGGESTING}|{pen.mark}|{key}",
            "min_query_length": 1,
            "placeholder": words("Type its name", PLACEHOLDER),
        }
        if value.strip():
            element["initial_option"] = option(value, value, pen)
        yield _block(field, element, pen, room, USE_WHAT_YOU_TYPE)
        return
    more = f"Up to {TYPED:,} characters fit here at once." if field.most > TYPED else ""
    parts = _parts(value)
    for number, (between, part) in enumerate(parts, start=1):
        most = min(TYPED, max(1, field.most, size(part)))
        element = {
            "type": "plain_text_input",
            "action_id": f"{TYPING}|{pen.mark}",
            "multiline": field.kind is Kind.PARAGRAPH or "\n" in part,
            "max_length": most,
        }
        if part:
            element["initial_value"] = part
        drawn = _block(field, element, pen, room, more)
        if number > 1:
            drawn["block_id"] += f"{PART}{number}{between}"
            drawn["label"] = words(f"{mrkdwn.plain(field.label, room.words - _MARK)} (part {number})", room.words)
            drawn["optional"] = True
        yield drawn


def _several_lines(value: str) -> bool:
    return "\n" in value.strip()


def _parts(value: str) -> list[tuple[str, str]]:
    """What is filled in already, in parts that fit one input each, and the sign for what stands before each."""
    parts, sign = list[tuple[str, str]](), "c"
    while size(value) > TYPED:
        end = TYPED if size(value[:TYPED]) == TYPED else TYPED // 2
        at, after = value.rfind("\n", 1, end), "n"
        if at < end // 2:
            at, after = value.rfind(" ", 1, end), "s"
        if at < end // 2:
            at, after = end, "c"
        parts.append((sign, value[:at]))
        value, sign = value[at + len(BETWEEN[after]) :], after
    return [*parts, (sign, value)]


def _choice(field: Field, form: Form, pen: Pen, room: Room) -> Json:
    labels = dict[str, str]()
    for value, label in field.options:
        labels.setdefault(value, label)
    given = [value for value in _given(field, form) if value in labels]
    several = field.kind is Kind.CHOICES
    if len(labels) > room.listed:
        return _searched(labels, given, pen, several=several)
    listed = {value: option(value, label, pen) for value, label in labels.items()}
    if len(labels) <= TICKED:
        element: Json = {"type": "checkboxes" if several else "radio_buttons"}
    else:
        element = {"type": "multi_static_select" if several else "static_select", "placeholder": _choose()}
    element |= {"action_id": f"{CHOOSING}|{pen.mark}", "options": list(listed.values())}
    return element | _initial([listed[value] for value in given], several=several)


def _searched(labels: Mapping[str, str], given: Sequence[str], pen: Pen, *, several: bool) -> Json:
    element: Json = {
        "type": "multi_external_select" if several else "external_select",
        "action_id": f"{CHOOSING}|{pen.keep(Options(tuple(labels.items())))}",
        "min_query_length": 0,
        "placeholder": words(SEARCHED, PLACEHOLDER),
    }
    return element | _initial([option(value, labels[value], pen) for value in given], several=several)


def _initial(chosen: list[Json], *, several: bool) -> Json:
    if not chosen:
        return {}
    return {"initial_options": chosen} if several else {"initial_option": chosen[0]}


def _choose() -> Json:
    return words("Choose", PLACEHOLDER)


def _given(field: Field, form: Form) -> tuple[str, ...]:
    value = form.values.get(field.name, "")
    return tuple(dict.fromkeys((value,) if isinstance(value, str) else value))
