"""What a rep looks for is read from words, kept in a button and compared."""

import pytest

from bot.cases import searching
from bot.cases.codes import code
from bot.cases.searching import Taken, Wanted
from bot.records import Report
from bot.records.reports import Flag, Mode, Stand

REPORT = Report("a report", "a system", "hall", "2026-W47", Mode.NAMED, flags=(Flag("agreement.pay"),))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Wanted()),
        ("Payroll  robot", Wanted("payroll robot")),
        ("taken", Wanted(taken=Taken.BY_SOMEBODY)),
        ("mine closed", Wanted(taken=Taken.BY_ME, states=frozenset({"closed"}))),
        ("taken back", Wanted(states=frozenset({"taken-back"}))),
        ("anonymous untaken rota", Wanted("rota", modes=frozenset({Mode.ANONYMOUS}), taken=Taken.BY_NOBODY)),
    ],
)
def test_words_are_read(typed: str, wanted: Wanted) -> None:
    assert searching.said(typed) == wanted


def test_a_search_comes_back_from_a_button_as_it_was() -> None:
    wanted = Wanted(
        "rota & röster=1",
        "hall",
        "a system",
        frozenset({"closed", "taken-back"}),
        frozenset({Mode.NAMED}),
        "agreement.pay",
        Taken.BY_ME,
    )
    assert searching.brought(searching.carried(wanted, 20)) == (wanted, 20)
    assert searching.brought(searching.carried(Wanted(), 0)) == (Wanted(), 0)


@pytest.mark.parametrize(
    "value",
    ["", "%%%", "n=-1", "n=99999999999", "n=٣", "s=everything&m=loud&t=all", "&".join(f"s={one}" for one in range(99))],
)
def test_what_no_button_of_ours_carries_asks_for_nothing(value: str) -> None:
    assert searching.brought(value) == (Wanted(), 0)


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (Wanted(), True),
        (Wanted(workplace="hall", system="a system", clause="agreement.pay"), True),
        (Wanted(workplace="depot"), False),
        (Wanted(system="another"), False),
        (Wanted(clause="agreement.other"), False),
        (Wanted(modes=frozenset({Mode.ANONYMOUS})), False),
        (Wanted(states=frozenset({str(Stand.RAISED)})), False),
        (Wanted(states=frozenset({str(Stand.RECEIVED)})), True),
        (Wanted(taken=Taken.BY_NOBODY), True),
        (Wanted(taken=Taken.BY_SOMEBODY), False),
    ],
)
def test_each_filter_counts(wanted: Wanted, fits: bool) -> None:
    assert searching.fits(REPORT, wanted, "me", "") is fits


@pytest.mark.parametrize(("holder", "mine"), [("me", True), ("other", False), ("", False)])
def test_mine_is_what_i_have_taken(holder: str, mine: bool) -> None:
    assert searching.fits(REPORT, Wanted(taken=Taken.BY_ME), "me", holder) is mine


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("rota", True),
        ("ROTA sunday", True),
        ("sundya", True),
        ("payroll", False),
        ("rota payroll", False),
        (code("a report"), True),
        (code("a report")[:3].lower(), True),
        (code("another report"), False),
    ],
)
def test_all_words_must_be_there_perhaps_spelt_differently(words: str, there: bool) -> None:
    assert searching.says(words, REPORT, ("Rota helper", "It decides who works on Sunday")) is there
