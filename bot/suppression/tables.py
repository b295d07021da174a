"""What is counted, and what of that may be told: no number may lead back to a person.

All tables of one release are about the same people, each in one cell of each table, so that their margins agree. Who
did not answer is a cell of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Key = tuple[str, ...]  # of a cell: one part for each dimension


@dataclass(frozen=True, slots=True)
class Counted:
    """`dimensions`: one or two names; a table of two has the tables of each as its margins.

    `sensitive` are the dimensions in which it must not be told that all are in one cell. `plain` are keys that tell
    nothing of anybody, such as no answer: those may be told however few they are.
    """

    dimensions: Key
    cells: Mapping[Key, int]
    sensitive: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if len(self.dimensions) not in (1, 2) or any(len(key) != len(self.dimensions) for key in self.cells):
            raise ValueError("a table has one dimension or two, and its cells as many keys")
        if len(set(self.dimensions)) != len(self.dimensions) or any(count < 0 for count in self.cells.values()):
            raise ValueError("a table has different dimensions, and counts from 0 up")

    @property
    def total(self) -> int:
        return sum(self.cells.values())

    def margin(self, dimension: str) -> "Counted":
        """The table of one of its dimensions."""
        at = self.dimensions.index(dimension)
        summed: dict[Key, int] = {}
        for key, count in self.cells.items():
            summed[key[at],] = summed.get((key[at],), 0) + count
        return Counted((dimension,), summed, self.sensitive & {dimension}, self.plain)


@dataclass(frozen=True, slots=True)
class Published:
    """What may be told. None is withheld: too few, or another number would tell how few; nobody can see which."""

    dimensions: Key
    total: int | None
    cells: Mapping[Key, int | None] = field(default_factory=dict)

    @property
    def withheld(self) -> frozenset[Key]:
        return frozenset(key for key, count in self.cells.items() if count is None)
