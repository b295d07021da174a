"""Codes with which people take an office, made without anybody who would hand them out."""

from datetime import datetime

from bot.desk import Desk
from bot.people import inviting
from bot.people.inviting import Offer
from bot.records import Role, Workplace

HALL = Workplace("hall", "Town Hall", "The council")


async def for_a_rep(desk: Desk, now: datetime, name: str = "Kim", at: Workplace = HALL) -> str:
    """Of a workplace, which is there then."""
    coded = await inviting.code(desk.secret)
    async with desk.store.transaction() as tx:
        await tx.put(at)
        await tx.add(inviting.invitation(coded, Offer(Role.REP, at.id, name), now + inviting.FOR_A_PERSON))
    return coded.code
