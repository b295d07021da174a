"""The store and its keys on a disk that is full: what is refused is refused whole, and room mends it."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol

import pytest

from adapters.stores.internal import Shred
from adapters.stores.rows import OpenError
from adapters.stores.vault import ShreddedError, Vault
from bot.store import FullError, Record, Store, StoreError, Transaction, run
from tests.stores.crash_checks import slots_of
from tests.stores.crash_plans import FAR, SHELVES, Errand, Letter, Paper
from tests.stores.places import Embedded, opened

if sys.platform != "win32":
    import resource

SIZE = 1 << 20  # bytes of the disk
PAGE = 4096  # bytes that a file grows by at least
SOME = 40  # records
MANY = 200  # updates, more than there is room for
LETTERS = 150  # more than can be removed with a page of room


class Room(Protocol):
    """Where the store is, and how much more may be written there."""

    refusal: ClassVar[type[StoreError]]  # what a full one is called
    folder: Path

    def leave(self, free: int) -> None:
        """From now on there is room for so many bytes more, or a little less."""

    def make(self) -> None:
        """There is room again."""


@dataclass
class Disk:
    """A small file system of its own, and a file that takes its room."""

    refusal: ClassVar[type[StoreError]] = FullError

    folder: Path

    def leave(self, free: int) -> None:
        self.make()
        state = os.statvfs(self.folder)
        taken = max(state.f_bavail * state.f_frsize - free, 0)
        with self._ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(taken, 1))

    def make(self) -> None:
        self._ballast.unlink(missing_ok=True)

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"


@dataclass
class Limit:
    """Where no file system may be mounted: the system refuses to let any file of this process grow further.

    It differs in two things. Each file has room of its own, and the refusal is not called ENOSPC.
    """

    refusal: ClassVar[type[StoreError]] = StoreError

    folder: Path
    _before: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def leave(self, free: int) -> None:
        largest = max((path.stat().st_size for path in self.folder.rglob("*") if path.is_file()), default=0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + free, self._before[1]))

    def make(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)


@pytest.fixture(params=["disk", "limit"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Room]:
    folder = tmp_path / "room"
    folder.mkdir()
    room: Room = Limit(folder)
    if request.param == "disk":
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", str(folder)]
        if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("this account may mount no file system: the same runs with limited files instead")
        room = Disk(folder)
    try:
        yield room
    finally:
        room.make()
        if isinstance(room, Disk):
            subprocess.run(["umount", str(folder)], check=True)


class Refusals:
    """Workers that add records, one a transaction, until they were refused three times."""

    def __init__(self, room: Room) -> None:
        self.kept: dict[str, Record] = {}
        self.refused: dict[str, Record] = {}
        self._refusal = room.refusal

    async def add(self, store: Store, record: Record) -> bool:
        try:
            await run(store, lambda tx: tx.add(record))
        except self._refusal:
            self.refused[record.id] = record
            return False
        self.kept[record.id] = record
        return True

    async def fill(self, store: Store) -> None:
        await asyncio.gather(*(self._work(store, worker) for worker in range(6)))

    async def _work(self, store: Store, worker: int) -> None:
        failed, number = 0, 0
        while failed < 3:
            number += 1
            failed += not await self.add(store, some(f"{worker}-{number}", number))


def some(id_: str, number: int) -> Record:
    shelf = SHELVES[number % 3]
    match number % 3:
        case 0:
            return Paper(id_, shelf, number, "x" * (number % 7) * 100)
        case 1:
            return Letter(id_, shelf, number, "x" * (number % 7) * 100)
        case _:
            return Errand(id_, FAR, shelf, number)


async def everything(store: Store) -> dict[str, Record]:
    """What is found by scanning, once it was seen that nothing else is found by id or by field."""

    async def read(tx: Transaction) -> dict[str, Record]:
        kinds: tuple[type[Record], ...] = (Paper, Letter, Errand)
        records = {record.id: record for kind in kinds for record in await tx.find(kind)}
        by_field = [record for kind in kinds for shelf in SHELVES for record in await tx.find(kind, shelf=shelf)]
        assert {record.id: record for record in by_field} == records
        assert {id_: await tx.get(type(record), id_) for id_, record in records.items()} == records
        return records

    return await run(store, read)


async def put(store: Store, record: Record) -> None:
    await run(store, lambda tx: tx.put(record))


async def remove(store: Store, id_: str) -> None:
    await run(store, lambda tx: tx.remove(Letter, id_))


async def test_a_full_disk_refuses_and_keeps_all_that_was_acknowledged(room: Room, tmp_path: Path) -> None:
    place, work = Embedded(room.folder), Refusals(room)
    async with opened(place) as there:
        room.leave(64 << 10)
        await work.fill(there.store)
        assert len(work.kept) > SOME
        assert await everything(there.store) == work.kept
        shutil.copytree(room.folder, tmp_path / "copy", ignore=shutil.ignore_patterns("ballast"))
        async with opened(Embedded(tmp_path / "copy")) as copy:
            assert await everything(copy.store) == work.kept, "memory and disk differ"
        room.make()
        for record in list(work.refused.values()):
            assert await work.add(there.store, record), "there is room, and it still refuses"
        assert await everything(there.store) == work.kept
    async with opened(place) as there:
        assert await everything(there.store) == work.kept


async def test_what_was_acknowledged_is_there_when_it_starts_on_a_full_disk(room: Room) -> None:
    place, work = Embedded(room.folder), Refusals(room)
    async with opened(place) as there:
        room.leave(64 << 10)
        await work.fill(there.store)
    async with opened(place) as there:
        assert await everything(there.store) == work.kept
        room.make()
        await asyncio.gather(*(work.add(there.store, record) for record in list(work.refused.values())))
        assert await everything(there.store) == work.kept


async def test_a_removal_on_a_full_disk_is_done_whole_or_refused_whole(room: Room) -> None:
    place, work = Embedded(room.folder, least=SIZE), Refusals(room)
    async with opened(place) as there:
        for number in range(LETTERS):
            await work.add(there.store, Letter(f"letter {number}", "left", number, "x" * 100))
        slots = await slots_of(there.engine)
        room.leave(PAGE)
        removed = set()
        for id_ in work.kept:
            with suppress(room.refusal):
                await remove(there.store, id_)
                removed.add(id_)
        assert 0 < len(removed) < LETTERS
        assert (await everything(there.store)).keys() == work.kept.keys() - removed
    async with opened(place) as there:  # still full
        assert (await everything(there.store)).keys() == work.kept.keys() - removed
        assert_dead(there.vault, [slots[Letter.kind, id_] for id_ in removed])
        room.make()
        for id_ in work.kept.keys() - removed:
            await remove(there.store, id_)
        assert await everything(there.store) == {}
        assert_dead(there.vault, slots.values())
    async with opened(place) as there:
        assert await run(there.store, lambda tx: tx.find(Shred)) == ()


def assert_dead(vault: Vault, slots: Iterable[int]) -> None:
    for number in slots:
        with pytest.raises(ShreddedError):
            vault.key(number)


async def test_a_compaction_for_which_there_is_no_room_fails_nothing(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    place, work = Embedded(room.folder, growth=1.2), Refusals(room)
    journal = room.folder / "store" / "journal"
    async with opened(place) as there:
        for number in range(100):
            await work.add(there.store, Paper(f"p-{number}", "left", 0, "x" * 2000))
        room.leave(100 << 10)
        caplog.clear()
        versions = await update(there.store, room)
        assert versions > 30
        if isinstance(room, Disk):  # where each file has room of its own, a shorter one always finds some
            assert versions < MANY
            assert "could not be made shorter" in caplog.text
        full = journal.stat().st_size
        room.make()
        while journal.stat().st_size >= full:  # ends with the test's own time, should it never become shorter
            versions += 1
            await put(there.store, Paper("p-0", "left", versions, "x" * 2000))
        assert len(await everything(there.store)) == 100
    assert not journal.with_name("journal.new").exists()
    async with opened(place) as there:
        kept = await everything(there.store)
        assert kept["p-0"] == Paper("p-0", "left", versions, "x" * 2000)


async def update(store: Store, room: Room) -> int:
    """The last version that was acknowledged: of many, or the last before one was refused."""
    version = 0
    with suppress(room.refusal):
        while version < MANY:
            await put(store, Paper("p-0", "left", version + 1, "x" * 2000))
            version += 1
    assert await run(store, lambda tx: tx.get(Paper, "p-0")) == Paper("p-0", "left", version, "x" * 2000)
    return version


async def test_without_room_for_more_keys_what_is_personal_is_refused_and_all_else_goes_on(room: Room) -> None:
    place, work = Embedded(room.folder), Refusals(room)
    async with opened(place, block=1024) as there:
        await work.add(there.store, Letter("first", "left", 0, "x"))
    async with opened(place, block=1024) as there:  # it has no key at hand, and makes many at once
        vault = place.keys / "vault"
        before = vault.stat().st_size
        room.leave(8 * PAGE)
        assert not await work.add(there.store, Letter("second", "left", 0, "y"))

        async def both(tx: Transaction) -> None:
            await tx.add(Paper("third", "left", 0))
            await tx.add(Letter("fourth", "left", 0, "z"))

        with pytest.raises(room.refusal):
            await run(there.store, both)
        assert await work.add(there.store, Paper("fifth", "left", 0))
        assert vault.stat().st_size == before
        assert await everything(there.store) == work.kept
        room.make()
        await run(there.store, both)
        assert await work.add(there.store, Letter("second", "left", 0, "y"))
        assert (await everything(there.store)).keys() == work.kept.keys() | {"third", "fourth"}


async def test_a_first_start_on_a_full_disk_refuses_and_leaves_nothing_in_the_way(room: Room) -> None:
    place = Embedded(room.folder)
    room.leave(0)
    with pytest.raises((OpenError, StoreError, OSError)):
        async with opened(place):
            pass
    room.make()
    async with opened(place) as there:
        await run(there.store, lambda tx: tx.add(Letter("first", "left", 0, "x")))
        assert len(await everything(there.store)) == 1
