"""Reps are reminded before the next date of a review, a meeting or a dispute, and before they look at the gains.

A reminder lies in the outbox from the day on which its date was set. It looks again when it is due: where the date has
changed, or a later entry has taken its place, it says nothing.
"""

from datetime import date, time, timedelta

from bot import telling
from bot.desk import Desk
from bot.outbox import Composed
from bot.outbox.quiet import moment, zone_of
from bot.people.offices import ZONE
from bot.records import Gains, LogEntry, News, Notice, System, Workplace, notice
from bot.register import audience, schedule
from bot.register.at import At
from bot.routes import Routes
from bot.store import Transaction

WHAT = "register.review"
BEFORE = (timedelta(days=14), timedelta(days=2))
AT = time(9)  # local


def add(routes: Routes) -> None:
    routes.notice(WHAT, due)


async def remind(here: At, about: str, day: date | None) -> None:
    """`about` is the id of a log entry, or of a system whose gains are looked at. What is over is not made up for."""
    if day is None:
        return
    for before in BEFORE:
        when = moment(day - before, AT, zone_of(here.place.zone))
        if when > here.acting.desk.now():
            key = f"{WHAT}/{about}/{day.isoformat()}/{before.days}/{when.isoformat()}"
            await here.tx.add(notice(key, "", WHAT, about, when))


async def due(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    system, day = await _still(tx, owed.about)
    place = await tx.get(Workplace, system.workplace) if system else None
    zone = zone_of(place.zone if place else ZONE)
    if system is None or day is None or day - owed.first_due.astimezone(zone).date() not in BEFORE:
        return Composed()
    who = await audience.of(tx, system, desk)
    then = await telling.following(tx, who.first, News.REVIEW, system.id, desk, instead=who.organisers)
    return Composed(then=then)


async def _still(tx: Transaction, about: str) -> tuple[System | None, date | None]:
    """The system, and the date as it stands now; none where no review is to come of it."""
    if entry := await tx.get(LogEntry, about):
        entries = await tx.find(LogEntry, system=entry.system)
        return await tx.get(System, entry.system), entry.next_on if schedule.holds(entry, entries) else None
    gains = await tx.get(Gains, about)
    return await tx.get(System, about), gains.review_on if gains else None
