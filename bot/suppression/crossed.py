"""Several choices by a line, such as what people reported by workplace: which of its numbers are withheld.

Everybody is in one cell of the line, and can have given any of the choices, or none. How many gave none is told
nowhere: so nothing follows for one choice from the others, and each is looked at by itself, as those who gave it and
those who did not. Two such tables with the same line tell nothing of each other either: whatever fits the one goes with
whatever fits the other, as long as both fit the line. Of choices by choices that is not so: their cells form rings.

Of each choice the keys of the line are told in groups, all of a group or none, and which go together follows from the
line alone, which is told: so nobody can tell which of a group is small. Of all that is withheld of a choice the sum
follows. So of it, too, nobody or enough gave the choice, and nobody or enough did not. Then any part of it is open,
since those who gave the choice could as well be any others of those who are withheld.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.suppression.tables import Key, Published
from bot.suppression.withholding import LEAST


@dataclass(frozen=True, slots=True)
class Crossed:
    """`dimensions`: of the choices, then of the line. `line`: people; `given`: those of them by choice, then by key."""

    dimensions: tuple[str, str]
    line: Mapping[str, int]
    given: Mapping[str, Mapping[str, int]]

    def __post_init__(self) -> None:
        for counts in self.given.values():
            if counts.keys() != self.line.keys():
                raise ValueError("each choice has a number for each key of the line")
            if any(not 0 <= count <= self.line[key] for key, count in counts.items()):
                raise ValueError("these cannot be the choices of so many people")


@dataclass(frozen=True, slots=True)
class _Groups:
    """Keys of a line. `always` is withheld of each choice; of the others those that are small, the smallest first."""

    always: frozenset[str]
    others: Sequence[frozenset[str]]


def suppress_crossed(table: Crossed, line: Published | None, threshold: int) -> tuple[Published, Published]:
    """What may be told of people by choice, and of those by the line as well. Nothing where they are too few.

    `line`: what is told of it; nothing is told by it where that is None.
    """
    if threshold < LEAST:
        raise ValueError(f"a threshold below {LEAST} hides nothing")
    people = sum(table.line.values())
    hidden = frozenset(table.line if line is None else (key for (key,) in line.withheld))
    sums, cells = dict[Key, int | None](), dict[Key, int | None]()
    for choice, counts in table.given.items():
        told = people >= threshold and _open(table.line, counts, table.line, threshold)
        sums[choice,] = sum(counts.values()) if told else None
        withheld = _withheld(table.line, counts, hidden, threshold) if told else _somebody(table.line, hidden)
        cells |= {(choice, key): None if key in withheld else count for key, count in counts.items()}
    if people < threshold:
        return Published(table.dimensions[:1], None, sums), Published(table.dimensions, None, dict.fromkeys(cells))
    return Published(table.dimensions[:1], people, sums), Published(table.dimensions, people, cells)


def crossed_holds(
    now: tuple[Published, Published], before: Iterable[tuple[Published, Published]], threshold: int
) -> bool:
    """Whether a table can be told beside what was told of it: only where each time all of it is told.

    Whoever came or went meanwhile shows in its cells, with what they chose. So in each of them nobody or enough did, of
    those who gave the choice and of those who did not. Each is the line, and the table.
    """
    if any(one.total is None or one.withheld for one in now):
        return False
    return all(not any(one.withheld for one in then) and _enough_came(now, then, threshold) for then in before)


def _enough_came(now: tuple[Published, Published], then: tuple[Published, Published], threshold: int) -> bool:
    people, gave = (
        {key: (count or 0) - (before.cells[key] or 0) for key, count in one.cells.items()}
        for one, before in zip(now, then, strict=True)
    )
    changes = ((more, people[key[1:]] - more) for key, more in gave.items())
    return all(not change or abs(change) >= threshold for both in changes for change in both)


def _groups(line: Mapping[str, int], hidden: frozenset[str]) -> _Groups:
    """Two by two; an odd one goes with the two before it."""
    told = sorted(_somebody(line, hidden) - hidden, key=lambda key: (line[key], key))
    pairs = [frozenset(told[at : at + 2]) for at in range(0, len(told), 2)]
    if len(told) == 1:
        return _Groups(hidden.union(told) if hidden else hidden, [])
    if len(told) % 2:
        pairs[-2:] = [pairs[-2] | pairs[-1]]
    return _Groups(hidden, pairs)


def _withheld(
    line: Mapping[str, int], counts: Mapping[str, int], hidden: frozenset[str], threshold: int
) -> frozenset[str]:
    """Of a choice that all or nobody gave, each number follows as far as the line is told."""
    if sum(counts.values()) in (0, sum(line.values())):
        return hidden if any(counts.values()) else frozenset()
    groups = _groups(line, hidden)
    small = [group for group in groups.others if not all(_open(line, counts, (key,), threshold) for key in group)]
    left = iter([group for group in groups.others if group not in small])
    found = groups.always.union(*small)
    while not _open(line, counts, found, threshold):  # all of it is
        found |= next(left)
    return found


def _somebody(line: Mapping[str, int], hidden: frozenset[str]) -> frozenset[str]:
    """Where nobody is known to be, there is nothing to withhold."""
    return hidden.union(key for key, count in line.items() if count)


def _open(line: Mapping[str, int], counts: Mapping[str, int], keys: Iterable[str], threshold: int) -> bool:
    """Whether of these, as many gave the choice as must be, or nobody did, and as many did not."""
    some = list(keys)
    gave = sum(counts[key] for key in some)
    return all(not one or one >= threshold for one in (gave, sum(line[key] for key in some) - gave))
