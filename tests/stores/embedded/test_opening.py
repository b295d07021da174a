"""The folder: one process holds it, nobody else may look, and what is in the way is said."""

import asyncio
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.stores.embedded.engine import open_engine
from adapters.stores.rows import BusyError, OpenError
from tests.stores.embedded.faulty import SHAPES, FaultyDisk, broken, full, keep, kept, note

HOLDER = """
import asyncio, sys
from pathlib import Path
from adapters.stores.embedded.engine import open_engine
async def main():
    engine = await open_engine(Path(sys.argv[1]), ())
    print("held", flush=True)
    sys.stdin.read()
    await engine.close()
asyncio.run(main())
"""


async def test_a_second_process_is_refused_in_plain_words(tmp_path: Path) -> None:
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"held\n"
    with pytest.raises(BusyError, match=r"Another process holds the store in .*: stop it, or use"):
        await open_engine(tmp_path, SHAPES)
    await holder.communicate(b"")
    assert holder.returncode == 0
    engine = await open_engine(tmp_path, SHAPES)
    await engine.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few accounts make such names")
async def test_a_second_process_is_refused_by_whatever_name_it_calls_the_folder(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "other name").symlink_to(tmp_path / "store")
    for first, second in (("store", "other name"), ("other name", "store")):
        holder = await asyncio.create_subprocess_exec(
            sys.executable, "-c", HOLDER, tmp_path / first, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert holder.stdout is not None
        assert await holder.stdout.readline() == b"held\n"
        with pytest.raises(BusyError):
            await open_engine(tmp_path / second, SHAPES)
        await holder.communicate(b"")
        async with asyncio.timeout(5):
            one = await open_engine(tmp_path / first, SHAPES)
            with pytest.raises(BusyError):  # within one process too
                await open_engine(tmp_path / second, SHAPES)
            await one.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
async def test_nobody_else_may_look(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "store"
    folder.mkdir(0o755, parents=True)
    engine = await open_engine(folder, SHAPES)
    await keep(engine, note("a"))
    await engine.close()
    (folder / "journal").chmod(0o644)
    engine = await open_engine(folder, SHAPES, least=1)
    await keep(engine, note("b"))
    await engine.close()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == {"journal": 0o600, "lock": 0o600}


async def test_what_is_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OpenError, match="something else is in the way"):
            await open_engine(path, SHAPES)


async def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    disk = FaultyDisk()
    disk.faults["open"] = lambda: PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with pytest.raises(OpenError, match="may not be written from this account"):
        await open_engine(tmp_path, SHAPES, disk=disk)


@pytest.mark.parametrize("operation", ["open", "write", "sync", "replace", "sync_folder"])
async def test_a_start_that_fails_can_be_tried_again(tmp_path: Path, operation: str) -> None:
    disk = FaultyDisk()
    disk.faults[operation] = full
    with pytest.raises(OpenError, match="no room"):
        await open_engine(tmp_path, SHAPES, disk=disk)
    disk.faults[operation] = broken
    with pytest.raises(OpenError, match="Input/output error"):
        await open_engine(tmp_path / "deeper", SHAPES, disk=disk)
    disk.faults.clear()
    engine = await open_engine(tmp_path, SHAPES, disk=disk)
    await keep(engine, note("a"))
    assert await kept(engine) == ["a"]
    await engine.close()


async def test_facts_tell_where_and_how_much(tmp_path: Path) -> None:
    engine = await open_engine(tmp_path, SHAPES)
    await keep(engine, note("a"), note("b"))
    facts = await engine.facts()
    await engine.close()
    assert (facts.engine, facts.where, facts.counts) == ("embedded", str(tmp_path), {"note": 2, "other": 0})
    assert facts.size == (tmp_path / "journal").stat().st_size
