"""What is on the disk is read back while the store is in use, and mended from memory where it was damaged."""

import asyncio
from pathlib import Path

import pytest

from adapters.stores.embedded.engine import EmbeddedEngine, open_engine
from tests.stores.embedded.faulty import SHAPES, FaultyDisk, broken, keep, kept, note, on_disk


async def filled(folder: Path, disk: FaultyDisk | None = None) -> EmbeddedEngine:
    engine = await open_engine(folder, SHAPES, disk=disk)
    for number in range(50):
        await keep(engine, note(f"n{number:02}"))
    return engine


def flip(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))


async def test_a_whole_file_is_found_whole_while_others_write_and_compact(tmp_path: Path) -> None:
    engine = await open_engine(tmp_path, SHAPES, least=2000)

    async def write() -> None:
        for number in range(300):
            await keep(engine, note("n", "x" * 100, state=str(number)))

    writing = asyncio.create_task(write())
    looks = 0
    while not writing.done():
        assert await engine.verify() == ""
        looks += 1
    await writing
    assert looks > 3
    await engine.close()


@pytest.mark.parametrize("at", [5, 400, -2])
async def test_damage_is_told_with_the_mend_and_the_file_is_written_anew(
    tmp_path: Path, at: int, logged: list[str]
) -> None:
    engine = await filled(tmp_path)
    path = tmp_path / "journal"
    flip(path, at % path.stat().st_size)
    told = await engine.verify()
    assert f"{path} is damaged at byte" in told
    assert "written anew from memory" in told
    assert "store backup FILE" in told
    assert await engine.verify() == ""
    await keep(engine, note("later"))
    rows = await kept(engine)
    await engine.close()
    assert len(rows) == 51
    assert await on_disk(tmp_path) == rows
    assert any("is damaged at byte" in line for line in logged)


async def test_a_file_that_lost_its_end_is_damaged_too(tmp_path: Path) -> None:
    engine = await filled(tmp_path)
    path = tmp_path / "journal"
    whole = path.read_bytes()
    path.write_bytes(whole[: whole[:-1].rfind(b"\n") + 1])
    assert "is damaged" in await engine.verify()
    await engine.close()
    assert len(await on_disk(tmp_path)) == 50


async def test_where_it_cannot_be_written_anew_that_is_said(tmp_path: Path) -> None:
    disk = FaultyDisk()
    engine = await filled(tmp_path, disk)
    flip(tmp_path / "journal", 400)
    disk.faults["open"] = broken
    told = await engine.verify()
    disk.faults.clear()
    assert "could not be written anew" in told
    assert "store backup FILE" in told
    assert len(await kept(engine)) == 50
    await engine.close()
