"""The commands on what is kept, as somebody types them: beside a running bot, and where none runs."""

import asyncio
import json
import os
import re
import signal
import stat
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from adapters import cli, control, settings
from adapters.commands import beside, serving
from adapters.commands.showing import Shown
from adapters.stores import looking, opening
from adapters.stores.opening import Opened
from adapters.stores.sealing import SLOT
from adapters.stores.tally import Progress
from bot.bot import Bot
from bot.records import Address, Cause, Notice, State, notice
from bot.store import Store, Transaction
from bot.store import run as run_
from tests import fakes

ROOT = Path(__file__).parent.parent
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CHANNEL = "the-channel-that-nobody-may-read"


pytestmark = pytest.mark.usefixtures("home")


def address(name: str) -> Address:
    return Address(name, f"person-{name}", "slack", "workspace", CHANNEL)


async def fill(store: Store, people: int) -> None:
    async with store.transaction() as tx:
        for number in range(people):
            await tx.add(address(f"address-{number}"))
            await tx.add(notice(f"key-{number}", f"address-{number}", "report.new", "report", NOON))


async def filled(people: int = 3) -> None:
    async with opening.store(settings.read()) as opened:
        await fill(opened.store, people)


async def start() -> None:
    """As the bot opens its store, and no command."""
    await (await opening.open_store(settings.read())).store.close()


@asynccontextmanager
async def bot() -> AsyncIterator[Opened]:
    """As much of a running bot as commands speak to."""
    chosen = settings.read()
    async with opening.store(chosen) as opened, serving.door(chosen, fakes.desk(), opened):
        yield opened


async def given(*words: str) -> int:
    """A command beside a bot that runs in this process."""
    return await asyncio.to_thread(cli.main, words)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "adapters.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def answer(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_before_the_first_start_there_is_no_store_and_looking_makes_none(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["store", "info"], ["store", "check"], ["store", "backup", "b"], ["keys", "rotate"]):
        assert cli.main(words) == 1
        assert "There is no store in" in capsys.readouterr().err
    assert not (home / "store").exists()
    assert not (home / "keys").exists()


def test_wrong_use_is_told_with_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["store"], ["store", "backup"], ["store", "copy"], ["store", "fly"], ["keys"]):
        with pytest.raises(SystemExit) as caught:
            cli.main(words)
        assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_it_is_told_what_is_kept_and_by_which_keys(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(filled())
    assert cli.main(["store", "info", "--json"]) == 0
    found = answer(capsys)
    assert (found["engine"], found["where"], found["records"], found["advice"]) == (
        "embedded",
        str(home / "store"),
        6,
        "",
    )
    assert (found["counts"]["address"], found["counts"]["notice"]) == (3, 3)
    assert (found["keys"]["folder"], found["keys"]["source"], found["keys"]["erased"]) == (
        str(home / "keys"),
        "file",
        0,
    )
    assert cli.main(["store", "info"]) == 0
    told = capsys.readouterr().out
    assert "Records   6 (3 address, 3 notice)" in told
    assert "master key of the same folder" in told


def test_it_is_told_when_it_is_time_to_move(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(filled(3))
    monkeypatch.setattr(looking, "MENTION_AT", 6)
    cli.main(["store", "info"])
    assert "It will soon be time to move to PostgreSQL" in capsys.readouterr().out
    monkeypatch.setattr(looking, "MOVE_AT", 5)
    cli.main(["store", "info"])
    assert "It is time to move to PostgreSQL" in capsys.readouterr().out
    assert cli.main(["doctor"]) == 1
    assert "MEND  store" in capsys.readouterr().out


def test_every_record_is_opened_by_a_check(capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(filled())
    assert cli.main(["store", "check"]) == 0
    told = capsys.readouterr()
    assert "Readable  6 (3 address, 3 notice)" in told.out
    assert "All is well." in told.out
    assert "reading: 8 of 8 rows" in told.err


def test_what_cannot_be_read_is_found_by_a_check_and_told_with_the_mend(capsys: pytest.CaptureFixture[str]) -> None:
    async def spoil() -> None:
        async with opening.store(settings.read()) as opened:
            await fill(opened.store, 4)
            async with opened.engine.transaction() as tx:
                erased, other = [await tx.get("address", f"address-{number}") for number in range(2)]
                assert erased
                assert other
                await tx.put(type(other)("address", "address-1", {**other.fields, "sealed-text": "AAAA"}))
            await opened.vault.erase([int(str(erased.fields[SLOT]))])

    asyncio.run(spoil())
    assert cli.main(["store", "check", "--json"]) == 1
    found = answer(capsys)
    assert (found["erased"], found["damaged"], found["unknown"]) == ({"address": 1}, {"address": 1}, {})
    assert [line.partition(":")[0] for line in found["named"]] == ["address address-0", "address address-1"]
    assert cli.main(["store", "check"]) == 1
    told = capsys.readouterr().out
    assert "an older copy of the files was put back" in told
    assert "Else restore a backup." in told
    assert "Not all is well." in told


async def test_a_backup_is_whole_while_the_bot_goes_on_writing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stop = asyncio.Event()

    async def write(store: Store) -> int:
        number = 0
        while not stop.is_set():
            async with store.transaction() as tx:
                await tx.add(address(f"later-{number}"))
                await tx.add(notice(f"later-{number}", f"later-{number}", "report.new", "report", NOON))
            number += 1
        return number

    async with bot() as opened:
        await fill(opened.store, 300)
        writing = asyncio.create_task(write(opened.store))
        assert await given("store", "backup", "while.backup", "--json") == 0
        stop.set()
        assert await writing > 0
    found = answer(capsys)
    assert found["file"] == str(home.parent / "while.backup")  # of the folder in which the command was given
    assert found["counts"]["address"] == found["counts"]["notice"] >= 300
    assert CHANNEL not in content("while.backup")
    emptied(home)
    assert await given("store", "restore", "while.backup", "--json") == 0
    assert answer(capsys)["tally"]["digest"] == found["digest"]
    assert await given("store", "check") == 0


def content(path: str) -> str:
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
    return Path(path).read_text(encoding="utf-8")


def emptied(home: Path) -> None:
    """The store is lost; the keys are not."""
    (home / "store").rename(home / "lost")


async def test_a_running_bot_is_asked_and_its_files_are_never_opened_beside_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with bot() as opened:
        await fill(opened.store, 3)
        assert await given("store", "info") == 0
        assert await given("store", "check") == 0
        assert await given("store", "backup", "b") == 0
        assert await given("store", "copy", "--to", "elsewhere") == 0
        assert await given("keys", "rotate") == 0
        assert await given("knowledge", "gaps") == 0
        capsys.readouterr()
        assert await given("doctor") == 1  # it is not said who runs it
        assert f"well  store: embedded, {home / 'store'}, 6 records" in capsys.readouterr().out
        async with opened.store.transaction() as tx:
            assert await tx.get(Address, "address-0")


async def test_a_refusal_of_the_running_bot_is_told_in_its_words(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with bot():
        assert await given("store", "backup", "b") == 0
        capsys.readouterr()
        for words, told in (
            (("store", "backup", "b"), "exists already"),
            (("store", "backup", "no/b"), "does not exist"),
            (("store", "copy", "--to", str(home / "store")), "That is the store itself"),
            (("store", "copy", "--to", "ftp://host/x"), "A store is a folder"),
            (("store", "restore", "b"), "Stop the bot first"),
        ):
            assert await given(*words) == 1
            assert told in capsys.readouterr().err


async def test_where_the_running_bot_cannot_be_asked_its_files_are_let_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with opening.store(settings.read()):
        for words in ("info", "check"):
            result = await asyncio.to_thread(run, "store", words)
            assert result.returncode == 1
            assert "Another process holds the store" in result.stderr
            assert "Traceback" not in result.stderr


def test_a_restore_into_a_store_that_holds_something_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(filled())
    assert cli.main(["store", "backup", "b"]) == 0
    assert cli.main(["store", "restore", "b"]) == 1
    assert "is not empty: it holds 6 records" in capsys.readouterr().err
    assert cli.main(["store", "check"]) == 0


async def test_a_check_of_the_running_bot_reads_the_disk_too_and_tells_the_mend(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with bot() as opened:
        await fill(opened.store, 20)
        assert await given("store", "check") == 0
        capsys.readouterr()
        journal = home / "store" / "journal"
        held = bytearray(journal.read_bytes())
        held[600] ^= 1
        with journal.open("r+b") as file:
            file.write(held)
        assert await given("store", "check") == 1
        told = capsys.readouterr().out
        assert "journal is damaged at byte" in told
        assert "store backup FILE" in told
        assert "Not all is well." in told
        assert await given("store", "check") == 0
    assert await given("store", "check") == 0


async def test_while_it_serves_keys_that_could_not_be_erased_are_erased_after_all(home: Path) -> None:
    async with bot() as opened:
        await fill(opened.store, 1)
        away = (home / "keys" / "vault").rename(home / "away")
        await run_(opened.store, forget)
        away.rename(home / "keys" / "vault")
        assert (await looking.info(opened.engine, settings.read())).owed == 1
        async with beside.erasing(opened, every=0.001), asyncio.timeout(5):
            while await opened.store.owed():
                pass
        assert (await looking.info(opened.engine, settings.read())).owed == 0


async def forget(tx: Transaction) -> None:
    await tx.remove(Address, "address-0")


async def test_a_restore_beside_an_old_copy_of_the_keys_brings_nothing_back_that_the_store_knows_to_be_dead(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await filled()
    assert await given("store", "backup", "early") == 0
    older = (home / "keys" / "vault").read_bytes()
    async with opening.store(settings.read()) as opened:
        await run_(opened.store, forget_all)
        async with opened.engine.snapshot() as rows:
            assert {row.kind async for row in rows} == {"meta", "shred"}
    (home / "keys" / "vault").write_bytes(older)
    capsys.readouterr()
    assert await given("store", "restore", "early") == 0
    assert "3 personal records had been erased since" in capsys.readouterr().out
    assert await given("store", "check", "--json") == 0
    assert answer(capsys)["readable"] == {"notice": 3}
    assert await given("store", "info", "--json") == 0
    assert answer(capsys)["keys"]["erased"] == 3


async def forget_all(tx: Transaction) -> None:
    for kind in (Address, Notice):
        for record in await tx.find(kind):
            await tx.remove(kind, record.id)


def test_keys_of_an_older_copy_that_went_on_are_noticed_too(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(filled(0))
    early = {path.name: path.read_bytes() for path in (home / "keys").iterdir()}
    asyncio.run(filled())
    assert cli.main(["store", "backup", "b"]) == 0
    for name, held in early.items():
        (home / "keys" / name).write_bytes(held)
    emptied(home)
    asyncio.run(filled(1))  # its keys take the numbers of those in the backup
    (home / "store").rename(home / "lost again")
    assert cli.main(["store", "restore", "b"]) == 1
    assert "lacks the keys of 3 personal records" in capsys.readouterr().err


def test_a_torn_backup_is_refused_and_nothing_is_made_of_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(filled())
    assert cli.main(["store", "backup", "b"]) == 0
    whole = Path("b").read_bytes()
    Path("b").write_bytes(whole[: len(whole) // 2])
    emptied(home)
    assert cli.main(["store", "restore", "b"]) == 1
    assert re.search(r"b is cut off in line \d+", capsys.readouterr().err)
    assert cli.main(["store", "info", "--json"]) == 0
    assert answer(capsys)["records"] == 0


def test_what_was_erased_after_the_backup_stays_erased(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def erase() -> None:
        async with opening.store(settings.read()) as opened, opened.store.transaction() as tx:
            await tx.remove(Address, "address-1")

    asyncio.run(filled())
    assert cli.main(["store", "backup", "b"]) == 0
    asyncio.run(erase())
    emptied(home)
    assert cli.main(["store", "restore", "b"]) == 0
    assert "1 personal record had been erased since: it stays erased." in capsys.readouterr().out
    assert cli.main(["store", "check"]) == 0
    assert "2 address" in capsys.readouterr().out


def elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another machine, as far as the bot can tell."""
    other = home.parent / "other"
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(other))
    return other


def test_a_backup_comes_back_on_another_machine_with_the_keys_brought_along(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    assert cli.main(["store", "backup", "b"]) == 0
    other = elsewhere(home, monkeypatch)
    other.mkdir()
    (home / "keys").rename(other / "keys")
    assert cli.main(["store", "restore", "b"]) == 0
    assert cli.main(["store", "check"]) == 0
    assert "3 address" in capsys.readouterr().out


@pytest.mark.parametrize("started", [False, True])
def test_without_its_keys_a_backup_is_refused_or_restored_without_what_is_personal(
    started: bool, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    assert cli.main(["store", "backup", "b"]) == 0
    other = elsewhere(home, monkeypatch)
    if started:
        asyncio.run(filled(0))
    assert cli.main(["store", "restore", "b"]) == 1
    refusal = "was made with other keys than those in" if started else "there are no keys in"
    assert refusal in capsys.readouterr().err
    assert (other / "keys").exists() is started  # none are made in their place
    assert cli.main(["store", "restore", "b", "--without-personal"]) == 0
    assert "3 personal records were left out, as you asked." in capsys.readouterr().out
    asyncio.run(start())
    assert cli.main(["store", "check", "--json"]) == 0
    assert answer(capsys)["readable"] == {"notice": 3}


def test_keys_that_are_older_than_the_backup_are_noticed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(filled(0))
    early = {path.name: path.read_bytes() for path in (home / "keys").iterdir()}
    asyncio.run(filled())
    assert cli.main(["store", "backup", "b"]) == 0
    for name, held in early.items():
        (home / "keys" / name).write_bytes(held)
    emptied(home)
    assert cli.main(["store", "restore", "b"]) == 1
    assert "lacks the keys of 3 personal records" in capsys.readouterr().err


def test_everything_goes_to_postgresql_and_back_with_one_digest(
    home: Path, postgres: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled(700))
    cli.main(["store", "check", "--json"])
    digest = answer(capsys)["digest"]

    assert cli.main(["store", "copy", "--to", postgres, "--json"]) == 0
    told = capsys.readouterr()
    there = json.loads(told.out)
    assert there["sent"] == there["arrived"] == digest
    assert "copying: 1,000 of 1,402 rows" in told.err
    assert cli.main(["store", "copy", "--to", postgres]) == 1
    assert "is not empty" in capsys.readouterr().err

    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", postgres)
    assert cli.main(["store", "check"]) == 0
    assert digest in capsys.readouterr().out
    emptied(home)
    assert cli.main(["store", "copy", "--to", str(home / "store")]) == 0
    back = capsys.readouterr().out
    assert back.count(digest) == 2
    assert "take AGREEMENT_BOT_DATABASE_URL out of the settings" in back

    monkeypatch.delenv("AGREEMENT_BOT_DATABASE_URL")
    assert cli.main(["store", "check"]) == 0
    assert digest in capsys.readouterr().out


def test_a_backup_of_one_engine_is_restored_into_the_other(
    postgres: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled(3))
    assert cli.main(["store", "backup", "b", "--json"]) == 0
    digest = answer(capsys)["digest"]
    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", postgres)
    assert cli.main(["store", "restore", "b", "--json"]) == 0
    assert answer(capsys)["tally"]["digest"] == digest
    assert cli.main(["store", "check"]) == 0
    assert cli.main(["store", "restore", "b"]) == 1
    assert "is not empty" in capsys.readouterr().err


def test_no_password_is_ever_shown(
    postgres: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], logged: list[str]
) -> None:
    [password] = re.findall(r":([^:@/]+)@", postgres)
    start = len(logged)
    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", postgres)
    asyncio.run(filled(1))
    for words in (["store", "info"], ["store", "check"], ["store", "copy", "--to", postgres], ["doctor"]):
        cli.main(words)
    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", postgres.replace("@", "x@"))
    assert cli.main(["store", "info"]) == 1
    assert cli.main(["doctor"]) == 1
    told = capsys.readouterr()
    assert "postgres@127.0.0.1" in told.out
    assert password not in told.out + told.err + "\n".join(logged[start:])


async def test_the_master_key_is_changed_while_the_bot_runs(home: Path) -> None:
    def master() -> str:
        return (home / "keys" / "master.key").read_text(encoding="utf-8")

    async with bot() as opened:
        await fill(opened.store, 3)
        before = master()
        assert await given("keys", "rotate") == 0
        assert master() != before
        async with opened.store.transaction() as tx:
            found = await tx.get(Address, "address-2")
            assert found
            assert found.channel == CHANNEL
            await tx.add(address("after"))
    (home / "keys" / "master.key").write_text(before, encoding="utf-8")
    assert await given("store", "check") == 1  # the old key opens nothing any more


def test_the_master_key_of_the_environment_is_changed_by_giving_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = "A" * 43 + "=", "B" * 42 + "A="
    monkeypatch.setenv("AGREEMENT_BOT_KEY", old)
    asyncio.run(filled())
    assert cli.main(["keys", "rotate"]) == 1
    assert "holds one key, so there is none to change to" in capsys.readouterr().err
    monkeypatch.setenv("AGREEMENT_BOT_KEY", f"{new},{old}")
    assert cli.main(["keys", "rotate"]) == 0
    monkeypatch.setenv("AGREEMENT_BOT_KEY", new)
    assert cli.main(["store", "check"]) == 0
    monkeypatch.setenv("AGREEMENT_BOT_KEY", old)
    assert cli.main(["store", "check"]) == 1
    told = capsys.readouterr()
    assert "does not open" in told.err
    assert old not in told.out + told.err


async def test_while_it_serves_what_is_owed_is_settled() -> None:
    async with opening.store(settings.read()) as opened:
        await fill(opened.store, 1)
        desk = replace(fakes.desk(), store=opened.store)
        async with serving.delivering(Bot(desk), desk), asyncio.timeout(10):
            while not (found := await undelivered(opened.store)):  # noqa: ASYNC110 - only the store tells
                await asyncio.sleep(0.01)
    assert found[0].cause is Cause.NO_WORDS


async def undelivered(store: Store) -> tuple[Notice, ...]:
    async with store.transaction() as tx:
        return await tx.find(Notice, state=State.UNDELIVERED)


def test_a_store_that_cannot_be_opened_stops_the_start_in_plain_words(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled())
    journal = home / "store" / "journal"
    whole = bytearray(journal.read_bytes())
    whole[len(whole) // 3] ^= 1
    journal.write_bytes(whole)
    for words in (["serve", "--local"], ["store", "info"]):
        assert cli.main(words) == 1
        assert "store restore" in capsys.readouterr().err
    assert journal.read_bytes() == whole
    monkeypatch.setenv("AGREEMENT_BOT_DATABASE_URL", "postgresql://somebody:canary-password@127.0.0.1:1/nowhere")
    assert cli.main(["doctor"]) == 1
    told = capsys.readouterr()
    assert "MEND  store: PostgreSQL cannot be reached at somebody@127.0.0.1:1/nowhere" in told.out
    assert "canary-password" not in told.out + told.err


@pytest.mark.usefixtures("library", "hearing")
def test_a_bot_in_a_process_of_its_own_is_asked_refuses_a_second_one_and_closes_in_good_order(home: Path) -> None:
    asyncio.run(filled())
    serve = [sys.executable, "-m", "adapters.cli", "serve", "--local"]
    environment = {**os.environ, "AGREEMENT_BOT_PORT": "0", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().split()[4]
            with urllib.request.urlopen(f"{address}readyz") as ready:  # noqa: S310 - the bot's own address
                assert json.load(ready)["ready"] is True
            second = subprocess.run(serve, capture_output=True, text=True, env=environment, check=False)
            assert (second.returncode, second.stdout) == (1, "")
            assert "Another process holds the store" in second.stderr
            backup = run("store", "backup", "b", "--json")
            assert backup.returncode == 0
            assert json.loads(backup.stdout)["records"] >= 6  # what was filled, and what the bot has kept meanwhile
            assert run("keys", "rotate").returncode == 0
            assert run("store", "restore", "b").returncode == 1
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert not (home / control.SOCKET).exists()
    assert run("store", "check").returncode == 0


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_renews_itself_and_in_a_log_there_is_a_line_now_and_then() -> None:
    steps = [Progress("copying", done, 1000) for done in range(0, 1001, 10)]
    terminal, log = Terminal(), StringIO()
    for out in (terminal, log):
        shown = Shown(out, lambda: 0.0)
        for step in steps:
            shown.show(step)
    assert terminal.getvalue().count("\r") == len(steps)
    assert terminal.getvalue().count("\n") == 1
    assert log.getvalue().splitlines() == [f"copying: {done:,} of 1,000 rows" for done in range(100, 1001, 100)]
    times = iter(range(0, 100, 6))
    slow = StringIO()
    shown = Shown(slow, lambda: next(times))
    shown.show(Progress("checking", 500, 0))
    assert slow.getvalue() == "checking: 500 rows\n"
