"""A form in parts, one after the other in one window, where it is more than a view holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adapters.slack import fields
from adapters.slack.fields import Room
from adapters.slack.keeping import Kept, Pen
from adapters.slack.sizes import VIEW, VIEW_BLOCKS, Json, view_size
from bot.replies import Field, Form

_ROOMS = (Room(), Room(listed=10), Room(listed=0), Room(listed=0, words=300))

# Beside its inputs a view needs its heading, which part it is, the way back, and "More" above and below.
_MOST, _MOST_BYTES = VIEW_BLOCKS - 6, VIEW - 40_000
# As much as somebody can take in before they go on. One field that needs more stands alone.
_COMFORTABLE, _COMFORTABLE_BYTES = 40, VIEW // 2


@dataclass(frozen=True, slots=True)
class Part:
    """The fields from `first` on, up to the one before `after`, as inputs; it is one `of` so many parts.

    `held`: something that is filled in stands in no input, and stays as it is.
    """

    inputs: tuple[Json, ...]
    first: int
    after: int
    number: int
    of: int
    held: bool


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One field."""

    blocks: tuple[Json, ...]
    kept: Kept
    held: bool = False

    @property
    def bytes(self) -> int:
        return view_size({"blocks": list(self.blocks)})


def part(form: Form, at: int | None, pen: Pen) -> Part:
    """The part in which the field `at` stands; without that, the one with the first error, or the first."""
    if at is None:
        at = next((number for number, field in enumerate(form.fields) if form.errors.get(field.name)), 0)
    drawn = _whole(form, pen) or [_alone(field, form, pen) for field in form.fields]
    starts = [0] if _fits(drawn) else list(_starts(drawn))
    number = max(place for place, start in enumerate(starts) if start <= at)
    first, after = starts[number], (*starts[1:], len(drawn))[number]
    shown = drawn[first:after]
    for one in shown:
        pen.kept |= one.kept
    inputs = tuple(block for one in shown for block in one.blocks)
    return Part(inputs, first, after, number + 1, len(starts), any(one.held for one in shown))


def _whole(form: Form, pen: Pen) -> list[_Drawn] | None:
    """All of it, with lists and words as long as they can be."""
    if len(form.fields) > _MOST:
        return None
    for room in _ROOMS:
        drawn = [_inputs(field, form, pen, room) for field in form.fields]
        if _fits(drawn):
            return drawn
    return None


def _alone(field: Field, form: Form, pen: Pen) -> _Drawn:
    for room in _ROOMS:
        if _fits([drawn := _inputs(field, form, pen, room)]):
            return drawn
    return _Drawn(tuple(fields.held(field, form)), {}, held=True)


def _inputs(field: Field, form: Form, pen: Pen, room: Room) -> _Drawn:
    trial = pen.attempt()
    return _Drawn(tuple(fields.inputs(field, form, trial, room)), trial.kept)


def _fits(drawn: Sequence[_Drawn]) -> bool:
    blocks = sum(len(one.blocks) for one in drawn)
    return blocks <= _MOST and sum(one.bytes for one in drawn) <= _MOST_BYTES


def _starts(drawn: Sequence[_Drawn]) -> Iterator[int]:
    """With which field each part begins."""
    blocks, length = _COMFORTABLE + 1, 0
    for number, one in enumerate(drawn):
        if blocks + len(one.blocks) > _COMFORTABLE or length + one.bytes > _COMFORTABLE_BYTES:
            yield number
            blocks, length = 0, 0
        blocks += len(one.blocks)
        length += one.bytes
