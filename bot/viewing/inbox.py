"""The cases of somebody's workplaces as a page, ten at a time. What a report says is on no line of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import sight, telling
from bot.acting import Acting
from bot.cases import case, exporting, inbox, looking, matter, words
from bot.cases.codes import code
from bot.cases.filtering import TAKEN
from bot.cases.looking import PAGE
from bot.cases.searching import STATES, TAKEN_BACK, Wanted
from bot.cases.words import STANDS
from bot.desk import Desk
from bot.events import Opened
from bot.people.offices import named
from bot.records import Report
from bot.records.reports import Stand
from bot.replies import Button, Form
from bot.viewing.looking import view

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`waits`: why it waits for whoever looks; empty where it does not."""

    code: str
    system: str
    where: str
    week: str
    state: str
    taken_by: str
    waits: str
    opens: Button


@dataclass(frozen=True, slots=True)
class InboxView:
    """`first` counts from 1; `before` and `after` are where the pages beside this one start, if there are any."""

    rows: tuple[Row, ...]
    count: int
    first: int
    before: int | None
    after: int | None
    wanted: Wanted
    workplaces: Options
    states: Options
    taken: Options
    search: Button
    waiting: Button
    export: Form


async def cases(event: Opened, desk: Desk, wanted: Wanted, start: int) -> InboxView | None:
    """Words are looked for in the chat, or in the desk's own room: in an address they would stay in the browser."""
    wordless = replace(wanted, words="")

    async def look(acting: Acting) -> InboxView:
        await inbox.log(acting, wordless)
        found = await looking.found(acting, wordless, start)
        last = start + len(found.reports)
        return InboxView(
            tuple([await _row(acting, one, found.names, rest) for one, rest in await _beside(acting, found.reports)]),
            found.count,
            start + 1,
            max(0, start - PAGE) if start else None,
            last if last < found.count else None,
            wordless,
            tuple((place.id, place.name) for place in await sight.workplaces(acting.tx, acting.sight)),
            tuple((one, "Taken back" if one == TAKEN_BACK else STANDS[Stand(one)].capitalize()) for one in STATES),
            TAKEN,
            inbox.FILTER,
            inbox.WAITING,
            exporting.form(wordless),
        )

    return await view(event, desk, look)


@dataclass(frozen=True, slots=True)
class _Rest:
    holder: str
    waits: str


async def _beside(acting: Acting, reports: Sequence[Report]) -> list[tuple[Report, _Rest]]:
    held = await looking.holders(acting, reports)
    waits: dict[str, str] = {}
    for one in await telling.unread(acting.tx, acting.who, acting.desk.now()):
        waits.setdefault(one.about, inbox.WHY[one.news])
    return [(one, _Rest(held.get(one.id, ""), waits.get(one.id, ""))) for one in reports]


async def _row(acting: Acting, report: Report, names: dict[str, str], rest: _Rest) -> Row:
    called = "you" if rest.holder == acting.who else ""
    if rest.holder and not called:
        called = await matter.name_of(acting.tx, rest.holder, report.workplace, acting.desk)
    return Row(
        code(report.id),
        names.get(report.system, ""),
        await named(acting.tx, report.workplace) if report.workplace else words.NOT_LISTED,
        inbox.told_week(report.week),
        words.stand(report),
        called or "nobody",
        rest.waits,
        case.opens(report.id),
    )
