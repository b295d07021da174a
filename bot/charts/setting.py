"""Sets blocks below a heading, on as many drawings as they need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.charts.drawing import Drawing, Ink, Shape, Size, Words, moved
from bot.charts.letters import LINE, clean, wrapped
from bot.papers.paper import Table

MARGIN = 12
_TITLE_LINES, _NOTE_LINES = 4, 6


@dataclass(frozen=True, slots=True)
class Block:
    """What stays on one drawing. `said` and `rows`: the same for whoever cannot see it."""

    height: float
    shapes: tuple[Shape, ...] = field(repr=False)
    said: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on each of the drawings of one chart."""

    kind: str
    title: str
    note: str
    header: tuple[str, ...]
    key: Block = Block(0, ())


def inner(size: Size) -> float:
    return size.width - 2 * MARGIN


def set_out(face: Face, blocks: Sequence[Block], size: Size) -> tuple[Drawing, ...]:
    pages: tuple[Sequence[Block], ...] = (blocks,)
    if sum(block.height for block in blocks) > _room(face, clean(face.title), size):
        pages = tuple(_pages(blocks, _room(face, _part(face, 99, 99), size)))
    return tuple(_drawn(face, page, _part(face, at, len(pages)), size) for at, page in enumerate(pages, 1))


def _room(face: Face, title: str, size: Size) -> float:
    return size.height - _headed(face, title, size).height - 2 * MARGIN


def _part(face: Face, at: int, of: int) -> str:
    title = clean(face.title)
    return title if of == 1 else f"{title} (part {at} of {of})".strip()


def _pages(blocks: Sequence[Block], room: float) -> Iterator[list[Block]]:
    page: list[Block] = []
    for block in blocks:
        if page and sum(one.height for one in page) + block.height > room:
            yield page
            page = []
        page.append(block)
    yield page


def _drawn(face: Face, blocks: Sequence[Block], title: str, size: Size) -> Drawing:
    head = _headed(face, title, size)
    shapes = list(moved(head.shapes, MARGIN))
    down = MARGIN + head.height
    for block in blocks:
        shapes.extend(moved(block.shapes, down))
        down += block.height
    said = [sentence for block in blocks for sentence in block.said]
    rows = tuple(row for block in blocks for row in block.rows)
    kind = f"{face.kind}: {title}" if title else face.kind
    alternative = " ".join(ended(one) for one in (kind, clean(face.note), *face.key.said, *said) if one)
    table = Table(tuple(clean(one) for one in face.header), rows)
    return Drawing(size.width, round(down + MARGIN), title, alternative, tuple(shapes), table)


def _headed(face: Face, title: str, size: Size) -> Block:
    down = 0.0
    shapes: list[Shape] = []
    # The number of the part stands at the end of the title, and may not be cut off.
    room = inner(size)
    for line in _title_lines(face, title, size, room):
        down += size.title * LINE
        shapes.append(Words(MARGIN, down - size.title * 0.35, line, size.title, bold=True))
    for line in wrapped(face.note, size.small, room, _NOTE_LINES):
        down += size.small * LINE
        shapes.append(Words(MARGIN, down - size.small * 0.35, line, size.small, Ink.QUIET))
    down += size.text * 0.5
    if face.key.shapes:
        shapes.extend(moved(face.key.shapes, down))
        down += face.key.height + size.text * 0.25
    return Block(down, tuple(shapes))


def _title_lines(face: Face, title: str, size: Size, room: float) -> tuple[str, ...]:
    whole = clean(face.title)
    lines = wrapped(title, size.title, room, _TITLE_LINES, bold=True)
    part = title[len(whole) :].strip()
    if not part or lines[-1].endswith(part):
        return lines
    return (*wrapped(whole, size.title, room, _TITLE_LINES - 1, bold=True), part)


def ended(sentence: str) -> str:
    """With a full stop, where nothing ends it."""
    return sentence if sentence.endswith((".", "?", "!", "…", ":", ";")) else f"{sentence}."
