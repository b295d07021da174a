"""Somebody asks about what people organise on, and is asked, once, whether they would talk about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import marks
from bot.campaigns import at as campaigns
from bot.events import Owner, Place, Pressed, Said
from bot.records import Asked, Unasked
from bot.records.campaigns import Stage
from bot.recruitment import at, wording
from bot.replies import Card, Mark, Text, visible
from bot.signing_in import accounts
from tests.fakes import NOON, kept
from tests.recruitment.parts import CAMPAIGN, DAY, QUESTION, Town, prompt, prompted, town

NEXT = [campaigns.TALK, campaigns.READ, campaigns.JOIN, campaigns.HEAR, campaigns.INVITE]


async def everything(there: Town) -> dict[str, tuple[object, ...]]:
    return {kind.kind: await kept(there.desk.store, kind) for kind in (Asked, Unasked)}


async def test_after_an_answer_they_are_asked_once_and_yes_shows_where_to_go_on() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    await there.say(alex, QUESTION)
    card, question = alex.replies[-2:]
    assert isinstance(card, Card)
    assert isinstance(question, Text)
    assert question.private
    assert question.body.startswith(f"**{CAMPAIGN.question}**")
    assert "Do nothing, and I keep nothing about you" in question.body
    assert [one.label for one in question.buttons] == ["Yes, tell me more", "Not now", "Never ask me"]
    assert not any((await everything(there)).values()), "nothing is kept before they answer"
    await alex.press("Yes, tell me more")
    assert alex.card.title == "Organising on monitoring at work"
    assert [one.action for one in alex.card.buttons] == NEXT
    assert {one.value for one in alex.card.buttons} == {CAMPAIGN.id}
    assert "An organiser of the union wrote this" in alex.card.body
    assert "I do not ask again before" in alex.card.footer
    (asked,) = await kept(there.desk.store, Asked)
    assert asked.left == 2
    assert not await there.asked(alex)


async def test_not_now_keeps_a_date_and_never_keeps_a_code_and_each_can_be_taken_back() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    await there.say(alex, QUESTION)
    await alex.press("Not now")
    (asked,) = await kept(there.desk.store, Asked)
    assert there.desk.now().date() + timedelta(days=30) <= asked.not_before
    assert asked.not_before <= there.desk.now().date() + timedelta(days=37)
    await alex.say("my data")
    assert any(one.label == "Being asked about organising" for one in alex.card.facts)
    await alex.press(at.MINE.label)
    await alex.press(at.UNASK.label)
    assert await kept(there.desk.store, Asked) == ()
    assert len(await kept(there.desk.store, Unasked)) == 1
    for _ in range(3):
        await there.turn_of(alex)
        assert not await there.asked(alex)
    await alex.say("my data")
    assert any(one.label == "Never asked about organising" for one in alex.card.facts)
    await alex.press(at.MINE.label)
    await alex.press(at.AGAIN.label)
    assert not any((await everything(there)).values())
    await there.turn_of(alex)
    assert await there.asked(alex)


async def test_they_are_asked_three_times_and_no_more() -> None:
    there = await town()
    alex = there.somebody()
    asked = 0
    for turn in range(6):
        await there.turn_of(alex)
        await there.say(alex, QUESTION)
        asked += prompted(alex)
        if turn == 0:
            await alex.press("Not now")
    assert asked == 3
    await alex.force(at.MINE.action)
    assert "before you erase this" in alex.card.body
    await alex.press(at.ERASE.label)
    await there.turn_of(alex)
    assert await there.asked(alex)


@pytest.mark.parametrize("turn", [True, False])
async def test_the_answer_is_the_same_whether_they_are_asked_or_not(turn: bool) -> None:
    there = await town()
    alex, other = there.somebody(), there.somebody("other")
    await other.say("hello")
    await alex.say("hello")
    await (there.turn_of(alex) if turn else there.pass_by(DAY))
    await there.say(alex, QUESTION)
    await there.change(replace(CAMPAIGN, stage=Stage.ENDED))
    await there.say(other, QUESTION)
    assert prompted(alex) is turn
    (mine,), (theirs,) = ([one for one in who.replies if isinstance(one, Card)] for who in (alex, other))
    assert mine == theirs


async def test_in_a_chat_of_the_employer_they_are_told_who_could_read_what_they_choose() -> None:
    there = await town()
    alex = there.somebody(owner=Owner.EMPLOYER)
    await there.turn_of(alex)
    await there.say(alex, QUESTION)
    assert "Your employer owns this place" in getattr(prompt(alex), "body", "")
    assert "https://bot.example/chat" in getattr(prompt(alex), "body", "")
    await alex.press("Yes, tell me more")
    assert "Your employer owns this place" in alex.card.body


async def test_a_second_tap_and_one_that_is_delivered_again_change_nothing() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    await alex.say(QUESTION, "the same-canary")
    assert prompted(alex)
    buttons = {one.label: one for one in alex.buttons}
    await alex.say(QUESTION, "the same-canary")
    assert not prompted(alex)
    for label in ("Not now", "Not now", "Yes, tell me more", "Not now"):
        await alex.force(buttons[label].action, buttons[label].value, "one-canary")
        (asked,) = await kept(there.desk.store, Asked)
        assert asked.left == 2


async def test_after_erasing_an_older_question_keeps_nothing_and_says_so() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    await there.say(alex, QUESTION)
    first = {one.label: one for one in alex.buttons}
    await alex.press("Not now")
    await there.turn_of(alex)
    assert await there.asked(alex)
    second = {one.label: one for one in alex.buttons}
    await alex.force(at.ERASE.action)
    for buttons in (first, second):
        await alex.force(at.LATER, buttons["Not now"].value)
        assert alex.words.endswith(wording.TAKEN_BACK)
        await alex.force(at.YES, buttons["Yes, tell me more"].value)
        assert wording.TAKEN_BACK in alex.card.footer
        assert not any((await everything(there)).values())
    await alex.force(at.NEVER, second["Never ask me"].value)
    await alex.force(at.LATER, second["Not now"].value)
    assert wording.TAKEN_BACK in alex.words
    assert [len(found) for found in (await everything(there)).values()] == [0, 1]


async def test_a_campaign_that_ended_since_is_said_to_have_and_a_rep_is_still_offered() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    await there.say(alex, QUESTION)
    buttons = {one.label: one for one in alex.buttons}
    await there.change(replace(CAMPAIGN, stage=Stage.ENDED))
    await alex.force(at.YES, buttons["Yes, tell me more"].value)
    assert wording.ENDED in alex.words
    assert campaigns.TALK in [one.action for one in alex.buttons]
    assert CAMPAIGN.name not in alex.words
    await alex.force(at.NEVER, buttons["Never ask me"].value)
    assert len(await kept(there.desk.store, Unasked)) == 1


async def test_a_question_that_was_put_to_somebody_else_or_where_others_read_keeps_nothing() -> None:
    there = await town()
    alex, eve = there.somebody(), there.somebody("eve")
    await there.turn_of(alex)
    await there.say(alex, QUESTION)
    for button in alex.buttons[-3:]:
        for value in (button.value, "", "a b c d e", f"{button.value}0"):
            await eve.force(button.action, value)
            assert wording.NOT_YOURS in eve.words
    for button in alex.buttons[-3:]:
        place = replace(alex.place, private=False, room="a channel-canary")
        event = Pressed(alex.person, place, "cause-canary", button.action, button.value)
        assert await there.branch.bot.handle(event)
    assert not any((await everything(there)).values())


async def test_where_nobody_is_known_tomorrow_their_own_browser_is_asked_to_remember() -> None:
    there = await town()
    alex = there.somebody(lasting=False)
    assert not await there.asked(alex), "the process has just been started"
    await there.pass_by(timedelta(hours=3))
    await there.say(alex, QUESTION)
    assert prompted(alex)
    assert alex.replies[-1] == Mark(marks.ASKED, 0)
    assert "your browser" in getattr(prompt(alex), "body", "")
    await alex.press("Not now")
    assert alex.replies[-1] == Mark(marks.ASKED, 30)
    other = there.somebody("other", lasting=False)
    await there.say(other, QUESTION)
    await other.press("Never ask me")
    assert alex.replies
    assert other.replies[-1] == Mark(marks.NEVER, 365)
    assert not any((await everything(there)).values())
    assert len(visible(other.replies)) == 1


@pytest.mark.parametrize("label", ["Yes, tell me more", "Not now"])
async def test_a_browser_that_was_told_never_is_not_said_to_be_told_30_days(label: str) -> None:
    there = await town()
    await there.pass_by(timedelta(hours=3))
    alex = there.somebody(lasting=False)
    await there.say(alex, QUESTION)
    question = prompt(alex)
    assert question
    button = next(one for one in question.buttons if one.label == label)
    place = replace(alex.place, marks=frozenset({marks.NEVER}))
    replies = await there.branch.bot.handle(Pressed(alex.person, place, "late-canary", button.action, button.value))
    (said,) = replies
    assert isinstance(said, Text | Card)
    words = said.footer if isinstance(said, Card) else said.body
    assert wording.STAYS_BRIEFLY in words
    assert "30 days" not in words


async def test_where_nobody_is_known_tomorrow_no_more_is_promised_than_a_browser_can_keep() -> None:
    there = await town()
    alex, browser = there.somebody(), there.somebody("bo", lasting=False)
    await alex.force(at.MINE.action)
    assert "not twice in 30 days" in alex.card.body
    await browser.force(at.MINE.action)
    assert "30 days" not in browser.card.body
    assert "once in a visit" in browser.card.body


async def test_a_browser_that_is_signed_in_is_not_asked() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    seat = accounts.person(there.who(alex), there.desk.secret)
    place = Place("web", "", "desk-canary", Owner.UNION)
    replies = await there.branch.bot.handle(Said(seat, place, "cause-canary", QUESTION))
    assert isinstance(visible(replies)[-1], Card)
    assert await there.asked(alex), "the same account in its own chat"


async def test_in_a_trial_it_can_be_tried_at_once() -> None:
    there = await town(local=True)
    alex = there.somebody()
    assert await there.asked(alex)
    await alex.press("Never ask me")
    assert not await there.asked(alex)
    assert there.desk.now() == NOON
