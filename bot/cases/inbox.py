"""A rep sees the cases of their workplaces, filters them and looks for words in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import sight, telling
from bot.acting import Acting, act
from bot.cases import overdue, searching
from bot.cases.case import INBOX
from bot.cases.codes import code
from bot.cases.flagging import named
from bot.cases.searching import STATES, TAKEN_BACK, Taken, Wanted
from bot.cases.words import STANDS, written
from bot.desk import Desk
from bot.events import Pressed, Said, Submitted
from bot.papers.paper import short
from bot.records import CaseNote, News, Report, ReportWords, System
from bot.records.audit import Did
from bot.records.reports import Mode, Stand
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.reports import modes, weeks
from bot.routes import Routes

WORD = "inbox"
OLDER, OF, FILTER, KEY = "inbox.older", "inbox.of", Button("Search and filter", "inbox.filter"), "inbox.filtered"
WAITING = Button("What waits for me", telling.OPEN_ALL)
PAGE = 10
MOST_WORDS = 6  # after the command: more is a sentence, and no search
NO_SYSTEM: Replies = (Text("I have no such system for you. Perhaps it was deleted.", (INBOX,), private=True),)
NOTHING_WAITS = "Nothing waits for you that you have not looked at."
BRIEF = {  # for a button, which has little room
    Stand.RECEIVED: "received",
    Stand.REVIEWING: "reviewing",
    Stand.RAISED: "raised",
    Stand.REPLIED: "replied",
    Stand.OUTCOME: "outcome",
    Stand.CLOSED: "closed",
}
WHY = {
    News.REPORT: "new",
    News.MESSAGE: "a message from the reporter",
    News.HANDED: "handed to you",
    News.OVERDUE: "nobody has taken it",
    News.ESCALATED: "nobody has taken it for a week",
    News.DISCLOSURE: "the employer has told something",
    News.REVIEW: "a review is coming",
}
TAKEN = (
    (str(Taken.BY_ME), "By me"),
    (str(Taken.BY_SOMEBODY), "By somebody"),
    (str(Taken.BY_NOBODY), "By nobody"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a search found: the reports of one page, and how many there are in all."""

    reports: Sequence[Report]
    names: dict[str, str]  # of their systems
    count: int


def add(routes: Routes) -> None:
    routes.command(WORD, said, lambda words: len(words.split()) <= MOST_WORDS)
    routes.pressed(INBOX.action, opened)
    routes.pressed(OLDER, older)
    routes.pressed(OF, of_a_system)
    routes.pressed(WAITING.action, waiting)
    routes.pressed(FILTER.action, asked)
    routes.submitted(KEY, filtered)


async def said(event: Said, desk: Desk) -> Replies:
    typed = " ".join(event.text.split())[len(WORD) :].strip(" .?")
    return await act(event, desk, lambda acting: _page(acting, searching.said(typed), 0))


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await act(event, desk, lambda acting: _page(acting, Wanted(), 0))


async def older(event: Pressed, desk: Desk) -> Replies:
    wanted, start = searching.brought(event.value)
    return await act(event, desk, lambda acting: _page(acting, wanted, start))


async def of_a_system(event: Pressed, desk: Desk) -> Replies:
    """All of them, but for those that were taken back."""

    async def look(acting: Acting) -> Replies:
        system = await sight.system(acting.tx, acting.sight, event.value)
        if system is None:
            return NO_SYSTEM
        return await _page(acting, Wanted(system=system.id, states=frozenset(map(str, Stand))), 0, system.id)

    return await act(event, desk, look)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        return (await _form(acting),)

    return await act(event, desk, look)


async def filtered(event: Submitted, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        form = await _form(acting)
        if wrong := form.check(event.values):
            return (wrong,)

        def all_of(name: str) -> tuple[str, ...]:
            value = event.values.get(name, "")
            return tuple(one for one in ((value,) if isinstance(value, str) else value) if one)

        def one_of(name: str) -> str:
            return next(iter(all_of(name)), "")

        found = searching.wanted(
            words=one_of("words"),
            workplace=one_of("workplace"),
            states=all_of("states"),
            modes=all_of("modes"),
            clause=one_of("clause"),
            taken=one_of("taken"),
        )
        return await _page(acting, found, 0)

    return await act(event, desk, look)


async def waiting(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        await acting.log(Did.SEARCHED, "")
        found: dict[Button, list[str]] = {}
        for one in await telling.unread(acting.tx, acting.who, desk.now()):
            if opens := await telling.opens(acting.tx, one, desk):
                found.setdefault(await _labelled(acting, opens), []).append(WHY[one.news])
        if not found:
            return (Text(NOTHING_WAITS, (INBOX,), private=True),)
        buttons = [Button(f"{one.label}: {'; '.join(why)}", one.action, one.value) for one, why in found.items()]
        return (Text("This waits for you.", (*buttons, INBOX), private=True),)

    return await act(event, desk, look)


async def _labelled(acting: Acting, opens: Button) -> Button:
    """What it opens, in place of "Open it"."""
    report = await acting.tx.get(Report, opens.value)
    system = await acting.tx.get(System, report.system if report else opens.value)
    name = short(system.name, 28) if system else ""
    return Button(f"{code(report.id)} {name}".strip() if report else name, opens.action, opens.value)


async def _page(acting: Acting, wanted: Wanted, start: int, about: str = "") -> Replies:
    await acting.log(Did.SEARCHED, about)
    found = await _found(acting, wanted, start)
    others = (FILTER, WAITING)
    if not found.count:
        return (Text("There is no such case for you.", others, private=True),)
    if not found.reports:
        return (Text("There are no older ones.", (INBOX, *others), private=True),)
    last = start + len(found.reports)
    buttons = [Button(_line(one, found.names), telling.OPEN_CASE, one.id) for one in found.reports]
    more = [Button("Older", OLDER, searching.carried(wanted, last))] if last < found.count else []
    cases = "1 case" if found.count == 1 else f"{found.count} cases, {start + 1} to {last}"
    return (Text(f"{cases}. The newest week comes first.", (*buttons, *more, *others), private=True),)


async def _found(acting: Acting, wanted: Wanted, start: int) -> Listed:
    seen = await sight.reports(acting.tx, acting.sight, wanted.workplace or None)
    holders = await _holders(acting, seen) if wanted.taken else {}
    fitting = [one for one in seen if searching.fits(one, wanted, acting.who, holders.get(one.id, ""))]
    if wanted.words:
        fitting = await _saying(acting, wanted.words, fitting)
    fitting.sort(key=lambda one: one.id)
    fitting.sort(key=lambda one: one.week, reverse=True)
    page = fitting[start : start + PAGE]
    return Listed(page, {one.id: one.name for one in await _systems(acting, page)}, len(fitting))


async def _holders(acting: Acting, reports: Sequence[Report]) -> dict[str, str]:
    found = {}
    for one in reports:
        if one.taken_by and one.taken_by in (await overdue.audience(acting.tx, one, acting.desk)).everybody:
            found[one.id] = one.taken_by
    return found


async def _saying(acting: Acting, words: str, reports: Sequence[Report]) -> list[Report]:
    names = {one.id: (one.name, *one.aliases) for one in await _systems(acting, reports)}
    notes: dict[str, list[str]] = {}
    for one in await acting.tx.readable(CaseNote):
        notes.setdefault(one.report, []).append(one.words)
    found = []
    for report in reports:
        said = written(await acting.tx.get(ReportWords, report.id)).values()
        if searching.says(words, report, (*names.get(report.system, ()), *said, *notes.get(report.id, ()))):
            found.append(report)
    return found


async def _systems(acting: Acting, reports: Sequence[Report]) -> list[System]:
    found = [await acting.tx.get(System, one) for one in dict.fromkeys(report.system for report in reports)]
    return [one for one in found if one]


def _line(report: Report, names: dict[str, str]) -> str:
    state = "taken back" if report.taken_back else BRIEF[report.state]
    name = names.get(report.system, "")
    return f"{code(report.id)} {short(name, 28)} – {state}, {_week(report.week)}"


def _week(week: str) -> str:
    try:
        return weeks.in_words(week).removeprefix("the ")
    except ValueError:
        return week


async def _form(acting: Acting) -> Form:
    places = await sight.workplaces(acting.tx, acting.sight)
    flagged = {one.clause for report in await sight.reports(acting.tx, acting.sight) for one in report.flags}
    clauses = acting.desk.knowledge.shelf.pack.clauses
    states = tuple((one, "Taken back" if one == TAKEN_BACK else STANDS[Stand(one)].capitalize()) for one in STATES)
    where = tuple((place.id, f"{place.name}, {place.employer}") for place in places)
    engaged = tuple((clause, named(clause, clauses)) for clause in sorted(flagged))
    return Form(
        KEY,
        "Search and filter",
        (
            Field("words", "Words in it", hint="Also a code, a system, or a note.", most=searching.LONGEST),
            *([Field("workplace", "Workplace", Kind.CHOICE, where)] if where else []),
            Field("states", "How far it has come", Kind.CHOICES, states),
            Field("taken", "Taken", Kind.CHOICE, TAKEN),
            Field("modes", "How its reporter is known", Kind.CHOICES, tuple((one, modes.LABELS[one]) for one in Mode)),
            *([Field("clause", "A clause that it may engage", Kind.CHOICE, engaged)] if engaged else []),
        ),
        intro="Leave open what does not matter. What is closed or taken back is left out unless you ask for it.",
        send="Look",
    )
