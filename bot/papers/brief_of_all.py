"""The same for a whole workplace: all of its systems in short, the most pressing first."""

from collections.abc import Sequence
from datetime import date

from bot import days
from bot.papers import brief, levers, one_page, page
from bot.papers.facts import Facts
from bot.papers.paper import EMPTY, Block, Heading, Paper, Paragraph, Table, short
from bot.papers.questions import fitting, open_ones
from bot.records import Workplace
from bot.records.papers import Reply
from bot.records.register import Consultation, Lifecycle
from bot.register import labels, schedule
from bot.register.nine_items import Standing
from knowledge.entries import Pack

NONE = "The register has no system to show here yet."
_NAME = 40  # characters
_SYSTEMS = 25
_PRESSING = (Consultation.IN_DISPUTE, Consultation.NOT_TOLD)


def of_workplace(place: Workplace, all_: Sequence[Facts], pack: Pack, today: date) -> Paper:
    ordered = sorted(all_, key=_pressing)
    questions = open_ones(tuple(dict.fromkeys(one for facts in ordered for one in fitting(facts.system))), ())
    parts = (
        ("Clauses and law to point to", [*_clauses(ordered), *levers.brief(brief.LAW, pack)]),
        ("Questions to ask of each", [one.ask for one in questions]),
    )
    title = f"Brief: {short(place.name, 60)}, {short(place.employer, 60)}"

    def made(blocks: tuple[Block, ...]) -> Paper:
        return Paper("brief", title, brief.marked(days.told(today)), (*_table(ordered, rows), *blocks), compact=True)

    rows = min(len(ordered), _SYSTEMS)
    paper = one_page.fill(made, parts)
    while rows > 1 and not page.fits(paper):
        rows -= 1
        paper = one_page.fill(made, parts)
    return paper


def _table(ordered: Sequence[Facts], rows: int) -> list[Block]:
    if not ordered:
        return [Paragraph(NONE)]
    header = ("System", "Stage", "Consultation", "Documents owed", "Answered no", "Next date")
    more = [Paragraph(f"And {len(ordered) - rows} more in the register.")] if rows < len(ordered) else []
    return [Heading("Systems"), Table(header, tuple(_row(one) for one in ordered[:rows])), *more]


def _row(facts: Facts) -> tuple[str, ...]:
    late, all_ = (len(brief.owed(facts, *stands)) for stands in ((Standing.OVERDUE,), _OWED))
    coming = schedule.coming_up(facts.log, facts.gains, facts.today)
    return (
        short(facts.system.name, _NAME),
        labels.LIFECYCLE[facts.system.lifecycle],
        labels.CONSULTATION[facts.system.consultation],
        f"{all_} of 9{f', {late} overdue' if late else ''}",
        str(len(brief.said(facts, Reply.NO))),
        days.written(coming[0][0]) if coming else EMPTY,
    )


_OWED = (Standing.OVERDUE, Standing.NOT_ASKED, Standing.REFUSED, Standing.ASKED)


def _pressing(facts: Facts) -> tuple[bool, bool, int, int, str, str]:
    return (
        facts.system.lifecycle is Lifecycle.WITHDRAWN,
        facts.system.consultation not in _PRESSING,
        -len(brief.owed(facts, Standing.OVERDUE)),
        -len(brief.said(facts, Reply.NO)),
        facts.system.name.casefold(),
        facts.system.id,
    )


def _clauses(ordered: Sequence[Facts]) -> list[str]:
    return list(dict.fromkeys(line for one in ordered for line in brief.clauses(one)))
