"""Pictures small enough for a page of documentation: as many colours as somebody can tell apart, and no more."""

import io
from pathlib import Path

from PIL import Image
from playwright.async_api import Locator, Page

COLOURS = 128


async def take(of: Page | Locator, path: Path) -> None:
    """What can be seen of it now, as PNG."""
    with Image.open(io.BytesIO(await of.screenshot(animations="disabled"))) as drawn:
        few = drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
