"""Before a notice is sent: whether there is still something to tell, in which words, where to, and whether it may."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.faults import told
from bot.outbox.after import MOST_ATTEMPTS, Later, Never, Outcome, Sent
from bot.outbox.lanes import Way, way
from bot.outbox.quiet import not_before, zone_of
from bot.outbox.sending import Composed, Composer, Sender
from bot.records import Address, Cause, Notice
from bot.store import Transaction, of_the_store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Going:
    """It can be sent, once it is its turn."""

    notice: Notice
    composed: Composed
    address: Address
    sender: Sender
    way: Way


@dataclass(frozen=True, slots=True)
class Asleep:
    """The recipient's hours are quiet."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """It is not sent."""

    outcome: Outcome
    composed: Composed = field(default_factory=Composed)


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to deliver with. `secret` names the lanes."""

    senders: Mapping[str, Sender]
    composers: Mapping[str, Composer]
    secret: bytes = field(repr=False)
    now: Callable[[], datetime]


async def prepare(owed: Notice, means: Means, tx: Transaction) -> Going | Asleep | Settled:
    """What is wrong with this notice, or with what it needs, holds up no other; an error of the store does."""
    if owed.attempts > MOST_ATTEMPTS:  # each time the process died of it, or nearly
        return Settled(Never(Cause.GIVEN_UP))
    composer = means.composers.get(owed.what)
    if composer is None:
        return Settled(Never(Cause.NO_WORDS))
    composed = Composed()
    try:
        composed = await composer(owed, tx)
        return await _addressed(owed, composed, means, tx)
    except Exception as error:
        if of_the_store(error):
            raise
        log.error("a notice could not be made ready: %s", told(error))  # noqa: TRY400 - its words may hold somebody's
        return Settled(Later(Cause.FAILED), composed)


async def _addressed(owed: Notice, composed: Composed, means: Means, tx: Transaction) -> Going | Asleep | Settled:
    if not composed.replies:
        return Settled(Sent(), composed)
    address = await tx.get(Address, owed.to)
    if address is None:
        return Settled(Never(Cause.NO_ADDRESS), composed)
    sender = means.senders.get(address.platform)
    if sender is None:
        return Settled(Later(Cause.PLATFORM_OFF), composed)
    now = means.now()
    awake = not_before(now, zone_of(address.zone), address.quiet_from, address.quiet_until) if owed.quiet else now
    if awake > now:
        return Asleep(awake)
    return Going(owed, composed, address, sender, way(address, sender, means.secret))
