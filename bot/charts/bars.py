"""Bars that lie, with what they say and their numbers beside them. What is withheld has no bar."""

from collections.abc import Iterator, Sequence

from bot.charts.drawing import Box, Drawing, Group, Hatch, Ink, Line, Shape, Size, Words
from bot.charts.figures import Counts, Part, most
from bot.charts.letters import LINE, clean, width, wrapped
from bot.charts.setting import MARGIN, Block, Face, inner, set_out

_LABEL_LINES = 3
_THICK = 18
_LABELS = 0.4  # of the width, where labels stand beside their bars
_GAP = 8
_HATCHES = (Hatch.SOLID, Hatch.RISING)


def bars(
    counts: Counts, size: Size, before: Counts | None = None, names: Sequence[str] = ("Now", "Last time")
) -> tuple[Drawing, ...]:
    """With `before`, each part has two bars: now, and how it was. Where all totals are known, bars are shares."""
    shown = (counts, before) if before else (counts,)
    chart = _Chart(shown, tuple(names), size)
    titles = tuple(clean(name) for name in names) if before else (counts.told_as,)
    face = Face("Bar chart", counts.title, counts.note, (counts.of, *titles), chart.key() if before else Block(0, ()))
    return set_out(face, [chart.row(part) for part in counts.parts], size)


class _Chart:
    def __init__(self, shown: Sequence[Counts], names: tuple[str, ...], size: Size) -> None:
        self.shown, self.names, self.size = shown, names, size
        self.earlier = {part.label: part for part in shown[-1].parts} if len(shown) > 1 else {}
        told = [counts.told(part) for counts in shown for part in counts.parts]
        self.numbers = max((width(one, size.text) for one in [*told, "not asked"]), default=0)
        self.labels = inner(size) * _LABELS if size.wide else 0
        self.left = MARGIN + self.labels + (_GAP if size.wide else 0)
        self.room = size.width - MARGIN - self.numbers - _GAP - self.left
        self.of_shares = all(counts.total for counts in shown)
        self.longest = most([part.count for counts in shown for part in counts.parts]) or 1

    def key(self) -> Block:
        shapes: list[Shape] = []
        down = 0.0
        for name, hatch in zip(self.names, _HATCHES, strict=True):
            line = wrapped(name, self.size.small, inner(self.size) - 40, 1)
            shapes.append(Box(MARGIN, down + 3, 26, 12, Ink.ONE, hatch))
            shapes.extend(Words(MARGIN + 34, down + 14, one, self.size.small) for one in line)
            down += self.size.small * LINE + 2
        return Block(down, tuple(shapes))

    def row(self, part: Part) -> Block:
        size = self.size
        room = self.labels if size.wide else inner(size)
        label = wrapped(part.label, size.text, room, _LABEL_LINES)
        step = size.text * LINE
        first = 0.0 if size.wide else step * len(label)
        shapes: list[Shape] = [
            Words(MARGIN, step * (at + 1) - size.text * 0.35, line, size.text) for at, line in enumerate(label)
        ]
        told = []
        down = first
        for counts, one, hatch in self._bars_of(part):
            told.append(counts.told(one) if one else "not asked")
            shapes.extend(self._bar(counts, one, hatch, down, told[-1]))
            down += max(_THICK + 4, step)
        says = self._said(part, told)
        height = max(down, step * len(label)) + _GAP
        return Block(height, (Group(says, tuple(shapes)),), (says,), ((clean(part.label), *told),))

    def _bars_of(self, part: Part) -> Iterator[tuple[Counts, Part | None, Hatch]]:
        yield self.shown[0], part, _HATCHES[0]
        if len(self.shown) > 1:
            yield self.shown[1], self.earlier.get(part.label), _HATCHES[1]

    def _bar(self, counts: Counts, part: Part | None, hatch: Hatch, down: float, told: str) -> Iterator[Shape]:
        size = self.size
        middle = down + size.text * LINE / 2
        right = size.width - MARGIN - self.numbers
        known = part is not None and part.count is not None
        yield Words(right, middle + size.text * 0.3, told, size.text, Ink.WORDS if known else Ink.QUIET)
        if part is None or part.count is None:
            return
        top = middle - _THICK / 2
        whole = (counts.total if self.of_shares else self.longest) or 1
        long = self.room * part.count / whole
        if long:
            yield Box(self.left, top, long, _THICK, Ink.ONE, hatch)
        yield Line(self.left, top - 2, self.left, top + _THICK + 2)

    def _said(self, part: Part, told: Sequence[str]) -> str:
        label = clean(part.label)
        if len(told) == 1:
            return f"{label}: {told[0]}"
        return (
            f"{label}: {', '.join(f'{clean(name).lower()} {one}' for name, one in zip(self.names, told, strict=True))}"
        )
