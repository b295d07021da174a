"""The running bot's end of the socket by which commands speak to it; `control` says what goes over it."""

import asyncio
import json
import logging
import os
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from adapters import control
from adapters.control import Answerer

TAKEN_OVER_WITHIN = 2.0  # seconds

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Control:
    """The bot's end. What is still under way when it closes is broken off."""

    path: Path
    answerers: Mapping[str, Answerer]
    refusals: tuple[type[Exception], ...]
    _server: asyncio.Server | None = None
    _inode: int = 0  # of its socket
    _working: set[asyncio.Task[None]] = field(default_factory=set)
    _open: set[asyncio.BaseTransport] = field(default_factory=set)

    async def open(self) -> None:
        door = _bound(self.path)
        self._inode = self.path.stat().st_ino
        try:
            loop = asyncio.get_running_loop()
            self._server = await loop.create_unix_server(lambda: _Connection(self._take, self._open), sock=door)
        except BaseException:
            door.close()
            raise

    @property
    def reached(self) -> bool:
        """Whether commands come here: another bot may have put a socket of its own in the place of this one."""
        try:
            return self._server is not None and self.path.stat().st_ino == self._inode
        except FileNotFoundError:
            return False

    async def close(self) -> None:
        reached, server, self._server = self.reached, self._server, None
        if server is None:
            return
        if reached:
            self.path.unlink(missing_ok=True)  # before the next bot could put its own there
        # Those who came before are let in first: a server that closes midway leaves their sockets open.
        await _rounds(lambda: False)
        server.close()
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)
        await _rounds(lambda: not self._open)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            raise AssertionError
        self._working.add(task)
        line = _Line(writer)
        try:
            await line.say(await self._said(reader, line))
        except (_GoneError, asyncio.CancelledError):  # the latter where the bot stops
            writer.transport.abort()
        finally:
            self._working.discard(task)
            writer.close()

    async def _said(self, reader: asyncio.StreamReader, line: "_Line") -> dict[str, object]:
        try:
            name, arguments = _request(await asyncio.wait_for(reader.readline(), control.TIMEOUT))
        except ValueError as error:  # of `_request`, and of a line longer than the limit
            return {"error": str(error) if isinstance(error, _MalformedError) else control.TOO_LONG}
        except OSError as error:  # TimeoutError is one
            raise _GoneError from error
        answerer = self.answerers.get(name)
        if answerer is None:
            return {"error": f"'{name}' is not known to the bot that is running; it may be of another version"}
        try:
            return {"answer": await _while_heard(answerer(arguments, line.report), line)}
        except self.refusals as error:
            return {"error": str(error)}
        except _GoneError:
            raise
        except Exception as error:  # noqa: BLE001 - the outermost edge: whoever asked waits for words
            log.error("answering '%s' failed: %s", name, type(error).__name__)  # noqa: TRY400 - its words may hold somebody's
            return {"error": f"the bot could not do it: {type(error).__name__}; it goes on running"}


class _Connection(asyncio.StreamReaderProtocol):
    """Known from when it is let in until its socket is closed."""

    def __init__(
        self,
        take: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
        known: set[asyncio.BaseTransport],
    ) -> None:
        super().__init__(asyncio.StreamReader(limit=control.LONGEST_REQUEST), take)
        self._known = known
        self._mine: asyncio.BaseTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._mine = transport
        self._known.add(transport)
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._mine is not None:
            self._known.discard(self._mine)


async def _rounds(over: Callable[[], bool], most: int = 10) -> None:
    """Let the loop go round until it is so, or that often."""
    for _ in range(most):
        if over():
            return
        await asyncio.sleep(0)


def _bound(path: Path) -> socket.socket:
    """A socket that only its owner can open. It lets nobody in before it listens, so it is never open to others.

    Not by the umask, which is the whole process's: what others make meanwhile would be closed too.
    """
    made = socket.socket(socket.AF_UNIX)
    try:
        made.bind(str(path))
        path.chmod(0o600)
    except BaseException:
        made.close()
        raise
    return made


class _MalformedError(ValueError):
    """A request that is none."""


class _GoneError(Exception):
    """Whoever asked does not listen any more."""


def _request(line: bytes) -> tuple[str, Mapping[str, object]]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = "the request is not a line of JSON"
        raise _MalformedError(message) from error
    if not isinstance(found, dict) or not isinstance(name := found.pop("ask", None), str):
        message = 'the request names nothing: write {"ask": name, ...}'
        raise _MalformedError(message)
    return name, found


class _Line:
    """Where the answer goes; says one thing at a time."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer

    async def say(self, what: Mapping[str, object]) -> None:
        self._writer.write(json.dumps(what).encode() + b"\n")
        try:
            await asyncio.wait_for(self._writer.drain(), control.TIMEOUT)
        except OSError as error:  # TimeoutError is one
            raise _GoneError from error

    async def report(self, progress: object) -> None:
        await self.say({"progress": progress})


async def _while_heard(answering: Awaitable[object], line: _Line) -> object:
    """The answer, with a sign of life now and then; broken off where nobody listens any more."""
    task = asyncio.ensure_future(answering)
    try:
        while not (await asyncio.wait({task}, timeout=control.HEARTBEAT))[0]:
            await line.report(None)
        return task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def serve(
    folder: Path, answerers: Mapping[str, Answerer], refusals: tuple[type[Exception], ...] = ()
) -> Control | None:
    """Answer what commands ask. The words of `refusals`, as those of RefusalError, are told to whoever asked.

    None where this system has no such sockets, or the folder's path is too long for one. AlreadyRunningError where
    another bot answers there.
    """
    if not possible(folder):
        return None
    path = folder / control.SOCKET
    if await control.running(folder):
        message = f"A bot already runs on the data folder {folder}. Stop it first, or name another folder."
        raise control.AlreadyRunningError(message)
    path.unlink(missing_ok=True)
    made = Control(path, answerers, (control.RefusalError, *refusals))
    await made.open()
    return made


def possible(folder: Path) -> bool:
    """Whether this system has such sockets, and the folder's path is short enough for one."""
    return hasattr(asyncio, "start_unix_server") and len(os.fsencode(folder / control.SOCKET)) <= control.LONGEST_PATH


async def keep_serving(
    folder: Path,
    answerers: Mapping[str, Answerer],
    refusals: tuple[type[Exception], ...],
    stop: asyncio.Event,
    every: float = TAKEN_OVER_WITHIN,
) -> None:
    """Of several bots that share a data folder one answers commands; where it has gone, another does."""
    mine: Control | None = None
    try:
        while not stop.is_set():
            if mine is None or not mine.reached:
                if mine:
                    await mine.close()
                with suppress(control.AlreadyRunningError, OSError):  # OSError: another was just quicker
                    mine = await serve(folder, answerers, refusals)
            with suppress(TimeoutError):
                async with asyncio.timeout(every):
                    await stop.wait()
    finally:
        if mine:
            await mine.close()
