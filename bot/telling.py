"""Office holders, and reporters, are told that something waits, and never what: a chat can be read and exported.

What waits is an `Unread` for each person, gone once they have looked. Its notice is one for all that waits: while one
is still to be sent, a second brings nothing new.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot import reaching, sight
from bot.desk import Desk
from bot.outbox import Composed
from bot.outbox.quiet import not_before, zone_of
from bot.outbox.recurring import Rhythm, upcoming
from bot.people.offices import covers, holds, today_at
from bot.records import (
    EVERYWHERE,
    Address,
    Held,
    KeptFrom,
    News,
    Notice,
    Office,
    Pace,
    Preference,
    ReturnAddress,
    Role,
    State,
    Unread,
    notice,
)
from bot.replies import Button, Text
from bot.routes import Routes
from bot.store import Record, Transaction

WAITING = "desk.waiting"  # a notice to an office holder; it is about their pseudonym
REPORTER = "reporter.waiting"  # a notice to a reporter; it is about the report
OPEN_CASE, OPEN_SYSTEM, OPEN_ALL, OPEN_REPORT = "case.open", "register.system", "inbox.waiting", "report.status"
APART = timedelta(seconds=15)  # two notices to one person, so that a rush becomes one
MORNING, MONDAY = time(9), 0  # local, when a digest comes

ONE = "Something new is waiting for you."
MANY = "There are new things waiting for you."
STILL = (
    "Something has been waiting for some days, and nobody has taken it. You are told because you hold a role there; "
    "it stops once somebody has taken it."
)


@dataclass(frozen=True, slots=True)
class Audience:
    """Pseudonyms of who holds an office for a workplace today, each person once."""

    reps: tuple[str, ...]
    organisers: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """Who is told first: the reps, or the organisers where there is none."""
        return self.reps or self.organisers


def add(routes: Routes) -> None:
    routes.notice(WAITING, waiting)
    routes.notice(REPORTER, reporter_waiting)


async def audience(tx: Transaction, workplace: str, desk: Desk, kept_from: KeptFrom | None = None) -> Audience:
    """Without those who must get no trace of it."""
    places = dict.fromkeys((workplace, EVERYWHERE))
    offices = [one for place in places for one in await tx.find(Office, workplace=place)]
    today = await today_at(tx, workplace, desk)
    held = [one for one in offices if covers(one, workplace) and holds(one, today)]
    found: dict[Role, list[str]] = {Role.REP: [], Role.ORGANISER: []}
    for role, people in found.items():
        if desk.house.local:
            people.append(reaching.of_the_trial(role, desk))
        people += [one.person for one in held if one.role is role]
    if kept_from:
        by = {one.person: [two for two in held if two.person == one.person] for one in held}
        for role, people in found.items():
            found[role] = [one for one in people if not sight.keeps(kept_from, one, by.get(one, ()))]
    return Audience(tuple(dict.fromkeys(found[Role.REP])), tuple(dict.fromkeys(found[Role.ORGANISER])))


async def tell(
    tx: Transaction,
    who: Iterable[str],
    news: News,
    about: str,
    desk: Desk,
    *,
    when: datetime | None = None,
    instead: Iterable[str] = (),
) -> None:
    """Each of these people (pseudonyms), not before `when`. `instead`: who is told where one cannot be reached."""
    for one in await following(tx, who, news, about, desk, when=when, instead=instead):
        await tx.add(one)


async def following(
    tx: Transaction,
    who: Iterable[str],
    news: News,
    about: str,
    desk: Desk,
    *,
    when: datetime | None = None,
    instead: Iterable[str] = (),
) -> tuple[Record, ...]:
    """The same as records to add, for what a notice brings along."""
    others = [found for one in instead if (found := await reaching.address(tx, one, desk))]
    made: list[Record] = []
    for one in dict.fromkeys(who):
        made.append(Unread(f"{about}/{news}/{one}", one, news, about))
        owed = await _owed(tx, one, max(when or desk.now(), desk.now()), others, desk)
        made += [owed] if owed else []
    return tuple(made)


async def _owed(tx: Transaction, who: str, when: datetime, others: list[Address], desk: Desk) -> Notice | None:
    """None where one is to be sent at about that time in any case."""
    address = await reaching.address(tx, who, desk)
    due = await _due(tx, who, when, address, desk)
    waiting = [one for one in await tx.find(Notice, about=who, state=State.WAITING) if one.what == WAITING]
    since = when if when > desk.now() else min((one.due for one in waiting), default=when)  # what is late goes soon
    if any(since <= one.due <= due + APART and not one.lease for one in waiting):
        return None
    told = address.id if address else ""
    return notice(
        f"{WAITING}/{secrets.token_hex(16)}",
        told,
        WAITING,
        who,
        due,
        instead=[one.id for one in others if one.id != told],
    )


async def _due(tx: Transaction, who: str, when: datetime, address: Address | None, desk: Desk) -> datetime:
    preference = await tx.get(Preference, who)
    zone = address.zone if address else "Europe/London"
    if preference and preference.pace is not Pace.AT_ONCE:
        rhythm = Rhythm(MORNING, zone, MONDAY if preference.pace is Pace.WEEKLY else None)
        return upcoming("digest", rhythm, when).due
    sent = [one for one in await tx.find(Notice, about=who) if one.what == WAITING and one.moved and one.attempts]
    last = max((one.moved for one in sent if one.moved), default=None)
    due = max(when, last + APART) if last and last <= desk.now() else when
    return not_before(due, zone_of(zone), address.quiet_from, address.quiet_until) if address else due


async def read(tx: Transaction, who: str, about: str) -> None:
    """They have looked at it."""
    for one in await tx.find(Unread, to=who, about=about):
        await tx.remove(Unread, one.id)


async def settled(tx: Transaction, about: str, *news: News) -> None:
    """Nobody needs to be told any more that this waits; of these kinds only, where some are named."""
    for one in await tx.find(Unread, about=about):
        if not news or one.news in news:
            await tx.remove(Unread, one.id)


async def unread(tx: Transaction, who: str, now: datetime) -> list[Unread]:
    """What waits for somebody, without what is held yet."""
    found = await tx.find(Unread, to=who)
    return [one for one in found if not ((held := await tx.get(Held, one.about)) and held.until > now)]


async def waiting(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    found = await unread(tx, owed.about, desk.now())
    if not found:
        return Composed()
    still = any(one.news in (News.OVERDUE, News.ESCALATED) for one in found)
    if len({one.about for one in found}) == 1:
        opens = OPEN_SYSTEM if found[0].news in (News.DISCLOSURE, News.REVIEW) else OPEN_CASE
        button = Button("Open it", opens, found[0].about, main=True)
    else:
        button = Button("See what is waiting", OPEN_ALL, main=True)
    words = STILL if still else ONE if button.value else MANY
    return Composed((Text(words, (button,), private=True),))


async def tell_reporter(tx: Transaction, report: str, desk: Desk) -> None:
    """Where there is a way to reach them. They open it with their receipt."""
    way = await tx.get(ReturnAddress, report)
    if way is None:
        return
    pending = await tx.find(Notice, about=report, state=State.WAITING)
    if not any(one.what == REPORTER and not one.lease for one in pending):
        key = f"{REPORTER}/{secrets.token_hex(16)}"
        await tx.add(notice(key, way.address, REPORTER, report, desk.now()))


async def reporter_waiting(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    return Composed((Text(ONE, (Button("Open it", OPEN_REPORT),), private=True),))
