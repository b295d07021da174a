"""A rep makes a copy of a report that can be shown to the employer: they read, change and choose all that is in it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.cases import copying
from bot.cases.case import Case, on
from bot.cases.copying import Chosen, When
from bot.cases.words import FIELDS, written
from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.papers import docx, text
from bot.papers.paper import Paper
from bot.personal import without_names
from bot.records import ReportWords, System, Workplace
from bot.records.audit import Did
from bot.replies import Document, Field, Form, Kind, Replies, yes_no
from bot.routes import Routes

COPY = "case.redact"
KEY = "case.redacted"
LONGEST = 3_000  # characters of one field
AS_TEXT, AS_WORD = "text", "word"
BY_ITSELF = ("system", "workplace", "kinds")  # chosen until the rep chooses otherwise
ROUGHNESS = (
    (str(When.WEEK), "The week"),
    (str(When.MONTH), "Only the month"),
    (str(When.YEAR), "Only the year"),
    (str(When.LEFT_OUT), "No time at all"),
)
FILES = ((AS_TEXT, "A text file"), (AS_WORD, "A Word document"))
READ = yes_no("read", "Have you read all of it, and can nobody be recognised by it?", required=True)
NOT_READ = "Please change it until nobody can be recognised. Then choose yes."
INTRO = (
    "I have taken out what looked like a name or a number, and I miss some. **Read every word.** What only one person "
    "could know, or how somebody writes, gives them away too. Empty a box to leave it out."
)
SHOWN = (
    "I have sent it to nobody. It holds neither the code of the case nor how its reporter let themselves be known, and "
    "you need not say where it comes from."
)


@dataclass(frozen=True, slots=True)
class There:
    """What there is to choose from."""

    facts: Mapping[str, tuple[str, str]]
    written: Mapping[str, str]


def add(routes: Routes) -> None:
    routes.pressed(COPY, ask)
    routes.submitted(KEY, make)


async def ask(event: Pressed, desk: Desk) -> Replies:
    async def look(case: Case) -> Replies:
        await case.acting.log(Did.READ, case.report.id)  # its words stand in the form
        return (_form(case, await _there(case)),)

    return await on(event, desk, look)


async def make(event: Submitted, desk: Desk) -> Replies:
    made: list[Paper] = []

    async def look(case: Case) -> Replies:
        there = await _there(case)
        if wrong := _wrong(_form(case, there), event.values):
            return (wrong,)
        paper = copying.paper(case.report, _chosen(event.values), there.facts, there.written)
        made.append(paper)
        await case.acting.log(Did.REDACTED, case.report.id)
        return case.say(f"**{paper.title}**\n\n{text.message(paper)}\n\n{SHOWN}")

    said = await on(event, desk, look)
    if not made:
        return said
    return (*said, await _file(made[-1], str(event.values["file"])))


async def _file(paper: Paper, kind: str) -> Document:
    """Made once the store waits for nobody."""
    if kind == AS_WORD:
        return Document(f"{paper.name}.docx", docx.MEDIA_TYPE, await asyncio.to_thread(docx.made, paper))
    return Document(f"{paper.name}.txt", "text/plain; charset=utf-8", text.file(paper).encode())


async def _there(case: Case) -> There:
    system = await case.tx.get(System, case.report.system)
    place = await case.tx.get(Workplace, case.report.workplace)
    words = await case.tx.get(ReportWords, case.report.id)
    return There(copying.facts(case.report, system, place), written(words))


def _form(case: Case, there: There) -> Form:
    options = tuple((name, f"{label}: {words}") for name, (label, words) in there.facts.items())
    boxes = tuple(
        Field(name, FIELDS[name], Kind.PARAGRAPH, most=max(LONGEST, len(words)))
        for name, words in there.written.items()
    )
    values: dict[str, Answer] = {name: without_names(words) for name, words in there.written.items()}
    chosen = tuple(name for name in BY_ITSELF if name in there.facts)
    return Form(
        f"{KEY} {case.report.id}",
        "A copy for the employer",
        (
            *boxes,
            *([Field("facts", "What else may stand in it?", Kind.CHOICES, options)] if options else []),
            Field("when", "How exactly may it say when this was reported?", Kind.CHOICE, ROUGHNESS, required=True),
            Field("file", "As what?", Kind.CHOICE, FILES, required=True),
            READ,
        ),
        intro=INTRO,
        send="Make the copy",
        values={**values, "facts": chosen, "when": str(When.MONTH), "file": AS_TEXT},
    )


def _wrong(form: Form, values: Mapping[str, Answer]) -> Form | None:
    if wrong := form.check(values):
        return wrong
    if values[READ.name] != "yes":
        return replace(form, values=dict(values), errors={READ.name: NOT_READ})
    return None


def _chosen(values: Mapping[str, Answer]) -> Chosen:
    facts = values.get("facts", ())
    return Chosen(
        frozenset((facts,) if isinstance(facts, str) else facts),
        When(str(values["when"])),
        {name: str(values.get(name, "")) for name in FIELDS},
    )
