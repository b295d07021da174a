"""What happened, one below the other, with how long lay between."""

from collections.abc import Sequence
from datetime import date

from bot import days
from bot.charts.drawing import Box, Drawing, Group, Hatch, Ink, Line, Shape, Size, Words
from bot.charts.figures import Moment, Standing, Timeline
from bot.charts.letters import LINE, clean, wrapped
from bot.charts.setting import MARGIN, Block, Face, set_out

_MARK = 12
_LOOKS = {
    Standing.DONE: (Ink.ONE, Hatch.SOLID),
    Standing.DUE: (Ink.ONE, Hatch.EMPTY),
    Standing.OVERDUE: (Ink.TWO, Hatch.CROSS),
}
_WORD_LINES = 6
_WEEK, _LONG = 7, 14  # days


def timeline(figures: Timeline, size: Size) -> tuple[Drawing, ...]:
    """Moments in the order of their days, those of one day as they were given."""
    moments = sorted(figures.moments, key=lambda moment: moment.day)
    face = Face("Timeline", figures.title, figures.note, ("Day", "What", "Standing"))
    return set_out(face, [_block(moments, at, size) for at in range(len(moments))], size)


def _block(moments: Sequence[Moment], at: int, size: Size) -> Block:
    moment = moments[at]
    left, step = MARGIN + _MARK + 12, size.text * LINE
    middle = MARGIN + _MARK / 2
    ink, hatch = _LOOKS[moment.standing]
    day = days.told(moment.day)
    standing = "" if moment.standing is Standing.DONE else moment.standing.value
    heading = f"{day}: {standing}" if standing else day
    lines = wrapped(moment.words, size.text, size.width - MARGIN - left, _WORD_LINES)
    shapes: list[Shape] = [
        Box(MARGIN, step / 2 - _MARK / 2, _MARK, _MARK, ink, hatch),
        Words(left, step - size.text * 0.35, heading, size.text, bold=True),
    ]
    shapes.extend(Words(left, step * (row + 2) - size.text * 0.35, line, size.text) for row, line in enumerate(lines))
    height = step * (1 + len(lines))
    if at + 1 < len(moments):
        if later := _later(moment.day, moments[at + 1].day):
            shapes.append(Words(left, height + size.small * LINE, later, size.small, Ink.QUIET))
            height += size.small * LINE * 1.2
        height += size.text * 0.75
        shapes.append(Line(middle, step / 2 + _MARK / 2 + 3, middle, height + step / 2 - _MARK / 2 - 3))
    says = f"{heading}: {clean(moment.words)}" if not standing else f"{day}, {standing}: {clean(moment.words)}"
    return Block(height, (Group(says, tuple(shapes)),), (says,), ((day, clean(moment.words), moment.standing.value),))


def _later(day: date, after: date) -> str:
    """Nothing where it is less than two weeks: days say that themselves."""
    between = (after - day).days
    return f"{between // _WEEK} weeks later" if between >= _LONG else ""
