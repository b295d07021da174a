"""Whether the bot lives, and is ready: for whatever watches it."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import web

from adapters.stopping import Stopping
from adapters.watching.watch import Watch
from bot.desk import Desk
from bot.records import Notice
from bot.store import StoppedError, StoreError

STORE_WITHIN = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Probes:
    desk: Desk
    stopping: Stopping = field(default_factory=Stopping)
    watch: Watch = field(default_factory=Watch)

    async def lives(self, _: web.Request) -> web.Response:
        """Where the loop stands still, nobody is answered; where it only just turned again, this says so."""
        lives = self.watch.pulse.alive
        return web.json_response({"lives": lives}, status=200 if lives else 503)

    async def ready(self, _: web.Request) -> web.Response:
        if self.stopping.begun:
            return _not_ready("it was told to stop: send people to another process, or wait until it is back")
        try:
            entries = len(self.desk.knowledge.shelf.pack.entries)
        except RuntimeError:
            return _not_ready("the answers are not loaded yet")
        try:
            async with asyncio.timeout(STORE_WITHIN), self.desk.store.transaction() as tx:
                await tx.get(Notice, "")
        except StoppedError:
            return _not_ready("the store has stopped, so as not to lose anything: the bot must be started again")
        except (StoreError, TimeoutError):
            return _not_ready("the store cannot be reached just now")
        if self.watch.wrong:
            return _not_ready(self.watch.wrong)
        return web.json_response({"ready": True, "entries": entries})


def _not_ready(words: str) -> web.Response:
    return web.json_response({"ready": False, "words": words}, status=503)
