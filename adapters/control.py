"""How a command speaks to the bot that runs: a socket in the data folder that only its owner can open.

A request is one line of JSON, {"ask": name, ...arguments}. The answer is any number of lines {"progress": ...}, and
then one line {"answer": ...} or {"error": words}. Between two lines there are never more than `HEARTBEAT` seconds.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

SOCKET = "control.sock"
TIMEOUT = 10.0  # seconds that either side waits for the next line
HEARTBEAT = 2.0  # seconds between two signs of life from a bot that works on an answer
LONGEST_REQUEST = 1024 * 1024  # bytes: room for what the web takes of a form, written out as JSON
TOO_LONG = f"the request is longer than {LONGEST_REQUEST:,} bytes"
LONGEST_ANSWER = 64 * 1024 * 1024  # bytes
LONGEST_PATH = 100  # bytes that the address of such a socket can hold, with some to spare

Report = Callable[[object], Awaitable[None]]
Answerer = Callable[[Mapping[str, object], Report], Awaitable[object]]


class NotRunningError(Exception):
    """No bot runs on this data folder."""


class AlreadyRunningError(Exception):
    """Another bot runs on this data folder."""


class AnswerError(Exception):
    """The running bot refused or failed; the words are its own."""


class RefusalError(Exception):
    """What an answerer cannot do; the words are for whoever asked."""


async def running(folder: Path) -> bool:
    """Whether a bot answers on this data folder."""
    if not hasattr(asyncio, "open_unix_connection"):
        return False
    try:
        _, writer = await asyncio.open_unix_connection(str(folder / SOCKET))
    except OSError:
        return False
    writer.close()
    return True


async def ask(
    folder: Path,
    name: str,
    arguments: Mapping[str, object] | None = None,
    progress: Callable[[object], None] = lambda _: None,
) -> object:
    """Ask the running bot. NotRunningError where there is none, AnswerError with its words where it refuses."""
    line = json.dumps({**(arguments or {}), "ask": name}).encode() + b"\n"
    if len(line) > LONGEST_REQUEST:
        raise AnswerError(TOO_LONG)
    try:
        reader, writer = await asyncio.open_unix_connection(str(folder / SOCKET), limit=LONGEST_ANSWER)
    except (OSError, AttributeError) as error:
        message = f"no bot is running on the data folder {folder}"
        raise NotRunningError(message) from error
    try:
        writer.write(line)
        return await _answer(reader, folder, progress)
    finally:
        writer.close()


async def _answer(reader: asyncio.StreamReader, folder: Path, progress: Callable[[object], None]) -> object:
    while True:
        try:
            said = json.loads(await asyncio.wait_for(reader.readline(), TIMEOUT))
        except (ValueError, OSError) as error:  # TimeoutError is one
            message = f"the bot on the data folder {folder} is stopping, or gave no answer"
            raise NotRunningError(message) from error
        match said:
            case {"progress": None}:
                pass
            case {"progress": told}:
                progress(told)
            case {"error": words}:
                raise AnswerError(words)
            case {"answer": found}:
                return found
            case _:
                message = f"the bot on the data folder {folder} is of another version: start it again"
                raise NotRunningError(message)
