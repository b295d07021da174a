"""Numbers as pictures that everybody can read: without colour, in the dark, on a phone, or by their words alone."""

from bot.charts.bars import bars
from bot.charts.draughtsman import Draughtsman, NotDrawnError, Poster, Sheet, Signed, Slips
from bot.charts.drawing import CHAT, PAGE, PHONE, Drawing, Size
from bot.charts.figures import Counts, Moment, Part, Standing, Timeline, Trend, Week
from bot.charts.marking import marked
from bot.charts.scale import scale
from bot.charts.timeline import timeline
from bot.charts.trend import trend

__all__ = [
    "CHAT",
    "PAGE",
    "PHONE",
    "Counts",
    "Draughtsman",
    "Drawing",
    "Moment",
    "NotDrawnError",
    "Part",
    "Poster",
    "Sheet",
    "Signed",
    "Size",
    "Slips",
    "Standing",
    "Timeline",
    "Trend",
    "Week",
    "bars",
    "marked",
    "scale",
    "timeline",
    "trend",
]
