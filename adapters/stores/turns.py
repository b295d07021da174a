"""Long work over many rows gives others a turn now and then: the loop that it is done in is that of everybody."""

import asyncio
import time

WITHIN = 0.005  # seconds of work between two turns


class Turns:
    def __init__(self) -> None:
        self._since = time.perf_counter()

    async def give(self) -> None:
        if time.perf_counter() - self._since > WITHIN:
            await asyncio.sleep(0)
            self._since = time.perf_counter()
