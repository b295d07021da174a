"""Whether somebody is a member, as far as the installation may know. Only the question about joining may ask."""

from dataclasses import dataclass, field

from bot import memory
from bot.desk import Desk
from bot.events import Person, Place
from bot.membership import codes
from bot.membership.ways import Way
from bot.people.offices import pseudonym
from bot.records import Listed, Membership
from bot.store import Transaction


@dataclass(frozen=True, slots=True)
class Account:
    """By what somebody's membership is looked up."""

    who: str  # pseudonym
    hashed: str = field(default="", repr=False)  # of the address that the platform gives, the same on every platform


async def account(person: Person, place: Place, desk: Desk) -> Account:
    """Not for a transaction: the platform may be asked for the address, where there is a list to compare it with."""
    hashed = await desk.linking.of(person, place, desk.secret) if desk.membership is Way.LIST else ""
    return Account(pseudonym(person, desk), hashed)


async def is_member(tx: Transaction, person: Account, desk: Desk) -> bool | None:
    """None where that is not known. By the list, False says no more than that their address there is not on it."""
    match desk.membership:
        case Way.UNKNOWN:
            return None
        case Way.TOLD:
            kept = await tx.get(Membership, told_id(person.who, desk))
            return kept.member if kept and desk.now() < kept.due else None
        case Way.LIST:
            return await _listed(tx, person.hashed, desk) if person.hashed else None


def told_id(who: str, desk: Desk) -> str:
    return memory.keyed(desk.secret, "membership", who)


async def _listed(tx: Transaction, hashed: str, desk: Desk) -> bool | None:
    """A part that is not there is empty, unless all are: then there is no list."""
    one = codes.code(hashed, desk.secret)
    kept = await tx.get(Listed, codes.PARTS[one[0]])
    if kept:
        return codes.holds(kept.codes, one)
    return False if await tx.lying(Listed) else None
