"""Every population of so many people, each of them at one place, for whoever goes through all of them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain, combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int8]
Which = npt.NDArray[np.bool_]
CHOICES = ("x", "y")
Cells = Callable[[str, int], int | None]  # of a choice and a place


class Populations(NamedTuple):
    """Of each number a row for each place, and a column for each population. `any`: who gave x, y or both."""

    people: Numbers
    gave: Mapping[str, Numbers]
    both: Numbers
    any: Numbers

    @property
    def size(self) -> int:
        return len(self.any[0])

    def fitting(self, people: list[int | None], sums: Mapping[str, int | None], cells: Cells) -> Which:
        """Those of which it can be true. `people`: by place; `sums`: who gave a choice anywhere. None is not told."""
        fits = np.ones(self.size, dtype=bool)
        for at, count in enumerate(people):
            fits &= True if count is None else self.people[at] == count
        for choice, gave in self.gave.items():
            total = sums[choice]
            fits &= True if total is None else gave.sum(axis=0) == total
            for at in range(len(people)):
                cell = cells(choice, at)
                fits &= True if cell is None else gave[at] == cell
        return fits


@cache
def worlds_of(people: int, kinds: int) -> Numbers:
    """Each way in which so many people could be of so many kinds, a column each."""
    if kinds == 1:
        return np.full((1, 1), people, dtype=np.int8)
    rest = [worlds_of(people - first, kinds - 1) for first in range(people + 1)]
    firsts = np.repeat(np.arange(people + 1, dtype=np.int8), [one.shape[1] for one in rest])
    return np.vstack([firsts, np.hstack(rest)])


def everything(people: int, places: int) -> Populations:
    """Each has given nothing, x, y or both."""
    kinds = worlds_of(people, 4 * places).reshape(places, 4, -1)
    x, y = kinds[:, 1] + kinds[:, 3], kinds[:, 2] + kinds[:, 3]
    all_ = kinds.sum(axis=1, dtype=np.int8)
    return Populations(all_, {"x": x, "y": y}, kinds[:, 3], all_ - kinds[:, 0])


def of_one_choice(people: int, places: int) -> Populations:
    """Each has given x, or nothing."""
    kinds = worlds_of(people, 2 * places).reshape(places, 2, -1)
    x = kinds[:, 1]
    return Populations(kinds.sum(axis=1, dtype=np.int8), {"x": x}, np.zeros_like(x), x)


def figures(found: Populations) -> Iterator[tuple[str, Numbers]]:
    """All that somebody could want to know, of each place and of any of them together."""
    places = range(len(found.people))
    for some in chain.from_iterable(combinations(places, size) for size in range(1, len(found.people) + 1)):
        people, any_, both = (part[list(some)].sum(axis=0) for part in (found.people, found.any, found.both))
        yield f"people at {some}", people
        yield f"nothing at {some}", people - any_
        yield f"any at {some}", any_
        yield f"both at {some}", both
        for choice, gave in found.gave.items():
            count = gave[list(some)].sum(axis=0)
            yield f"{choice} at {some}", count
            yield f"not {choice} at {some}", people - count
            yield f"another than {choice} at {some}", any_ - count


def few(sizes: Numbers, threshold: int) -> bool:
    return bool(((sizes > 0) & (sizes < threshold)).any())


def narrow(sizes: Numbers, threshold: int) -> bool:
    """Whether somebody for whom it can be any of these knows that it is few, or comes near to how few."""
    return bool(sizes.max() < threshold or sizes.max() - sizes.min() < threshold - 1)
