"""Sessions of browsers: begun, looked up with each request, and ended, one or all of a person's."""

import secrets
from datetime import timedelta

from bot.desk import Desk
from bot.events import Owner
from bot.handed import hashed
from bot.people.offices import ZONE, held_by, today_in
from bot.records import Session, SignInLink
from bot.records.audit import Did
from bot.signing_in import logging
from bot.store import Transaction

LASTS = timedelta(hours=12)
LINE = 43  # characters of a cookie


async def begin(tx: Transaction, link: SignInLink, desk: Desk) -> str:
    """What the browser is to keep: always a new one, so that nobody can have put it there before."""
    cookie, now = secrets.token_urlsafe(32), desk.now()
    until = now + LASTS
    made = Session(hashed(cookie), until, until, link.who, link.looks, link.through, today_in(ZONE, now))
    await tx.add(made)
    await logging.log(tx, link.who, Did.SIGNED_IN, desk)
    return cookie


async def current(tx: Transaction, cookie: str, desk: Desk) -> Session | None:
    """The session that a cookie stands for. It ends with the last office that its account holds."""
    kept = await tx.get(Session, hashed(cookie)) if len(cookie) == LINE else None
    if kept is None or not _lasts(kept, desk):
        return None
    if not await held_by(tx, kept.who, desk):
        await tx.remove(Session, kept.id)
        return None
    return kept


async def of(tx: Transaction, who: str, desk: Desk) -> list[Session]:
    """Those of a person that last, the oldest first."""
    found = [one for one in await tx.readable(Session) if one.who == who and _lasts(one, desk)]
    return sorted(found, key=lambda one: (one.until, one.id))


async def end(tx: Transaction, session: str) -> None:
    """`session`: its id."""
    await tx.remove(Session, session)


async def end_all(tx: Transaction, who: str) -> int:
    """All of a person's, with the links that could still become one. Gives how many there were."""
    open_: list[Session | SignInLink] = [*await tx.readable(Session), *await tx.readable(SignInLink)]
    theirs = [one for one in open_ if one.who == who]
    for one in theirs:
        await tx.remove(type(one), one.id)
    return len(theirs)


async def sign_out(tx: Transaction, who: str, desk: Desk) -> int:
    """The same, because they asked for it; it stands in the log where anything was open."""
    ended = await end_all(tx, who)
    if ended:
        await logging.log(tx, who, Did.SIGNED_OUT, desk)
    return ended


async def end_as_the_unions(tx: Transaction) -> None:
    """All that came from places which the union was said to own: none tells from which place it came."""
    open_: list[Session | SignInLink] = [*await tx.readable(Session), *await tx.readable(SignInLink)]
    for one in open_:
        if one.through is not Owner.EMPLOYER:
            await tx.remove(type(one), one.id)


def _lasts(one: Session, desk: Desk) -> bool:
    now = desk.now()
    return now < one.until <= now + LASTS  # one further ahead is of a clock that was set back since
