"""Connections that are used again, and replaced once they are dead."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import asyncpg

from adapters.stores.postgres.failures import BROKEN, DRIVER, meaning, store_errors
from bot.store import UnavailableError, UncertainError

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]
else:
    Connection = asyncpg.Connection  # generic only in its stubs
Connect = Callable[[], Awaitable[Connection]]
FIRST_PAUSE = 0.02  # seconds between tries to connect; doubled with each, and never more than half a second
ENDING = 5.0  # seconds that a connection is given to end in good order


async def patiently(connect: Connect, patience: float) -> Connection:
    """Connect as soon as the server lets one; its last refusal where it does not within so many seconds."""
    until = time.monotonic() + patience
    pause = FIRST_PAUSE
    while True:
        try:
            async with asyncio.timeout(max(until - time.monotonic(), FIRST_PAUSE)):
                return await connect()
        except BROKEN as error:
            if isinstance(error, asyncpg.ClientConfigurationError) or time.monotonic() + pause > until:
                raise
        await asyncio.sleep(pause)
        pause = min(2 * pause, 0.5)


async def ended(connection: Connection) -> None:
    """End it in good order; what was not committed on it is gone."""
    with suppress(*DRIVER):
        await connection.close(timeout=ENDING)


class Pool:
    """At most `size` connections at once; whoever finds none free, or no server, waits up to `patience` seconds."""

    def __init__(self, connect: Connect, size: int, patience: float) -> None:
        self.patience = patience
        self._connect = connect
        self._closed = False
        self._giving_back: set[asyncio.Task[None]] = set()
        # The last one given back is the first one taken: under a small load few are used, and they stay warm.
        self._slots: asyncio.LifoQueue[Connection | None] = asyncio.LifoQueue(size)
        for _ in range(size):
            self._slots.put_nowait(None)

    @asynccontextmanager
    async def transaction(self, begin: str) -> AsyncIterator[Connection]:
        """What the driver raises within becomes an error of the store."""
        connection = await self.begin(begin)
        try:
            with store_errors():
                yield connection
            with store_errors(committing=True):
                await connection.execute("COMMIT")
        except BaseException as error:
            await self.give_back(connection, error)
            raise
        else:
            await self.give_back(connection)

    async def take(self) -> Connection:
        """A living connection, which must be given back."""
        until = time.monotonic() + self.patience
        kept = await self._slot()
        if kept is not None and not kept.is_closed():
            return kept
        try:
            return await patiently(self._connect, until - time.monotonic())
        except DRIVER as error:
            self._slots.put_nowait(None)
            message = f"PostgreSQL cannot be reached ({type(error).__name__}); waited up to {self.patience:g} seconds"
            raise UnavailableError(message) from None
        except BaseException:
            self._slots.put_nowait(None)
            raise

    async def begin(self, statement: str) -> Connection:
        """A connection on which a transaction was begun. One that turns out to be dead is replaced."""
        until = time.monotonic() + self.patience
        while True:
            connection = await self.take()
            try:
                await connection.execute(statement)
            except BROKEN as error:
                await self.give_back(connection, error)
                if time.monotonic() > until:
                    raise meaning(error, committing=False) from None
            except BaseException as error:
                await self.give_back(connection, error)
                raise
            else:
                return connection

    async def give_back(self, connection: Connection, error: BaseException | None = None) -> None:
        """Roll back what is left open. A connection that broke, or was interrupted who knows how far, is ended."""
        if isinstance(error, (*BROKEN, UnavailableError, UncertainError)) or not isinstance(error, Exception | None):
            connection.terminate()
        if connection.is_closed() or not connection.is_in_transaction():
            self._put(connection)
            return
        task = asyncio.create_task(self._roll_back(connection))
        self._giving_back.add(task)
        task.add_done_callback(self._giving_back.discard)
        await asyncio.shield(task)

    async def close(self) -> None:
        """Wait for what still runs, and end every connection."""
        if self._closed:
            return
        self._closed = True
        for _ in range(self._slots.maxsize):
            connection = await self._slots.get()
            if connection is not None:
                await ended(connection)

    async def _slot(self) -> Connection | None:
        if self._closed:
            message = "the store is closed"
            raise UnavailableError(message)
        if not self._slots.empty():
            return self._slots.get_nowait()
        try:
            async with asyncio.timeout(self.patience):
                return await self._slots.get()
        except TimeoutError:
            message = f"every connection to PostgreSQL was busy for {self.patience:g} seconds"
            raise UnavailableError(message) from None

    async def _roll_back(self, connection: Connection) -> None:
        try:
            await connection.execute("ROLLBACK", timeout=ENDING)
        except DRIVER:
            connection.terminate()
        finally:
            self._put(connection)

    def _put(self, connection: Connection) -> None:
        self._slots.put_nowait(None if connection.is_closed() else connection)
