"""Numbers about people are told only where nobody can be found in them."""

from bot.suppression.bounds import Bounds, of_line, of_square
from bot.suppression.tables import Counted, Key, Published
from bot.suppression.withholding import suppress

__all__ = ["Bounds", "Counted", "Key", "Published", "of_line", "of_square", "suppress"]
