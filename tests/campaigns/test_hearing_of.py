"""Somebody asks to hear of a campaign, and ends it with one tap."""

from datetime import timedelta

import pytest

from bot.campaigns import at, hearing_of, sending, wanting
from bot.events import Owner, Place, Pressed
from bot.meetings.signing_up import NOT_COMING
from bot.records import Address, Coming, Hears, Notice, Pause
from bot.records.pausing import ALL
from bot.store import run
from tests.campaigns.heard import WORDS, heard


async def test_what_is_kept_is_said_and_one_tap_ends_it() -> None:
    there = await heard()
    alex = await there.hears("alex")
    assert "I tell you here what organisers write on **monitoring at work**" in alex.words
    assert "It says nothing of membership" in alex.words
    (kept,) = await there.hall.every(Hears)
    assert kept.id == there.who(alex)
    assert kept.campaigns == (there.made.id,)
    assert "address" not in repr(kept)
    await alex.press("Stop this news")
    assert hearing_of.ENDED in alex.words
    assert not await there.hall.every(Hears)
    assert not [one for one in await there.hall.every(Address) if one.person == there.who(alex)]


async def test_in_an_employers_chat_it_is_said_first_who_can_read_it_and_notices_say_nothing() -> None:
    there = await heard(owner=Owner.EMPLOYER)
    alex = await there.hears("alex")
    assert hearing_of.NOT_PRIVATE in alex.words
    assert not await there.hall.every(Hears)
    await alex.press("Yes, tell me here")
    await there.sends()
    assert await there.delivers() == {"alex": 1}
    ((_, said),) = there.told.sent
    assert said.body == sending.LEAN
    assert all("canary" not in one.label for one in said.buttons)
    show = there.button("Show it to me")
    assert "A meeting with the council" in await alex.force(show.action, show.value)
    kim = there.hall.branch.somebody("somebody else")
    assert sending.OVER in await kim.force(show.action, show.value)
    stop = there.button("Stop this news")
    await alex.force(stop.action, stop.value)
    assert sending.OVER in await alex.force(show.action, show.value)


async def test_only_where_they_can_be_reached_alone() -> None:
    there = await heard()
    visitor = there.hall.branch.somebody("visitor", lasting=False)
    assert hearing_of.NOT_KNOWN in await visitor.force(at.HEAR, there.made.id)
    for place in (
        Place("test", "tenant-canary", "a channel", Owner.UNION, private=False),
        Place("test", "tenant-canary", "a room", Owner.UNION, room="a channel", reach="x", vouched=True),
    ):
        for action in (at.HEAR, hearing_of.HERE):
            event = Pressed(visitor.person, place, f"cause of {action}", action, there.made.id)
            said = await there.hall.branch.bot.handle(event)
            assert hearing_of.NOT_HERE in repr(said)
    assert not await there.hall.every(Hears)


@pytest.mark.parametrize("words", ["stop campaign news", "my data", "stop"])
async def test_it_ends_by_words_in_my_data_and_under_stop(words: str) -> None:
    there = await heard()
    alex = await there.hears("alex")
    told = await alex.say(words)
    if words == "my data":
        assert "You asked to hear what organisers write on monitoring at work" in told
    if words != "stop campaign news":
        await alex.press(wanting.STOP_ALL.label)
    assert hearing_of.ENDED in alex.words
    assert not await there.hall.every(Hears)


async def test_of_two_campaigns_one_is_ended_and_the_other_stays() -> None:
    there = await heard()
    other = await there.hall.started(there.hall.dan, "decisions by machines", workplace=there.hall.depot.id)
    alex = await there.hears("alex")
    await alex.force(at.HEAR, other.id)
    await alex.force(wanting.STOP, there.made.id)
    (kept,) = await there.hall.every(Hears)
    assert kept.campaigns == (other.id,)
    await there.sends()
    assert not await there.delivers()


@pytest.mark.parametrize("how", ["by hand", "by its day", "a year"])
async def test_it_is_forgotten_when_the_campaign_is_over_or_a_year_is(how: str) -> None:
    there = await heard()
    await there.hears("alex")
    if how == "by hand":
        await there.ends()
    there.hall.branch.clock.move(timedelta(days={"by hand": 1, "by its day": 120, "a year": 366}[how]))
    await there.sweeps()
    assert not await there.hall.every(Hears)
    assert not [one for one in await there.hall.every(Address) if "alex" in one.channel]


async def test_of_a_draft_or_an_ended_one_there_is_nothing_to_hear() -> None:
    there = await heard()
    draft = await there.hall.drafted()
    alex = there.hall.branch.somebody("alex")
    for value in (draft.id, "", "of nothing"):
        assert hearing_of.GONE in await alex.force(at.HEAR, value)
    await there.ends()
    assert hearing_of.GONE in await alex.force(at.HEAR, there.made.id)
    assert "Talk with a rep" in alex.labels
    assert not await there.hall.every(Hears)


async def test_who_stops_is_not_told_what_was_due_and_is_not_counted_as_coming() -> None:
    there = await heard()
    await there.sets()
    alex = await there.hears("alex")
    await alex.press("I will come")
    assert len(await there.hall.every(Coming)) == 1
    await there.sends()
    await sending.tend(there.hall.branch.desk)
    assert [one for one in await there.hall.every(Notice) if one.what == wanting.MESSAGE]
    await alex.say("stop campaign news")
    assert not [one for one in await there.hall.every(Notice) if one.what in wanting.TELLS]
    assert not await there.hall.every(Coming)
    assert not await there.delivers()


@pytest.mark.parametrize("how", ["the button", "words", "my data"])
async def test_it_is_stopped_while_the_bot_is_paused_and_so_is_a_sign_up(how: str) -> None:
    there = await heard()
    await there.sets()
    alex = await there.hears("alex")
    await alex.press("I will come")
    back = alex.buttons[0]
    await there.sends()
    pause = Pause(ALL, there.hall.branch.clock().date(), "It is looked at.")
    await run(there.hall.branch.desk.store, lambda tx: tx.put(pause))
    assert "paused" in await alex.force(at.HEAR, there.made.id)
    assert NOT_COMING in await alex.force(back.action, back.value)
    assert not await there.hall.every(Coming)
    if how == "the button":
        await alex.force(wanting.STOP, there.made.id)
    elif how == "words":
        await alex.say("stop campaign news")
    else:
        await alex.say("my data")
        await alex.press(wanting.STOP_ALL.label)
    assert hearing_of.ENDED in alex.words
    assert not await there.hall.every(Hears)
    await run(there.hall.branch.desk.store, lambda tx: tx.remove(Pause, ALL))
    there.hall.branch.clock.move(timedelta(hours=2))
    assert not await there.delivers()


async def test_nobody_is_woken() -> None:
    there = await heard()
    await there.hears("alex")
    there.hall.branch.clock.move(timedelta(hours=12))
    await there.sends()
    assert not await there.delivers(), "it is midnight"
    there.hall.branch.clock.move(timedelta(hours=8))
    assert await there.delivers() == {"alex": 1}
    assert WORDS.partition("-")[0] in there.told.sent[0][1].body
