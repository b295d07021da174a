"""What a concern report holds, part by part: pages, documents, tables and cards all show these, in this order."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot import days
from bot.insights import summary
from bot.insights.grids import Grid
from bot.insights.parts import HEADINGS, OF
from bot.insights.seeing import Reading, Standing
from bot.insights.wording import WHY_WITHHELD, Shown
from bot.papers.paper import Table as Rows
from bot.records import Release
from bot.records.insights import Part
from bot.register import labels

CORRECTS = (
    "This corrects the report of the same workplaces and weeks that was made on {day}. It counts all of them anew: the "
    "two are never added up."
)
CORRECTED = "It was corrected since, by another report of the same workplaces and weeks: use that one."
LOST = "What it said of surveys, and of questions that found no answer, was lost in a restore."


@dataclass(frozen=True, slots=True)
class Lines:
    """Under a heading of their own, or under that of their section. `grid`: the same, where it has columns."""

    heading: str
    lines: tuple[str, ...]
    grid: Rows | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Lines, tables of people of one dimension, or of the two that an organiser declared."""

    part: Part
    lines: tuple[Lines, ...] = ()
    tables: tuple[Shown, ...] = ()
    grids: tuple[Grid, ...] = ()

    @property
    def heading(self) -> str:
        return HEADINGS[self.part]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that whoever may see a report is shown of it; nothing of the store is needed any more."""

    release: Release
    title: str
    where: tuple[str, ...]  # names of workplaces
    standing: str  # how far it is, in words
    signed: tuple[str, date] | None  # by whom and when; None is a draft
    sections: tuple[Section, ...]
    corrects: date | None = None  # when the one was made that it corrects
    lost: bool = False  # whether its words are, in a restore
    corrected: bool = False  # whether a signed correction has followed

    @property
    def withheld(self) -> bool:
        return any(one.withheld for section in self.sections for one in section.tables) or any(
            one.withheld for section in self.sections for one in section.grids
        )

    @property
    def how_to_read(self) -> tuple[str, ...]:
        """Said once for all of it: who counts, what is withheld, what it corrects, and what is missing in it."""
        fewer = f"What could lead back to fewer than {self.release.threshold} people is withheld."
        withheld = f"{fewer} {WHY_WITHHELD}" if self.withheld else fewer
        corrects = CORRECTS.format(day=days.told(self.corrects)) if self.corrects else ""
        more = corrects, CORRECTED if self.corrected else "", LOST if self.lost else ""
        return summary.WHO_COUNTS, withheld, *filter(None, more)

    def only(self, parts: Collection[Part]) -> "Contents":
        return replace(self, sections=tuple(one for one in self.sections if one.part in parts))

    def of(self, part: Part) -> Section | None:
        return next((one for one in self.sections if one.part == part), None)


def contents(looking: Reading) -> Contents:
    standing = looking.standing
    return Contents(
        looking.release,
        looking.title,
        looking.names.places(looking.release.workplaces),
        standing.said,
        (standing.by, standing.signed) if standing.signed else None,
        tuple(_sections(standing, looking.tables, looking.grids)),
        standing.corrects,
        standing.lost,
        standing.corrected,
    )


def _sections(standing: Standing, shown: tuple[Shown, ...], grids: tuple[Grid, ...]) -> Iterator[Section]:
    words = standing.words
    yield Section(Part.SUMMARY, (Lines("", summary.sentences(standing.release, shown)),))
    for part in Part:
        if found := tuple(one for one in shown if OF[one.dimension] == part):
            yield Section(part, tables=found)
        elif part is Part.TOGETHER and grids:
            yield Section(part, grids=grids)
    if kinds := standing.release.facts.kinds:
        rows = tuple((labels.DOES[kind], f"{count:,}") for kind, count in kinds)
        yield Section(Part.SYSTEMS, (Lines("", tuple(map(": ".join, rows)), Rows(("What they do", "Systems"), rows)),))
    if words.surveys:
        titles = (f"{one.title}, {one.where}, closed on {days.told(one.closed)}" for one in words.surveys)
        told = zip(titles, (one.lines for one in words.surveys), strict=True)
        yield Section(Part.SURVEYS, tuple(Lines(title, lines) for title, lines in told))
    if words.gaps:
        asked = tuple((f"{one.count:,}", one.example * one.passed) for one in words.gaps)
        grid = Rows(("Times asked", "In words like these"), asked)
        yield Section(Part.GAPS, (Lines("", tuple(_gap(*one) for one in asked), grid),))


def _gap(count: str, example: str) -> str:
    return f"asked {count} times: “{example}”" if example else f"asked {count} times"
