"""Pictures small enough for a page of documentation: as many colours as somebody can tell apart, and no more."""

import io
from pathlib import Path

from PIL import Image

COLOURS = 128


def keep(picture: bytes, path: Path) -> None:
    """PNG in, and PNG out."""
    with Image.open(io.BytesIO(picture)) as drawn:
        few = drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
