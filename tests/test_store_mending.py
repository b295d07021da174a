"""What goes wrong with a store and its keys: that it is never called well, and what somebody is told to do."""

import asyncio
import errno
import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters import cli, settings
from adapters.stores import opening
from bot.records import Address
from tests.test_store_commands import bot, elsewhere, emptied, fill, filled, given, start

pytestmark = pytest.mark.usefixtures("home")


def doctor(capsys: pytest.CaptureFixture[str], name: str) -> str:
    """The line of `doctor` on one thing."""
    capsys.readouterr()
    cli.main(["doctor"])
    [line] = [line for line in capsys.readouterr().out.splitlines() if line[6:].startswith(f"{name}: ")]
    return line


def listing(folder: Path) -> dict[str, bytes]:
    if not folder.exists():
        return {}
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def other_keys(home: Path) -> None:
    """Those of another store, in the place of these."""
    (home / "keys").rename(home / "right keys")
    (home / "store").rename(home / "right store")
    asyncio.run(filled(0))
    (home / "store").rename(home / "another store")
    (home / "right store").rename(home / "store")


def older_keys(home: Path) -> None:
    """A copy from before there were records."""
    path = home / "keys" / "vault"
    path.write_bytes(path.read_bytes()[:128])


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "no folder": (lambda home: (home / "keys").rename(home / "gone"), "Put the keys folder back from your copy"),
    "no vault": (lambda home: (home / "keys" / "vault").unlink(), "missing: vault"),
    "no people": (lambda home: (home / "keys" / "people.key").unlink(), "missing: people.key"),
    "no master": (lambda home: (home / "keys" / "master.key").unlink(), "set that to what it held"),
    "another's": (other_keys, "are another store's: put the keys folder of this store back"),
    "older": (older_keys, "an older copy, which lacks keys of records"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_the_doctor_and_the_commands_never_call_lost_or_wrong_keys_well_and_never_make_others(
    how: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    spoil, mend = SPOILT[how]
    spoil(home)
    before = listing(home / "keys")
    line = doctor(capsys, "keys")
    assert line.startswith("MEND  keys")
    assert mend in line
    assert cli.main(["store", "info"]) == 0
    told = capsys.readouterr().out
    assert "opened by" not in told
    assert mend in told
    for words in (
        ["store", "check"],
        ["keys", "rotate"],
        ["people", "code"],
        ["knowledge", "gaps"],
        ["serve", "--local"],
    ):
        assert cli.main(words) == 1, words
        assert "keys" in capsys.readouterr().err
    assert {name: held for name, held in listing(home / "keys").items() if name != "lock"} == {
        name: held for name, held in before.items() if name != "lock"
    }


def test_a_bot_whose_keys_folder_is_lost_does_not_start_and_says_what_can_be_done(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    (home / "keys").rename(home / "gone")
    assert cli.main(["serve", "--local"]) == 1
    told = capsys.readouterr().err
    assert "Put the keys folder back from your copy" in told
    assert "restore a backup with --without-personal into a new data folder" in told
    assert not (home / "keys").exists()
    (home / "gone").rename(home / "keys")
    assert cli.main(["store", "check"]) == 0


@pytest.mark.parametrize(("key", "mend"), [("C" * 42 + "A=", "does not open"), ("hush", "is not a key: 32 bytes")])
def test_a_wrong_or_malformed_key_in_the_environment_is_tried_and_told(
    key: str, mend: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    monkeypatch.setenv("AGREEMENT_BOT_KEY", key)
    line = doctor(capsys, "keys")
    assert line.startswith("MEND  keys")
    assert mend in line
    assert key not in line
    cli.main(["store", "info"])
    told = capsys.readouterr().out
    assert mend in told
    assert "opened by" not in told


def test_a_variable_that_is_missing_after_a_rotation_by_it_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    old = (home / "keys" / "master.key").read_text(encoding="utf-8").strip()
    monkeypatch.setenv("AGREEMENT_BOT_KEY", f"{'B' * 42}A=,{old}")
    assert cli.main(["keys", "rotate"]) == 0
    told = capsys.readouterr().out
    assert "Take the old key out of AGREEMENT_BOT_KEY now" in told
    assert f"Copy the keys folder {home / 'keys'} again" in told
    assert doctor(capsys, "keys").startswith("well")
    monkeypatch.delenv("AGREEMENT_BOT_KEY")
    line = doctor(capsys, "keys")
    assert line.startswith("MEND  keys")
    assert "has its master key from AGREEMENT_BOT_KEY, set that here too" in line


def test_a_store_that_is_gone_though_its_keys_are_there_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(filled())
    emptied(home)
    for _ in range(2):
        line = doctor(capsys, "store")
        assert line.startswith("MEND  store: nothing is in")
        assert "'agreement-bot store restore FILE' brings back a backup" in line
        assert not (home / "store" / "journal").exists()
        (home / "store").mkdir(exist_ok=True)  # where a disk is not mounted, say


async def test_the_doctor_tries_the_keys_beside_a_running_bot_too(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with bot() as opened:
        await fill(opened.store, 3)
        assert (await asyncio.to_thread(doctor, capsys, "keys")).startswith("well")
        (home / "keys").rename(home / "gone")
        assert (await asyncio.to_thread(doctor, capsys, "keys")).startswith("MEND")
        (home / "gone").rename(home / "keys")


def test_there_is_nothing_to_rotate_where_there_are_no_keys(
    postgres: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", postgres)
    for words in (["keys", "rotate"], ["store", "check"]):
        assert cli.main(words) == 1
        assert "There are no keys in" in capsys.readouterr().err
    assert cli.main(["store", "info"]) == 0
    assert "none yet" in capsys.readouterr().out
    assert not (home / "keys").exists()


def test_a_restored_store_without_keys_gets_them_from_the_bot_and_from_no_command(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    assert cli.main(["store", "backup", "b"]) == 0
    other = elsewhere(home, monkeypatch)
    assert cli.main(["store", "restore", "b", "--without-personal"]) == 0
    assert "New keys are made when the bot next starts." in capsys.readouterr().out
    for words in (["store", "check"], ["keys", "rotate"], ["people", "code"]):
        assert cli.main(words) == 1
        assert "They are made when the bot first starts" in capsys.readouterr().err
    assert doctor(capsys, "keys").startswith("well  keys: none yet")
    assert not (other / "keys").exists()
    asyncio.run(start())
    assert cli.main(["store", "check"]) == 0


def test_a_copy_goes_into_a_new_or_empty_folder_only_and_lets_others_alone(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    photos = home.parent / "my photos"
    photos.mkdir(mode=0o755)
    photos.chmod(0o755)
    (photos / "lock").write_text("mine", encoding="utf-8")
    assert cli.main(["store", "copy", "--to", str(photos)]) == 1
    assert "holds other files: nothing was copied. Name a new folder, or an empty one." in capsys.readouterr().err
    assert listing(photos) == {"lock": b"mine"}
    assert stat.S_IMODE(photos.stat().st_mode) == 0o755
    (photos / "lock").rename(photos / "journal")
    assert cli.main(["store", "copy", "--to", str(photos)]) == 1
    assert (listing(photos), stat.S_IMODE(photos.stat().st_mode)) == ({"journal": b"mine"}, 0o755)
    (photos / "journal").unlink()
    capsys.readouterr()
    assert cli.main(["store", "copy", "--to", str(photos)]) == 0
    assert "Copied 6 records to" in capsys.readouterr().out
    assert cli.main(["store", "copy", "--to", str(photos)]) == 1
    assert "is not empty: it holds 6 records" in capsys.readouterr().err


@pytest.mark.parametrize("empty", [False, True])
def test_a_copy_that_finds_the_disk_full_leaves_nothing_and_says_what_to_do(
    empty: bool, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled(300))
    target = home.parent / "deep" / "copy"
    if empty:
        target.mkdir(parents=True)
        target.chmod(0o755)
    with monkeypatch.context() as full:
        full.setattr("adapters.stores.embedded.drafts.Draft.append", no_room)
        assert cli.main(["store", "copy", "--to", str(target)]) == 1
    told = capsys.readouterr().err
    assert f"The disk is full: make room in {target}, or name a place on another disk, and copy again." in told
    assert (target.parent.exists(), listing(home.parent / "deep")) == (empty, {})
    if empty:
        assert stat.S_IMODE(target.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    "words",
    [
        "postgres:bot:hush@db/bot",
        "postgresql:/bot:hush@db/bot",
        "postgresql//bot:hush@db/bot",
        "POSTGRES://bot:hush@db/bot",
        "//bot:hush@db/bot",
        "bot:hush@db",
        "pg:hush",
    ],
)
def test_what_looks_like_an_address_never_becomes_a_folder(
    words: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled(1))
    before = set(home.parent.rglob("*"))
    assert cli.main(["store", "copy", "--to", words]) == 1
    told = capsys.readouterr()
    assert "A store is a folder" in told.err
    assert "hush" not in told.out + told.err
    assert set(home.parent.rglob("*")) == before


async def test_a_folder_with_such_a_name_is_given_as_an_address_of_its_own(home: Path) -> None:
    folder = home.parent / "a b@c:d"
    async with bot() as opened:
        await fill(opened.store, 1)
        assert await given("store", "copy", "--to", folder.as_uri()) == 0
    assert (folder / "journal").exists()


def test_what_is_advised_for_loose_rights_works_with_spaces_and_is_the_same_everywhere(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = home.parent / "my keys"
    monkeypatch.setenv("AGREEMENT_BOT_KEYS_DIR", str(keys))
    asyncio.run(filled(1))
    keys.chmod(0o755)
    line = doctor(capsys, "keys")
    subprocess.run(line.partition("Run: ")[2], shell=True, check=True)  # noqa: S602 - as somebody would
    assert doctor(capsys, "keys").startswith("well")
    (keys / "vault").chmod(0o644)
    line = doctor(capsys, "keys")
    assert cli.main(["store", "check"]) == 1
    advice = capsys.readouterr().err.strip().partition("Run: ")[2]
    assert line.endswith(advice)
    subprocess.run(advice, shell=True, check=True)  # noqa: S602 - as above
    assert doctor(capsys, "keys").startswith("well")


def test_where_there_is_no_store_the_setting_for_another_folder_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["store", "info"]) == 1
    assert "If your bot uses another folder, set AGREEMENT_BOT_DATA_DIR to that." in capsys.readouterr().err


def test_everything_counts_the_same_records(capsys: pytest.CaptureFixture[str]) -> None:
    async def remove() -> None:
        async with opening.store(settings.read()) as opened, opened.store.transaction() as tx:
            await tx.remove(Address, "address-1")

    asyncio.run(filled())
    asyncio.run(remove())
    counted = "(2 address, 3 notice)"
    for words in (["info"], ["check"], ["backup", "b"], ["copy", "--to", "copied"]):
        assert cli.main(["store", *words]) == 0
        assert counted in capsys.readouterr().out
    assert cli.main(["store", "restore", "b"]) == 1
    assert "it holds 5 records" in capsys.readouterr().err


def test_a_database_that_is_down_is_told_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", "postgresql://somebody@127.0.0.1:1/nowhere")
    line = doctor(capsys, "store")
    assert "(nothing answers there): see that it runs" in line
    assert "Errno" not in line


def test_a_backup_or_a_restore_that_finds_the_disk_full_says_what_to_do(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    with monkeypatch.context() as full:
        full.setattr("adapters.stores.backups._place", no_room)
        assert cli.main(["store", "backup", "b"]) == 1
    assert f"The disk is full: make room in {home.parent}, or name a file on another disk" in capsys.readouterr().err
    assert cli.main(["store", "backup", "b"]) == 0
    emptied(home)
    with monkeypatch.context() as full:
        full.setattr("adapters.stores.embedded.drafts.Draft.append", no_room)
        assert cli.main(["store", "restore", "b"]) == 1
    assert "The disk is full: nothing was restored. Make room" in capsys.readouterr().err


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
