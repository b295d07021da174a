"""A drawing as SVG: no script, no style, nothing from elsewhere, and every word escaped."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from adapters.drawing.inks import PAGE, Palette
from bot.charts.drawing import Box, Drawing, Group, Hatch, Ink, Line, Shape, Words, single
from bot.charts.marking import TURNED, Mark, marks

_FACES = "Noto Sans, system-ui, Segoe UI, Roboto, Arial, sans-serif"
_ABOVE_MIDDLE = 0.35  # of their size: from what words stand on to their middle
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HATCHED = {
    Hatch.RISING: (6, '<path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="{0}" stroke-width="1.6"/>'),
    Hatch.FALLING: (8, '<path d="M-1 7L1 9M0 0L8 8M7 -1L9 1" stroke="{0}" stroke-width="1.6"/>'),
    Hatch.CROSS: (5, '<path d="M0 0L5 5M0 5L5 0" stroke="{0}" stroke-width="1.8"/>'),
    Hatch.DOTS: (6, '<circle cx="3" cy="3" r="1.5" fill="{0}"/>'),
    Hatch.ACROSS: (5, '<path d="M0 2.5H5" stroke="{0}" stroke-width="2"/>'),
}


def svg(drawing: Drawing, palette: Palette = PAGE) -> str:
    """To stand in a page, where its names are its own; or, with another palette, in a file."""
    body = "".join(_shapes(drawing.shapes, palette, ""))
    name = "d" + hashlib.sha256(body.encode()).hexdigest()[:12]
    wide, high = _number(drawing.width), _number(drawing.height)
    paper = f'<rect width="{wide}" height="{high}" fill="{palette.paper}"/>' if palette.paper else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img" aria-label={_quoted(drawing.alternative)} direction="ltr" font-family={quoteattr(_FACES)}>'
        f"{_patterns(drawing, palette, name)}{paper}{''.join(_mark(one, palette) for one in marks(drawing))}"
        f"{''.join(_shapes(drawing.shapes, palette, name))}</svg>"
    )


def _mark(mark: Mark, palette: Palette) -> str:
    x, y = _number(mark.x), _number(mark.y)
    return (
        f'<text x="{x}" y="{_number(mark.y + mark.size * _ABOVE_MIDDLE)}" font-size="{_number(mark.size)}" '
        f'font-weight="700" text-anchor="middle" fill="{palette.inks[Ink.MARK]}" '
        f'transform="rotate({TURNED} {x} {y})">{_said(mark.text)}</text>'
    )


def _shapes(shapes: Iterable[Shape], palette: Palette, name: str) -> Iterator[str]:
    for shape in shapes:
        match shape:
            case Group(says=says):
                yield f"<g><title>{_said(says)}</title>"
                yield from _shapes(shape.shapes, palette, name)
                yield "</g>"
            case Box():
                yield _box(shape, palette, name)
            case Line():
                yield (
                    f'<line x1="{_number(shape.x)}" y1="{_number(shape.y)}" x2="{_number(shape.to_x)}" '
                    f'y2="{_number(shape.to_y)}" stroke="{palette.inks[shape.ink]}" '
                    f'stroke-width="{_number(shape.thick)}"/>'
                )
            case Words():
                yield _words(shape, palette)


def _box(box: Box, palette: Palette, name: str) -> str:
    colour = palette.inks[box.ink]
    match box.hatch:
        case Hatch.SOLID:
            fill = colour
        case Hatch.EMPTY:
            fill = "none"
        case _:
            fill = f"url(#{_id(name, box.ink, box.hatch)})"
    inset = min(0.75, box.width / 2, box.height / 2) if box.edged else 0
    edge = f' stroke="{colour}" stroke-width="{_number(2 * inset)}"' if inset else ' shape-rendering="crispEdges"'
    return (
        f'<rect x="{_number(box.x + inset)}" y="{_number(box.y + inset)}" width="{_number(box.width - 2 * inset)}" '
        f'height="{_number(box.height - 2 * inset)}" fill="{fill}"{edge}/>'
    )


def _words(words: Words, palette: Palette) -> str:
    bold = ' font-weight="700"' if words.bold else ""
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    return (
        f'<text x="{_number(words.x)}" y="{_number(words.y)}" font-size="{_number(words.size)}"{bold}{anchor} '
        f'fill="{palette.inks[words.ink]}">{_said(words.text)}</text>'
    )


def _patterns(drawing: Drawing, palette: Palette, name: str) -> str:
    used = {(shape.ink, shape.hatch) for shape in single(drawing.shapes) if isinstance(shape, Box)}
    made = []
    for ink, hatch in sorted(used):
        if hatch in _HATCHED:
            side, lines = _HATCHED[hatch]
            made.append(
                f'<pattern id="{_id(name, ink, hatch)}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
                f"{lines.format(palette.inks[ink])}</pattern>"
            )
    return f"<defs>{''.join(made)}</defs>" if made else ""


def _id(name: str, ink: Ink, hatch: Hatch) -> str:
    return f"{name}-{ink}-{hatch}"


def _said(words: str) -> str:
    return escape(_NOT_IN_XML.sub("", words))


def _quoted(words: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("", words))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
