"""What is owed to somebody at a terminal: it lies in the store until it is shown in a chat, open or opened later."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot import faults, posted
from bot.outbox import CannotDeliverError
from bot.pace import Rate
from bot.records import Address, Cause
from bot.replies import Replies
from bot.store import Store, StoreError, run

LOOK_EVERY = 5.0  # seconds, where another process could have delivered it
FREELY = Rate(timedelta(microseconds=1), burst=1_000_000)  # nobody minds how fast

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Post:
    """The outbox's sender, and where a chat takes what lies there for it."""

    store: Store
    now: Callable[[], datetime]
    tell: Callable[[str], None] = lambda _: None  # the channel in which something new lies
    look_every: float = LOOK_EVERY
    channel: Rate = FREELY
    workspace: Rate = FREELY
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        keeping = partial(posted.keep, key=key, channel=address.channel, replies=replies, now=self.now())
        try:
            await run(self.store, keeping)
        except ValueError as error:  # it is no words with buttons
            raise CannotDeliverError(Cause.REFUSED) from error
        self.ring()
        self.tell(address.channel)

    def ring(self) -> None:
        """Something new lies in some channel."""
        rung, self._bell = self._bell, asyncio.Event()
        rung.set()

    async def something(self, channel: str) -> None:
        """Until something lies there for a channel."""
        while True:
            bell = self._bell
            try:
                if await run(self.store, partial(posted.lying, channel=channel, now=self.now())):
                    return
            except Exception as error:  # noqa: BLE001 - a chat goes on without its notices, and they stay where they are
                log.error("looking for notices failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
            with suppress(TimeoutError):
                async with asyncio.timeout(self.look_every):
                    await bell.wait()

    async def take(self, channel: str) -> Replies:
        """Nothing where the store cannot give it just now: it stays there."""
        try:
            return await run(self.store, partial(posted.take, channel=channel, now=self.now()))
        except StoreError as error:
            log.error("taking notices failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
            await asyncio.sleep(self.look_every)
            return ()
