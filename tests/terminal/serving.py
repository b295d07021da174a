"""`agreement-bot serve` as a process of its own."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
STARTING = 120.0  # seconds; where nothing is learnt yet it learns first


def command(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "adapters.cli", *words)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "AGREEMENT_BOT_PORT": "0"}


@asynccontextmanager
async def served(*options: str) -> AsyncIterator[Process]:
    """With the settings that are set; it is stopped at the end, if it runs still."""
    started = await asyncio.create_subprocess_exec(*command("serve", *options), stdout=PIPE, env=environment())
    try:
        assert started.stdout
        async with asyncio.timeout(STARTING):
            assert (await started.stdout.readline()).startswith(b"The bot is at http://")
        yield started
    finally:
        if started.returncode is None:
            started.terminate()
        await started.wait()


async def typed(*lines: str, options: tuple[str, ...] = ()) -> str:
    """What `chat` prints to somebody who types these lines without waiting."""
    made = await asyncio.create_subprocess_exec(
        *command("chat", *options), stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment()
    )
    async with asyncio.timeout(STARTING):
        out, errors = await made.communicate("".join(f"{line}\n" for line in lines).encode())
    return (out + errors).decode()
