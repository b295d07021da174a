"""An organiser writes to those who asked to hear of a campaign: seen first, questioned, sent once, and stopped."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import wishing
from bot.campaigns import at, message_words, messages, sending, wanting
from bot.outbox import CannotDeliverError
from bot.privacy.periods import LONGEST
from bot.records import Address, AuditEntry, CampaignMessage, Cause, Hears, Notice, Pause, Round, State, Unread
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.records.hearing import Sent
from bot.store import Store, run
from tests.campaigns.heard import WORDS, Heard, heard
from tests.outbox.stores import ENGINES, kept_by

PRESSING = "Everybody else has joined. Come now."


@pytest.fixture(params=ENGINES)
async def durable(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    async with kept_by(request.param, tmp_path) as store:
        yield store


async def the_message(there: Heard) -> CampaignMessage:
    (found,) = await there.hall.every(CampaignMessage)
    return found


async def did(there: Heard) -> list[Did]:
    return [one.did for one in await there.hall.every(AuditEntry) if one.did.endswith("-message")]


async def test_it_is_seen_first_and_goes_once_to_each_who_asked_marked_and_with_the_stop() -> None:
    there = await heard()
    await there.hears("alex")
    await there.hears("robin")
    assert message_words.BY_AN_ORGANISER in await there.writes()
    assert not await there.delivers()
    await there.hall.ann.press("Send it")
    assert await there.delivers() == {"alex": 1, "robin": 1}
    body = there.told.sent[0][1].body
    assert body.startswith("**From an organiser (a person), through the bot**, on monitoring at work:")
    assert "Ann" not in body
    assert [one.label for one in there.told.sent[0][1].buttons] == ["Stop this news"]
    assert not await there.delivers()
    assert await did(there) == [Did.SENT_MESSAGE]


async def test_one_a_week_at_most_and_a_meeting_besides() -> None:
    there = await heard()
    await there.hears("alex")
    await there.sends()
    assert await there.delivers() == {"alex": 1}
    assert "The last message was sent on 22 November 2026" in await there.sends("Another.")
    await there.sets()
    assert await there.delivers() == {"alex": 1}
    there.hall.branch.clock.move(timedelta(days=7))
    await there.hall.ann.force(at.MESSAGES, there.made.id)
    await there.hall.ann.press("Send it")
    assert await there.delivers() == {"alex": 1}


async def test_questioned_words_wait_for_another_organiser_who_sends_them() -> None:
    there = await heard()
    ann, ben = there.hall.ann, there.hall.ben
    await there.hears("alex")
    assert "Another organiser must look at this" in await there.writes(PRESSING)
    assert "it could press somebody" in ann.words
    await ann.press("Ask another organiser")
    assert {one.news for one in await there.hall.every(Unread)} == {"campaign-message"}
    assert "Approve and send it" not in ann.labels
    value = f"{there.made.id} {messages.mark(await the_message(there), there.hall.branch.desk)}"
    await ann.force(messages.APPROVE, value)
    assert (await the_message(there)).stage is Sent.WAITING
    await ben.force("inbox.waiting")
    await ben.force(at.MESSAGES, there.made.id)
    await ben.press("Approve and send it")
    assert (await there.delivers())["alex"] == 1
    assert await did(there) == [Did.OFFERED_MESSAGE, Did.SENT_MESSAGE, Did.APPROVED_MESSAGE]


async def test_it_is_given_back_with_a_reason_and_what_changed_meanwhile_is_not_approved() -> None:
    there = await heard()
    ann, ben = there.hall.ann, there.hall.ben
    await there.writes(PRESSING)
    await ann.press("Ask another organiser")
    await ben.force(at.MESSAGES, there.made.id)
    seen = ben.buttons[0]
    await ben.press("Give it back")
    await ben.fill(why="It leans on others.")
    assert "It was given back, because: It leans on others." in await ann.force(at.MESSAGES, there.made.id)
    await there.writes("You must come.")
    await ann.press("Ask another organiser")
    assert messages.CHANGED in await ben.force(seen.action, seen.value)
    assert (await the_message(there)).stage is Sent.WAITING


async def test_only_organisers_of_the_place_write() -> None:
    there = await heard()
    for somebody in (there.hall.dan, there.hall.kim, there.hall.branch.somebody("alex")):
        for action in (at.MESSAGES, messages.WRITE):
            assert "essages on" not in await somebody.force(action, there.made.id)
        await somebody.send(f"{messages.WRITE} {there.made.id}", words=WORDS)
        await somebody.force(messages.SEND, f"{there.made.id} x")
    assert not await there.hall.every(CampaignMessage)


@pytest.mark.parametrize("words", ["", "   ", "x" * (message_words.LONGEST + 1)])
async def test_what_is_empty_or_too_long_is_not_taken(words: str) -> None:
    there = await heard()
    await there.writes(words)
    assert there.hall.ann.form.errors
    assert not await there.hall.every(CampaignMessage)


async def test_in_a_message_a_person_may_speak() -> None:
    there = await heard()
    assert "questioned" not in await there.writes("I am a rep at the hall, and I was there when we met the employer.")
    assert "Send it" in there.hall.ann.labels


async def test_a_link_is_questioned() -> None:
    there = await heard()
    assert "leads away from what the buttons offer" in await there.writes("See https://example.org/join")
    assert "Send it" not in there.hall.ann.labels


@pytest.mark.parametrize("by_its_day", [True, False])
async def test_a_campaign_that_ended_while_messages_are_due_sends_none_and_counts_none(by_its_day: bool) -> None:
    there = await heard(until="20/12/2026")
    for number in range(7):
        await there.hears(f"alex {number}")
    await there.sends()
    await sending.tend(there.hall.branch.desk)
    if by_its_day:
        there.hall.branch.clock.move(timedelta(days=40))
    else:
        await there.ends()
    assert not await there.delivers()
    await there.sweeps()
    assert not [one for one in await there.hall.every(Notice) if one.what in wanting.TELLS]
    assert "Fewer than 5, or nobody" in await there.hall.ann.force(at.MESSAGES, there.made.id)


async def test_while_the_bot_is_paused_it_waits() -> None:
    there = await heard()
    await there.hears("alex")
    await there.sends()
    await sending.tend(there.hall.branch.desk)
    pause = Pause(there.hall.hall.id, there.hall.branch.clock().date(), "It is looked at.")
    await run(there.hall.branch.desk.store, lambda tx: tx.put(pause))
    assert not await there.delivers()
    await run(there.hall.branch.desk.store, lambda tx: tx.remove(Pause, pause.id))
    there.hall.branch.clock.move(timedelta(hours=2))
    assert await there.delivers() == {"alex": 1}


async def test_a_message_that_a_pause_kept_back_does_not_come_with_the_next() -> None:
    there = await heard()
    await there.hears("alex")
    await there.sends()
    await sending.tend(there.hall.branch.desk)
    pause = Pause(there.hall.hall.id, there.hall.branch.clock().date(), "It is looked at.")
    await run(there.hall.branch.desk.store, lambda tx: tx.put(pause))
    for _ in range(8):
        there.hall.branch.clock.move(timedelta(days=1))
        assert not await there.delivers()
    await run(there.hall.branch.desk.store, lambda tx: tx.remove(Pause, pause.id))
    assert "The last message was sent on 30 November 2026" in await there.sends("Another.")
    there.hall.branch.clock.move(timedelta(hours=2))
    assert await there.delivers() == {"alex": 1}
    assert "A meeting with the council" in there.told.sent[0][1].body
    there.hall.branch.clock.move(timedelta(days=7))
    await there.hall.ann.press("Send it")
    assert await there.delivers() == {"alex": 1}


async def test_a_message_that_new_words_of_the_campaign_kept_back_does_not_come_with_the_next() -> None:
    there = await heard()
    await there.hears("alex")
    await there.sends()
    store, running = there.hall.branch.desk.store, await there.hall.again(there.made)
    await run(store, lambda tx: tx.put(replace(running, stage=Stage.WAITING)))
    for _ in range(8):
        there.hall.branch.clock.move(timedelta(days=1))
        assert not await there.delivers()
    await run(store, lambda tx: tx.put(running))
    assert "The last message was sent on 30 November 2026" in await there.sends("Another.")
    assert await there.delivers() == {"alex": 1}


async def test_once_all_are_told_nothing_that_lies_open_says_who() -> None:
    there = await heard()
    for number in range(3):
        await there.hears(f"alex {number}")
    there.told.fails, there.told.error = {"alex 1"}, CannotDeliverError(Cause.UNREACHABLE)
    await there.sends()
    assert await there.delivers() == {"alex 0": 1, "alex 2": 1}
    assert not [one for one in await there.hall.every(Notice) if one.what in wanting.TELLS]
    (round_,) = await there.hall.every(Round)
    assert (round_.made, round_.unreached) == (3, 1)
    assert not await there.delivers()


async def test_what_is_questioned_is_offered_to_nobody_once_the_campaign_has_ended() -> None:
    there = await heard()
    await there.writes(PRESSING)
    await there.ends()
    await there.hall.ann.force(at.MESSAGES, there.made.id)
    assert messages.ENDED in await there.hall.ann.press("Ask another organiser")
    assert not await there.hall.every(Unread)
    assert (await the_message(there)).stage is Sent.DRAFT


async def test_how_many_got_it_is_told_in_steps_after_the_last_and_failures_to_nobody() -> None:
    there = await heard()
    for number in range(12):
        await there.hears(f"alex {number}")
    await there.sends()
    assert sending.UNDER_WAY in there.hall.ann.words
    await there.delivers()
    told = await there.hall.ann.force(at.MESSAGES, there.made.id)
    assert "At least 10." in told
    assert "12" not in told


async def test_its_words_are_erased_some_weeks_later() -> None:
    there = await heard()
    await there.sends()
    there.hall.branch.clock.move(LONGEST.messages - timedelta(days=1))
    await there.sweeps()
    assert await there.hall.every(CampaignMessage)
    there.hall.branch.clock.move(timedelta(days=1))
    await there.sweeps()
    assert not await there.hall.every(CampaignMessage)


async def test_it_goes_with_the_campaign() -> None:
    there = await heard()
    await there.hears("alex")
    await there.sets()
    await there.sends()
    await there.delivers()
    there.hall.branch.clock.move(timedelta(days=600))
    await there.sweeps()
    await there.sweeps()
    for kind in (CampaignMessage, Round, Hears):
        assert not await there.hall.every(kind)


async def test_over_the_stores_that_keep_nobody_is_told_twice_whatever_starts_again_and_who_stopped_is_left(
    durable: Store,
) -> None:
    """A process that dies after any commit leaves what the next one finds; some stop at random meanwhile."""
    there = await heard(durable)
    chance = random.Random(9)  # noqa: S311 - who stops is no secret
    people = [await there.hears(f"alex {number}") for number in range(20)]
    await there.sends()
    (round_,) = await there.hall.every(Round)
    await run(durable, lambda tx: sending.step(tx, round_.id, there.hall.branch.desk))
    stopped = chance.sample(people, 6)
    for one in stopped[:3]:
        await one.force(wanting.STOP, there.made.id)
    (kept,) = await there.hall.every(Round)
    await run(durable, lambda tx: tx.put(replace_shelf(kept)))
    await there.outbox.deliver_due()
    before = set(there.told.names)
    for one in stopped[3:]:
        await one.force(wanting.STOP, there.made.id)
    heard_ = Counter(there.told.names) + await there.delivers()
    assert set(heard_.values()) == {1}
    names = {one.name for one in people}
    assert set(heard_) >= names - {one.name for one in stopped}
    assert not set(heard_) & {one.name for one in stopped} - before


def replace_shelf(kept: Round) -> Round:
    """As if the commit that said how far it has come were lost."""
    return Round(kept.id, kept.survey, kept.number, shelf=1, made=kept.made)


async def test_of_two_that_send_at_once_one_does(durable: Store) -> None:
    there = await heard(durable)
    await there.hears("alex")
    await there.writes()
    await there.hall.ben.force(at.MESSAGES, there.made.id)
    await asyncio.gather(there.hall.ann.press("Send it"), there.hall.ben.press("Send it"))
    assert await did(there) == [Did.SENT_MESSAGE]
    assert await there.delivers() == {"alex": 1}


async def test_two_thousand_are_told_once_each_and_the_loop_stays_free() -> None:
    there = await heard()
    store = there.hall.branch.desk.store
    due = there.hall.branch.clock() + timedelta(days=300)
    async with store.transaction() as tx:
        for number in range(2_000):
            who = f"{number % 256:02x}{number}"
            await tx.add(Hears(who, due, wishing.shelf(who), due, f"address {number}", (there.made.id,)))
            place = ("test", "tenant-canary", f"channel of {number}-canary")
            await tx.add(Address(f"address {number}", who, *place, quiet_from=None))
    await there.sends()
    held, over = 0.0, asyncio.Event()

    async def watch() -> None:
        nonlocal held
        while not over.is_set():
            before = time.thread_time()
            await asyncio.sleep(0)
            held = max(held, time.thread_time() - before)

    watching = asyncio.create_task(watch())
    told = Counter[str]()
    for _ in range(200):
        told += await there.delivers()
        if all(one.done for one in await there.hall.every(Round)):
            break
    over.set()
    await watching
    assert len(told) == 2_000
    assert set(told.values()) == {1}
    print(f"held for {held * 1000:.0f} ms at most")
    assert held < 1.5, "seconds of its thread's own time for which nobody else was served"
    assert not [one for one in await there.hall.every(Notice) if one.state is State.WAITING]
    assert "At least 2,000" in await there.hall.ann.force(at.MESSAGES, there.made.id)
