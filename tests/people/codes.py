"""Codes with which people take an office, made without anybody who would hand them out."""

from datetime import datetime

from bot.desk import Desk
from bot.people import inviting
from bot.people.inviting import Offer
from bot.records import EVERYWHERE, Role, Workplace

HALL = Workplace("hall", "Town Hall", "The council")


async def for_a_rep(desk: Desk, now: datetime, name: str = "Kim", at: Workplace = HALL) -> str:
    """Of a workplace, which is there then."""
    async with desk.store.transaction() as tx:
        await tx.put(at)
    return await _offering(desk, now, Offer(Role.REP, at.id, name))


async def for_an_organiser(desk: Desk, now: datetime, name: str = "Olu") -> str:
    """Of all workplaces, who has a name already."""
    return await _offering(desk, now, Offer(Role.ORGANISER, EVERYWHERE, name))


async def _offering(desk: Desk, now: datetime, offer: Offer) -> str:
    coded = await inviting.code(desk.secret)
    async with desk.store.transaction() as tx:
        await tx.add(inviting.invitation(coded, offer, now + inviting.FOR_A_PERSON))
    return coded.code
