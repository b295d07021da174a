"""A plan tells nothing that surveys and concern reports have not told: over random histories."""

import asyncio
from collections.abc import Sequence

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.campaigns import at, participation, plan_at
from bot.insights.ledger import Scope, scope_of
from bot.insights.periods import Run
from bot.records import EVERYWHERE, Ballot, Campaign, Release, ReleaseSigned, Result, Survey, Turnout
from bot.records.campaigns import Stage
from bot.records.insights import Facts
from bot.records.surveys import Stage as Far
from bot.records.surveys import Table, Way
from bot.replies import Replies
from bot.surveys.reps import turnout
from tests.fakes import NOON, TODAY
from tests.house.parts import appointed, two_workplaces
from tests.insights.attacker import KINDS, PLACES, THRESHOLD, World, reports, worked_out
from tests.insights.reported import RUN, a_release, keep, many
from tests.insights.test_nothing_leaks import ALL_BUT_TWO, FIRST_THEN_ALL, released, sequences, worlds
from tests.people.living import Branch
from tests.surveys.asked import survey

CAMP = "camp"
QUIET = [HealthCheck.too_slow]


def signed(found: Sequence[Release]) -> list[Release]:
    """Of each scope the last: whatever was made is signed."""
    return list({scope_of(one): one for one in found}.values())


@settings(max_examples=100, deadline=None, suppress_health_check=QUIET)
@given(worlds, sequences)
@example(ALL_BUT_TWO, FIRST_THEN_ALL)
def test_whoever_reads_plans_as_well_finds_nobody_more(world: World, scopes: list[Scope]) -> None:
    made = signed(released(scopes, reports(world)))
    plans = []
    for place in PLACES:
        told = participation.reported(place, made)
        if told and told.least:
            known = [one for one in made if participation.reported(place, [one]) and _least(place, one)]
            periods = sorted({period for one in known for period in scope_of(one).run.periods})
            run = Run(periods[0], periods[-1])
            assert list(run.periods) == periods
            plans.append(_said(place, run, told.least))
    assert worked_out([*made, *plans], world) == worked_out(made, world) == []


def test_a_number_that_no_report_told_would_be_found() -> None:
    """The attacker of the test above sees what a plan says: one that said too much would show."""
    made = signed(released([Scope(PLACES, Run(30, 31))], reports(ALL_BUT_TWO)))
    assert made
    few = {**dict.fromkeys(KINDS, 3), KINDS[0]: 1, KINDS[1]: 0}
    found = signed(released([Scope(PLACES, Run(30, 31))], reports(few)))
    assert worked_out([*found, _said("depot", Run(30, 30), 1)], few)


def _least(place: str, one: Release) -> int:
    told = participation.reported(place, [one])
    return told.least if told else 0


def _said(place: str, run: Run, people: int) -> Release:
    return Release(f"plan of {place}", (place,), run.first, run.last, THRESHOLD, people, (), Facts(), TODAY)


Hidden = tuple[int, int, int]  # ballots, reports in those weeks, and what a draft that nobody signed tells
hidden = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(5, 40))
steps = st.dictionaries(st.sampled_from([Way.CHAT, Way.CODE]), st.sampled_from([5, 10, 15]))
results = st.one_of(st.none(), st.integers(5, 40))


@settings(max_examples=25, deadline=None, suppress_health_check=QUIET)
@given(hidden, hidden, st.one_of(st.none(), steps), results, results)
@example((0, 0, 5), (9, 9, 40), {}, None, None)
def test_whatever_lies_behind_what_was_told_the_plan_is_the_same(
    one: Hidden, other: Hidden, counted: dict[Way, int] | None, answered: int | None, reported: int | None
) -> None:
    first = asyncio.run(_shown(one, counted, answered, reported))
    assert first == asyncio.run(_shown(other, counted, answered, reported))
    assert len(first) == 4


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=8))
def test_hour_by_hour_it_follows_the_steps_that_reps_are_told_and_nothing_between(answers: list[int]) -> None:
    """Two histories whose steps are the same read the same."""
    asked = survey(ways=(Way.CHAT,), threshold=5)
    before = 0
    for number in answers:
        before = turnout.step(number, before, 5)
        kept = Turnout(asked.id, NOON, {Way.CHAT: before} if before else {})
        words = turnout.in_words(kept, asked, "Europe/London")
        assert words == f"{f'About {before}' if before else 'Fewer than 5'}, at 12:00"
        assert turnout.least(kept) == before
        assert before % 5 == 0


async def _shown(
    behind: Hidden, counted: dict[Way, int] | None, answered: int | None, reported: int | None
) -> list[Replies]:
    """The plan and who took part, as an organiser and a rep of the hall see them."""
    ballots, people, draft = behind
    branch = Branch()
    hall, depot = await two_workplaces(branch)
    kim = await appointed(branch, "kim", hall.id)
    olu, desk = branch.somebody("olu"), branch.desk
    open_ = survey(id_="open", workplace=hall.id, stage=Far.OPEN, ways=(Way.CHAT, Way.CODE), opens=NOON)
    closed = survey(id_="closed", workplace=depot.id, stage=Far.CLOSED, closes=NOON)
    told = () if reported is None else (Table(("workplace",), None, None, ()),)
    await keep(
        desk,
        Campaign(CAMP, EVERYWHERE, Stage.RUNNING, name="monitoring", begun=RUN.begins, until=None),
        *(open_, closed),
        *([] if counted is None else [Turnout("open", NOON, counted)]),
        Result("result", "closed", Way.CHAT, answered, ()),
        *[Ballot(f"b{at_}", "a shelf", Way.CHAT, {"site": ("hall",)}) for at_ in range(ballots)],
        many(people, hall.id),
        many(people, depot.id, Run(RUN.first + 1, RUN.first + 1).weeks[0]),
        a_release("told", hall.id, people=reported or 5, tables=told),
        *[ReleaseSigned("told", TODAY)] * (reported is not None),
        a_release("draft", depot.id, people=draft),
    )
    said = []
    for who in (olu, kim):
        for action in (at.PLAN, plan_at.PARTICIPATION):
            await who.force(action, CAMP)
            said.append(_without_ids(who.replies, hall.id, depot.id))
    async with desk.store.transaction() as tx:
        assert len(await tx.find(Survey)) == 2
    return said


def _without_ids(replies: Replies, *ids: str) -> Replies:
    """Workplaces have ids at random, which stand in no words."""
    assert not any(one in repr(replies) for one in ids)
    return replies
