"""A signed-in browser as a person: it acts as the account that asked for it, and nobody else can.

What stands in place of the platform's id is that account's pseudonym with a proof under the bot's own key. So no other
adapter, and nothing that comes from outside, can name an account this way: without the proof it is just an account that
holds nothing.
"""

import hmac

from bot.events import Person
from bot.memory import keyed

SIGNED_IN = "desk"  # in place of a platform


def person(who: str, secret: bytes) -> Person:
    """The browser of a session of this pseudonym."""
    return Person(SIGNED_IN, "", f"{who} {_proof(who, secret)}")


def pseudonym(of: Person, secret: bytes) -> str | None:
    """Whose browser this is; None where it is none that is signed in."""
    if of.platform != SIGNED_IN:
        return None
    who, _, proof = of.user.partition(" ")
    proved = hmac.compare_digest(proof.encode("utf-8", "surrogatepass"), _proof(who, secret).encode())
    return who if proved and not of.tenant else None


def signed_in(of: Person, secret: bytes) -> bool:
    return pseudonym(of, secret) is not None


def _proof(who: str, secret: bytes) -> str:
    return keyed(secret, "signed in", who)
