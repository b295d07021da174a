"""The journal's bytes: what a crash leaves is cut, what was damaged is refused."""

import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from adapters.stores.embedded import frames
from adapters.stores.embedded.disk import Disk
from adapters.stores.embedded.frames import SECTOR, Change
from adapters.stores.embedded.journal import Journal
from adapters.stores.rows import DamagedError, NewerError

JOURNAL = "5eed" * 8
SEED = frames.seed_of(JOURNAL)
HEADER = frames.encode_header(JOURNAL)


def change(number: int, size: int = 20) -> Change:
    return ("note", f"n{number}", {"text": "x" * size, "line": "one\ntwo\0"})


def frame(number: int, size: int = 20) -> bytes:
    return frames.encode_frame(SEED, number, frames.encode_changes([change(number, size)]))


def journal_of(*parts: bytes) -> bytes:
    return b"".join([HEADER, *parts])


def read(folder: Path, content: bytes) -> list[Change]:
    """What the journal holds, read as at the start of the bot."""
    (folder / "journal").write_bytes(content)
    found: list[Change] = []
    journal = Journal(folder, Disk())
    journal.open(found.extend)
    journal.close()
    return found


def test_what_was_appended_is_read_back_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path, Disk())
    journal.open(lambda _: None)
    for number in range(1, 4):
        journal.append(frames.encode_changes([change(number), ("note", "gone", None)]))
    journal.close()
    found = read(tmp_path, (tmp_path / "journal").read_bytes())
    assert found == [given for number in range(1, 4) for given in (change(number), ("note", "gone", None))]


def test_a_tail_torn_at_any_byte_is_cut_and_nothing_acknowledged_is_lost(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = journal_of(frame(1), frame(2))
    last = frame(3)
    for size in range(1, len(last)):
        with caplog.at_level(logging.WARNING):
            caplog.clear()
            assert read(tmp_path, whole + last[:size]) == [change(1), change(2)]
        assert f"cut {size} bytes" in caplog.text
        assert "xxxx" not in caplog.text
        assert (tmp_path / "journal").read_bytes() == whole


def test_after_a_cut_the_next_frame_goes_where_the_torn_one_was(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(journal_of(frame(1), frame(2)[:9]))
    journal = Journal(tmp_path, Disk())
    journal.open(lambda _: None)
    journal.append(frames.encode_changes([change(2)]))
    journal.close()
    assert (tmp_path / "journal").read_bytes() == journal_of(frame(1), frame(2))


@given(lost=st.sets(st.integers(0, 5), min_size=1), size=st.integers(0, 2500))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_last_frame_with_sectors_never_written_is_cut(tmp_path: Path, lost: set[int], size: int) -> None:
    start = len(journal_of(frame(1)))
    content = bytearray(journal_of(frame(1), frame(2, size)))
    first = start // SECTOR
    blanked = False
    for sector in lost:
        begin, end = max(start, (first + sector) * SECTOR), min(len(content), (first + sector + 1) * SECTOR)
        if begin < end:
            content[begin:end] = bytes(end - begin)
            blanked = True
    assume(blanked)
    assert read(tmp_path, bytes(content)) == [change(1)]


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=400)
def test_any_byte_that_changed_is_damage_and_nothing_is_touched(tmp_path: Path, data: st.DataObject) -> None:
    whole = journal_of(frame(1), frame(2, 700), frame(3))
    place = data.draw(st.integers(0, len(whole) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    content = whole[:place] + bytes([value]) + whole[place + 1 :]
    begins = [0, len(HEADER), len(journal_of(frame(1))), len(journal_of(frame(1), frame(2, 700)))]
    with pytest.raises(DamagedError) as caught:
        read(tmp_path, content)
    assert (tmp_path / "journal").read_bytes() == content
    assert f"at byte {max(begin for begin in begins if begin <= place)}:" in str(caught.value)
    assert str(tmp_path / "journal") in str(caught.value)
    assert "Nothing was changed" in str(caught.value)
    assert "agreement-bot store restore BACKUP" in str(caught.value)


@pytest.mark.parametrize(
    "parts",
    [
        (frame(1), frame(3)),
        (frame(2),),
        (frame(1), frame(1)),
        (frame(1)[:-9], frame(2)),
        (bytes(len(frame(1))), frame(2)),
        (frame(1), b"\n"),
        (frame(1), b"somebody's own words"),
        (frame(1), frames.encode_frame(frames.seed_of("another"), 2, b"")),
    ],
    ids=["a gap", "no beginning", "twice", "cut within", "blank within", "a line", "words", "another journal's"],
)
def test_what_no_crash_leaves_is_damage(tmp_path: Path, parts: tuple[bytes, ...]) -> None:
    with pytest.raises(DamagedError):
        read(tmp_path, journal_of(*parts))


def test_a_frame_that_vanished_before_one_that_is_whole_is_damage(tmp_path: Path) -> None:
    start = len(journal_of(frame(1)))
    size = next(size for size in range(SECTOR) if (start + len(frame(2, size))) % SECTOR == 0)
    with pytest.raises(DamagedError):
        read(tmp_path, journal_of(frame(1), bytes(len(frame(2, size))), frame(3)))


def test_an_empty_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        read(tmp_path, b"")


def test_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    later = frames.FORMAT + 1
    body = b'{"format":%d,"journal":"%b","more":1}' % (later, JOURNAL.encode())
    content = frames.encode_line(0, body) + b"in ways yet unknown"
    with pytest.raises(NewerError, match=f"format {later}"):
        read(tmp_path, content)
    assert (tmp_path / "journal").read_bytes() == content


def test_a_leftover_draft_is_removed(tmp_path: Path) -> None:
    (tmp_path / "journal.new").write_bytes(b"half of it")
    assert read(tmp_path, journal_of(frame(1))) == [change(1)]
    assert not (tmp_path / "journal.new").exists()
