"""What is measured while the bot works: calls that do nothing unless somebody watches.

Nothing of it says who, what about or which. What is told here is made coarse before anybody can see it: see
docs/decisions/watching.md.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Answered(StrEnum):
    """What came of a question."""

    ANSWERED = "answered"
    DID_YOU_MEAN = "did_you_mean"
    ELSEWHERE = "elsewhere"  # it is a matter that others answer
    NONE = "none"


class Delivery(StrEnum):
    """What came of sending a notice."""

    SENT = "sent"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Measures:
    asked: Callable[[str, float], None] = lambda _platform, _seconds: None  # over a connection of the bot's own
    answered: Callable[[Answered], None] = lambda _: None
    sent: Callable[[str, Delivery, str], None] = lambda _platform, _delivery, _about: None
    looked: Callable[[], None] = lambda: None  # the outbox, for what is due
    working: Callable[[str, "asyncio.Task[None]"], None] = lambda _name, _task: None  # it must never end by itself
