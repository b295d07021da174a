"""What taking ballots and closing took, and how that is told in a line."""

import resource
from collections.abc import Sequence
from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Used:
    """`memory`: MB now; `peak`: MB at worst so far."""

    processor: float  # seconds
    memory: float
    peak: float

    @classmethod
    def now(cls) -> "Used":
        used = resource.getrusage(resource.RUSAGE_SELF)
        memory = psutil.Process().memory_info().rss / 2**20
        return cls(used.ru_utime + used.ru_stime, memory, used.ru_maxrss / 2**10)


@dataclass(frozen=True, slots=True)
class Taken:
    """What the ballots took; `stored`: MB of the store and its keys."""

    before: Used
    after: Used
    stored: float


@dataclass(frozen=True, slots=True)
class Closed:
    seconds: float
    blocked: float  # seconds by which the loop was late, and no other process was to blame
    answered: int | None
    used: Used


@dataclass(frozen=True, slots=True)
class Figures:
    what: str
    seconds: float
    times: tuple[float, ...]
    taken: Taken
    closed: Closed | None
    late: tuple[float, ...]  # seconds that those waited who came while it closed

    @property
    def a_second(self) -> float:
        return len(self.times) / self.seconds

    def __str__(self) -> str:
        used = self.taken.after.processor - self.taken.before.processor
        told = (
            f"{self.what:26}{self.a_second:>8,.0f}{len(self.times) / used:>9,.0f}{_ms(self.times, 0.5):>8}"
            f"{_ms(self.times, 0.99):>8}{self.taken.before.memory:>7,.0f}{self.taken.after.memory:>7,.0f}"
        )
        if self.closed is None:
            return told
        return (
            f"{told}{self.closed.used.peak:>7,.0f}{self.taken.stored:>7,.1f}{self.closed.seconds:>9.1f}"
            f"{self.closed.blocked * 1000:>9,.0f}{_ms(self.late, 0.5):>8}{_ms(self.late, 0.99):>8}"
        )


def _ms(times: Sequence[float], share: float) -> str:
    return f"{sorted(times)[int(len(times) * share)] * 1000:,.0f}" if times else "–"
