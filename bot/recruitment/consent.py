"""What somebody agreed to: to be asked seldom, or never. One record for an account, found for the whole person."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import date

from bot import memory
from bot.desk import Desk
from bot.events import Event
from bot.memory import keyed
from bot.people.offices import pseudonym
from bot.records import Asked, Unasked
from bot.recruitment.remembering import APART
from bot.store import Transaction

TIMES = 3  # that somebody is asked at most, the one that they answered first included


@dataclass(frozen=True, slots=True)
class Accounts:
    """Who somebody is, as far as their accounts can be linked. `linked`: a code of the person, where they are."""

    who: str  # pseudonym
    linked: str = field(default="", repr=False)
    sure: bool = True  # whether another account of theirs would be known

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.who, self.linked) if self.linked else (self.who,)

    @property
    def person(self) -> str:
        """By what their turns are told."""
        return self.linked or self.who


@dataclass(frozen=True, slots=True)
class Stand:
    """Of all accounts of a person. `own`: of the account that is looked at."""

    asked: tuple[Asked, ...]
    never: bool
    own: Asked | None = None


async def accounts(event: Event, desk: Desk) -> Accounts:
    """Not for a transaction: the platform may be asked for an address."""
    who = pseudonym(event.person, desk)
    hashed = await desk.linking.of(event.person, event.place, desk.secret)
    linked = keyed(desk.secret, "asked person", hashed) if hashed else ""
    return Accounts(who, linked, sure=bool(hashed) or event.person.platform not in desk.linking.look_ups)


async def stand(tx: Transaction, them: Accounts, desk: Desk) -> Stand:
    id_ = record_id(them.who, desk)
    own = await dated(tx, them.who, desk)
    others = await tx.find(Asked, linked=them.linked) if them.linked else ()
    asked = (*((own,) if own else ()), *(one for one in others if one.id != id_))
    never = await refused(tx, them.who, desk) or bool(them.linked and await tx.find(Unasked, linked=them.linked))
    return Stand(asked, never, own)


def left(found: Stand) -> int:
    return min((one.left for one in found.asked), default=TIMES)


def may_be_asked(found: Stand, desk: Desk) -> bool:
    today = memory.day(desk.now())
    return not found.never and all(one.left > 0 and today >= one.not_before for one in found.asked)


async def count(tx: Transaction, found: Stand, desk: Desk) -> None:
    """They are asked once more. Nothing is kept of who has not agreed to it."""
    many = left(found) - 1
    for one in found.asked:
        await tx.put(replace(one, not_before=later(desk), left=many))


async def agree(tx: Transaction, them: Accounts, found: Stand, desk: Desk) -> Asked:
    """They pressed *Yes* or *Not now*, and nothing is kept of this account yet."""
    many = min(left(found), TIMES - 1)
    made = Asked(record_id(them.who, desk), them.linked, later(desk), many, secrets.token_hex(8))
    await tx.put(made)
    return made


async def put_off(tx: Transaction, found: Stand, desk: Desk) -> None:
    """They want quiet: where a date is kept, it is moved."""
    day = later(desk)
    for one in found.asked:
        if one.not_before < day:
            await tx.put(replace(one, not_before=day))


async def never(tx: Transaction, them: Accounts, desk: Desk) -> None:
    """All that is kept from then on is that they are never asked."""
    await tx.put(Unasked(record_id(them.who, desk), them.linked))
    await tx.remove(Asked, record_id(them.who, desk))


async def again(tx: Transaction, who: str, desk: Desk) -> None:
    await tx.remove(Unasked, record_id(who, desk))


async def erase(tx: Transaction, who: str, desk: Desk) -> None:
    await tx.remove(Asked, record_id(who, desk))


async def dated(tx: Transaction, who: str, desk: Desk) -> Asked | None:
    """What is kept of this account itself: another that is linked to it is shown nothing of it."""
    return await tx.get(Asked, record_id(who, desk))


async def refused(tx: Transaction, who: str, desk: Desk) -> bool:
    """Whether this account itself said never."""
    return await tx.get(Unasked, record_id(who, desk)) is not None


def later(desk: Desk) -> date:
    """30 days on, and up to a week more, so that it does not tell the day on which it was kept."""
    return memory.day(memory.next_week(desk.now()) + APART)


def record_id(who: str, desk: Desk) -> str:
    """Of what is kept of an account, of either kind."""
    return keyed(desk.secret, "asked", who)
