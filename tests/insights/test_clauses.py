"""A clause follows from what was named, for the most part: so it tells nothing of few people who named it."""

from collections.abc import Sequence

import pytest

from bot.insights import clauses, tables
from bot.insights.periods import Run
from bot.insights.tables import Tally
from bot.records import Report
from bot.records.reports import Does, Flag, Settled, Stage
from bot.reports.flags import NO_DECISIONS_ON_PEOPLE, PAY, PRIVACY, raised_by
from tests.insights.reported import many

WEEK = Run(30, 30).weeks[0]


def people(
    count: int, *named: Does | Stage, clause: str = "", more: Sequence[str] = (), settled: Settled = Settled.CONFIRMED
) -> list[Report]:
    does, stages = (tuple(one for one in named if isinstance(one, kind)) for kind in (Does, Stage))
    flags = tuple(Flag(one, settled) for one in (clause, *more) if one)
    return many(count, week=WEEK, does=does, stages=stages, flags=flags)


def confirmed(found: Sequence[Report]) -> dict[str, int | None]:
    tally = Tally()
    tally.add(found)
    told = tally.told(tables.keys_of(("hall",), (WEEK,), (PAY, PRIVACY, NO_DECISIONS_ON_PEOPLE)), 5)
    (table,) = [one for one in told if one.questions == (clauses.CONFIRMED,)]
    return {cell.keys[0]: cell.count for cell in table.cells}


def test_of_each_clause_it_is_known_what_raises_it() -> None:
    assert raised_by(PAY) == {Does.PAYS, Stage.PAY}
    assert raised_by(PRIVACY) == {Does.MONITORS, Does.EVALUATES, Does.WATCHES} < raised_by(NO_DECISIONS_ON_PEOPLE)
    assert raised_by("no clause") == frozenset()


OTHERS = people(20, Does.TALKS, Does.DECIDES)
MONITORED, WATCHED, SCORED = (people(9, one, clause=PRIVACY) for one in (Does.MONITORS, Does.WATCHES, Does.EVALUATES))


@pytest.mark.parametrize(
    ("found", "clause", "count"),
    [
        (MONITORED, PRIVACY, 9),
        ([*MONITORED, *WATCHED], PRIVACY, 18),
        # One named both: 10, 10, and 19 of either.
        ([*MONITORED, *WATCHED, *people(1, Does.MONITORS, Does.WATCHES, clause=PRIVACY)], PRIVACY, None),
        ([*MONITORED, *WATCHED, *people(5, Does.MONITORS, Does.WATCHES, clause=PRIVACY)], PRIVACY, 23),
        # Of those whom it watches two said nothing else.
        (
            [*people(9, Does.MONITORS, Does.WATCHES, clause=PRIVACY), *people(2, Does.WATCHES, clause=PRIVACY)],
            PRIVACY,
            None,
        ),
        ([*people(9, Stage.PAY, clause=PAY), *people(9, Does.PAYS, clause=PAY)], PAY, 18),
        ([*people(9, Stage.PAY, clause=PAY), *people(1, Does.PAYS, Stage.PAY, clause=PAY)], PAY, None),
    ],
)
def test_nobody_finds_few_who_named_another_of_what_raises_it(
    found: Sequence[Report], clause: str, count: int | None
) -> None:
    assert confirmed([*found, *OTHERS])[clause] == count


def test_nor_few_of_them_who_named_what_does_not_raise_it() -> None:
    """All 20 named either that it talks or that it monitors and watches them, and 2 named all three."""
    of_it = people(9, Does.MONITORS, Does.WATCHES, clause=PRIVACY)
    for both, told in ((2, None), (7, 16)):
        all_three = people(both, Does.MONITORS, Does.WATCHES, Does.TALKS, clause=PRIVACY)
        assert confirmed([*of_it, *all_three, *people(9, Does.TALKS)])[PRIVACY] == told, both


def test_nor_those_whom_the_report_of_stages_withholds() -> None:
    """30 named a stage, 28 of them pay: the stage is withheld for the two, and the clause is, too."""
    found = [*people(28, Does.TALKS, Stage.PAY, clause=PAY), *people(2, Does.TALKS, Stage.RECRUITMENT), *OTHERS]
    assert confirmed(found)[PAY] is None
    assert confirmed([*found, *people(5, Does.TALKS, Stage.RECRUITMENT)])[PAY] == 28


def test_nor_those_by_whom_a_wider_clause_is_larger() -> None:
    wider = [NO_DECISIONS_ON_PEOPLE]
    narrow = people(9, Does.MONITORS, clause=PRIVACY, more=wider)
    for count, told in ((2, None), (9, 9)):
        found = [*narrow, *people(count, Does.RECRUITS, Does.DISCIPLINES, Does.MONITORS, clause=NO_DECISIONS_ON_PEOPLE)]
        assert confirmed([*found, *OTHERS])[PRIVACY] == told, count
