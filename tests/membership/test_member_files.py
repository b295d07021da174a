"""Lists as spreadsheets write them: encodings, separators, quotation marks, and files that are no lists at all."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters import member_files
from adapters.member_files import Cell, UnusableListError, cells, look
from tests.membership.lists import write

ROWS = (("Rhif", "Enw", "E-bost"), ("1", "Siân; “Shân”, x", "siân@example.cymru"), ("2", "Zoë", "zoë@example.org"))
FOUND = [Cell(2, "siân@example.cymru"), Cell(3, "zoë@example.org")]


def text(rows: Sequence[Sequence[str]], separator: str = ",", end: str = "\r\n") -> str:
    return "".join(separator.join(f'"{cell}"' for cell in row) + end for row in rows)


@pytest.mark.parametrize(
    ("encoding", "known"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252"),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_separator_is_read_alike(
    tmp_path: Path, encoding: str, known: str, separator: str, end: str
) -> None:
    written = look(Path(write(tmp_path, text(ROWS, separator, end), encoding)))
    assert (member_files.named(written.encoding), written.separator, written.lines) == (known, separator, 3)
    assert list(cells(written)) == FOUND


def test_a_line_that_tells_spreadsheets_the_separator_is_no_heading(tmp_path: Path) -> None:
    written = look(Path(write(tmp_path, "sep=;\nName;Email\nMary;mary@example.org\n")))
    assert list(cells(written)) == [Cell(3, "mary@example.org")]


def test_empty_lines_are_passed_over_and_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, '\n\n"Name","Email"\n,,\n"Mary\nJones",mary@example.org\n   \nHuw,huw@example.org')
    written = look(Path(path))
    assert list(cells(written)) == [Cell(5, "mary@example.org"), Cell(8, "huw@example.org")]
    assert written.lines == 8


def test_lines_that_cannot_be_told_apart_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path, 'Name,Email\n"Mary"x,mary@example.org\nHuw\nSiân,sian@example.org\n"Zoë,zoe@example.org\nA,b@c.d'
    )
    found = list(cells(look(Path(path))))
    assert found[1:3] == [Cell(3, None, "too few columns"), Cell(4, "sian@example.org")]
    assert (found[0].line, found[0].text) == (2, None)
    assert found[3] == Cell(5, None, "quotation marks that do not belong together, so nothing is taken up to line 6")


def test_a_quotation_mark_that_is_never_closed_takes_a_bounded_part_of_a_long_list(tmp_path: Path) -> None:
    lines = "".join(f"m{number:06},member{number:06}@example.org\n" for number in range(20_000))
    path = write(tmp_path, f'Name,Email\n"x,y\n{lines}')
    found = list(cells(look(Path(path))))
    assert found[0].text is None
    assert found[-1] == Cell(20_002, "member019999@example.org")
    assert len(found) > 10_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n , ,\n", "no line"),
        (b"PK\x03\x04 and so on", "That is a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "That is a spreadsheet"),
        (b"%PDF-1.7", "That is a PDF"),
        (b"email\nmary@example.org\n\0\0\0\0", "cannot be read as text"),
        (b"email\n\x81\x8d\xff@example.org\n", "cannot be read as text"),
        ("email\nmary@example.org\n".encode("utf-16") + b"\x00", "cannot be read as text"),
        (b"Telephone,Surname\n07700900123,Jones\n", "none of which is headed"),
        (b"Work email,Home email\na@b.org,c@d.org\n", "could all be meant"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes(content)
    with pytest.raises(UnusableListError) as caught:
        look(path)
    assert words in str(caught.value)
    assert "mary" not in str(caught.value)
    assert "Jones" not in str(caught.value)


def test_a_file_that_is_one_endless_line_is_refused_without_reading_it_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes(b"email\n" + b"x" * (1 << 18))
    with pytest.raises(UnusableListError, match="Line 2 is longer"):
        list(cells(look(path)))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnusableListError, match="There is no file"):
            look(path)


def test_a_character_that_fits_no_encoding_far_down_the_list_is_seen_before_anything_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes(b"email\n" + b"member@example.org\n" * 100_000 + b"si\x81n@example.org\n")
    with pytest.raises(UnusableListError, match="as text"):
        look(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300), asked=st.sampled_from(["", "1", "2", "email"]))
def test_whatever_the_bytes_are_it_is_read_or_refused(tmp_path: Path, content: bytes, asked: str) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes(content)
    try:
        found = list(cells(look(path, asked)))
    except UnusableListError:
        return
    assert [cell.line for cell in found] == sorted(cell.line for cell in found)
