"""Several choices: what is told is tried against every way in which so many people could have answered."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, combinations, combinations_with_replacement

import pytest

from bot.suppression import Published, Several, suppress_several

Counts = Mapping[str, int]


def profiles(people: int, alone: str, others: str, *, sensitive: bool) -> Iterator[Several]:
    """Every answer to a question by so many people, as it is counted: each of them any one alone, or any others."""
    groups = chain.from_iterable(combinations(others, size) for size in range(1, len(others) + 1))
    given = [*((one,) for one in alone), *groups]
    found = dict[tuple[int, ...], Several]()
    for everybody in combinations_with_replacement(given, people):
        counts = Counter(chain.from_iterable(everybody))
        apart, rest = ({one: counts[one] for one in keys} for keys in (alone, others))
        found[(*apart.values(), *rest.values())] = Several("q", people, apart, rest, sensitive=sensitive)
    yield from found.values()


def figures(question: Several) -> dict[str, int]:
    """All that somebody could want to know: each choice, any of the others, and who gave others than this one."""
    rest = {f"not {key}": question.any - count for key, count in question.others.items()}
    return {**question.alone, **question.others, "any": question.any, **rest}


def fits(told: Published, question: Several) -> bool:
    counts = {**question.alone, **question.others}
    return all(count is None or counts[key] == count for (key,), count in told.cells.items())


SHAPES = [("", "xy"), ("", "xyz"), ("n", "x"), ("n", "xy"), ("n", "xyz"), ("nu", "x"), ("nu", "xy"), ("nuv", "xy")]
every_shape = pytest.mark.parametrize(("alone", "others"), SHAPES)
every_kind = pytest.mark.parametrize("sensitive", [False, True], ids=["open", "sensitive"])


@every_kind
@every_shape
@pytest.mark.parametrize(("people", "threshold"), [(3, 3), (5, 3), (7, 3), (7, 4)])
def test_nobody_comes_near_to_a_small_number_of_people(
    people: int, threshold: int, alone: str, others: str, sensitive: bool
) -> None:
    everything = list(profiles(people, alone, others, sensitive=sensitive))
    known = {id(one): figures(one) for one in everything}
    behind = dict[str, list[dict[str, int]]]()
    for question in everything:
        told = suppress_several(question, threshold)
        if repr(told) not in behind:
            behind[repr(told)] = [known[id(one)] for one in everything if fits(told, one)]
        fitting = behind[repr(told)]
        assert known[id(question)] in fitting
        for name, count in known[id(question)].items():
            could_be = {one[name] for one in fitting}
            if 0 < count < threshold:
                assert max(could_be) >= threshold, (question, told, name)
                assert max(could_be) - min(could_be) >= threshold - 1, (question, told, name)


@every_kind
@every_shape
@pytest.mark.parametrize(("people", "threshold"), [(5, 3), (7, 3), (8, 3), (8, 4)])
def test_whoever_knows_the_rules_too_cannot_work_out_what_is_withheld(
    people: int, threshold: int, alone: str, others: str, sensitive: bool
) -> None:
    alike = dict[str, list[dict[str, int]]]()
    told_of = dict[str, Published]()
    for question in profiles(people, alone, others, sensitive=sensitive):
        told = suppress_several(question, threshold)
        told_of[repr(told)] = told
        alike.setdefault(repr(told), []).append(figures(question))
    for key, same in alike.items():
        for (name,) in told_of[key].withheld:
            assert len({one[name] for one in same}) > 1, (told_of[key], same)


@pytest.mark.parametrize(
    ("people", "alone", "others", "threshold"),
    [(7, "n", "xy", 3), (6, "", "xyz", 3), (7, "", "xyz", 3), (11, "", "xy", 5)],
)
def test_nor_to_how_few_gave_more_than_one_choice(people: int, alone: str, others: str, threshold: int) -> None:
    """Everybody told of 11 people that 6 gave x and 6 gave y knows that one gave both."""
    groups = chain.from_iterable(combinations(others, size) for size in range(1, len(others) + 1))
    behind = dict[str, tuple[Published, dict[tuple[int, ...], set[int]]]]()
    for everybody in combinations_with_replacement([*((one,) for one in alone), *groups], people):
        counts = Counter(chain.from_iterable(everybody))
        apart, rest = ({one: counts[one] for one in keys} for keys in (alone, others))
        told = suppress_several(Several("q", people, apart, rest), threshold)
        if not told.withheld:
            several = behind.setdefault(repr(told), (told, {}))[1]
            several.setdefault((), set()).add(sum(len(given) > 1 for given in everybody))
            for at, both in enumerate(combinations(others, 2)):
                several.setdefault((at,), set()).add(sum(set(both) <= set(given) for given in everybody))
    assert behind
    for told, several in behind.values():
        for known in several.values():
            if any(0 < count < threshold for count in known):
                assert max(known) >= threshold, told
                assert max(known) - min(known) >= threshold - 1, told


def test_what_the_choices_that_go_alone_leave_is_no_way_to_a_withheld_number() -> None:
    """20 people, of whom 8 chose none and 9 did not know: 3 would be left."""
    question = Several("ways", 20, {"none": 8, "unsure": 9}, {"cameras": 3, "worn": 0, "calls": 0})
    told = suppress_several(question, 5)
    assert told.cells == {("none",): None, ("unsure",): 9, ("cameras",): None, ("worn",): 0, ("calls",): 0}


def test_who_chose_all_but_one_are_no_way_to_those_who_chose_that_one() -> None:
    """17 chose any of two: if 16 chose the one, at most 4 can have chosen none."""
    told = suppress_several(Several("ways", 20, {"none": 3}, {"cameras": 16, "calls": 9}), 5)
    assert told.cells == {("none",): None, ("cameras",): None, ("calls",): 9}


def test_numbers_that_are_large_enough_are_all_told() -> None:
    question = Several("ways", 100, {"none": 10, "unsure": 12}, {"cameras": 40, "calls": 30, "worn": 25})
    assert not suppress_several(question, 5).withheld


def test_where_it_is_sensitive_it_is_not_told_that_all_or_none_gave_a_choice() -> None:
    shown = Several("ways", 20, {"none": 5}, {"cameras": 15, "calls": 0, "worn": 8})
    assert not suppress_several(shown, 5).withheld
    told = suppress_several(Several("ways", 20, shown.alone, shown.others, sensitive=True), 5)
    assert told.cells == {("none",): 5, ("cameras",): None, ("calls",): None, ("worn",): 8}


def test_of_too_few_people_nothing_is_told() -> None:
    told = suppress_several(Several("ways", 4, {"none": 0}, {"cameras": 4, "calls": 0}), 5)
    assert (told.total, set(told.cells.values())) == (None, {None})


def test_too_low_a_threshold_is_refused_for_several_too() -> None:
    with pytest.raises(ValueError, match="hides nothing"):
        suppress_several(Several("ways", 20, {}, {"x": 20, "y": 5}), 2)


@pytest.mark.parametrize(
    ("alone", "others"),
    [
        ({"none": 11}, {"x": 0}),
        ({"none": 4}, {"x": 7, "y": 2}),
        ({"none": 4}, {"x": 3, "y": 2}),
        ({"none": -1}, {"x": 11}),
    ],
)
def test_counts_that_no_people_can_have_given_are_refused(alone: Counts, others: Counts) -> None:
    with pytest.raises(ValueError, match="cannot be the answers"):
        Several("ways", 10, alone, others)
