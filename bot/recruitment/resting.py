"""What the buttons of a question carry: the campaign, for whom it was, and what it rested on. Pure.

So that a tap keeps nothing where somebody has taken back meanwhile what the question rested on, or it was not theirs.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.memory import keyed
from bot.records import Asked

GOOD_FOR = timedelta(days=30)
_PARTS = 5
_SIGNS = 16


@dataclass(frozen=True, slots=True)
class Resting:
    campaign: str
    number: str  # of the question, drawn at random
    rests: str  # on which record, if there was one: a hash of its mark
    on: date  # of UTC

    def fresh(self, today: date) -> bool:
        return self.on - timedelta(days=1) <= today <= self.on + GOOD_FOR


def written(resting: Resting, who: str, secret: bytes) -> str:
    parts = (resting.campaign, resting.number, resting.rests or "-", resting.on.isoformat())
    return " ".join((*parts, _signature(parts, who, secret)))


def read(value: str, who: str, secret: bytes) -> Resting | None:
    """None where it was not put to them."""
    parts = value.split(" ")
    if len(parts) != _PARTS:
        return None
    *signed, signature = parts
    if not hmac.compare_digest(signature.encode(), _signature(signed, who, secret).encode()):
        return None
    campaign, number, rests, on = signed
    return Resting(campaign, number, "" if rests == "-" else rests, date.fromisoformat(on))


def mark(records: Iterable[Asked], secret: bytes) -> str:
    """On which of these a question rests; empty where there are none."""
    first = min(records, key=lambda one: one.id, default=None)
    return keyed(secret, "rests on", first.mark)[:_SIGNS] if first else ""


def holds(resting: Resting, records: Iterable[Asked], secret: bytes) -> bool:
    """Whether what it rested on is still there."""
    return resting.rests in {mark((one,), secret) for one in records}


def _signature(parts: Iterable[str], who: str, secret: bytes) -> str:
    return keyed(secret, "question about organising", who, *parts)[:_SIGNS]
