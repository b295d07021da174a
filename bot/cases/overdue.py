"""Nobody has taken a report, or a request for a talk: reps are reminded, and after a week organisers are told."""

from datetime import datetime, timedelta

from bot import telling
from bot.desk import Desk
from bot.outbox import Composed
from bot.records import KeptFrom, News, Notice, Report, State, Talk, notice
from bot.records.reports import Stand
from bot.records.talks import Talking
from bot.routes import Routes
from bot.store import Transaction
from bot.telling import Audience

REMIND, ESCALATE = "case.remind", "case.escalate"  # notices to nobody: those that follow from them have somebody
REMIND_EVERY = timedelta(days=3)
ESCALATE_AFTER = timedelta(days=7)  # from when it is shown; where that is too long or too short, change it here


def add(routes: Routes) -> None:
    routes.notice(REMIND, remind)
    routes.notice(ESCALATE, escalate)


def owed(about: str, shown: datetime) -> tuple[Notice, ...]:
    """What reminds and escalates, counted from when it is shown to reps."""
    return _made(REMIND, about, shown + REMIND_EVERY), _made(ESCALATE, about, shown + ESCALATE_AFTER)


async def begin_again(tx: Transaction, about: str, now: datetime) -> None:
    """It was given back, or opened again: the time counts from now."""
    for one in await tx.find(Notice, about=about, state=State.WAITING):
        if one.what in (REMIND, ESCALATE):
            await tx.remove(Notice, one.id)
    for one in owed(about, now):
        await tx.add(one)


async def audience(tx: Transaction, asked: Report | Talk, desk: Desk) -> Audience:
    """Who holds an office there today and may know of it."""
    return await telling.audience(tx, asked.workplace, desk, await tx.get(KeptFrom, asked.id))


async def remind(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """It goes on, silently, while somebody has it: should their role end, nobody has it any more."""
    found = await _open(tx, owed.about)
    if found is None:
        return Composed()
    coming = _made(REMIND, found.id, _next(owed.first_due, desk.now(), REMIND_EVERY))
    told = await audience(tx, found, desk)
    if found.taken_by in told.everybody:
        return Composed(then=(coming,))
    news = await telling.following(tx, told.first, News.OVERDUE, found.id, desk, instead=told.organisers)
    return Composed(then=(*news, coming))


async def escalate(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """Once, where nobody has it, however far it has come. While somebody has it, it goes on silently, as above."""
    found = await _open(tx, owed.about)
    if found is None:
        return Composed()
    told = await audience(tx, found, desk)
    if found.taken_by in told.everybody:
        return Composed(then=(_made(ESCALATE, found.id, _next(owed.first_due, desk.now(), ESCALATE_AFTER)),))
    news = await telling.following(tx, told.organisers, News.ESCALATED, found.id, desk, instead=told.organisers)
    return Composed(then=news)


async def _open(tx: Transaction, about: str) -> Report | Talk | None:
    """What somebody still has to see to."""
    report = await tx.get(Report, about)
    if report:
        return None if report.taken_back or report.state is Stand.CLOSED else report
    talk = await tx.get(Talk, about)
    return talk if talk and talk.state is Talking.ASKED else None


def _next(was_due: datetime, now: datetime, every: timedelta) -> datetime:
    """In step with when it was shown, without those that were missed; from now, where a clock was set back."""
    if was_due > now:
        return now + every
    return was_due + every * ((now - was_due) // every + 1)


def _made(what: str, about: str, due: datetime) -> Notice:
    return notice(f"{what}/{about}/{due.isoformat()}", "", what, about, due)
