"""Who somebody is where people are counted, and what they are told of it."""

from bot.desk import Desk
from bot.events import Person, Place
from bot.linking import REMEMBERED
from bot.people.offices import pseudonym

MINE = (
    "I keep none. Where each person counts once, I look up that of your account here and turn it into a code, so that "
    "an account elsewhere with the same address counts as you. I remember the code for "
    f"{REMEMBERED // 60:.0f} minutes. A survey keeps what it makes of it, under a key of its own, until it closes. "
    "What you answer to being asked about organising keeps another code of it, so that it holds for all these accounts."
)


async def who(person: Person, place: Place, desk: Desk) -> str:
    """Stands for a person: the same for all their accounts that can be linked, else the pseudonym of this account.

    Not for a transaction: a platform may be asked. It is no proof, since whoever looks after a workspace settles what
    addresses its accounts have: good for counting, and never for showing one account what another did.
    """
    return await desk.linking.of(person, place, desk.secret) or pseudonym(person, desk)


def on(place: Place, desk: Desk) -> bool:
    """Whether accounts are linked where this is."""
    return place.platform in desk.linking.look_ups
