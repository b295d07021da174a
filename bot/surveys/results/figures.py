"""The results of a survey as they may be shown. It adds nothing up: what is withheld stays so by not being here.

Shares are of those who answered the question, where both numbers are told. With the last time a question is compared
where it was the same question, and only in those numbers that are told both times.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot import days
from bot.charts import Counts
from bot.charts.figures import WITHHELD, Part
from bot.papers.paper import Table as Grid
from bot.records import FreeText, Outcome, Result, Survey
from bot.records.surveys import NO_ANSWER, Asked, Cell, Question, Questionnaire, Table, Way, WhyNot
from bot.surveys.questionnaire.questions import by_key, choices, said

NONE_GIVEN = "No answer"
WHY_WITHHELD = (
    "“Withheld” stands for any number, zero included, that could tell, alone or with others, what somebody answered."
)
LOST = "{number} answers were damaged, could not be opened, and are in none of these numbers."
DRAFT = "Draft: no organiser has signed this off"
APART = "By the open link, where anybody can answer more than once"
OF_SEVERAL = "People could choose more than one."
TOO_SOON = "Not told: the same question was asked of the same people too soon before, until {day}."
BESIDE = "Not told this time: beside what was told on {day} it could show what few people answered."
BY_CODE = "By single-use codes, which reps made and handed out"
WHY_BY_CODE = "What came by codes is counted apart, since whoever makes the codes could use some of them."
_OF = {Way.CHAT: "", Way.CODE: BY_CODE, Way.LINK: APART}


@dataclass(frozen=True, slots=True)
class Figure:
    """One question, as one way of answering has it. `counts` has the choices only."""

    question: Question
    way: Way
    counts: Counts
    asked: int | None
    unanswered: int | None
    before: Counts | None = None
    not_again: str = ""  # why nothing of it is told, where the same was told before

    @property
    def answered(self) -> int | None:
        return self.counts.total

    @property
    def whole(self) -> bool:
        """Whether every number of it is told."""
        return self.answered is not None and all(part.count is not None for part in self.counts.parts)

    def lines(self) -> tuple[str, ...]:
        """Each choice with its numbers, then who gave none. Plain text; nothing where it is not told again."""
        if self.not_again:
            return ()
        before = {part.label: self.before.told(part) for part in self.before.parts} if self.before else {}
        told = [
            f"{part.label}: {self.counts.told(part)}{f', last time {before[part.label]}' if before else ''}"
            for part in self.counts.parts
        ]
        return (*told, f"{NONE_GIVEN}: {number(self.unanswered)}")


@dataclass(frozen=True, slots=True)
class Square:
    """Two questions that were declared together."""

    questions: tuple[Question, Question]
    title: str
    way: Way
    grid: Grid = field(repr=False)
    not_again: str = ""  # as of a figure


@dataclass(frozen=True, slots=True)
class Group:
    """All that came one way."""

    way: Way
    answered: int | None
    figures: tuple[Figure, ...]
    squares: tuple[Square, ...]

    @property
    def heading(self) -> str:
        return _OF[self.way]


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote themselves, as far as a rep has let it through; shuffled."""

    question: str
    texts: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last time that the same was asked."""

    questionnaire: Questionnaire
    tables: tuple[Table, ...]
    closed: date | None


@dataclass(frozen=True, slots=True)
class Findings:
    survey: Survey
    language: str
    outcome: Outcome
    groups: tuple[Group, ...]
    written: tuple[Written, ...]
    compared: date | None = None  # when that survey closed
    lost: int | None = 0  # answers that could not be opened, as in a `Result`

    @property
    def title(self) -> str:
        return said(self.survey.questionnaire.title, self.language)

    @property
    def signed(self) -> bool:
        return bool(self.outcome.signed_by)

    @property
    def standing(self) -> str:
        """How far it can be relied on, and who answers for it."""
        lost = "" if self.lost == 0 else f" {LOST.format(number=self.lost or f'Fewer than {self.survey.threshold}')}"
        if self.outcome.signed_on is None:
            return f"{DRAFT}.{lost}"
        return f"Signed off by {self.outcome.signed_by} on {days.told(self.outcome.signed_on)}.{lost}"

    def group(self, figure: Figure) -> Group:
        return next(group for group in self.groups if group.way is figure.way)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(one for group in self.groups for one in group.figures)

    @property
    def withheld(self) -> bool:
        """Whether that word stands anywhere in it."""
        shown = [counts for each in self.figures for counts in (each.counts, each.before) if counts]
        numbers = [one for counts in shown for one in (*(part.count for part in counts.parts), counts.total)]
        cells = [cell for group in self.groups for square in group.squares for row in square.grid.rows for cell in row]
        answered = [group.answered for group in self.groups]
        return None in (*numbers, *answered, *(one.unanswered for one in self.figures)) or WITHHELD in cells


def found(
    survey: Survey, results: Sequence[Result], texts: Sequence[FreeText], outcome: Outcome, earlier: Earlier | None
) -> Findings:
    """Texts that no rep has let through are left out here, whoever looks."""
    language = survey.questionnaire.languages[0]
    ordered = sorted(results, key=lambda one: tuple(Way).index(one.way))
    groups = tuple(_group(survey, one, language, earlier if one.way is survey.leading else None) for one in ordered)
    compared = earlier.closed if earlier and any(one.before for group in groups for one in group.figures) else None
    lost = next((one.lost for one in ordered), 0)
    return Findings(survey, language, outcome, groups, tuple(_written(survey, texts, language)), compared, lost)


def number(count: int | None) -> str:
    return WITHHELD if count is None else f"{count:,}"


def _group(survey: Survey, result: Result, language: str, earlier: Earlier | None) -> Group:
    tables = {table.questions: table for table in result.tables}
    figures, squares = [], []
    for question in survey.questionnaire.questions:
        if table := tables.get((question.key,)):
            figure = _figure(question, table, result.way, language)
            figures.append(replace(figure, before=_before(figure, earlier, language)))
    questions = by_key(survey.questionnaire)
    for table in result.tables:
        if len(table.questions) > 1:
            one, other = (questions[key] for key in table.questions)
            squares.append(_square((one, other), table, result.way, language))
    return Group(result.way, result.answered, tuple(figures), tuple(squares))


def _figure(question: Question, table: Table, way: Way, language: str) -> Figure:
    counts = {cell.keys: cell.count for cell in table.cells}
    parts = tuple(Part(said(one.words, language), counts.get((one.key,))) for one in choices(question))
    why_not = _not_again(table)
    note = why_not or (OF_SEVERAL if question.asked is Asked.SEVERAL else "")
    shown = Counts(said(question.words, language), parts, table.answered, note)
    return Figure(question, way, shown, table.asked, counts.get((NO_ANSWER,)), not_again=why_not)


def _not_again(table: Table) -> str:
    if table.not_again is None:
        return ""
    words = TOO_SOON if table.not_again.why is WhyNot.TOO_SOON else BESIDE
    return words.format(day=days.told(table.not_again.since))


def _before(figure: Figure, earlier: Earlier | None, language: str) -> Counts | None:
    """Only numbers that this time are told, too."""
    if earlier is None or figure.answered is None:
        return None
    asked = by_key(earlier.questionnaire).get(figure.question.key)
    table = next((one for one in earlier.tables if one.questions == (figure.question.key,)), None)
    if asked is None or table is None or not table.answered or not _same(asked, figure.question, language):
        return None
    known: Mapping[tuple[str, ...], int | None] = {cell.keys: cell.count for cell in table.cells}
    keys = [one.key for one in choices(figure.question)]
    parts = [
        replace(part, count=known.get((key,)) if part.count is not None else None)
        for key, part in zip(keys, figure.counts.parts, strict=True)
    ]
    if all(part.count is None for part in parts):
        return None
    return replace(figure.counts, parts=tuple(parts), total=table.answered)


def _same(one: Question, other: Question, language: str) -> bool:
    """What is said about why it is asked may change."""

    def asked(question: Question) -> object:
        offered = [(choice.key, said(choice.words, language)) for choice in choices(question)]
        return question.asked, question.when, said(question.words, language), offered

    return asked(one) == asked(other)


def _square(questions: tuple[Question, Question], table: Table, way: Way, language: str) -> Square:
    down, across = questions
    cells = {cell.keys: cell for cell in table.cells}
    columns, rows = (_labels(one, language) for one in (across, down))
    grid = Grid(
        (said(down.words, language), *columns.values()),
        tuple((words, *(_cell(cells.get((key, other))) for other in columns)) for key, words in rows.items()),
    )
    title = f"“{said(down.words, language)}” with “{said(across.words, language)}”"
    return Square(questions, title, way, grid, _not_again(table))


def _labels(question: Question, language: str) -> dict[str, str]:
    return {**{one.key: said(one.words, language) for one in choices(question)}, NO_ANSWER: NONE_GIVEN}


def _cell(cell: Cell | None) -> str:
    return number(cell.count if cell else None)


def _written(survey: Survey, texts: Sequence[FreeText], language: str) -> list[Written]:
    """By their ids, which are at random, so that each look has the same order and it tells nothing."""
    passed = sorted((one for one in texts if one.passed), key=lambda one: one.id)
    each = [
        Written(said(question.words, language), tuple(one.words for one in passed if one.question == question.key))
        for question in survey.questionnaire.questions
    ]
    return [one for one in each if one.texts]
