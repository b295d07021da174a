"""What was erased is gone, shown with the bytes of every file: of the data folder, of the server, and of a backup.

The attacker holds all of them, the master key too, and needs no tag to be right: AES-GCM without its tag is AES in
counter mode, so a wrong place or a wrong row stops nobody, only a missing key does.
"""

import base64
import binascii
import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import asyncpg
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from adapters.stores import master, moving, vault
from adapters.stores.internal import Shred
from adapters.stores.master import MASTER, Key
from adapters.stores.rows import OpenError
from adapters.stores.slots import NONCE, NUMBER, SLOT
from adapters.stores.tally import untold
from tests.postgres import Server, statement
from tests.stores import engines
from tests.stores.samples import NOW, Letter, Note

ERASED = "Zoë Brückner, canary wharf 7: they read every message 🙂 of ours"
CHANGED = f"{ERASED}, and the manager knows"
STAYS = "Ünal Öztürk, canary lane 9: this one was never erased 🙂 at all"
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


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One whose files nobody else writes into."""
    server = Server()
    server.start()
    yield server
    server.remove()


@pytest.fixture(params=["embedded", "postgresql"])
async def scene(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Scene]:
    data, backups = tmp_path / "data", tmp_path / "backups"
    for folder in (data, backups):
        folder.mkdir()
    backup = backups / "backup"
    if request.param == "embedded":
        yield Scene(engines.durable("embedded", data, str), [data, backups], backup)
        return
    server: Server = request.getfixturevalue("server")
    with server.database() as url:
        statement(url, "CHECKPOINT")
        before = {path: path.stat().st_mtime_ns for path in files(server.folder)}
        kept = engines.durable("postgresql", data, lambda: url)
        yield Scene(kept, [data, backups, server.folder], backup, url, before)


def opened(files: dict[str, bytes], marker: str) -> bool:
    """Whether an attacker finds text in any of the files that holds the marker."""
    everything = b"\0".join(files.values())
    masters = {key for name, text in files.items() if name.endswith(MASTER) for key in keys_in(text)}
    assert masters
    records = {key for wrapping in masters for key in wrapped_by(wrapping, everything)}
    wanted = (marker.encode(), json.dumps(marker)[1:-1].encode())
    texts = (counter_mode(key, text) for text in sealed(everything) for key in records)
    return any(way in text for text in texts for way in wanted)


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


async def test_what_was_erased_opens_from_no_byte_of_any_file_and_no_backup(scene: Scene, logged: list[str]) -> None:
    store = await scene.kept.open()
    letter = Letter("erased", "owner", ERASED)
    async with store.transaction() as tx:
        await tx.add(letter)
        await tx.add(Letter("stays", "owner", STAYS))
        await tx.add(Note("plain", "depot"))
    async with store.transaction() as tx:
        await tx.put(replace(letter, words=CHANGED))

    await moving.back_up(store._engine, scene.backup, "1", NOW, untold)
    before = await scene.everything()
    assert opened({name: text for name, text in before.items() if "backup" not in name}, ERASED)
    assert opened({name: text for name, text in before.items() if "key" in name or "backup" in name}, CHANGED)
    assert opened(before, STAYS)

    async with store.transaction() as tx:
        await tx.remove(Letter, "erased")
    while_open = await scene.everything()
    await store.close()
    closed = await scene.everything()
    reopened = await scene.kept.open()
    async with reopened.transaction() as tx:
        assert await tx.get(Letter, "erased") is None
        assert await tx.get(Letter, "stays") == Letter("stays", "owner", STAYS)
        assert await tx.find(Shred) == ()
    await reopened.close()

    for files_ in (while_open, closed, await scene.everything()):
        assert opened(files_, STAYS)
        assert not opened(files_, ERASED)
        assert not stands(files_, ERASED[:40])
        assert not stands(files_, STAYS[:40])


async def test_plain_words_would_have_been_found_however_they_are_written(tmp_path: Path) -> None:
    for number, way in enumerate(written(ERASED)):
        assert stands({"file": b"before" + way + b"after"}, ERASED), number


async def test_a_removal_that_a_crash_broke_off_is_finished_at_the_next_start(scene: Scene) -> None:
    store = await scene.kept.open()
    letter = Letter("erased", "owner", ERASED)
    async with store.transaction() as tx:
        await tx.add(letter)
    async with store._engine.transaction() as rows:  # what stands after the commit, before the erasing
        row = await rows.get("letter", "erased")
        assert row
        slot = row.fields["sealed-under"]
        await rows.remove("letter", "erased")
    async with store.transaction() as tx:
        await tx.add(Shred(str(slot)))
    await store.close()
    assert opened(await scene.everything(), ERASED)
    store = await scene.kept.open()
    async with store.transaction() as tx:
        assert await tx.find(Shred) == ()
    await store.close()
    assert not opened(await scene.everything(), ERASED)


async def test_an_erasing_that_fails_is_told_and_made_good_by_the_next_one(scene: Scene, logged: list[str]) -> None:
    store = await scene.kept.open()
    async with store.transaction() as tx:
        for name in ("one", "two"):
            await tx.add(Letter(name, "owner", f"{ERASED} {name}"))
    path = scene.kept.keys / "vault"
    away = path.rename(path.with_name("away"))
    told = len(logged)
    async with store.transaction() as tx:
        await tx.remove(Letter, "one")
    async with store.transaction() as tx:
        assert await tx.get(Letter, "one") is None
    away.rename(path)
    assert await store.owed() == 1
    lines = [line for line in logged[told:] if "not erased yet" in line]
    assert lines == ["adapters.stores.shredding ERROR keys of removed records are not erased yet: UnavailableError"]
    assert opened(await scene.everything(), f"{ERASED} one")
    async with store.transaction() as tx:
        await tx.remove(Letter, "two")
    assert await store.owed() == 0
    assert not opened(await scene.everything(), ERASED)
    await store.close()


async def test_an_old_copy_of_the_keys_and_an_old_backup_bring_nothing_back_once_the_bot_has_started(
    scene: Scene,
) -> None:
    store = await scene.kept.open()
    async with store.transaction() as tx:
        await tx.add(Letter("erased", "owner", ERASED))
        await tx.add(Letter("stays", "owner", STAYS))
    await moving.back_up(store._engine, scene.backup, "1", NOW, untold)
    vault_ = scene.kept.keys / "vault"
    older = vault_.read_bytes()
    async with store.transaction() as tx:
        await tx.remove(Letter, "erased")
    await store.close()
    vault_.write_bytes(older)
    assert opened(await scene.everything(), ERASED)
    await (await scene.kept.open()).close()
    assert not opened(await scene.everything(), ERASED)
    assert opened(await scene.everything(), STAYS)


async def test_after_rotation_what_was_there_opens_and_the_old_key_is_nowhere(scene: Scene) -> None:
    store = await scene.kept.open()
    async with store.transaction() as tx:
        await tx.add(Letter("a", "owner", ERASED))
    old = master.from_folder(scene.kept.keys).newest.words.encode()
    assert old in b"".join((await scene.everything()).values())
    await (await scene.kept.vault()).rotate()
    async with store.transaction() as tx:
        assert await tx.get(Letter, "a") == Letter("a", "owner", ERASED)
        await tx.add(Letter("b", "owner", STAYS))
    everything = b"".join((await scene.everything()).values())
    assert old not in everything
    assert base64.urlsafe_b64decode(old) not in everything
    await store.close()
    store = await scene.kept.open()
    async with store.transaction() as tx:
        assert [letter.words for letter in await tx.find(Letter)] == [ERASED, STAYS]
    await store.close()


async def test_the_keys_of_another_store_are_refused(scene: Scene, tmp_path: Path) -> None:
    await (await scene.kept.open()).close()
    others = tmp_path / "other keys"
    await vault.open_vault(others, master.from_folder(others))
    with pytest.raises(OpenError, match="not the one that belongs to this store"):
        await replace(scene.kept, keys=others).open()
    store = await scene.kept.open()
    await store.close()
