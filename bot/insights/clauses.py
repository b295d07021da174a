"""How many people's reports engage each clause: those that a rep has confirmed, apart from those that none has.

A report's clauses follow from its concerns for the most part, so that how many engage a clause can often be told from
the concerns. What a rep has made of them must not come out by that: no number of people for whom a clause is confirmed,
open or dropped, nor any sum of those, may be small, or leave few of all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, combinations

from bot.records import Report
from bot.records.reports import Settled
from bot.suppression import Key, Past, Published
from bot.suppression.beside import NONE, several_holds

CONFIRMED, PROPOSED = "confirmed clause", "unconfirmed clause"
_STATES = (Settled.CONFIRMED, Settled.PROPOSED, Settled.DROPPED)


@dataclass(slots=True)
class Engaged:
    counts: Counter[tuple[str, Settled]] = field(default_factory=Counter, repr=False)

    def add(self, found: Iterable[Report]) -> None:
        """Where one was flagged twice with a clause, it counts as it was flagged last."""
        each = ({flag.clause: flag.settled for flag in one.flags} for one in found)
        self.counts.update(chain.from_iterable(flags.items() for flags in each))

    def told(self, keys: Iterable[str], wholes: Sequence[int], threshold: int) -> tuple[Published, Published]:
        """`wholes`: all people, and those who named any concern; none where nothing may be told beside the concerns.

        What is confirmed and what is not go together: of a clause both are told, or neither.
        """
        keys = tuple(keys)
        shown = {key for key in keys if wholes and _open([self.counts[key, one] for one in _STATES], wholes, threshold)}
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


def _open(counts: Sequence[int], wholes: Sequence[int], threshold: int) -> bool:
    sums = [sum(some) for size in range(1, len(counts) + 1) for some in combinations(counts, size)]
    left = [whole - one for whole in wholes for one in sums if one <= whole]
    return all(one == 0 or one >= threshold for one in (*sums, *left))
