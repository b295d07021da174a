"""Whether somebody must give their second step before what reports say is shown to them here. The one place that tells.

It is needed where an employer owns the place, since its administrator could take over a chat account; at a workplace
whose organisers want it; and for whoever has set it up, wherever they are.
"""

from datetime import timedelta
from enum import Enum

from bot.desk import Desk
from bot.events import Event, Owner, Person, Place, Submitted
from bot.people.offices import Rights, pseudonym, rights
from bot.records import SecondFactor, Unlocked, Workplace
from bot.second_factor import keeping
from bot.second_factor.times import A_FORM_MORE, LASTS
from bot.store import Transaction

_NO_MORE = timedelta()


class Needs(Enum):
    NOTHING = "nothing"  # it is not needed here, or was given
    FIGURES = "figures"
    SETTING_UP = "setting up"  # it is needed, and they have none yet


class NotGivenError(Exception):
    """What was asked for needs the second step. Nothing of it was done."""

    def __init__(self, needs: Needs) -> None:
        super().__init__(needs.value)
        self.needs = needs


async def needed(tx: Transaction, person: Person, place: Place, desk: Desk) -> Needs:
    """Of an account, in a conversation or a session: `place.key` tells one from another, `place.owner` whose it is."""
    return await _needed(tx, pseudonym(person, desk), await rights(tx, person, desk), place, desk)


async def demand(tx: Transaction, who: str, held: Rights, event: Event, desk: Desk) -> None:
    """NotGivenError where it is still needed."""
    more = A_FORM_MORE if isinstance(event, Submitted) else _NO_MORE
    needs = await _needed(tx, who, held, event.place, desk, more=more)
    if needs is not Needs.NOTHING:
        raise NotGivenError(needs)


async def wanted(tx: Transaction, held: Rights, place: Place) -> bool:
    """Whether it is needed here, whether or not they have set it up."""
    if Owner.EMPLOYER in (place.owner, place.through):
        return True
    return any(one.second_step and held.acting(one.id) for one in await tx.find(Workplace))


async def _needed(
    tx: Transaction, who: str, held: Rights, place: Place, desk: Desk, *, more: timedelta = _NO_MORE
) -> Needs:
    if await tx.get(SecondFactor, who) is None:
        return Needs.SETTING_UP if await wanted(tx, held, place) else Needs.NOTHING
    given, now = await tx.get(Unlocked, keeping.where(who, place, desk)), desk.now()
    if given and now < given.until + more and given.until <= now + LASTS:  # else of a clock that was set back since
        return Needs.NOTHING
    return Needs.FIGURES
