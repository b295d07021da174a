"""Each durable store against a plain dictionary, over thousands of random operations, reopenings and failures."""

import asyncio
import errno
import os
import shutil
import tempfile
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from adapters.stores import kept
from adapters.stores.embedded import engine as embedded
from adapters.stores.embedded.disk import Disk
from adapters.stores.internal import Shred
from adapters.stores.kept import KeptStore
from bot.store import FullError, Owed, StoppedError, StoreError, Transaction, UncertainError, run
from tests.postgres import statement
from tests.stores import engines
from tests.stores.samples import KINDS, Errand, Letter, Note, State, Visit
from tests.stores.steps import Held, Step, after, found, times, transactions, work

# The ordinary run takes the default profile; one with more examples makes a longer run of the same.
SCALE = settings().max_examples / 100


class GaveUpError(Exception):
    pass


class Machine(RuleBasedStateMachine):
    """`kept` is what must be there: one dictionary, or either of two after a failure that leaves it open."""

    name: ClassVar[str]
    operations: ClassVar[int] = 0
    failures: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="machine"))
        self.runner = asyncio.Runner()
        self.kept: Held = {}
        self.store: KeptStore

    def place(self) -> engines.Kept:
        raise NotImplementedError

    async def open(self) -> KeptStore:
        return await self.place().open()

    def do(self, doing: Awaitable[object]) -> None:
        async def alone() -> None:
            await doing

        self.runner.run(alone())

    @initialize()
    def start(self) -> None:
        async def start() -> None:
            self.store = await self.open()

        self.do(start())

    @rule(steps=transactions)
    def commit(self, steps: list[Step]) -> None:
        self.do(self._commit(steps))

    async def _commit(self, steps: list[Step]) -> None:
        seen = await run(self.store, partial(work, steps))
        self.kept, expected = after(self.kept, steps)
        assert seen == expected
        self.count(steps)

    @rule(steps=transactions)
    def give_up(self, steps: list[Step]) -> None:
        async def give_up() -> None:
            async with self.store.transaction() as tx:
                assert await work(steps, tx) == after(self.kept, steps)[1]
                raise GaveUpError

        with pytest.raises(GaveUpError):
            self.do(give_up())
        self.count(steps)

    @rule(first=transactions, second=transactions)
    def two_at_once(self, first: list[Step], second: list[Step]) -> None:
        """What both saw and left must be as if one had come after the other."""

        async def both() -> None:
            seen = await asyncio.gather(*(run(self.store, partial(work, steps)) for steps in (first, second)))
            left = await self.read()
            one, seen_one = after(self.kept, first)
            first_before, seen_after = after(one, second)
            two, seen_two = after(self.kept, second)
            second_before, seen_behind = after(two, first)
            assert (left, seen) in (
                (first_before, [seen_one, seen_after]),
                (second_before, [seen_behind, seen_two]),
            )
            self.kept = left

        self.do(both())
        self.count(first + second)

    @rule(kind=st.sampled_from([Errand, Visit]), now=times, most=st.integers(1, 4), minutes=st.integers(1, 5))
    def claim(self, kind: type[Owed], now: datetime, most: int, minutes: int) -> None:
        async def claim() -> None:
            claimed = await self.store.claim(
                kind, now, most, lambda record: replace(record, due=record.due + timedelta(minutes=minutes))
            )
            before = {id_: record for (of, id_), record in self.kept.items() if of is kind and isinstance(record, Owed)}
            due = sorted(record.due for record in before.values() if record.due <= now)
            assert [before[record.id].due for record in claimed] == due[:most]
            for record in claimed:
                assert record == replace(before[record.id], due=before[record.id].due + timedelta(minutes=minutes))
                self.kept[kind, record.id] = record

        self.do(claim())
        type(self).operations += 1

    @rule()
    def reopen(self) -> None:
        async def reopen() -> None:
            await self.store.close()
            self.store = await self.open()

        self.do(reopen())

    @invariant()
    def the_same(self) -> None:
        async def same() -> None:
            assert await self.read() == self.kept
            async with self.store.transaction() as tx:
                for kind in (Note, Letter, Errand):
                    for name in kind.found_by:
                        for value in ("depot", "shop", State.OPEN, State.CLOSED):
                            assert await tx.find(kind, **{name: value}) == found(self.kept, kind, {name: value})

        self.do(same())

    async def read(self) -> Held:
        async def everything(tx: Transaction) -> Held:
            return {(kind, record.id): record for kind in KINDS for record in await tx.find(kind)}

        return await run(self.store, everything)

    async def settle(self, steps: list[Step], *, maybe: bool) -> None:
        """After a failure: nothing of it was kept, or all of it where that is open."""
        left = await self.read()
        assert left == self.kept or (maybe and left == after(self.kept, steps)[0])
        self.kept = left
        type(self).failures += 1

    def count(self, steps: list[Step]) -> None:
        type(self).operations += len(steps)

    def teardown(self) -> None:
        async def end() -> None:
            await self.store.close()
            self.store = await self.open()
            async with self.store.transaction() as tx:
                assert await tx.find(Shred) == ()
            assert await self.read() == self.kept
            await self.clear()
            await self.store.close()

        if hasattr(self, "store"):
            self.do(end())
        self.runner.close()
        shutil.rmtree(self.folder)

    async def clear(self) -> None: ...


class FailingFromThenOn(Disk):
    """Once `left` operations were done it is full, and takes half of what is written; or fails at everything."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.error = errno.ENOSPC

    def write(self, file: int, data: bytes, at: int) -> None:
        try:
            self._count()
        except OSError:
            super().write(file, data[: len(data) // 2], at)
            raise
        super().write(file, data, at)

    def sync(self, file: int) -> None:
        self._broken()
        super().sync(file)

    def truncate(self, file: int, size: int) -> None:
        self._broken()
        super().truncate(file, size)

    def replace(self, source: Path, target: Path) -> None:
        self._broken()
        super().replace(source, target)

    def _broken(self) -> None:
        if self.error != errno.ENOSPC:
            self._count()

    def _count(self) -> None:
        left = self.left  # it is mended in another thread
        if left is not None:
            self.left = left - 1
            if left < 1:
                raise OSError(self.error, os.strerror(self.error))


def copy(before: Path, now: Path) -> None:
    now.mkdir(mode=0o700)
    for path in sorted(before.iterdir()):
        with suppress(FileNotFoundError):  # a compaction may be under way
            shutil.copy(path, now)


class EmbeddedMachine(Machine):
    name = "embedded"

    def __init__(self) -> None:
        super().__init__()
        self.disk = FailingFromThenOn()
        self.copies = 0

    def place(self) -> engines.Kept:
        files = self.folder / f"store {self.copies}"
        # So small that files are compacted all the time.
        return engines.Kept(
            self.folder / "keys",
            lambda: embedded.open_engine(files, kept.shapes(KINDS), disk=self.disk, least=4096, growth=1.5),
        )

    @rule(steps=transactions)
    def crash(self, steps: list[Step]) -> None:
        """The files as they are at one moment are all that is left."""

        async def crash() -> None:
            await self._commit(steps)
            old = self.store
            before = self.folder / f"store {self.copies}"
            self.copies += 1
            copy(before, self.folder / f"store {self.copies}")
            self.store = await self.open()
            await old.close()
            shutil.rmtree(before)

        self.do(crash())

    @rule(steps=transactions, left=st.integers(0, 3), error=st.sampled_from([errno.ENOSPC, errno.EIO]))
    def the_disk_fails(self, steps: list[Step], left: int, error: int) -> None:
        async def fail() -> None:
            self.disk.left, self.disk.error = left, error
            failed = None
            try:
                await self._commit(steps)
            except StoreError as caught:
                failed = caught
            self.disk.left = None
            if isinstance(failed, FullError):
                await self.settle(steps, maybe=False)
                return
            try:
                await self.read()
            except StoppedError:  # it can be that only the erasing of a key came too late to be kept
                await self.store.close()
                self.store = await self.open()
            if failed:
                await self.settle(steps, maybe=isinstance(failed, StoppedError))

        self.do(fail())


class PostgresMachine(Machine):
    name = "postgresql"
    url: ClassVar[str]
    keys: ClassVar[Path]

    def place(self) -> engines.Kept:
        return engines.durable("postgresql", self.keys, lambda: self.url)

    @rule(steps=transactions, when=st.sampled_from(["within", "at the end"]))
    def the_connections_break(self, steps: list[Step], when: str) -> None:
        sql = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

        async def broken() -> None:
            async with self.store.transaction() as tx:
                await work(steps, tx)
                breaking = asyncio.create_task(asyncio.to_thread(statement, self.url, sql))
                if when == "within":
                    await breaking
                    await work(steps, tx)
            await breaking

        async def fail() -> None:
            twice = steps * 2 if when == "within" else steps
            try:
                await broken()
            except StoreError as error:
                await self.settle(twice, maybe=isinstance(error, UncertainError))
            else:
                self.kept = after(self.kept, twice)[0]

        self.do(fail())

    async def clear(self) -> None:
        async with self.store.transaction() as tx:
            for kind, id_ in self.kept:
                await tx.remove(kind, id_)


def play(machine: type[Machine], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=max(1, round(examples * SCALE)),
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"{machine.name}: {machine.operations:,} operations, {machine.failures:,} failures, as the dictionary has it")
    assert machine.operations > 300 * SCALE


def test_the_embedded_store_holds_what_a_dictionary_holds() -> None:
    play(EmbeddedMachine, 30, 40)


def test_the_store_on_postgresql_holds_what_a_dictionary_holds(tmp_path: Path, postgres: str) -> None:
    PostgresMachine.url, PostgresMachine.keys = postgres, tmp_path
    play(PostgresMachine, 16, 30)
