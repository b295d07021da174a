"""Which accounts are one person: those with the same e-mail address, where whoever runs the bot has settled that.

An address is looked up when it is needed, becomes a keyed hash, and is let go. The hash is remembered for some minutes,
in memory alone; nothing of it is ever kept as such.
"""

import asyncio
import logging
import time
import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot import faults, memory
from bot.events import Person, Place

LookUp = Callable[[Person, Place], Awaitable[str]]  # an account's address; empty where it has none; may raise anything

WITHIN = 3.0  # seconds that somebody waits for a look-up
REMEMBERED = 600.0  # seconds
FAILED_FOR = 30.0  # seconds in which a look-up that gave nothing is not made again
_MOST = 10_000  # accounts
_LONGEST = 320  # characters of an address

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Linking:
    """One for a process. `look_ups` by platform: where there is none, an account is all that is known of a person."""

    look_ups: dict[str, LookUp] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    _known: dict[str, tuple[float, str]] = field(default_factory=dict, repr=False)

    async def of(self, person: Person, place: Place, secret: bytes) -> str:
        """What stands for the address of this account, on every platform; empty where that cannot be told."""
        look_up = self.look_ups.get(person.platform)
        if look_up is None:
            return ""
        account = memory.keyed(secret, "account", person.platform, person.tenant, person.user)
        until, found = self._known.get(account, (0.0, ""))
        if self.clock() >= until:
            found = hashed(await _looked_up(look_up, person, place), secret)
            self._remember(account, found)
        return found

    def _remember(self, account: str, found: str) -> None:
        now = self.clock()
        if len(self._known) >= _MOST:
            self._known = {one: known for one, known in self._known.items() if now < known[0]}
        while len(self._known) >= _MOST:
            self._known.pop(next(iter(self._known)))
        self._known[account] = now + (REMEMBERED if found else FAILED_FOR), found


def hashed(address: str, secret: bytes) -> str:
    """The same however the address is written; empty for what is none."""
    plain = unicodedata.normalize("NFKC", address).strip().casefold()
    name, at, domain = plain.rpartition("@")
    if not (name and at and domain) or len(plain) > _LONGEST or not plain.isprintable() or " " in plain:
        return ""
    return memory.keyed(secret, "e-mail", f"{name}@{_in_letters(domain)}")


def _in_letters(domain: str) -> str:
    """One with letters beyond a to z has a second form, which begins with xn-- and is what machines pass on."""
    if "xn--" not in domain:
        return domain
    return ".".join(map(_label_in_letters, domain.split(".")))


def _label_in_letters(label: str) -> str:
    try:
        written = label.removeprefix("xn--").encode("ascii").decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:  # it only looks like that form
        return label
    return unicodedata.normalize("NFKC", written).casefold()


async def _looked_up(look_up: LookUp, person: Person, place: Place) -> str:
    try:
        async with asyncio.timeout(WITHIN):
            return await look_up(person, place)
    except Exception as error:  # noqa: BLE001 - whatever is broken, somebody waits, and can go on without it
        log.warning("an account could not be linked to others: %s", faults.told(error))
        return ""
