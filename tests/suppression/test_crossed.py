"""Several choices by a line: what is told is tried against everything that so many people could have given."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.suppression import Counted, Published, suppress
from bot.suppression.crossed import Crossed, crossed_holds, suppress_crossed
from tests.suppression.populations import Populations, Which, everything, few, figures, narrow, of_one_choice, worlds_of


def told(line: Mapping[str, int], gave: Mapping[str, Mapping[str, int]], threshold: int) -> tuple[Published, ...]:
    """The line, the choices, and both together."""
    (by_line,) = suppress([Counted(("where",), {(key,): count for key, count in line.items()})], threshold)
    return by_line, *suppress_crossed(Crossed(("what", "where"), line, gave), by_line, threshold)


def releases(all_: Populations, threshold: int) -> Iterator[tuple[tuple[Published, ...], Which]]:
    """All that can be told, and of which populations."""
    names = [f"at {number}" for number in range(len(all_.people))]
    seen = np.vstack([all_.people, *all_.gave.values()])
    each, inverse = np.unique(seen, axis=1, return_inverse=True)
    found = dict[str, tuple[tuple[Published, ...], list[int]]]()
    for at in range(each.shape[1]):
        line, *gave = (dict(zip(names, part, strict=True)) for part in each[:, at].reshape(-1, len(names)).tolist())
        one = told(line, dict(zip(all_.gave, gave, strict=True)), threshold)
        found.setdefault(repr(one), (one, []))[1].append(at)
    for one, some in found.values():
        yield one, np.isin(inverse.ravel(), some)


def cell(both: Published, choice: str, at: int) -> int | None:
    return both.cells[choice, f"at {at}"]


POPULATIONS = [
    *(pytest.param(everything, *sizes) for sizes in ((6, 2, 3), (9, 2, 3), (10, 2, 3), (10, 2, 4), (7, 3, 3))),
    *(pytest.param(of_one_choice, *sizes) for sizes in ((11, 3, 3), (12, 4, 3))),
]


@pytest.mark.parametrize(("populations", "people", "places", "threshold"), POPULATIONS)
def test_nobody_comes_near_to_a_small_number_of_people_in_any_cell_or_sum(
    populations: Callable[[int, int], Populations], people: int, places: int, threshold: int
) -> None:
    all_ = populations(people, places)
    sizes_of = dict(figures(all_))
    for (by_place, by_choice, both), these in releases(all_, threshold):
        sums = {choice: by_choice.cells[choice,] for choice in all_.gave}
        fits = all_.fitting(list(by_place.cells.values()), sums, partial(cell, both))
        assert fits[these].all()
        for name, sizes in sizes_of.items():
            if few(sizes[these], threshold):
                assert not narrow(sizes[fits], threshold), (by_place, both, name)


LINES = [(4, 5), (7, 7), (4, 5, 6), (10, 5, 6), (4, 4, 5, 6), (0, 5, 6, 6), (4, 9, 5, 6)]


@pytest.mark.parametrize("threshold", [3, 4])
@pytest.mark.parametrize("sizes", LINES)
def test_whoever_knows_the_rules_too_cannot_work_out_a_small_number(sizes: tuple[int, ...], threshold: int) -> None:
    """Of one choice, as nothing of it depends on another. How many people there are at each place is told."""
    line = {f"at {number}": size for number, size in enumerate(sizes)}
    alike = dict[str, list[tuple[int, ...]]]()
    for counts in product(*(range(size + 1) for size in sizes)):
        one = told(line, {"x": dict(zip(line, counts, strict=True))}, threshold)
        alike.setdefault(repr(one[1:]), []).append(counts)
    for same in alike.values():
        for at, size in enumerate(sizes):
            known = {counts[at] for counts in same}
            few_ = {one for count in known for one in (count, size - count) if 0 < one < threshold}
            assert len(known) > 1 or not few_, same


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=7), st.integers(3, 6))
def test_what_is_withheld_of_a_choice_is_all_of_a_group_and_adds_up_to_nobody_or_enough(
    parts: list[tuple[int, int]], threshold: int
) -> None:
    gave = {f"at {number}": yes for number, (yes, _) in enumerate(parts)}
    line = {f"at {number}": yes + no for number, (yes, no) in enumerate(parts)}
    by_line, by_choice, both = told(line, {"x": gave}, threshold)
    if by_choice.cells["x",] is None:
        assert not any(both.cells.values())
        return
    withheld, by_itself = {key for _, key in both.withheld}, {key for (key,) in by_line.withheld}
    for some in (withheld, *({key} for key in line.keys() - withheld - by_itself)):
        yes, all_ = sum(gave[key] for key in some), sum(line[key] for key in some)
        assert all(count == 0 or count >= threshold for count in (yes, all_ - yes))
    assert by_itself <= withheld or not sum(gave.values())


def test_workplaces_of_a_like_size_go_together() -> None:
    line = {"a": 20, "b": 60, "c": 22, "d": 58}
    one = told(line, {"x": {"a": 3, "b": 30, "c": 12, "d": 20}, "y": {"a": 9, "b": 30, "c": 10, "d": 20}}, 5)
    assert one[1].cells == {("x",): 65, ("y",): 69}
    assert {key: count for key, count in one[2].cells.items() if key[0] == "x"} == {
        ("x", "a"): None,
        ("x", "b"): 30,
        ("x", "c"): None,
        ("x", "d"): 20,
    }
    assert not [key for key in one[2].withheld if key[0] == "y"]


def test_where_too_few_gave_a_choice_or_did_not_none_of_it_is_told() -> None:
    line = {"a": 20, "b": 20}
    one = told(line, {"x": {"a": 2, "b": 1}, "y": {"a": 19, "b": 20}, "z": {"a": 0, "b": 0}}, 5)
    assert one[1].cells == {("x",): None, ("y",): None, ("z",): 0}
    assert {key[0] for key in one[2].withheld} == {"x", "y"}
    assert told({"a": 2, "b": 2}, {"x": line.fromkeys(line, 1)}, 5)[2].total is None


def test_nothing_is_told_by_a_line_that_is_not_told() -> None:
    line = {"a": 20, "b": 20}
    by_choice, both = suppress_crossed(Crossed(("what", "where"), line, {"x": {"a": 10, "b": 10}}), None, 5)
    assert (by_choice.cells["x",], set(both.cells.values())) == (20, {None})


def again(line: Mapping[str, int], gave: Mapping[str, int]) -> tuple[Published, Published]:
    one = told(line, {"x": gave}, 5)
    return one[0], one[2]


def test_it_is_told_again_only_whole_and_where_enough_came_in_each_cell() -> None:
    first = again({"a": 20, "b": 20}, {"a": 10, "b": 10})
    held = again({"a": 20, "b": 20}, {"a": 3, "b": 10})
    for line, gave, may_be in (
        ({"a": 30, "b": 20}, {"a": 15, "b": 10}, True),
        ({"a": 30, "b": 20}, {"a": 20, "b": 10}, True),
        ({"a": 30, "b": 20}, {"a": 11, "b": 10}, False),
        ({"a": 30, "b": 20}, {"a": 19, "b": 10}, False),
        ({"a": 30, "b": 21}, {"a": 15, "b": 10}, False),
        ({"a": 30, "b": 20}, {"a": 3, "b": 10}, False),
    ):
        assert crossed_holds(again(line, gave), [first], 5) is may_be
        assert not crossed_holds(again(line, gave), [first, held], 5)


def test_a_low_threshold_and_numbers_that_no_people_can_have_given_are_refused() -> None:
    with pytest.raises(ValueError, match="hides nothing"):
        suppress_crossed(Crossed(("what", "where"), {"a": 9}, {"x": {"a": 4}}), None, 2)
    with pytest.raises(ValueError, match="so many people"):
        Crossed(("what", "where"), {"a": 9}, {"x": {"a": 10}})
    with pytest.raises(ValueError, match="each key"):
        Crossed(("what", "where"), {"a": 9}, {"x": {}})


def test_two_tables_with_the_same_line_tell_nothing_of_each_other() -> None:
    """Whatever fits one goes with whatever fits the other: also where how many are at a workplace is withheld."""
    line = {"a": 2, "b": 3, "c": 3, "d": 4}
    what = {"x": {"a": 1, "b": 3, "c": 2, "d": 0}}
    when = {"x": {"a": 0, "b": 1, "c": 3, "d": 4}}
    (by_line, *_), (_, whats, by_what), (_, whens, by_when) = (told(line, one, 3) for one in (what, what, when))

    def possible(by_choice: Published, both: Published) -> set[tuple[int, ...]]:
        """Sizes of the workplaces that the line and one of the tables leave possible."""
        found = set[tuple[int, ...]]()
        for sizes in map(tuple, worlds_of(sum(line.values()), len(line)).T.tolist()):
            if all(count in (None, size) for count, size in zip(by_line.cells.values(), sizes, strict=True)):
                rows = product(*(range(size + 1) for size in sizes))
                told_, total = list(both.cells.values()), by_choice.cells["x",]
                if any(
                    (total is None or sum(row) == total)
                    and all(cell in (None, count) for cell, count in zip(told_, row, strict=True))
                    for row in rows
                ):
                    found.add(sizes)
        return found

    assert by_line.withheld
    nothing = suppress_crossed(Crossed(("what", "where"), line, what), None, 3)
    unknown = Published(("what",), None, {("x",): None})
    assert possible(whats, by_what) == possible(whens, by_when) == possible(unknown, nothing[1])
