"""The two pictures that Teams wants of an app: a speech bubble with a section sign.

No face, and no name: nobody should take it for a person. Shapes are distances: how far each pixel lies outside of them,
in units of a square that reaches from -1 to 1.
"""

import struct
import zlib
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Field = npt.NDArray[np.float64]  # a figure for each pixel
Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]

ACCENT = "#53277e"  # as on the web page
COLOR, OUTLINE = 192, 32  # pixels, as Teams wants them

_WHITE = (255, 255, 255)
# Half of a section sign, as curves of Bezier; the other half is the same, turned around.
_HALF: tuple[Curve, ...] = (
    ((0.42, -0.66), (0.38, -0.85), (0.22, -0.96), (0.00, -0.96)),
    ((0.00, -0.96), (-0.26, -0.96), (-0.44, -0.84), (-0.44, -0.64)),
    ((-0.44, -0.64), (-0.44, -0.26), (0.54, -0.12), (0.54, 0.28)),
    ((0.54, 0.28), (0.54, 0.37), (0.47, 0.43), (0.37, 0.46)),
)
_STEPS = 12  # straight pieces of a curve


def color() -> bytes:
    """White on the colour of the bot, filling the square: Teams rounds its corners by itself."""
    x, y = _grid(COLOR)
    bubble, sign = _bubble(x, y, 0.62), _section(x, y + 0.09, 0.40) - 0.043
    white = _covered(bubble, COLOR) * (1 - _covered(sign, COLOR))
    ground = np.array(_rgb(ACCENT), dtype=np.float64)
    pixels = ground + (np.array(_WHITE) - ground) * white[..., None]
    return _png(np.round(pixels).astype(np.uint8))


def outline() -> bytes:
    """White lines on nothing."""
    x, y = _grid(OUTLINE)
    edge = np.abs(_bubble(x, y, 0.88)) - 0.055
    sign = _section(x, y + 0.12, 0.52) - 0.05
    alpha = np.maximum(_covered(edge, OUTLINE), _covered(sign, OUTLINE))
    pixels = np.full((OUTLINE, OUTLINE, 4), 255, dtype=np.uint8)
    pixels[..., 3] = np.round(alpha * 255)
    return _png(pixels)


def _grid(size: int) -> tuple[Field, Field]:
    """The middle of each pixel."""
    axis = (np.arange(size) + 0.5) / size * 2 - 1
    x, y = np.meshgrid(axis, axis)
    return x, y


def _covered(outside: Field, size: int) -> Field:
    """How much of each pixel lies inside."""
    return np.clip(0.5 - outside * size / 2, 0, 1)


def _bubble(x: Field, y: Field, half: float) -> Field:
    """A round box with a tail at its lower left."""
    height, corner = half * 0.84, half * 0.34
    middle = -half * 0.14
    across, down = np.abs(x) - half + corner, np.abs(y - middle) - height + corner
    box = np.hypot(np.maximum(across, 0), np.maximum(down, 0)) + np.minimum(np.maximum(across, down), 0) - corner
    foot = middle + height
    tail = _inside_of(
        x, y, ((-half * 0.62, foot - half * 0.5), (half * 0.5, foot - half * 0.5), (-half * 0.58, foot + half * 0.36))
    )
    return np.minimum(box, tail)


def _inside_of(x: Field, y: Field, corners: tuple[Point, ...]) -> Field:
    """Of a shape without dents, its corners clockwise as seen on the screen."""
    outside = np.full(x.shape, -np.inf)
    for (ax, ay), (bx, by) in pairwise((*corners, corners[0])):
        across = (x - ax) * (by - ay) - (y - ay) * (bx - ax)
        outside = np.maximum(outside, across / np.hypot(bx - ax, by - ay))
    return outside


def _section(x: Field, y: Field, half: float) -> Field:
    """How far it is to the line of a section sign."""
    line = [_at(curve, step / _STEPS, half) for curve in _HALF for step in range(_STEPS + 1)]
    nearest = np.full(x.shape, np.inf)
    for a, b in pairwise(line):
        for turned in (1, -1):
            nearest = np.minimum(nearest, _to_piece(x * turned, y * turned, a, b))
    return nearest


def _to_piece(x: Field, y: Field, a: Point, b: Point) -> Field:
    (ax, ay), (bx, by) = a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0, 1) if length else 0.0
    found: Field = np.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
    return found


def _at(curve: Curve, t: float, half: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x * half, y * half


def _rgb(color: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


def _png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """8 bits for each channel, unfiltered: three channels are red, green and blue, a fourth how much covers."""
    height, width, channels = pixels.shape
    head = struct.pack(">IIBBBBB", width, height, 8, 6 if channels == 4 else 2, 0, 0, 0)  # noqa: PLR2004 - see above
    rows = b"".join(b"\x00" + row.tobytes() for row in pixels)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
