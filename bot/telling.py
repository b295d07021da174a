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
from bot.people.offices import covers, held_by
from bot.records import (
    EVERYWHERE,
    Address,
    Campaign,
    Disclosure,
    Held,
    KeptFrom,
    News,
    Notice,
    Office,
    Pace,
    Preference,
    Report,
    ReturnAddress,
    Role,
    State,
    Survey,
    System,
    Talk,
    Unread,
    notice,
)
from bot.replies import Button, Text
from bot.routes import Routes
from bot.store import Record, Transaction

WAITING = "desk.waiting"  # a notice to an office holder; it is about their pseudonym
REPORTER = "reporter.waiting"  # a notice to a reporter; it is about their address
OPEN_CASE, OPEN_SYSTEM, OPEN_ALL, OPEN_REPORT = "case.open", "register.system", "inbox.waiting", "report.status"
OPEN_SURVEY, OPEN_RESULTS = "surveys.one", "surveys.results"
OPEN_CAMPAIGN, OPEN_MESSAGES = "campaigns.one", "campaigns.messages"
OF_CAMPAIGNS = {
    News.CAMPAIGN: OPEN_CAMPAIGN,
    News.CAMPAIGN_DECIDED: OPEN_CAMPAIGN,
    News.CAMPAIGN_MESSAGE: OPEN_MESSAGES,
    News.CAMPAIGN_MESSAGE_DECIDED: OPEN_MESSAGES,
}
OPEN_TALK = "talks.open"
OPEN, ALL = "Open it", Button("See what is waiting", OPEN_ALL, main=True)
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
    def everybody(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.reps, *self.organisers)))

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
    found: dict[Role, dict[str, None]] = {Role.REP: {}, Role.ORGANISER: {}}
    if desk.house.local:
        for role, people in found.items():
            people[reaching.of_the_trial(role, desk)] = None
    kept = [one for place in places for one in await tx.find(Office, workplace=place)]
    offices = {who: await held_by(tx, who, desk) for who in dict.fromkeys(one.person for one in kept)}
    for who, held in offices.items():
        for one in held:
            if covers(one, workplace) and one.role in found:
                found[one.role][who] = None
    told = {
        role: tuple(who for who in people if not (kept_from and sight.keeps(kept_from, who, offices.get(who, ()))))
        for role, people in found.items()
    }
    return Audience(told[Role.REP], told[Role.ORGANISER])


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
    told = address.id if address else ""
    instead = [one.id for one in others if one.id != told]
    coming = [one for one in waiting if since <= one.due <= due + APART and not one.lease]
    if any((one.to == told or not told) and set(instead) <= set(one.instead) for one in coming):
        return None
    return notice(f"{WAITING}/{secrets.token_hex(16)}", told, WAITING, who, due, instead=instead)


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
    return [one for one in found if not sight.held(await tx.get(Held, one.about), now)]


async def waiting(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """Only of what they may still see: an office can end, and a report be taken away, while a notice is due."""
    opening = {}
    for one in await unread(tx, owed.about, desk.now()):
        if (button := await opens(tx, one, desk)) is not None:
            opening[one] = button
    if not opening:
        return Composed(then=await _later(owed, tx, desk))
    still = any(one.news in (News.OVERDUE, News.ESCALATED) for one in opening)
    buttons = dict.fromkeys(opening.values())
    if len(buttons) == 1:
        return Composed((Text(STILL if still else ONE, tuple(buttons), private=True),))
    return Composed((Text(STILL if still else MANY, (ALL,), private=True),))


async def _later(owed: Notice, tx: Transaction, desk: Desk) -> tuple[Notice, ...]:
    """What is held yet is told of once it comes up: a clock that was set back may have brought its notice forward."""
    found = [await tx.get(Held, one.about) for one in await tx.find(Unread, to=owed.about)]
    until = min((one.until for one in found if one and sight.held(one, desk.now())), default=None)
    others = [one for one in await tx.find(Notice, about=owed.about, state=State.WAITING) if one.id != owed.id]
    if until is None or any(one.what == WAITING and one.due >= until for one in others):
        return ()
    return (notice(f"{WAITING}/{secrets.token_hex(16)}", owed.to, WAITING, owed.about, until, instead=owed.instead),)


async def opens(tx: Transaction, one: Unread, desk: Desk) -> Button | None:
    """The button to what waits; None where it is gone, or not theirs to see any more."""
    if one.news in (News.DISCLOSURE, News.REVIEW):
        disclosed = await tx.get(Disclosure, one.about)
        system = await tx.get(System, disclosed.system if disclosed else one.about)
        if system is None or one.to not in (await audience(tx, system.workplace, desk)).everybody:
            return None
        return Button(OPEN, OPEN_SYSTEM, system.id, main=True)
    if one.news in OF_CAMPAIGNS:
        campaign = await tx.get(Campaign, one.about)
        leads = campaign and one.to in (await audience(tx, campaign.workplace, desk)).organisers
        return Button(OPEN, OF_CAMPAIGNS[one.news], one.about, main=True) if leads else None
    if one.news in (News.SURVEY, News.DECIDED, News.RESULTS):
        survey = await tx.get(Survey, one.about)
        theirs = survey and one.to in (await audience(tx, survey.workplace, desk)).everybody
        action = OPEN_RESULTS if one.news is News.RESULTS else OPEN_SURVEY
        return Button(OPEN, action, one.about, main=True) if theirs else None
    report, kept_from = await tx.get(Report, one.about), await tx.get(KeptFrom, one.about)
    asked = report or await tx.get(Talk, one.about)
    if asked is None or one.to not in (await audience(tx, asked.workplace, desk, kept_from)).everybody:
        return None
    return Button(OPEN, OPEN_CASE if report else OPEN_TALK, asked.id, main=True)


async def tell_reporter(tx: Transaction, report: str, desk: Desk) -> None:
    """Where there is a way to reach them. They open it with their receipt.

    The notice is about the address, not the report: no row in the store may join the two.
    """
    way = await tx.get(ReturnAddress, report)
    if way is None:
        return
    pending = await tx.find(Notice, to=way.address, state=State.WAITING)
    if not any(one.what == REPORTER and not one.lease for one in pending):
        key = f"{REPORTER}/{secrets.token_hex(16)}"
        await tx.add(notice(key, way.address, REPORTER, way.address, desk.now()))


async def reporter_looked(tx: Transaction, report: str) -> None:
    """They have come by themselves: what is still to be sent would tell them of what they have seen."""
    way = await tx.get(ReturnAddress, report)
    for one in await tx.find(Notice, to=way.address, state=State.WAITING) if way else ():
        if one.what == REPORTER:
            await tx.remove(Notice, one.id)


async def reporter_waiting(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    return Composed((Text(ONE, (Button(OPEN, OPEN_REPORT),), private=True),))
