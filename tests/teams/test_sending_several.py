"""A notice of several messages: what was sent is not sent again, and what Teams has named counts as sent."""

import asyncio
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.outbox import Composed, TryLaterError
from bot.outbox.after import GIVE_UP_AFTER
from bot.records import Notice, State, Told
from bot.replies import Replies, Text
from bot.store import Transaction, UnavailableError
from tests import fakes
from tests.fakes import NOON
from tests.outbox.parts import deliver_all, keep
from tests.teams import oracle, saying
from tests.teams.payloads import CHAT
from tests.teams.platform import Fails, platform, refused, too_many
from tests.teams.sending import THREE, Sending, durable, owed_to


@pytest.mark.parametrize("failure", [Fails(502), Fails(429), Fails()])
async def test_of_several_messages_those_that_were_sent_are_not_sent_again(sending: Sending, failure: Fails) -> None:
    sending.platform.failures["send"] += [None, failure]
    with pytest.raises(TryLaterError):
        await sending.send(replies=THREE)
    assert sending.texts() == ["part 0"]
    again = Sending(sending.platform, sending.store)
    async with again.connector:
        await again.send(replies=THREE)
    assert sending.texts() == ["part 0", "part 1", "part 2"]


async def test_words_that_have_changed_meanwhile_are_sent_whole(sending: Sending) -> None:
    sending.platform.failures["send"] += [None, Fails(502)]
    with pytest.raises(TryLaterError):
        await sending.send(replies=THREE)
    await sending.send(replies=(Text("part 0"), Text("something newer")))
    assert sending.texts() == ["part 0", "part 0", "something newer"]


async def test_another_notice_of_the_same_words_is_sent_whole(sending: Sending) -> None:
    await sending.send(replies=THREE)
    await sending.send(replies=THREE, key="another")
    assert len(sending.texts()) == 6


async def test_what_is_remembered_of_a_notice_of_several_goes_with_it_and_one_alone_leaves_nothing(
    sending: Sending,
) -> None:
    await sending.send()
    assert await fakes.kept(sending.store, Told) == ()
    await sending.send(replies=THREE)
    told = await fakes.kept(sending.store, Told)
    assert len(told) == 3
    assert all(NOON + GIVE_UP_AFTER < one.due <= NOON + GIVE_UP_AFTER + timedelta(days=1) for one in told)


async def test_a_message_that_was_taken_although_teams_was_broken_comes_twice_rather_than_not_at_all(
    sending: Sending,
) -> None:
    """The one window that is left: Teams takes no key, and lets a bot read no history."""
    sending.platform.failures["send"] += [None, Fails(504, taken=True)]
    with pytest.raises(TryLaterError):
        await sending.send(replies=THREE)
    await sending.send(replies=THREE)
    assert sending.texts() == ["part 0", "part 1", "part 1", "part 2"]


async def test_what_is_under_way_goes_on_where_the_store_fails_meanwhile(sending: Sending) -> None:
    sending.platform.before_answering = asyncio.Event()
    under_way = asyncio.create_task(sending.send(replies=THREE))
    await sending.platform.until("send")
    sending.together.store = fakes.BrokenStore(UnavailableError())
    sending.platform.before_answering.set()
    await under_way
    assert sending.texts() == ["part 0", "part 1", "part 2"]


async def test_several_messages_of_one_notice_keep_to_what_a_thread_takes(sending: Sending) -> None:
    await sending.send(replies=tuple(Text(f"part {number}") for number in range(9)))
    assert len(sending.texts()) == 9
    assert sending.slept > 2


async def test_a_send_that_is_cut_off_goes_on_where_it_was(tmp_path: Path) -> None:
    async with durable(tmp_path) as sending:
        sending.platform.failures["send"] += [None, Fails(hangs=True)]
        cut_off = asyncio.create_task(sending.send(replies=THREE))
        await sending.platform.until("send", 2)
        cut_off.cancel()
        await asyncio.wait([cut_off])
        await sending.send(replies=THREE)
        assert sending.texts() == ["part 0", "part 1", "part 2"]


@given(st.lists(saying.replies, min_size=1, max_size=3).map(tuple))
@settings(max_examples=30, deadline=None)
async def test_whatever_is_owed_no_message_is_larger_than_teams_takes(replies: Replies) -> None:
    async with platform() as called:
        sending = Sending(called)
        async with sending.connector:
            await sending.send(replies=replies)
        assert called.asked
        for asked in called.asked:
            assert len(asked.raw) <= 100 * 1024
            for attached in asked.body.get("attachments", ()):
                assert oracle.utf16(attached["content"]) <= 28 * 1024 if "content" in attached else True


FAILURES = (
    *(Fails(status) for status in (412, 429, 500, 502, 503, 504)),
    *(Fails(status, taken=True) for status in (500, 502, 504)),
    *(too_many("20"), Fails(), Fails(taken=True), Fails(200, "<html>"), Fails(201, "<html>", taken=True)),
    Fails(201, "{}", taken=True),
    *(refused("BotNotInConversationRoster"), refused("ConversationNotFound", 404), refused("BadArgument", 400)),
)


@given(st.data())
@settings(max_examples=40, deadline=None)
async def test_whatever_fails_a_notice_counts_as_sent_just_where_teams_has_named_all_of_its_messages(
    data: st.DataObject,
) -> None:
    """And what Teams has named is never sent again."""
    failures = st.lists(st.one_of(st.none(), st.sampled_from(FAILURES)), max_size=25)
    many = data.draw(st.lists(st.sampled_from([3, 2, 1]), min_size=1, max_size=6))
    async with platform() as called:
        sending = Sending(called)
        called.failures["send"], called.failures["open"] = data.draw(failures), data.draw(failures)
        people = [sending.address(CHAT if number % 2 else "", f"rep {number}") for number in range(3)]
        owed = [owed_to(people[number % 3], number) for number in range(len(many))]
        parts = {
            one.id: tuple(Text(f"{one.id} part {n}") for n in range(count))
            for one, count in zip(owed, many, strict=True)
        }

        async def compose(one: Notice, _tx: Transaction) -> Composed:
            return Composed(parts[one.id])

        await keep(sending.store, *people, *owed)
        worker = sending.outbox()
        worker.composers = {**worker.composers, "report.new": compose}
        async with sending.connector:
            await deliver_all(worker)
            await sending.pass_by(timedelta(hours=47), worker)
        named = Counter(one.activity["text"] for one in called.messages.values() if one.id in called.told)
        for one in owed:
            state, _ = await sending.state(one)
            all_named = all(named[part.body] for part in parts[one.id])
            assert state in (State.DONE, State.UNDELIVERED)
            assert (state is State.DONE) == all_named
        assert max(named.values(), default=1) == 1
