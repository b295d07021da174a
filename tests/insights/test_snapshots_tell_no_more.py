"""Whatever is chosen, a snapshot says nothing that the report does not say, word for word."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.insights import clauses, tables
from bot.insights.contents import Contents, contents
from bot.insights.seeing import DRAFT, Reading, Standing
from bot.insights.snapshots import cutting
from bot.insights.snapshots.keeping import Snapshot
from bot.insights.wording import Names
from bot.records import Release, ReleaseWords
from bot.records.insights import Audience, Facts, Missed, Part, Surveyed, Waited
from bot.records.register import Consultation
from bot.records.reports import Does, Stage
from bot.records.surveys import Cell, Table
from tests.fakes import NOON
from tests.insights.reported import RUN, a_release

NAMES = Names({"hall": "Hall", "depot": "Depot"}, {"consent": "The right to be consulted"})
KEYS = {
    tables.CONCERN: tuple(map(str, Does)),
    tables.STAGE: tuple(map(str, Stage)),
    tables.WORKPLACE: ("hall", "depot"),
    tables.WEEK: RUN.weeks,
    clauses.CONFIRMED: ("consent",),
    clauses.PROPOSED: ("consent",),
}
TOLD = st.one_of(st.none(), st.integers(0, 60))


@st.composite
def table(draw: st.DrawFn, dimensions: tuple[str, ...]) -> Table:
    keys: list[tuple[str, ...]] = [()]
    for other in dimensions:
        keys = [(*before, one) for before in keys for one in KEYS[other]]
    asked = draw(TOLD)
    return Table(dimensions, asked, asked, tuple(Cell(key, draw(TOLD)) for key in keys))


@st.composite
def reports(draw: st.DrawFn) -> tuple[Release, ReleaseWords]:
    dimensions: list[tuple[str, ...]] = [(one,) for one in KEYS]
    pairs = draw(st.sampled_from([[], [(tables.CONCERN, tables.WORKPLACE)], [(tables.STAGE, tables.WORKPLACE)]]))
    found = tuple(draw(table(one)) for one in [*dimensions, *pairs])
    count = st.integers(0, 60)
    facts = Facts(
        draw(count),
        draw(count),
        tuple((one, draw(count)) for one in (Does.ALLOCATES, Does.PAYS)),
        tuple((one, draw(count)) for one in Consultation),
        draw(count),
        draw(st.sampled_from([None, *Waited])),
    )
    made = a_release("made", people=draw(count), tables=found, facts=facts)
    surveyed = Surveyed("Cameras", "Hall", NOON.date(), (f"{draw(count)} people took part.",))
    return made, ReleaseWords("made", (surveyed,), (Missed(draw(count), "who pays for boots", passed=True),))


def told(release: Release, words: ReleaseWords) -> Contents:
    return contents(Reading(Standing(release, words, NOON.date(), "Olu", latest=True), NAMES))


def said(found: Contents) -> Iterator[tuple[object, ...]]:
    """Each thing that is told, with all that it stands under."""
    for section in found.sections:
        for lines in section.lines:
            yield from ((section.part, lines.heading, line) for line in lines.lines)
        for shown in section.tables:
            yield from ((section.part, shown.title, shown.counted, line) for line in shown.lines())
        for grid in section.grids:
            yield from ((section.part, grid.title, line) for line in grid.lines())


CHOICES = st.sets(st.sampled_from(Part)).map(lambda found: frozenset(found | {Part.SUMMARY}))


@given(reports(), CHOICES, st.sampled_from(Audience))
def test_a_snapshot_says_nothing_that_the_report_does_not_say(
    made: tuple[Release, ReleaseWords], parts: frozenset[Part], audience: Audience
) -> None:
    snapshot = Snapshot("made", audience, parts, 1, NOON.date(), "Olu")
    full, part = told(*made), told(*cutting.cut(*made, snapshot))
    assert set(said(part)) <= set(said(full))
    assert {section.part for section in part.sections} <= parts
    if audience is Audience.MEMBERS and parts == frozenset(Part):
        assert list(said(part)) == list(said(full))


@given(reports(), CHOICES, st.sampled_from(Audience))
def test_what_was_left_out_shows_nowhere_else_in_it(
    made: tuple[Release, ReleaseWords], parts: frozenset[Part], audience: Audience
) -> None:
    """Whatever was reported otherwise in a part that is left out, the snapshot is the same."""
    snapshot = Snapshot("made", audience, parts, 1, NOON.date(), "Olu")
    release, words = made
    left = [one for one in Part if one not in parts]
    hidden = tuple(replace(one, cells=()) if any(_is_of(one, part) for part in left) else one for one in release.tables)
    facts = replace(Facts(), waited=release.facts.waited) if Part.SYSTEMS in left else release.facts
    gaps = () if Part.GAPS in left else words.gaps
    surveys = () if Part.SURVEYS in left else words.surveys
    other = replace(release, tables=hidden, facts=facts), replace(words, gaps=gaps, surveys=surveys)
    assert cutting.cut(*other, snapshot) == cutting.cut(*made, snapshot)


def _is_of(one: Table, part: Part) -> bool:
    """Also a table of two things, where one of them is left out."""
    names = {
        Part.CONCERNS: (tables.CONCERN,),
        Part.STAGES: (tables.STAGE,),
        Part.WORKPLACES: (tables.WORKPLACE,),
        Part.WEEKS: (tables.WEEK,),
        Part.CLAUSES: (clauses.CONFIRMED, clauses.PROPOSED),
    }
    together = part is Part.TOGETHER and len(one.questions) > 1
    return together or not set(names.get(part, ())).isdisjoint(one.questions)


def test_what_nobody_signed_says_so_in_all_that_it_is_made_of() -> None:
    standing = Standing(a_release("made"), ReleaseWords("made"), None, "", latest=True)
    found = contents(Reading(standing, NAMES))
    assert found.signed is None
    assert found.standing == DRAFT
    assert all(DRAFT in one.mark for section in found.sections for one in section.tables)
