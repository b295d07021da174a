"""How a command speaks to the bot that runs: a socket in the data folder that only its owner can open."""

import asyncio
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

SOCKET = "control.sock"
TIMEOUT = 10.0  # seconds
LONGEST_PATH = 100  # bytes that the address of such a socket can hold, with some to spare
Answerer = Callable[[], object]


class NotRunningError(Exception):
    """No bot runs on this data folder."""


class AlreadyRunningError(Exception):
    """Another bot runs on this data folder."""


async def serve(folder: Path, answerers: Mapping[str, Answerer]) -> asyncio.Server | None:
    """Answer each line that names an answerer with one line of JSON.

    None where this system has no such sockets, or the folder's path is too long for one. AlreadyRunningError where
    another bot answers there.
    """
    if not hasattr(asyncio, "start_unix_server") or len(os.fsencode(folder / SOCKET)) > LONGEST_PATH:
        return None
    path = folder / SOCKET
    if await _answers(path):
        message = f"A bot already runs on the data folder {folder}. Stop it first, or name another folder."
        raise AlreadyRunningError(message)
    with suppress(FileNotFoundError):
        path.unlink()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.TimeoutError, ConnectionError, ValueError):
            name = (await asyncio.wait_for(reader.readline(), TIMEOUT)).decode("utf-8", "replace").strip()
            answerer = answerers.get(name)
            found = await asyncio.to_thread(answerer) if answerer else {"error": f"'{name}' is not known"}
            writer.write(json.dumps(found).encode() + b"\n")
            await writer.drain()
        writer.close()

    mask = os.umask(0o177)
    try:
        return await asyncio.start_unix_server(answer, str(path))
    finally:
        os.umask(mask)


async def _answers(path: Path) -> bool:
    try:
        _, writer = await asyncio.open_unix_connection(str(path))
    except OSError:
        return False
    writer.close()
    return True


async def ask(folder: Path, name: str) -> object:
    """Ask the running bot. NotRunningError where there is none."""
    try:
        reader, writer = await asyncio.open_unix_connection(str(folder / SOCKET), limit=2**26)
        writer.write(name.encode() + b"\n")
        await writer.drain()
        line = await asyncio.wait_for(reader.readline(), TIMEOUT)
        writer.close()
    except (FileNotFoundError, ConnectionError, AttributeError, OSError) as error:
        message = f"no bot is running on the data folder {folder}"
        raise NotRunningError(message) from error
    try:
        found: object = json.loads(line)
    except ValueError as error:
        message = f"the bot on the data folder {folder} is stopping, or gave no answer"
        raise NotRunningError(message) from error
    return found
