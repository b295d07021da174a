"""Where an office holder can be told something: kept whenever they come to the desk, each way by which they come."""

from dataclasses import replace

from bot.desk import Desk
from bot.events import Event, Person
from bot.memory import keyed
from bot.people.offices import LOCAL, held_by, pseudonym
from bot.records import Address, Role, Workplace
from bot.store import Transaction

IN_A_TRIAL = "web"  # where the people of a trial sit


async def remember(tx: Transaction, event: Event, desk: Desk) -> None:
    """Only for who holds an office. What they set themselves, such as quiet hours, stays."""
    place, who = event.place, pseudonym(event.person, desk)
    if not (place.private and place.reach):
        return
    made = Address(
        keyed(desk.secret, "address", who, place.platform, place.tenant),
        *(who, place.platform, place.tenant, place.reach),
        reference=place.reference,
    )
    kept = await tx.get(Address, made.id)
    if kept is None:
        await tx.add(await _as_before(tx, made, desk))
    elif (kept.channel, kept.reference) != (made.channel, made.reference):
        await tx.put(replace(kept, channel=made.channel, reference=made.reference))


async def _as_before(tx: Transaction, made: Address, desk: Desk) -> Address:
    """With the hours that they have set for another way, or else with the time zone of a workplace of theirs."""
    for other in await tx.find(Address, person=made.person):
        return replace(made, zone=other.zone, quiet_from=other.quiet_from, quiet_until=other.quiet_until)
    for office in await held_by(tx, made.person, desk):
        if place := await tx.get(Workplace, office.workplace):
            return replace(made, zone=place.zone)
    return made


async def address(tx: Transaction, who: str, desk: Desk) -> Address | None:
    """Where to tell them: in a chat before a page, which tells them only when they open it."""
    kept = sorted(await tx.find(Address, person=who), key=lambda one: (one.platform == IN_A_TRIAL, one.id))
    return kept[0] if kept else await _of_the_trial(tx, who, desk)


def of_the_trial(role: Role, desk: Desk) -> str:
    """The pseudonym of somebody of a trial."""
    return pseudonym(Person(LOCAL, "", role), desk)


async def _of_the_trial(tx: Transaction, who: str, desk: Desk) -> Address | None:
    """They hold their role by the switch alone, and may never have been at the desk."""
    if not desk.house.local:
        return None
    for role in (Role.REP, Role.ORGANISER):
        if who == of_the_trial(role, desk):
            id_ = keyed(desk.secret, "address", who, IN_A_TRIAL, "")
            made = Address(id_, who, IN_A_TRIAL, "", role, quiet_from=None, quiet_until=None)  # they try it at any hour
            await tx.add(made)
            return made
    return None
