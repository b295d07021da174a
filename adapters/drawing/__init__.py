"""Drawings as SVG, PNG and PDF. Only here is it known what draws them."""

from adapters.drawing.inks import DARK, LIGHT, PAGE
from adapters.drawing.press import Press
from adapters.drawing.vector import svg

__all__ = ["DARK", "LIGHT", "PAGE", "Press", "svg"]
