"""The privacy receipt: what somebody is told is kept of something, before they send it."""

from bot.privacy import described, periods
from bot.privacy.periods import Periods
from bot.store import Record


def told(kind: type[Record], keeps: Periods) -> str:
    """In the Markdown of `bot.markup`."""
    return periods.in_words(described.receipt(kind), keeps)
