"""Somebody who has all that was ever told, and goes through every population that could lie behind it.

The world is small: two workplaces, two periods, two concerns, three people of each at most.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.insights import tables
from bot.insights.periods import Run
from bot.records import Release, Report
from bot.records.reports import Does
from tests.insights.reported import many
from tests.suppression.populations import Numbers as Worlds
from tests.suppression.populations import worlds_of

PLACES, PERIODS, CONCERNS = ("depot", "hall"), (30, 31), (Does.PAYS, Does.TALKS)
THRESHOLD = 3
MOST = 18  # people in all: with more there are too many worlds
Kind = tuple[str, int, Does]
KINDS: tuple[Kind, ...] = tuple(product(PLACES, PERIODS, CONCERNS))
World = Mapping[Kind, int]


def reports(world: World) -> list[Report]:
    """Everybody in the first week of a period."""
    return list(
        chain.from_iterable(
            many(count, place, Run(period, period).weeks[0], does=(does,), stages=())
            for (place, period, does), count in world.items()
        )
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Everybody of these workplaces and periods, or those of them with these concerns."""

    places: tuple[str, ...]
    periods: tuple[int, ...]
    concerns: tuple[Does, ...]

    def size(self, world: World) -> int:
        return sum(count for kind, count in world.items() if self.has(kind))

    def sizes(self, worlds: Worlds, kinds: Sequence[Kind]) -> npt.NDArray[np.int8]:
        found = (worlds[at] for at, kind in enumerate(kinds) if self.has(kind))
        summed: npt.NDArray[np.int8] = sum(found, np.zeros_like(worlds[0]))
        return summed

    def has(self, kind: Kind) -> bool:
        place, period, does = kind
        return place in self.places and period in self.periods and does in self.concerns


def told(releases: Sequence[Release]) -> Iterator[tuple[Group, int]]:
    """What each number that was told is the number of."""
    for one in releases:
        periods = tuple(range(one.first, one.last + 1))
        whole = Group(one.workplaces, periods, CONCERNS)
        yield whole, one.people
        weeks = {Run(at, at).weeks[0]: at for at in periods}
        for table in one.tables:
            for cell in table.cells:
                key, place = cell.keys[0], cell.keys[-1]
                if cell.count is None:
                    continue
                match table.questions:
                    case (tables.CONCERN,) if key in set(map(str, CONCERNS)):
                        yield Group(one.workplaces, periods, (Does(key),)), cell.count
                    case (tables.CONCERN, tables.WORKPLACE) if key in set(map(str, CONCERNS)):
                        yield Group((place,), periods, (Does(key),)), cell.count
                    case (tables.WORKPLACE,):
                        yield Group((key,), periods, CONCERNS), cell.count
                    case (tables.WEEK,) if key in weeks:
                        yield Group(one.workplaces, (weeks[key],), CONCERNS), cell.count
                    case _:
                        pass


def groups() -> Iterator[Group]:
    """Whatever somebody could want to know: any cell of any table that there could be."""
    yield from (Group(*parts) for parts in product(_some(PLACES), _some(PERIODS), _some(CONCERNS)))


def worked_out(releases: Sequence[Release], world: World) -> list[tuple[Group, int, int]]:
    """Groups smaller than the threshold that are known, or nearly so: between the two numbers.

    Of whom nothing was told there could be any number. How many all others are follows from the totals.
    """
    facts = list(told(releases))
    kinds = [kind for kind in KINDS if any(group.has(kind) for group, _ in facts)]
    if not kinds:
        return []
    worlds = worlds_of(sum(world[kind] for kind in kinds), len(kinds))
    for group, count in facts:
        worlds = worlds[:, group.sizes(worlds, kinds) == count]
    assert worlds.size, "what is told is not so"
    found = []
    for group in groups():
        if 0 < group.size(world) < THRESHOLD and all(kind in kinds for kind in KINDS if group.has(kind)):
            sizes = group.sizes(worlds, kinds)
            low, high = int(sizes.min()), int(sizes.max())
            if high < THRESHOLD or high - low < THRESHOLD - 1:
                found.append((group, low, high))
    return found


def _some(all_: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    return chain.from_iterable(combinations(all_, size) for size in range(1, len(all_) + 1))
