"""Results on their way out of the chat: as tables, and as a PDF for the employer. A draft says so on each of them."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot import days, handed
from bot.charts import PAGE, Drawing, NotDrawnError, Signed, bars
from bot.charts import Sheet as Paper
from bot.charts.draughtsman import PDF_TYPE
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.papers.paper import Block, Heading, Paragraph, Points, Quotation
from bot.records.audit import Did
from bot.records.surveys import Way
from bot.register import reading
from bot.register.at import about
from bot.register.exporting import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx
from bot.register.sheets import Row, Sheet
from bot.replies import Button, Document, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.surveys.results import in_chat, summary
from bot.surveys.results.figures import WHY_WITHHELD, Figure, Findings, Group, number
from bot.surveys.results.gathering import Gathered, gathered
from bot.surveys.results.seeing import Looking, see

WORDS = "words"
NAME = "survey-results"
NOT_DRAWN = "The PDF could not be made just now. Please try again in a few minutes, or take the tables."
_NO_LISTS = (
    "It holds no names of those who answered, and nobody may add any: a list of people who belong to a union or are "
    "active in it, made or used to treat them worse, is forbidden in Great Britain by the Employment Relations Act "
    "1999 (Blacklists) Regulations 2010."
)
WARNING = (
    "For the union's own work on this survey, and for whoever the union gives it to.",
    _NO_LISTS,
    "Nobody may try to find out who answered, or what somebody answered.",
    "This is general information, not legal advice.",
)
OF_WORDS = (
    "It holds what people wrote. How somebody writes can give them away: think twice before the employer gets it."
)


class Format(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"


_WAYS = {Way.CHAT: "asked", Way.CODE: "codes", Way.LINK: "open link"}
FORMATS = (
    (Format.PDF, "A document for the employer (PDF)"),
    (Format.XLSX, "One spreadsheet (XLSX)"),
    (Format.CSV, "Text tables, one for each sheet (CSV)"),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """All that is to be written, once the store is not waited for any more."""

    told: Gathered
    words: bool

    @property
    def findings(self) -> Findings:
        return self.told.findings

    @property
    def warning(self) -> tuple[str, ...]:
        withheld = (WHY_WITHHELD,) if self.findings.withheld else ()
        return (self.findings.standing, *WARNING, *withheld, *((OF_WORDS,) if self.words else ()))


def add(routes: Routes) -> None:
    routes.pressed(in_chat.EXPORT, asked)
    routes.submitted(in_chat.EXPORT, exported)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        return (_form(looking),)

    return await see(event, desk, event.value, ask, office=True)


async def exported(event: Submitted, desk: Desk) -> Replies:
    ready: list[Ready] = []

    async def gather(looking: Looking) -> Replies:
        ready.clear()
        form = _form(looking)
        if wrong := form.check(event.values):
            return (wrong,)
        words = WORDS in reading.several(event.values, "extras") and bool(looking.findings.written)
        ready.append(Ready(await gathered(looking.tx, looking.findings, desk), words))
        await looking.acting.log(Did.EXPORTED, looking.survey.id)
        said = "\n\n".join(("**Before you use it.**", *ready[0].warning))
        return (Text(said, (Button("Results in short", in_chat.RESULTS, looking.survey.id),), private=True),)

    replies = await see(event, desk, about(event), gather, office=True)
    if not ready:
        return replies
    try:
        made = await documents(ready[0], Format(reading.line(event.values, "format")), desk)
    except NotDrawnError:
        return (Text(NOT_DRAWN, private=True),)
    if ready[0].findings.signed:
        return (*replies, *made)
    return (*replies, *await handed.by_link(made, desk.house, desk.store, desk.now()))


async def documents(ready: Ready, format_: Format, desk: Desk) -> tuple[Document, ...]:
    """In each of them stands that it is a draft, where nobody has signed it."""
    name = called(ready.findings)
    if format_ is Format.PDF:
        return (Document(f"{name}.pdf", PDF_TYPE, await desk.drawing.document(paper(ready))),)
    tables = sheets(ready)
    if format_ is Format.XLSX:
        return (Document(f"{name}.xlsx", XLSX_TYPE, await asyncio.to_thread(as_xlsx, ready.warning, tables)),)
    return tuple(Document(f"{name}-{one.name}.csv", CSV_TYPE, as_csv(ready.warning, one)) for one in tables)


def called(findings: Findings) -> str:
    """What the names of its files begin with."""
    return NAME if findings.signed else f"{NAME}-draft"


def sheets(ready: Ready) -> tuple[Sheet, ...]:
    findings = ready.findings
    standing = findings.standing
    made = [_questions(findings, standing)]
    if any(group.squares for group in findings.groups):
        made.append(_together(findings, standing))
    if ready.words:
        rows: list[Row] = [(standing, one.question, text) for one in findings.written for text in one.texts]
        made.append(Sheet("written", ("standing", "question", "text"), rows))
    return tuple(made)


def paper(ready: Ready) -> Paper:
    """On each page of a draft stands that it is one."""
    findings, outcome = ready.findings, ready.findings.outcome
    signed = Signed(outcome.signed_by, outcome.signed_on) if outcome.signed_on else None
    mark = "" if signed else findings.standing
    return Paper(NAME, findings.title, tuple(_blocks(ready)), mark, signed)


def _blocks(ready: Ready) -> Iterator[Block | Drawing]:
    findings, outcome = ready.findings, ready.findings.outcome
    yield Paragraph(f"{ready.told.where}. Asked by {findings.survey.asks}, {ready.told.when}.")
    yield Points(summary.sentences(findings))
    if outcome.next:
        yield Heading("What happens next")
        yield Quotation(outcome.next, f"{outcome.next_by}, {in_chat.BY_A_PERSON}")
    for one in ready.told.done:
        yield Heading("What was done")
        yield Quotation(one.words, f"{one.by}, {in_chat.BY_A_PERSON}, {days.told(one.on)}")
    yield Heading("How to read this")
    yield from map(Paragraph, summary.how_to_read(findings))
    for group in findings.groups:
        yield from _group(group)
    if ready.words:
        yield Heading("What people wrote, shuffled, as far as a rep has let it through")
        for written in findings.written:
            yield Paragraph(written.question)
            yield from (Quotation(text) for text in written.texts)


def _group(group: Group) -> Iterator[Block | Drawing]:
    yield Heading(group.heading or "Answers")
    yield Paragraph(f"Took part: {number(group.answered)}.")
    for figure in group.figures:
        if figure.not_again:
            yield Paragraph(f"{figure.counts.title} {figure.not_again}")
            continue
        of = "" if figure.question.when is None else f" Asked: {number(figure.asked)}."
        note = f"Answered: {number(figure.answered)}.{of} No answer: {number(figure.unanswered)}."
        shown = replace(figure.counts, note=f"{figure.counts.note} {note}".strip())
        for drawing in bars(shown, PAGE, figure.before):
            yield drawing
            if drawing.table:
                yield drawing.table
    for square in group.squares:
        yield Heading(square.title)
        yield Paragraph(square.not_again) if square.not_again else square.grid


def _questions(findings: Findings, standing: str) -> Sheet:
    header = ("standing", "way", "question", "answer", "number", "share", "answered", "asked", "last time", "note")
    rows = [row for one in findings.figures for row in _rows(one, standing)]
    return Sheet("questions", header, rows)


def _rows(figure: Figure, standing: str) -> Iterator[Row]:
    before = {part.label: number(part.count) for part in figure.before.parts} if figure.before else {}
    first = standing, _way(figure), figure.counts.title
    last = number(figure.answered), number(figure.asked)
    note = figure.counts.note
    for part in figure.counts.parts:
        told = figure.counts.told(part)
        share = told.partition("(")[2].rstrip(")")
        yield (*first, part.label, number(part.count), share, *last, before.get(part.label, ""), note)
    yield (*first, "No answer", number(figure.unanswered), "", *last, "", "")


def _together(findings: Findings, standing: str) -> Sheet:
    rows: list[Row] = []
    for group in findings.groups:
        for square in group.squares:
            way, across = group.heading or "asked", square.grid.header[1:]
            for row in square.grid.rows:
                cells: Sequence[tuple[str, str]] = list(zip(across, row[1:], strict=True))
                rows += [(standing, way, square.title, row[0], other, cell) for other, cell in cells]
    return Sheet("together", ("standing", "way", "questions", "answer", "other answer", "number"), rows)


def _way(figure: Figure) -> str:
    return _WAYS[figure.way]


def _form(looking: Looking) -> Form:
    extras = (WORDS, "What people wrote, as far as a rep has let it through")
    fields = [Field("format", "In which form?", Kind.CHOICE, FORMATS, required=True)]
    if looking.findings.written:
        fields.append(Field("extras", "What is left out unless you ask for it", Kind.CHOICES, (extras,)))
    intro = "\n\n".join((looking.findings.standing, *WARNING))
    return Form(f"{in_chat.EXPORT} {looking.survey.id}", "Export the results", tuple(fields), intro, "Export")
