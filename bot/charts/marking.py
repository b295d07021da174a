"""The mark of a draft: one word across a drawing, below all that it shows, and its meaning in the drawing's words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, radians, sin

from bot.charts.drawing import Drawing
from bot.charts.letters import visible, width
from bot.charts.setting import ended
from bot.papers.paper import short

TURNED = -24  # degrees: from the lower left to the upper right
_LONGEST = 24  # letters
_DRAFT = "Draft"  # where the mark has no letter to show
_ACROSS, _DOWN = 340, 260  # so much of a drawing has a mark of its own: no large part of it is without
_WIDE, _HIGH = 0.88, 0.92  # of the room that there is
_LETTERS = 1.36  # how high a line of letters is, in sizes


@dataclass(frozen=True, slots=True)
class Mark:
    """`x` and `y`: its middle, around which it is turned."""

    x: float
    y: float
    text: str
    size: float


def label(mark: str) -> str:
    """As much of it as stands across a page: what it begins with, as far as a colon."""
    seen = visible(mark)
    return short(seen.partition(":")[0], _LONGEST) or short(seen, _LONGEST) or _DRAFT


def marked(drawing: Drawing, mark: str) -> Drawing:
    """With the mark across it. Its words say so, too, for whoever does not see it."""
    said = drawing.alternative
    words = " ".join(visible(mark).split()) or _DRAFT
    return replace(drawing, mark=label(mark), alternative=said if words in said else f"{ended(words)} {said}")


def marks(drawing: Drawing) -> Iterator[Mark]:
    """Where they stand, in rows and columns; none on a drawing without a mark."""
    if not drawing.mark:
        return
    columns, rows = (max(1, round(side / each)) for side, each in ((drawing.width, _ACROSS), (drawing.height, _DOWN)))
    wide, high = drawing.width / columns, drawing.height / rows
    long, level, steep = width(drawing.mark, 1, bold=True), cos(radians(-TURNED)), sin(radians(-TURNED))
    size = min(_WIDE * wide / (long * level + _LETTERS * steep), _HIGH * high / (long * steep + _LETTERS * level))
    for row in range(rows):
        for column in range(columns):
            yield Mark(wide * (column + 0.5), high * (row + 0.5), drawing.mark, size)
