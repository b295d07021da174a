"""Waits for something, but not for ever: somebody waits for an answer."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from bot import faults

T = TypeVar("T")

STORE_WITHIN = 0.8  # seconds

log = logging.getLogger(__name__)


async def for_the_store(work: Coroutine[Any, Any, T], failing: T) -> T:
    """What it gives, or `failing`. It is not broken off: others may wait for the same commit."""
    task = asyncio.ensure_future(work)
    task.add_done_callback(_told)
    done, _ = await asyncio.wait({task}, timeout=STORE_WITHIN)
    if not done:
        log.error("the store takes longer than anybody waits")
        return failing
    return failing if task.exception() else task.result()


def _told(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("an answer goes without the store: %s", faults.told(error))
