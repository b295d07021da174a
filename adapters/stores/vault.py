"""Keeps one key for each personal record, wrapped by the master key, in a file where each can be overwritten.

The file is a header, then slots of 64 bytes: key number 4 | nonce 12 | key 32 | tag 16. Slot 0 belongs to no record; it
shows whether the master key is the right one. A slot of zeros is a key that was erased. No slot is used twice.
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

from adapters.stores import files
from adapters.stores.master import LENGTH, VARIABLE, VAULT, Key, Master, people_key
from adapters.stores.rows import DamagedError, NewerError, OpenError
from bot.store import FullError, StoreError, UnavailableError

SLOT = 64  # bytes
NUMBER, NONCE = 4, 12
KIND, FORMAT = b"agreement-bot vault ", b"1"
IDENTITY = 16
HEADER = 64  # bytes
BLOCK = 256  # slots made at once, for one sync
CHECK = 0


class ShreddedError(StoreError):
    """What this key opened was erased, and can never be read again."""


class KeyDamagedError(StoreError):
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
                    file.seek(_offset(number))
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

    async def rotate(self) -> Rotated:
        """Wrap every key by the newest master key, and let the old ones go. MasterKeyError: there is none."""
        return await asyncio.to_thread(self._rotate)

    def _reserve(self) -> list[tuple[int, bytes]]:
        with self._alone() as file:
            end = _mended(file)
            first = (end - HEADER) // SLOT
            made = [(first + ahead, os.urandom(LENGTH)) for ahead in range(self._block)]
            try:
                file.seek(end)
                files.write_all(file, b"".join(self._wrapped(number, key) for number, key in made))
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    file.truncate(end)
                raise
        return made

    def _erase(self, numbers: list[int]) -> None:
        with self._alone() as file:
            end = os.fstat(file.fileno()).st_size
            for number in numbers:
                if number != CHECK and _offset(number) < end:
                    file.seek(_offset(number))
                    files.write_all(file, bytes(SLOT))
            os.fsync(file.fileno())

    def _rotate(self) -> Rotated:
        with self._alone() as file:
            self._master.begin_rotation()
            _mended(file)
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
        """The slot under the newest key, None where it was erased, as it is where it is damaged; whether it is."""
        try:
            return self._wrapped(number, self._unwrapped(number, slot)), False
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
            same = _identity(self._path, file) == self._identity
            self._master.refresh()
        except OpenError as error:
            raise UnavailableError(str(error)) from error
        if not same:
            message = f"{self._path} is not the file that it was when the bot started. Start the bot again."
            raise UnavailableError(message)

    def _wrapped(self, number: int, key: bytes) -> bytes:
        return _wrap(self._master.newest, self._identity, number, key)

    def _unwrapped(self, number: int, slot: bytes) -> bytes:
        if len(slot) < SLOT:
            message = "the keys folder is older than the store: the key of a record is not in it"
            raise KeyDamagedError(message)
        if not any(slot):
            message = "the key of a record was erased"
            raise ShreddedError(message)
        wrapping = self._wrapping(slot[:NUMBER])
        nonce, text = slot[NUMBER : NUMBER + NONCE], slot[NUMBER + NONCE :]
        try:
            return wrapping.cipher.decrypt(nonce, text, _bound(self._identity, number))
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
        with self._path.open("rb", buffering=0) as file:
            files.check_mode(self._path, os.fstat(file.fileno()).st_mode)
            file.seek(HEADER)
            number = file.read(SLOT)[:NUMBER]
        try:
            self.key(CHECK)
        except (KeyDamagedError, ShreddedError) as error:
            if self._master.find(number):
                message = f"{self._path} is damaged at its beginning. Put the keys folder back from your copy."
                raise DamagedError(message) from error
            message = (
                f"The key in {self._master.file or VARIABLE} does not open {self._path}, which another one closed. "
                f"Put the right key back; {VARIABLE} takes several, newest first, with commas between them."
            )
            raise WrongKeyError(message) from error


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
                identity = os.urandom(IDENTITY)
                check = _wrap(master.newest, identity, CHECK, os.urandom(LENGTH))
                files.replace(path, (KIND + FORMAT).ljust(HEADER - IDENTITY, b"\n") + identity + check)
            with path.open("r+b", buffering=0) as file:
                identity = _identity(path, file)
                _mended(file)
    except OSError as error:
        message = f"{path} cannot be opened: {error.strerror}. See that the bot may write there and that there is room."
        raise OpenError(message) from error
    vault = Vault(path, identity, master, block)
    vault.check()
    return vault


def _offset(number: int) -> int:
    return HEADER + number * SLOT


def _bound(identity: bytes, number: int) -> bytes:
    return identity + number.to_bytes(8, "big")


def _wrap(wrapping: Key, identity: bytes, number: int, key: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return wrapping.number + nonce + wrapping.cipher.encrypt(nonce, key, _bound(identity, number))


def _identity(path: Path, file: IO[bytes]) -> bytes:
    file.seek(0)
    header = file.read(HEADER)
    name = header[:-IDENTITY].rstrip(b"\n")
    if len(header) < HEADER or not name.startswith(KIND):
        message = (
            f"{path} is not a vault of keys, or its beginning is damaged. Put the keys folder back from your copy."
        )
        raise DamagedError(message)
    if name != KIND + FORMAT:
        message = f"A newer version of the bot wrote {path}. Run that version."
        raise NewerError(message)
    return header[-IDENTITY:]


def _mended(file: IO[bytes]) -> int:
    """Where the whole slots end; what a process that ended midway left after them is cut off."""
    size = os.fstat(file.fileno()).st_size
    end = size - (size - HEADER) % SLOT
    if end != size:
        file.truncate(end)
    return end


def _unavailable(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FullError(f"there is no room beside {path}: make some, and it works again")
    return UnavailableError(f"{path} cannot be used: {error.strerror}")
