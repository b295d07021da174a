"""How a paper is set, and how high it will be: what must fit on one page is measured before it is made.

The measures are those of Arial, which LibreOffice has under another name; a little is added, since no two programs
break lines quite alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.papers.paper import Block, Heading, Paper, Paragraph, Points, Quotation, Signature, Table

FONT = "Arial"
WIDE, HIGH = 210.0, 297.0  # millimetres of A4
_POINTS = 72 / 25.4  # in a millimetre
_BULLET = 18.0  # points that a list stands in
_QUOTED = 4.0
_CELL = 11.0  # points that the edges of a cell take
_ROOM = 0.94  # of a line that is filled: the rest is for how programs differ
_SPARE = 24.0  # points at the foot that are left free: two lines


@dataclass(frozen=True, slots=True)
class Face:
    """In points."""

    size: float
    line: float
    before: float = 0
    after: float = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    side: float  # millimetres
    edge: float
    exact: bool  # whether lines are exactly as high as said
    styles: Mapping[str, Face]


READABLE = Look(
    25,
    22,
    exact=False,
    styles={
        "Normal": Face(11, 15, after=7),
        "Heading 1": Face(16, 20, after=6, bold=True),
        "Heading 2": Face(12.5, 16, before=10, after=4, bold=True),
        "List Bullet": Face(11, 15, after=4),
        "Quote": Face(10.5, 14, before=2, after=7),
        "No Spacing": Face(10, 13),
        "Header": Face(9, 11),
        "Footer": Face(9, 11),
    },
)
COMPACT = Look(
    18,
    16,
    exact=True,
    styles={
        "Normal": Face(9.5, 12, after=3),
        "Heading 1": Face(13, 16, after=3, bold=True),
        "Heading 2": Face(10.5, 13, before=5, after=2, bold=True),
        "List Bullet": Face(9.5, 12, after=1),
        "Quote": Face(9.5, 12, after=3),
        "No Spacing": Face(9, 11),
        "Header": Face(8, 10),
        "Footer": Face(8, 10),
    },
)


def columns(count: int, look_: Look) -> tuple[float, ...]:
    """Millimetres of each: the first, which says what the row is, is half as wide again."""
    one = (WIDE - 2 * look_.side) / (count + 0.5)
    return (one * 1.5, *[one] * (count - 1))


def look(paper: Paper) -> Look:
    return COMPACT if paper.compact else READABLE


def room(look_: Look) -> float:
    """On one page, in points."""
    return (HIGH - 2 * look_.edge) * _POINTS - _SPARE


def fits(paper: Paper) -> bool:
    """On one page."""
    return height(paper) <= room(look(paper))


def height(paper: Paper) -> float:
    """In points."""
    set_in = look(paper)
    title = _set(paper.title, set_in.styles["Heading 1"], set_in)
    mark = _set(paper.mark, set_in.styles["Normal"], set_in, bold=True)
    return title + mark + sum(high(block, set_in) for block in paper.blocks)


def high(block: Block, look_: Look) -> float:
    """One block, in points. What comes to a page adds up."""
    normal, bullet = look_.styles["Normal"], look_.styles["List Bullet"]
    match block:
        case Heading(words=words):
            return _set(words, look_.styles["Heading 2"], look_)
        case Paragraph(words=words):
            return _set(words, normal, look_)
        case Points(items=items):
            return sum(_set(item, bullet, look_, less=_BULLET) for item in items)
        case Quotation(words=words, source=source):
            return _set(f"{words}\n{source}" if source else words, look_.styles["Quote"], look_, less=_QUOTED)
        case Signature(labels=labels):
            return sum(_set(label, normal, look_) for label in labels)
        case Table(header=header, rows=rows):
            return sum(_row(row, look_) for row in (header, *rows))


def _row(row: Iterable[str], look_: Look) -> float:
    face, cells = look_.styles["No Spacing"], tuple(row)
    widths = [one * _POINTS - _CELL for one in columns(len(cells), look_)]
    most = max(_lines(cell, face, width, bold=True) for cell, width in zip(cells, widths, strict=True))
    return most * face.line + 1


def _set(words: str, face: Face, look_: Look, *, less: float = 0, bold: bool = False) -> float:
    width = (WIDE - 2 * look_.side) * _POINTS - less
    return _lines(words, face, width, bold=bold or face.bold) * face.line + face.before + face.after


def _lines(words: str, face: Face, width: float, *, bold: bool) -> int:
    room = width * _ROOM / (face.size * (1.09 if bold else 1))
    return sum(_broken(line, room) for line in words.split("\n"))


def _broken(line: str, room: float) -> int:
    """How many lines it takes, `room` in units of the font's size. A word that is longer than a line is broken."""
    count, used = 1, 0.0
    for word in line.split():
        wide = sum(map(_wide, word))
        if used and used + 0.28 + wide > room:
            count, used = count + 1, 0.0
        used += wide + (0.28 if used else 0)
        while used > room:
            count, used = count + 1, used - room
    return count


def _wide(letter: str) -> float:
    if letter in "ijlI|!.,:;'":
        return 0.28
    if letter in 'ft()[]/-r"`':
        return 0.36
    if letter in "mMW@%":
        return 0.95
    if not letter.isascii():
        return 0.62 if letter.isalpha() and ord(letter) < 0x250 else 1.0  # noqa: PLR2004 - where Latin letters end
    return 0.78 if letter.isupper() or letter == "w" else 0.56
