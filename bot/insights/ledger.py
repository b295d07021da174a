"""What was told before, drafts that nobody signed included: their maker has seen them.

Each period of each workplace is counted into one release at most, so that no two can be added or taken away from each
other. Only a correction covers the same again: all of it, and nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.insights.periods import Run
from bot.records import Release
from bot.store import Transaction


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about. `workplaces`: ids, in order."""

    workplaces: tuple[str, ...]
    run: Run

    def __post_init__(self) -> None:
        if not self.workplaces or list(self.workplaces) != sorted(set(self.workplaces)):
            raise ValueError("a report is about some workplaces, each once and in order")

    def meets(self, other: "Scope") -> bool:
        return self.run.meets(other.run) and not set(self.workplaces).isdisjoint(other.workplaces)


@dataclass(frozen=True, slots=True)
class Ledger:
    """`kept`: the first to be made comes first."""

    kept: tuple[Release, ...] = ()

    def before(self, scope: Scope) -> tuple[Release, ...]:
        """What was told of exactly this, the first time first."""
        return tuple(one for one in self.kept if scope_of(one) == scope)

    def in_the_way(self, scope: Scope) -> Release | None:
        """What tells of some of it already, or of more."""
        return next((one for one in self.kept if scope_of(one) != scope and scope_of(one).meets(scope)), None)

    def next(self, workplaces: Sequence[str], last: int) -> int:
        """The period after all that was told of any of these workplaces, `last` at most; `last` where nothing was.

        Which weeks people have reported in changes nothing: it would tell when the first one did.
        """
        told = [one.last for one in self.kept if not set(one.workplaces).isdisjoint(workplaces)]
        return min(max(told, default=last) + 1, last)

    def tells_gaps(self, scope: Scope) -> bool:
        """Whether questions without an answer, which belong to no workplace, were told of any of these weeks."""
        return any(one.gaps and scope_of(one).run.meets(scope.run) for one in self.kept)


async def read(tx: Transaction) -> Ledger:
    """UnreadableError where a release cannot be opened: then nothing may be told, since it may stand in the way."""
    return Ledger(tuple(sorted(await tx.find(Release), key=lambda one: (one.made, one.number, one.id))))


def scope_of(release: Release) -> Scope:
    return Scope(release.workplaces, Run(release.first, release.last))


def shortest(people: Mapping[int, int], first: int, last: int, threshold: int) -> Run | None:
    """The shortest run from `first` that carries, by how many people each period has. None where not even all do.

    What would be left over without carrying by itself does not change that: a later run takes it up.
    """
    found = 0
    for period in range(first, last + 1):
        found += people.get(period, 0)
        if found >= threshold:
            return Run(first, period)
    return None


def latest(kept: Iterable[Release]) -> tuple[Release, ...]:
    """Of each scope the last correction, the latest weeks first."""
    found = {scope_of(one): one for one in kept}
    return tuple(sorted(found.values(), key=lambda one: (-one.last, -one.first, one.id)))
