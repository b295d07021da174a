"""What there is to show. None is withheld, and is told by that one word, whatever the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Part:
    label: str
    count: int | None

    def __post_init__(self) -> None:
        _counted(self.count)


@dataclass(frozen=True, slots=True)
class Counts:
    """`total`: of how many people, where the parts are shares of them; a person may be in several parts.

    `of`: what the parts are, above their column.
    """

    title: str
    parts: tuple[Part, ...]
    total: int | None = None
    note: str = ""
    of: str = "Answer"

    def __post_init__(self) -> None:
        _counted(self.total)
        if self.total is not None and any((part.count or 0) > self.total for part in self.parts):
            raise ValueError("a part is larger than the total")

    @property
    def told_as(self) -> str:
        return "Number and share" if self.total else "Number"

    def told(self, part: Part) -> str:
        """Its number, and its share where there is a total."""
        if part.count is None:
            return WITHHELD
        share = shared(part.count, self.total)
        return f"{part.count:,} ({share})" if share else f"{part.count:,}"


@dataclass(frozen=True, slots=True)
class Week:
    """`day`: its first."""

    day: date
    count: int | None

    def __post_init__(self) -> None:
        _counted(self.count)


@dataclass(frozen=True, slots=True)
class Trend:
    """One week after another, none left out."""

    title: str
    weeks: tuple[Week, ...]
    of: str = "Number"  # what is counted, above the column of numbers
    note: str = ""

    def __post_init__(self) -> None:
        if any(after.day - week.day != timedelta(weeks=1) for week, after in pairwise(self.weeks)):
            raise ValueError("weeks do not follow one another")


class Standing(StrEnum):
    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Moment:
    day: date
    words: str
    standing: Standing = Standing.DONE


@dataclass(frozen=True, slots=True)
class Timeline:
    title: str
    moments: tuple[Moment, ...]
    note: str = ""


def shared(count: int, total: int | None) -> str:
    """Whole percents, which never say nobody of somebody, or everybody of almost everybody."""
    if not total:
        return ""
    percent = (200 * count + total) // (2 * total)
    if percent == 0 and count:
        return "<1%"
    if percent == 100 and count < total:  # noqa: PLR2004
        return ">99%"
    return f"{percent}%"


def most(counts: Sequence[int | None]) -> int:
    return max((count for count in counts if count is not None), default=0)


def _counted(count: int | None) -> None:
    if count is not None and count < 0:
        raise ValueError("nobody counts below zero")
