"""A concern report on its way out of the chat, whole or in parts: as a PDF, as a spreadsheet, as text tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot import days
from bot.charts import Drawing, Signed
from bot.charts import Sheet as Paper
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.exporting import formats, numbers
from bot.exporting.tables import Sheet
from bot.exporting.warning import NO_ADVICE, before_use, no_lists
from bot.insights.contents import Contents, Section, contents
from bot.insights.ledger import scope_of
from bot.insights.parts import HEADINGS
from bot.insights.seeing import GONE, ONE, Looking, see
from bot.insights.sheets import sheet
from bot.insights.wording import Shown
from bot.papers.paper import Block, Heading, Paragraph, Points
from bot.papers.paper import Table as Rows
from bot.records.audit import Did
from bot.records.insights import Part
from bot.register import reading
from bot.register.at import about
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes

EXPORT = "insights.export"
NAME = "concern-report"
PURPOSE = "For the union's own work, and for whoever the union gives it to."
WARNING = (
    no_lists("members, nor of whoever reported something"),
    "Nobody may try to find out who reported, or what somebody reported.",
    NO_ADVICE,
)
QUOTED = "It quotes questions that people asked. An organiser let each of them through; read them once more yourself."
BEFORE_USE = "Before you use it, or pass it on"
_NAMED = 6  # workplaces, above all else
_COLUMNS = 5  # beside the first
_PICTURES = 3  # of one table; what is longer is read in the table alone


@dataclass(frozen=True, slots=True)
class Report:
    """`called`: what its files are called, before its weeks. `purpose`: for whom it is. `chosen`: for somebody else.

    What an organiser has chosen for members or the employer may lie in any chat once it is signed; the rest is for
    organisers and reps only.
    """

    told: Contents
    called: str = NAME
    purpose: str = PURPOSE
    chosen: bool = False

    @property
    def name(self) -> str:
        release, run = self.told.release, scope_of(self.told.release).run
        correction = f"-correction-{release.number - 1}" if release.number > 1 else ""
        return f"{self.called}-{run.begins}-to-{run.ends}{correction}{'' if self.signed else '-draft'}"

    @property
    def signed(self) -> bool:
        return self.told.signed is not None

    @property
    def apart(self) -> bool:
        return not (self.chosen and self.signed)

    @property
    def standing(self) -> str:
        return f"{self.told.standing}."

    @property
    def warning(self) -> tuple[str, ...]:
        return (self.standing, *self._words())

    @property
    def head(self) -> tuple[str, ...]:
        return (f"{self.told.title}. {self.standing}", self._where(), *self.told.how_to_read, *self._words())

    def paper(self) -> Paper:
        """Each page of a draft says that it is one."""
        signed = Signed(*self.told.signed) if self.told.signed else None
        mark = "" if signed else self.standing
        return Paper(self.name, self.told.title, tuple(self._blocks()), mark, signed)

    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(sheet(one, self.standing) for one in self.told.sections)

    def _blocks(self) -> Iterator[Block | Drawing]:
        release, run = self.told.release, scope_of(self.told.release).run
        where, many = self.told.where, len(self.told.where) > _NAMED
        yield Paragraph(f"Where: {len(where)} workplaces, which are named at the end." if many else self._where())
        yield Paragraph(f"When: {run.words}. Made on {days.told(release.made)}.")
        for section in self.told.sections:
            yield from _section(section)
            if section.part is Part.SUMMARY:
                yield from self._read()
        if self.told.of(Part.SUMMARY) is None:
            yield from self._read()
        yield Heading(BEFORE_USE)
        yield Points(self._words())
        if many:
            yield Heading("Workplaces")
            yield Points(where)

    def _read(self) -> Iterator[Block]:
        yield Heading("How to read this")
        yield from map(Paragraph, self.told.how_to_read)

    def _where(self) -> str:
        return f"Where: {'; '.join(self.told.where)}."

    def _words(self) -> tuple[str, ...]:
        gaps = self.told.of(Part.GAPS)
        quoted = any(row[-1] for one in gaps.lines if one.grid for row in one.grid.rows) if gaps else False
        return (self.purpose, *((QUOTED,) if quoted else ()), *WARNING)


def add(routes: Routes) -> None:
    routes.pressed(EXPORT, asked)
    routes.submitted(EXPORT, exported)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        return (_form(contents(looking)),) if looking.office else GONE

    return await see(event, desk, event.value, ask)


async def exported(event: Submitted, desk: Desk) -> Replies:
    ready: list[Report] = []

    async def gather(looking: Looking) -> Replies:
        ready.clear()
        told = contents(looking)
        if not looking.office:
            return GONE
        if wrong := _form(told).check(event.values):
            return (wrong,)
        ready.append(Report(told.only(reading.chosen(event.values, "parts", Part))))
        await looking.acting.log(Did.EXPORTED, looking.release.id)
        return (Text(before_use(ready[0].warning), (Button("In short", ONE, looking.release.id),), private=True),)

    replies = await see(event, desk, about(event), gather)
    if not ready:
        return replies
    format_, again = formats.chosen(event.values), numbers.anew(EXPORT, about(event))
    return await numbers.out(replies, ready[0], format_, desk, again, place=event.place)


def _section(section: Section) -> Iterator[Block | Drawing]:
    if section.lines:
        yield Heading(section.heading)
    for lines in section.lines:
        if lines.heading:
            yield Paragraph(lines.heading)
        yield lines.grid or Points(lines.lines)
    for shown in section.tables:
        yield Heading(shown.title)
        yield from _table(replace(shown, mark=""))  # which stands on each page
    for grid in section.grids:
        yield Heading(grid.title)
        yield from map(Paragraph, filter(None, (grid.note,)))
        yield from _narrow(grid.table) if grid.table.rows else ()


def _table(shown: Shown) -> Iterator[Block | Drawing]:
    if not shown.grid:
        yield Paragraph(" ".join(shown.lines()))
        return
    yield Paragraph(shown.counted)
    pictures = shown.on_a_page(narrow=False)
    yield from pictures if len(pictures) <= _PICTURES else ()
    yield shown.grid


def _narrow(grid: Rows) -> Iterator[Rows]:
    """As many as are needed for a page upright; each begins with the first column."""
    for at in range(1, len(grid.header), _COLUMNS):
        yield Rows(_cut(grid.header, at), tuple(_cut(row, at) for row in grid.rows))


def _cut(row: tuple[str, ...], at: int) -> tuple[str, ...]:
    return (row[0], *row[at : at + _COLUMNS])


def _form(told: Contents) -> Form:
    parts = tuple((section.part.value, HEADINGS[section.part]) for section in told.sections)
    fields = (formats.FORMAT, Field("parts", "Which parts of it?", Kind.CHOICES, parts, required=True))
    values = {"parts": tuple(part for part, _ in parts)}
    intro = before_use(Report(told).warning)
    return Form(f"{EXPORT} {told.release.id}", "Export the report", fields, intro, "Export", values)
