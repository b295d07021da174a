"""Results on their way out of the chat: as tables, and as a PDF for the employer. A draft says so on each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot import days
from bot.charts import PAGE, Drawing, Signed, bars
from bot.charts import Sheet as Paper
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.exporting import formats, numbers
from bot.exporting.tables import Row, Sheet
from bot.exporting.warning import NO_ADVICE, before_use, no_lists
from bot.papers.paper import Block, Heading, Paragraph, Points, Quotation
from bot.records.audit import Did
from bot.records.surveys import Way
from bot.register import reading
from bot.register.at import about
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.surveys.results import in_chat, summary
from bot.surveys.results.figures import WHY_WITHHELD, Figure, Findings, Group, number
from bot.surveys.results.gathering import Gathered, gathered
from bot.surveys.results.seeing import Looking, see

WORDS = "words"
NAME = "survey-results"
WARNING = (
    "For the union's own work on this survey, and for whoever the union gives it to.",
    no_lists("those who answered"),
    "Nobody may try to find out who answered, or what somebody answered.",
    NO_ADVICE,
)
OF_WORDS = (
    "It holds what people wrote. How somebody writes can give them away: think twice before the employer gets it."
)
_WAYS = {Way.CHAT: "asked", Way.CODE: "codes", Way.LINK: "open link"}


@dataclass(frozen=True, slots=True)
class Ready:
    """As `bot.exporting.numbers` takes it. `words`: whether with what people wrote."""

    told: Gathered
    words: bool

    @property
    def findings(self) -> Findings:
        return self.told.findings

    @property
    def name(self) -> str:
        return NAME if self.signed else f"{NAME}-draft"

    @property
    def signed(self) -> bool:
        return self.findings.signed

    @property
    def apart(self) -> bool:
        return not self.signed

    @property
    def warning(self) -> tuple[str, ...]:
        withheld = (WHY_WITHHELD,) if self.findings.withheld else ()
        return (self.findings.standing, *WARNING, *withheld, *((OF_WORDS,) if self.words else ()))

    @property
    def head(self) -> tuple[str, ...]:
        return self.warning

    def sheets(self) -> tuple[Sheet, ...]:
        findings, standing = self.findings, self.findings.standing
        made = [_questions(findings, standing)]
        if any(group.squares for group in findings.groups):
            made.append(_together(findings, standing))
        if self.words:
            rows: list[Row] = [(standing, one.question, text) for one in findings.written for text in one.texts]
            made.append(Sheet("written", ("standing", "question", "text"), rows))
        return tuple(made)

    def paper(self) -> Paper:
        """On each page of a draft stands that it is one."""
        findings, outcome = self.findings, self.findings.outcome
        signed = Signed(outcome.signed_by, outcome.signed_on) if outcome.signed_on else None
        mark = "" if signed else findings.standing
        return Paper(NAME, findings.title, tuple(_blocks(self)), mark, signed)


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
        back = Button("Results in short", in_chat.RESULTS, looking.survey.id)
        return (Text(before_use(ready[0].warning), (back,), private=True),)

    replies = await see(event, desk, about(event), gather, office=True)
    if not ready:
        return replies
    format_, again = formats.chosen(event.values), numbers.anew(in_chat.EXPORT, about(event))
    return await numbers.out(replies, ready[0], format_, desk, again, place=event.place)


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
    fields = [formats.FORMAT]
    if looking.findings.written:
        fields.append(Field("extras", "What is left out unless you ask for it", Kind.CHOICES, (extras,)))
    intro = "\n\n".join((looking.findings.standing, *WARNING))
    return Form(f"{in_chat.EXPORT} {looking.survey.id}", "Export the results", tuple(fields), intro, "Export")
