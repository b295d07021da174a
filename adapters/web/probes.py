"""Whether the bot lives, and is ready: for whatever watches it."""

import asyncio
from dataclasses import dataclass

from aiohttp import web

from bot.desk import Desk
from bot.records import Notice
from bot.store import StoppedError, StoreError

STORE_WITHIN = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Probes:
    desk: Desk

    async def lives(self, _: web.Request) -> web.Response:
        return web.json_response({"lives": True})

    async def ready(self, _: web.Request) -> web.Response:
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
        return web.json_response({"ready": True, "entries": entries})


def _not_ready(words: str) -> web.Response:
    return web.json_response({"ready": False, "words": words}, status=503)
