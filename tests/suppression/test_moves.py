"""What several tellings tell together is tried against all populations that could lie behind them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.suppression import Bounds, Counted, Key, Published, suppress, suppress_anew
from bot.suppression.beside import Past
from bot.suppression.moves import moved, narrowed

Cells = Mapping[Key, int]
THRESHOLD = 3


def line(*counts: int) -> Counted:
    return Counted(("q",), {(str(at),): count for at, count in enumerate(counts)})


def shown(counts: tuple[int, ...], withheld: set[int]) -> Published:
    return Published(
        ("q",), sum(counts), {(str(at),): None if at in withheld else count for at, count in enumerate(counts)}
    )


def behind(telling: Published) -> Iterator[Cells]:
    free = telling.withheld
    rest = (telling.total or 0) - sum(count or 0 for count in telling.cells.values())
    for split in product(range(rest + 1), repeat=len(free)):
        if sum(split) == rest:
            counts = dict(zip(sorted(free), split, strict=True))
            yield {key: counts[key] if count is None else count for key, count in telling.cells.items()}


def moves(one: Cells, other: Cells) -> int:
    changes = [other[key] - one[key] for key in one]
    return max(sum(one for one in changes if one > 0), -sum(one for one in changes if one < 0))


releases = st.lists(
    st.tuples(st.tuples(*[st.integers(0, 3)] * 3), st.sampled_from([set[int](), {0, 1}, {1, 2}, {0, 2}, {0, 1, 2}])),
    min_size=2,
    max_size=3,
)


@settings(max_examples=40, deadline=None)
@given(releases)
def test_what_several_tellings_tell_together_is_what_all_populations_with_the_fewest_moves_have_in_common(
    drawn: list[tuple[tuple[int, int, int], set[int]]],
) -> None:
    tellings = [shown(counts, withheld) for counts, withheld in drawn]
    found = list(product(*map(behind, tellings)))
    costs = [sum(moves(one, other) for one, other in pairwise(all_)) for all_ in found]
    cheapest = [all_ for all_, cost in zip(found, costs, strict=True) if cost == min(costs)]
    assert narrowed(tellings) == [
        {key: Bounds(min(each), max(each)) for key in telling.withheld for each in [[a[at][key] for a in cheapest]]}
        for at, telling in enumerate(tellings)
    ]
    assert moved(*tellings[:2]) == min(moves(*all_[:2]) for all_ in found) or any(one.withheld for one in tellings[:2])
    assert moved(*tellings[:2]) <= min(moves(*all_[:2]) for all_ in found)


def anew(counts: Counted, *before: Published) -> Published | None:
    past = Past([{"chat": one} for one in before], {}, THRESHOLD)
    return next(iter(suppress_anew([counts], THRESHOLD, {("q",): past} if before else {}, "chat")), None)


def test_one_newcomer_changes_nothing_that_is_told() -> None:
    before = shown((8, 9), set())
    assert anew(line(9, 9), before) is None
    assert anew(line(8, 10), before) is None
    assert anew(line(8, 12), before) == shown((8, 12), set())


def test_what_was_withheld_the_last_time_is_withheld_again_where_it_would_come_out() -> None:
    """All three who came said the first: so the others would stand where they stood, unless they are withheld."""
    (before,) = suppress([line(20, 2, 4)], THRESHOLD)
    assert before == shown((20, 2, 4), {1, 2})
    assert narrowed([before, shown((23, 3, 3), set())])[0]["1",] == Bounds(3, 3)
    assert anew(line(23, 3, 3), before) == shown((23, 3, 3), {1, 2})


def test_what_was_told_the_last_time_is_no_way_to_what_is_withheld_now() -> None:
    before = shown((20, 3, 25), set())
    now = line(26, 2, 26)
    (by_itself,) = suppress([now], THRESHOLD)
    assert by_itself.withheld
    assert anew(now, before) is None


def test_where_enough_came_what_was_withheld_is_told() -> None:
    (before,) = suppress([line(20, 2, 4)], THRESHOLD)
    assert anew(line(20, 12, 15), before) == shown((20, 12, 15), set())


def splits(total: int) -> Iterator[tuple[int, int, int]]:
    for first in range(total + 1):
        for second in range(total - first + 1):
            yield first, second, total - first - second


@pytest.mark.parametrize("total", [8, 10])
def test_whoever_knows_the_rules_too_cannot_work_out_what_is_withheld_in_either(total: int) -> None:
    """Every table of eight people, and every one of those who were asked again, by all that is told of both."""
    alike: dict[str, list[tuple[Cells, Cells]]] = {}
    shown_: dict[str, tuple[Published, Published | None]] = {}
    for first, second in product(splits(8), splits(total)):
        (one,) = suppress([line(*first)], THRESHOLD)
        other = anew(line(*second), one)
        alike.setdefault(repr((one, other)), []).append((line(*first).cells, line(*second).cells))
        shown_[repr((one, other))] = one, other
    for told, same in alike.items():
        for at, telling in enumerate(shown_[told]):
            for key in telling.withheld if telling else ():
                assert len({each[at][key] for each in same}) > 1, told
        if shown_[told][1] is None:
            assert all(len({other[key] for _, other in same}) > 1 for key in same[0][1]), told
