"""A disk that fails, or loses its power, when it is told to; and the rows that are kept on it."""

import asyncio
import errno
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from adapters.stores.embedded.disk import Disk
from adapters.stores.embedded.engine import EmbeddedEngine, open_engine
from adapters.stores.rows import Row, Shape

SHAPES = (Shape("note", ("place", "state"), due=True), Shape("other"))


def note(id: str, text: str = "words", **fields: str) -> Row:  # noqa: A002
    return Row("note", id, {"text": text, **fields})


async def keep(engine: EmbeddedEngine, *rows: Row) -> None:
    async with engine.transaction() as transaction:
        for row in rows:
            await transaction.put(row)


async def kept(engine: EmbeddedEngine, kind: str = "note") -> list[str]:
    async with engine.transaction() as transaction:
        return [row.id for row in await transaction.find(kind, {})]


async def on_disk(folder: Path) -> list[str]:
    """What is there once the folder is opened again."""
    engine = await open_engine(folder, SHAPES)
    try:
        return await kept(engine)
    finally:
        await engine.close()


async def compacted(engine: EmbeddedEngine) -> None:
    """Lets a compaction under way come to its end."""
    async with asyncio.timeout(10):
        while engine.compacting:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0)


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def broken() -> OSError:
    return OSError(errno.EIO, os.strerror(errno.EIO))


class FaultyDisk(Disk):
    """`faults` says by the name of an operation what it raises; a write fails after half of it is done."""

    def __init__(self) -> None:
        self.faults: dict[str, Callable[[], OSError]] = {}
        self.done: list[str] = []
        self.hold = threading.Event()  # writes wait for it
        self.hold.set()
        self.reached = threading.Event()  # a write did

    def stall(self) -> None:
        self.reached.clear()
        self.hold.clear()

    async def stalled(self) -> None:
        """Returns once a write waits."""
        await asyncio.to_thread(self.reached.wait)

    def before(self, name: str) -> None:
        if fault := self.faults.get(name):
            raise fault()
        self.done.append(name)

    def open(self, path: Path, *, new: bool = False) -> int:
        self.before("open")
        return super().open(path, new=new)

    def write(self, file: int, data: bytes, at: int) -> None:
        self.reached.set()
        self.hold.wait()
        try:
            self.before("write")
        except OSError:
            super().write(file, data[: len(data) // 2], at)
            raise
        super().write(file, data, at)

    def sync(self, file: int) -> None:
        self.before("sync")
        super().sync(file)

    def truncate(self, file: int, size: int) -> None:
        self.before("truncate")
        super().truncate(file, size)

    def replace(self, source: Path, target: Path) -> None:
        self.before("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self.before("remove")
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self.before("sync_folder")
        super().sync_folder(folder)


class FailingOnce(FaultyDisk):
    """Fails at one operation, counted from when it was told, and at no other."""

    fail_at: int | None = None
    failed = ""

    def before(self, name: str) -> None:
        if self.fail_at is not None:
            self.fail_at -= 1
            if self.fail_at < 0:
                self.fail_at = None
                self.failed = name
                raise broken()
        super().before(name)


Image = dict[str, bytes]  # the files of a folder


@dataclass(slots=True)
class _File:
    path: Path  # where its bytes can be read
    synced: bytes = b""


@dataclass(slots=True)
class _Power:
    left: int | None = None  # operations until it is lost
    images: list[Image] = field(default_factory=list)


class LosingPower(FaultyDisk):
    """Loses its power at one operation. `images` are what may be found on the medium afterwards.

    That is: what was synced, under the names that were synced or under those of that moment; or everything written.
    """

    def __init__(self) -> None:
        super().__init__()
        self._files: dict[int, _File] = {}
        self._names: dict[str, _File] = {}
        self._synced_names: dict[str, _File] = {}
        self._one = threading.RLock()
        self.power = _Power()

    @property
    def lost(self) -> bool:
        return bool(self.power.images)

    def before(self, name: str) -> None:
        with self._one:
            if self.power.left is not None and not self.lost:
                self.power.left -= 1
                if self.power.left < 0:
                    self._lose()
            if self.lost:
                raise broken()
        super().before(name)

    def open(self, path: Path, *, new: bool = False) -> int:
        with self._one:
            handle = super().open(path, new=new)
            if new or path.name not in self._names:
                self._names[path.name] = _File(path, b"" if new else path.read_bytes())
            if not new:
                self._synced_names[path.name] = self._names[path.name]
            self._files[handle] = self._names[path.name]
            return handle

    def write(self, file: int, data: bytes, at: int) -> None:
        with self._one:
            if not self.lost:
                super().write(file, data, at)
            else:
                raise broken()

    def sync(self, file: int) -> None:
        with self._one:
            super().sync(file)
            self._files[file].synced = _content(file)

    def replace(self, source: Path, target: Path) -> None:
        with self._one:
            super().replace(source, target)
            self._names[target.name] = self._names.pop(source.name)
            self._names[target.name].path = target

    def remove(self, path: Path) -> None:
        with self._one:
            super().remove(path)
            self._names.pop(path.name, None)

    def sync_folder(self, folder: Path) -> None:
        with self._one:
            super().sync_folder(folder)
            self._synced_names = dict(self._names)

    def _lose(self) -> None:
        self.power.images = [
            {name: file.synced for name, file in self._synced_names.items()},
            {name: file.synced for name, file in self._names.items()},
            {name: file.path.read_bytes() for name, file in self._names.items()},
        ]


def _content(file: int) -> bytes:
    return os.pread(file, os.fstat(file).st_size, 0)


def lay_out(folder: Path, image: Image) -> Path:
    folder.mkdir()
    for name, content in image.items():
        (folder / name).write_bytes(content)
    return folder
