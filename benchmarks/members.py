"""A list of a million members: imported, imported again and removed by the real command, on both engines.

    python -m benchmarks.members [--quick]

Seconds and the most memory of the command, what the list takes in the store, and how long a running bot's other work
waits while a piece of the list is added to it.
"""

import argparse
import asyncio
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from adapters import settings
from adapters.commands.enlisting import AT_ONCE
from adapters.stores import opening
from benchmarks.wanted import at_least, at_most, show
from bot import linking
from bot.membership import codes, listing
from tests import postgres

LINES, QUICK = 1_000_000, 50_000
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in what getrusage calls one
_COMMAND = "import sys; from adapters.cli import main; sys.exit(main(sys.argv[1:]))"


def write(path: Path, lines: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("Membership number,Surname,E-mail,Branch\n")
        for number in range(lines):
            file.write(f"{number:08},Name {number},Member.{number}@example.org,Branch {number % 97}\n")


def measured(environment: dict[str, str], *words: str) -> tuple[float, float, Any]:
    """Seconds, megabytes at most, and the answer."""
    started = time.perf_counter()
    reading, writing = os.pipe()
    told = Path(environment["AGREEMENT_BOT_DATA_DIR"], "told")
    actions = [
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_CLOSE, reading),
        (os.POSIX_SPAWN_OPEN, 2, str(told), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    command = [sys.executable, "-c", _COMMAND, *words, "--json"]
    child = os.posix_spawn(sys.executable, command, {**os.environ, **environment}, file_actions=actions)
    os.close(writing)
    with open(reading, encoding="utf-8") as said:  # noqa: PTH123 - a Path opens no descriptor
        answer = said.read()
    _, status, used = os.wait4(child, 0)
    took = time.perf_counter() - started
    if status:
        raise RuntimeError(told.read_text(encoding="utf-8"))
    return took, _megabytes(used), json.loads(answer)


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss * _UNIT / 2**20


async def make(environment: dict[str, str]) -> None:
    """As the bot makes its store and keys at its first start."""
    chosen = settings.read(environment)
    await (await opening.open_store(chosen)).store.close()
    await opening.people_key(chosen)


async def size(environment: dict[str, str]) -> float:
    """Megabytes of the store."""
    async with opening.engine(opening.place(settings.read(environment))) as engine:
        return (await engine.facts()).size / 2**20


async def waits(environment: dict[str, str]) -> float:
    """Milliseconds for which the loop of a bot hears nothing else, at most, while one request adds to the list."""
    chosen = settings.read(environment)
    async with opening.store(chosen) as opened:
        secret = await opening.people_key(chosen)
        some = [codes.code(linking.hashed(f"new.{number}@example.org", secret), secret) for number in range(AT_ONCE)]
        longest, stop = 0.0, asyncio.Event()

        async def tick() -> None:
            nonlocal longest
            last = time.perf_counter()
            while not stop.is_set():
                await asyncio.sleep(0)
                now = time.perf_counter()
                longest, last = max(longest, now - last), now

        ticking = asyncio.create_task(tick())
        await listing.add(opened.store, some)
        stop.set()
        await ticking
        await listing.remove(opened.store, some)
    return longest * 1000


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK:,} lines instead of {LINES:,}")
    lines = QUICK if parser.parse_args(arguments).quick else LINES
    print(f"\nA list of {lines:,} members, by the command")
    print(f"{'':12}{'import s':>10}{'MB':>6}{'again s':>10}{'remove s':>10}{'MB':>6}{'store MB':>10}{'waits ms':>10}")
    wanted = []
    with tempfile.TemporaryDirectory() as made, postgres.database() as url:
        path = Path(made) / "members.csv"
        write(path, lines)
        for name, address in (("embedded", ""), ("postgresql", url)):
            environment = {
                "AGREEMENT_BOT_DATA_DIR": str(Path(made) / name),
                "AGREEMENT_BOT_DATABASE_URL": address,
                "AGREEMENT_BOT_MEMBERSHIP": "list",
                "AGREEMENT_BOT_LINK_ACCOUNTS": "email",
            }
            asyncio.run(make(environment))
            first, memory, done = measured(environment, "members", "import", str(path))
            kept = asyncio.run(size(environment))
            again, _, repeated = measured(environment, "members", "import", str(path))
            waited = asyncio.run(waits(environment))
            gone, memory_gone, removed = measured(environment, "members", "remove", str(path))
            print(
                f"{name:12}{first:10.1f}{memory:6.0f}{again:10.1f}{gone:10.1f}{memory_gone:6.0f}{kept:10.1f}{waited:10.0f}",
                flush=True,
            )
            wanted += [
                at_least(f"{name}: addresses on the list", lines, done["left"]),
                at_most(f"{name}: added by the second import", 0, repeated["changed"]),
                at_most(f"{name}: left after the removal", 0, removed["left"]),
                at_most(f"{name}: import, s", 120, first),
                at_most(f"{name}: memory of the command, MB", 400, max(memory, memory_gone)),
                at_most(f"{name}: the bot's other work waits, ms", 250, waited),
            ]
    show(wanted)


if __name__ == "__main__":
    main()
