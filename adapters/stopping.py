"""A process that was told to stop: it says so to whatever sends people to it, finishes what it has, and goes."""

import asyncio
import signal
from contextlib import suppress
from dataclasses import dataclass

from aiohttp import hdrs, web


@dataclass(slots=True)
class Stopping:
    """One for a process. From `begun` on /readyz is not ready, and each answer is the last of its connection."""

    begun: bool = False

    async def told(self, stop_after: float) -> None:
        """Wait for SIGINT or SIGTERM, then so many seconds more, which a second sign ends."""
        loop = asyncio.get_running_loop()
        stop, at_once = asyncio.Event(), asyncio.Event()

        def heard() -> None:
            (at_once if stop.is_set() else stop).set()

        for sign in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(sign, heard)
            except NotImplementedError:  # Windows
                signal.signal(sign, lambda *_: loop.call_soon_threadsafe(heard))
        await stop.wait()
        self.begun = True
        with suppress(TimeoutError):
            async with asyncio.timeout(stop_after):
                await at_once.wait()

    async def closes(self, _: web.BaseRequest, response: web.StreamResponse) -> None:
        """Else a balancer would send the next one into a connection that is just being closed."""
        if self.begun:
            response.force_close()
            response.headers[hdrs.CONNECTION] = "close"
