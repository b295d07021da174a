"""What makes figures so coarse that they betray no report.

Not each thing is counted: a coin is thrown for it, and once in `of` times the figure moves by `of`. So a figure is
right on the whole, and a single thing moves none of it, ever, with a probability that holds whatever else happens and
whoever looks how often. A counter that is only rounded does not have that: who fills a step up sees the next one come.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from random import SystemRandom

_RANDOM = SystemRandom()


@dataclass(frozen=True, slots=True)
class Coin:
    chance: Callable[[], float] = _RANDOM.random  # from 0 to 1, less than 1

    def falls(self, of: int) -> bool:
        """Once in `of` times."""
        return self.chance() * of < 1


def drawn(secret: bytes, about: str, of: int) -> bool:
    """Whether something is one of those that are counted: the same for all that is about it, in every process."""
    lot = hmac.digest(secret, b"watching\0" + about.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return int.from_bytes(lot[:8]) % of == 0


def down_to(value: float, steps: tuple[float, ...]) -> float:
    """The last of these that is not more; the first where all are."""
    return max((step for step in steps if step <= value), default=steps[0])


def up_to(value: float, steps: tuple[float, ...]) -> float:
    """The first of these that is not less; the last where all are."""
    return next((step for step in steps if value <= step), steps[-1])
