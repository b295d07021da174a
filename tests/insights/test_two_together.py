"""What was named by workplace, where an organiser declared it: no group of fewer people than the threshold is found."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.insights import clauses, tables
from bot.insights.grids import Grid, in_parts
from bot.insights.grids import of as grid_of
from bot.insights.ledger import Scope
from bot.insights.periods import Run
from bot.insights.tables import Tally
from bot.insights.wording import Names
from bot.records import Release, Report
from bot.records.insights import Facts
from bot.records.reports import Does, Flag, Settled, Stage
from bot.records.surveys import Table
from tests.fakes import TODAY
from tests.insights.reported import many, told
from tests.suppression.populations import CHOICES, Populations, Which, everything, few, figures, narrow, worlds_of

PLACES = ("depot", "hall")
SCOPE = Scope(PLACES, Run(30, 30))
WEEK = SCOPE.run.weeks[0]
CONCERNS = dict(zip(CHOICES, (Does.PAYS, Does.TALKS), strict=True))
THRESHOLD = 3
BY_PLACE, STAGES_BY_PLACE = tables.PAIRS
FLAGS = (Flag("pay", Settled.CONFIRMED),)


def made(found: Sequence[Report], *before: Release, threshold: int = THRESHOLD) -> Release | None:
    tally = Tally()
    tally.add(found)
    keys = tables.keys_of(SCOPE.workplaces, SCOPE.run.weeks, ("pay",))
    together = tables.declared(before[0]) if before else tables.PAIRS
    all_ = tally.told(keys, threshold, before, together)
    if not all_:
        return None
    run, corrects = SCOPE.run, before[-1].id if before else ""
    values = (run.first, run.last, threshold, tally.people, all_, Facts(), TODAY, corrects, len(before) + 1)
    return Release(f"release {len(before)}", SCOPE.workplaces, *values)


def people(
    depot: int, hall: int, *does: Does, stages: tuple[Stage, ...] = (), flags: tuple[Flag, ...] = ()
) -> list[Report]:
    at = zip(PLACES, (depot, hall), strict=True)
    return list(chain.from_iterable(many(n, place, WEEK, does=does, stages=stages, flags=flags) for place, n in at))


def table_of(release: Release | None, pair: tables.Pair = BY_PLACE) -> Table:
    assert release
    (table,) = [one for one in release.tables if one.questions == pair]
    return table


def cells_of(release: Release | None, pair: tables.Pair = BY_PLACE) -> dict[tuple[str, ...], int | None]:
    return {one.keys: one.count for one in table_of(release, pair).cells}


def one_cell(cells: dict[tuple[str, ...], int | None], choice: str, at: int) -> int | None:
    return cells[CONCERNS[choice], PLACES[at]]


def fitting(release: Release, all_: Populations) -> Which:
    by_place, by_concern = told(release, tables.WORKPLACE), told(release, tables.CONCERN)
    sums = {choice: by_concern[does] for choice, does in CONCERNS.items()}
    return all_.fitting([by_place[one] for one in PLACES], sums, partial(one_cell, cells_of(release)))


@pytest.mark.parametrize("count", [6, 8])
def test_of_every_small_population_nothing_small_is_worked_out(count: int) -> None:
    """Each names nothing, one of two concerns, or both. Whoever sees the release goes through all that it can be of."""
    all_ = everything(count, len(PLACES))
    sizes_of = dict(figures(all_))
    seen = np.vstack([all_.people, *all_.gave.values()])
    each, inverse = np.unique(seen, axis=1, return_inverse=True)
    told_something = 0
    for at in range(each.shape[1]):
        these = inverse.ravel() == at
        release = made(_reports(all_, int(np.flatnonzero(these)[0])))
        assert release
        fits = fitting(release, all_)
        assert fits[these].all()
        told_something += any(cells_of(release).values())
        for name, sizes in sizes_of.items():
            assert not (few(sizes[these], THRESHOLD) and narrow(sizes[fits], THRESHOLD)), (release.tables, name)
    assert told_something


def _reports(all_: Populations, at: int) -> list[Report]:
    found = list[Report]()
    for place, name in enumerate(PLACES):
        both = int(all_.both[place][at])
        x, y = (int(all_.gave[choice][place][at]) - both for choice in CHOICES)
        nothing = int(all_.people[place][at] - all_.any[place][at])
        for number, does in ((nothing, ()), (x, (Does.PAYS,)), (y, (Does.TALKS,)), (both, (Does.PAYS, Does.TALKS))):
            found += many(number, name, WEEK, does=does, stages=())
    return found


kinds = st.lists(st.integers(0, 5), min_size=4, max_size=4)
MOST = 14  # people


@settings(max_examples=150, deadline=None)
@given(kinds.filter(lambda one: sum(one) <= MOST), st.lists(kinds.filter(lambda one: sum(one) <= 6), max_size=2))
@example([3, 0, 0, 0], [[0, 0, 1, 3]])  # all who came are at the hall
def test_nor_from_a_draft_and_its_corrections(first: list[int], later: list[list[int]]) -> None:
    """People are settled in between. Whoever has all of it knows that, and that nobody has gone."""
    releases, now, populations = list[Release](), first, list[list[int]]()
    for more in ([0] * 4, *later):
        now = [one + other for one, other in zip(now, more, strict=True)]
        if one := made(_with_or_without(now), *releases):
            releases.append(one)
            populations.append(now)
    for at, one in enumerate(releases):
        fits = _left(one, populations[at])
        for other, then in zip(releases, populations, strict=True):
            if other is not one:
                fits &= _goes_with(one, populations[at], other, then)
        worlds = worlds_of(sum(populations[at]), 4)
        for some in ([0], [1], [2], [3], [0, 1], [2, 3], [0, 2], [1, 3]):
            size = sum(populations[at][kind] for kind in some)
            if 0 < size < THRESHOLD:
                assert not narrow(worlds[some].sum(axis=0)[fits], THRESHOLD), (releases, populations, some)


def _with_or_without(kinds: Sequence[int]) -> list[Report]:
    """At the depot those who named a concern and those who did not, and at the hall."""
    return [*people(kinds[0], kinds[2], Does.PAYS), *people(kinds[1], kinds[3])]


def _left(release: Release, now: Sequence[int]) -> Which:
    """Which populations a release leaves possible, of so many people."""
    worlds = worlds_of(sum(now), 4)
    fits = np.ones(len(worlds[0]), dtype=bool)
    cells = cells_of(release)
    places, concerns = told(release, tables.WORKPLACE), told(release, tables.CONCERN)
    facts = [
        *((places.get(place), [2 * at, 2 * at + 1]) for at, place in enumerate(PLACES)),
        *((cells.get((Does.PAYS, place)), [2 * at]) for at, place in enumerate(PLACES)),
        (concerns.get(Does.PAYS), [0, 2]),
    ]
    for count, some in facts:
        fits &= True if count is None else worlds[some].sum(axis=0) == count
    return fits


def _goes_with(one: Release, now: Sequence[int], other: Release, then: Sequence[int]) -> Which:
    """Those from which the others can have come, or that can have come from them."""
    these, others = worlds_of(sum(now), 4), worlds_of(sum(then), 4)[:, _left(other, then)]
    fits = np.zeros(len(these[0]), dtype=bool)
    for world in others.T:
        fits |= (these <= world[:, None] if sum(then) >= sum(now) else these >= world[:, None]).all(axis=0)
    return fits


def test_if_each_number_were_looked_at_by_itself_a_small_one_would_follow() -> None:
    """One at the depot named it: told of the hall, that follows from all who did."""
    found = [*people(1, 3, Does.PAYS), *people(3, 3)]
    release = made(found)
    assert release
    all_ = everything(len(found), len(PLACES))
    at_the_depot = all_.gave["x"][0]
    assert not narrow(at_the_depot[fitting(release, all_)], THRESHOLD)
    table = table_of(release)
    cells = tuple(replace(one, count=3) if one.keys == (Does.PAYS, "hall") else one for one in table.cells)
    assert cells != table.cells
    others = [one for one in release.tables if one is not table]
    assert narrow(
        at_the_depot[fitting(replace(release, tables=(*others, replace(table, cells=cells))), all_)], THRESHOLD
    )


def test_where_it_is_declared_neither_clauses_nor_who_named_nothing_are_told() -> None:
    found = [*people(9, 9, Does.PAYS, stages=(Stage.PAY,), flags=FLAGS), *people(9, 9)]
    release = made(found)
    assert told(release, tables.CONCERN)[tables.NOBODY] is None
    assert told(release, tables.STAGE)[tables.NOBODY] is None
    assert set(told(release, clauses.CONFIRMED).values()) == {None}
    assert cells_of(release, STAGES_BY_PLACE)[Stage.PAY, "hall"] == 9


def test_no_clause_is_told_beside_stages_either_since_some_follow_from_those() -> None:
    found = [*people(9, 9, Does.PAYS, stages=(Stage.PAY,), flags=FLAGS), *people(9, 9, Does.TALKS)]
    for together, count in (((), 18), ((STAGES_BY_PLACE,), None)):
        tally = Tally()
        tally.add(found)
        all_ = tally.told(tables.keys_of(PLACES, SCOPE.run.weeks, ("pay",)), THRESHOLD, (), together)
        (confirmed,) = [one for one in all_ if one.questions == (clauses.CONFIRMED,)]
        assert [cell.count for cell in confirmed.cells] == [count]


def test_workplaces_of_which_any_is_withheld_are_not_told_again_beside_it() -> None:
    """Else the second telling could narrow down how many people a number can be about."""
    places = ("depot", "hall", "yard")
    sizes = {"depot": 2, "hall": 8, "yard": 20}
    for together, again in (((), True), (tables.PAIRS, False)):
        releases = list[Release]()
        for more in (0, 10):
            tally = Tally()
            for place, size in sizes.items():
                tally.add(many(size + more * (place == "yard"), place, WEEK, does=(Does.PAYS,), stages=()))
            all_ = tally.told(tables.keys_of(places, SCOPE.run.weeks, ()), 5, releases, together)
            releases.append(Release(f"release {more}", places, 30, 30, 5, tally.people, all_, Facts(), TODAY))
        assert told(releases[0], tables.WORKPLACE) == {"depot": None, "hall": None, "yard": 20}
        assert bool(told(releases[1], tables.WORKPLACE)) is again


def test_of_one_workplace_there_is_none() -> None:
    tally = Tally()
    tally.add(people(0, 9, Does.PAYS))
    keys = tables.keys_of(("hall",), SCOPE.run.weeks, ())
    assert {len(one.questions) for one in tally.told(keys, THRESHOLD, together=tables.PAIRS)} == {1}


def test_a_correction_tells_it_only_whole_both_times_and_with_enough_new_people_in_each_cell() -> None:
    first = made([*people(6, 6, Does.PAYS), *people(6, 6)], threshold=5)
    assert first
    enough = made([*people(11, 6, Does.PAYS), *people(11, 6)], first, threshold=5)
    assert table_of(enough).not_again is None
    assert cells_of(enough)[Does.PAYS, "depot"] == 11
    for more in (people(5, 1, Does.PAYS), [*people(5, 0, Does.PAYS), *people(1, 0)]):
        held = made([*people(6, 6, Does.PAYS), *people(6, 6), *more], first, threshold=5)
        assert table_of(held).not_again
        assert not table_of(held).cells
    hidden = made([*people(2, 9, Does.PAYS), *people(9, 9)], threshold=5)
    assert hidden
    assert table_of(made([*people(7, 9, Does.PAYS), *people(14, 9)], hidden, threshold=5)).not_again


def test_what_was_not_declared_for_the_first_draft_is_in_no_correction() -> None:
    plain = Tally()
    plain.add(people(9, 9, Does.PAYS))
    keys = tables.keys_of(SCOPE.workplaces, SCOPE.run.weeks, ("pay",))
    first = Release("first", PLACES, 30, 30, 5, 18, plain.told(keys, 5), Facts(), TODAY)
    again = made(people(19, 19, Does.PAYS), first, threshold=5)
    assert again
    assert tables.declared(first) == tables.declared(again) == ()


def test_it_is_a_grid_of_workplaces_and_of_what_anybody_named() -> None:
    release = made([*people(9, 9, Does.PAYS), *people(2, 9, Does.TALKS)], threshold=5)
    names = Names({"depot": "Depot", "hall": "Town Hall"}, {})
    grid = grid_of(table_of(release), names)
    assert grid.title == "What the system does, as people reported it, by workplace"
    assert grid.table.header == (
        "Workplace",
        "Talks to people as a person would",
        "Has a part in pay, hours or grades",
        "Any other",
    )
    assert grid.table.rows == (("Depot", "withheld", "withheld", "0"), ("Town Hall", "withheld", "withheld", "0"))
    assert grid.withheld
    assert grid.lines()[0] == (
        "Depot: Talks to people as a person would withheld; Has a part in pay, hours or grades withheld; Any other 0"
    )
    assert "neither clauses" in grid.footer


def test_a_long_grid_comes_in_parts() -> None:
    rows = tuple((f"place {number}", "9") for number in range(13))
    grid = grid_of(table_of(made(people(9, 9, Does.PAYS))), Names({}, {}))
    parts = list(in_parts([Grid("A table", type(grid.table)(("Workplace", "Pay"), rows)), grid]))
    assert [one.title for one in parts] == [*(f"A table ({n} of 3)" for n in (1, 2, 3)), grid.title]
    assert tuple(chain.from_iterable(one.table.rows for one in parts[:3])) == rows
