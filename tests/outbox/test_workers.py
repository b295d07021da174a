"""Four processes deliver from one PostgreSQL, and one of them is killed."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.records import Notice, State
from bot.store import Store
from tests.outbox.parts import person, to
from tests.outbox.stores import open_store
from tests.outbox.working import TIMING

WORKERS = 4
PEOPLE = 20
PATIENCE = 60.0  # seconds, beside what the notices take
AT_ONCE = 500  # notices kept in one commit


@dataclass
class Platform:
    """Counts what it takes. The process that brings it message number `fatal` dies before it is answered."""

    expected: int
    fatal: int
    taken: dict[str, list[int]] = field(default_factory=dict)  # who sent it, by the key of the message
    workers: dict[int, asyncio.subprocess.Process] = field(default_factory=dict)
    killed: int = 0
    complete: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pid, key = (await reader.readline()).decode().split()
        self.taken.setdefault(key, []).append(int(pid))
        if sum(map(len, self.taken.values())) == self.fatal:
            self.killed = int(pid)
            self.workers[self.killed].kill()
        else:
            writer.write(b"taken\n")
        if len(self.taken) == self.expected:
            self.complete.set()
        writer.close()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[int]:
        server = await asyncio.start_server(self.take, "127.0.0.1")
        async with server:
            yield server.sockets[0].getsockname()[1]

    @asynccontextmanager
    async def delivered_by(self, url: str, keys: Path) -> AsyncIterator[None]:
        async with self.listening() as port:
            for _ in range(WORKERS):
                process = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "tests.outbox.working", url, str(keys), str(port)
                )
                self.workers[process.pid] = process
            try:
                yield
                for process in self.workers.values():
                    if process.returncode is None:
                        process.terminate()
                for process in self.workers.values():
                    await asyncio.wait_for(process.wait(), PATIENCE)
            finally:
                for process in self.workers.values():
                    if process.returncode is None:
                        process.kill()


async def nothing_waits(store: Store) -> None:
    """What the killed one had sent is due again once its lease is over."""
    waiting = True
    while waiting:
        async with store.transaction() as tx:
            waiting = bool(await tx.find(Notice, state=State.WAITING))
        await asyncio.sleep(0.1)


async def test_with_one_of_four_workers_killed_every_notice_is_delivered_and_only_its_own_come_twice(
    postgres: str, tmp_path: Path, soak: bool
) -> None:
    number = 10_000 if soak else 300
    names = [str(one) for one in range(PEOPLE)]
    store = await open_store(tmp_path / "keys", postgres)
    now = datetime.now(UTC)
    owed = [to(names[one % PEOPLE], one, due=now) for one in range(number)]
    async with store.transaction() as tx:
        for name in names:
            await tx.add(person(name))
    for start in range(0, number, AT_ONCE):
        async with store.transaction() as tx:
            for one in owed[start : start + AT_ONCE]:
                await tx.add(one)

    platform = Platform(number, fatal=number // 3)
    began = time.monotonic()
    async with platform.delivered_by(postgres, tmp_path / "keys"):
        await asyncio.wait_for(platform.complete.wait(), PATIENCE + number / 20)
        took = time.monotonic() - began
        await asyncio.wait_for(nothing_waits(store), PATIENCE)
    async with store.transaction() as tx:
        done = await tx.find(Notice, state=State.DONE)
    await store.close()

    twice = {key: senders for key, senders in platform.taken.items() if len(senders) > 1}
    print(f"{number} notices by {WORKERS} workers in {took:.1f} s, one killed; {len(twice)} came twice")
    assert {one.id for one in done} == {one.id for one in owed} == platform.taken.keys()
    assert all(senders[0] == platform.killed and len(senders) == 2 for senders in twice.values())
    assert 1 <= len(twice) <= TIMING.at_once  # the one that it was sending when it was killed at least
    survivors = [process for pid, process in platform.workers.items() if pid != platform.killed]
    assert [process.returncode for process in survivors] == [0, 0, 0]
