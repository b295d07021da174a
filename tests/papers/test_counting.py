"""A number that a paper gives away tells nothing of a single report."""

from hypothesis import given
from hypothesis import strategies as st

from bot.papers import counting
from tests.papers.parts import report


def test_none_and_four_are_told_in_the_very_same_words() -> None:
    none, four = counting.count([]), counting.count(report(one, "hall") for one in range(4))
    assert (none.words, none.brief) == (four.words, four.brief)


def test_reports_that_nobody_has_settled_or_that_were_taken_back_do_not_count() -> None:
    five = [report(one, "hall") for one in range(4)]
    for other in (report(9, "hall", independent=False), report(9, "hall", taken_back=True)):
        assert counting.count([*five, other]) == counting.count([])


def test_from_five_on_the_month_of_the_first_is_told_and_never_its_week() -> None:
    found = counting.count([report(0, "hall", "2026-W38"), *(report(one, "hall", "2026-W45") for one in range(1, 5))])
    assert found.at_least == 5
    assert "the first in September 2026" in found.words
    assert "W38" not in found.words + found.brief


@given(st.integers(0, 60))
def test_one_report_more_seldom_changes_a_paper(number: int) -> None:
    told = counting.count(report(one, "hall") for one in range(number)).at_least
    assert told == (number // 5 * 5 if number >= 5 else 0)
