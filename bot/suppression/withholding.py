"""Which cells are withheld, so that no small one can be worked out from what is told.

First those that are too small, or would tell that all said the same; then the cheapest others that leave each of those
open widely enough. The same counts always give the same. Where it would be sensitive that all said the same, a row is
told whole or not at all: else a zero that is shown beside others that are not would tell which of the two it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.suppression.bounds import Bounds, of_line, of_square
from bot.suppression.rings import without_rings
from bot.suppression.tables import Counted, Key, Published

LEAST = 3  # of two people each knows of the other

Forced = Mapping[Key, AbstractSet[Key]]  # cells that must be withheld in any case, by the dimensions of their table


def suppress(tables: Sequence[Counted], threshold: int, forced: Forced | None = None) -> tuple[Published, ...]:
    """What may be told of these tables, which are about the same people. ValueError where they cannot be.

    Where there are fewer people than the threshold nothing is told, their number included.
    """
    lines = _lines(tables)
    pairs = [(one, other) for one, other in (table.dimensions for table in tables if len(table.dimensions) > 1)]
    if without_rings(pairs) != tuple(pairs):
        raise ValueError("tables of two that form a ring would tell of each other")
    if threshold < LEAST:
        raise ValueError(f"a threshold below {LEAST} hides nothing")
    if not tables or tables[0].total < threshold:
        return tuple(Published(table.dimensions, None, dict.fromkeys(table.cells)) for table in tables)
    forced = forced or {}
    crossed = {name for table in tables if len(table.dimensions) > 1 for name in table.dimensions}
    hidden = {
        name: withheld_of_line(line, threshold, forced.get((name,), frozenset()), plain=name not in crossed)
        for name, line in lines.items()
    }
    told = []
    for table in tables:
        if len(table.dimensions) == 1:
            withheld = hidden[table.dimensions[0]]
        else:
            margins = [frozenset(key for (key,) in hidden[name]) for name in table.dimensions]
            withheld = _square(_Square.of(table, threshold, margins), forced.get(table.dimensions, frozenset()))
        shown = {key: None if key in withheld else count for key, count in table.cells.items()}
        told.append(Published(table.dimensions, table.total, shown))
    return tuple(told)


def _lines(tables: Sequence[Counted]) -> Mapping[str, Counted]:
    """The table of each dimension, with all keys that any table has of it."""
    lines: dict[str, Counted] = {}
    for table in sorted(tables, key=lambda one: len(one.dimensions)):
        for name in table.dimensions:
            line = table.margin(name)
            known = lines.setdefault(name, line)
            if known.cells != line.cells:
                raise ValueError("the tables are not about the same people")
    if len({table.total for table in tables}) > 1:
        raise ValueError("the tables are not about the same people")
    return lines


def withheld_of_line(
    line: Counted, threshold: int, forced: AbstractSet[Key] = frozenset(), *, plain: bool = True
) -> frozenset[Key]:
    tells_nothing = {(key,) for key in line.plain} if plain else set()
    small = {key for key, count in line.cells.items() if 0 < count < threshold and key not in tells_nothing}
    said = [key for key, count in line.cells.items() if count and key[0] not in line.plain]
    withheld = frozenset(small | forced)
    if line.sensitive and (withheld or len(said) == 1):
        return frozenset(line.cells)
    first = withheld if small - forced else None
    # One that is large enough always goes along: else whoever knows these rules could tell how small the others are.
    # What is withheld in any case is no sign of that.
    while withheld and (withheld == first or not _all_wide(of_line(line.cells, withheld).values(), threshold)):
        others = {key: count for key, count in line.cells.items() if count and key not in withheld | tells_nothing}
        if not others:
            return frozenset(line.cells)
        # All that are equally small, since which of them was taken would tell something.
        withheld |= {key for key, count in others.items() if count == min(others.values())}
    return frozenset(withheld)


def _all_wide(bounds: Iterable[Bounds], threshold: int) -> bool:
    return all(wide(one, threshold) for one in bounds)


def wide(one: Bounds, threshold: int) -> bool:
    """Nobody can tell whether it reaches the threshold, nor come near to what it is."""
    return one.high >= threshold and one.high - one.low >= threshold - 1


@dataclass(frozen=True, slots=True)
class _Square:
    """A table of two dimensions, with the rows and columns whose margins are withheld."""

    table: Counted
    threshold: int
    margins: Sequence[AbstractSet[str]]
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    @classmethod
    def of(cls, table: Counted, threshold: int, margins: Sequence[AbstractSet[str]]) -> "_Square":
        rows, columns = (tuple(dict.fromkeys(key[at] for key in table.cells)) for at in (0, 1))
        return cls(table, threshold, margins, rows, columns)

    def primary(self) -> frozenset[Key]:
        cells = self.table.cells
        small = {key for key, count in cells.items() if 0 < count < self.threshold}
        return frozenset(small | {key for line in self._telling() for key in line})

    def _telling(self) -> Iterator[tuple[Key, ...]]:
        """Rows in which all are in one column, and columns, where that is sensitive."""
        for line in self._whole():
            said = [key for key in line if self.table.cells[key] and not self.table.plain.intersection(key)]
            if len(said) == 1:
                yield line

    def _whole(self) -> Iterator[tuple[Key, ...]]:
        """The rows, and columns, that are told whole or not at all."""
        down, across = self.table.dimensions
        if across in self.table.sensitive:
            yield from (tuple((row, column) for column in self.columns) for row in self.rows)
        if down in self.table.sensitive:
            yield from (tuple((row, column) for row in self.rows) for column in self.columns)

    def closed(self, withheld: AbstractSet[Key]) -> frozenset[Key]:
        """With all that must be withheld along. What is known to be zero, since its margin is told, need not be."""
        down, across = self.margins
        found = set(withheld) | {key for key in self.table.cells if key[0] in down or key[1] in across}
        whole = list(self._whole())
        while more := [key for line in whole if found.intersection(line) for key in line if key not in found]:
            found.update(more)
        return frozenset(found - self._empty())

    def _empty(self) -> frozenset[Key]:
        empty = [
            {part for (part,), count in self.table.margin(name).cells.items() if not count} - hidden
            for name, hidden in zip(self.table.dimensions, self.margins, strict=True)
        ]
        return frozenset(key for key in self.table.cells if key[0] in empty[0] or key[1] in empty[1])

    def lacking(self, withheld: AbstractSet[Key], primary: AbstractSet[Key]) -> list[tuple[int, Key]]:
        """The cells that are not open enough, the narrowest first."""
        bounds = of_square(self.table.cells, withheld, self.margins)
        return sorted(
            (one.high - one.low, key)
            for key, one in bounds.items()
            if one.low == one.high or (key in primary and not wide(one, self.threshold))
        )

    def wider(self, withheld: AbstractSet[Key], at: Key) -> Iterator[frozenset[Key]]:
        """With the other corners of each rectangle of which the cell is one."""
        row, column = at
        for other_row in self.rows:
            for other in self.columns:
                corners = {(row, other), (other_row, column), (other_row, other)}
                if other_row != row and other != column and (more := self.closed(withheld | corners)) != withheld:
                    yield more

    def cost(self, withheld: AbstractSet[Key]) -> tuple[int, int]:
        """How many answers are not told, then how many cells."""
        return sum(self.table.cells[key] for key in withheld), len(withheld)


def _square(square: _Square, forced: AbstractSet[Key]) -> frozenset[Key]:
    primary = square.primary() | forced
    withheld = square.closed(primary)
    while lacking := square.lacking(withheld, primary):
        _, at = lacking[0]
        tries = sorted(set(square.wider(withheld, at)), key=lambda one: (square.cost(one), sorted(one)))
        if not tries:
            return square.closed(square.table.cells.keys())
        better = (one for one in tries if at not in [key for _, key in square.lacking(one, primary)])
        withheld = next(better, tries[0])
    return withheld
