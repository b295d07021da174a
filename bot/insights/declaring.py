"""Which tables of two dimensions an organiser can declare with the first draft of a report."""

from collections.abc import Mapping

from bot.events import Answer
from bot.insights import tables
from bot.insights.tables import Pair
from bot.insights.wording import TITLES
from bot.register import reading
from bot.replies import Field, Kind

NAME = "together"
HINT = (
    "It needs many reports at each workplace: what could tell of few people is withheld. The report then tells neither "
    "clauses nor how many named none. It cannot be chosen later."
)
ONE_PLACE = "That needs more than one workplace."
TOO_LATE = (
    "These workplaces and weeks were counted already. What is told by workplace as well is chosen with the first draft "
    "only, so that nobody chooses it by the numbers. That report can be counted anew as it is."
)
_PAIRS = {"/".join(pair): pair for pair in tables.PAIRS}


def fields(workplaces: int) -> tuple[Field, ...]:
    """None where there is one workplace only."""
    options = tuple((key, TITLES[pair[0]]) for key, pair in _PAIRS.items())
    asked = Field(NAME, "What is to be told by workplace as well?", Kind.CHOICES, options, hint=HINT)
    return (asked,) if workplaces > 1 else ()


def chosen(values: Mapping[str, Answer]) -> tuple[Pair, ...]:
    """In their order."""
    given = reading.several(values, NAME)
    return tuple(pair for key, pair in _PAIRS.items() if key in given)
