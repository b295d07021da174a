"""Tables of two dimensions, where an organiser declared them: as a grid, and as lines for a chat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.charts.figures import WITHHELD
from bot.insights.wording import OTHERS, TITLES, Names, Shown
from bot.papers.paper import Table as Rows
from bot.records.surveys import Table
from bot.surveys.results.figures import number

ROWS = 6  # on a card
WITHOUT = "With this table the report tells neither clauses nor how many named none."


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of two dimensions, to be written. It has no rows where nothing of it is told, and its note says why."""

    title: str
    table: Rows
    note: str = ""
    counted: str = ""  # of how many people it is, with which its note begins

    @property
    def footer(self) -> str:
        """What else its note says, where what it is of stands before it."""
        return self.note.removeprefix(self.counted).strip() * bool(self.table.rows)

    @property
    def withheld(self) -> bool:
        return any(WITHHELD in row for row in self.table.rows)

    def lines(self) -> tuple[str, ...]:
        """One for each row, in plain text; why nothing of it is told, where nothing is."""
        told = tuple(f"{row[0]}: {'; '.join(map(' '.join, self._cells(row)))}" for row in self.table.rows)
        return told or (self.note,)

    def _cells(self, row: tuple[str, ...]) -> list[tuple[str, str]]:
        return list(zip(self.table.header[1:], row[1:], strict=True))


def of(table: Table, names: Names) -> Grid:
    """Workplaces go down, since there can be many of them. What nobody named anywhere stands together."""
    across, down = table.questions
    shown, counts = Shown(table, names), {cell.keys: cell.count for cell in table.cells}
    rows, columns = (list(dict.fromkeys(key[at] for key in counts)) for at in (1, 0))
    rows = names.in_order(down, rows)
    some = [one for one in columns if any(counts[one, key] != 0 for key in rows)]
    none = [OTHERS if some else "Any"] * (len(some) < len(columns))
    header = ("Workplace", *(names.of(across, one) for one in some), *none)
    told = tuple(
        (names.of(down, key), *(number(counts[one, key]) for one in some), *("0" for _ in none)) for key in rows
    )
    note = shown.not_again or f"{shown.counted} {WITHOUT}".strip()
    return Grid(f"{TITLES[across]}, by workplace", Rows(header, told), note, shown.counted)


def in_parts(grids: Iterable[Grid]) -> Iterator[Grid]:
    """So that each fits on a phone."""
    for grid in grids:
        rows = grid.table.rows
        parts = [rows[at : at + ROWS] for at in range(0, len(rows), ROWS)] or [rows]
        for number_, part in enumerate(parts, start=1):
            title = f"{grid.title} ({number_} of {len(parts)})" if len(parts) > 1 else grid.title
            yield replace(grid, title=title, table=replace(grid.table, rows=part))
