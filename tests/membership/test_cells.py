"""What spreadsheets and people write in the place of an address, and which column holds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import linking
from bot.membership.cells import Wrong, address
from bot.membership.columns import Column, UnclearError, choose

SECRET = b"a secret"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("mary@example.org", "mary@example.org"),
        ("  mary@example.org\t", "mary@example.org"),
        ("\N{NO-BREAK SPACE}mary@example.org\N{ZERO WIDTH SPACE}", "mary@example.org"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}mary@example.org", "mary@example.org"),
        ('="mary@example.org"', "mary@example.org"),
        ("'mary@example.org", "mary@example.org"),
        ("mailto:mary@example.org?subject=Hello", "mary@example.org"),
        ("Mary Jones <mary@example.org>", "mary@example.org"),
        ("mary@example.org;", "mary@example.org"),
        ("o'neil@example.org", "o'neil@example.org"),
        ("mary+union@example.org", "mary+union@example.org"),
        ("siân@enghraifft.cymru", "siân@enghraifft.cymru"),
        ("用户@例子。公司", "用户@例子.公司"),
        ("", ""),
        (" \N{NO-BREAK SPACE} ", ""),
        ("''", ""),
        ("<>", ""),
        ("=B2", Wrong.FORMULA),
        ('=HYPERLINK("mailto:mary@example.org","mary@example.org")', Wrong.FORMULA),
        ("#N/A", Wrong.FORMULA),
        ("#ref!", Wrong.FORMULA),
        ("mary@example.org, huw@example.org", Wrong.SEVERAL),
        ("mary@example.org;huw@example.org", Wrong.SEVERAL),
        ("mary@home@example.org", Wrong.SEVERAL),
        ("mary jones@example.org", Wrong.SPACE),
        ("mary@ example.org", Wrong.SPACE),
        ("mary\n@example.org", Wrong.SPACE),
        ("07700 900 123", Wrong.NONE),
        ("+447700900123", Wrong.NONE),
        ("@SUM(A1)", Wrong.NONE),
        ("mary@example", Wrong.NONE),
        ("mary@", Wrong.NONE),
        ("mary@example..org", Wrong.NONE),
        ("mary@.org", Wrong.NONE),
        ("ma\x00ry@example.org", Wrong.NONE),
        ("none", Wrong.NONE),
    ],
)
def test_what_stands_in_a_cell(cell: str, found: str | Wrong) -> None:
    assert address(cell) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mary@Example.ORG", "mary@example.org"),
        ("siân@example.cymru", "SIA\N{COMBINING CIRCUMFLEX ACCENT}N@example.cymru"),
        ("mary@bücher.example", "mary@xn--bcher-kva.example"),
        ("mary@BÜCHER.example", "Mary@XN--BCHER-KVA.Example"),
        ("mary@例子。公司", "mary@xn--fsqu00a.xn--55qx5d"),
    ],
)
def test_one_address_is_one_however_it_is_written(one: str, other: str) -> None:
    first, second = address(one), address(other)
    assert isinstance(first, str)
    assert isinstance(second, str)
    assert linking.hashed(first, SECRET) == linking.hashed(second, SECRET) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mary+union@example.org", "mary@example.org"),
        ("m.ary@example.org", "mary@example.org"),
        ("mary@mail.example.org", "mary@example.org"),
        ("mary@xn--.example", "mary@xn--a.example"),
    ],
)
def test_what_may_be_two_people_is_two(one: str, other: str) -> None:
    assert linking.hashed(one, SECRET) != linking.hashed(other, SECRET)


@given(st.text(max_size=40))
def test_whatever_stands_in_a_cell_is_judged(cell: str) -> None:
    found = address(cell)
    if isinstance(found, str) and found:
        assert address(found) == found
        assert found.count("@") == 1


@pytest.mark.parametrize(
    ("first", "column"),
    [
        (("Number", "Email", "Branch"), Column(2, headed=True)),
        (("E-mail Address",), Column(1, headed=True)),
        (("Surname", "MEMBER_EMAIL"), Column(2, headed=True)),
        (("Surname", "Email (personal)"), Column(2, headed=True)),
        (("Cyfenw", "Cyfeiriad e-bost"), Column(2, headed=True)),
        (("Cyfenw", "E-bost cartref"), Column(2, headed=True)),
        (("1", "mary@example.org", "Leeds"), Column(2, headed=False)),
        (("mary@example.org",), Column(1, headed=False)),
    ],
)
def test_the_column_is_found_by_its_heading_or_by_its_one_address(first: tuple[str, ...], column: Column) -> None:
    assert choose(first) == column


@pytest.mark.parametrize(
    ("first", "asked", "words"),
    [
        (("Work email", "Home email"), "", "Columns 1 and 2 could all be meant"),
        (("Email", "a", "Home email", "Personal e-mail"), "", "Columns 1, 3 and 4 could all be meant"),
        (("mary@example.org", "huw@example.org"), "", "several addresses"),
        (("Surname", "Telephone"), "", "2 columns, none of which"),
        (("Telephone",), "", "1 column, which is not headed"),
        (("Email", "email"), "E-MAIL", "Several columns have that heading"),
        (("Email",), "Post", "No column has that heading"),
        (("Email", "Branch"), "3", "There is no column 3: the first line has 2 columns"),
        (("Email",), "0", "There is no column 0: the first line has 1 column"),
    ],
)
def test_where_it_is_unclear_the_column_is_asked_for(first: tuple[str, ...], asked: str, words: str) -> None:
    with pytest.raises(UnclearError) as caught:
        choose(first, asked)
    assert words in str(caught.value)
    assert "mary" not in str(caught.value)
    assert "Surname" not in str(caught.value)


def test_which_one_it_is_can_be_said_by_number_or_heading() -> None:
    first = ("Work email", "Home email")
    assert choose(first, "2") == choose(first, "home e-mail") == Column(2, headed=True)
    assert choose(("mary@example.org", "huw@example.org"), "2") == Column(2, headed=False)
