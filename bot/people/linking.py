"""Who somebody is where people are counted, and what they are told of it."""

from bot.desk import Desk
from bot.events import Person, Place
from bot.linking import REMEMBERED
from bot.people.offices import pseudonym

BY_ADDRESS = (
    "So that you count once, I look up the e-mail address of your account here and turn it into a code: an account "
    "elsewhere with the same address then counts as you. I keep no address. An account with another address is "
    "somebody else to me, so please answer with one only."
)
BY_ACCOUNT = "I know you by this account alone. If you have another, please answer with one only: both would count."
NOT_FOUND = (
    "I found no e-mail address of this account just now, so I cannot tell whether another account is also you. Please "
    "answer with one only: both would count."
)
MINE = (
    "I keep none. Where each person counts once, I look up that of your account here and turn it into a code, so that "
    "an account elsewhere with the same address counts as you. I remember the code for "
    f"{REMEMBERED // 60:.0f} minutes. A survey keeps what it makes of it, under a key of its own, until it closes."
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


def before(place: Place, desk: Desk) -> str:
    """For whoever is about to answer something that counts each person once."""
    return BY_ADDRESS if on(place, desk) else BY_ACCOUNT
