"""What the doctor makes of clocks, of room on disks, of backups and of files that others can read."""

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from adapters import settings
from adapters.examining import backups, clock, machine, settled
from adapters.examining.clock import Ticks, of_http, ticks
from adapters.finding import State
from adapters.settings import PREFIX
from adapters.stores.last_backup import LastBackup, last, remember

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("ahead", "within", "state"),
    [
        (0, 0, "well"),
        (4, 0, "well"),
        (-4, 0, "well"),
        (6, 0, "look"),
        (-29, 0, "look"),
        (31, 0, "mend"),
        (31, 28, "well"),
    ],
)
def test_a_clock_is_judged_by_how_far_it_surely_is_from_another(ahead: int, within: int, state: str) -> None:
    found = clock.judge(NOW, [Ticks("the database", ahead * SECOND, within * SECOND)], None)
    assert found.state == state
    assert "the database" in found.words


def test_the_worst_clock_counts_and_it_is_said_which_way(tmp_path: Path) -> None:
    slow, fast = Ticks("Slack", timedelta(hours=3), SECOND), Ticks("the database", timedelta(seconds=-8), SECOND)
    assert "3 hours behind the clock of Slack" in clock.judge(NOW, [fast, slow], None).words
    assert "8 seconds ahead of the clock of the database" in clock.judge(NOW, [fast], None).words


def test_a_clock_that_was_set_back_is_seen_by_what_was_written_before(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b"")
    os.utime(tmp_path / "journal", (NOW.timestamp(), NOW.timestamp()))
    kept = clock.last_kept(tmp_path)
    assert kept == NOW
    assert clock.judge(NOW + SECOND, [], kept).well
    found = clock.judge(NOW - timedelta(days=3), [], kept)
    assert found.state is State.MEND
    assert "3 days before the store was last written: the clock was set back" in found.words


def test_where_nothing_was_kept_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert clock.last_kept(tmp_path) is None
    assert clock.last_kept(tmp_path / "none") is None
    assert "with no other to compare" in clock.judge(NOW, [], None).words


def test_a_clock_is_read_between_the_question_and_the_answer() -> None:
    assert ticks("x", NOW + 2 * SECOND, NOW, NOW + 4 * SECOND) == Ticks("x", timedelta(0), 2 * SECOND)
    found = of_http("x", format_datetime(NOW, usegmt=True), NOW, NOW + SECOND)
    assert found == Ticks("x", timedelta(0), SECOND)


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 23 Nov 2026 09:00:00 -0000", "Mon, 99 Nov 2026 09:00:00 GMT"])
def test_a_date_that_is_none_says_nothing(date: str) -> None:
    assert of_http("x", date, NOW, NOW) is None


def test_without_data_on_time_zones_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: str) -> None:
        raise ZoneInfoNotFoundError

    monkeypatch.setattr(clock, "ZoneInfo", none)
    found = clock.judge(NOW, [], None)
    assert found.state is State.MEND
    assert "install the system's tzdata" in found.words


def backup(days: float, file: str = "/media/b") -> LastBackup:
    return LastBackup(NOW - timedelta(days=days), file)


@pytest.mark.parametrize(
    ("days", "elsewhere", "state", "words"),
    [
        (0.01, False, "well", "less than an hour old"),
        (0.05, False, "well", "1 hour old"),
        (1.5, False, "well", "36 hours old"),
        (3, False, "look", "3 days old"),
        (9, False, "mend", "9 days old"),
        (9, True, "look", "9 days old"),
    ],
)
def test_a_backup_is_judged_by_its_age(days: float, elsewhere: bool, state: str, words: str) -> None:
    found = backups.judge(backup(days), NOW, records=5, elsewhere=elsewhere)
    assert found.state == state
    assert words in found.words
    assert "which is there no more" in found.words
    assert ("every day" in found.words) is (state != "well")


def test_where_something_is_kept_a_backup_is_missed() -> None:
    assert backups.judge(None, NOW, records=0, elsewhere=False).well
    for records in (1, None):
        assert backups.judge(None, NOW, records=records, elsewhere=False).state is State.LOOK
    assert "backups of PostgreSQL by itself" in backups.judge(None, NOW, records=1, elsewhere=True).words


def test_the_last_backup_is_remembered_for_its_owner_alone(tmp_path: Path) -> None:
    assert last(tmp_path) is None
    remember(tmp_path, NOW - SECOND, Path("/media/a"))
    remember(tmp_path, NOW, Path("/media/b"))
    assert last(tmp_path) == LastBackup(NOW, "/media/b")
    [path] = tmp_path.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "held", ["", "[]", "{}", '{"made": 5, "file": "x"}', '{"made": "2026-11-23", "file": "x"}', "\0"]
)
def test_a_note_of_a_backup_that_is_damaged_is_none(tmp_path: Path, held: str) -> None:
    (tmp_path / "last-backup.json").write_text(held, encoding="utf-8")
    assert last(tmp_path) is None


def test_a_backup_is_none_the_worse_where_it_cannot_be_noted(tmp_path: Path) -> None:
    remember(tmp_path / "gone", NOW, Path("/media/a"))
    assert last(tmp_path / "gone") is None


def read(folder: Path, **given: str) -> settings.Understood:
    return settings.understand({f"{PREFIX}DATA_DIR": str(folder), **{f"{PREFIX}{k}": v for k, v in given.items()}})


@pytest.mark.parametrize(
    ("free", "state", "words"),
    [
        (100_000_000, "mend", "make room, 200 MB at least"),
        (900_000_000, "look", "soon be too little"),
        (2e9, "well", "2,000 MB free"),
    ],
)
def test_room_is_told_before_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: float, state: str, words: str
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=int(free)))
    found = {one.name: one for one in machine.examine(read(tmp_path).settings)}["data folder"]
    assert found.state == state
    assert words in found.words


def test_every_folder_in_which_the_bot_writes_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    given = {"KEYS_DIR": str(taken), "DATABASE_URL": f"file://{tmp_path / 'other'}"}
    found = {one.name: one for one in machine.examine(read(tmp_path / "data", **given).settings)}
    assert {"version", "data folder", "store's folder", "keys' folder", "temporary files"} == found.keys()
    assert found["keys' folder"].state is State.MEND
    assert "name another with AGREEMENT_BOT_KEYS_DIR" in found["keys' folder"].words
    assert found["data folder"].state is found["store's folder"].state is State.WELL
    assert not (tmp_path / "data").exists()


def test_a_settings_file_with_a_secret_that_others_can_read_is_to_be_closed(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('local = true\ndatabase_url = "file:///there"\n', encoding="utf-8")
    tmp_path.chmod(0o755)
    file.chmod(0o644)
    found = settled.examine(read(tmp_path))[0]
    assert found.state is State.MEND
    command = re.search(r"Run: (.*)", found.words)
    assert command
    subprocess.run(command[1], shell=True, check=True)  # noqa: S602 - as somebody would
    assert settled.examine(read(tmp_path))[0].well


def test_a_settings_file_without_a_secret_may_be_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("local = true\n", encoding="utf-8")
    tmp_path.chmod(0o755)
    (tmp_path / "settings.toml").chmod(0o644)
    found = settled.examine(read(tmp_path))[0]
    assert found.well
    assert f"1 in {tmp_path / 'settings.toml'}, 1 in the environment" in found.words


def test_a_secret_in_a_file_of_its_own_that_others_can_read_is_to_be_looked_at(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("hush", encoding="utf-8")
    tmp_path.chmod(0o755)
    secret.chmod(0o644)
    found = settled.examine(read(tmp_path, KEY_FILE=str(secret)))[0]
    assert found.state is State.LOOK
    assert "hush" not in found.words
    tmp_path.chmod(0o700)  # nobody else gets so far
    assert settled.examine(read(tmp_path, KEY_FILE=str(secret)))[0].well


def test_each_thing_that_is_wrong_is_a_finding_of_its_own(tmp_path: Path) -> None:
    found = settled.examine(read(tmp_path, PORT="http", PROT="1"))
    assert [one.name for one in found] == ["settings", "settings", "who runs it"]
    assert {one.state for one in found} == {State.MEND}
