"""The outbox: claims alone, and whole deliveries to a sender that takes everything at once.

    python -m benchmarks.outbox [--quick]

Notices are claimed in the batches that a worker takes. Each worker is a process of its own, and all start together.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from subprocess import PIPE
from typing import TypedDict

from adapters.stores.kept import KeptStore
from benchmarks.wanted import Wanted, at_least, show
from bot.outbox import UNREACHED, Composed, Outbox, Timing
from bot.outbox.after import leased
from bot.pace import Rate
from bot.records import Address, Notice, notice
from bot.replies import Replies, Text
from bot.store import Record, Transaction, run
from tests import postgres as servers
from tests.outbox.stores import open_store

DUE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PEOPLE = 50
AT_ONCE = 500  # records kept in one commit
WORKERS = 4
FREELY = Rate(timedelta(microseconds=1), burst=1_000_000)
POSTGRES = "PostgreSQL"
ENGINES = ("embedded", POSTGRES)
URL = "AGREEMENT_BOT_DATABASE_URL"
CLAIMED, DELIVERED = 8000, 2000  # notices
WIDTH = {"claims": 11, "deliveries": 13}
IDLE = 1.0  # seconds without a send, after which none is expected any more


class Span(TypedDict):
    count: int
    begun: float  # seconds since the epoch, which all processes share
    ended: float


@dataclass(slots=True)
class Ready:
    """A sender that takes everything at once."""

    taken: int = 0
    last: float = field(default_factory=time.time)  # seconds since the epoch
    another: asyncio.Event = field(default_factory=asyncio.Event)
    channel: Rate = FREELY
    workspace: Rate = FREELY

    async def send(self, address: Address, replies: Replies, key: str) -> None:  # noqa: ARG002 - as senders are called
        self.taken += 1
        self.last = time.time()
        self.another.set()

    async def idle(self) -> None:
        """Until nothing has been sent for a while."""
        with suppress(TimeoutError):
            while True:
                self.another.clear()
                await asyncio.wait_for(self.another.wait(), IDLE)


async def opened(folder: Path, url: str) -> KeptStore:
    """Over PostgreSQL where there is an address; the keys are in the folder either way."""
    return await open_store(folder / "keys", url or folder / "store")


def address(number: int) -> Address:
    return Address(f"address {number}", f"person {number}", "test", "workspace", f"channel {number}", quiet_from=None)


def owed(number: int) -> Notice:
    return notice(f"report {number}", f"address {number % PEOPLE}", "report.new", f"report {number}", DUE)


async def fill(store: KeptStore, count: int) -> None:
    records: list[Record] = [*map(address, range(PEOPLE)), *map(owed, range(count))]

    async def keep(part: Sequence[Record], tx: Transaction) -> None:
        for record in part:
            await tx.add(record)

    for start in range(0, len(records), AT_ONCE):
        await run(store, partial(keep, records[start : start + AT_ONCE]))


async def claims(store: KeptStore) -> Span:
    """Takes batch after batch until nothing is due any more."""
    now = datetime.now(UTC)
    until = now + timedelta(hours=1)
    begun, count = time.time(), 0
    while taken := await store.claim(Notice, now, Timing().batch, lambda one: leased(one, "lease", now, until)):
        count += len(taken)
    return Span(count=count, begun=begun, ended=time.time())


async def deliveries(store: KeptStore) -> Span:
    """Runs the worker as the bot does, until it has had nothing to send for a while. The last send ends it."""
    platform = Ready()
    composers = {"report.new": _words, UNREACHED: _words}
    worker = Outbox(store, {"test": platform}, composers, lambda: datetime.now(UTC), b"secret of a benchmark")
    stop = asyncio.Event()
    begun = time.time()
    running = asyncio.create_task(worker.run(stop))
    await platform.idle()
    stop.set()
    await running
    return Span(count=platform.taken, begun=begun, ended=platform.last)


async def _words(_owed: Notice, _tx: Transaction) -> Composed:
    return Composed((Text("There is something new. Open the bot to read it."),))


TASKS = {"claims": claims, "deliveries": deliveries}


async def _alone(task: str, folder: Path) -> None:
    """In a process of its own: say so once the store is open, begin when told to, and print the figures as JSON."""
    store = await opened(folder, os.environ.get(URL, ""))
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(await TASKS[task](store)))
    await store.close()


async def _filled(folder: Path, url: str, count: int) -> None:
    store = await opened(folder, url)
    await fill(store, count)
    await store.close()


def rate(engine: str, task: str, workers: int, count: int) -> float:
    """A second, from the first worker's beginning to the last one's end."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(servers.database()) if engine == POSTGRES else ""
        asyncio.run(_filled(folder, url, count))
        command = [sys.executable, "-m", "benchmarks.outbox", "--alone", task, str(folder)]
        given = {**os.environ, URL: url}
        started = [
            stack.enter_context(subprocess.Popen(command, env=given, stdin=PIPE, stdout=PIPE, text=True))
            for _ in range(workers)
        ]
        try:
            return _together(started, count)
        finally:
            for process in started:
                process.kill()


def _together(started: Sequence["subprocess.Popen[str]"], count: int) -> float:
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "ready\n", "a worker failed; its error stands above"
    for process in started:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    spans: list[Span] = [json.loads(process.communicate()[0]) for process in started]
    assert sum(span["count"] for span in spans) == count, "a notice was taken twice, or not at all"
    return count / (max(span["ended"] for span in spans) - min(span["begun"] for span in spans))


def main(arguments: Sequence[str] | None = None) -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--quick", action="store_true", help="fewer notices, one round of each")
    reading.add_argument("--alone", nargs=2, metavar=("TASK", "FOLDER"), help=argparse.SUPPRESS)
    given = reading.parse_args(arguments)
    if given.alone:
        asyncio.run(_alone(given.alone[0], Path(given.alone[1])))
    else:
        show(compare(1, 4) if given.quick else compare(2, 1))


def compare(rounds: int, part: int) -> list[Wanted]:
    """`part` is the share of the notices that is taken: one in so many."""
    print(f"\nThe outbox, notices a second; the quickest of {rounds} rounds")
    print(f"{'':12}{'one process':^24}{f'{WORKERS} processes':^24}")
    print(f"{'':12}" + 2 * f"{'claimed':>11}{'delivered':>13}", flush=True)
    claimed = 0.0
    for engine in ENGINES:
        print(f"{engine:12}", end="", flush=True)
        for workers in (1, WORKERS):
            for task, count in (("claims", CLAIMED), ("deliveries", DELIVERED)):
                if workers > 1 and engine != POSTGRES:
                    print(f"{'–':>{WIDTH[task]}}", end="")
                    continue
                best = max(rate(engine, task, workers, count // part) for _ in range(rounds))
                print(f"{best:{WIDTH[task]},.0f}", end="", flush=True)
                if workers > 1 and task == "claims":
                    claimed = best
        print()
    print(
        f"Claimed {Timing().batch} at a time, as the worker takes them. Delivered: claimed, worded, sent and recorded."
    )
    return [at_least(f"claims with {WORKERS} processes, a second", 3000, claimed)]


if __name__ == "__main__":
    main()
