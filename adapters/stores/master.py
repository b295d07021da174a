"""The master keys, which wrap the keys of records, and the key that names people."""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.stores import files
from adapters.stores.rows import OpenError

VARIABLE = "AGREEMENT_BOT_KEY"
MASTER = "master.key"
PEOPLE = "people.key"
VAULT = "vault"  # once it is there, no key is made up in place of one that is missing
LENGTH = 32  # bytes
MAKE = "openssl rand -base64 32"


class MasterKeyError(OpenError):
    """A key is missing or cannot be read. The words never show one."""


@dataclass(frozen=True, slots=True)
class Key:
    number: bytes  # tells which key wrapped a slot
    cipher: AESGCM = field(repr=False)
    words: str = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> "Key":
        number = hashlib.sha256(b"agreement-bot key number\0" + secret).digest()[:4]
        return cls(number, AESGCM(secret), base64.urlsafe_b64encode(secret).decode())


@dataclass(slots=True)
class Master:
    """The keys, newest first; there is always one. Without a file they came from the environment."""

    keys: tuple[Key, ...]
    file: Path | None = None

    @property
    def newest(self) -> Key:
        return self.keys[0]

    def find(self, number: bytes) -> Key | None:
        return next((key for key in self.keys if key.number == number), None)

    def refresh(self) -> None:
        """Another process may have rotated the file's keys."""
        if self.file:
            self.keys = _parsed(files.read(self.file).decode("ascii", "replace").split(), str(self.file))

    def begin_rotation(self) -> None:
        """A new key stands in front of the others; nothing has been wrapped by it."""
        if self.file:
            self._keep((Key.of(os.urandom(LENGTH)), *self.keys))
        elif len(self.keys) == 1:
            message = (
                f"{VARIABLE} holds one key, so there is none to change to. Make one with '{MAKE}', put it in front of "
                f"the old one with a comma between them, start the bot again with both, then rotate."
            )
            raise MasterKeyError(message)

    def end_rotation(self) -> None:
        """Nothing is wrapped by any but the newest key."""
        self._keep(self.keys[:1])

    def _keep(self, keys: tuple[Key, ...]) -> None:
        if self.file:
            files.replace(self.file, "".join(f"{key.words}\n" for key in keys).encode())
            self.keys = keys


def from_words(words: str) -> Master:
    """The keys that the environment gives: comma separated, newest first."""
    return Master(_parsed(words.split(","), VARIABLE))


def from_folder(folder: Path) -> Master:
    """The keys of the folder's file, which is made at first start."""
    path = folder / MASTER
    _made(folder, MASTER, f"It opens everything personal. Put it back, or set {VARIABLE} to what it held.")
    master = Master((), path)
    master.refresh()
    return master


def people_key(folder: Path) -> bytes:
    """The key of the keyed hashes that name people. It never changes: with another one everybody is a stranger."""
    path = folder / PEOPLE
    _made(folder, PEOPLE, "People are known by it. Put it back.")
    return _secret(files.read(path).decode("ascii", "replace").strip(), str(path))


def _made(folder: Path, name: str, why: str) -> None:
    path = folder / name
    if path.exists():
        return
    files.make_folder(folder)
    with files.locked(folder):
        if path.exists():
            return
        if (folder / VAULT).exists():
            message = f"{path} is missing. {why}"
            raise MasterKeyError(message)
        files.replace(path, base64.urlsafe_b64encode(os.urandom(LENGTH)) + b"\n")


def _parsed(words: list[str], where: str) -> tuple[Key, ...]:
    if not words:
        message = f"{where} holds no key. Put it back from your copy."
        raise MasterKeyError(message)
    return tuple(
        Key.of(_secret(word.strip(), where if len(words) == 1 else f"{where}, key {number}"))
        for number, word in enumerate(words, 1)
    )


def _secret(word: str, where: str) -> bytes:
    try:
        secret = base64.b64decode(word.replace("+", "-").replace("/", "_"), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != LENGTH:
        message = f"{where} is not a key: 32 bytes in base64, as '{MAKE}' makes them. Put it back from your copy."
        raise MasterKeyError(message)
    return secret
