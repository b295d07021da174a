"""Delivers to people who read on the web: it posts, for the page that they have open or open next; see `news`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import posted
from bot.outbox import CannotDeliverError
from bot.pace import Rate
from bot.records import Address, Cause
from bot.replies import Replies
from bot.store import Store, Transaction, run

FREELY = Rate(timedelta(milliseconds=1), burst=1000)  # it is our own store


@dataclass(frozen=True, slots=True)
class Poster:
    store: Store
    now: Callable[[], datetime]
    tell: Callable[[str], None]  # the channel in which something new lies
    channel: Rate = FREELY
    workspace: Rate = FREELY

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        async def keep(tx: Transaction) -> None:
            await posted.keep(tx, key, address.channel, replies, self.now())

        try:
            await run(self.store, keep)
        except ValueError as error:  # it is no words with buttons
            raise CannotDeliverError(Cause.REFUSED) from error
        self.tell(address.channel)
