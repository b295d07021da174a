"""The master keys and the key that names people."""

import base64
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.stores import files, master
from adapters.stores.master import MasterKeyError
from adapters.stores.vault import WrongKeyError, open_vault

SECRETS = [bytes([number]) * 32 for number in range(3)]
WORDS = [base64.urlsafe_b64encode(secret).decode() for secret in SECRETS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "keys"


def test_a_key_is_made_at_first_start_for_its_owners_eyes_only_and_stays(folder: Path) -> None:
    first = master.from_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / master.MASTER).stat().st_mode & 0o777 == 0o600
    assert {path.name for path in folder.iterdir()} == {master.MASTER, files.LOCK}
    again = master.from_folder(folder)
    assert again.newest.number == first.newest.number
    assert again.newest.words == first.newest.words


def test_the_key_that_names_people_is_made_once_and_is_another(folder: Path) -> None:
    found = master.people_key(folder)
    assert len(found) == 32
    assert master.people_key(folder) == found
    assert (folder / master.PEOPLE).stat().st_mode & 0o777 == 0o600
    assert base64.urlsafe_b64encode(found).decode() != master.from_folder(folder).newest.words


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
@pytest.mark.parametrize("name", [master.MASTER, master.PEOPLE, master.VAULT])
async def test_a_file_that_others_can_read_is_refused_with_the_mend(folder: Path, name: str, mode: int) -> None:
    await open_vault(folder, master.from_folder(folder))
    (folder / name).chmod(mode)
    with pytest.raises(files.LooseError, match=f"chmod 600 .*/{name}"):
        await open_vault(folder, master.from_folder(folder))


def test_processes_that_start_at_once_end_with_one_key(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from adapters.stores import master; sys.stdin.readline();"
        "f = Path(sys.argv[1]); print(master.from_folder(f).newest.words, master.people_key(f).hex())"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in running:  # each waits for this, so that all go on together
        assert process.stdin
        process.stdin.write("\n")
    told = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0] * 4
    assert told == {f"{master.from_folder(folder).newest.words} {master.people_key(folder).hex()}\n"}


def test_the_environment_gives_several_keys_newest_first() -> None:
    found = master.from_words(f" {WORDS[0]}, {WORDS[1]} ")
    assert [key.words for key in found.keys] == WORDS[:2]
    assert found.newest.words == WORDS[0]
    assert len({key.number for key in found.keys}) == 2
    assert found.find(found.keys[1].number) is found.keys[1]
    assert found.find(b"none") is None


def test_a_key_as_openssl_writes_it_is_taken() -> None:
    secret = b"\xfb\xff" * 16
    assert (
        master.from_words(base64.b64encode(secret).decode()).newest.words == base64.urlsafe_b64encode(secret).decode()
    )


@pytest.mark.parametrize(
    "wrong", ["", "hunter2-hunter2-hunter2-hunter2-hunter2-hunt", "hunter2!", "hunter2" * 8, "é" * 44]
)
def test_what_is_no_key_is_refused_without_showing_it(wrong: str, folder: Path) -> None:
    with pytest.raises(MasterKeyError) as told:
        master.from_words(f"{WORDS[0]},{wrong}")
    assert "AGREEMENT_BOT_KEY, key 2 is not a key" in str(told.value)
    assert "hunter2" not in f"{told.value!r} {told.value.__cause__!r}"
    assert WORDS[0] not in str(told.value)
    master.from_folder(folder)
    (folder / master.MASTER).write_text(wrong)
    with pytest.raises(MasterKeyError, match=r"master\.key") as told:
        master.from_folder(folder)
    assert "hunter2" not in f"{told.value!r} {told.value.__cause__!r}"


def test_no_key_shows_itself() -> None:
    keys = master.from_words(",".join(WORDS))
    assert not any(
        word in repr(keys) or repr(secret) in repr(keys) for word, secret in zip(WORDS, SECRETS, strict=True)
    )


@pytest.mark.parametrize("name", [master.MASTER, master.PEOPLE])
async def test_no_key_is_made_up_in_place_of_one_that_is_missing(folder: Path, name: str) -> None:
    await open_vault(folder, master.from_folder(folder))
    (folder / name).rename(folder / "kept")
    with pytest.raises(MasterKeyError, match="Put it back"):
        await open_vault(folder, master.from_folder(folder))
    assert not (folder / name).exists()
    (folder / "kept").rename(folder / name)
    await open_vault(folder, master.from_folder(folder))


async def test_a_wrong_key_is_refused_with_what_to_do(folder: Path) -> None:
    await open_vault(folder, master.from_folder(folder))
    before = (folder / master.VAULT).read_bytes()
    with pytest.raises(WrongKeyError, match=r"AGREEMENT_BOT_KEY does not open .* Put the right key back") as told:
        await open_vault(folder, master.from_words(WORDS[0]))
    assert WORDS[0] not in str(told.value)
    assert (folder / master.VAULT).read_bytes() == before


async def test_the_files_key_may_move_to_the_environment(folder: Path) -> None:
    words = master.from_folder(folder).newest.words
    number, key = await (await open_vault(folder, master.from_folder(folder))).take()
    (folder / master.MASTER).unlink()
    assert (await open_vault(folder, master.from_words(f"{WORDS[0]},{words}"))).key(number) == key


def test_what_is_replaced_is_overwritten_and_a_reader_never_sees_that(tmp_path: Path) -> None:
    path = tmp_path / "file"
    files.replace(path, b"old secret")
    with path.open("rb") as held:
        files.replace(path, b"new secret")
        assert held.read() == bytes(len(b"old secret"))
    assert files.read(path) == b"new secret"
    assert list(tmp_path.iterdir()) == [path]
