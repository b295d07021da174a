"""Whether somebody may be in distress or danger. A missed person costs far more than a false alarm."""

from dataclasses import replace

from bot.hearing.crisis_classes import CLASSES
from bot.hearing.crisis_context import LOWERING
from bot.hearing.crisis_grave import ASKED, GRAVE, PERSONAL, TOPIC
from bot.hearing.crisis_more import MORE
from bot.hearing.crisis_others import ABUSED, AILING, ENDANGERED, FEARING
from bot.hearing.crisis_self import DYING, HARMING, PANICKING
from bot.hearing.patterns import Sign, Signs
from bot.hearing.text import Text

ENOUGH = 4.0
FEWEST_TO_COUNT = 2.0
MOST_FROM_GRAVE_WORDS = 4.0
MOST_LOWERED = 5.0
MOST_LOWERED_OF_ONESELF = 2.0  # who speaks of their own death is seldom speaking of their work

_OTHERS = (
    "<they|who|people|clients|patients|prisoners|to|we|"
    "callers|kids|pupils|students|customers|users|drivers|claimants|workers|staff "
)


def _own(sign: Sign) -> Sign:
    """A firm sign is about the speaker: what many others want or do is not."""
    return replace(sign, phrases="\n".join(_OTHERS + row for row in sign.rows)) if sign.firm else sign


_TABLE = (*DYING, *HARMING, *PANICKING, *ABUSED, *ENDANGERED, *AILING, *FEARING, *MORE, *GRAVE)
_SPEAKING_FOR = Signs([_own(sign) for sign in _TABLE], CLASSES)
_OF_ONESELF = tuple(sign for sign in (*DYING, *HARMING) if sign.weight >= ENOUGH and not sign.firm)
_SPEAKING_AGAINST = Signs(LOWERING, CLASSES)


def weighed(text: Text) -> tuple[float, list[Sign]]:
    """How much speaks for a crisis, and what, so that every decision can be looked at."""
    found = _SPEAKING_FOR.of(text)
    if not found:
        return 0, []
    firm = sum(sign.weight for sign in found if sign.firm)
    if firm >= ENOUGH:
        return firm, found
    strong = [sign.weight for sign in found if sign not in GRAVE]
    grave = min(MOST_FROM_GRAVE_WORDS, sum(sign.weight for sign in found if sign in GRAVE))
    other = sum(strong) + (grave if not strong or sum(strong) < ENOUGH else 0)
    if sum(sign.weight for sign in found if sign.weight >= FEWEST_TO_COUNT) >= FEWEST_TO_COUNT:
        other += _nothing_else_asked(text)
    if other < ENOUGH:
        return other, found
    against = _SPEAKING_AGAINST.of(text)
    most = MOST_LOWERED_OF_ONESELF if any(sign in found for sign in _OF_ONESELF) else MOST_LOWERED
    return max(0.0, other - min(most, sum(sign.weight for sign in against))), [*found, *against]


def _nothing_else_asked(text: Text) -> float:
    """Grave words weigh more where nobody asks about work, and most where work is not even mentioned."""
    if not PERSONAL(text):
        return 0.0
    topic = TOPIC(text)
    if topic and (text.asks or ASKED(text)):
        return 0.0
    return 1.0 if topic else 2.0


def is_crisis(text: Text) -> bool:
    """What the tables know: ahead of everything."""
    return weighed(text)[0] >= ENOUGH


def is_plain(text: Text) -> bool:
    """Said outright, so that nothing else in the message lowers it."""
    return sum(sign.weight for sign in _SPEAKING_FOR.of(text) if sign.firm) >= ENOUGH
