"""One bar for a whole scale, cut into its steps, with a key below it that has the numbers."""

from bot.charts.bars import bars
from bot.charts.drawing import Box, Drawing, Group, Hatch, Ink, Shape, Size, Words
from bot.charts.figures import Counts
from bot.charts.letters import LINE, clean, width, wrapped
from bot.charts.setting import MARGIN, Block, Face, inner, set_out

_THICK = 36
_GAP = 2  # between steps, so that they are told apart without their hatches
_LABEL_LINES = 3
_LOW = ((Ink.TWO, Hatch.CROSS), (Ink.TWO, Hatch.FALLING), (Ink.TWO, Hatch.DOTS))
_HIGH = ((Ink.ONE, Hatch.SOLID), (Ink.ONE, Hatch.RISING), (Ink.ONE, Hatch.ACROSS))
_MIDDLE = (Ink.EDGE, Hatch.EMPTY)
_MOST = len(_LOW) + len(_HIGH) + 1


def scale(counts: Counts, size: Size) -> tuple[Drawing, ...]:
    """As bars, where something is withheld, the steps are too many, or do not make up the whole."""
    known = [part.count for part in counts.parts if part.count is not None]
    whole = counts.total
    if not whole or len(known) < len(counts.parts) or sum(known) != whole or not 1 < len(known) <= _MOST:
        return bars(counts, size)
    looks = looks_of(len(known))
    face = Face("Scale", counts.title, counts.note, (counts.of, counts.told_as))
    return set_out(face, [_bar(counts, known, whole, looks, size), *_key(counts, looks, size)], size)


def looks_of(steps: int) -> tuple[tuple[Ink, Hatch], ...]:
    """From one end to the other; the two ends differ most."""
    half = steps // 2
    middle = (_MIDDLE,) if steps % 2 else ()
    return (*_LOW[:half], *middle, *reversed(_HIGH[:half]))


def _bar(counts: Counts, known: list[int], whole: int, looks: tuple[tuple[Ink, Hatch], ...], size: Size) -> Block:
    steps = [(part, count, look) for part, count, look in zip(counts.parts, known, looks, strict=True) if count]
    room = inner(size) - _GAP * (len(steps) - 1)
    shapes: list[Shape] = []
    left: float = MARGIN
    for part, count, (ink, hatch) in steps:
        long = room * count / whole
        box = Box(left, 0, long, _THICK, ink, hatch)
        shapes.append(Group(f"{clean(part.label)}: {counts.told(part)}", (box,)))
        left += long + _GAP
    return Block(_THICK + size.text * 0.75, tuple(shapes))


def _key(counts: Counts, looks: tuple[tuple[Ink, Hatch], ...], size: Size) -> list[Block]:
    numbers = max(width(counts.told(part), size.text) for part in counts.parts)
    right = size.width - MARGIN - numbers
    step = size.text * LINE
    blocks = []
    for part, (ink, hatch) in zip(counts.parts, looks, strict=True):
        told = counts.told(part)
        label = wrapped(part.label, size.text, right - MARGIN - 46, _LABEL_LINES)
        says = f"{clean(part.label)}: {told}"
        shapes: list[Shape] = [
            Box(MARGIN, step / 2 - 8, 30, 16, ink, hatch),
            *(Words(MARGIN + 38, step * (at + 1) - size.text * 0.35, line, size.text) for at, line in enumerate(label)),
            Words(right, step - size.text * 0.35, told, size.text),
        ]
        height = step * max(1, len(label)) + 6
        blocks.append(Block(height, (Group(says, tuple(shapes)),), (says,), ((clean(part.label), told),)))
    return blocks
