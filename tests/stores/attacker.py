"""Whoever holds all the bytes there are: of the data folder, of the server, of a backup, and every key among them.

They need no tag to be right: AES-GCM without its tag is AES in counter mode, so a wrong place or a wrong row stops
nobody, only a missing key does.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from adapters.stores.master import MASTER, Key
from adapters.stores.slots import NONCE, NUMBER, SLOT
from tests.postgres import Server, statement
from tests.stores import engines

ALIGNED = re.compile(rb"[A-Za-z0-9+/]{80,}={0,2}")
BEFORE = 6  # letters before sealed text that may look like a part of it, in a file of another's making


@dataclass(slots=True)
class Scene:
    """A store, everything that an attacker may find of it, and a backup from before the erasing."""

    kept: engines.Kept
    folders: list[Path]
    backup: Path
    url: str = ""
    before: dict[Path, int] = field(default_factory=dict)  # files that stay as they were before anything was kept

    async def everything(self) -> dict[str, bytes]:
        if self.url:
            statement(self.url, "CHECKPOINT")
        found = {
            str(path): path.read_bytes()
            for folder in self.folders
            for path in files(folder)
            if self.before.get(path) != path.stat().st_mtime_ns
        }
        if self.url:
            found["every table"] = await self._tables()
        return found

    async def _tables(self) -> bytes:
        connection = await asyncpg.connect(self.url)
        tables = await connection.fetch(
            "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables "
            "WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        rows = [
            row["text"]
            for table in tables
            for row in await connection.fetch(f"SELECT t::text AS text FROM {table['name']} AS t")  # noqa: S608
        ]
        await connection.close()
        return "\n".join(rows).encode()


def files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


@contextmanager
def scene_of(engine: str, folder: Path, server: Callable[[], Server]) -> Iterator[Scene]:
    """`server`: one whose files nobody else writes into."""
    data, backups = folder / "data", folder / "backups"
    for one in (data, backups):
        one.mkdir()
    backup = backups / "backup"
    if engine == "embedded":
        yield Scene(engines.durable("embedded", data, str), [data, backups], backup)
        return
    with server().database() as url:
        statement(url, "CHECKPOINT")
        before = {path: path.stat().st_mtime_ns for path in files(server().folder)}
        kept = engines.durable("postgresql", data, lambda: url)
        yield Scene(kept, [data, backups, server().folder], backup, url, before)


@contextmanager
def server_alone() -> Iterator[Server]:
    made = Server()
    made.start()
    try:
        yield made
    finally:
        made.remove()


@dataclass(frozen=True, slots=True)
class Found:
    """What an attacker has, and what all keys among it open."""

    files: dict[str, bytes]
    texts: bytes

    @classmethod
    def in_all(cls, files: dict[str, bytes]) -> "Found":
        everything = b"\0".join(files.values())
        masters = {key for name, text in files.items() if name.endswith(MASTER) for key in keys_in(text)}
        assert masters
        records = {key for wrapping in masters for key in wrapped_by(wrapping, everything)}
        return cls(files, b"\0".join(counter_mode(key, text) for text in sealed(everything) for key in records))

    def opens(self, marker: str) -> bool:
        """Whether it stands in what they open, as it is or as JSON writes it."""
        return any(way.encode() in self.texts for way in (marker, json.dumps(marker)[1:-1]))

    def holds(self, marker: str) -> bool:
        return bool(stands(self.files, marker))


def keys_in(text: bytes) -> list[Key]:
    return [Key.of(base64.urlsafe_b64decode(word)) for word in text.split() if any(word)]


def wrapped_by(wrapping: Key, everything: bytes) -> Iterator[bytes]:
    """Whatever may be a slot, wherever it stands, in the vault or in what was left of an older one."""
    secret = base64.urlsafe_b64decode(wrapping.words)
    for match in re.finditer(re.escape(wrapping.number), everything):
        slot = everything[match.start() : match.start() + SLOT]
        if len(slot) == SLOT:
            yield counter_mode(secret, slot[NUMBER:])


def sealed(everything: bytes) -> Iterator[bytes]:
    seen = set()
    for run in set(ALIGNED.findall(everything)):
        for start in range(BEFORE):
            text = run[start:].rstrip(b"=")
            try:
                seen.add(base64.b64decode(text[: len(text) - (len(text) % 4 == 1)] + b"=" * (-len(text) % 4)))
            except binascii.Error:
                continue
    yield from seen


def counter_mode(key: bytes, text: bytes) -> bytes:
    """What AES-GCM would open, with its tag left unchecked."""
    nonce, body = text[:NONCE], text[NONCE:-16]
    decryptor = Cipher(algorithms.AES(key), modes.CTR(nonce + (2).to_bytes(4, "big"))).decryptor()
    return decryptor.update(body)


def written(words: str) -> Iterator[bytes]:
    """All ways in which words may stand in a file."""
    for part in (words, json.dumps(words)[1:-1]):
        yield part.encode()
        yield part.encode("utf-16-le")
        yield part.encode("utf-16-be")
        yield part.encode().hex().encode()
        yield part.encode().hex().upper().encode()
        for shift in range(3):
            whole = base64.b64encode(b"\0" * shift + part.encode())
            yield whole[4:-4]
            yield base64.urlsafe_b64encode(b"\0" * shift + part.encode())[4:-4]


def stands(files: dict[str, bytes], words: str) -> list[str]:
    return [name for name, content in files.items() if any(way in content for way in written(words))]
