"""Whether a table may be told beside what was told of the same question before.

The people who moved between two tellings are a group, too: the least number of them that explains both must reach the
threshold. So whatever a group of fewer says, nothing is told then, and that they said it shows nowhere. And nothing
that either telling withholds may come out by the other: it stays as open as it was, or open widely enough.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain, combinations, product

from bot.suppression.moves import alone, moved, narrowed, together
from bot.suppression.tables import Key, Published
from bot.suppression.withholding import wide

NONE: Key = ("",)  # in a table of several choices: who gave none
ANY: Key = ("\0",)  # of the choices that do not go alone

Told = Mapping[str, Published]  # by the way in which people came: different people


@dataclass(frozen=True, slots=True)
class Past:
    """What was told of a question: `before` in earlier surveys, in their order; `beside` of others in this survey.

    Of each table the cells add up to its total; what one of them did not offer, nobody gave there. `threshold`: the
    greatest of all these surveys.
    """

    before: Sequence[Told]
    beside: Told
    threshold: int

    def beside_all(self, now: Published) -> tuple["Past", Published]:
        """The same, with a cell in each for whatever any of them offers: else they could not be compared."""
        tellings = (now, *(one for told in (*self.before, self.beside) for one in told.values()))
        nobody = dict.fromkeys((key for one in tellings for key in one.cells), 0)
        if all(nobody.keys() == one.cells.keys() for one in tellings):
            return self, now

        def whole(one: Published) -> Published:
            return replace(one, cells={**nobody, **one.cells})

        before = [{way: whole(one) for way, one in told.items()} for told in self.before]
        beside = {way: whole(one) for way, one in self.beside.items()}
        return replace(self, before=before, beside=beside), whole(now)

    @property
    def withheld(self) -> frozenset[Key]:
        return frozenset(key for told in self.before for one in told.values() for key in one.withheld)

    def pairs(self, now: Published) -> Iterator[tuple[Published, Published]]:
        """Whoever came one way can come another the next time: so all ways are compared in each sum of them."""
        for told in self.before:
            earlier = [together(group) for group in _groups(list(told.values())) if group]
            later = [together([now, *group]) for group in _groups(list(self.beside.values()))]
            yield from product(earlier, later)


def line_holds(now: Published, past: Past, way: str, *, sensitive: bool = False) -> bool:
    """A table of one dimension, of those who came this way."""
    return _enough(now, past, moved) and _line_open(now, past, way, sensitive=sensitive)


def square_holds(now: Published, past: Past) -> bool:
    """A table of two dimensions: only where each time all of it is told."""
    return not now.withheld and not past.withheld and _enough(now, past, moved)


def several_holds(now: Published, past: Past, apart: AbstractSet[Key], *, sensitive: bool = False) -> bool:
    """Of several choices: only where each time all of it is told. `apart` are those that go alone.

    The tables hold who gave none as well: `Published.total` is how many were asked.
    """
    if now.withheld or past.withheld or (sensitive and any(_alike(one, other) for one, other in past.pairs(now))):
        return False
    return _enough(now, past, lambda one, other: _moved_of_several(one, other, apart))


def _line_open(now: Published, past: Past, way: str, *, sensitive: bool) -> bool:
    if sensitive and any(_alike(one, other) for one, other in past.pairs(now)):
        return False
    chained = [told[way] for told in past.before if way in told]
    each = [[one] for told in past.before for one in told.values()]
    return all(_open([*tellings, now], past.threshold) for tellings in (*each, chained))


def _enough(now: Published, past: Past, least: Callable[[Published, Published], int]) -> bool:
    return all(least(one, other) >= past.threshold for one, other in past.pairs(now))


def _groups(tellings: Sequence[Published]) -> Iterator[tuple[Published, ...]]:
    return chain.from_iterable(combinations(tellings, size) for size in range(len(tellings) + 1))


def _alike(one: Published, other: Published) -> bool:
    """Whether it would seem that all who joined, or all who left, had said the same."""
    known = [(count, other.cells[key]) for key, count in one.cells.items()]
    return sum(count != after for count, after in known if count is not None and after is not None) == 1


def _open(tellings: Sequence[Published], threshold: int) -> bool:
    if len(tellings) == 1 or not any(one.withheld for one in tellings):
        return True
    return all(
        bounds == by_itself[key] or wide(bounds, threshold)
        for by_itself, found in zip(map(alone, tellings), narrowed(tellings), strict=True)
        for key, bounds in found.items()
    )


def _line(several: Published, apart: AbstractSet[Key]) -> Published:
    """Each choice that goes alone, none, and any of the others: what all those leave."""
    cells = {key: count for key, count in several.cells.items() if key in apart or key == NONE}
    return Published(several.dimensions, several.total, {**cells, ANY: None})


def _moved_of_several(one: Published, other: Published, apart: AbstractSet[Key]) -> int:
    """Somebody can give many choices, and so change many numbers, but each of them by one."""
    counts = [(count, other.cells[key]) for key, count in one.cells.items() if key not in apart]
    changes = [abs(after - count) for count, after in counts if count is not None and after is not None]
    return max([moved(_line(one, apart), _line(other, apart)), *changes])
