"""What fits to what somebody is typing. It goes beside everything else, and may not hold that up."""

import asyncio
from collections.abc import Sequence

from aiohttp import web

from bot.bot import Bot
from bot.events import Typing

AT_ONCE = 8  # that are looked for together


class Suggesting:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._room = asyncio.Semaphore(AT_ONCE)

    async def fitting(self, typing: Typing) -> Sequence[str]:
        """Too many at once are refused, not kept waiting: by their turn the words would have changed."""
        if self._room.locked():
            raise web.HTTPTooManyRequests
        async with self._room:
            return await self._bot.suggest(typing)
