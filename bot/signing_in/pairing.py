"""A browser asks: it is given a short code to show, and keeps a secret that nobody else has."""

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.desk import Desk
from bot.handed import hashed
from bot.memory import keyed
from bot.people import codes
from bot.people.tries import Counted
from bot.records import Pairing
from bot.store import Transaction

WITHIN = timedelta(minutes=10)
GROUPS = 2  # eight letters and digits: short enough to be typed on a phone, and gone in ten minutes
WRONG = Counted("pairing", 5, 100)
_APART = re.compile(r"[\s\-\u2010-\u2015]+")


@dataclass(frozen=True, slots=True)
class Begun:
    """`secret` is for the browser alone; `code` is what it shows."""

    secret: str = field(repr=False)
    code: str = field(repr=False)


async def begin(tx: Transaction, looks: str, desk: Desk) -> Begun:
    begun = Begun(secrets.token_urlsafe(32), codes.make(GROUPS))
    until = desk.now() + WITHIN
    await tx.put(Pairing(_id(begun.code, desk), until, until, hashed(begun.secret), looks))
    return begun


async def asked_with(tx: Transaction, code: str, desk: Desk) -> Pairing | None:
    """The browser that shows this code."""
    kept = await tx.get(Pairing, _id(code, desk))
    return kept if kept and stands(kept.until, desk.now()) else None


def stands(until: datetime, now: datetime) -> bool:
    """One that is further ahead than any is given is of a clock that was set back since."""
    return now < until <= now + WITHIN


def _id(code: str, desk: Desk) -> str:
    return keyed(desk.secret, "pairing", _APART.sub("", code).upper())
