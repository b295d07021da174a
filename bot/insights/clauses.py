"""How many people's reports engage each clause: those that a rep has confirmed, apart from those that none has.

A report's clauses follow from its concerns for the most part, so that how many engage a clause can often be told from
the concerns. What a rep has made of them must not come out by that: no number of people for whom a clause is confirmed,
open or dropped, nor any sum of those, may be small, or leave few of all. Nor may how many named another choice that
raises it than one that is told, nor how many named more than one of them; nor who else a wider clause is about.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, combinations, permutations

from bot.records import Report
from bot.records.reports import Settled
from bot.suppression import Key, Past, Published
from bot.suppression.beside import NONE, several_holds
from bot.suppression.several import several_open

CONFIRMED, PROPOSED = "confirmed clause", "unconfirmed clause"
_STATES = (Settled.CONFIRMED, Settled.PROPOSED, Settled.DROPPED)  # the last of which is not told
Named = Mapping[object, int]  # by choice
Raising = Mapping[str, Named]  # of each clause, by choice that raises it by itself: who named that


@dataclass(slots=True)
class Engaged:
    counts: Counter[tuple[str, Settled]] = field(default_factory=Counter, repr=False)

    def add(self, found: Iterable[Report]) -> None:
        """Where one was flagged twice with a clause, it counts as it was flagged last."""
        each = ({flag.clause: flag.settled for flag in one.flags} for one in found)
        self.counts.update(chain.from_iterable(flags.items() for flags in each))

    def told(
        self, keys: Iterable[str], wholes: Sequence[int], raising: Raising, named: Named, threshold: int
    ) -> tuple[Published, Published]:
        """`named`: who named each concern.

        `wholes`: all people, and those who named any concern, or stage; none where nothing may be told beside those.

        What is confirmed and what is not go together: of a clause both are told, or neither.
        """
        keys = tuple(keys)
        of_each = {key: [self.counts[key, one] for one in _STATES] for key in keys}
        shown = {
            key
            for key, counts in of_each.items()
            if wholes
            and _open(counts, wholes, threshold)
            and _apart(sum(counts[:2]), raising[key], threshold)
            and _apart(sum(counts), raising[key], threshold)
            and _beside(sum(counts[:2]), wholes[1], raising[key], named, threshold)
        }
        sizes = {key: sum(of_each[key][:2]) for key in shown}
        shown -= {
            key for pair in _nested(shown, raising) if 0 < abs(_difference(pair, sizes)) < threshold for key in pair
        }
        people = wholes[0] if wholes else None

        def of(name: str, state: Settled) -> Published:
            cells: dict[Key, int | None] = {(key,): self.counts[key, state] if key in shown else None for key in keys}
            return Published((name,), people, cells)

        return of(CONFIRMED, Settled.CONFIRMED), of(PROPOSED, Settled.PROPOSED)

    def joined(self, other: "Engaged") -> "Engaged":
        return Engaged(self.counts + other.counts)


def told_anew(told: Sequence[Published], pasts: Mapping[Key, Past]) -> bool:
    """Whether these can be told beside what was: only where each time all of both is told."""
    return all(
        one.total is not None
        and one.dimensions in pasts
        and several_holds(replace(one, cells={**one.cells, NONE: 0}), pasts[one.dimensions], frozenset())
        for one in told
    )


def _apart(count: int, raising: Named, threshold: int) -> bool:
    """Whether a clause of so many people tells of nobody or of enough beside each choice that raises it."""
    others = (abs(count - one) for one in raising.values())
    return all(not one or one >= threshold for one in others) and several_open(count, [*raising.values()], threshold)


def _beside(count: int, any_: int, raising: Named, named: Named, threshold: int) -> bool:
    """Whether it is open how many of those whom a clause is about named a concern that does not raise it.

    A clause that only concerns raise is as good as one concern in their place.
    """
    if not count or not raising or not raising.keys() <= named.keys():
        return True
    others = (one for choice, one in named.items() if choice not in raising)
    return several_open(any_, [count, *others], threshold)


def _nested(keys: Iterable[str], raising: Raising) -> list[tuple[str, str]]:
    """Of two clauses, the first is raised by whatever raises the second."""
    return [
        (one, other) for one, other in permutations(keys, 2) if raising[one].keys() >= raising[other].keys() != set()
    ]


def _difference(pair: tuple[str, str], sizes: Mapping[str, int]) -> int:
    wider, other = pair
    return sizes[wider] - sizes[other]


def _open(counts: Sequence[int], wholes: Sequence[int], threshold: int) -> bool:
    sums = [sum(some) for size in range(1, len(counts) + 1) for some in combinations(counts, size)]
    left = [whole - one for whole in wholes for one in sums if one <= whole]
    return all(one == 0 or one >= threshold for one in (*sums, *left))
