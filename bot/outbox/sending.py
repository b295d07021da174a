"""What the outbox asks of others: a sender for each platform, and a composer for each kind of notice."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, runtime_checkable

from bot.pace import Rate
from bot.records import Address, Cause, Notice
from bot.replies import Replies
from bot.store import Record, Transaction


class CannotDeliverError(Exception):
    """The platform will never take this: nobody tries again."""

    def __init__(self, cause: Cause = Cause.UNREACHABLE) -> None:
        super().__init__(cause)
        self.cause = cause


class TryLaterError(Exception):
    """The platform may take this later. `wait` is what it asks for itself, as in Retry-After, where it says so.

    Then nothing else goes to that channel and workspace either, until the wait is over, or `after.LONGEST_WAIT`.
    """

    def __init__(self, wait: timedelta | None = None, cause: Cause = Cause.BUSY) -> None:
        super().__init__(cause)
        self.wait = wait
        self.cause = cause


class Sender(Protocol):
    """Sends to one platform. Any error but the two above counts as try later."""

    @property
    def channel(self) -> Rate:
        """Messages to one channel or conversation."""

    @property
    def workspace(self) -> Rate:
        """Messages to one workspace or tenant."""

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        """Deliver `replies` as one message, and return once the platform has taken it.

        `key` is the same whenever the same notice is sent again: a platform that knows such keys sends it only once.
        It may be cancelled at any moment, and then nothing is known.
        """


@runtime_checkable
class Doubting(Protocol):
    """A sender that can find out whether the platform has taken what another process may have sent."""

    def doubt(self, key: str) -> None:
        """The notice of this key was tried before, perhaps by a process that is gone. Said before `send`."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The words of a notice; with none there is nothing to tell any more.

    `then` is added in the commit that finishes the notice, whether it was delivered or given up. What of it cannot be
    kept is left out.
    """

    replies: Replies = ()
    then: tuple[Record, ...] = ()


# Finds the words from what is kept now. It only reads, and may be asked several times for one notice.
Composer = Callable[[Notice, Transaction], Awaitable[Composed]]
