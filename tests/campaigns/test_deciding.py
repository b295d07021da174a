"""Words that are questioned wait for another organiser, who sees them, the doubts, and decides."""

from datetime import timedelta

import pytest

from bot.campaigns import at, authors, card, deciding, settling, starting
from bot.events import Answer, Opened, Person, Place
from bot.people.offices import pseudonym
from bot.records import Campaign, Notice, Unread
from bot.records.audit import Did
from bot.records.campaigns import Stage
from tests.campaigns.parts import QUESTIONED, Hall, hall
from tests.house.parts import appointed, log, who
from tests.people.living import Somebody


async def opened(somebody: Somebody) -> None:
    """What waits for them, from the notice on."""
    await somebody.force("inbox.waiting")


async def test_what_is_questioned_is_told_with_the_words_the_field_and_why() -> None:
    there = await hall()
    await there.drafted(question=QUESTIONED, more="Now or never.\nRing 07700 900123.")
    assert "The question*: “Everybody else has” – it could press somebody" in there.ann.words
    assert "What is said after yes*: “Now or never”" in there.ann.words
    assert "“07700 900123” – a link, an address or a number leads away" in there.ann.words


async def test_it_waits_until_another_organiser_lets_it_through() -> None:
    there = await hall()
    made = await there.waiting()
    assert made.stage is Stage.WAITING
    assert "It waits until another organiser has looked" in there.ann.words
    assert {one.to for one in await there.every(Unread)} == {who(there.branch, one) for one in (there.olu, there.ben)}
    await there.ben.force(at.ONE, made.id)
    assert QUESTIONED in there.ben.words
    assert "a person decides" in there.ben.words
    await there.ben.press("Approve and start it")
    running = await there.campaign()
    assert (running.stage, running.approved_by) == (Stage.RUNNING, who(there.branch, there.ben))
    told = [one for one in await there.every(Unread) if one.about == made.id]
    assert [(one.to, one.news) for one in told] == [(who(there.branch, there.ann), "campaign-decided")]
    did = [one[1] for one in await log(there.branch) if one[2] == made.id]
    assert did == [Did.MADE_CAMPAIGN, Did.OFFERED_CAMPAIGN, Did.APPROVED_CAMPAIGN, Did.STARTED_CAMPAIGN]


async def test_who_is_told_finds_it_by_the_notice_and_at_home() -> None:
    there = await hall()
    made = await there.waiting()
    assert len([one for one in await there.every(Notice) if one.about == who(there.branch, there.ben)]) == 1
    await opened(there.ben)
    assert any(one.action == at.ONE and one.value == made.id for one in there.ben.buttons)
    for somebody, waits in ((there.ben, True), (there.ann, False), (there.dan, False), (there.kim, False)):
        event = Opened(somebody.person, somebody.place, "home", "home")
        home = await there.branch.bot.home(event)
        buttons = [one for reply in home for one in getattr(reply, "buttons", ())]
        assert any(one.value == made.id for one in buttons) is waits


async def test_they_give_it_back_with_a_reason_that_the_author_finds() -> None:
    there = await hall()
    made = await there.waiting()
    await there.ben.force(at.ONE, made.id)
    await there.ben.press("Give it back")
    await there.ben.fill(why="It leans *on* others.")
    draft = await there.campaign()
    assert (draft.stage, draft.returned) == (Stage.DRAFT, "It leans *on* others.")
    told = [(one.to, one.news) for one in await there.every(Unread) if one.about == made.id]
    assert told == [(who(there.branch, there.ann), "campaign-decided")]
    await there.ann.force(at.ONE, made.id)
    assert "It is a draft again, because: It leans \\*on\\* others." in there.ann.words
    await there.ann.press("Change it")
    await there.ann.fill(question="Would it help to talk?")
    await there.ann.press("Start it")
    assert (await there.campaign()).stage is Stage.RUNNING
    assert (await there.campaign()).returned == ""


async def test_nobody_approves_their_own_nor_what_they_changed() -> None:
    there = await hall()
    made = await there.waiting()
    value = f"{made.id} {starting.mark(made, there.branch.desk.secret)}"
    assert "Approve and start it" not in there.ann.labels
    await there.ann.force(card.APPROVE, value)
    assert deciding.NOT_ALONE in there.ann.words
    await there.ben.force(card.CHANGE, made.id)
    await there.ben.fill(more="Act now.")
    changed = await there.campaign()
    assert changed.stage is Stage.WAITING
    for somebody in (there.ben, there.ann):
        await somebody.force(card.APPROVE, f"{made.id} {starting.mark(changed, there.branch.desk.secret)}")
        assert deciding.NOT_ALONE in somebody.words
    assert (await there.campaign()).stage is Stage.WAITING
    await there.olu.force(at.ONE, made.id)
    await there.olu.press("Approve and start it")
    assert (await there.campaign()).stage is Stage.RUNNING


async def test_what_was_changed_since_they_looked_is_not_approved() -> None:
    there = await hall()
    made = await there.waiting()
    await there.ben.force(at.ONE, made.id)
    (approve,) = [one for one in there.ben.buttons if one.action == card.APPROVE]
    await there.ann.force(card.CHANGE, made.id)
    await there.ann.fill(more="You must act now.")
    for action in (card.APPROVE, card.GIVE_BACK):
        await there.ben.force(action, approve.value)
        assert deciding.CHANGED in there.ben.words
    await there.ben.send(f"{deciding.WHY_NOT} {approve.value}", why="No.")
    assert (await there.campaign()).stage is Stage.WAITING
    await there.ben.press("Approve and start it")
    assert (await there.campaign()).stage is Stage.RUNNING


async def test_two_decide_at_once_and_the_second_is_told() -> None:
    there = await hall()
    made = await there.waiting()
    await there.ben.force(at.ONE, made.id)
    await there.olu.force(at.ONE, made.id)
    await there.ben.press("Approve and start it")
    await there.olu.press("Give it back")
    assert deciding.CHANGED in there.olu.words
    assert (await there.campaign()).stage is Stage.RUNNING


async def test_where_nobody_else_organises_that_is_said_with_what_to_do() -> None:
    there = await hall()
    made = await there.started(there.olu, workplace=settling.ALL, question=QUESTIONED)
    assert starting.NOBODY_ELSE in there.olu.words
    assert "“Everybody else has”" in there.olu.words
    assert made.stage is Stage.DRAFT
    nan = await appointed(there.branch, "nan", "all", "organiser")
    await there.olu.force(card.START, made.id)
    assert (await there.campaign()).stage is Stage.WAITING
    await nan.force(at.ONE, made.id)
    await nan.press("Approve and start it")
    assert (await there.campaign()).stage is Stage.RUNNING


async def test_new_words_of_one_that_runs_are_looked_at_again_and_nobody_is_asked_meanwhile() -> None:
    there = await hall()
    made = await there.started()
    await there.ann.force(card.CHANGE, made.id)
    await there.ann.fill(more="People listen.")
    assert (await there.campaign()).stage is Stage.RUNNING
    await there.ann.force(card.CHANGE, made.id)
    await there.ann.fill(more="You must come.")
    assert (await there.campaign()).stage is Stage.WAITING
    second = await there.drafted(there.olu)
    await there.olu.press("Start it")
    assert "runs at Town Hall already" in there.olu.words, "its place is kept while it waits"
    await there.ben.force(at.ONE, made.id)
    await there.ben.press("Approve and start it")
    assert (await there.again(made)).stage is Stage.RUNNING
    await there.ann.force(card.CHANGE, made.id)
    await there.ann.fill(more="You must come today.")
    assert (await there.again(made)).stage is Stage.WAITING, "other words need it again"
    await there.ann.force(card.CHANGE, made.id)
    await there.ann.fill(more="People listen.")
    assert (await there.again(made)).stage is Stage.RUNNING
    assert (await there.again(second)).stage is Stage.DRAFT


async def test_where_nobody_could_look_at_new_words_one_that_runs_goes_on_as_it_was() -> None:
    there = await hall()
    made = await there.started(there.olu, workplace=settling.ALL)
    await there.olu.force(card.CHANGE, made.id)
    await there.olu.fill(more="You must come.")
    assert "Nobody else organises there who could look at this: “You must”" in there.olu.form.errors["question"]
    assert await there.campaign() == made


async def test_the_author_takes_it_back_and_somebody_else_cannot() -> None:
    there = await hall()
    made = await there.waiting()
    await there.ben.force(card.TAKE_BACK, made.id)
    assert (await there.campaign()).stage is Stage.WAITING
    await there.ann.press("Make it a draft again")
    assert (await there.campaign()).stage is Stage.DRAFT
    assert not [one for one in await there.every(Unread) if one.about == made.id]


async def test_one_whose_place_was_taken_while_it_waited_is_not_approved() -> None:
    there = await hall()
    made = await there.waiting()
    await there.started(there.ben)
    await there.ben.force(at.ONE, made.id)
    await there.ben.press("Approve and start it")
    assert "runs at Town Hall already" in there.ben.words
    assert (await there.again(made)).stage is Stage.WAITING


@pytest.mark.parametrize("known", [True, False])
async def test_two_accounts_of_one_person_count_as_one_and_where_that_cannot_be_told_nobody_decides(
    known: bool,
) -> None:
    there = await hall()
    address = {"ann": "ann@example.org", "ben": "Ann@example.org" if known else "", "olu": "olu@example.org"}

    async def look_up(person: Person, _: Place) -> str:
        return address.get(person.user.partition("-")[0], "")

    there.branch.desk.linking.look_ups["test"] = look_up
    made = await there.waiting()
    await there.ben.force(at.ONE, made.id)
    await there.ben.press("Approve and start it")
    assert (deciding.NOT_ALONE if known else starting.NOT_SURE) in there.ben.words
    assert (await there.campaign()).stage is Stage.WAITING
    await there.olu.force(at.ONE, made.id)
    await there.olu.press("Approve and start it")
    assert (await there.campaign()).stage is Stage.RUNNING


async def test_what_stands_for_authors_joins_no_two_campaigns() -> None:
    there = await hall()
    first, second = await there.drafted(), await there.drafted(on="decisions by machines")
    assert not set(first.authors) & set(second.authors)
    assert pseudonym(there.ann.person, there.branch.desk) not in first.authors
    assert authors.is_author(first, who(there.branch, there.ann), there.branch.desk)


async def test_what_waits_and_never_began_does_not_end_by_itself_and_is_not_approved_after_its_last_day() -> None:
    there = await hall()
    made = await there.waiting()
    await there.pass_by(timedelta(days=60))
    await there.ben.force(at.ONE, made.id)
    await there.ben.press("Approve and start it")
    assert "Its last day does not fit any more" in there.ben.words
    assert (await there.campaign()).stage is Stage.WAITING


ACTIONS = (
    *(card.START, card.CHANGE, card.COPY, card.END, card.DISCARD, card.MORE, card.TAKE_BACK),
    *("campaigns.ended", card.APPROVE, card.GIVE_BACK),
)


@pytest.mark.parametrize("stage", list(Stage))
async def test_members_reps_and_organisers_of_elsewhere_change_nothing_and_leave_no_trace(stage: Stage) -> None:
    there = await hall()
    made = await _in(there, stage)
    member = there.branch.somebody("mel")
    before = (await there.campaign(), await log(there.branch))
    value = f"{made.id} {starting.mark(made, there.branch.desk.secret)}"
    filled: dict[str, Answer] = {
        "name": "x",
        "topics": ("monitoring",),
        "until": "1/3/2027",
        "workplace": there.hall.id,
        "why": "x",
    }
    for somebody in (member, there.kim, there.dan):
        for action in ACTIONS:
            words = await somebody.force(action, value if action in (card.APPROVE, card.GIVE_BACK) else made.id)
            assert made.question not in words
            assert not any(one.value.startswith(made.id) for one in somebody.buttons)
        for key in (
            f"campaigns.saved one {made.id} x",
            f"campaigns.saved copy {made.id}",
            f"campaigns.why_not {value}",
        ):
            assert made.question not in await somebody.send(key, "", **filled)
    for somebody in (member, there.kim):
        await somebody.force(at.NEW)
        assert "Only an organiser" in somebody.words
        await somebody.send("campaigns.saved new monitoring", "", **filled)
    await there.dan.send("campaigns.saved new monitoring", "", **filled)
    assert there.dan.form.errors["workplace"] == "Please choose from the list."
    for somebody in (member, there.dan):
        await somebody.say("campaigns")
        assert made.name not in somebody.words + str(somebody.labels)
    assert (await there.campaign(), await log(there.branch)) == before


async def _in(there: Hall, stage: Stage) -> Campaign:
    match stage:
        case Stage.DRAFT:
            return await there.drafted()
        case Stage.WAITING:
            return await there.waiting()
        case Stage.RUNNING:
            return await there.started()
        case Stage.ENDED:
            made = await there.started()
            await there.ann.force("campaigns.ended", made.id)
            return await there.again(made)
