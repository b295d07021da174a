"""The link that the chat gives for a browser: it works once, for ten minutes, and in that browser alone."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot import memory
from bot.desk import Desk
from bot.events import Owner
from bot.handed import drawn, hashed
from bot.people.offices import held_by
from bot.records import Seen, SignInLink
from bot.signing_in import pairing, sessions
from bot.signing_in.pairing import WITHIN, Asked, stands
from bot.store import Transaction

PATH = "/desk/link/"


class Refused(StrEnum):
    """Why a link signs nobody in."""

    USED = "used"
    OVER = "over"
    ELSEWHERE = "elsewhere"  # another browser has it: nothing happens to it


@dataclass(frozen=True, slots=True)
class SignedIn:
    cookie: str = field(repr=False)  # of the new session; kept by the browser alone


async def make(tx: Transaction, asked: Asked, who: str, through: Owner, desk: Desk) -> str:
    """The path of a link for the browser that asked."""
    name, until = drawn(), desk.now() + WITHIN
    await tx.add(SignInLink(hashed(name), until, until, who, asked.browser, asked.looks, through))
    return PATH + name


async def look(tx: Transaction, name: str, desk: Desk) -> SignInLink | Refused:
    """What a link leads to. Chat services look at each link before anybody does, so nothing changes."""
    kept = await tx.get(SignInLink, hashed(name))
    if kept and stands(kept.until, desk.now()):
        return kept
    return Refused.USED if await tx.get(Seen, _used(name, desk)) else Refused.OVER


async def use(tx: Transaction, name: str, kept: Sequence[str], desk: Desk) -> SignedIn | Refused:
    """`kept`: what this browser keeps of its asking, and whatever others have put beside that."""
    found = await look(tx, name, desk)
    if isinstance(found, Refused):
        return found
    if not any(hmac.compare_digest(pairing.browser(one, desk), found.browser) for one in kept):
        return Refused.ELSEWHERE
    await tx.remove(SignInLink, found.id)
    await memory.first(tx, _used(name, desk), desk.now())
    if not await held_by(tx, found.who, desk):
        return Refused.OVER
    return SignedIn(await sessions.begin(tx, found, desk))


def _used(name: str, desk: Desk) -> str:
    return memory.keyed(desk.secret, "sign-in link", hashed(name))
