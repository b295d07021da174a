"""Numbers about people are told only where nobody can be found in them."""

from bot.suppression.anew import suppress_anew, suppress_several_anew
from bot.suppression.beside import Past
from bot.suppression.bounds import Bounds, of_line, of_square
from bot.suppression.rings import without_rings
from bot.suppression.several import Several, suppress_several
from bot.suppression.tables import Counted, Key, Published
from bot.suppression.withholding import suppress

__all__ = [
    "Bounds",
    "Counted",
    "Key",
    "Past",
    "Published",
    "Several",
    "of_line",
    "of_square",
    "suppress",
    "suppress_anew",
    "suppress_several",
    "suppress_several_anew",
    "without_rings",
]
