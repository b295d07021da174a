"""What was erased is gone, shown with the bytes of every file: see `tests.stores.attacker`."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.stores import master, moving, vault
from adapters.stores.internal import Shred
from adapters.stores.rows import OpenError
from adapters.stores.tally import untold
from tests.postgres import Server
from tests.stores.attacker import Found, Scene, scene_of, server_alone, stands, written
from tests.stores.samples import NOW, Letter, Note

ERASED = "Zoë Brückner, canary wharf 7: they read every message 🙂 of ours"
CHANGED = f"{ERASED}, and the manager knows"
STAYS = "Ünal Öztürk, canary lane 9: this one was never erased 🙂 at all"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with server_alone() as made:
        yield made


@pytest.fixture(params=["embedded", "postgresql"])
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    with scene_of(request.param, tmp_path, lambda: request.getfixturevalue("server")) as made:
        yield made


def opened(files: dict[str, bytes], marker: str) -> bool:
    """Whether an attacker finds text in any of the files that holds the marker."""
    return Found.in_all(files).opens(marker)


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
