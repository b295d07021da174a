"""What must be looked at again and again, as long as a process serves."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot import faults

log = logging.getLogger(__name__)


async def keep_looking(look: Callable[[], Awaitable[object]], failed: str, stop: asyncio.Event, every: float) -> None:
    """At once, and then every so many seconds, until `stop` is set. A look that fails is logged as `failed`."""
    while not stop.is_set():
        try:
            await look()
        except Exception as error:  # noqa: BLE001 - whatever it is, a later look may go well
            log.error("%s: %s", failed, faults.told(error))  # noqa: TRY400 - its words may hold somebody's
        with suppress(TimeoutError):
            async with asyncio.timeout(every):
                await stop.wait()
