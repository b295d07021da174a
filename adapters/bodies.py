"""Reads what was posted, up to a size and a time: the platforms may send more than the pages take."""

import asyncio

from aiohttp import web

WITHIN = 20.0  # seconds


async def read(request: web.Request, largest: int) -> bytes:
    """HTTPRequestEntityTooLarge, TimeoutError."""
    taken = bytearray()
    async with asyncio.timeout(WITHIN):
        async for part in request.content.iter_any():
            taken += part
            if len(taken) > largest:
                raise web.HTTPRequestEntityTooLarge(largest, len(taken))
    return bytes(taken)
