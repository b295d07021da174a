"""What the tables of a concern report are called, and each of their lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot import days
from bot.charts import PAGE, Counts, Drawing, Part, Size, Trend, Week, bars, marked, trend
from bot.insights import clauses, tables
from bot.papers.paper import Table as Grid
from bot.records.insights import Waited
from bot.records.reports import Does, Stage
from bot.records.surveys import Cell, Table
from bot.register import labels
from bot.reports import weeks
from bot.surveys.results.figures import number

TITLES = {
    tables.CONCERN: "What the system does, as people reported it",
    tables.STAGE: "Where in somebody's employment it is used",
    tables.WORKPLACE: "People by workplace",
    tables.WEEK: "People by week",
    clauses.CONFIRMED: "Clauses that a rep has confirmed",
    clauses.PROPOSED: "Clauses that may be engaged, and nobody has confirmed",
}
WHY_WITHHELD = (
    "“Withheld” stands for any number, zero included, that could tell, alone or with others, what somebody reported."
)
SEVERAL = "Each of them can have named several, so these add up to more."
NOT_SAID = "None was named"
OTHERS = "Any other"
WAITED = {
    Waited.WEEKS: "less than four weeks",
    Waited.MONTHS: "four to thirteen weeks",
    Waited.HALF_YEAR: "thirteen to twenty-six weeks",
    Waited.LONGER: "more than twenty-six weeks",
}
_NARROW = {True: Size(320, 480, 16), False: Size(320, 4_000, 16)}  # whether it is a trend
_OF = {tables.WORKPLACE: "Workplace", tables.WEEK: "Week", clauses.CONFIRMED: "Clause", clauses.PROPOSED: "Clause"}


@dataclass(frozen=True, slots=True)
class Names:
    """What the keys of tables stand for."""

    workplaces: Mapping[str, str]
    clauses: Mapping[str, str]

    def of(self, dimension: str, key: str) -> str:
        match dimension:
            case tables.CONCERN | tables.STAGE if key == tables.NOBODY:
                return NOT_SAID
            case tables.CONCERN:
                return labels.DOES[Does(key)]
            case tables.STAGE:
                return labels.STAGES[Stage(key)]
            case tables.WORKPLACE:
                return self.workplaces.get(key, "a workplace that is no longer kept")
            case tables.WEEK:
                return weeks.in_words(key)
            case _:
                return self.clauses.get(key, key)

    def in_order(self, dimension: str, keys: Iterable[str]) -> list[str]:
        """Workplaces by name, and last those that are no longer kept; all else as it is kept."""
        if dimension != tables.WORKPLACE:
            return list(keys)
        return sorted(keys, key=lambda key: (key not in self.workplaces, self.of(dimension, key).casefold(), key))

    def places(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of workplaces, in that order."""
        return tuple(self.of(tables.WORKPLACE, one) for one in self.in_order(tables.WORKPLACE, ids))


@dataclass(frozen=True, slots=True)
class Shown:
    """One table, to be written or drawn."""

    table: Table
    names: Names
    mark: str = ""  # of a draft

    @property
    def dimension(self) -> str:
        return self.table.questions[0]

    @property
    def title(self) -> str:
        return TITLES[self.dimension]

    @property
    def not_again(self) -> str:
        """Why nothing of it is told; nothing where that is not so."""
        mark = self.table.not_again
        if mark is None:
            return ""
        return (
            f"Not told this time: beside what was told on {days.told(mark.since)} it could show what few people said."
        )

    @property
    def withheld(self) -> bool:
        return not self.not_again and (self.table.asked is None or any(one.count is None for one in self.table.cells))

    @property
    def counted(self) -> str:
        """Of how many people it is; nothing where that is not told."""
        if self.not_again or self.table.asked is None:
            return ""
        return f"Of {self.table.asked:,} people. {self.several}".strip()

    @property
    def note(self) -> str:
        return " ".join(filter(None, (self.several, WHY_WITHHELD if self.withheld else "")))

    @property
    def of(self) -> str:
        """What the rows of it are, above their column."""
        return _OF.get(self.dimension, "Reported")

    def rows(self) -> tuple[Part, ...]:
        """The largest first; weeks in order, workplaces by name; where people could name several, what any named.

        None where nothing of it is told.
        """
        if self.not_again or self.table.asked is None:
            return ()
        told = tuple(self._parts())
        return told if len(told) == len(self.table.cells) else (*told, Part(OTHERS if told else "Any", 0))

    def lines(self) -> tuple[str, ...]:
        if self.not_again or self.table.asked is None:
            return (self.not_again or "Withheld.",)
        return tuple(f"{part.label}: {number(part.count)}" for part in self.rows())

    @property
    def grid(self) -> Grid | None:
        """Its rows as a table to stand beside its pictures, with shares as there. None where nothing of it is told."""
        rows = self.rows()
        if not rows:
            return None
        if self.dimension == tables.WEEK:
            mondays = (days.told(weeks.monday(one.keys[0])) for one in self.table.cells)
            return Grid(("Week from", "People"), tuple(zip(mondays, (number(one.count) for one in rows), strict=True)))
        counts = Counts("", rows, self.table.asked)
        return Grid((self.of, counts.told_as), tuple((one.label, counts.told(one)) for one in rows))

    def drawings(self, size: Size = PAGE) -> tuple[Drawing, ...]:
        return self._drawn(self.title, " ".join(filter(None, (self.mark, self.note))), size)

    def on_a_page(self, *, narrow: bool) -> tuple[Drawing, ...]:
        """Without its title and notes, which stand beside it there; a draft still says so. `narrow`: for a phone."""
        return self._drawn("", self.mark, _NARROW[self.dimension == tables.WEEK] if narrow else PAGE)

    @property
    def several(self) -> str:
        return SEVERAL if self.dimension not in tables.LINES else ""

    def _drawn(self, title: str, note: str, size: Size) -> tuple[Drawing, ...]:
        drawn = self._unmarked(title, note, size)
        return tuple(marked(one, self.mark) for one in drawn) if self.mark else drawn

    def _unmarked(self, title: str, note: str, size: Size) -> tuple[Drawing, ...]:
        if self.not_again or self.table.asked is None or not self._parts():
            return ()
        if self.dimension == tables.WEEK:
            told = tuple(Week(weeks.monday(one.keys[0]), one.count) for one in self.table.cells)
            return trend(Trend(title, told, "People", note), size)
        total = self.table.asked
        return bars(Counts(title, tuple(self._parts()), total, note, self.of), size)

    def _parts(self) -> Sequence[Part]:
        parts = [Part(self.names.of(self.dimension, one.keys[0]), one.count) for one in self._cells()]
        if self.dimension in tables.LINES:
            return parts
        return sorted(parts, key=lambda one: (one.count is None, -(one.count or 0)))

    def _cells(self) -> Sequence[Cell]:
        if self.dimension in tables.LINES:
            cells = {one.keys[0]: one for one in self.table.cells}
            return [cells[key] for key in self.names.in_order(self.dimension, cells)]
        return [one for one in self.table.cells if one.count != 0]
