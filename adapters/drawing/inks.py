"""Colours, where a drawing only says what they are for. Each is seen on its paper; hatches tell the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.charts.drawing import Ink


@dataclass(frozen=True, slots=True)
class Palette:
    """`paper` is empty where whatever lies below shows through."""

    paper: str
    inks: Mapping[Ink, str]


_NAMES = {
    Ink.WORDS: "ink",
    Ink.QUIET: "quiet",
    Ink.EDGE: "edge",
    Ink.GRID: "line",
    Ink.MARK: "line",
    Ink.ONE: "accent",
    Ink.TWO: "draft",
}
_FIXED = {Ink.BLACK: "#000000", Ink.WHITE: "#ffffff"}
LIGHT = Palette(
    "#ffffff",
    {
        Ink.WORDS: "#1e1a24",
        Ink.QUIET: "#574f60",
        Ink.EDGE: "#7c7485",
        Ink.GRID: "#ddd6cd",
        Ink.MARK: "#ddd6cd",
        Ink.ONE: "#53277e",
        Ink.TWO: "#7a4600",
        **_FIXED,
    },
)
PRINT = Palette("", LIGHT.inks)  # what lies below shows through
DARK = Palette(
    "#1e1a24",
    {
        Ink.WORDS: "#eeeaf2",
        Ink.QUIET: "#b9b1c4",
        Ink.EDGE: "#9189a0",
        Ink.GRID: "#3a3344",
        Ink.MARK: "#3a3344",
        Ink.ONE: "#cfb4f0",
        Ink.TWO: "#ffcf7d",
        **_FIXED,
    },
)
# The page's own colours, which change with light and dark; the light ones where a page does not name any.
PAGE = Palette("", {ink: f"var(--{name}, {LIGHT.inks[ink]})" for ink, name in _NAMES.items()} | _FIXED)
