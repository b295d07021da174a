"""The same for a whole workplace: all of its systems in short, the most pressing first."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot import days
from bot.papers import brief, levers, one_page, page
from bot.papers.facts import Facts
from bot.papers.paper import EMPTY, Block, Heading, Paper, Paragraph, Table, short
from bot.papers.questions import fitting, open_ones
from bot.records import System, Workplace
from bot.records.papers import Reply
from bot.records.register import Consultation, Lifecycle
from bot.register import labels, schedule
from bot.register.nine_items import Standing
from knowledge.entries import Pack

NONE = "The register has no system to show here yet."
_NAME = 40  # characters
LOOKED_AT = 40  # systems of a workplace; no page has room for more
_OF_THE_PAGE = 0.55  # that the table takes at most
_PRESSING = (Consultation.IN_DISPUTE, Consultation.NOT_TOLD)


def of_workplace(place: Workplace, all_: Sequence[Facts], pack: Pack, today: date, *, further: int = 0) -> Paper:
    """`further`: how many systems there are beside these."""
    ordered = sorted(all_, key=_pressing)
    questions = open_ones(tuple(dict.fromkeys(one for facts in ordered for one in fitting(facts.system))), ())
    parts = (
        ("Clauses and law to point to", [*_clauses(ordered), *levers.brief(brief.LAW, pack)]),
        ("Questions to ask of each", [one.ask for one in questions]),
    )
    title = f"Brief: {short(place.name, 60)}, {short(place.employer, 60)}"

    rows = _rows(ordered)

    def made(blocks: tuple[Block, ...]) -> Paper:
        table = _table(ordered[:rows], more=len(all_) + further - rows)
        return Paper("brief", title, brief.marked(days.told(today)), (*table, *blocks), compact=True)

    return one_page.fill(made, parts)


def urgent(systems: Iterable[System]) -> list[System]:
    """As far as it can be told from each alone, the most pressing first."""
    return sorted(systems, key=lambda one: (*_state(one), one.name.casefold(), one.id))


def _rows(ordered: Sequence[Facts]) -> int:
    """How many of them the table takes."""
    left = page.room(page.COMPACT) * _OF_THE_PAGE
    for count, one in enumerate(ordered):
        left -= page.high(Table(_row(one), ()), page.COMPACT)
        if left < 0:
            return count
    return len(ordered)


def _table(shown: Sequence[Facts], more: int) -> list[Block]:
    if not shown:
        return [Paragraph(NONE)]
    header = ("System", "Stage", "Consultation", "Documents owed", "“No” on the checklists", "Next date")
    rest = [Paragraph(f"And {more} more in the register.")] if more else []
    return [Heading("Systems"), Table(header, tuple(map(_row, shown))), *rest]


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


def _state(system: System) -> tuple[bool, bool]:
    return system.lifecycle is Lifecycle.WITHDRAWN, system.consultation not in _PRESSING


def _pressing(facts: Facts) -> tuple[bool, bool, int, int, str, str]:
    return (
        *_state(facts.system),
        -len(brief.owed(facts, Standing.OVERDUE)),
        -len(brief.said(facts, Reply.NO)),
        facts.system.name.casefold(),
        facts.system.id,
    )


def _clauses(ordered: Sequence[Facts]) -> list[str]:
    return list(dict.fromkeys(line for one in ordered for line in brief.clauses(one)))
