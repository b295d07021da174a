"""Counts of people become tables in which nobody can be found. Only what may be told leaves this module.

Each person is counted once in each table. Concerns and stages can be several, and "none said" goes alone; workplaces
and weeks add up to all. A correction is about the same people again, so it goes through what surveys that ask again go
through: whoever was settled meanwhile is a group, which is told only from the threshold on.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from bot.insights.clauses import CONFIRMED, PROPOSED, Engaged, told_anew
from bot.records import Release, Report
from bot.records.reports import Does, Stage
from bot.records.surveys import Cell, NotAgain, Table, WhyNot
from bot.suppression import Counted, Key, Past, Published, Several, suppress_anew, suppress_several_anew
from bot.suppression.beside import NONE

CONCERN, STAGE, WORKPLACE, WEEK, CLAUSE = "concern", "stage", "workplace", "week", "clause"
LINES, SEVERAL = (WORKPLACE, WEEK), (CONCERN, STAGE)
NOBODY = "none"  # said by whoever named no concern, or no stage
_WAY = ""  # all people come one way

Keys = Mapping[str, tuple[str, ...]]  # by dimension, in the order in which they are shown


def keys_of(workplaces: Sequence[str], weeks: Sequence[str], clauses: Iterable[str]) -> Keys:
    """What is counted. It does not depend on any report."""
    several = {CONCERN: tuple(map(str, Does)), STAGE: tuple(map(str, Stage))}
    lines = {WORKPLACE: tuple(workplaces)} if len(workplaces) > 1 else {}
    return {**several, **lines, WEEK: tuple(weeks), CLAUSE: tuple(clauses)}


@dataclass(slots=True)
class Tally:
    people: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=dict, repr=False)
    engaged: Engaged = field(default_factory=Engaged, repr=False)

    def add(self, found: Sequence[Report]) -> None:
        """Of people who count."""
        self.people += len(found)
        self._count(CONCERN, chain.from_iterable(frozenset(one.does) or (NOBODY,) for one in found))
        self._count(STAGE, chain.from_iterable(frozenset(one.stages) or (NOBODY,) for one in found))
        self._count(WORKPLACE, (one.workplace for one in found))
        self._count(WEEK, (one.week for one in found))
        self.engaged.add(found)

    def _count(self, dimension: str, keys: Iterable[str]) -> None:
        self.counts.setdefault(dimension, Counter()).update(keys)

    def joined(self, other: "Tally") -> "Tally":
        """With other people."""
        names = self.counts.keys() | other.counts.keys()
        counts = {name: self.counts.get(name, Counter()) + other.counts.get(name, Counter()) for name in names}
        return Tally(self.people + other.people, counts, self.engaged.joined(other.engaged))

    def told(self, keys: Keys, threshold: int, before: Sequence[Release] = ()) -> tuple[Table, ...]:
        """Nothing where that may not be told. `before`: what was told of these people, the first time first.

        Takes a while.
        """
        if self.people < threshold:
            return ()
        pasts = {dimensions: past for dimensions in _dimensions(keys) if (past := _past(before, dimensions, threshold))}
        lines = [self._line(name, keys[name]) for name in LINES if name in keys]
        found = {one.dimensions: one for one in suppress_anew(lines, threshold, pasts, _WAY)}
        for name in SEVERAL:
            told = suppress_several_anew(self._several(name, keys[name]), self.people, threshold, pasts)
            found |= {told.dimensions: told} if told else {}
        wholes = self._wholes(keys[CONCERN], found.get((CONCERN,)), threshold)
        clauses = self.engaged.told(keys[CLAUSE], wholes, threshold)
        if not before or told_anew(clauses, pasts):
            found |= {one.dimensions: one for one in clauses}
        told_of = [dimensions for dimensions, one in found.items() if one.total is not None]
        if not told_of or any(self._few_moved(one, told_of, threshold) for one in before):
            return ()
        since = before[-1].made if before else None
        return tuple(_table(dimensions, found.get(dimensions), since) for dimensions in _dimensions(keys))

    def _few_moved(self, one: Release, told: Iterable[Key], threshold: int) -> bool:
        """Whether how many people there are tells that few have come or gone since.

        A table that is told again has been compared, whatever the sum. Where each tells another table, only this is.
        """
        again = any(published_of(one, dimensions) for dimensions in told)
        return not again and 0 < abs(self.people - one.people) < threshold

    def _line(self, name: str, keys: Iterable[str]) -> Counted:
        counts = self.counts.get(name, Counter())
        return Counted((name,), {(key,): counts[key] for key in keys})

    def _several(self, name: str, keys: Iterable[str]) -> Several:
        counts = self.counts.get(name, Counter())
        return Several(name, self.people, {NOBODY: counts[NOBODY]}, {key: counts[key] for key in keys})

    def _wholes(self, keys: Iterable[str], concerns: Published | None, threshold: int) -> tuple[int, ...]:
        """None where a concern is withheld for the sake of another: a clause could tell it."""
        if concerns is None:
            return ()
        counts = self.counts[CONCERN]
        any_ = self.people - counts[NOBODY]
        small = {(key,) for key in keys if 0 < counts[key] < threshold or 0 < any_ - counts[key] < threshold}
        return (self.people, any_) if concerns.withheld <= small else ()


def _dimensions(keys: Keys) -> list[Key]:
    return [*((name,) for name in keys if name != CLAUSE), (CONFIRMED,), (PROPOSED,)]


def _table(dimensions: Key, told: Published | None, since: date | None) -> Table:
    if told:
        cells = tuple(Cell(key, count) for key, count in told.cells.items())
        return Table(dimensions, told.total, told.total, cells)
    mark = NotAgain(WhyNot.BESIDE, since) if since else None
    return Table(dimensions, None, None, (), mark)


def _past(before: Sequence[Release], dimensions: Key, threshold: int) -> Past | None:
    """None where it was never told."""
    found = [published for one in before if (published := published_of(one, dimensions))]
    if not found:
        return None
    return Past([{_WAY: one} for one in found], {}, max(threshold, *(one.threshold for one in before)))


def published_of(release: Release, dimensions: Key) -> Published | None:
    """As it was told; None where nothing of it was."""
    for table in release.tables:
        if table.questions == dimensions and table.asked is not None:
            cells = {cell.keys: cell.count for cell in table.cells}
            # "None said" is a choice here: nobody gave none.
            return Published(dimensions, table.asked, cells if dimensions[0] in LINES else {**cells, NONE: 0})
    return None
