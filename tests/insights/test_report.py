"""What is counted, of whom, and what stands beside it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.desk import Desk
from bot.insights import clauses, facts, report, tables
from bot.insights.ledger import Scope
from bot.insights.periods import Run
from bot.records import Disclosure, Gains, Held, KeptFrom, NineItem, ReleaseWords, System
from bot.records.insights import Facts, Missed, Waited
from bot.records.register import Consultation, Item, Lifecycle
from bot.records.reports import Does, Flag, Settled, Stage, Stand
from bot.sight import NEVER
from tests import fakes
from tests.fakes import NOON, kept
from tests.insights.reported import PERIOD, RUN, gap, hall, keep, many, release, reported, told

CLAUSE = "agreement.consent-to-new"


@pytest.fixture
def desk() -> Desk:
    return fakes.desk()


async def test_only_people_of_whom_a_rep_knows_that_they_are_one_count(desk: Desk) -> None:
    kept_from, held, withdrawn = reported(), reported(), reported(taken_back=True)
    await keep(
        desk,
        hall(),
        many(6),
        many(3, independent=False),
        many(2, "depot"),
        many(2, week=Run(PERIOD - 1, PERIOD - 1).weeks[3]),
        [kept_from, held, withdrawn],
        KeptFrom(kept_from.id, (), typed=("wilkins",)),
        Held(held.id, NEVER, NEVER),
    )
    made = await release(desk)
    assert made
    assert made.people == 6
    assert told(made, tables.CONCERN)[Does.ALLOCATES] == 6
    assert told(made, tables.STAGE)[Stage.DAILY_WORK] == 6
    assert told(made, tables.WEEK) == dict(zip(RUN.weeks, (6, 0, 0, 0), strict=True))


async def test_of_fewer_people_than_the_threshold_there_is_no_report(desk: Desk) -> None:
    await keep(desk, hall(), many(4))
    assert await release(desk) is None
    await keep(desk, many(1))
    assert await release(desk, threshold=6) is None
    assert await release(desk)


async def test_small_numbers_are_withheld_before_anything_is_kept(desk: Desk) -> None:
    places = ("depot", "hall", "yard")
    await keep(desk, *map(hall, places), many(9), many(2, "depot"), many(8, "yard", RUN.weeks[1], does=(Does.PAYS,)))
    made = await release(desk, places)
    assert told(made, tables.WORKPLACE) == {"depot": None, "hall": 9, "yard": None}
    assert told(made, tables.WEEK) == dict(zip(RUN.weeks, (11, 8, 0, 0), strict=True))
    assert told(made, tables.CONCERN)[Does.PAYS] == 8


async def test_confirmed_clauses_stand_apart_and_small_ones_are_withheld_in_both(desk: Desk) -> None:
    confirmed, open_ = (Flag(CLAUSE, one) for one in (Settled.CONFIRMED, Settled.PROPOSED))
    await keep(desk, hall(), many(7, flags=(confirmed,)), many(6, flags=(open_,)), many(9))
    made = await release(desk)
    assert (told(made, clauses.CONFIRMED), told(made, clauses.PROPOSED)) == ({CLAUSE: 7}, {CLAUSE: 6})
    other = fakes.desk()
    await keep(other, hall(), many(7, flags=(confirmed,)), many(3, flags=(open_,)), many(9))
    made = await release(other)
    assert (told(made, clauses.CONFIRMED), told(made, clauses.PROPOSED)) == ({CLAUSE: None}, {CLAUSE: None})


async def test_no_clause_is_told_where_a_concern_is_withheld_for_the_sake_of_another(desk: Desk) -> None:
    """Two named nothing: else how many those are would follow from the concerns that are told."""
    flags = (Flag(CLAUSE, Settled.CONFIRMED),)
    await keep(desk, hall(), many(7, flags=flags), many(2, does=()), many(8, does=(Does.TALKS,)))
    made = await release(desk)
    assert told(made, tables.CONCERN)[tables.NOBODY] is None
    assert set(told(made, clauses.CONFIRMED).values()) == {None}


async def test_what_stands_in_the_register_is_told_of_systems_that_any_rep_there_may_see(desk: Desk) -> None:
    rota = System("rota", "hall", "Rota", does=(Does.ALLOCATES,), confirmed=True)
    told_of = System("told", "hall", "Told", does=(Does.ALLOCATES, Does.PAYS), consultation=Consultation.TOLD)
    heard, away = System("heard", "hall", "Heard"), System("away", "depot", "Away", confirmed=True)
    gone = System("gone", "hall", "Gone", lifecycle=Lifecycle.WITHDRAWN, confirmed=True)
    await keep(
        desk,
        hall(),
        [rota, told_of, heard, away, gone],
        Disclosure("d", "told", "hall", NOON.date()),
        *(many(5, system=one) for one in ("rota", "told", "heard", "gone")),
        NineItem("rota/1", "rota", Item.OPERATION, asked=date(2026, 9, 1)),
        NineItem("rota/2", "rota", Item.EQUALITY, asked=date(2026, 11, 1)),
        Gains("told", asked=date(2026, 9, 1)),
        NineItem("heard/1", "heard", Item.OPERATION, asked=date(2026, 9, 1)),
    )
    made = await release(desk)
    assert made
    assert made.facts == Facts(
        systems=3,
        undisclosed=1,
        kinds=((Does.ALLOCATES, 2), (Does.PAYS, 1)),
        consultation=((Consultation.NOT_TOLD, 2), (Consultation.TOLD, 1)),
        overdue=2,
        waited=Waited.MONTHS,
    )


async def test_what_few_people_report_changes_no_number_of_systems(desk: Desk) -> None:
    """Else one report would be what makes a system count as reported."""
    other = fakes.desk()
    rota = System("rota", "hall", "Rota", confirmed=True)
    one = reported(system="rota")
    for there, some in ((desk, [one]), (other, [])):
        await keep(there, hall(), rota, some, many(5, system="other"))
    made, without = await release(desk), await release(other)
    assert made
    assert without
    assert made.facts == without.facts
    assert (made.facts.systems, made.facts.undisclosed) == (1, 1)


@pytest.mark.parametrize(
    ("ages", "band"),
    [
        ((0, 1, 2, 30, 30), Waited.WEEKS),
        ((3, 3, 3, 4, 4), Waited.WEEKS),
        ((4,) * 5, Waited.MONTHS),
        ((12,) * 5, Waited.MONTHS),
        ((13,) * 5, Waited.HALF_YEAR),
        ((26,) * 5, Waited.LONGER),
        ((9,) * 4, None),
    ],
)
def test_how_long_cases_wait_is_told_of_the_middle_one_and_roughly(ages: tuple[int, ...], band: Waited | None) -> None:
    since: dict[str, int] = {}
    for age in ages:
        week = report._week(NOON.date() - timedelta(weeks=age))
        since[week] = since.get(week, 0) + 1
    assert facts.waited(since, report._week(NOON.date()), 5) is band


async def test_who_has_had_a_reply_does_not_wait(desk: Desk) -> None:
    await keep(desk, hall(), many(9, state=Stand.REPLIED), many(4, state=Stand.RAISED))
    made = await release(desk)
    assert made
    assert made.facts.waited is None


async def test_questions_without_an_answer_are_told_of_all_workplaces_only_once_a_week_and_from_the_threshold_on(
    desk: Desk,
) -> None:
    asked = [gap(number, "can they film us in the canteen", RUN.weeks[0]) for number in range(6)]
    few = [gap(10 + number, "who pays for new boots", RUN.weeks[3]) for number in range(4)]
    later = [
        gap(20 + number, "who owns the songs of a robot", Run(PERIOD + 1, PERIOD + 1).weeks[0]) for number in range(7)
    ]
    await keep(desk, hall(), hall("depot"), many(9), many(9, "depot"), asked, few, later)
    one = await release(desk, ("hall",))
    assert one
    assert not one.gaps
    other = fakes.desk()
    await keep(other, hall(), hall("depot"), many(9), many(9, "depot"), asked, few, later)
    both = await release(other, ("depot", "hall"))
    assert both
    assert both.gaps
    (words,) = await kept(other.store, ReleaseWords)
    assert words.gaps == (Missed(6, "can they film us in the canteen"),)
    await keep(other, many(9), many(9, "depot"))
    corrected = await release(other, ("depot", "hall"))
    assert corrected
    assert not corrected.gaps


async def test_the_shortest_run_that_carries_is_proposed(desk: Desk) -> None:
    runs = [Run(at, at) for at in range(PERIOD - 3, PERIOD + 1)]
    await keep(desk, many(3, week=runs[0].weeks[2]), many(1, week=runs[1].weeks[0]), many(1, week=runs[2].weeks[3]))
    found = await report.counted(desk, ("hall",), Run(PERIOD - 3, PERIOD))
    assert report.proposed(found, 5) == Run(PERIOD - 3, PERIOD - 1)
    assert report.proposed(found, 6) is None


async def test_what_changes_its_page_while_it_is_read_counts_once(desk: Desk) -> None:
    """A report moves to a workplace that is read later."""
    one = reported("depot")
    await keep(desk, many(5), one)
    pages = iter(report._pages(("depot", "hall"), RUN.weeks[:1]))
    found = report.Period()
    counted = set[str]()
    for page in pages:
        async with desk.store.transaction() as tx:
            living = [each for each in await report._read(tx, page) if each.id not in counted]
        counted.update(each.id for each in living)
        found.add(living)
        await keep(desk, replace(one, workplace="hall"))
    assert found.tally.people == 6


async def test_many_workplaces_are_read_week_by_week(desk: Desk) -> None:
    places = tuple(f"w{number:03}" for number in range(report.PAGES))
    await keep(desk, *(many(1, place) for place in places))
    found = await report.counted(desk, places, RUN)
    assert found[PERIOD].tally.people == len(places)
    fewer = await report.counted(desk, places[1:], RUN)
    assert fewer[PERIOD].tally.people == len(places) - 1


def test_a_scope_names_each_workplace_once_and_in_order() -> None:
    for wrong in ((), ("b", "a"), ("a", "a")):
        with pytest.raises(ValueError, match="in order"):
            Scope(wrong, RUN)
