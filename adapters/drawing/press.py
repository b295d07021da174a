"""Draws in processes of their own, a few at once, so that the event loop goes on."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from adapters.drawing import sheets, typesetting
from adapters.drawing.inks import LIGHT, Palette
from adapters.drawing.vector import svg
from bot.charts.draughtsman import Poster, Sheet, Slips
from bot.charts.drawing import Drawing

LARGEST = 1024  # pixels, on either side
_SHARPEST = 3  # pixels for a unit
_T = TypeVar("_T")


class Press:
    """The `Draughtsman` of a running bot. What it draws with is loaded only where something is drawn."""

    def __init__(self, palette: Palette = LIGHT, at_once: int = 2) -> None:
        self._palette = palette
        self._room = asyncio.Semaphore(at_once)

    async def picture(self, drawing: Drawing) -> bytes:
        return await self._drawn(lambda: _picture(drawing, self._palette))

    async def inline(self, drawing: Drawing) -> str:
        return await self._drawn(lambda: svg(drawing))

    async def document(self, sheet: Sheet) -> bytes:
        return await self._drawn(lambda: _document(sheet))

    async def poster(self, poster: Poster) -> bytes:
        return await self._drawn(lambda: _poster(poster))

    async def slips(self, slips: Slips) -> bytes:
        return await self._drawn(lambda: _slips(slips))

    async def code(self, link: str) -> Drawing:
        return await self._drawn(lambda: _code(link))

    async def _drawn(self, work: Callable[[], _T]) -> _T:
        async with self._room:
            return await asyncio.to_thread(work)


def _picture(drawing: Drawing, palette: Palette) -> bytes:
    scale = min(_SHARPEST, LARGEST / drawing.width, LARGEST / drawing.height)
    given = {
        "width": drawing.width,
        "height": drawing.height,
        "paper": palette.paper,
        "svg": svg(drawing, palette),
    }
    return typesetting.png("picture.typ", given, scale)


def _document(sheet: Sheet) -> bytes:
    return typesetting.pdf("sheet.typ", sheets.sheet(sheet))


def _poster(poster: Poster) -> bytes:
    return typesetting.pdf("poster.typ", sheets.poster(poster))


def _slips(slips: Slips) -> bytes:
    return typesetting.pdf("slips.typ", sheets.slips(slips))


def _code(link: str) -> Drawing:
    from adapters.drawing import codes  # noqa: PLC0415 - its library is loaded for whoever wants a code

    return codes.code(link)
