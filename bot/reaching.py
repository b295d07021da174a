"""Where somebody can be told something later.

For office holders it is kept whenever they come to the desk, each way by which they come; for others where they ask
to be told something, and only as long as they do.
"""

from dataclasses import replace

from bot import owners
from bot.desk import Desk
from bot.events import Event, Owner, Person, Place
from bot.memory import keyed
from bot.people.offices import LOCAL, held_by, pseudonym, rights
from bot.records import Address, DigestWish, Hears, Office, Role, Willing, Workplace
from bot.store import Transaction

IN_A_TRIAL = "web"  # where the people of a trial sit


async def remember(tx: Transaction, event: Event, desk: Desk) -> None:
    """Only for who holds an office. What they set themselves, such as quiet hours, stays."""
    place = event.place
    if not (place.private and place.reach):
        return
    made = _made(event, desk)
    kept = await tx.get(Address, made.id)
    if kept is None:
        await tx.add(await _as_before(tx, made, desk))
    elif (kept.channel, kept.reference) != (made.channel, made.reference):
        await tx.put(replace(kept, channel=made.channel, reference=made.reference))


def _made(event: Event, desk: Desk) -> Address:
    place, who = event.place, pseudonym(event.person, desk)
    return Address(address_id(who, place, desk), who, place.platform, place.tenant, place.reach, place.reference)


def address_id(who: str, place: Place, desk: Desk) -> str:
    return keyed(desk.secret, "address", who, place.platform, place.tenant)


async def _as_before(tx: Transaction, made: Address, desk: Desk) -> Address:
    """With the hours that they have set for another way, or else with the time zone of a workplace of theirs."""
    for other in await tx.find(Address, person=made.person):
        return replace(made, zone=other.zone, quiet_from=other.quiet_from, quiet_until=other.quiet_until)
    for office in await held_by(tx, made.person, desk):
        if place := await tx.get(Workplace, office.workplace):
            return replace(made, zone=place.zone)
    return made


def reachable(event: Event) -> bool:
    """Whether somebody can be told later, and is known again then: on a page that knows no account they could not."""
    place = event.place
    return place.private and place.lasting and place.vouched and bool(place.reach)


async def kept_for(tx: Transaction, event: Event, zone: str, desk: Desk) -> Address:
    """Where they ask to be told something. The hours that they have set stay."""
    made = _made(event, desk)
    kept = await tx.get(Address, made.id)
    same = kept and replace(kept, channel=made.channel, reference=made.reference)
    found = same or replace(made, zone=zone)
    await tx.put(found)
    return found


async def let_go(tx: Transaction, who: str, address: str, *, office: bool) -> None:
    """They are not told any more what they asked for there; the address stays where they are told something else."""
    asked = (await tx.get(Willing, who), await tx.get(DigestWish, who), await tx.get(Hears, who))
    if not office and address not in (one.address for one in asked if one):
        await tx.remove(Address, address)


async def in_an_employers_chat(tx: Transaction, id_: str, desk: Desk) -> bool:
    """Whether whoever owns the chat of that address could read, and search later, what stands in it."""
    kept = await tx.get(Address, id_)
    place = Place(kept.platform, kept.workspace, "", desk.house.chat_owner) if kept else None
    return (
        place is not None
        and owners.is_workspace(place)
        and (await owners.within(tx, place, desk.secret) is Owner.EMPLOYER)
    )


async def address(tx: Transaction, who: str, desk: Desk) -> Address | None:
    """Where to tell them: in a chat before a page, which tells them only when they open it."""
    kept = sorted(await tx.find(Address, person=who), key=lambda one: (one.platform == IN_A_TRIAL, one.id))
    return kept[0] if kept else await _of_the_trial(tx, who, desk)


def of_the_trial(role: Role, desk: Desk) -> str:
    """The pseudonym of somebody of a trial."""
    return pseudonym(Person(LOCAL, "", role), desk)


async def offices_of(tx: Transaction, who: str, desk: Desk) -> tuple[Office, ...]:
    """What a pseudonym holds today, with what the switch of a trial gives."""
    if role := _role_in_a_trial(who, desk):
        return (await rights(tx, Person(LOCAL, "", role), desk)).offices
    return tuple(await held_by(tx, who, desk))


async def _of_the_trial(tx: Transaction, who: str, desk: Desk) -> Address | None:
    """They hold their role by the switch alone, and may never have been at the desk."""
    role = _role_in_a_trial(who, desk)
    if role is None:
        return None
    id_ = keyed(desk.secret, "address", who, IN_A_TRIAL, "")
    made = Address(id_, who, IN_A_TRIAL, "", role, quiet_from=None, quiet_until=None)  # they try it at any hour
    await tx.add(made)
    return made


def _role_in_a_trial(who: str, desk: Desk) -> Role | None:
    roles = (Role.REP, Role.ORGANISER) if desk.house.local else ()
    return next((role for role in roles if who == of_the_trial(role, desk)), None)
