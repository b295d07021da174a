"""A picture of few shapes, in units of its own: whoever draws it chooses colours, scale and format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.papers.paper import Table


class Ink(StrEnum):
    """What a colour is for. Nothing is told by colour alone."""

    WORDS = "words"
    QUIET = "quiet words"
    MARK = "mark"
    EDGE = "edge"
    GRID = "grid"
    ONE = "one"
    TWO = "two"
    BLACK = "black"  # in the dark, too: what machines read
    WHITE = "white"


class Hatch(StrEnum):
    """Told apart without any colour."""

    SOLID = "solid"
    EMPTY = "empty"
    RISING = "rising"
    FALLING = "falling"
    CROSS = "cross"
    DOTS = "dots"
    ACROSS = "across"


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """With an edge of its ink, whatever its hatch; `edged=False` has none, and touches the next without a seam."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    hatch: Hatch = Hatch.SOLID
    edged: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    x: float
    y: float
    to_x: float
    to_y: float
    ink: Ink = Ink.EDGE
    thick: float = 1


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; `y` is what they stand on."""

    x: float
    y: float
    text: str
    size: float
    ink: Ink = Ink.WORDS
    bold: bool = False
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs together, and what it says."""

    says: str
    shapes: "tuple[Shape, ...]"


Shape = Box | Line | Words | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """`alternative` says in words what the picture shows, and `table` has the same numbers.

    `mark`: what stands across it, below all else; see `bot.charts.marking`.
    """

    width: float
    height: float
    title: str
    alternative: str
    shapes: tuple[Shape, ...] = field(repr=False)
    table: Table | None = field(default=None, repr=False)
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """How wide a drawing is, and the most that it is high: what is longer goes on in another drawing."""

    width: float
    height: float
    text: float

    @property
    def wide(self) -> bool:
        return self.width > self.height * 0.9

    @property
    def title(self) -> float:
        return self.text * 1.25

    @property
    def small(self) -> float:
        return self.text * 0.875


PHONE = Size(360, 512, 16)
PAGE = Size(680, 680, 16)
CHAT = Size(400, 840, 16)  # as wide as a phone shows a picture in a chat, where each one is a message of its own


def moved(shapes: Iterable[Shape], down: float) -> Iterator[Shape]:
    for shape in shapes:
        match shape:
            case Group():
                yield replace(shape, shapes=tuple(moved(shape.shapes, down)))
            case Line():
                yield replace(shape, y=shape.y + down, to_y=shape.to_y + down)
            case Box() | Words():
                yield replace(shape, y=shape.y + down)


def single(shapes: Iterable[Shape]) -> Iterator[Box | Line | Words]:
    """Each shape by itself, without the groups."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from single(shape.shapes)
        else:
            yield shape
