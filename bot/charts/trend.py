"""One column for each week. A week whose number is withheld has a cross on the line, never a column of no height."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot import days
from bot.charts.drawing import Anchor, Box, Drawing, Group, Ink, Line, Shape, Size, Words
from bot.charts.figures import WITHHELD, Trend, Week, most
from bot.charts.letters import LINE, clean, width
from bot.charts.setting import MARGIN, Block, Face, inner, set_out

_HIGH = 0.36  # of the drawing's greatest height
_NARROWEST = 11  # for a week
_COLUMN = 0.68  # of a week's room
_CROSS = 3.5
_APART = 10  # between two words below the line


def trend(figures: Trend, size: Size) -> tuple[Drawing, ...]:
    top = _top(most([week.count for week in figures.weeks]))
    axis = max(width(f"{number:,}", size.small) for number in _steps(top)) + 8
    room = inner(size) - axis
    note = " ".join(one for one in (clean(figures.note), _between(figures.weeks)) if one)
    face = Face("Column chart by week", figures.title, note, ("Week from", figures.of))
    blocks = [
        _Plot(weeks, top, MARGIN + axis, room, size).block()
        for weeks in _chunks(figures.weeks, int(room // _NARROWEST))
    ]
    return set_out(face, blocks, Size(size.width, 0, size.text))  # no room for a second one below


def _chunks(weeks: Sequence[Week], longest: int) -> list[Sequence[Week]]:
    """As many as needed, as equal as can be."""
    count = max(1, -(-len(weeks) // longest))
    length = max(1, -(-len(weeks) // count))
    return [weeks[start : start + length] for start in range(0, len(weeks), length)] or [()]


@dataclass(frozen=True, slots=True)
class _Plot:
    weeks: Sequence[Week]
    top: int  # the number at the upper end
    left: float
    room: float
    size: Size

    @property
    def high(self) -> float:
        return self.size.height * _HIGH

    @property
    def base(self) -> float:
        """Where columns stand, below room for a number above the highest of them."""
        return self.size.small * LINE + 2 + self.high

    @property
    def slot(self) -> float:
        return self.room / max(1, len(self.weeks))

    def block(self) -> Block:
        small = self.size.small
        shapes: list[Shape] = [*self._grid()]
        numbered = all(width(_told(week), small) + 3 < self.slot for week in self.weeks if week.count is not None)
        for at, week in enumerate(self.weeks):
            shapes.append(Group(_said(week), tuple(self._week(week, at, numbered=numbered))))
        shapes.extend(self._days())
        height = self.base + small * LINE * 1.6
        if any(week.count is None for week in self.weeks):
            shapes.extend(_cross(MARGIN + _CROSS, height + small * 0.6))
            shapes.append(Words(MARGIN + 14, height + small, WITHHELD, small, Ink.QUIET))
            height += small * LINE * 1.2
        said = tuple(_said(week) for week in self.weeks)
        rows = tuple((days.told(week.day), _told(week)) for week in self.weeks)
        return Block(height, tuple(shapes), said, rows)

    def _week(self, week: Week, at: int, *, numbered: bool) -> Iterator[Shape]:
        middle = self.left + self.slot * (at + 0.5)
        if week.count is None:
            yield from _cross(middle, self.base - _CROSS - 3)
            return
        high = self.high * week.count / self.top
        wide = self.slot * _COLUMN
        if high:
            yield Box(middle - wide / 2, self.base - high, wide, high, Ink.ONE)
        if numbered:
            yield Words(middle, self.base - high - 4, _told(week), self.size.small, anchor=Anchor.MIDDLE)

    def _grid(self) -> Iterator[Shape]:
        small = self.size.small
        for number in _steps(self.top):
            y = self.base - self.high * number / self.top
            yield Line(self.left, y, self.left + self.room, y, Ink.GRID if number else Ink.EDGE)
            yield Words(self.left - 6, y + small * 0.35, f"{number:,}", small, Ink.QUIET, anchor=Anchor.END)

    def _days(self) -> Iterator[Shape]:
        """As many as there is room for."""
        small, end = self.size.small, self.size.width - MARGIN
        free: float = MARGIN - _APART
        for at, week in enumerate(self.weeks):
            text = f"{week.day.day} {week.day:%b}"
            half = width(text, small) / 2
            middle = max(self.left + half, min(self.left + self.slot * (at + 0.5), end - half))
            if middle - half - free >= _APART:
                yield Words(middle, self.base + small * 1.3, text, small, Ink.QUIET, anchor=Anchor.MIDDLE)
                free = middle + half


def _cross(x: float, y: float) -> Iterator[Shape]:
    yield Line(x - _CROSS, y - _CROSS, x + _CROSS, y + _CROSS, Ink.QUIET, 1.5)
    yield Line(x - _CROSS, y + _CROSS, x + _CROSS, y - _CROSS, Ink.QUIET, 1.5)


def _between(weeks: Sequence[Week]) -> str:
    if not weeks:
        return "No weeks."
    return f"Weeks from {days.told(weeks[0].day)} to {days.told(weeks[-1].day)}."


def _said(week: Week) -> str:
    return f"{days.told(week.day)}: {_told(week)}"


def _told(week: Week) -> str:
    return WITHHELD if week.count is None else f"{week.count:,}"


def _top(highest: int) -> int:
    """A round number that is not below the highest, and can be halved."""
    unit = 1
    while True:
        for step in (2, 4, 6, 10):
            if step * unit >= highest:
                return step * unit
        unit *= 10


def _steps(top: int) -> tuple[int, int, int]:
    return 0, top // 2, top
