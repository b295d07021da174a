"""A process that delivers: `python -m tests.outbox.working URL KEYS PORT`, until SIGTERM.

The platform is a socket: a line "pid key" for each message, answered with a line once it is taken.
"""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.outbox import Outbox, Timing
from bot.pace import Rate
from bot.records import Address
from bot.replies import Replies
from tests.outbox.parts import COMPOSERS, FREELY
from tests.outbox.stores import open_store

TIMING = Timing(lease=6.0, send=3.0, poll=0.05, at_once=20)


class SocketSender:
    channel: Rate = FREELY
    workspace: Rate = FREELY

    def __init__(self, port: int) -> None:
        self._port = port

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            writer.write(f"{os.getpid()} {key}\n".encode())
            if not await reader.readline():
                raise ConnectionResetError
        finally:
            writer.close()


async def work(url: str, keys: Path, port: int) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    store = await open_store(keys, url)
    worker = Outbox(
        store, {"test": SocketSender(port)}, COMPOSERS, lambda: datetime.now(UTC), b"secret of a test", TIMING
    )
    await worker.run(stop)
    await store.close()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))
