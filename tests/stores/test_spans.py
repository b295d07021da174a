"""Many numbers in few words."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from adapters.stores import spans

NUMBERS = st.sets(st.integers(1, 60))


def test_what_stands_side_by_side_is_one_span() -> None:
    assert spans.words(spans.of([7, 1, 3, 2, 2, 9])) == "1-3 7 9"
    assert spans.of([]) == spans.read("") == ()


@given(NUMBERS, NUMBERS)
def test_spans_hold_the_numbers_that_they_were_made_of_and_no_other(first: set[int], second: set[int]) -> None:
    joined = spans.joined(spans.of(first), spans.of(second))
    assert [number for span in joined for number in span] == sorted(first | second)
    assert {number for number in range(70) if spans.holds(joined, number)} == first | second
    assert spans.read(spans.words(joined)) == joined
    assert spans.below(joined, 30) == spans.of(number for number in first | second if number < 30)
    assert all(one.stop < other.start for one, other in pairwise(joined))
