"""One survey for each workplace, launched and steered together; each with its own target, and results side by side."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.events import Answer
from bot.privacy.periods import LONGEST
from bot.records import AskedIn, Result, Survey, SurveyKey, Turnout
from bot.records.audit import Did
from bot.records.surveys import Stage, Way
from bot.surveys.results import side_by_side
from tests.house.parts import appointed, log
from tests.people.living import Somebody
from tests.surveys.reps import Hall, hall

LATER = datetime(2026, 12, 8, 12, tzinfo=UTC)


async def campaign(target: str = "Depot 40, Town Hall 25", **values: Answer) -> tuple[Hall, Somebody]:
    """Launched by an organiser, who still looks at its card."""
    there = await hall()
    olu = there.branch.somebody("olu")
    await there.drafted("One question", olu, workplace="each", target=target, **values)
    await olu.press("Launch it")
    return there, olu


async def parts(there: Hall) -> dict[str, Survey]:
    """By workplace."""
    found = {one.workplace: one for one in await there.every(Survey) if one.campaign}
    assert found.keys() == {there.hall.id, there.depot.id}
    return found


async def answer(there: Hall, place: str, number: int, feel: str = "1", name: str = "") -> None:
    """So many who work there."""
    for at in range(number):
        one = there.branch.somebody(f"{name or place} {at}")
        await one.say("where do i work")
        await one.fill(workplace=place)
        await one.say("survey")
        await one.press("Begin")
        await one.fill(feel=feel)
        assert one.card.title == "Thank you"


async def test_each_workplace_gets_a_survey_of_its_own_with_its_own_target_and_key() -> None:
    there, olu = await campaign()
    found = await parts(there)
    told = {one.questionnaire.title["en"]: (one.stage, one.target) for one in found.values()}
    assert told == {"Depot: One question": (Stage.OPEN, 40), "Town Hall: One question": (Stage.OPEN, 25)}
    assert len({one.token for one in await there.every(SurveyKey)}) == 2
    (head,) = [one for one in await there.every(Survey) if not one.campaign]
    assert head.stage is Stage.SPLIT
    assert "Nothing is counted over several" in olu.words
    assert [fact.label for fact in olu.card.facts] == ["Depot", "Town Hall"]
    assert len([did for _, did, _ in await log(there.branch) if did is Did.LAUNCHED_SURVEY]) == 3


async def test_who_works_somewhere_answers_for_there_and_counts_there_alone() -> None:
    there, olu = await campaign()
    await answer(there, there.hall.id, 6)
    await answer(there, there.depot.id, 2)
    await there.pass_by(timedelta(hours=1))
    await olu.say("our surveys")
    await olu.press("One question (each workplace): asked")
    facts = {fact.label: fact.words for fact in olu.card.facts}
    assert "25 are hoped for" in facts["Town Hall"]
    assert "fewer than 5" in facts["Depot"].lower()
    assert "2" not in facts["Depot"].replace("25", "").partition("at ")[0]
    assert {one.id for one in await there.every(Turnout)} == {one.id for one in (await parts(there)).values()}


async def test_reps_of_one_workplace_see_and_steer_theirs_alone() -> None:
    there, _ = await campaign()
    found = await parts(there)
    await there.kim.say("our surveys")
    assert [one for one in there.kim.labels if "One question" in one] == ["Town Hall: One question: open"]
    await there.kim.press("Town Hall: One question: open")
    await there.kim.press("Pause it")
    after = await parts(there)
    assert [after[place].stage for place in (there.hall.id, there.depot.id)] == [Stage.PAUSED, Stage.OPEN]
    head = found[there.hall.id].campaign
    for action in ("one", "pause", "closed", "cancelled", "extend", "side_by_side", "parts", "more"):
        assert "Depot" not in await there.kim.force(f"surveys.{action}", head)
    await there.kim.send(f"surveys.extended {head}", closes="8/12/2026 12:00")
    assert await parts(there) == after


async def test_all_of_them_are_paused_extended_and_closed_at_once() -> None:
    there, olu = await campaign()
    await olu.press("Pause them all")
    assert {one.stage for one in (await parts(there)).values()} == {Stage.PAUSED}
    await olu.press("Let them all go on")
    await olu.press("Give them all more time")
    await olu.fill(closes="1/12/2026")
    assert "cannot close earlier" in olu.form.errors["closes"]
    await olu.fill(closes="8/12/2026 12:00")
    assert {one.closes for one in (await parts(there)).values()} == {LATER}
    await olu.press("Close them all")
    assert "This cannot be undone" in olu.words
    assert {one.stage for one in (await parts(there)).values()} == {Stage.OPEN}
    await olu.press("Yes, close them all now")
    await there.tend()
    assert {one.stage for one in (await parts(there)).values()} == {Stage.CLOSED}
    assert not await there.every(SurveyKey)


async def test_all_of_them_are_cancelled_at_once_and_nothing_is_counted() -> None:
    there, olu = await campaign()
    await answer(there, there.hall.id, 6)
    await olu.say("our surveys")
    await olu.press("One question (each workplace): asked")
    await olu.press("More")
    await olu.press("Cancel them all")
    assert "erased uncounted" in olu.words
    await olu.press("Yes, cancel them all")
    await there.tend()
    assert {one.stage for one in (await parts(there)).values()} == {Stage.CANCELLED}
    assert not await there.every(Result)


async def test_results_stand_side_by_side_only_where_enough_answered_and_are_never_added_up() -> None:
    there, olu = await campaign()
    await answer(there, there.hall.id, 8)
    await answer(there, there.hall.id, 8, "2", "others")
    await answer(there, there.depot.id, 3)
    head = next(iter((await parts(there)).values())).campaign
    await olu.force("surveys.closed", head)
    await there.tend()
    await olu.force("surveys.one", head)
    facts = {fact.label: fact.words for fact in olu.card.facts}
    assert facts["Town Hall"] == "Closed. 16 of 25 hoped for"
    assert facts["Depot"] == "Closed. Fewer than 5. Below that I say no number."
    await olu.press("Results side by side")
    assert f"**Depot** (draft): {side_by_side.TOO_FEW}" in olu.card.body
    assert "**Town Hall** (draft): 16 answered this." in olu.card.body
    assert "Very good: 8" in olu.card.body
    for told in ("19", " 3 ", "3 of"):
        assert told not in olu.words


async def test_where_nobody_passes_the_threshold_there_is_nothing_side_by_side() -> None:
    there, olu = await campaign()
    await answer(there, there.hall.id, 3)
    head = next(iter((await parts(there)).values())).campaign
    await olu.force("surveys.closed", head)
    await there.tend()
    await olu.force(side_by_side.RESULTS, head)
    assert side_by_side.NONE in olu.words


async def test_one_workplace_is_looked_at_by_itself_and_back() -> None:
    _, olu = await campaign()
    await olu.press("One workplace")
    await olu.press("Depot: One question: open")
    assert olu.card.title == "Depot: One question"
    await olu.say("our surveys")
    assert len([one for one in olu.labels if "One question" in one]) == 1


async def test_a_channel_is_asked_only_for_the_workplace_that_reads_it() -> None:
    there = await hall()
    await there.channel_named()
    (channel,) = await there.every(AskedIn)
    olu = there.branch.somebody("olu")
    await there.drafted("One question", olu, workplace="each", audience=("codes", f"channel {channel.id}"))
    await olu.press("Launch it")
    found = await parts(there)
    assert found[there.hall.id].channels == (channel.id,)
    assert (found[there.depot.id].channels, found[there.depot.id].ways) == ((), (Way.CODE,))


async def test_where_nobody_would_be_asked_at_a_workplace_that_is_told_before_the_launch() -> None:
    there = await hall()
    await there.channel_named()
    (channel,) = await there.every(AskedIn)
    olu = there.branch.somebody("olu")
    await there.drafted("One question", olu, workplace="each", audience=(f"channel {channel.id}",))
    await olu.press("Launch it")
    assert "Nobody would be asked at: Depot." in olu.words
    (draft,) = await there.every(Survey)
    assert draft.stage is Stage.DRAFT


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("60", "Write the workplace and its number, such as: Depot 40, Town Hall 25."),
        ("Depot forty", "Write the workplace and its number"),
        ("Library 40", "I know no workplace “Library”. Write it as one of these: Depot, Town Hall."),
        ("Depot 40, depot 30", "depot stands there twice"),
    ],
)
async def test_targets_that_cannot_be_read_are_told_beside_their_field(target: str, says: str) -> None:
    there = await hall()
    olu = there.branch.somebody("olu")
    await olu.say("new survey")
    await olu.press("One question")
    await olu.fill(workplace="each", target=target)
    assert says in olu.form.errors["target"]
    assert not await there.every(Survey)


async def test_targets_are_filled_in_again_as_they_were_written() -> None:
    there = await hall()
    olu = there.branch.somebody("olu")
    await there.drafted("One question", olu, workplace="each", target="town hall: 25\nDepot = 40")
    assert "Depot 40, Town Hall 25" in olu.words
    await olu.press("Change when and whom")
    assert olu.form.values["target"] == "Depot 40, Town Hall 25"


async def test_only_who_covers_all_workplaces_can_ask_at_each() -> None:
    there = await hall()
    await there.kim.say("new survey")
    await there.kim.press("One question")
    await there.kim.fill(workplace="each")
    assert "from the list" in there.kim.form.errors["workplace"]


async def test_asked_again_each_workplace_is_compared_with_itself() -> None:
    there, olu = await campaign()
    before = await parts(there)
    head = before[there.hall.id].campaign
    await olu.force("surveys.closed", head)
    await there.tend()
    await there.pass_by(timedelta(days=30))
    await olu.force("surveys.copy", head)
    assert (olu.form.values["workplace"], olu.form.values["target"]) == ("each", "Depot 40, Town Hall 25")
    await olu.fill()
    await olu.press("Launch it")
    again = [one for one in await there.every(Survey) if one.campaign and one.campaign != head]
    assert {one.workplace: one.earlier for one in again} == {place: one.id for place, one in before.items()}


async def test_a_launch_that_comes_twice_makes_one_survey_for_each_workplace() -> None:
    there = await hall()
    olu = there.branch.somebody("olu")
    draft = await there.drafted("One question", olu, workplace="each")
    for _ in range(2):
        await olu.force("surveys.launch", draft.id, "twice")
    assert len(await parts(there)) == 2
    assert len(await there.every(Survey)) == 3


async def test_what_is_left_of_a_campaign_is_forgotten_with_the_last_of_its_surveys() -> None:
    there, olu = await campaign()
    head = next(iter((await parts(there)).values())).campaign
    await olu.force("surveys.closed", head)
    await there.tend()
    await there.pass_by(LONGEST.results - timedelta(days=1))
    assert len(await there.every(Survey)) == 3
    await there.pass_by(timedelta(days=2))
    assert await there.every(Survey) == ()


async def test_where_two_reps_must_agree_all_wait_for_a_second_who_covers_all() -> None:
    there = await hall()
    olu = there.branch.somebody("olu")
    await olu.force("workplaces.add", there.hall.id)
    await olu.fill(two_for_surveys="yes")
    ola = await appointed(there.branch, "ola", role="organiser")
    await there.drafted("One question", olu, workplace="each")
    await olu.press("Launch it")
    (waiting,) = await there.every(Survey)
    assert waiting.stage is Stage.WAITING
    await ola.force("surveys.one", waiting.id)
    await ola.press("Approve and launch it")
    assert {one.stage for one in (await parts(there)).values()} == {Stage.OPEN}
    await olu.force("surveys.extend", waiting.id)
    await olu.fill(closes="8/12/2026 12:00")
    found = await parts(there)
    assert (found[there.depot.id].closes, found[there.hall.id].closes) == (LATER, waiting.closes)
    await there.kim.force("surveys.one", found[there.hall.id].id)
    await there.kim.press("Approve more time, until 8 December 2026")
    assert (await parts(there))[there.hall.id].closes == LATER
