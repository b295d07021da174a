"""How many took part at each workplace, of those who are hoped for: what surveys and reports have told, no more."""

from datetime import timedelta

import pytest

from bot.campaigns import at, goals, participation, plan_at
from bot.records import EVERYWHERE, Campaign, Plan, ReleaseSigned, ReleaseSigner, Result, Survey
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.surveys.reps import turnout
from tests.fakes import NOON, TODAY
from tests.house.parts import appointed, log
from tests.insights.reported import RUN, keep, many, release
from tests.people.living import Somebody
from tests.surveys.reps import Hall, hall
from tests.surveys.test_campaigns import answer
from tests.surveys.test_campaigns import campaign as asked_each

CAMP = "camp"


async def runs(there: Hall, workplace: str | None = None, **changes: object) -> Somebody:
    """A campaign at the hall, or elsewhere, since before those weeks; its organiser."""
    where = there.hall.id if workplace is None else workplace
    values = {"name": "monitoring at work", "begun": RUN.begins, "until": TODAY + timedelta(weeks=6), **changes}
    await keep(there.branch.desk, Campaign(CAMP, where, Stage.RUNNING, **values))  # type: ignore[arg-type]
    olu = there.branch.somebody("olu")
    await olu.force(at.PLAN, CAMP)
    return olu


async def hopes(olu: Somebody, answers: str = "", reports: str = "") -> None:
    await olu.force(plan_at.HOPED, CAMP)
    await olu.fill(answers=answers, reports=reports)


async def told(who: Somebody) -> dict[str, str]:
    await who.force(plan_at.PARTICIPATION, CAMP)
    return {fact.label: fact.words for fact in who.card.facts}


async def signed(there: Hall, *workplaces: str, organiser: bool = True) -> str:
    made = await release(there.branch.desk, sorted(workplaces))
    assert made
    if organiser:
        await keep(there.branch.desk, ReleaseSigned(made.id, NOON.date()), ReleaseSigner(made.id, "Olu"))
    return made.id


async def test_before_anything_was_asked_or_counted_that_is_said_with_the_way_to_it() -> None:
    there = await hall()
    olu = await runs(there)
    assert await told(olu) == {"Town Hall": "No survey yet. Reports: no signed concern report of this time yet."}
    assert participation.HOW_TO_REPORT in olu.words
    assert {"New concern report", "Surveys we run", "Concern reports", "What is hoped for"} <= set(olu.labels)
    assert len(olu.buttons) <= 6
    await told(there.kim)
    assert "New concern report" not in there.kim.labels


async def test_a_survey_is_told_in_its_own_steps_beside_what_is_hoped_for() -> None:
    there = await hall()
    olu = await runs(there)
    await hopes(olu, answers="40")
    survey = await there.launched(target="60")
    assert await told(olu) == {
        "Town Hall": "“One question”: it is not counted yet; 40 hoped for. "
        "Reports: no signed concern report of this time yet."
    }
    for number in range(6):
        await there.answered(f"worker {number}")
    assert "not counted yet" in (await told(olu))["Town Hall"]
    there.branch.clock.move(timedelta(hours=1))
    await turnout.count(there.branch.desk.store, there.branch.clock)
    for who in (olu, there.kim):
        assert "“One question”: about 5, at 13:00; 40 hoped for." in (await told(who))["Town Hall"]
        await who.force("surveys.one", survey.id)
        assert "About 5, at 13:00" in who.words
    await hopes(olu)
    assert "; 60 hoped for" in (await told(olu))["Town Hall"]


@pytest.mark.parametrize(("number", "words"), [(4, "withheld"), (7, "7")])
async def test_of_a_closed_survey_is_told_what_its_results_tell(number: int, words: str) -> None:
    there = await hall()
    olu = await runs(there)
    await hopes(olu, answers="40")
    await there.launched(closes="29/11/2026 12:00")
    for at_ in range(number):
        await there.answered(f"worker {at_}")
    await there.pass_by(timedelta(days=8))
    (result,) = await there.every(Result)
    assert result.answered == (number if number >= 5 else None)
    assert f"“One question”: {words}, closed on 29 November 2026; 40 hoped for." in (await told(olu))["Town Hall"]
    await olu.force(at.PLAN, CAMP)
    assert "not signed off" in olu.words


async def test_a_survey_that_closed_before_the_campaign_began_is_left_out() -> None:
    there = await hall()
    await there.launched(closes="29/11/2026 12:00")
    await there.pass_by(timedelta(days=8))
    olu = await runs(there, begun=TODAY + timedelta(days=8), until=TODAY + timedelta(weeks=6))
    assert "No survey yet" in (await told(olu))["Town Hall"]


async def test_each_workplace_is_told_by_itself_and_to_its_own_reps_alone() -> None:
    there, olu = await asked_each()
    await runs(there, EVERYWHERE)
    await hopes(olu, "Depot 30, Town Hall 20", "Depot 12")
    await answer(there, there.hall.id, 6)
    there.branch.clock.move(timedelta(hours=1))
    await turnout.count(there.branch.desk.store, there.branch.clock)
    found = await told(olu)
    assert list(found) == ["Depot", "Town Hall"]
    assert "fewer than 5, at 13:00; 30 hoped for." in found["Depot"]
    assert found["Depot"].endswith("yet; 12 hoped for.")
    assert "about 5, at 13:00; 20 hoped for." in found["Town Hall"]
    assert list(await told(there.kim)) == ["Town Hall"]
    dan = await appointed(there.branch, "dan", there.depot.id)
    assert list(await told(dan)) == ["Depot"]
    for who in (there.kim, dan):
        await who.force(at.PLAN, CAMP)
        assert ("Depot" in who.words) is (who is dan)
        assert ("Town Hall" in who.words) is (who is there.kim)


async def test_reports_are_told_once_a_concern_report_is_signed_and_as_it_tells_them() -> None:
    there = await hall()
    olu = await runs(there)
    await hopes(olu, reports="20")
    await keep(there.branch.desk, many(9, there.hall.id))
    id_ = await signed(there, there.hall.id, organiser=False)
    for who in (olu, there.kim):
        assert "no signed concern report of this time yet; 20 hoped for" in (await told(who))["Town Hall"]
    await keep(there.branch.desk, ReleaseSigned(id_, NOON.date()), ReleaseSigner(id_, "Olu"))
    for who in (olu, there.kim):
        words = (await told(who))["Town Hall"]
        assert f"Reports: 9 people in the concern report of {RUN.words}; 20 hoped for." in words
    await keep(there.branch.desk, many(5, there.hall.id))
    assert "9 people" in (await told(olu))["Town Hall"]


async def test_what_a_concern_report_withholds_of_a_workplace_is_withheld() -> None:
    there = await hall()
    olu = await runs(there, EVERYWHERE)
    await keep(there.branch.desk, many(9, there.hall.id), many(3, there.depot.id))
    await signed(there, there.hall.id, there.depot.id)
    found = await told(olu)
    assert {words.partition("Reports: ")[2] for words in found.values()} == {
        f"withheld in the concern report of {RUN.words}."
    }
    assert participation.HOW_TO_REPORT not in olu.words


async def test_a_concern_report_of_weeks_before_the_campaign_is_left_out() -> None:
    there = await hall()
    await keep(there.branch.desk, many(9, there.hall.id))
    await signed(there, there.hall.id)
    olu = await runs(there, begun=RUN.ends + timedelta(days=1))
    assert "no signed concern report" in (await told(olu))["Town Hall"]


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ("forty", "Write one number"),
        ("-3", "Write one number"),
        ("100001", "Write one number"),
        ("4.5", "Write one number"),
        ("Town Hall 40", "Write one number"),
        ("=1+1", "Write one number"),
        ("9" * 2_001, "one character too long"),
    ],
)
async def test_a_number_that_cannot_be_read_comes_back(answers: str, wrong: str) -> None:
    there = await hall()
    olu = await runs(there)
    await hopes(olu, answers=answers, reports=answers)
    assert set(olu.form.errors) == {"answers", "reports"}
    assert wrong in olu.form.errors["answers"]
    (plan,) = await there.every(Plan)
    assert not plan.answers
    await olu.fill(answers=" 40 ", reports="0")
    (plan,) = await there.every(Plan)
    assert (plan.answers, plan.reports) == (((there.hall.id, 40),), ())
    assert [did for _, did, about in await log(there.branch) if about == CAMP] == [Did.SET_HOPED]


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [("40", "Write the workplace"), ("Market 40", "no workplace “Market”"), ("Depot 1, depot 2", "stands there twice")],
)
async def test_of_all_workplaces_each_number_names_its_own(answers: str, wrong: str) -> None:
    there = await hall()
    olu = await runs(there, EVERYWHERE)
    await hopes(olu, answers=answers)
    assert wrong in olu.form.errors["answers"]
    assert "reports" not in olu.form.errors


async def test_the_later_of_two_organisers_is_told_what_is_hoped_for_by_now() -> None:
    there = await hall()
    olu = await runs(there)
    ann = await appointed(there.branch, "ann", there.hall.id, "organiser")
    await olu.force(plan_at.HOPED, CAMP)
    await ann.force(plan_at.HOPED, CAMP)
    await olu.fill(answers="40")
    await ann.fill(answers="50", reports="5")
    wrong = ann.form.errors["answers"]
    assert goals.MEANWHILE.partition(":")[0] in wrong
    assert "answers to surveys? 40; how many people in concern reports? none" in wrong
    assert (await there.every(Plan))[0].answers == ((there.hall.id, 40),)
    await ann.fill()
    assert (await there.every(Plan))[0].answers == ((there.hall.id, 50),)


async def test_twelve_workplaces_come_ten_at_a_time() -> None:
    there = await hall()
    olu = await runs(there, EVERYWHERE)
    for number in range(10):
        await keep(there.branch.desk, type(there.hall)(f"site {number}", f"Site {number}", "The council"))
    assert len(await told(olu)) == 10
    assert "1 to 10 of 12." in olu.words
    await olu.press("More")
    assert len(olu.card.facts) == 2


async def test_drafts_and_cancelled_surveys_are_no_surveys() -> None:
    there = await hall()
    olu = await runs(there)
    draft = await there.drafted()
    assert "No survey yet" in (await told(there.kim))["Town Hall"]
    await there.kim.force("surveys.one", draft.id)
    await there.kim.press("Launch it")
    assert "not counted" in (await told(olu))["Town Hall"]
    await there.kim.force("surveys.cancelled", draft.id)
    assert (await there.every(Survey))[0].stage.name in ("ERASING", "CANCELLED")
    assert "No survey yet" in (await told(olu))["Town Hall"]
