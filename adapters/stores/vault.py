"""Keeps one key for each personal record, wrapped by the master key, in a file where each can be overwritten.

`slots` has the bytes of that file.
"""

import asyncio
import errno
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag

from adapters.stores import files, slots, spans
from adapters.stores.master import LENGTH, VARIABLE, VAULT, Key, Master, people_key
from adapters.stores.rows import DamagedError, OpenError
from adapters.stores.slots import CHECK, HEADER, NUMBER, SLOT
from adapters.stores.spans import Spans
from bot.store import FullError, StoreError, UnavailableError, UnreadableError

BLOCK = 256  # slots made at once, for one sync


class ShreddedError(StoreError):
    """What this key opened was erased, and can never be read again."""


class KeyDamagedError(UnreadableError):
    """The key of a record is not what was written. Only a copy of the keys folder can mend that."""


class WrongKeyError(OpenError):
    """The vault was wrapped by another master key."""


@dataclass(frozen=True, slots=True)
class Rotated:
    living: int
    erased: int
    damaged: int  # left as they were


class Vault:
    def __init__(self, path: Path, identity: bytes, master: Master, block: int) -> None:
        self._path = path
        self._identity = identity
        self._master = master
        self._block = block
        self._spare: deque[tuple[int, bytes]] = deque()
        self._reserving = asyncio.Lock()

    @property
    def identity(self) -> str:
        """Tells this vault from every other; a store keeps it, to know the vault that it belongs to."""
        return self._identity.hex()

    def slots(self) -> int:
        """How many there are in all; never fewer than there were."""
        try:
            return (self._path.stat().st_size - HEADER) // SLOT
        except OSError as error:
            raise _unavailable(self._path, error) from error

    async def take(self) -> tuple[int, bytes]:
        """A slot that nobody had, and its key, which is on the disk already."""
        while not self._spare:
            async with self._reserving:
                if not self._spare:
                    self._spare.extend(await asyncio.to_thread(self._reserve))
        return self._spare.popleft()

    def key(self, number: int) -> bytes:
        """The key in a slot, whichever process took it. ShreddedError, KeyDamagedError."""
        try:
            while True:
                with self._path.open("rb", buffering=0) as file:
                    file.seek(slots.offset(number))
                    slot = file.read(SLOT)
                    try:
                        return self._unwrapped(number, slot)
                    except (ShreddedError, KeyDamagedError):
                        if os.fstat(file.fileno()).st_nlink:  # else a rotation replaced it just now
                            raise
        except OSError as error:
            raise _unavailable(self._path, error) from error
        except OpenError as error:
            raise UnavailableError(str(error)) from error

    async def erase(self, numbers: Iterable[int]) -> None:
        """Overwrite the keys in these slots, for good, with one sync."""
        await asyncio.to_thread(self._erase, sorted(set(numbers)))

    async def erase_again(self, dead: Spans) -> int:
        """Overwrite those that live in slots whose keys were erased before: they came with an older copy of the file.

        Returns how many there were. It costs a look through the file, and no sync where there are none.
        """
        return await asyncio.to_thread(self._erase_again, dead)

    async def living(self, numbers: Iterable[int]) -> set[int]:
        """Which of these slots hold a key."""
        return await asyncio.to_thread(self._living, spans.of(numbers))

    async def rotate(self) -> Rotated:
        """Wrap every key by the newest master key, and let the old ones go. MasterKeyError: there is none."""
        return await asyncio.to_thread(self._rotate)

    def _reserve(self) -> list[tuple[int, bytes]]:
        with self._alone() as file:
            wrapping = self._wrapped_by(file)  # and not the newest, which other processes may not have yet
            end = slots.mended(file)
            first = (end - HEADER) // SLOT
            made = [(first + ahead, os.urandom(LENGTH)) for ahead in range(self._block)]
            try:
                file.seek(end)
                files.write_all(file, b"".join(self._wrapped(wrapping, *slot) for slot in made))
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    file.truncate(end)
                raise
        return made

    def _erase(self, numbers: Iterable[int]) -> None:
        with self._alone() as file:
            _overwrite(file, numbers)

    def _erase_again(self, dead: Spans) -> int:
        with self._alone() as file:
            living = slots.living(file, dead)
            if living:
                _overwrite(file, living)
        return len(living)

    def _living(self, among: Spans) -> set[int]:
        with self._alone() as file:
            return set(slots.living(file, among))

    def _rotate(self) -> Rotated:
        with self._alone() as file:
            self._master.begin_rotation()
            slots.mended(file)
            file.seek(HEADER)
            old = file.read()
            new = [self._rewrapped(at // SLOT, old[at : at + SLOT]) for at in range(0, len(old), SLOT)]
            file.seek(0)
            files.replace(self._path, file.read(HEADER) + b"".join(slot or bytes(SLOT) for slot, _ in new))
            self._master.end_rotation()
        damaged = sum(hurt for _, hurt in new)
        erased = sum(slot is None for slot, _ in new)
        return Rotated(len(new) - erased - damaged - 1, erased, damaged)

    def _rewrapped(self, number: int, slot: bytes) -> tuple[bytes | None, bool]:
        """The slot wrapped by the newest key, and whether it is damaged.

        None where its key was erased; as it is where it is damaged, since nothing can open it.
        """
        try:
            return self._wrapped(self._master.newest, number, self._unwrapped(number, slot)), False
        except ShreddedError:
            return None, False
        except KeyDamagedError:
            return slot, True

    @contextmanager
    def _alone(self) -> Iterator[IO[bytes]]:
        """The file, with no other process changing it, and the master keys as they are now."""
        try:
            with files.locked(self._path.parent), self._path.open("r+b", buffering=0) as file:
                self._prepare(file)
                yield file
        except files.HeldError as error:
            raise UnavailableError(str(error)) from error
        except OSError as error:
            raise _unavailable(self._path, error) from error

    def _prepare(self, file: IO[bytes]) -> None:
        try:
            same = slots.identity_of(self._path, file) == self._identity
            self._master.refresh()
            if same:
                self._wrapped_by(file)
        except WrongKeyError as error:
            message = (
                f"The keys were rotated to a master key that this process lacks: it can make and erase none. Start "
                f"every process with both keys in {VARIABLE}, the new one first; rotate once all of them have both."
            )
            raise UnavailableError(message) from error
        except OpenError as error:
            raise UnavailableError(str(error)) from error
        if not same:
            message = f"{self._path} is not the file that it was when the bot started. Start the bot again."
            raise UnavailableError(message)

    def _wrapped(self, wrapping: Key, number: int, key: bytes) -> bytes:
        return slots.wrap(wrapping, self._identity, number, key)

    def _unwrapped(self, number: int, slot: bytes) -> bytes:
        if len(slot) < SLOT:
            message = "the keys folder is older than the store: the key of a record is not in it"
            raise KeyDamagedError(message)
        if not any(slot):
            message = "the key of a record was erased"
            raise ShreddedError(message)
        wrapping = self._wrapping(slot[:NUMBER])
        try:
            return slots.unwrap(wrapping, self._identity, number, slot)
        except InvalidTag as error:
            message = "the key of a record is damaged"
            raise KeyDamagedError(message) from error

    def _wrapping(self, number: bytes) -> Key:
        if found := self._master.find(number):
            return found
        self._master.refresh()
        if found := self._master.find(number):
            return found
        message = "the key of a record is damaged, or wrapped by a master key that is not here"
        raise KeyDamagedError(message)

    def check(self) -> None:
        """WrongKeyError where the master keys here do not open this vault."""
        with files.locked(self._path.parent), self._path.open("rb", buffering=0) as file:
            files.check_mode(self._path, os.fstat(file.fileno()).st_mode)
            self._master.refresh()
            self._wrapped_by(file)

    def _wrapped_by(self, file: IO[bytes]) -> Key:
        """The master key that the keys are wrapped by, if only because no rotation has ended since."""
        file.seek(slots.offset(CHECK))
        slot = file.read(SLOT)
        wrapping = self._master.find(slot[:NUMBER])
        if wrapping is None:
            message = (
                f"The key in {self._master.file or VARIABLE} does not open {self._path}, which another one closed. "
                f"Put the right key back; {VARIABLE} takes several, newest first, with commas between them."
            )
            raise WrongKeyError(message)
        try:
            slots.unwrap(wrapping, self._identity, CHECK, slot)
        except InvalidTag as error:
            message = f"{self._path} is damaged at its beginning. Put the keys folder back from your copy."
            raise DamagedError(message) from error
        return wrapping


async def open_vault(folder: Path, master: Master, block: int = BLOCK) -> Vault:
    """The vault of a keys folder, made at first start. OpenError where it cannot be opened."""
    return await asyncio.to_thread(_opened, folder, master, block)


def _opened(folder: Path, master: Master, block: int) -> Vault:
    people_key(folder)  # made before the vault, since it is never made up after it
    path = folder / VAULT
    try:
        with files.locked(folder):
            files.discard(path.with_name(VAULT + files.DRAFT))
            if not path.exists():
                identity = os.urandom(slots.IDENTITY)
                check = slots.wrap(master.newest, identity, CHECK, os.urandom(LENGTH))
                files.replace(path, slots.header(identity) + check)
            with path.open("r+b", buffering=0) as file:
                identity = slots.identity_of(path, file)
                slots.mended(file)
    except OSError as error:
        message = f"{path} cannot be opened: {error.strerror}. See that the bot may write there and that there is room."
        raise OpenError(message) from error
    vault = Vault(path, identity, master, block)
    vault.check()
    return vault


def _overwrite(file: IO[bytes], numbers: Iterable[int]) -> None:
    end = os.fstat(file.fileno()).st_size
    for number in numbers:
        if number != CHECK and slots.offset(number) < end:
            file.seek(slots.offset(number))
            files.write_all(file, bytes(SLOT))
    os.fsync(file.fileno())


def _unavailable(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FullError(f"there is no room beside {path}: make some, and it works again")
    return UnavailableError(f"{path} cannot be used: {error.strerror}")
