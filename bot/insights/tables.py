"""Counts of people become tables in which nobody can be found. Only what may be told leaves this module.

Each person is counted once in each table. Concerns and stages can be several, and "none said" goes alone; workplaces
and weeks add up to all. A correction is about the same people again, so it goes through what surveys that ask again go
through: whoever was settled meanwhile is a group, which is told only from the threshold on. So are those of them who
show in one of its numbers.

What can be several is told by workplace as well where that was declared for the first draft, and never after. Then it
is not told how many said none, nor of any clause: both would tie the choices to each other.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from bot.insights.clauses import CONFIRMED, PROPOSED, Engaged, Named, Raising, told_anew
from bot.records import Release, Report
from bot.records.reports import Does, Stage
from bot.records.surveys import Cell, NotAgain, Table, WhyNot
from bot.reports.flags import raised_by
from bot.suppression import Counted, Key, Past, Published, Several, suppress_anew, suppress_several_anew
from bot.suppression.beside import NONE, several_holds
from bot.suppression.came import enough_came
from bot.suppression.crossed import Crossed, crossed_holds, suppress_crossed

CONCERN, STAGE, WORKPLACE, WEEK, CLAUSE = "concern", "stage", "workplace", "week", "clause"
LINES, SEVERAL = (WORKPLACE, WEEK), (CONCERN, STAGE)
NOBODY = "none"  # said by whoever named no concern, or no stage
_WAY = ""  # all people come one way
K = TypeVar("K")
V = TypeVar("V")

Keys = Mapping[str, tuple[str, ...]]  # by dimension, in the order in which they are shown
Pair = tuple[str, str]
PAIRS: tuple[Pair, ...] = ((CONCERN, WORKPLACE), (STAGE, WORKPLACE))  # that can be declared


def keys_of(workplaces: Sequence[str], weeks: Sequence[str], clauses: Iterable[str]) -> Keys:
    """What is counted. It does not depend on any report."""
    several = {CONCERN: tuple(map(str, Does)), STAGE: tuple(map(str, Stage))}
    lines = {WORKPLACE: tuple(workplaces)} if len(workplaces) > 1 else {}
    return {**several, **lines, WEEK: tuple(weeks), CLAUSE: tuple(clauses)}


@dataclass(slots=True)
class Tally:
    people: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=dict, repr=False)
    crossed: dict[Pair, Counter[Pair]] = field(default_factory=dict, repr=False)
    engaged: Engaged = field(default_factory=Engaged, repr=False)

    def add(self, found: Sequence[Report]) -> None:
        """Of people who count."""
        self.people += len(found)
        for name in SEVERAL:
            given = [(_named(one, name), one.workplace) for one in found]
            _counter(self.counts, name).update(chain.from_iterable(keys or (NOBODY,) for keys, _ in given))
            crossed = _counter(self.crossed, (name, WORKPLACE))
            crossed.update((key, place) for keys, place in given for key in keys)
        _counter(self.counts, WORKPLACE).update(one.workplace for one in found)
        _counter(self.counts, WEEK).update(one.week for one in found)
        self.engaged.add(found)

    def joined(self, other: "Tally") -> "Tally":
        """With other people."""
        counts, crossed = _joined(self.counts, other.counts), _joined(self.crossed, other.crossed)
        return Tally(self.people + other.people, counts, crossed, self.engaged.joined(other.engaged))

    def told(
        self, keys: Keys, threshold: int, before: Sequence[Release] = (), together: Sequence[Pair] = ()
    ) -> tuple[Table, ...]:
        """Nothing where that may not be told. `before`: what was told of these people, the first time first.

        `together`: the pairs that were declared; of a correction, those of the first time. Takes a while.
        """
        if self.people < threshold:
            return ()
        pairs = [pair for pair in together if keys.keys() >= set(pair)]
        all_ = _dimensions(keys, pairs)
        pasts = {dimensions: past for dimensions in all_ if (past := _past(before, dimensions, threshold))}
        lines = [self._line(name, keys[name]) for name in LINES if name in keys]
        told_lines = suppress_anew(lines, threshold, pasts, _WAY)
        found = {one.dimensions: one for one in told_lines if _enough_came(one, before, threshold)}
        for name in SEVERAL:
            if all(name not in pair for pair in pairs):
                told = suppress_several_anew(self._several(name, keys[name]), self.people, threshold, pasts)
                found |= {told.dimensions: told} if told and _enough_came(told, before, threshold) else {}
        if pairs:
            found = self._with(pairs, _where_whole(found, pasts), keys, before, threshold)
        wholes = () if pairs else self._wholes(keys, found, threshold)
        named: Named = {one: self.counts[CONCERN][one] for one in Does}
        clauses = self.engaged.told(keys[CLAUSE], wholes, self._raising(keys[CLAUSE]), named, threshold)
        again = told_anew(clauses, pasts) and all(_enough_came(one, before, threshold) for one in clauses)
        if again or pairs or not before:
            found |= {one.dimensions: one for one in clauses}
        told_of = [dimensions for dimensions, one in found.items() if one.total is not None]
        if not told_of or any(self._few_moved(one, told_of, threshold) for one in before):
            return ()
        since = before[-1].made if before else None
        return tuple(_table(dimensions, found.get(dimensions), since) for dimensions in all_)

    def _with(
        self,
        pairs: Sequence[Pair],
        found: Mapping[Key, Published],
        keys: Keys,
        before: Sequence[Release],
        threshold: int,
    ) -> dict[Key, Published]:
        """With these pairs, and what can be several in them. A correction has them where they are told whole again."""
        told = dict(found)
        for pair in pairs:
            name, across = pair
            line = found.get((across,))
            single, both = suppress_crossed(self._crossed(pair, keys), line, threshold)
            past = _past(before, (name,), threshold)
            again = replace(single, cells={**single.cells, NONE: 0})
            if past and not (several_holds(again, past, frozenset()) and _enough_came(single, before, threshold)):
                continue
            told[single.dimensions] = replace(single, cells={(NOBODY,): None, **single.cells})
            then = [(published_of(one, (across,)), published_of(one, pair)) for one in before]
            known = [(where, square) for where, square in then if where and square]
            if not known or (line and crossed_holds((line, both), known, threshold)):
                told[pair] = both
        return told

    def _few_moved(self, one: Release, told: Iterable[Key], threshold: int) -> bool:
        """Whether how many people there are tells that few have come or gone since.

        A table that is told again has been compared, whatever the sum. Where each tells another table, only this is.
        """
        again = any(published_of(one, dimensions) for dimensions in told)
        return not again and 0 < abs(self.people - one.people) < threshold

    def _line(self, name: str, keys: Iterable[str]) -> Counted:
        counts = self.counts.get(name, Counter())
        return Counted((name,), {(key,): counts[key] for key in keys})

    def _crossed(self, pair: Pair, keys: Keys) -> Crossed:
        name, across = pair
        counts, line = self.crossed.get(pair, Counter()), self.counts.get(across, Counter())
        given = {one: {key: counts[one, key] for key in keys[across]} for one in keys[name]}
        return Crossed(pair, {key: line[key] for key in keys[across]}, given)

    def _several(self, name: str, keys: Iterable[str]) -> Several:
        counts = self.counts.get(name, Counter())
        return Several(name, self.people, {NOBODY: counts[NOBODY]}, {key: counts[key] for key in keys})

    def _wholes(self, keys: Keys, found: Mapping[Key, Published], threshold: int) -> tuple[int, ...]:
        """None where a concern, or a stage, is withheld for the sake of another: a clause could tell it."""
        anys = []
        for name in SEVERAL:
            told, counts = found.get((name,)), self.counts[name]
            anys.append(any_ := self.people - counts[NOBODY])
            small = {(key,) for key in keys[name] if 0 < counts[key] < threshold or 0 < any_ - counts[key] < threshold}
            if told is None or not told.withheld <= small:
                return ()
        return self.people, *anys

    def _raising(self, clauses: Iterable[str]) -> Raising:
        """Most of what engages a clause follows from what was named."""
        counts: Named = {one: self.counts[CONCERN][one] for one in Does}
        counts = {**counts, **{one: self.counts[STAGE][one] for one in Stage}}
        return {clause: {one: counts[one] for one in raised_by(clause)} for clause in clauses}


def declared(release: Release) -> tuple[Pair, ...]:
    """The pairs of which it tells."""
    return tuple(pair for pair in PAIRS if any(table.questions == pair for table in release.tables))


def _named(report: Report, dimension: str) -> frozenset[str]:
    return frozenset(map(str, report.does if dimension == CONCERN else report.stages))


def _counter(counts: dict[K, Counter[V]], key: K) -> Counter[V]:
    return counts.setdefault(key, Counter())


def _joined(one: Mapping[K, Counter[V]], other: Mapping[K, Counter[V]]) -> dict[K, Counter[V]]:
    return {key: one.get(key, Counter()) + other.get(key, Counter()) for key in one.keys() | other.keys()}


def _enough_came(one: Published, before: Iterable[Release], threshold: int) -> bool:
    name, then = one.dimensions[0], (published_of(release, one.dimensions) for release in before)
    apart = (NOBODY,) if name in SEVERAL else None
    return all(enough_came(one, each, threshold, line=name in LINES, apart=apart) for each in then if each)


def _where_whole(found: Mapping[Key, Published], pasts: Mapping[Key, Past]) -> dict[Key, Published]:
    """Without the line that is told again beside pairs, but for where each time all of it is.

    Else it could narrow down how many people a number of the pairs can be about.
    """
    line, past = found.get((WORKPLACE,)), pasts.get((WORKPLACE,))
    narrow = line and past and (line.withheld or past.withheld)
    return {dimensions: one for dimensions, one in found.items() if not narrow or dimensions != (WORKPLACE,)}


def _dimensions(keys: Keys, pairs: Sequence[Pair]) -> list[Key]:
    return [*((name,) for name in keys if name != CLAUSE), (CONFIRMED,), (PROPOSED,), *pairs]


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
            if any(dimensions == (name,) for name, _ in declared(release)):
                del cells[NOBODY,]  # of which nothing is told
            if len(dimensions) == 1 and dimensions[0] not in LINES:
                cells[NONE] = 0  # "none said" is a choice here: nobody gave none
            return Published(dimensions, table.asked, cells)
    return None
