"""A second opinion on a crisis, for phrasings that no table foresees: words, their fields, the message's shape."""

from math import sqrt

from bot.hearing.crisis_fields import FIELD_OF
from bot.hearing.crisis_grave import ASKED, TOPIC
from bot.hearing.crisis_weights import START, WEIGHTS
from bot.hearing.text import Text

_FEWEST = 6  # in a very short message one word must not decide alone
_MOST_FIELDS = 6


def spoken_for(text: Text) -> float:
    """Above 0 where the words are more like those of people in danger than like questions about work."""
    words = set(text.words)
    fields = {f"@{FIELD_OF[word]}" for word in words if word in FIELD_OF}
    shown = words | fields | _shape(text, len(fields))
    return START + sum(WEIGHTS.get(one, 0.0) for one in shown) / sqrt(max(_FEWEST, len(shown)))


def _shape(text: Text, fields: int) -> set[str]:
    topic = TOPIC(text)
    asks = text.asks or ASKED(text)
    shape = {f"#fields>{count}" for count in range(1, _MOST_FIELDS) if fields > count}
    shape |= {"#topic" if topic else "#notopic", "#asks" if asks else "#states"}
    if topic and asks:
        shape.add("#both")
    if not topic and not asks:
        shape.add("#neither")
    return shape
