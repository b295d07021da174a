"""The plan of a campaign: phases that its organisers change, and that reps read."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bot import days, identity
from bot.campaigns import at, phase_form, phase_steps, plan_at
from bot.campaigns import plan as plans
from bot.campaigns.phases import MOST, usual
from bot.events import Answer, Owner
from bot.meetings import keeping as meetings
from bot.records import Campaign, Plan
from bot.records.audit import Did
from bot.records.plans import How
from tests.campaigns.parts import Hall, hall
from tests.fakes import NOON, TODAY
from tests.house.parts import log
from tests.people.living import Somebody

CANARY = "What Wilkins-Canary must agree to"


async def planned(there: Hall) -> Campaign:
    """A campaign that runs at the hall, whose plan Ann has opened."""
    campaign = await there.started()
    await there.ann.press("The plan")
    return campaign


async def kept(there: Hall) -> Plan:
    (found,) = await there.every(Plan)
    return found


async def names(there: Hall) -> list[str]:
    return [one.name for one in (await kept(there)).phases]


async def opens(who: Somebody, campaign: Campaign, name: str = "") -> str:
    """The plan, or one of its phases."""
    said = await who.force(at.PLAN, campaign.id)
    if name:
        await who.press("Each phase")
        (label,) = [one for one in who.labels if one.partition(". ")[2] == name]
        said = await who.press(label)
    return said


async def changes(who: Somebody, campaign: Campaign, phase: str, **values: Answer) -> None:
    await opens(who, campaign, phase)
    await who.press("Change it")
    await who.fill("", **values)


async def test_a_campaign_begins_with_five_phases_with_days_up_to_its_last() -> None:
    there = await hall()
    campaign = await planned(there)
    assert there.ann.card.title == "Plan: campaign on monitoring at work"
    lines = [line for line in there.ann.card.body.splitlines() if line.startswith("**")]
    assert len(lines) == len(usual()) == 5
    found = [one.by for one in (await kept(there)).phases]
    assert found == sorted(found, key=str)
    assert all(TODAY < day <= campaign.until for day in found if day and campaign.until)
    assert found[-1] == campaign.until
    assert all("to do, by" in line for line in lines)
    assert len(there.ann.buttons) <= 5


@pytest.mark.parametrize("owner", [Owner.UNION, Owner.EMPLOYER])
async def test_who_can_read_it_is_said_before_anything_is_written(owner: Owner) -> None:
    there = await hall()
    campaign = await planned(there)
    there.ann.owner = owner
    await opens(there.ann, campaign)
    assert (plans.EMPLOYERS_CHAT in there.ann.words) is (owner is Owner.EMPLOYER)
    await opens(there.ann, campaign, "Listen")
    await there.ann.press("Change it")
    assert identity.readers(owner) in there.ann.form.intro
    assert "nobody's name" in there.ann.form.intro


async def test_an_organiser_says_how_far_a_phase_is_and_takes_it_back() -> None:
    there = await hall()
    campaign = await planned(there)
    await opens(there.ann, campaign, "Listen")
    assert "asked, one at a time" in there.ann.card.body
    assert len(there.ann.buttons) <= 6
    await there.ann.press("It is under way")
    assert "**1. Listen**: under way, by" in there.ann.words
    there.branch.clock.move(timedelta(days=1))
    await opens(there.ann, campaign, "Listen")
    await there.ann.press("It is done")
    assert f"**1. Listen**: done on {days.told(TODAY + timedelta(days=1))}" in there.ann.words
    await opens(there.ann, campaign, "Listen")
    await there.ann.press("It is not done yet")
    first = (await kept(there)).phases[0]
    assert (first.how, first.done) == (How.UNDER_WAY, None)


async def test_phases_are_added_changed_moved_and_removed() -> None:
    there = await hall()
    campaign = await planned(there)
    before = await names(there)
    await there.ann.press("Each phase")
    await there.ann.press("Add a phase")
    await there.ann.fill(name="  Tell   the press ", goal=CANARY, by="1/12/2026", helps=("meeting",))
    assert await names(there) == [*before, "Tell the press"]
    await opens(there.ann, campaign, "Tell the press")
    assert CANARY in there.ann.words.replace("\\", "")
    assert "What could help: a meeting" in there.ann.words
    assert "Move it down" not in there.ann.labels
    await there.ann.press("Move it up")
    assert await names(there) == [*before[:-1], "Tell the press", before[-1]]
    await there.ann.press("Move it up")
    await there.ann.press("Move it down")
    assert await names(there) == [*before[:-1], "Tell the press", before[-1]]
    await there.ann.press("Change it")
    await there.ann.fill(name="Tell others", by="", how="done", helps=())
    last = (await kept(there)).phases[-2]
    assert (last.name, last.by, last.how, last.done, last.helps) == ("Tell others", None, How.DONE, TODAY, ())
    await opens(there.ann, campaign, "Tell others")
    await there.ann.press("Remove it")
    assert "Tell others" in await names(there)
    await there.ann.press("Yes, remove it")
    assert await names(there) == before
    did = [one for _, one, about in await log(there.branch) if about == campaign.id]
    assert did.count(Did.CHANGED_PLAN) == 6


async def test_a_plan_holds_twelve_phases_and_can_hold_none() -> None:
    there = await hall()
    campaign = await planned(there)
    for number in range(MOST - 5):
        await there.ann.force(plan_at.ADD, campaign.id)
        await there.ann.fill(name=f"More {number}")
    await there.ann.press("Each phase")
    assert "Add a phase" not in there.ann.labels
    form = f"{plan_at.ADD} {campaign.id}"
    assert "At most 12" in await there.ann.force(plan_at.ADD, campaign.id)
    assert "At most 12" in await there.ann.send(form, name="One too many")
    assert len(await names(there)) == MOST
    for name in await names(there):
        await opens(there.ann, campaign, name)
        await there.ann.press("Remove it")
        await there.ann.press("Yes, remove it")
    assert plans.EMPTY in there.ann.words
    assert "Next, perhaps" not in there.ann.words


@pytest.mark.parametrize(
    ("values", "field", "wrong"),
    [
        ({"name": "   "}, "name", "Please answer"),
        ({"name": "\u200b"}, "name", "Please answer"),
        ({"name": "x" * 61}, "name", "one character too long"),
        ({"name": "put IT together"}, "name", phase_form.TAKEN),
        ({"goal": "x" * 301}, "goal", "one character too long"),
        ({"by": "31/2/2027"}, "by", phase_form.NO_DAY),
        ({"by": "next week"}, "by", phase_form.NO_DAY),
        ({"by": "21/11/2026"}, "by", phase_form.TOO_EARLY),
        ({"by": "1/1/2031"}, "by", phase_form.TOO_LATE),
        ({"by": "9999-12-31"}, "by", phase_form.TOO_LATE),
        ({"how": "nearly"}, "how", "choose from the list"),
        ({"helps": "magic"}, "helps", "choose from the list"),
    ],
)
async def test_what_cannot_be_taken_comes_back_beside_its_field(values: dict[str, str], field: str, wrong: str) -> None:
    there = await hall()
    campaign = await planned(there)
    before = await kept(there)
    await changes(there.ann, campaign, "Listen", **values)
    assert wrong in there.ann.form.errors[field]
    assert there.ann.form.values[field] == values[field]
    assert await kept(there) == before
    await there.ann.fill(name="Listen well", goal="", by="2/12/2026", how="to do", helps=())
    assert (await names(there))[0] == "Listen well"


async def test_a_day_that_is_over_stays_while_other_words_are_changed() -> None:
    there = await hall()
    campaign = await planned(there)
    there.branch.clock.move(timedelta(days=30))
    first = (await kept(there)).phases[0]
    await changes(there.ann, campaign, "Listen", goal="Everybody was asked.")
    after = (await kept(there)).phases[0]
    assert (after.goal, after.by) == ("Everybody was asked.", first.by)
    assert "its day was" in there.ann.words
    assert "late" not in there.ann.words.casefold().split()


async def test_days_out_of_order_are_kept_and_said() -> None:
    there = await hall()
    campaign = await planned(there)
    await changes(there.ann, campaign, "Put it together", by="23/11/2026")
    assert plans.DOUBTFUL in there.ann.words
    assert "“Put it together” comes after “Listen” in the list, and is to be done before it." in there.ann.words
    await changes(there.ann, campaign, "Put it together", by="1/6/2027")
    assert "“Put it together” is to be done after the campaign's last day." in there.ann.words
    assert (await kept(there)).phases[1].by == date(2027, 6, 1)


async def test_the_later_of_two_organisers_is_told_what_the_other_changed() -> None:
    there = await hall()
    campaign = await planned(there)
    for who in (there.ann, there.ben):
        await opens(who, campaign, "Listen")
        await who.press("Change it")
    await there.ann.fill(goal="Everybody at the counter was asked.")
    await there.ben.fill(goal="All night shifts were asked.")
    assert "Everybody at the counter was asked" in there.ben.form.errors["name"]
    assert there.ben.form.values["goal"] == "All night shifts were asked."
    assert (await kept(there)).phases[0].goal == "Everybody at the counter was asked."
    await there.ben.fill()
    assert (await kept(there)).phases[0].goal == "All night shifts were asked."


async def test_two_organisers_who_change_two_phases_are_in_nobodys_way() -> None:
    there = await hall()
    campaign = await planned(there)
    await opens(there.ann, campaign, "Listen")
    await opens(there.ben, campaign, "Put it together")
    for who in (there.ann, there.ben):
        await who.press("Change it")
        await who.fill(goal=f"As {who.name} wrote it")
    assert [one.goal for one in (await kept(there)).phases[:2]] == ["As ann wrote it", "As ben wrote it"]


@pytest.mark.parametrize("label", ["It is under way", "Move it down", "Yes, remove it"])
async def test_a_button_of_a_plan_that_was_changed_meanwhile_does_nothing_and_says_so(label: str) -> None:
    there = await hall()
    campaign = await planned(there)
    await opens(there.ben, campaign, "Put it together")
    if label.startswith("Yes"):
        await there.ben.press("Remove it")
    await changes(there.ann, campaign, "Put it together", name="Sum it up")
    await opens(there.ann, campaign, "Sum it up")
    await there.ann.press("Move it up")
    before = await kept(there)
    assert phase_steps.MEANWHILE in await there.ben.press(label)
    assert await kept(there) == before


async def test_a_phase_that_the_other_removed_is_said_to_be_gone() -> None:
    there = await hall()
    campaign = await planned(there)
    await opens(there.ben, campaign, "Listen")
    shown = there.ben.buttons
    await opens(there.ann, campaign, "Listen")
    await there.ann.press("Remove it")
    await there.ann.press("Yes, remove it")
    before = await kept(there)
    for button in shown[:-1]:
        assert plans.GONE in await there.ben.force(button.action, button.value)
    assert plans.GONE in await there.ben.force(plan_at.PHASE, f"{campaign.id} phase-1")
    assert plans.GONE in await there.ben.send(f"{plan_at.CHANGE} {campaign.id} phase-1 x", name="Listen")
    assert await kept(there) == before


async def test_what_is_delivered_again_changes_nothing() -> None:
    there = await hall()
    campaign = await planned(there)
    await there.ann.force(plan_at.ADD, campaign.id)
    await there.ann.fill("once", name="Tell the press")
    await there.ann.send(f"{plan_at.ADD} {campaign.id}", "once", name="Tell the press")
    assert (await names(there)).count("Tell the press") == 1
    await opens(there.ann, campaign, "Listen")
    (down,) = [one for one in there.ann.buttons if one.label == "Move it down"]
    await there.ann.force(down.action, down.value, "twice")
    before = await names(there)
    await there.ann.force(down.action, down.value, "twice")
    assert (await names(there)) == before == ["Put it together", "Listen", *before[2:]]


def _ways(campaign: Campaign) -> list[Callable[[Somebody], object]]:
    """All that changes a plan, as somebody could send it."""
    id_ = campaign.id
    presses = [
        *[
            (plan_at.MARK, f"{id_} phase-1 x DONE"),
            (plan_at.UP, f"{id_} phase-2 x"),
            (plan_at.DOWN, f"{id_} phase-1 x"),
        ],
        *[(plan_at.REMOVE, f"{id_} phase-1"), (plan_at.REMOVED, f"{id_} phase-1 x"), (plan_at.ADD, id_)],
        *[(plan_at.CHANGE, f"{id_} phase-1"), (plan_at.HOPED, id_)],
    ]
    forms = [(plan_at.ADD, id_), (plan_at.CHANGE, f"{id_} phase-1 x"), (plan_at.HOPED, f"{id_} x")]
    return [
        *[lambda who, press=press: who.force(*press) for press in presses],
        *[lambda who, form=form: who.send(" ".join(form), name="Mine", answers="9", reports="") for form in forms],
    ]


async def test_reps_of_the_workplace_read_the_plan_and_change_nothing() -> None:
    there = await hall()
    campaign = await planned(there)
    before = await kept(there)
    assert "**1. Listen**" in await opens(there.kim, campaign)
    assert "Back to the campaign" in there.kim.labels
    await there.kim.press("Each phase")
    assert "Add a phase" not in there.kim.labels
    await there.kim.press("1. Listen")
    assert there.kim.labels == ["Back to the plan"]
    await there.kim.force(plan_at.PARTICIPATION, campaign.id)
    assert "What is hoped for" not in there.kim.labels
    for way in _ways(campaign):
        assert "Only an organiser" in await way(there.kim)  # type: ignore[misc]
    assert await kept(there) == before


async def test_others_neither_see_nor_change_it() -> None:
    there = await hall()
    campaign = await planned(there)
    before = await kept(there)
    alex = there.branch.somebody("alex")
    for action in (at.PLAN, plan_at.PHASES, plan_at.PHASE, plan_at.PARTICIPATION, plan_at.EXPORT):
        for who in (there.dan, alex):
            said = await who.force(action, f"{campaign.id} phase-1" if action == plan_at.PHASE else campaign.id)
            assert "Listen" not in said
    for way in _ways(campaign):
        for who in (there.dan, alex):
            assert "Listen" not in await way(who)  # type: ignore[misc]
    assert await kept(there) == before


async def test_a_rep_who_comes_before_any_organiser_has_opened_it_is_told() -> None:
    there = await hall()
    campaign = await there.started()
    assert plan_at.NONE_YET in await there.kim.force(at.PLAN, campaign.id)
    assert not await there.every(Plan)


async def test_a_plan_of_a_campaign_that_is_not_there_is_gone() -> None:
    there = await hall()
    for value in ("", "nothing", "nothing at all here", "a b c d e"):
        for action in (at.PLAN, plan_at.PHASES, plan_at.PHASE, plan_at.PARTICIPATION, plan_at.REMOVED, plan_at.MARK):
            assert "no longer there" in await there.ann.force(action, value)


async def test_what_is_suggested_leads_to_where_it_is_done() -> None:
    there = await hall()
    campaign = await planned(there)
    assert "Next, perhaps: A survey asks everybody the same" in there.ann.words
    await there.ann.press("New survey")
    assert "One question" in there.ann.labels
    await opens(there.ann, campaign)
    await there.ann.press("New concern report")
    assert there.ann.form.key.startswith("insights")
    await opens(there.kim, campaign)
    assert "New concern report" not in there.kim.labels
    assert "People decide." in there.kim.words


async def test_once_a_meeting_is_called_none_is_suggested() -> None:
    there = await hall()
    campaign = await planned(there)
    await changes(there.ann, campaign, "Listen", helps=("meeting",))
    assert "People can be invited to a meeting" in there.ann.words
    async with there.branch.desk.store.transaction() as tx:
        await meetings.change(tx, campaign.id, meetings.Wanted(NOON + timedelta(days=3), 60, "The canteen"), NOON)
    assert "invited to a meeting" not in await opens(there.ann, campaign)
    there.branch.clock.move(timedelta(days=4))
    assert "invited to a meeting" in await opens(there.ann, campaign)


async def test_it_is_erased_with_its_campaign() -> None:
    there = await hall()
    await planned(there)
    await there.pass_by(timedelta(weeks=9))
    assert await kept(there)
    await there.pass_by(timedelta(days=366))
    assert not await there.every(Plan)
    assert not await there.every(Campaign)


async def test_it_is_erased_with_a_draft_that_is_discarded() -> None:
    there = await hall()
    campaign = await there.drafted()
    await opens(there.ann, campaign)
    assert await kept(there)
    await there.ann.force("campaigns.discard", campaign.id)
    assert not await there.every(Plan)


async def test_the_plan_is_taken_away_as_a_table() -> None:
    there = await hall()
    campaign = await planned(there)
    await changes(there.ann, campaign, "Listen", name="=1+1", by="1/12/2026")
    await there.kim.force(plan_at.EXPORT, campaign.id)
    assert "keep it where the employer cannot read it" in there.kim.form.intro
    await there.kim.fill(format="pdf")
    assert there.kim.form.errors
    await there.kim.fill(format="csv")
    (file,) = [one for one in there.kim.replies if hasattr(one, "content")]
    text = file.content.decode("utf-8-sig")
    assert '"1","\'=1+1"' in text
    assert '"2026-12-01","to do",""' in text
    assert (await log(there.branch))[-1][1] is Did.EXPORTED
