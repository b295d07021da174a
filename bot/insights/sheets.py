"""A section of a concern report as a sheet of plain cells."""

from collections.abc import Iterator, Sequence

from bot.charts.figures import WITHHELD, shared
from bot.exporting.tables import Row as Cells
from bot.exporting.tables import Sheet
from bot.insights.contents import Section
from bot.insights.grids import Grid
from bot.insights.tables import WEEK
from bot.insights.wording import Shown
from bot.reports import weeks
from bot.surveys.results.figures import number

_OF_PEOPLE = ("people", "share", "of people", "note")
_TOGETHER = ("reported", "people", "note")
_IN_WORDS = ("about", "in words")


def sheet(section: Section, standing: str) -> Sheet:
    """`standing`: how far the report is, as it stands in each row."""
    header, rows = _columns(section)
    return Sheet(section.part, ("standing", *header), [(standing, *row) for row in rows])


def _columns(section: Section) -> tuple[Cells, Sequence[Cells]]:
    """Of people, once or by two things together, of what has columns of its own, or of sentences."""
    if section.tables:
        of = section.tables[0].of.lower()
        return ("table", of, *_OF_PEOPLE), [(shown.title, *row) for shown in section.tables for row in _people(shown)]
    if section.grids:
        down = section.grids[0].table.header[0].lower()
        return ("table", down, *_TOGETHER), [(grid.title, *row) for grid in section.grids for row in _cells(grid)]
    if grids := [one.grid for one in section.lines if one.grid]:
        return tuple(map(str.lower, grids[0].header)), [row for grid in grids for row in grid.rows]
    return _IN_WORDS, [(one.heading, line) for one in section.lines for line in one.lines]


def _people(shown: Shown) -> Iterator[Cells]:
    """One row says why, where nothing of it is told."""
    total = shown.table.asked
    if shown.not_again or total is None:
        yield "", WITHHELD, "", WITHHELD, shown.not_again or shown.several
        return
    for label, row in zip(_labels(shown), shown.rows(), strict=True):
        share = shared(row.count, total) if row.count is not None else ""
        yield label, number(row.count), share, number(total), shown.several


def _cells(grid: Grid) -> Iterator[Cells]:
    """As above."""
    if not grid.table.rows:
        yield "", "", WITHHELD, grid.note
    for row in grid.table.rows:
        for across, cell in zip(grid.table.header[1:], row[1:], strict=True):
            yield row[0], across, cell, ""


def _labels(shown: Shown) -> list[str]:
    """Weeks so that they can be sorted."""
    if shown.dimension == WEEK:
        return [weeks.monday(one.keys[0]).isoformat() for one in shown.table.cells]
    return [row.label for row in shown.rows()]
