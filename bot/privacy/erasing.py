"""Somebody deletes what leads to their account: at once where nothing stands against it. The keys of it die with it."""

from bot import identity, posted, reaching
from bot.campaigns import wanting
from bot.insights.digest import wishes
from bot.membership.knowing import told_id
from bot.people.offices import holds, today_at
from bot.privacy import finding, of_surveys, unlinking
from bot.privacy.mine import Mine
from bot.records import (
    Address,
    Enrolling,
    Membership,
    Notice,
    Office,
    Preference,
    Spoken,
    State,
    Told,
    Unread,
    Works,
)
from bot.recruitment import consent
from bot.second_factor import keeping
from bot.signing_in import seats, sessions
from bot.surveys.telling import willing


async def in_office(mine: Mine) -> bool:
    return bool(await reaching.offices_of(mine.tx, mine.who, mine.desk))


async def erase(mine: Mine) -> None:
    """Without an office all of it; with one, what is not needed to hold it. What stays: `bot.privacy.staying`."""
    await _said(mine)
    await _wishes(mine)
    await of_surveys.erase(mine.tx, mine.who, mine.desk)
    await _signed_in(mine)
    if await in_office(mine):
        return
    await _reached(mine)
    await unlinking.unlink(mine)
    await keeping.forget(mine.tx, mine.who)
    await seats.office_ended(mine.tx, mine.who)


async def _said(mine: Mine) -> None:
    tx, who, desk = mine.tx, mine.who, mine.desk
    for kind in (Works, Spoken, Preference):
        await tx.remove(kind, who)
    await tx.remove(Membership, told_id(who, desk))
    await consent.erase(tx, who, desk)
    for id_ in await finding.told_here(mine):
        if id_ != identity.telling(mine.place, desk):
            await tx.remove(Told, id_)
    for office in mine.offices:
        if not holds(office, await today_at(tx, office.workplace, desk)):
            await tx.remove(Office, office.id)


async def _wishes(mine: Mine) -> None:
    """With what lies ready at any place where they are told something."""
    tx, who, desk = mine.tx, mine.who, mine.desk
    channels = {mine.place.reach, *(one.channel for one in await tx.readable(Address, person=who))}
    for channel in filter(None, channels):
        await posted.forget(tx, channel, await posted.lying(tx, channel, desk.now()))
    for one in await tx.lying(Notice, about=who, state=State.DONE):
        await tx.remove(Notice, one.id)
    await willing.stop(tx, who, desk)
    await wishes.end(tx, who, desk)
    await wanting.end(tx, who, "", desk)


async def _signed_in(mine: Mine) -> None:
    """Browsers at the desk are signed out, and conversations locked."""
    await sessions.end_all(mine.tx, mine.who)
    await keeping.lock(mine.tx, mine.who)
    await mine.tx.remove(Enrolling, mine.who)


async def _reached(mine: Mine) -> None:
    """What was still to be told there is told nobody."""
    tx = mine.tx
    here = reaching.address_id(mine.who, mine.place, mine.desk)  # may be gone, and what was owed there not yet
    for address in {here, *(one.id for one in await tx.lying(Address, person=mine.who))}:
        for owed in await tx.lying(Notice, to=address):
            await tx.remove(Notice, owed.id)
        await tx.remove(Address, address)
    for owed in await tx.lying(Notice, about=mine.who):
        await tx.remove(Notice, owed.id)
    for unread in await tx.lying(Unread, to=mine.who):
        await tx.remove(Unread, unread.id)
