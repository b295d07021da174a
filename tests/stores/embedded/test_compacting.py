"""Compaction: nothing is lost whatever fails, and nobody waits for it."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.stores.embedded.disk import Disk
from adapters.stores.embedded.engine import EmbeddedEngine, open_engine
from adapters.stores.rows import NotEmptyError, Row
from bot.store import FullError, StoreError
from tests.stores.embedded.faulty import (
    SHAPES,
    FailingOnce,
    FaultyDisk,
    LosingPower,
    compacted,
    full,
    keep,
    kept,
    lay_out,
    note,
    on_disk,
)

LEAST = 4000  # bytes, so that a few dozen writes make it due
WRITERS = 4


async def overwrite(engine: EmbeddedEngine, writer: int, times: int, last: dict[str, str]) -> None:
    """Writes the same row again and again; `last` is what was acknowledged of it."""
    for turn in range(times):
        text = f"{turn} " + "x" * 200
        await keep(engine, note(f"w{writer}", text, state=str(turn)), note(f"w{writer} too", text, state=str(turn)))
        last[f"w{writer}"] = text


async def contents(folder: Path) -> dict[str, str]:
    engine = await open_engine(folder, SHAPES)
    try:
        async with engine.transaction() as rows:
            return {row.id: str(row.fields["text"]) for row in await rows.find("note", {})}
    finally:
        await engine.close()


async def test_the_file_stays_small_and_nothing_is_lost_while_others_write(tmp_path: Path) -> None:
    disk = FaultyDisk()
    engine = await open_engine(tmp_path, SHAPES, disk=disk, least=LEAST)
    last: dict[str, str] = {}
    await asyncio.gather(*(overwrite(engine, writer, 100, last) for writer in range(WRITERS)))
    compactions = disk.done.count("replace") - 1  # the first made the file
    size = (await engine.facts()).size
    await engine.close()
    assert compactions > 2
    assert size < WRITERS * 100 * 2 * 200 / 3
    assert await contents(tmp_path) == {id_: text for key, text in last.items() for id_ in (key, f"{key} too")}


async def test_a_compaction_that_fails_at_any_operation_fails_nobody(tmp_path: Path) -> None:
    failed = set()
    for place in range(40):
        disk = FailingOnce()
        folder = tmp_path / str(place)
        engine = await open_engine(folder, SHAPES, disk=disk, least=LEAST)
        last: dict[str, str] = {}
        await overwrite(engine, 0, 5, last)
        opened = disk.done.count("open")
        while disk.done.count("open") == opened and not disk.failed:
            await overwrite(engine, 0, 1, last)
            if engine.compacting:
                disk.fail_at = place
                await compacted(engine)
                disk.fail_at = None
        if not disk.failed:
            await engine.close()
            break
        failed.add(disk.failed)
        if disk.failed == "sync_folder":
            assert engine.stopped is not None
        else:
            assert not (folder / "journal.new").exists()
            await overwrite(engine, 0, 100, last)  # tried again, and done
            assert (await engine.facts()).size < 3 * LEAST
        await engine.close()
        assert await contents(folder) == {"w0": last["w0"], "w0 too": last["w0"]}
    assert failed == {"open", "write", "sync", "replace", "sync_folder"}


async def test_a_full_disk_fails_the_compaction_and_no_operation(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    disk = FaultyDisk()
    engine = await open_engine(tmp_path, SHAPES, disk=disk, least=LEAST)
    disk.faults["open"] = full
    last: dict[str, str] = {}
    await overwrite(engine, 0, 30, last)
    await compacted(engine)
    assert "could not be made shorter" in caplog.text
    disk.faults.clear()
    await overwrite(engine, 0, 30, last)
    await compacted(engine)
    await engine.close()
    assert disk.done.count("replace") > 1
    assert await contents(tmp_path) == {"w0": last["w0"], "w0 too": last["w0"]}


class RefusingTheSecond(FaultyDisk):
    """The first commit waits until the second is asked for; that waits for `hold`, and then finds no room."""

    def __init__(self) -> None:
        super().__init__()
        self.commits = 0
        self.asked = threading.Event()

    def write(self, file: int, data: bytes, at: int) -> None:
        if threading.current_thread().name == "store writer":
            self.commits += 1
            self.reached.set()
            self.asked.wait()
            if self.commits == 2:
                self.hold.wait()
                raise full()
        Disk.write(self, file, data, at)


async def test_what_is_refused_while_a_compaction_begins_is_in_no_file(tmp_path: Path) -> None:
    disk = RefusingTheSecond()
    engine = await open_engine(tmp_path, SHAPES, disk=disk, least=1)
    disk.stall()
    first = asyncio.create_task(keep(engine, note("first")))
    await disk.stalled()
    second = asyncio.create_task(keep(engine, note("second")))
    for _ in range(5):
        await asyncio.sleep(0)
    disk.asked.set()
    await first
    for _ in range(50):
        await asyncio.sleep(0)
    disk.hold.set()
    with pytest.raises(FullError):
        await second
    await compacted(engine)
    await engine.close()
    assert await on_disk(tmp_path) == ["first"]


async def test_power_lost_at_any_operation_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """Commits, compactions and opening among them; the medium keeps what was synced, or all, or the newest names."""
    for place in range(400):
        folder = tmp_path / str(place)
        disk = LosingPower()
        engine = await open_engine(folder, SHAPES, disk=disk, least=LEAST)
        disk.power.left = place
        last: dict[str, str] = {}
        tried = await asyncio.gather(
            *(overwrite(engine, writer, 15, last) for writer in (0, 1)), return_exceptions=True
        )
        await compacted(engine)
        await engine.close()
        if not disk.lost:
            break
        assert all(error is None or isinstance(error, StoreError) for error in tried)
        for number, image in enumerate(disk.power.images):
            found = await contents(lay_out(tmp_path / f"{place} {number}", image))
            for key, text in last.items():
                assert turn(found[key]) >= turn(text)
            for key in ("w0", "w1"):
                assert found.get(key) == found.get(f"{key} too")
    else:
        pytest.fail("it never came to an end")
    assert place > 40
    assert disk.done.count("replace") > 1


def turn(text: str) -> int:
    return int(text.split(maxsplit=1)[0])


async def many(count: int) -> AsyncIterator[Row]:
    for number in range(count):
        yield note(f"n{number:03}", state=str(number % 7))


async def test_loading_fills_an_empty_store_whole(tmp_path: Path) -> None:
    engine = await open_engine(tmp_path, SHAPES)
    await engine.load(many(500))
    async with engine.transaction() as rows:
        assert len(await rows.find("note", {"state": "3"})) == 71
    with pytest.raises(NotEmptyError):
        await engine.load(many(1))
    await keep(engine, note("more"))
    await engine.close()
    assert len(await on_disk(tmp_path)) == 501


async def test_what_the_store_held_gives_way_if_it_is_what_was_said(tmp_path: Path) -> None:
    engine = await open_engine(tmp_path, SHAPES)
    await keep(engine, note("a"), note("b"))
    for held in ((), (note("a"),), (note("a"), note("b", "others")), (note("a"), note("b"), note("c"))):
        with pytest.raises(NotEmptyError):
            await engine.load(many(1), held)
    await engine.load(many(1), (note("b"), note("a")))
    assert await kept(engine) == ["n000"]
    await engine.close()
    assert await on_disk(tmp_path) == ["n000"]


@pytest.mark.parametrize("operation", ["open", "write", "sync", "replace"])
async def test_loading_that_fails_leaves_the_store_empty(tmp_path: Path, operation: str) -> None:
    disk = FaultyDisk()
    engine = await open_engine(tmp_path, SHAPES, disk=disk)
    disk.faults[operation] = full
    with pytest.raises(FullError):
        await engine.load(many(500))
    disk.faults.clear()
    assert not (tmp_path / "journal.new").exists()
    assert await kept(engine) == []
    await engine.load(many(3))
    await engine.close()
    assert len(await on_disk(tmp_path)) == 3


async def test_loading_whose_source_fails_leaves_the_store_empty(tmp_path: Path) -> None:
    async def source() -> AsyncIterator[Row]:
        async for row in many(100):
            yield row
        raise ZeroDivisionError

    engine = await open_engine(tmp_path, SHAPES)
    with pytest.raises(ZeroDivisionError):
        await engine.load(source())
    assert await kept(engine) == []
    await engine.close()
    assert await on_disk(tmp_path) == []


async def test_a_snapshot_is_of_one_moment_and_in_order(tmp_path: Path) -> None:
    engine = await open_engine(tmp_path, SHAPES)
    await engine.load(many(300))
    await keep(engine, Row("other", "ä", {}), Row("other", "Z", {}), Row("other", "z", {}))
    async with engine.snapshot() as snapshot:
        await keep(engine, note("n000", "changed"), note("late"))
        rows = [row async for row in snapshot]
    await engine.close()
    assert [row.id for row in rows] == [*(f"n{number:03}" for number in range(300)), "Z", "z", "ä"]
    assert rows[0] == note("n000", state="0")
