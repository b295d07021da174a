"""What a concern report holds, part by part: pages, documents, tables and cards all show these, in this order."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot import days
from bot.insights import clauses, summary, tables
from bot.insights.seeing import Looking, Standing
from bot.insights.wording import Shown
from bot.records import Release
from bot.register import labels


class Part(StrEnum):
    """As it is chosen for somebody, and as a sheet of a spreadsheet is called."""

    SUMMARY = "summary"
    CONCERNS = "concerns"
    STAGES = "stages"
    WORKPLACES = "workplaces"
    WEEKS = "weeks"
    CLAUSES = "clauses"
    SYSTEMS = "systems"
    SURVEYS = "surveys"
    GAPS = "questions"


HEADINGS = {
    Part.SUMMARY: "In short",
    Part.CONCERNS: "What the systems do",
    Part.STAGES: "Where in somebody's employment",
    Part.WORKPLACES: "By workplace",
    Part.WEEKS: "Week by week",
    Part.CLAUSES: "Clauses engaged",
    Part.SYSTEMS: "Systems in the register, by what they do",
    Part.SURVEYS: "Surveys",
    Part.GAPS: "Questions that found no answer, which a next agreement could settle",
}
_OF = {
    tables.CONCERN: Part.CONCERNS,
    tables.STAGE: Part.STAGES,
    tables.WORKPLACE: Part.WORKPLACES,
    tables.WEEK: Part.WEEKS,
    clauses.CONFIRMED: Part.CLAUSES,
    clauses.PROPOSED: Part.CLAUSES,
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Under a heading of their own, or under that of their section."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines, tables of people, or both."""

    part: Part
    lines: tuple[Lines, ...] = ()
    tables: tuple[Shown, ...] = ()

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

    @property
    def withheld(self) -> bool:
        return any(one.withheld for section in self.sections for one in section.tables)

    def only(self, parts: Collection[Part]) -> "Contents":
        return replace(self, sections=tuple(one for one in self.sections if one.part in parts))

    def of(self, part: Part) -> Section | None:
        return next((one for one in self.sections if one.part == part), None)


def contents(looking: Looking) -> Contents:
    standing = looking.standing
    return Contents(
        looking.release,
        looking.title,
        tuple(looking.names.of(tables.WORKPLACE, one) for one in looking.release.workplaces),
        standing.said,
        (standing.by, standing.signed) if standing.signed else None,
        tuple(_sections(standing, looking.tables)),
    )


def _sections(standing: Standing, shown: tuple[Shown, ...]) -> Iterator[Section]:
    words = standing.words
    yield Section(Part.SUMMARY, (Lines("", summary.sentences(standing.release, shown)),))
    for part in Part:
        if found := tuple(one for one in shown if _OF[one.dimension] == part):
            yield Section(part, tables=found)
    if kinds := standing.release.facts.kinds:
        yield Section(Part.SYSTEMS, (Lines("", tuple(f"{labels.DOES[kind]}: {count:,}" for kind, count in kinds)),))
    if words.surveys:
        titles = (f"{one.title}, {one.where}, closed on {days.told(one.closed)}" for one in words.surveys)
        told = zip(titles, (one.lines for one in words.surveys), strict=True)
        yield Section(Part.SURVEYS, tuple(Lines(title, lines) for title, lines in told))
    if words.gaps:
        yield Section(Part.GAPS, (Lines("", tuple(_gap(one.count, one.example * one.passed) for one in words.gaps)),))


def _gap(count: int, example: str) -> str:
    return f"asked {count:,} times: “{example}”" if example else f"asked {count:,} times"
