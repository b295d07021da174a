"""The figures of a survey as its page shows them: each question with its pictures and the same numbers as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from adapters.web.inline import inline
from bot.charts import Draughtsman, Drawing
from bot.papers.paper import Table
from bot.surveys.results import picturing, summary
from bot.surveys.results.figures import NONE_GIVEN, Figure, Group, Square, number
from bot.surveys.results.gathering import Gathered


@dataclass(frozen=True, slots=True)
class Question:
    """`wide` and `narrow` show the same; a page shows whichever fits. What is not told again has no table either."""

    words: str
    says: str
    wide: Sequence[Markup] = field(default=(), repr=False)
    narrow: Sequence[Markup] = field(default=(), repr=False)
    table: Table | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that came one way."""

    heading: str
    answered: str
    questions: Sequence[Question]
    squares: Sequence[Square]


async def drawn(told: Gathered, drawing: Draughtsman) -> tuple[Drawn, ...]:
    return tuple([await _group(group, drawing) for group in told.findings.groups])


async def _group(group: Group, drawing: Draughtsman) -> Drawn:
    questions = [await _question(one, drawing) for one in group.figures]
    return Drawn(group.heading, number(group.answered), questions, group.squares)


async def _question(figure: Figure, drawing: Draughtsman) -> Question:
    if figure.not_again:
        return Question(figure.counts.title, figure.not_again)
    wide, narrow = (picturing.on_a_page(figure, narrow=narrow) for narrow in (False, True))
    return Question(
        figure.counts.title,
        summary.who_answered(figure),
        await inline(wide, drawing),
        await inline(narrow, drawing),
        _table(figure, wide) if wide else None,
    )


def _table(figure: Figure, drawings: Sequence[Drawing]) -> Table:
    """What the pictures show, and who gave no answer."""
    tables = [one.table for one in drawings if one.table]
    header = tables[0].header

    def rows() -> Iterator[tuple[str, ...]]:
        for one in tables:
            yield from one.rows
        yield NONE_GIVEN, number(figure.unanswered), *([""] * (len(header) - 2))

    return Table(header, tuple(rows()))
