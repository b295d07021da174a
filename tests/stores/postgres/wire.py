"""A stretch of network between a store and its server, which a test can cut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit


class Wire:
    """Passes bytes both ways. Breaks at the first that hold `cut_at`: those are passed on or not, no answer is."""

    def __init__(self, url: str) -> None:
        self._there = urlsplit(url)
        self._writers: set[asyncio.StreamWriter] = set()
        self._carrying: set[asyncio.Task[None]] = set()
        self.url = ""
        self.cut_at = b""
        self.delivers = True
        self.opened = 0

    def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        self._carrying.add(asyncio.create_task(self._carry(reader, writer)))

    async def end(self) -> None:
        self.cut()
        await asyncio.gather(*self._carrying)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection(self._there.hostname, self._there.port)
        writers = {writer, there_writer}
        self._writers |= writers
        await asyncio.gather(self._out(reader, there_writer, writer), self._back(there_reader, writer))
        for one in writers:
            one.close()
        self._writers -= writers

    def cut(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def _out(self, reader: asyncio.StreamReader, there: asyncio.StreamWriter, here: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                if self.cut_at and self.cut_at in data:
                    if self.delivers:
                        there.write(data)
                        await there.drain()
                    here.transport.abort()
                    self.cut_at = b""
                    break
                there.write(data)
        there.close()

    async def _back(self, reader: asyncio.StreamReader, here: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                if not here.is_closing():
                    here.write(data)
        here.close()


@asynccontextmanager
async def wire(url: str) -> AsyncIterator[Wire]:
    one = Wire(url)
    server = await asyncio.start_server(one.carry, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    parts = urlsplit(url)
    one.url = parts._replace(netloc=f"{parts.username}:{parts.password}@127.0.0.1:{port}").geturl()
    try:
        yield one
    finally:
        server.close()
        await one.end()
