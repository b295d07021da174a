"""Group commit: shared syncs, and exactly what was not acknowledged is undone."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.stores.embedded.engine import EmbeddedEngine, open_engine
from bot.store import FullError, StoppedError, StoreError
from tests.stores.embedded.faulty import SHAPES, FailingOnce, FaultyDisk, broken, full, keep, kept, note, on_disk

WRITERS = 50


@asynccontextmanager
async def opened(folder: Path, disk: FaultyDisk | None = None) -> AsyncIterator[EmbeddedEngine]:
    engine = await open_engine(folder, SHAPES, disk=disk)
    try:
        yield engine
    finally:
        await engine.close()


async def outcomes(*work: Awaitable[None]) -> list[object]:
    return list(await asyncio.gather(*work, return_exceptions=True))


async def test_concurrent_writers_share_syncs(tmp_path: Path) -> None:
    disk = FaultyDisk()
    async with opened(tmp_path, disk) as engine:
        disk.done.clear()
        await asyncio.gather(*(keep(engine, note(f"n{number}")) for number in range(WRITERS)))
        assert disk.done.count("sync") == disk.done.count("write") < WRITERS / 5
    assert len(await on_disk(tmp_path)) == WRITERS


async def test_nobody_is_told_before_the_sync(tmp_path: Path) -> None:
    disk = FaultyDisk()
    async with opened(tmp_path, disk) as engine:
        disk.stall()
        writing = asyncio.create_task(keep(engine, note("a")))
        reading = asyncio.create_task(kept(engine))
        await disk.stalled()
        for _ in range(20):
            await asyncio.sleep(0)
        assert not writing.done()
        assert not reading.done()
        disk.hold.set()
        await writing
        assert await reading == ["a"]


async def test_a_full_disk_refuses_the_write_and_goes_on_once_there_is_room(tmp_path: Path) -> None:
    disk = FaultyDisk()
    async with opened(tmp_path, disk) as engine:
        await keep(engine, note("before"))
        disk.faults["write"] = full
        with pytest.raises(FullError, match="no room"):
            await keep(engine, note("refused"), note("before", "changed"))
        assert await kept(engine) == ["before"]
        async with engine.transaction() as rows:
            found = await rows.get("note", "before")
            assert found == note("before")
        disk.faults.clear()
        await keep(engine, note("after"))
        assert engine.stopped is None
    assert await on_disk(tmp_path) == ["after", "before"]


async def test_a_failed_write_undoes_what_was_built_upon_it_and_nothing_else(tmp_path: Path) -> None:
    disk = FailingOnce()
    async with opened(tmp_path, disk) as engine:
        await keep(engine, note("first", place="here"))
        disk.stall()
        disk.fail_at = 0

        async def build(id_: str, upon: str) -> None:
            async with engine.transaction() as rows:
                assert await rows.get("note", upon)
                await rows.remove("note", upon)
                await rows.add(note(id_, place="here"))

        async def read() -> None:
            async with engine.transaction() as rows:
                assert [row.id for row in await rows.find("note", {"place": "here"})] == ["third"]

        tasks = [asyncio.create_task(build("second", "first"))]
        await disk.stalled()
        tasks += [asyncio.create_task(build("third", "second")), asyncio.create_task(read())]
        for _ in range(20):
            await asyncio.sleep(0)
        disk.hold.set()
        errors = await outcomes(*tasks)
        assert [type(error) for error in errors] == [StoreError] * 3
        assert len({id(error) for error in errors}) == 3
        async with engine.transaction() as rows:
            assert [row.id for row in await rows.find("note", {"place": "here"})] == ["first"]
        await keep(engine, note("fourth"))
    assert await on_disk(tmp_path) == ["first", "fourth"]


async def test_a_transaction_that_is_open_when_another_fails_is_undone_too(tmp_path: Path) -> None:
    disk = FaultyDisk()
    async with opened(tmp_path, disk) as engine:
        disk.stall()
        disk.faults["write"] = full
        lost = asyncio.create_task(keep(engine, note("lost")))
        await disk.stalled()

        async def build() -> None:
            async with engine.transaction() as rows:
                assert await rows.get("note", "lost")
                await rows.add(note("upon it"))
                disk.hold.set()
                await asyncio.wait([lost])
                with pytest.raises(FullError):
                    await rows.get("note", "lost")

        with pytest.raises(FullError):
            await build()
        assert isinstance(lost.exception(), FullError)
        disk.faults.clear()
        assert await kept(engine) == []
    assert await on_disk(tmp_path) == []


async def test_another_error_of_writing_refuses_only_that_write(tmp_path: Path) -> None:
    disk = FaultyDisk()
    async with opened(tmp_path, disk) as engine:
        disk.faults["write"] = broken
        with pytest.raises(StoreError, match="could not be written"):
            await keep(engine, note("a"))
        disk.faults.clear()
        await keep(engine, note("b"))
    assert await on_disk(tmp_path) == ["b"]


@pytest.mark.parametrize("faults", [{"sync": broken}, {"write": full, "truncate": broken}], ids=["sync", "truncate"])
async def test_a_failed_sync_or_cut_stops_the_store(tmp_path: Path, faults: dict[str, Callable[[], OSError]]) -> None:
    disk = FaultyDisk()
    async with opened(tmp_path, disk) as engine:
        await keep(engine, note("before"))
        disk.faults.update(faults)
        errors = await outcomes(*(keep(engine, note(f"n{number}")) for number in range(WRITERS)))
        assert {type(error) for error in errors} == {StoppedError}
        disk.faults.clear()
        disk.done.clear()
        for later in (keep(engine, note("later")), kept(engine), engine.facts()):
            with pytest.raises(StoppedError, match="start the bot again"):
                await later
        assert disk.done == []
        assert engine.stopped is not None
        assert "Input/output error" in engine.stopped
    found = await on_disk(tmp_path)
    assert "before" in found
    assert "later" not in found


async def test_what_is_no_json_fails_its_own_transaction_only(tmp_path: Path) -> None:
    async with opened(tmp_path) as engine:
        with pytest.raises(TypeError):
            await keep(engine, note("a"), note("b", object()))  # type: ignore[arg-type]
        assert await kept(engine) == []
        await keep(engine, note("c"))
    assert await on_disk(tmp_path) == ["c"]


async def test_an_error_in_the_body_undoes_all_of_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as engine:
        await keep(engine, note("a", state="old"), note("b"))

        async def fail() -> None:
            async with engine.transaction() as rows:
                await rows.put(note("a", state="new"))
                await rows.put(note("a", state="newer"))
                await rows.remove("note", "b")
                await rows.add(note("c"))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await fail()
        async with engine.transaction() as rows:
            assert await rows.find("note", {}) == [note("a", state="old"), note("b")]
            assert await rows.find("note", {"state": "old"}) == [note("a", state="old")]
    assert await on_disk(tmp_path) == ["a", "b"]


async def test_who_is_cancelled_in_the_body_leaves_nothing_behind(tmp_path: Path) -> None:
    async with opened(tmp_path) as engine:
        inside = asyncio.Event()

        async def work() -> None:
            async with engine.transaction() as rows:
                await rows.add(note("a"))
                inside.set()
                await asyncio.Event().wait()

        task = asyncio.create_task(work())
        await inside.wait()
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        assert await kept(engine) == []


async def test_who_is_cancelled_while_it_is_written_is_kept_all_the_same(tmp_path: Path) -> None:
    disk = FaultyDisk()
    async with opened(tmp_path, disk) as engine:
        disk.stall()
        task = asyncio.create_task(keep(engine, note("a")))
        await disk.stalled()
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        disk.hold.set()
        assert await kept(engine) == ["a"]
    assert await on_disk(tmp_path) == ["a"]


async def test_nothing_is_asked_within_a_transaction_but_by_its_own_rows(tmp_path: Path) -> None:
    async with opened(tmp_path) as engine:
        async with engine.transaction() as rows:
            with pytest.raises(RuntimeError):
                await keep(engine, note("a"))
            with pytest.raises(RuntimeError):
                await engine.close()
        with pytest.raises(RuntimeError, match="over"):
            await rows.add(note("late"))
        assert await kept(engine) == []


async def test_closing_waits_for_what_is_queued_and_then_refuses(tmp_path: Path) -> None:
    disk = FaultyDisk()
    engine = await open_engine(tmp_path, SHAPES, disk=disk)
    disk.stall()
    writing = asyncio.create_task(keep(engine, note("a")))
    await disk.stalled()
    closing = asyncio.create_task(engine.close())
    for _ in range(5):
        await asyncio.sleep(0)
    assert not closing.done()
    disk.hold.set()
    await closing
    await writing
    await engine.close()
    for later in (keep(engine, note("b")), kept(engine), engine.facts()):
        with pytest.raises(StoreError, match="closed"):
            await later
    assert await on_disk(tmp_path) == ["a"]


class WatchedDisk(FaultyDisk):
    """Says in which thread the latest sync ran. Only as slow as it is told to be: it waits for no real disk."""

    thread: threading.Thread | None = None
    takes = 0.0  # seconds

    def sync(self, file: int) -> None:
        self.thread = threading.current_thread()
        time.sleep(self.takes)
        self.before("sync")

    @property
    def in_the_loop(self) -> bool:
        return self.thread is threading.main_thread()


async def proved(engine: EmbeddedEngine, disk: WatchedDisk) -> None:
    """Returns once the disk has been quick for long enough."""
    async with asyncio.timeout(30):
        while not disk.in_the_loop:
            await keep(engine, note("a"))


async def test_a_commit_that_is_alone_is_written_in_the_loop_once_the_disk_has_been_quick(tmp_path: Path) -> None:
    disk = WatchedDisk()
    async with opened(tmp_path, disk) as engine:
        await keep(engine, note("first"))
        assert not disk.in_the_loop
        await proved(engine, disk)
        await asyncio.gather(*(keep(engine, note(f"n{number}")) for number in range(WRITERS)))
        assert not disk.in_the_loop
    assert len(await on_disk(tmp_path)) == WRITERS + 2


async def test_a_disk_that_becomes_slow_no_longer_holds_up_the_loop(tmp_path: Path) -> None:
    disk = WatchedDisk()
    async with opened(tmp_path, disk) as engine:
        await proved(engine, disk)
        disk.takes = 0.02
        await keep(engine, note("slow"))
        await keep(engine, note("slower"))
        assert not disk.in_the_loop


async def test_what_fails_in_the_loop_is_undone_and_told(tmp_path: Path) -> None:
    disk = WatchedDisk()
    async with opened(tmp_path, disk) as engine:
        await proved(engine, disk)
        disk.faults["write"] = full
        with pytest.raises(FullError, match="no room"):
            await keep(engine, note("refused"), note("a", "changed"))
        del disk.faults["write"]
        assert await kept(engine) == ["a"]
        await proved(engine, disk)
        disk.faults["sync"] = broken
        with pytest.raises(StoppedError):
            await keep(engine, note("unknown"))
        with pytest.raises(StoppedError):
            await kept(engine)
        del disk.faults["sync"]
    assert "a" in await on_disk(tmp_path)
