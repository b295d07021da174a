"""A QR code as a drawing, with the quiet zone that readers need, and its link in letters below."""

import io
from dataclasses import replace
from itertools import groupby

import segno

from bot.charts.drawing import Anchor, Box, Drawing, Ink, Shape, Words
from bot.charts.letters import LINE, clean, width, wrapped

_MODULE = 10
_QUIET = 4  # modules, as the standard asks
_LARGE, _SMALL = 18, 11
_LINK_LINES = 4


def code(link: str) -> Drawing:
    drawn = square(link)
    room = drawn.width - 2 * _MODULE
    size = max(_SMALL, min(_LARGE, room / width(clean(link), 1)))
    lines = wrapped(link, size, room, _LINK_LINES)
    step = size * LINE
    words = [
        Words(drawn.width / 2, drawn.height + step * (at + 0.6), line, size, Ink.BLACK, anchor=Anchor.MIDDLE)
        for at, line in enumerate(lines)
    ]
    high = round(drawn.height + step * len(lines) + _MODULE)
    paper = Box(0, 0, drawn.width, high, Ink.WHITE, edged=False)
    return replace(drawn, height=high, shapes=(paper, *drawn.shapes[1:], *words))


def small(link: str) -> str:
    """The same code as SVG of one path, where a page has many."""
    out = io.BytesIO()
    _made(link).save(out, kind="svg", border=_QUIET, omitsize=True, xmldecl=False)
    return out.getvalue().decode()


def square(link: str) -> Drawing:
    """The code alone."""
    rows = _made(link).matrix
    side = (len(rows) + 2 * _QUIET) * _MODULE
    shapes: list[Shape] = [Box(0, 0, side, side, Ink.WHITE, edged=False)]
    for down, row in enumerate(rows):
        across = 0
        for dark, run in groupby(row):
            length = sum(1 for _ in run)
            if dark:
                x, y = (_QUIET + across) * _MODULE, (_QUIET + down) * _MODULE
                shapes.append(Box(x, y, length * _MODULE, _MODULE, Ink.BLACK, edged=False))
            across += length
    return Drawing(side, side, clean(link), alternative(link), tuple(shapes))


def alternative(link: str) -> str:
    return f"A QR code of the link {clean(link)}"


def _made(link: str) -> segno.QRCode:
    """Wet or torn it is still read: a quarter of it may be lost."""
    return segno.make_qr(link, error="q", boost_error=False)
