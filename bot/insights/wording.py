"""What the tables of a concern report are called, and each of their lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import days
from bot.charts import PAGE, Counts, Drawing, Part, Trend, Week, bars, trend
from bot.insights import clauses, tables
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
    def note(self) -> str:
        several = SEVERAL if self.dimension not in tables.LINES else ""
        return " ".join(filter(None, (several, WHY_WITHHELD if self.withheld else "")))

    def lines(self) -> tuple[str, ...]:
        """The largest first, but for weeks and workplaces; where people could name several, what any of them named."""
        if self.not_again or self.table.asked is None:
            return (self.not_again or "Withheld.",)
        told = tuple(f"{part.label}: {number(part.count)}" for part in self._parts())
        rest = OTHERS if told else "Any"
        return told if len(told) == len(self.table.cells) else (*told, f"{rest}: 0")

    def drawings(self) -> tuple[Drawing, ...]:
        if self.not_again or self.table.asked is None or not self._parts():
            return ()
        note = " ".join(filter(None, (self.mark, self.note)))
        if self.dimension == tables.WEEK:
            told = tuple(Week(weeks.monday(one.keys[0]), one.count) for one in self.table.cells)
            return trend(Trend(self.title, told, "People", note), PAGE)
        total = self.table.asked
        return bars(Counts(self.title, tuple(self._parts()), total, note, _OF.get(self.dimension, "Reported")), PAGE)

    def _parts(self) -> Sequence[Part]:
        parts = [Part(self.names.of(self.dimension, one.keys[0]), one.count) for one in self._cells()]
        if self.dimension in tables.LINES:
            return parts
        return sorted(parts, key=lambda one: (one.count is None, -(one.count or 0)))

    def _cells(self) -> Sequence[Cell]:
        if self.dimension in tables.LINES:
            return self.table.cells
        return [one for one in self.table.cells if one.count != 0]
