"""Over random histories and any sequence of releases, nobody works out how many a few people are."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.insights import clauses, tables
from bot.insights.ledger import Ledger, Scope
from bot.insights.periods import Run
from bot.insights.tables import Tally
from bot.records import Release, Report
from bot.records.insights import Facts
from bot.records.reports import Does, Flag, Settled, Stage
from bot.suppression import Key
from tests.fakes import TODAY
from tests.insights.attacker import KINDS, MOST, PERIODS, PLACES, THRESHOLD, World, reports, worked_out
from tests.insights.reported import many

SCOPES = [
    Scope(places, Run(first, last))
    for places in (("depot",), ("hall",), PLACES)
    for first, last in ((30, 30), (31, 31), (30, 31))
]
CLAUSES = ("pay", "data")
Pairs = tuple[tables.Pair, ...]


def made(
    scope: Scope, found: Sequence[Report], kept: Ledger, *, together: Pairs = (), looked_up: bool = True
) -> Release | None:
    """As `bot.insights.report` makes one. Nothing where it may not be told. `together`: declared for a first one."""
    if looked_up and kept.in_the_way(scope):
        return None
    before = kept.before(scope) if looked_up else ()
    tally = Tally()
    tally.add([one for one in found if one.workplace in scope.workplaces and one.week in scope.run.weeks])
    together = tables.declared(before[0]) if before else together
    told = tally.told(tables.keys_of(scope.workplaces, scope.run.weeks, CLAUSES), THRESHOLD, before, together)
    if not told:
        return None
    run, corrects = scope.run, before[-1].id if before else ""
    name = f"release {len(kept.kept)}"
    values = (run.first, run.last, THRESHOLD, tally.people, told, Facts(), TODAY, corrects, len(before) + 1)
    return Release(name, scope.workplaces, *values)


def released(
    scopes: Sequence[Scope], found: Sequence[Report], *, declared: Sequence[Pairs] = (), looked_up: bool = True
) -> list[Release]:
    """`declared`: for each of the first of these, and nothing for those that are left."""
    kept = list[Release]()
    for scope, together in zip_longest(scopes, declared[: len(scopes)], fillvalue=()):
        assert isinstance(scope, Scope)
        if one := made(scope, found, Ledger(tuple(kept)), together=together, looked_up=looked_up):
            kept.append(one)
    return kept


worlds = (
    st.lists(st.integers(0, 3), min_size=len(KINDS), max_size=len(KINDS))
    .map(lambda counts: dict(zip(KINDS, counts, strict=True)))
    .filter(lambda world: sum(world.values()) <= MOST)
)
sequences = st.lists(st.sampled_from(SCOPES), min_size=1, max_size=5)
declarations = st.lists(st.sampled_from([(), tables.PAIRS[:1], tables.PAIRS]), max_size=5)
ALL_BUT_TWO: World = dict(zip(KINDS, (2, 2, 1, 1, 3, 3, 3, 3), strict=True))
FIRST_THEN_ALL = [Scope(PLACES, Run(30, 31)), Scope(("depot",), Run(30, 30)), Scope(("hall",), Run(30, 31))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds, sequences, declarations)
@example(ALL_BUT_TWO, FIRST_THEN_ALL, [])
@example(dict(zip(KINDS, (3, 3, 1, 0, 3, 3, 0, 3), strict=True)), FIRST_THEN_ALL, [tables.PAIRS])
def test_nothing_small_is_worked_out_from_all_that_was_ever_told(
    world: World, scopes: list[Scope], declared: list[Pairs]
) -> None:
    assert not worked_out(released(scopes, reports(world), declared=declared), world)


def test_without_the_ledger_it_would_be() -> None:
    found = reports(ALL_BUT_TWO)
    assert worked_out(released(FIRST_THEN_ALL, found, looked_up=False), ALL_BUT_TWO)
    assert not worked_out(released(FIRST_THEN_ALL, found), ALL_BUT_TWO)


Reporting = tuple[Does | None, Stage | None, str, str, Settled | None]
people = st.tuples(
    st.sampled_from((*list(Does)[:3], None)),
    st.sampled_from((*list(Stage)[:2], None)),
    st.sampled_from(PLACES),
    st.sampled_from(Run(30, 30).weeks),
    st.sampled_from((*Settled, None)),
)
histories = st.tuples(
    st.lists(people, min_size=3, max_size=14), st.lists(st.lists(people, max_size=5), min_size=1, max_size=3)
)


_FIRST, _NEXT = Run(30, 30).weeks[:2]
BY_WEEK_THEN_BY_WORKPLACE: tuple[list[Reporting], list[list[Reporting]]] = (
    [*[(None, None, "depot", _FIRST, None)] * 2, *[(None, None, "hall", _FIRST, None)] * 3],
    [[(None, None, "depot", _FIRST, None)] * 6, [(None, None, "hall", _NEXT, None)] * 2],
)
# Told whole, and whole again, and the second time with enough new people in each cell.
FIVE_AT_ONE_THEN_MORE: tuple[list[Reporting], list[list[Reporting]]] = (
    [*[(Does.ALLOCATES, None, place, _FIRST, None) for place in PLACES for _ in range(4)]],
    [[(Does.ALLOCATES, None, "depot", _FIRST, None)] * 4],
)


@settings(max_examples=150, deadline=None)
@given(histories, st.sampled_from([(), tables.PAIRS]))
@example(BY_WEEK_THEN_BY_WORKPLACE, ())
@example(FIVE_AT_ONE_THEN_MORE, tables.PAIRS)
def test_what_few_people_change_shows_in_no_correction(
    history: tuple[list[Reporting], list[list[Reporting]]], together: Pairs
) -> None:
    """Each time some more were settled. A table that is told again has changed by at least the threshold.

    Nor does the total of one table, beside that of another which was told the time before, tell of fewer. And a table
    that is told again has so in each of its cells, and in all others who came; of two dimensions, at each workplace.
    """
    population, later = history
    scope, kept, at_the_time = Scope(PLACES, Run(30, 30)), list[Release](), list[Counter[Reporting]]()
    nobody: list[Reporting] = []
    for more in (nobody, *later):
        population = [*population, *more]
        if one := made(scope, [_report(each) for each in population], Ledger(tuple(kept)), together=together):
            assert tables.declared(one) == together
            for before, then in zip(kept, at_the_time, strict=True):
                again = {each.questions for each in one.tables if each.asked is not None} & {
                    each.questions for each in before.tables if each.asked is not None
                }
                joined = sum((Counter(population) - then).values())
                assert not again or joined >= THRESHOLD
                assert not 0 < joined < THRESHOLD
                came = list((Counter(population) - then).elements())
                for dimensions in again - {(clauses.CONFIRMED,), (clauses.PROPOSED,)}:
                    both = _told_of(one, dimensions) & _told_of(before, dimensions)
                    assert not [
                        count for keys in both for count in _with(came, dimensions, keys) if 0 < count < THRESHOLD
                    ]
            kept.append(one)
            at_the_time.append(Counter(population))


def _told_of(release: Release, dimensions: Key) -> set[Key]:
    (table,) = [one for one in release.tables if one.questions == dimensions]
    return {cell.keys for cell in table.cells if cell.count is not None}


def _with(came: Sequence[Reporting], dimensions: Key, keys: Key) -> tuple[int, int]:
    """How many of them are in a cell, and how many others are at the same workplace, or anywhere."""
    at = {tables.CONCERN: 0, tables.STAGE: 1, tables.WORKPLACE: 2, tables.WEEK: 3}[dimensions[0]]
    here = [one[at] for one in came if keys[-1] in (one[2], keys[0])]
    said = [str(one or tables.NOBODY) == keys[0] for one in here]
    return sum(said), len(said) - sum(said)


def test_with_the_ledger_out_of_the_way_one_more_would_show() -> None:
    first, second = many(7, week=Run(30, 30).weeks[0]), many(8, week=Run(30, 30).weeks[0])
    scope = Scope(("hall",), Run(30, 30))
    one = made(scope, first, Ledger())
    assert one
    assert made(scope, second, Ledger((one,))) is None
    assert made(scope, second, Ledger((one,)), looked_up=False)
    assert made(scope, many(10, week=Run(30, 30).weeks[0]), Ledger((one,)))


def _report(one: Reporting) -> Report:
    does, stage, place, week, settled = one
    flags = (Flag(CLAUSES[0], settled),) if settled else ()
    return many(1, place, week, does=(does,) if does else (), stages=(stage,) if stage else (), flags=flags)[0]


def test_a_draft_that_nobody_signed_stands_in_the_way_as_well() -> None:
    found = reports(dict.fromkeys(KINDS, 3))
    kept = released([Scope(("hall",), Run(30, 30))], found)
    assert kept
    both = Scope(PLACES, Run(30, 30))
    assert Ledger(tuple(kept)).in_the_way(both) == kept[0]
    assert made(both, found, Ledger(tuple(kept))) is None
    assert made(Scope(("depot",), Run(30, 30)), found, Ledger(tuple(kept)))
    assert made(Scope(("hall",), Run(31, 31)), found, Ledger(tuple(kept)))
    assert PERIODS == (30, 31)
