"""Browsers that hold an office by a code, for people without a chat.

Before somebody takes an office, a browser at the desk is nobody, whatever cookie it sends: others can have put one
there. With the office it gets a cookie that nobody can have known, and whoever has it is known by that alone. Each code
that is entered later changes the cookie, and leaves who they are: so what they hold, took and wrote stays theirs.
"""

import secrets
from dataclasses import replace

from bot.desk import Desk
from bot.events import Person, Said, Submitted
from bot.handed import hashed
from bot.memory import keyed
from bot.people.offices import held_by, pseudonym
from bot.records import Office, Seated
from bot.signing_in import sessions
from bot.store import Transaction

WEB = "web"  # the platform of browsers
_SEAT = "seat "  # what stands in place of an account's id begins so: no cookie of ours does


def reach(user: str, secret: bytes) -> str:
    """The channel in which such a browser is told something; never what its cookie holds."""
    return keyed(secret, "reach", user)


async def current(tx: Transaction, cookie: str, desk: Desk) -> Seated | None:
    """Who is known by a cookie. One of the time when the cookie itself was the holder is, until it was changed."""
    if kept := await tx.get(Seated, hashed(cookie)):
        return kept if kept.user else None
    who = pseudonym(Person(WEB, "", cookie), desk)
    return Seated(hashed(cookie), who, cookie) if await held_by(tx, who, desk) else None


async def taken(tx: Transaction, cookie: str) -> Seated | None:
    """Who took an office with this cookie, where it has not been changed since."""
    return await tx.get(Seated, hashed(cookie))


async def taking(tx: Transaction, event: Said | Submitted, desk: Desk) -> Said | Submitted:
    """The event of entering a code, as of whoever gets the office by it."""
    place = event.place
    if not place.anew:
        return event
    before = await tx.get(Seated, hashed(place.anew))  # where this was delivered already
    user = before.user if before else event.person.user
    if not (before or await _somebody(tx, pseudonym(event.person, desk))):
        user = f"{_SEAT}{secrets.token_hex(16)}"
    told = replace(place, lasting=True, reach=reach(user, desk.secret))
    return replace(event, person=replace(event.person, user=user), place=told)


async def take(tx: Transaction, event: Said | Submitted, desk: Desk) -> None:
    """An office was taken by who `taking` gave: from now on they are known by the new cookie, and by no other."""
    if event.place.anew:
        who, user = pseudonym(event.person, desk), event.person.user
        await _unseat(tx, who, user)
        await sessions.end_all(tx, who)  # of whoever had the cookie before
        await tx.put(Seated(hashed(event.place.anew), who, user))


async def leave(tx: Transaction, seated: Seated) -> None:
    """Somebody signs the browser out: its cookie leads nowhere any more."""
    await _unseat(tx, seated.who, seated.user)


async def office_ended(tx: Transaction, who: str) -> None:
    """It goes with the last office, whether or not it can still be read."""
    if not await tx.lying(Office, person=who):
        await _forget(tx, who)


async def _somebody(tx: Transaction, who: str) -> bool:
    return bool(await tx.lying(Seated, who=who) or await tx.lying(Office, person=who))


async def _unseat(tx: Transaction, who: str, user: str) -> None:
    """A cookie that was the holder itself is kept as one that leads nowhere: else it would be taken for them again."""
    await _forget(tx, who)
    if not user.startswith(_SEAT):
        await tx.put(Seated(hashed(user), who, ""))


async def _forget(tx: Transaction, who: str) -> None:
    for one in await tx.lying(Seated, who=who):
        await tx.remove(Seated, one.id)
