"""What is told is tried against every table that could lie behind it."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.suppression import Bounds, Counted, Key, Published, of_line, of_square, suppress, without_rings

ROWS, COLUMNS, OTHERS = ("r1", "r2", "r3"), ("c1", "c2"), ("o1", "o2")


def splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in splits(total - first, parts - 1):
            yield (first, *rest)


def square(counts: Sequence[int], down: Sequence[str] = ROWS, across: Sequence[str] = COLUMNS) -> dict[Key, int]:
    return dict(zip(product(down, across), counts, strict=True))


def line(
    counts: Mapping[str, int], sensitive: AbstractSet[str] = frozenset(), plain: AbstractSet[str] = frozenset()
) -> Counted:
    return Counted(("q",), {(key,): count for key, count in counts.items()}, frozenset(sensitive), frozenset(plain))


def fits(told: Published, cells: Mapping[Key, int]) -> bool:
    return all(count is None or cells[key] == count for key, count in told.cells.items())


def tables(cells: Mapping[Key, int], sensitive: frozenset[str] = frozenset()) -> list[Counted]:
    both = Counted(("a", "b"), cells, sensitive)
    return [both, both.margin("a"), both.margin("b")]


def possible(told: Sequence[Published], total: int) -> list[dict[Key, int]]:
    """Every table of two that fits all that is told of it and of its margins."""
    found = []
    for counts in splits(total, len(ROWS) * len(COLUMNS)):
        cells = square(counts)
        if all(fits(one, table.cells) for one, table in zip(told, tables(cells), strict=True)):
            found.append(cells)
    return found


small_squares = st.lists(st.integers(0, 3), min_size=6, max_size=6).map(square)
sensitives = st.sampled_from([frozenset[str](), frozenset({"a"}), frozenset({"b"}), frozenset({"a", "b"})])


@settings(max_examples=60, deadline=None)
@given(small_squares, sensitives, st.integers(3, 4))
@example(square([1, 5, 0, 5, 2, 6]), frozenset(), 3)
def test_no_withheld_cell_can_be_worked_out_or_come_near_to(
    cells: dict[Key, int], sensitive: frozenset[str], threshold: int
) -> None:
    told = suppress(tables(cells, sensitive), threshold)
    if told[0].total is None:
        assert sum(cells.values()) < threshold
        assert all(one.withheld == one.cells.keys() for one in told)
        return
    behind = possible(told, told[0].total)
    assert cells in behind
    for key in told[0].withheld:
        could_be = {one[key] for one in behind}
        assert len(could_be) > 1, (key, told)
        if 0 < cells[key] < threshold:
            assert max(could_be) >= threshold
            assert max(could_be) - min(could_be) >= threshold - 1


@pytest.mark.parametrize("sensitive", [frozenset[str](), frozenset({"b"})], ids=["open", "sensitive"])
@pytest.mark.parametrize(("total", "threshold"), [(8, 3), (14, 4), (18, 5)])
def test_whoever_knows_the_rules_too_cannot_work_it_out(total: int, threshold: int, sensitive: frozenset[str]) -> None:
    """Every table of two by two with so many people, by what is told of it."""
    alike: dict[str, list[tuple[Published, Mapping[Key, int]]]] = {}
    for counts in splits(total, 4):
        cells = square(counts, ROWS[:2])
        told = suppress(tables(cells, sensitive), threshold)
        alike.setdefault(repr(told), []).append((told[0], cells))
    for same in alike.values():
        for key in same[0][0].withheld:
            assert len({cells[key] for _, cells in same}) > 1, same


@settings(max_examples=60, deadline=None)
@given(small_squares, st.integers(3, 4))
def test_the_bounds_are_those_of_all_tables_that_fit(cells: dict[Key, int], threshold: int) -> None:
    told = suppress(tables(cells), threshold)
    if told[0].total is None:
        return
    margins = [frozenset(key for (key,) in one.withheld) for one in told[1:]]
    found = of_square(cells, told[0].withheld, margins)
    behind = possible(told, told[0].total)
    assert found == {
        key: Bounds(min(one[key] for one in behind), max(one[key] for one in behind)) for key in told[0].withheld
    }


def summed(each: Mapping[Key, int], place: int, keys: Sequence[str]) -> dict[Key, int]:
    return {
        (row, key): sum(count for at, count in each.items() if at[0] == row and at[place] == key)
        for row in ROWS
        for key in keys
    }


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=12, max_size=12),
    st.just(3),
)
def test_a_second_table_with_the_same_rows_tells_nothing_more_of_the_first(people: list[int], threshold: int) -> None:
    """Of rows by columns by others only the two tables with the rows are told."""
    each: dict[Key, int] = dict(zip(product(ROWS, COLUMNS, OTHERS), people, strict=True))
    one, other = (
        Counted(("a", name), summed(each, place, keys)) for name, place, keys in (("b", 1, COLUMNS), ("c", 2, OTHERS))
    )
    told = suppress([one, other, one.margin("a"), one.margin("b"), other.margin("c")], threshold)
    if told[0].total is None:
        return
    alone = possible([told[0], told[2], told[3]], told[0].total)
    rows_of_other = {
        tuple(sum(cells[row, key] for key in OTHERS) for row in ROWS)
        for counts in splits(told[0].total, 6)
        for cells in [square(counts, ROWS, OTHERS)]
        if fits(told[1], cells)
        and all(
            count is None or sum(cells[row, key] for row in ROWS) == count for (key,), count in told[4].cells.items()
        )
    }
    together = [
        cells for cells in alone if tuple(sum(cells[row, key] for key in COLUMNS) for row in ROWS) in rows_of_other
    ]
    for key in told[0].withheld:
        assert {cells[key] for cells in alone} == {cells[key] for cells in together}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=2, max_size=4), st.integers(3, 6), st.booleans(), st.booleans())
def test_one_question_by_itself(counts: list[int], threshold: int, sensitive: bool, plain: bool) -> None:
    sure, tells_nothing = {"q"} if sensitive else set[str](), {"0"} if plain else set[str]()
    (told,) = suppress([numbered(counts, sure, tells_nothing)], threshold)
    shown = [count for (key,), count in told.cells.items() if count is not None and key not in tells_nothing]
    assert not any(0 < count < threshold for count in shown)
    if told.total is None:
        assert sum(counts) < threshold
        return
    splits_ = splits(told.total, len(counts))
    same = [split for split in splits_ if suppress([numbered(split, sure, tells_nothing)], threshold) == (told,)]
    for key in told.withheld:
        assert len({split[int(key[0])] for split in same}) > 1


def numbered(counts: Sequence[int], sensitive: AbstractSet[str], plain: AbstractSet[str]) -> Counted:
    return line({str(number): count for number, count in enumerate(counts)}, sensitive, plain)


def test_that_all_said_the_same_is_not_told_where_it_is_sensitive() -> None:
    all_the_same = {"yes": 40, "no": 0, "no answer": 2}
    (told,) = suppress([line(all_the_same, {"q"}, {"no answer"})], 5)
    assert set(told.cells.values()) == {None}
    (open_one,) = suppress([line(all_the_same, plain={"no answer"})], 5)
    assert list(open_one.cells.values()) == [40, 0, 2]


def test_a_small_number_that_tells_nothing_is_told() -> None:
    (told,) = suppress([line({"yes": 20, "no": 9, "": 1}, plain={""})], 5)
    assert list(told.cells.values()) == [20, 9, 1]


def test_a_cell_that_must_be_withheld_is_and_cannot_be_worked_out() -> None:
    asked = line({"a": 20, "b": 30, "c": 40})
    (told,) = suppress([asked], 5, {("q",): frozenset({("b",)})})
    assert told.cells == {("a",): None, ("b",): None, ("c",): 40}
    assert of_line(asked.cells, told.withheld)["b",] == Bounds(0, 50)


def test_too_low_a_threshold_is_refused() -> None:
    with pytest.raises(ValueError, match="hides nothing"):
        suppress([line({"a": 20})], 2)


def test_tables_of_different_people_are_refused() -> None:
    with pytest.raises(ValueError, match="same people"):
        suppress([line({"x": 9}), Counted(("a",), {("y",): 8})], 5)


def test_pairs_that_form_a_ring_are_refused() -> None:
    """Which of two equally good cells was withheld in one table could be told from the others."""
    a_with_b, b_with_c, c_with_a = (
        Counted(names, {(f"{names[0]}1", f"{names[1]}1"): 9, (f"{names[0]}2", f"{names[1]}2"): 9})
        for names in (("a", "b"), ("b", "c"), ("c", "a"))
    )
    assert len(suppress([a_with_b, b_with_c], 5)) == 2
    with pytest.raises(ValueError, match="ring"):
        suppress([a_with_b, b_with_c, c_with_a], 5)
    turned = Counted(("b", "a"), {(two, one): count for (one, two), count in a_with_b.cells.items()})
    with pytest.raises(ValueError, match="ring"):
        suppress([a_with_b, turned], 5)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=8))
def test_of_pairs_as_many_stay_as_can_without_a_ring(pairs: list[tuple[str, str]]) -> None:
    kept = without_rings(pairs)
    groups = {name: {name} for name in "abcde"}
    for one, other in pairs:
        both = groups[one] | groups[other]
        groups |= dict.fromkeys(both, both)
    apart = {frozenset(group) for group in groups.values()}
    assert len(kept) == 5 - len(apart)
    assert without_rings(kept) == kept


def test_tables_that_are_none_are_refused() -> None:
    wrong: list[tuple[Key, dict[Key, int]]] = [
        ((), {}),
        (("a", "a"), {}),
        (("a",), {("x", "y"): 1}),
        (("a",), {("x",): -1}),
    ]
    for dimensions, cells in wrong:
        with pytest.raises(ValueError, match="a table has"):
            Counted(dimensions, cells)
