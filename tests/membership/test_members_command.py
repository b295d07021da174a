"""`members`, as somebody types it: a union's list becomes codes, and the same file takes them away again."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from adapters import cli, settings
from adapters.commands import enlisting, serving
from adapters.control import RefusalError
from adapters.stores import opening
from bot.membership import codes
from tests import fakes
from tests.membership.lists import by_list, coded, on_disk, refused, start, told, write

LIST = "Number,Surname,E-mail\n1,Jones,mary@example.org\n2,Evans,Huw.Evans@Example.org\n3,Khan,\n"
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(params=["embedded", "postgresql"])
def ready(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bot that takes lists, started once, with its data folder; on each engine."""
    by_list(monkeypatch, request.getfixturevalue("postgres") if request.param == "postgresql" else "")
    start()
    return home


@pytest.fixture
def taking(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, on the embedded engine alone."""
    by_list(monkeypatch)
    start()
    return home


def test_a_list_is_imported_counted_and_taken_away_by_the_same_file(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(ready.parent, LIST)
    done = told(capsys, "members", "import", path)
    assert (done["addresses"], done["changed"], done["empty"], done["wrong"], done["left"]) == (2, 2, 1, 0, 2)
    assert (done["column"], done["separator"], done["encoding"]) == (3, ",", "utf-8")
    assert told(capsys, "members", "count") == {"addresses": 2}
    other = write(ready.parent, "e-bost\nsiân@example.cymru\n", name="welsh.csv")
    assert told(capsys, "members", "import", other)["left"] == 3
    assert told(capsys, "members", "remove", path)["left"] == 1
    assert told(capsys, "members", "import", other, "--remove")["left"] == 0
    assert not on_disk()


def test_it_is_told_in_words(taking: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(taking.parent, f"{LIST}4,Owen,mary@example.org\n5,Price,nothing\n")
    assert cli.main(["members", "import", path]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Read      3 addresses in column 3 (UTF-8, separated by commas)",
        "Added     2 addresses; 1 on it already, or in the file twice",
        "Empty     1 line has no address",
        "Not read  1 line:",
        "  line 6: no e-mail address",
        "The list  2 addresses, of which only codes are kept",
    ]
    assert cli.main(["members", "count"]) == 0
    assert capsys.readouterr().out == "2 addresses are on the list.\n"


def test_the_same_again_changes_nothing(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(ready.parent, LIST)
    told(capsys, "members", "import", path)
    before = on_disk()
    assert told(capsys, "members", "import", path)["changed"] == 0
    assert on_disk() == before


def test_what_was_on_the_list_before_stays_as_it_was(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "members", "import", write(ready.parent, "email\nbefore@example.org\n", name="before.csv"))
    before = on_disk()
    path = write(ready.parent, "email\n" + "".join(f"member{number}@example.org\n" for number in range(600)))
    told(capsys, "members", "import", path)
    assert on_disk() != before
    assert told(capsys, "members", "remove", path)["changed"] == 600
    assert on_disk() == before


@pytest.mark.parametrize("setting", ["unknown", "told", ""])
def test_where_no_list_is_wanted_none_is_taken_and_an_old_one_can_still_be_forgotten(
    taking: Path, setting: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(taking.parent, LIST)
    told(capsys, "members", "import", path)
    before = on_disk()
    monkeypatch.setenv("AGREEMENT_BOT_MEMBERSHIP", setting)
    assert "Set it to 'list'" in refused(capsys, "members", "import", path)
    assert on_disk() == before
    assert cli.main(["members", "count"]) == 0
    assert "'agreement-bot members remove --all' forgets it" in capsys.readouterr().out
    assert told(capsys, "members", "remove", "--all") == {"forgotten": True}
    assert not on_disk()
    assert told(capsys, "members", "remove", "--all") == {"forgotten": False}
    assert cli.main(["members", "count"]) == 0
    assert capsys.readouterr().out.startswith("There is no list.")


def test_without_a_store_nothing_is_made(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    by_list(monkeypatch)
    path = write(home.parent, LIST)
    for words in (["import", path], ["remove", path], ["remove", "--all"], ["count"]):
        assert "There is no store in" in refused(capsys, "members", *words)
    assert not (home / "store").exists()


def test_what_is_to_be_removed_is_named_by_a_file_or_is_all(taking: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "one of the two" in refused(capsys, "members", "remove")
    assert "one of the two" in refused(capsys, "members", "remove", write(taking.parent, LIST), "--all")


def test_only_the_first_lines_with_something_wrong_are_told_and_none_of_what_stands_in_them(
    taking: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = "".join(f"secret{number} at example.org\n" for number in range(30))
    path = write(taking.parent, f"email\nmary@example.org\n{wrong}huw@example.org\n")
    assert cli.main(["members", "import", path]) == 1
    said = capsys.readouterr()
    assert "Not read  30 lines:" in said.out
    assert re.findall(r"line (\d+):", said.out) == [str(number) for number in range(3, 23)]
    assert "  and 10 more" in said.out
    assert "secret" not in said.out + said.err
    assert "mary" not in said.out + said.err
    assert told(capsys, "members", "import", path, code=1)["left"] == 2


def test_how_far_a_long_list_is_is_told(taking: Path) -> None:
    path = write(taking.parent, "email\n" + "".join(f"member{number}@example.org\n" for number in range(20_000)))
    done = command("import", path)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) >= 4
    assert lines[-1] == "Reading the list: 20,001 of 20,001 rows"
    assert "@" not in done.stderr


async def test_beside_a_running_bot_the_bot_changes_its_list_and_is_told_no_address(
    taking: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So long a list goes to it in several requests."""
    monkeypatch.setattr(enlisting, "AT_ONCE", 500)
    path = write(taking.parent, "email\n" + "".join(f"member{number}@example.org\n" for number in range(1200)))
    chosen = settings.read()
    async with opening.store(chosen) as opened, serving.door(chosen, fakes.desk(), opened):
        assert await asyncio.to_thread(cli.main, ["members", "import", path]) == 0
        assert "The list  1,200 addresses" in capsys.readouterr().out
        assert await asyncio.to_thread(cli.main, ["members", "count"]) == 0
        assert await asyncio.to_thread(cli.main, ["members", "remove", path]) == 0
        assert "The list  0 addresses" in capsys.readouterr().out
        assert await asyncio.to_thread(cli.main, ["members", "remove", "--all"]) == 0
    assert not await asyncio.to_thread(on_disk)


async def test_a_running_bot_whose_settings_take_no_list_refuses(
    taking: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(taking.parent, LIST)
    monkeypatch.setenv("AGREEMENT_BOT_MEMBERSHIP", "unknown")
    chosen = settings.read()
    monkeypatch.setenv("AGREEMENT_BOT_MEMBERSHIP", "list")
    async with opening.store(chosen) as opened, serving.door(chosen, fakes.desk(), opened):
        assert await asyncio.to_thread(cli.main, ["members", "import", path]) == 1
    assert "The running bot refuses. Who is a member is not to be known here" in capsys.readouterr().err
    assert not await asyncio.to_thread(on_disk)


@pytest.mark.parametrize("given", ["AAAA", "é", "A"])
def test_what_is_no_codes_is_refused_by_the_bot(given: str) -> None:
    with pytest.raises(RefusalError):
        enlisting.Codes(given).read()


def test_a_full_request_fits_into_what_the_bot_reads() -> None:
    some = [number.to_bytes(codes.WHOLE, "big") for number in range(enlisting.AT_ONCE)]
    assert enlisting.Codes.of(some).read() == tuple(some)
    assert len(enlisting.Codes.of(some).codes) < 1_000_000


def test_one_broken_off_by_kill_9_is_made_whole_by_giving_it_again(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    addresses = [f"member{number}@example.org" for number in range(4_000)]
    path = write(ready.parent, "\n".join(["email", *addresses]))
    cut = (
        "import os, signal, sys\n"
        "from adapters import cli\n"
        "from adapters.commands import enlisting\n"
        "from bot.membership import listing\n"
        "enlisting.AT_ONCE = 1000\n"
        "add, given = listing.add, 0\n"
        "async def some(store, coming):\n"
        "    global given\n"
        "    given += 1\n"
        "    if given < 3:\n"
        "        return await add(store, coming)\n"
        "    await add(store, [one for one in coming if one[0] < 128])\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "listing.add = some\n"
        "sys.exit(cli.main(sys.argv[1:]))\n"
    )
    died = command("import", path, code=cut)
    assert died.returncode < 0
    partly = told(capsys, "members", "count")["addresses"]
    assert 2000 < partly < 3000
    done = told(capsys, "members", "import", path)
    assert (done["changed"], done["left"]) == (4000 - partly, 4000)
    secret = asyncio.run(opening.people_key(settings.read()))
    assert {part: set(_each(held)) for part, held in on_disk().items()} == {
        part: set(found) for part, found in codes.by_part(coded(addresses, secret)).items()
    }


def command(*words: str, code: str = "") -> subprocess.CompletedProcess[str]:
    started = [sys.executable, "-c", code] if code else [sys.executable, "-m", "adapters.cli"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [*started, "members", *words], capture_output=True, text=True, env=environment, check=False, cwd=ROOT
    )


def _each(held: bytes) -> list[bytes]:
    return [held[at : at + codes.KEPT] for at in range(0, len(held), codes.KEPT)]
