"""No number stands in the files of a concern report that it does not tell, and each stands there that it does."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.charts import Drawing, Sheet
from bot.charts.drawing import Words, single
from bot.charts.figures import WITHHELD, shared
from bot.insights import clauses, tables
from bot.insights.contents import contents
from bot.insights.exporting import Report
from bot.insights.periods import Run
from bot.insights.seeing import Reading, Standing
from bot.insights.wording import OTHERS, Names, Shown
from bot.papers.paper import Heading, Paragraph, Points, Table
from bot.records import Release, ReleaseWords
from bot.records.insights import Facts, Missed, Part, Waited
from bot.records.register import Consultation
from bot.records.reports import Does, Stage
from bot.records.surveys import Cell, NotAgain, WhyNot
from bot.records.surveys import Table as Told
from bot.reports import weeks

RUN = Run(33, 35)
MADE, SINCE = date(2026, 11, 22), date(2026, 10, 20)
PLACES = {"a": "Depot", "b": "Hall", "c": "Yard"}
CLAUSES = {"one": "The right to be consulted", "two": "Pay by a person"}
KEYS = {
    tables.CONCERN: (tables.NOBODY, *map(str, Does)),
    tables.STAGE: (tables.NOBODY, *map(str, Stage)),
    tables.WORKPLACE: tuple(PLACES),
    tables.WEEK: RUN.weeks,
    clauses.CONFIRMED: tuple(CLAUSES),
    clauses.PROPOSED: tuple(CLAUSES),
}
LARGE = 99_999  # so that a number that was worked out is hardly ever one that is told
_DATES = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d|Act 1999|Regulations 2010")
_NUMBERS = re.compile(r"[<>]?\d[\d,]*%?")


@st.composite
def told(draw: st.DrawFn, dimensions: tuple[str, ...]) -> Told:
    """As it could be kept, whether or not it ever would."""
    match draw(st.sampled_from(("told", "told", "told", "withheld", "not again"))):
        case "withheld":
            return Told(dimensions, None, None, ())
        case "not again":
            return Told(dimensions, None, None, (), NotAgain(WhyNot.BESIDE, SINCE))
    total = draw(st.integers(5, LARGE))
    counts = st.one_of(st.none(), st.just(0), st.integers(1, total))
    keys = product(*(KEYS[one] for one in dimensions))
    return Told(dimensions, total, total, tuple(Cell(key, draw(counts)) for key in keys))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    number = st.integers(0, LARGE)
    facts = Facts(
        draw(number),
        draw(number),
        tuple((one, draw(number)) for one in draw(st.sets(st.sampled_from(Does), max_size=3))),
        tuple((one, draw(number)) for one in draw(st.sets(st.sampled_from(Consultation), max_size=2))),
        draw(number),
        draw(st.sampled_from((None, *Waited))),
    )
    release = Release(
        "release",
        tuple(PLACES),
        RUN.first,
        RUN.last,
        draw(st.integers(5, 20)),
        draw(st.integers(5, LARGE)),
        tuple(draw(told(one)) for one in (*((one,) for one in KEYS), *draw(st.sets(st.sampled_from(tables.PAIRS))))),
        facts,
        MADE,
    )
    gaps = tuple(Missed(draw(number), "who pays", draw(st.booleans())) for _ in range(draw(st.integers(0, 3))))
    signed = draw(st.sampled_from((None, MADE)))
    standing = Standing(
        release, ReleaseWords("release", (), gaps), signed, "Olu", latest=True, corrected=draw(st.booleans())
    )
    whole = contents(Reading(standing, Names(PLACES, CLAUSES)))
    return Report(whole.only(draw(st.sets(st.sampled_from(Part), min_size=1))))


def allowed(report: Report) -> set[str]:
    """All numbers that its release tells, and the share of each in its own total."""
    release, facts = report.told.release, report.told.release.facts
    counts = [release.people, release.threshold, facts.systems, facts.undisclosed, facts.overdue, 0]
    counts += [count for some in (facts.kinds, facts.consultation) for _, count in some]
    found = {share for one in release.tables for share in _shares(one)}
    counts += [count for one in release.tables for count in (one.asked, *(cell.count for cell in one.cells)) if count]
    gaps = report.told.of(Part.GAPS)
    asked = {row[0] for lines in gaps.lines if lines.grid for row in lines.grid.rows} if gaps else set[str]()
    return found | asked | {f"{one:,}" for one in counts} | {"0%"}


def _shares(table: Told) -> list[str]:
    return [shared(cell.count, table.asked) for cell in table.cells if cell.count is not None]


def said(sheet: Sheet) -> Iterator[str]:
    """All words of a PDF."""
    yield sheet.title
    for block in sheet.blocks:
        match block:
            case Drawing(alternative=alternative, table=table):
                yield alternative
                yield from (cell for row in table.rows for cell in row) if table else ()
                if not alternative.startswith("Column chart"):  # whose axis ends at a round number
                    yield from (one.text for one in single(block.shapes) if isinstance(one, Words))
            case Heading(words=words) | Paragraph(words=words):
                yield words
            case Points(items=items):
                yield from items
            case Table(header=header, rows=rows):
                yield from (*header, *(cell for row in rows for cell in row))
            case _:
                raise AssertionError(block)


def numbers(words: Sequence[str]) -> set[str]:
    return {number for one in words for number in _NUMBERS.findall(_DATES.sub("", one))}


@settings(max_examples=150, deadline=None)
@given(reports())
def test_no_number_stands_in_a_file_that_the_report_does_not_tell(report: Report) -> None:
    cells = [cell for sheet in report.sheets() for row in (sheet.header, *sheet.rows) for cell in row]
    assert numbers([*report.warning, *report.head, *cells]) <= allowed(report)
    assert numbers(list(said(report.paper()))) <= allowed(report)


@settings(max_examples=150, deadline=None)
@given(reports())
def test_each_cell_says_what_the_report_tells_and_withheld_is_a_word(report: Report) -> None:
    rows = [dict(zip(one.header, row, strict=True)) for one in report.sheets() for row in one.rows]
    for section in report.told.sections:
        for shown in section.tables:
            found = [row for row in rows if row.get("table") == shown.title]
            column = {row[shown.of.lower()]: row["people"] for row in found}
            if shown.table.asked is None:
                assert column == {"": WITHHELD}
                continue
            for cell in shown.table.cells:
                label = _label(shown, cell.keys[0])
                expected = WITHHELD if cell.count is None else f"{cell.count:,}"
                assert column.get(label, column.get(OTHERS, column.get("Any"))) == expected
            assert len(column) <= len(shown.table.cells)
            for row in found:
                assert (row["share"] == "") is (row["people"] == WITHHELD)


@settings(max_examples=100, deadline=None)
@given(reports())
def test_of_two_things_together_each_cell_says_what_the_report_tells(report: Report) -> None:
    release, section = report.told.release, report.told.of(Part.TOGETHER)
    pairs = [one for one in release.tables if len(one.questions) > 1] if section else []
    rows = [dict(zip(one.header, row, strict=True)) for one in report.sheets() for row in one.rows if section]
    names = Names(PLACES, CLAUSES)
    assert len(section.grids if section else ()) == len(pairs)
    for grid, pair in zip(section.grids if section else (), pairs, strict=True):
        found = {(row["workplace"], row["reported"]): row["people"] for row in rows if row.get("table") == grid.title}
        if pair.asked is None:
            assert found == {("", ""): WITHHELD}
        for cell in pair.cells:
            what, where = (names.of(one, key) for one, key in zip(pair.questions, cell.keys, strict=True))
            others = found.get((where, OTHERS), found.get((where, "Any")))
            assert found.get((where, what), others) == (WITHHELD if cell.count is None else f"{cell.count:,}")


@settings(max_examples=50, deadline=None)
@given(reports())
def test_no_table_of_a_page_is_wider_than_it(report: Report) -> None:
    assert all(len(one.header) <= 6 for one in report.paper().blocks if isinstance(one, Table))


def _label(shown: Shown, key: str) -> str:
    if shown.dimension == tables.WEEK:
        return weeks.monday(key).isoformat()
    return shown.names.of(shown.dimension, key)
