"""Whatever is looked at, exported and compared, in whatever order: no number comes out that was withheld."""

import asyncio
import csv
import io
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from adapters import handing
from adapters.drawing.press import Press
from adapters.web.results import ResultsPage, opening
from bot.charts import Drawing, Sheet
from bot.charts.drawing import Words, single
from bot.charts.figures import WITHHELD, shared
from bot.papers.paper import Heading, Paragraph, Points, Quotation, Table
from bot.records import Result
from bot.records.surveys import NO_ANSWER, Answers, Asked, Condition, Survey, Way
from bot.replies import Document, Picture
from bot.store import Transaction, run
from bot.surveys.results import in_chat, outcomes
from bot.surveys.results.gathering import Gathered, gathered
from tests.fakes import NOON
from tests.people.living import Somebody
from tests.surveys.asked import one, questionnaire, several, survey, text
from tests.surveys.concluded import Concluded, concluded

ASKED = questionnaire(
    one("colour", "red", "green", "blue", sensitive=True),
    one("shape", "round", "square", "long"),
    several("sees", "camera", "scanner", "none"),
    one("why", "fun", "fear", when=Condition("shape", ("round", "long"))),
    text("worry"),
)
PAIRS = (("colour", "shape"),)
NUMBER = re.compile(r"[<>]?\d(?:,?\d)*%?")
FIXED = {"22", "29", "2026", "1999", "2010"}  # days, and a law
LOOKS = ("short", "question", "together", "written", "page", "csv", "xlsx", "pdf", "read", "sign", "sign before")


class Drawn(Press):
    """Keeps all words that would have been drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    async def picture(self, drawing: Drawing) -> bytes:
        self.words += list(_of_drawing(drawing))
        return b"png"

    async def document(self, sheet: Sheet) -> bytes:
        for block in sheet.blocks:
            match block:
                case Drawing():
                    self.words += list(_of_drawing(block))
                case Heading(words=words) | Paragraph(words=words) | Quotation(words=words):
                    self.words.append(words)
                case Points(items=items):
                    self.words += items
                case Table(header=header, rows=rows):
                    self.words += [*header, *(cell for row in rows for cell in row)]
                case _:
                    raise AssertionError(block)
        return b"%PDF"


def _of_drawing(drawing: Drawing) -> Iterator[str]:
    yield from (drawing.title, drawing.alternative)
    yield from (shape.text for shape in single(drawing.shapes) if isinstance(shape, Words))
    if drawing.table:
        yield from (cell for row in (drawing.table.header, *drawing.table.rows) for cell in row)


@dataclass(frozen=True)
class Case:
    answers: tuple[Answers, ...]
    by_link: tuple[Answers, ...]
    before: tuple[Answers, ...]
    threshold: int
    looks: tuple[str, ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 - only answers

    def population(most: int) -> tuple[Answers, ...]:
        weights = {q.key: [chance.random() ** 3 for _ in range(len(q.choices) + 1)] for q in ASKED.questions}

        def answers() -> Answers:
            made = dict[str, tuple[str, ...]]()
            for question in ASKED.questions:
                if question.asked is Asked.TEXT:
                    made["worry"] = (f"wrote {''.join(chance.choices('abcdef', k=12))}",)
                    continue
                keys = [*(choice.key for choice in question.choices), NO_ANSWER]
                many = chance.randint(1, 3) if question.asked is Asked.SEVERAL else 1
                chosen = {key for key in chance.choices(keys, weights[question.key], k=many) if key}
                if chosen:
                    made[question.key] = tuple(sorted(chosen))
            return made

        return tuple(answers() for _ in range(draw(st.integers(0, most))))

    looks = draw(st.lists(st.sampled_from(LOOKS), min_size=2, max_size=9))
    return Case(population(60), population(20), population(60), draw(st.integers(5, 9)), tuple(looks))


@given(cases())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_number_comes_out_that_was_withheld(case: Case) -> None:
    asyncio.run(_nothing_leaks(case))


async def _nothing_leaks(case: Case) -> None:
    made = survey(ASKED, "now", threshold=case.threshold, together=PAIRS, ways=(Way.CHAT, Way.LINK), earlier="before")
    before = replace(made, id="before", ways=(Way.CHAT,), earlier="", closes=NOON - timedelta(days=31))
    there = await concluded([])
    there.looked_up = True
    await there.close(case.before, before)
    await there.close(case.answers, made, link=case.by_link)
    told = [one for one in there.results if one.survey == "now"]
    allowed = FIXED | {str(case.threshold)} | _numbers([one for one in there.results if one.survey != "watched"])
    drawn = Drawn()
    desk = there.place.branch.desk
    there.place.branch.start(replace(desk, drawing=drawn, house=replace(desk.house, contact="ask in the branch")))
    rep, organiser = (there.place.branch.somebody(name) for name in ("sam", "olu"))
    passed = set[str]()
    for look in case.looks:
        drawn.words.clear()
        said = await _look(look, there, rep, organiser, passed)
        for words in (*said, *drawn.words):
            assert set(NUMBER.findall(words)) <= allowed, words
            assert set(re.findall(r"wrote [a-f]{12}", words)) <= passed
        for document in rep.replies:
            if isinstance(document, Document) and document.name.endswith("questions.csv"):
                _rows_are_as_told(document.content, made, told)


async def _look(look: str, there: Concluded, rep: Somebody, organiser: Somebody, passed: set[str]) -> list[str]:
    """All words that came out."""
    match look:
        case "sign" | "sign before":
            survey_ = "now" if look == "sign" else "before"
            if "stay as they are" not in await organiser.force(in_chat.NEXT, survey_):
                await there.signs(organiser, survey_, words="We talk.")
            await there.delivers()
            return [*(one.body for _, one in there.place.told.sent), _words(organiser)]
        case "read":
            await rep.force(in_chat.READ, "now")
            if "Let it through" in rep.labels:
                passed.add(rep.card.body.removeprefix("> "))
                await rep.press("Let it through")
            return []
        case "csv" | "xlsx" | "pdf":
            await rep.send(f"{in_chat.EXPORT} now", format=look, extras=("words",))
            return [_words(rep), *_files(rep)]
        case "page":
            return [await _page(there)]
        case "short":
            return [await rep.force(in_chat.RESULTS, "now")]
        case _:
            action = {"question": in_chat.QUESTION, "together": in_chat.TOGETHER, "written": in_chat.WRITTEN}[look]
            said = []
            for page in range(4):
                await rep.force(action, f"now {page}")
                said.append(_words(rep))
            return said


async def _page(there: Concluded) -> str:
    """As it stands in a browser, signed or not, with all of its files offered."""
    desk = there.place.branch.desk

    async def gather(tx: Transaction) -> Gathered:
        made = await tx.get(Survey, "now")
        assert made is not None
        return await gathered(tx, await outcomes.findings(tx, made), desk)

    told = await run(desk.store, gather)
    page = ResultsPage(desk, opening(desk, handing.of(desk, ""), secure=False))
    tree = html.document_fromstring(await page.drawn(told, "", rep=True))
    said = [str(words) for one in tree.iter() for name, words in one.items() if name in ("aria-label", "title")]
    return " ".join([*map(str, tree.itertext()), *said])


def _words(who: Somebody) -> str:
    pictures = "".join(f"{one.title} {one.alternative}" for one in who.replies if isinstance(one, Picture))
    return f"{who.words} {pictures}"


def _files(who: Somebody) -> Iterator[str]:
    for reply in who.replies:
        if isinstance(reply, Document) and reply.name.endswith(".csv"):
            yield reply.content.decode("utf-8-sig")
        elif isinstance(reply, Document) and reply.name.endswith(".xlsx"):
            packed = zipfile.ZipFile(io.BytesIO(reply.content))
            yield " ".join(re.findall(r"<t[^>]*>([^<]*)</t>", packed.read("xl/sharedStrings.xml").decode()))


def _numbers(told: list[Result]) -> set[str]:
    """What may be told: counts, and shares of two of them that belong together."""
    found = set[str]()
    for result in told:
        found |= {f"{result.answered:,}"} if result.answered is not None else set()
        for table in result.tables:
            counts = [cell.count for cell in table.cells if cell.count is not None]
            found |= {f"{count:,}" for count in (*counts, table.answered, table.asked) if count is not None}
            if table.answered:
                found |= {shared(count, table.answered) for count in counts if count <= table.answered}
    return found


def _rows_are_as_told(content: bytes, made: Survey, told: list[Result]) -> None:
    rows = [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) if row[0][:2] != "# "]
    header = rows[0]
    shown = {}
    for row in (dict(zip(header, cells, strict=True)) for cells in rows[1:]):
        shown[row["way"], row["question"], row["answer"]] = row["number"], row["share"]
    for result, way in zip(told, ("asked", "open link"), strict=True):
        tables = {table.questions: table for table in result.tables}
        for question in made.questionnaire.questions:
            table = tables.get((question.key,))
            for cell in table.cells if table else ():
                words = {choice.key: choice.words["en"] for choice in question.choices}
                number, share = shown[way, question.words["en"], words.get(cell.keys[0], "No answer")]
                assert number == (WITHHELD if cell.count is None else f"{cell.count:,}")
                if cell.count is None or table is None or table.answered is None:
                    assert not share
