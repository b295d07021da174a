"""The vault of keys: none is lost, none is given twice, one that was erased is gone, from this file and for good."""

import asyncio
import base64
import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from adapters.stores import files, master, spans, vault
from adapters.stores.master import MASTER, MasterKeyError
from adapters.stores.rows import DamagedError, NewerError
from adapters.stores.slots import HEADER, SLOT
from adapters.stores.vault import KeyDamagedError, Rotated, ShreddedError, Vault, open_vault
from bot.store import FullError, UnavailableError

OTHERS = [base64.urlsafe_b64encode(bytes([number]) * 32).decode() for number in range(3)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


async def opened(folder: Path, block: int = 16) -> Vault:
    return await open_vault(folder, master.from_folder(folder), block)


async def several(keys: Vault, count: int) -> dict[int, bytes]:
    return dict([await keys.take() for _ in range(count)])


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.iterdir()]


def damage(folder: Path, number: int, at: int = 20) -> None:
    with (folder / "vault").open("r+b") as file:
        file.seek(HEADER + number * SLOT + at)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


async def test_every_key_can_be_read_again_by_this_and_every_later_opening(folder: Path) -> None:
    keys = await opened(folder)
    taken = await several(keys, 50)
    assert len(set(taken.values())) == 50
    assert {len(key) for key in taken.values()} == {32}
    again = await opened(folder)
    assert {number: keys.key(number) for number in taken} == taken
    assert {number: again.key(number) for number in taken} == taken
    assert again.identity == keys.identity


async def test_no_key_stands_in_the_file_as_it_is(folder: Path) -> None:
    taken = await several(await opened(folder), 20)
    content = (folder / "vault").read_bytes()
    assert not any(key in content for key in taken.values())
    assert (folder / "vault").stat().st_mode & 0o777 == 0o600


async def test_tasks_that_take_at_once_never_get_the_same(folder: Path) -> None:
    keys = await opened(folder, block=4)
    taken = await asyncio.gather(*(keys.take() for _ in range(50)))
    assert len({number for number, _ in taken}) == 50


async def test_a_slot_is_never_given_again_after_a_restart(folder: Path) -> None:
    first = await several(await opened(folder), 3)
    second = await several(await opened(folder), 3)
    assert not first.keys() & second.keys()
    assert 0 not in first.keys() | second.keys()


async def test_an_erased_key_is_gone_for_everybody_at_once_and_the_others_stay(folder: Path) -> None:
    keys, other = await opened(folder), await opened(folder)
    taken = await several(keys, 6)
    dead = sorted(taken)[1:4]
    assert all(other.key(number) == taken[number] for number in taken)
    await keys.erase(dead)
    await keys.erase(dead)
    for one in (keys, other, await opened(folder)):
        for number in taken:
            if number in dead:
                with pytest.raises(ShreddedError):
                    one.key(number)
            else:
                assert one.key(number) == taken[number]


async def test_erasing_what_was_never_there_changes_nothing(folder: Path) -> None:
    keys = await opened(folder)
    await keys.take()
    before = (folder / "vault").read_bytes()
    await keys.erase([0, 10_000])
    assert (folder / "vault").read_bytes() == before


@pytest.mark.parametrize("at", [0, 4, 20, 63])
async def test_a_damaged_key_is_told_and_hurts_no_other(folder: Path, at: int) -> None:
    keys = await opened(folder)
    taken = await several(keys, 3)
    hurt, *fine = taken
    damage(folder, hurt, at)
    with pytest.raises(KeyDamagedError):
        keys.key(hurt)
    assert all(keys.key(number) == taken[number] for number in fine)


async def test_a_key_that_was_moved_to_another_slot_is_refused(folder: Path) -> None:
    keys = await opened(folder)
    first, second = await several(keys, 2)
    with (folder / "vault").open("r+b") as file:
        file.seek(HEADER + first * SLOT)
        slot = file.read(SLOT)
        file.seek(HEADER + second * SLOT)
        file.write(slot)
    with pytest.raises(KeyDamagedError):
        keys.key(second)


async def test_a_key_that_an_older_copy_of_the_folder_lacks_is_told(folder: Path) -> None:
    with pytest.raises(KeyDamagedError, match="older than the store"):
        (await opened(folder)).key(1000)


@pytest.mark.parametrize("torn", [1, 40, 63])
async def test_a_torn_tail_is_cut_and_the_slots_before_it_stay(folder: Path, torn: int) -> None:
    taken = await several(await opened(folder), 3)
    whole = (folder / "vault").stat().st_size
    with (folder / "vault").open("ab") as file:
        file.write(b"x" * torn)
    keys = await opened(folder)
    assert (folder / "vault").stat().st_size == whole
    assert all(keys.key(number) == key for number, key in taken.items())
    with (folder / "vault").open("ab") as file:
        file.write(b"x" * torn)
    number, key = await keys.take()
    assert (await opened(folder)).key(number) == key


@pytest.mark.parametrize("at", [0, 25])
async def test_a_damaged_beginning_is_refused(folder: Path, at: int) -> None:
    await opened(folder)
    with (folder / "vault").open("r+b") as file:
        file.seek(at)
        file.write(b"?")
    with pytest.raises((DamagedError, NewerError)):
        await opened(folder)


async def test_a_damaged_check_is_told_from_a_wrong_key(folder: Path) -> None:
    await opened(folder)
    damage(folder, 0)
    with pytest.raises(DamagedError, match="your copy"):
        await opened(folder)


async def test_a_vault_of_a_newer_version_is_refused(folder: Path) -> None:
    await opened(folder)
    path = folder / "vault"
    path.write_bytes(path.read_bytes().replace(b"vault 1\n", b"vault 2\n", 1))
    with pytest.raises(NewerError):
        await opened(folder)


async def test_a_vault_that_went_away_is_told_and_works_again_when_it_is_back(folder: Path) -> None:
    keys = await opened(folder, block=1)
    number, key = await keys.take()
    away = (folder / "vault").rename(folder / "away")
    with pytest.raises(UnavailableError):
        keys.key(number)
    with pytest.raises(UnavailableError):
        await keys.take()
    with pytest.raises(UnavailableError):
        await keys.erase([number])
    away.rename(folder / "vault")
    assert keys.key(number) == key
    await keys.take()


async def test_another_vault_in_its_place_is_not_written_to(folder: Path, tmp_path: Path) -> None:
    keys = await opened(folder, block=1)
    await keys.take()
    await opened(tmp_path / "other")
    other = (tmp_path / "other" / "vault").read_bytes()
    (folder / "vault").write_bytes(other)
    with pytest.raises(UnavailableError, match="Start the bot again"):
        await keys.take()
    assert (folder / "vault").read_bytes() == other


async def test_a_full_disk_is_told_and_taking_works_again_once_there_is_room(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = await opened(folder, block=4)
    taken = await several(keys, 4)
    size = (folder / "vault").stat().st_size
    room = 100
    write_all = files.write_all

    def full(file: IO[bytes], content: bytes) -> None:
        write_all(file, content[:room])
        if len(content) > room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files, "write_all", full)
    with pytest.raises(FullError):
        await keys.take()
    assert (folder / "vault").stat().st_size == size
    monkeypatch.undo()
    taken |= await several(keys, 4)
    assert len(taken) == 8
    assert all(keys.key(number) == key for number, key in taken.items())


async def test_rotation_opens_every_living_key_and_leaves_no_trace_of_the_old_one(folder: Path) -> None:
    keys, other = await opened(folder), await opened(folder)
    taken = await several(keys, 20) | await several(other, 20)
    dead, hurt, *_ = taken
    await keys.erase([dead])
    damage(folder, hurt)
    old = master.from_folder(folder).newest
    with (folder / MASTER).open("rb") as file, (folder / "vault").open("rb") as slots:
        spares = 2 * 32 - 40
        assert await keys.rotate() == Rotated(living=38 + spares, erased=1, damaged=1)
        assert not any(file.read())
        assert not any(slots.read())
    everything = b"".join(contents(folder))
    assert old.words.encode() not in everything
    assert base64.urlsafe_b64decode(old.words) not in everything
    assert old.number not in {
        content[at : at + 4]
        for content in [(folder / "vault").read_bytes()]
        for at in range(HEADER, len(content), SLOT)
        if at != HEADER + hurt * SLOT
    }
    assert (folder / MASTER).stat().st_mode & 0o777 == (folder / "vault").stat().st_mode & 0o777 == 0o600
    for one in (keys, other, await opened(folder)):
        with pytest.raises(ShreddedError):
            one.key(dead)
        with pytest.raises(KeyDamagedError):
            one.key(hurt)
        assert all(one.key(number) == key for number, key in taken.items() if number not in (dead, hurt))
        number, key = await one.take()
        assert keys.key(number) == other.key(number) == key
    with pytest.raises(vault.WrongKeyError):
        await open_vault(folder, master.from_words(old.words))


async def test_a_rotation_that_was_broken_off_leaves_everything_readable(folder: Path) -> None:
    keys = await opened(folder)
    taken = await several(keys, 5)
    half = master.from_folder(folder)
    half.begin_rotation()
    (folder / "vault.new").write_bytes(b"half of it")
    again = await opened(folder)
    assert not (folder / "vault.new").exists()
    taken |= await several(again, 20)
    assert all(keys.key(number) == key for number, key in taken.items())
    await again.rotate()
    assert len(master.from_folder(folder).keys) == 1
    assert all(keys.key(number) == key for number, key in taken.items())


async def test_with_the_environment_everything_comes_under_the_first_key_given(folder: Path) -> None:
    keys = await open_vault(folder, master.from_words(OTHERS[0]), block=4)
    taken = await several(keys, 6)
    with pytest.raises(MasterKeyError, match="put it in front of the old one"):
        await keys.rotate()
    both = await open_vault(folder, master.from_words(f"{OTHERS[1]},{OTHERS[0]}"), block=4)
    taken |= await several(both, 3)
    assert all(both.key(number) == key for number, key in taken.items())
    assert (await both.rotate()).damaged == 0
    alone = await open_vault(folder, master.from_words(OTHERS[1]))
    assert all(alone.key(number) == key for number, key in taken.items())
    with pytest.raises(vault.WrongKeyError):
        await open_vault(folder, master.from_words(OTHERS[0]))
    assert not (folder / MASTER).exists()


async def test_who_lacks_the_newest_key_neither_makes_nor_erases_keys_after_a_rotation(folder: Path) -> None:
    old = await open_vault(folder, master.from_words(OTHERS[0]), block=4)
    taken = await several(old, 1)
    await (await open_vault(folder, master.from_words(f"{OTHERS[1]},{OTHERS[0]}"))).rotate()
    before = (folder / "vault").read_bytes()
    taken |= await several(old, 3)  # made, and wrapped anew, already
    with pytest.raises(UnavailableError, match="every process with both keys"):
        await old.take()
    with pytest.raises(UnavailableError, match="every process with both keys"):
        await old.erase(taken)
    with pytest.raises(UnavailableError, match="every process with both keys"):
        await old.rotate()
    assert (folder / "vault").read_bytes() == before
    alone = await open_vault(folder, master.from_words(OTHERS[1]))
    assert {number: alone.key(number) for number in taken} == taken


@pytest.mark.parametrize("first", [0, 1])
async def test_until_a_rotation_keys_are_made_under_the_key_that_every_process_has(folder: Path, first: int) -> None:
    old = await open_vault(folder, master.from_words(OTHERS[0]), block=4)
    both = await open_vault(folder, master.from_words(f"{OTHERS[first]},{OTHERS[1 - first]}"), block=4)
    taken = await several(both, 6)
    assert {number: old.key(number) for number in taken} == taken


async def test_after_a_rotation_keys_are_made_under_the_new_key_whatever_the_order_a_process_was_given(
    folder: Path,
) -> None:
    await open_vault(folder, master.from_words(OTHERS[0]))
    await (await open_vault(folder, master.from_words(f"{OTHERS[1]},{OTHERS[0]}"))).rotate()
    reversed_ = await open_vault(folder, master.from_words(f"{OTHERS[0]},{OTHERS[1]}"), block=4)
    taken = await several(reversed_, 6)
    new = await open_vault(folder, master.from_words(OTHERS[1]))
    assert {number: new.key(number) for number in taken} == taken


async def test_what_an_older_copy_of_the_vault_brought_back_to_life_is_erased_again(folder: Path) -> None:
    keys = await opened(folder, block=8)
    taken = await several(keys, 24)
    dead = [number for number in taken if number % 3]
    older = (folder / "vault").read_bytes()
    await keys.erase(dead)
    assert await keys.erase_again(spans.of(dead)) == 0
    (folder / "vault").write_bytes(older)
    assert await keys.living(dead) == set(dead)
    assert await keys.erase_again(spans.of([*dead, 10_000])) == len(dead)
    assert await keys.living([*dead, 10_000]) == set()
    for number, key in taken.items():
        if number in dead:
            with pytest.raises(ShreddedError):
                keys.key(number)
        else:
            assert keys.key(number) == key


TAKER = """
import asyncio, sys
from pathlib import Path
from adapters.stores import master
from adapters.stores.vault import open_vault

async def main(folder, count):
    keys = await open_vault(folder, master.from_folder(folder), block=32)
    print("ready", flush=True)
    for line in sys.stdin:
        match line.split():
            case ["take"]:
                taken = [await keys.take() for _ in range(count)]
                print(*(f"{number}:{key.hex()}" for number, key in taken), flush=True)
            case ["read", *numbers]:
                print(*(keys.key(int(number)).hex() for number in numbers), flush=True)

asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
"""


class Taker:
    """Another process that holds the vault."""

    def __init__(self, folder: Path, count: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", TAKER, folder, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.heard() == ["ready"]

    def say(self, *words: object) -> None:
        assert self._process.stdin
        print(*words, file=self._process.stdin, flush=True)

    def heard(self) -> list[str]:
        assert self._process.stdout
        return self._process.stdout.readline().split()

    def taken(self) -> dict[int, bytes]:
        parts = (word.split(":") for word in self.heard())
        return {int(number): bytes.fromhex(key) for number, key in parts}

    def end(self) -> None:
        self._process.communicate()
        assert self._process.returncode == 0


async def test_two_processes_that_take_two_thousand_each_never_get_the_same(folder: Path) -> None:
    master.from_folder(folder)
    takers = [Taker(folder, 2000), Taker(folder, 2000)]
    for taker in takers:
        taker.say("take")
    first, second = (taker.taken() for taker in takers)
    for taker in takers:
        taker.end()
    assert len(first) == len(second) == 2000
    assert not first.keys() & second.keys()
    keys = await opened(folder)
    assert all(keys.key(number) == key for number, key in (first | second).items())


async def test_another_process_goes_on_working_while_keys_are_rotated(folder: Path) -> None:
    keys = await opened(folder)
    mine = await several(keys, 20)
    taker = Taker(folder, 300)
    taker.say("read", *mine)
    assert [bytes.fromhex(word) for word in taker.heard()] == list(mine.values())
    for _ in range(3):
        taker.say("take")
        await keys.rotate()
        theirs = taker.taken()
        assert len(theirs) == 300
        assert all(keys.key(number) == key for number, key in theirs.items())
        mine |= theirs
        taker.say("read", *mine)
        assert [bytes.fromhex(word) for word in taker.heard()] == list(mine.values())
    taker.end()


async def test_reading_goes_on_while_keys_are_rotated_and_erased(folder: Path) -> None:
    keys, other = await opened(folder), await opened(folder)
    taken = await several(keys, 30)
    rotating = asyncio.create_task(other.rotate())
    while not rotating.done():
        assert all(keys.key(number) == key for number, key in taken.items())
        await asyncio.sleep(0)
    number, _ = await keys.take()
    await asyncio.gather(keys.rotate(), other.erase([number]), *(keys.take() for _ in range(40)))
    with pytest.raises(ShreddedError):
        keys.key(number)
    assert all(other.key(number) == key for number, key in taken.items())
