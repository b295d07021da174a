"""Each rule by which a next step is suggested, and that nothing else is."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, get_type_hints

import pytest

from bot.campaigns import at, next_step, plan_at
from bot.campaigns.next_step import RULES, View, suggested
from bot.campaigns.participation import Asked, Here, Reported
from bot.insights import making as reporting
from bot.insights import seeing
from bot.papers.meeting import TO_BRIEF
from bot.records import EVERYWHERE, Campaign, Plan
from bot.records.campaigns import Stage
from bot.records.plans import Helps, How, Phase
from bot.surveys import at as surveys
from bot.surveys.results import in_chat as results
from tests.fakes import TODAY

YESTERDAY, TOMORROW, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=1), TODAY + timedelta(weeks=4)
RUNS = Campaign("camp", "hall", Stage.RUNNING, name="monitoring at work", until=LATER, begun=YESTERDAY)
NEXT = Phase("p1", "Listen", "", LATER, How.UNDER_WAY)
OPEN = Asked("s1", "Cameras", "fewer than 5, at 12:00", 0, live=True, reminders=2)
CLOSED = Asked("s1", "Cameras", "12, closed on 3 November 2026", 12, signed=True)
COUNTED = Reported("9 people in the concern report of June", 9)
HALL = Here("hall", "Town Hall", CLOSED, COUNTED)


def view(*phases: Phase, here: tuple[Here, ...] = (HALL,), leads: bool = True, **changes: Any) -> View:
    campaign = replace(RUNS, **changes)
    return View(campaign, Plan("camp", "camp", phases or (NEXT,)), TODAY, here, leads)


def only(found: View) -> next_step.Suggestion:
    (one,) = suggested(found)
    return one


def helped(*helps: Helps) -> Phase:
    return replace(NEXT, helps=helps)


def test_where_all_goes_as_planned_nothing_is_suggested() -> None:
    assert suggested(view()) == ()
    assert suggested(view(helped(*Helps), here=())) != ()
    assert suggested(View(RUNS, Plan("camp", "camp"), TODAY, (HALL,), leads=True)) == ()


def test_who_asked_to_hear_can_be_told_what_came_of_a_campaign_that_ended() -> None:
    one = only(view(stage=Stage.ENDED, ended=YESTERDAY))
    assert one.button
    assert (one.button.action, one.button.value) == (at.MESSAGES, "camp")
    assert only(view(stage=Stage.ENDED, leads=False)).button is None
    assert only(view(helped(*Helps), stage=Stage.ENDED, here=())) == one, "no phase of it is next any more"


@pytest.mark.parametrize("how", [How.TO_DO, How.UNDER_WAY])
def test_a_phase_whose_day_is_over_can_be_marked_or_given_another(how: How) -> None:
    late = replace(NEXT, key="late", name="Sum up", by=YESTERDAY, how=how)
    one = only(view(NEXT, late))
    assert one.button
    assert (one.button.action, one.button.value) == (plan_at.PHASE, "camp late")
    assert "21 November 2026" in one.why
    assert not {"late", "behind", "failed", "overdue"} & set(f"{one.words} {one.why}".casefold().split())
    assert suggested(view(NEXT, replace(late, how=How.DONE))) == ()
    assert suggested(view(NEXT, replace(late, by=TODAY))) == ()


def test_the_earliest_day_that_is_over_comes_first() -> None:
    older = replace(NEXT, key="older", by=YESTERDAY - timedelta(days=9))
    one = only(view(replace(NEXT, by=YESTERDAY), older))
    assert one.button
    assert one.button.value == "camp older"


def test_where_few_have_answered_a_survey_that_is_open_people_are_talked_to_first() -> None:
    few = replace(HALL, survey=OPEN, answers_hoped=40)
    one = only(view(here=(few,)))
    assert one.why == "“Cameras” at Town Hall: fewer than 5, at 12:00; 40 are hoped for."
    assert one.words.startswith("2 reminders will go out to everybody alike. Talking with people comes first")
    assert one.button
    assert (one.button.action, one.button.value) == (surveys.ONE, "s1")
    for reminders, words in ((1, "1 reminder will"), (0, "Talking with people")):
        assert only(view(here=(replace(few, survey=replace(OPEN, reminders=reminders)),))).words.startswith(words)
    assert suggested(view(here=(replace(few, answers_hoped=0),))) == ()
    assert suggested(view(here=(replace(few, survey=replace(OPEN, least=40)),))) == ()
    assert suggested(view(here=(replace(few, survey=replace(OPEN, counted=False)),))) == (), "nothing is told yet"


def test_results_that_nobody_has_signed_can_be_signed() -> None:
    one = only(view(here=(replace(HALL, survey=replace(CLOSED, signed=False)),)))
    assert one.button
    assert (one.button.action, one.button.value) == (results.RESULTS, "s1")


def test_a_last_day_that_is_near_is_said_while_something_is_left() -> None:
    for until in (TODAY, TODAY + next_step.SOON):
        one = only(view(until=until))
        assert one.button
        assert (one.button.action, one.button.value) == (at.ONE, "camp")
    assert suggested(view(until=TODAY + next_step.SOON + timedelta(days=1))) == ()
    assert suggested(view(until=YESTERDAY)) == ()
    assert suggested(view(until=TOMORROW, stage=Stage.DRAFT)) == ()
    assert only(view(replace(NEXT, how=How.DONE), until=TOMORROW)).why == "Every phase is done."


def test_where_a_survey_helps_and_none_was_asked_one_can_be_made() -> None:
    left = replace(HALL, survey=None)
    one = only(view(helped(Helps.SURVEY), here=(left,)))
    assert one.button == surveys.NEW
    assert one.why == "“Listen” is next, and no survey was asked at Town Hall."
    assert "2 workplaces" in only(view(helped(Helps.SURVEY), here=(left, replace(left, id="depot"), HALL))).why
    assert suggested(view(here=(left,))) == ()
    together = Here(EVERYWHERE, "All workplaces together", CLOSED)
    assert suggested(view(helped(Helps.SURVEY), here=(together, left))) == ()


def test_where_few_did_answer_people_are_asked_why_before_the_same_is_asked_again() -> None:
    few = replace(HALL, answers_hoped=13)
    one = only(view(helped(Helps.SURVEY), here=(few,)))
    assert "were hoped for" in one.why
    assert one.button
    assert one.button.action == surveys.ONE
    assert suggested(view(here=(few,))) == ()
    assert suggested(view(helped(Helps.SURVEY), here=(replace(few, answers_hoped=12),))) == ()


def test_where_no_concern_report_is_signed_one_can_be_made() -> None:
    left = replace(HALL, reported=None)
    assert only(view(helped(Helps.REPORTS), here=(left,))).button == reporting.NEW
    assert only(view(helped(Helps.REPORTS), here=(left,), leads=False)).button == seeing.OPEN
    assert suggested(view(here=(left,))) == ()
    assert suggested(view(helped(Helps.REPORTS))) == ()


def test_where_few_have_reported_people_can_be_told_how() -> None:
    few = replace(HALL, reports_hoped=10)
    one = only(view(helped(Helps.REPORTS), here=(few,)))
    assert one.why == "Of Town Hall is told: 9 people in the concern report of June; 10 are hoped for."
    assert one.button == seeing.OPEN
    assert suggested(view(here=(few,))) == ()
    assert suggested(view(helped(Helps.REPORTS), here=(replace(few, reports_hoped=9),))) == ()


def test_where_a_meeting_helps_one_can_be_called_once() -> None:
    found = view(helped(Helps.MEETING))
    one = only(found)
    assert one.button
    assert (one.button.action, one.button.value) == (at.MEETING, "camp")
    assert only(view(helped(Helps.MEETING), leads=False)).button is None
    assert suggested(replace(found, meeting=True)) == ()


def test_where_a_brief_helps_there_is_one() -> None:
    assert only(view(helped(Helps.BRIEF))).button == TO_BRIEF


def test_where_no_phase_is_under_way_the_next_can_begin() -> None:
    done, waiting = replace(NEXT, how=How.DONE), replace(NEXT, key="p2", name="Sum up", how=How.TO_DO)
    one = only(view(done, waiting))
    assert "“Sum up” has begun" in one.words
    assert one.button
    assert one.button.value == "camp p2"


def test_a_phase_without_a_day_could_have_one() -> None:
    one = only(view(replace(NEXT, by=None)))
    assert "could have a day" in one.words


def test_where_all_is_done_the_campaign_can_end() -> None:
    one = only(view(replace(NEXT, how=How.DONE)))
    assert one.button
    assert one.button.action == at.ONE
    assert "Every phase" not in only(view(replace(NEXT, how=How.DONE), stage=Stage.ENDED)).why


def test_two_are_told_at_most_in_the_order_of_the_rules_and_not_the_same_button_twice() -> None:
    late = replace(helped(*Helps), by=YESTERDAY, how=How.TO_DO)
    few = Here("hall", "Town Hall", replace(OPEN), None, 40, 10)
    found = view(late, here=(few,), until=TOMORROW)
    told = [one for rule in RULES if (one := rule(found))]
    assert len(told) > next_step.MOST
    assert suggested(found) == tuple(told[:2])
    twice = view(replace(late, helps=()), here=(HALL,))
    assert [one.why for one in suggested(twice)] == ["Its day was 21 November 2026. Plans are there to be changed."]


def test_no_rule_is_given_anything_that_is_a_persons() -> None:
    """Of all that a suggestion is made of, only a campaign has pseudonyms: no rule reads them."""
    found = view(helped(*Helps), here=(replace(HALL, survey=OPEN, answers_hoped=9, reported=None),))
    other = replace(
        found, campaign=replace(RUNS, made_by="x", authors=("y",), offered_by="z", approved_by="a", approved="b")
    )
    assert [rule(found) for rule in RULES] == [rule(other) for rule in RULES]
    names = {one.name for kind in (View, Plan, Phase, Here, Asked, Reported) for one in fields(kind)}
    assert not names & {"who", "by_whom", "made_by", "person", "rep", "people", "name_of"}
    assert all(is_dataclass(kind) for kind in (View, Here, Asked, Reported))
    assert get_type_hints(Here)["answers_hoped"] is int
    assert date(2026, 11, 22) == TODAY


@pytest.mark.parametrize("leads", [True, False])
def test_who_may_not_do_it_is_told_without_a_button(*, leads: bool) -> None:
    """What belongs to organisers: messages, and a meeting."""
    mine = {at.MESSAGES, at.MEETING, reporting.NEW.action}
    for helps in Helps:
        for stage in Stage:
            here = (replace(HALL, reported=None),)
            for one in suggested(view(helped(helps), here=here, leads=leads, stage=stage)):
                assert leads or one.button is None or one.button.action not in mine
