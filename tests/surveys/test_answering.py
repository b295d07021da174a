"""Somebody answers a survey: told first what it is, once, changed until the close, and thanked after the commit."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot import expiring
from bot.bot import Bot
from bot.events import Opened, Pressed, Submitted
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Unsent, Workplace, Works
from bot.records.surveys import Stage, Way
from bot.store import StoreError
from bot.surveys.questionnaire.phrases import say
from bot.surveys.staff import answering, tokens
from bot.surveys.staff import asking as who_asks
from bot.surveys.staff.card import START
from bot.surveys.staff.handing_in import CAUSES, NOTHING
from tests.fakes import NOON, BrokenStore, kept
from tests.people.living import Somebody
from tests.surveys.asked import BRANCHING, asking, key_of, opened, survey

told = partial(say, "en")


async def test_a_survey_on_one_page_is_handed_in_by_sending_that_page() -> None:
    there = await asking()
    alex = await there.answers("alex", site="depot", sees=("camera", "scanner"), worry="The canary scores.")
    assert alex.card.title == "Thank you"
    assert "canary" not in alex.words
    (ballot,) = await there.ballots()
    assert ballot.answers == {"site": ("depot",), "sees": ("camera", "scanner"), "worry": ("The canary scores.",)}
    assert ballot.way is Way.CHAT
    assert not await kept(there.store, Unsent)


async def test_thank_you_is_not_said_where_nothing_was_kept() -> None:
    there = await asking()
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    await alex.press("Begin")
    broken = replace(there.branch.desk, store=BrokenStore(StoreError()))
    later = Somebody(Bot(broken), there.store, "alex")
    assert "Thank you" not in await later.send(alex.form.key, site="depot")
    assert "nothing of it was kept" in later.words


async def test_page_after_page_with_a_way_back_and_all_of_it_is_looked_over_before_it_is_sent() -> None:
    there = await asking(survey(BRANCHING))
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    await alex.press("Begin")
    assert "Back" not in alex.labels
    await alex.fill(watched="yes")
    assert [field.name for field in alex.form.fields] == ["told", "worry"]
    await alex.press("Back")
    assert alex.form.values == {"watched": "yes"}
    await alex.fill(watched="no")
    assert [field.name for field in alex.form.fields] == ["worry"]
    await alex.fill(worry="None.")
    assert "Nothing is sent yet." in alex.words
    assert not await there.ballots()
    await alex.fill(go="0")
    await alex.fill(watched="yes")
    await alex.fill(told="never", worry="None.")
    await alex.fill(go="send")
    assert alex.card.title == "Thank you"
    (ballot,) = await there.ballots()
    assert ballot.answers == {"watched": ("yes",), "told": ("never",), "worry": ("None.",)}
    assert not await kept(there.store, Unsent)


async def test_what_is_not_sent_waits_some_days_and_tells_no_time() -> None:
    there = await asking(survey(BRANCHING, closes=NOON + timedelta(days=30)))
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    await alex.press("Begin")
    await alex.fill(watched="yes")
    (unsent,) = await kept(there.store, Unsent)
    assert unsent.due.isoformat() == "2026-11-30T00:00:00+00:00"
    await alex.say("survey")
    assert "Go on where I stopped" in alex.labels
    await alex.press("Go on where I stopped")
    assert alex.form.values == {"watched": "yes"}
    there.branch.clock.move(timedelta(days=8))
    await expiring.sweep(there.store, there.branch.clock())
    assert not await kept(there.store, Unsent)
    await alex.send(f"{answering.KEY} watched en - send", go="send")
    assert "nothing was sent" in alex.words
    assert not await there.ballots()


async def test_somebody_answers_once_and_can_change_that_until_the_close() -> None:
    there = await asking()
    alex = await there.answers("alex", site="depot")
    await there.answers("sam", site="hall")
    await alex.press("Change my answers")
    await alex.press("Change my answers")
    assert alex.form.values == {"site": "depot"}
    await alex.fill(site="hall", sees=("camera",))
    assert [ballot.answers["site"] for ballot in await there.ballots()] == [("hall",), ("hall",)]


async def test_where_a_survey_lets_nobody_change_it_a_second_answer_is_refused() -> None:
    there = await asking(survey(may_change=False))
    alex = await there.answers("alex", site="depot")
    assert "change" not in alex.words
    await alex.say("survey")
    assert (alex.words, alex.labels) == (told("told.fixed"), ["Surveys to answer", "I have a survey code"])
    await alex.force(START, "watched en -")
    assert alex.words == told("told.fixed")
    await alex.send(f"{answering.KEY} watched en - 0", site="hall")
    assert alex.words == told("told.fixed")
    await alex.force(answering.TAKEN_BACK, "watched")
    assert alex.words == told("told.fixed")
    (ballot,) = await there.ballots()
    assert ballot.answers == {"site": ("depot",)}


async def test_what_is_delivered_again_changes_nothing_even_after_a_newer_answer() -> None:
    there = await asking()
    alex = await there.answers("alex", cause="first-canary", site="depot")
    key = f"{answering.KEY} watched en - 0"
    await alex.send(key, "first-canary", site="depot")
    assert alex.card.title == "Thank you"
    await alex.send(key, "second-canary", site="hall")
    before = await there.ballots()
    await alex.send(key, "first-canary", site="depot")
    assert alex.card.title == "Thank you"
    assert await there.ballots() == before
    assert [ballot.answers["site"] for ballot in before] == [("hall",)]


async def test_an_old_page_that_is_delivered_again_brings_nothing_back() -> None:
    there = await asking(survey(BRANCHING))
    alex = there.branch.somebody("alex")
    key = f"{answering.KEY} watched en -"
    await alex.send(f"{key} 0", "old-canary", watched="yes")
    await alex.send(f"{key} 0", "new-canary", watched="no")
    await alex.send(f"{key} 0", "old-canary", watched="yes")
    (unsent,) = await kept(there.store, Unsent)
    assert unsent.answers == {"watched": ("no",)}
    await alex.send(f"{key} send", "sent-canary", go="send")
    await alex.send(f"{key} 0", "new-canary", watched="yes")
    assert alex.card.title == "Thank you"
    assert not await kept(there.store, Unsent)


async def test_only_so_many_deliveries_are_known_again_so_that_a_ballot_stays_small() -> None:
    there = await asking()
    alex = there.branch.somebody("alex")
    for number in range(CAUSES + 5):
        await alex.send(f"{answering.KEY} watched en - 0", f"{number}-canary", site="depot")
    (ballot,) = await there.ballots()
    assert len(ballot.causes) == CAUSES


async def test_what_was_sent_from_another_window_meanwhile_is_not_said_to_be_lost() -> None:
    there = await asking(survey(BRANCHING))
    alex = there.branch.somebody("alex")
    key = f"{answering.KEY} watched en -"
    await alex.send(f"{key} 0", watched="no")
    await alex.send(f"{key} 1", worry="None.")
    await alex.send(f"{key} send", "one-canary", go="send")
    await alex.send(f"{key} send", "other-canary", go="send")
    assert told("told.sent_before") in alex.words
    assert alex.labels == ["Change my answers", "Take them back", "Surveys to answer"]
    (ballot,) = await there.ballots()
    assert ballot.answers == {"watched": ("no",), "worry": ("None.",)}


@pytest.mark.parametrize("at", ["1", "2", "send"])
async def test_who_is_no_longer_known_in_the_middle_is_told_so_and_nothing_is_taken_for_all_of_it(at: str) -> None:
    there = await asking(survey(BRANCHING, ways=(Way.CODE,)))
    code = tokens.make_code(await key_of(there.store))
    alex = there.branch.somebody("alex", lasting=False)
    await alex.say(f"survey {code}")
    await alex.press("Begin")
    await alex.fill(watched="yes")
    nobody = replace(alex, name="alex without cookies")
    await nobody.send(f"{answering.KEY} watched en {tokens.bare(code)} {at}", told="never", go="send")
    assert nobody.words.endswith(f"{told('told.lost')} {told('told.cookies')}")
    assert nobody.labels == ["Begin again"]
    assert len(await kept(there.store, Unsent)) == 1
    assert not await there.ballots()


async def test_answers_are_taken_back_and_no_old_delivery_brings_them_again() -> None:
    there = await asking()
    alex = await there.answers("alex", cause="first-canary", site="depot", worry="The canary scores.")
    await alex.press("Take them back")
    await alex.press("Yes, take them back")
    await alex.send(f"{answering.KEY} watched en - 0", "first-canary", site="depot")
    (ballot,) = await there.ballots()
    assert ballot.answers == {}
    await there.answers("alex", site="hall")
    assert [one.answers for one in await there.ballots()] == [{"site": ("hall",)}]


async def test_who_leaves_out_every_question_has_taken_part() -> None:
    there = await asking()
    alex = await there.answers("alex", site="-")
    assert alex.card.title == "Thank you"
    assert [ballot.answers for ballot in await there.ballots()] == [NOTHING]
    await alex.press("Take them back")
    await alex.press("Yes, take them back")
    assert [ballot.answers for ballot in await there.ballots()] == [{}]


async def test_what_was_never_offered_is_refused_on_its_field() -> None:
    there = await asking()
    alex = await there.answers("alex", site="nowhere-canary")
    assert alex.form.errors.keys() == {"site"}
    assert not await there.ballots()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"stage": Stage.PAUSED}, who_asks.PAUSED),
        ({"stage": Stage.DRAFT}, who_asks.GONE),
        ({"stage": Stage.COUNTING}, who_asks.CLOSED),
        ({"stage": Stage.CLOSED}, who_asks.CLOSED),
        ({"stage": Stage.CANCELLED}, who_asks.CANCELLED),
        ({"closes": NOON}, who_asks.CLOSED),
        ({"opens": NOON + timedelta(minutes=1)}, who_asks.NOT_YET),
    ],
)
async def test_before_it_opens_after_it_closes_and_in_a_pause_nothing_is_taken_and_they_are_told(
    other: dict[str, object], why: str
) -> None:
    there = await asking()
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    await alex.press("Begin")
    form = alex.form
    await there.change(**other)
    await alex.send(form.key, site="depot")
    lost = told("told.not_kept_closed" if why == who_asks.CLOSED else "told.not_kept")
    assert alex.words == f"{told(why)} {lost}"
    assert not await there.ballots()
    for action in (START, answering.BACK, answering.TAKE_BACK, answering.TAKEN_BACK):
        await alex.force(action, "watched en -")
        assert alex.words == told(why)


async def test_a_survey_that_is_not_there_is_answered_in_plain_words() -> None:
    there = await asking()
    alex = there.branch.somebody("alex")
    await alex.send(f"{answering.KEY} elsewhere en - 0", site="depot")
    assert told(who_asks.GONE) in alex.words
    for broken in (f"{answering.KEY}", f"{answering.KEY} watched", f"{answering.KEY} watched en - x y z"):
        await alex.send(broken, site="depot")
        assert "Something went wrong" not in alex.words


async def test_surveys_of_other_workplaces_are_not_listed_to_who_says_where_they_work() -> None:
    there = await asking(survey(workplace="hall"))
    depot = replace(survey(workplace="depot", id_="depots"))
    await opened(there.store, depot, there.branch.desk)
    alex = there.branch.somebody("alex")
    await alex.say("surveys")
    assert alex.labels.count("Watched at work") == 2
    async with there.store.transaction() as tx:
        await tx.add(Workplace("hall", "Town Hall", "The council"))
        await tx.add(Works(pseudonym(alex.person, there.branch.desk), NOON + timedelta(days=1), "hall"))
    await alex.say("surveys")
    assert alex.card.title == "Watched at work"


async def test_non_members_and_members_are_told_and_asked_the_same() -> None:
    there = await asking()
    olu = await there.branch.organiser()
    alex = there.branch.somebody("alex")
    for who in (olu, alex):
        await who.say("hello")
        await who.say("survey")
    assert olu.replies == alex.replies


async def test_a_lasting_place_for_which_no_platform_vouches_needs_a_code() -> None:
    there = await asking(survey(ways=(Way.CHAT, Way.CODE)))
    alex = there.branch.somebody("alex")
    place = replace(alex.place, vouched=False)
    for event in (
        Pressed(alex.person, place, "a-canary", START, "watched en -"),
        Submitted(alex.person, place, "b-canary", f"{answering.KEY} watched en - 0", {"site": "depot"}),
    ):
        replies = await there.branch.bot.handle(event)
        assert any(told(who_asks.NOT_KNOWN) in getattr(reply, "body", "") for reply in replies)
    (listed,) = await there.branch.bot.handle(Pressed(alex.person, place, "c-canary", "survey.list"))
    assert "No survey is open" in getattr(listed, "body", "")
    assert not await there.ballots()


async def test_who_is_not_known_again_tomorrow_needs_a_code() -> None:
    there = await asking()
    visitor = there.branch.somebody("visitor", lasting=False)
    await visitor.say("survey")
    assert "No survey is open" in visitor.words
    await visitor.force(START, "watched en -")
    assert visitor.words == told(who_asks.NOT_KNOWN)


async def test_where_others_read_along_only_the_asker_sees_any_of_it() -> None:
    there = await asking()
    alex = there.branch.somebody("alex")
    await alex.say("hello")
    channel = replace(alex.place, key="channel-canary", private=False, room="channel-canary", reach="")
    await there.branch.bot.handle(Pressed(alex.person, channel, "hello-canary", "survey.list"))
    replies = await there.branch.bot.handle(Pressed(alex.person, channel, "cause-canary", "survey.list"))
    assert [getattr(reply, "private", None) for reply in replies] == [True]


async def test_surveys_for_everywhere_are_on_the_page_of_somebodys_own() -> None:
    there = await asking(survey(workplace=EVERYWHERE))
    alex = there.branch.somebody("alex")
    replies = await there.branch.bot.home(Opened(alex.person, alex.place, "cause-canary", "home"))
    assert "Surveys" in [getattr(reply, "title", "") for reply in replies]
