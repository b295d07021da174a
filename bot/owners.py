"""Who owns the workspace in which somebody writes: what an organiser has set for it, or else what the settings say."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from bot import memory
from bot.events import Owner, Place
from bot.records import Ownership
from bot.store import Store, Transaction

REMEMBERED = 30.0  # seconds, where no other process can set it
FAILED_FOR = 5.0  # seconds in which a store that could not tell is not asked again
_MOST = 1_000  # workspaces

Settled = tuple[Owner | None, float]  # and for how many seconds that is remembered
_UNKNOWN: Settled = (Owner.EMPLOYER, FAILED_FOR)


def is_workspace(place: Place) -> bool:
    """Whether somebody else runs this place, as all of a chat platform. Its own pages and terminals are the bot's."""
    return bool(place.tenant)


def by_the_settings(place: Place) -> Owner:
    """A trial's settings are for its own computer, and never for a chat service."""
    return Owner.EMPLOYER if is_workspace(place) and place.owner is Owner.SELF else place.owner


def id_of(place: Place, secret: bytes) -> str:
    return memory.keyed(secret, "owner", place.platform, place.tenant)


async def within(tx: Transaction, place: Place, secret: bytes) -> Owner:
    """Of a workspace, for what is decided in a transaction: nothing is remembered of it."""
    kept = await tx.get(Ownership, id_of(place, secret))
    return (kept.owner if kept else None) or by_the_settings(place)


@dataclass(slots=True)
class Owners:
    """One for a process. `alone`: no other serves from this store; else what is settled is read for each event."""

    alone: bool = True
    clock: Callable[[], float] = time.monotonic
    _known: dict[str, tuple[float, Owner | None]] = field(default_factory=dict, repr=False)

    async def of(self, place: Place, store: Store, secret: bytes) -> Owner:
        """The employer, where the store cannot tell: nobody must write more than they would to that reader."""
        if not is_workspace(place):
            return place.owner
        key, known = id_of(place, secret), self._known
        until, owner = known.get(key, (0.0, None))
        if self.clock() >= until:
            lasts = REMEMBERED if self.alone else 0.0
            owner, lasting = await memory.attempt(store, partial(_settled, id_=key, lasts=lasts), failing=_UNKNOWN)
            while len(known) >= _MOST:
                known.pop(next(iter(known)))
            known[key] = self.clock() + lasting, owner
        return owner or by_the_settings(place)

    def forget(self) -> None:
        """Somebody has just set it: what was looked up before that is remembered nowhere."""
        self._known = {}


async def _settled(tx: Transaction, id_: str, lasts: float) -> Settled:
    kept = await tx.get(Ownership, id_)
    return kept.owner if kept else None, lasts
