"""What is due is delivered, once, in words that are found then; or others are told."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.outbox import UNREACHED, CannotDeliverError, Composed, Outbox, Timing, TryLaterError
from bot.outbox.after import DONE_KEPT, GIVE_UP_AFTER, LONGEST_WAIT, UNDELIVERED_KEPT
from bot.outbox.recurring import Rhythm, upcoming
from bot.pace import Rate
from bot.records import Address, Cause, Notice, State, notice
from bot.replies import Text
from bot.store import MemoryStore, O, Transaction
from tests.fakes import NOON
from tests.outbox.parts import (
    COMPOSERS,
    WORDS,
    FakePlatform,
    Time,
    deliver_all,
    deliver_until,
    keep,
    kept,
    outbox,
    person,
    to,
)

LEASE = timedelta(seconds=Timing().lease)


async def test_what_is_due_is_delivered_once(store: MemoryStore, platform: FakePlatform, clock: Time) -> None:
    await keep(store, person("rep"), to("rep"))
    worker = outbox(store, platform, clock)
    assert await worker.deliver_due() == 1
    assert await worker.deliver_due() == 0
    assert platform.sent == [("channel-canary-rep", to("rep").id)]
    done = await kept(store, to("rep"))
    assert done is not None
    assert (done.state, done.lease) == (State.DONE, "")


async def test_what_is_not_due_waits(store: MemoryStore, platform: FakePlatform, clock: Time) -> None:
    await keep(store, person("rep"), to("rep", due=NOON + timedelta(days=1)))
    worker = outbox(store, platform, clock)
    assert await worker.deliver_due() == 0
    clock.pass_by(timedelta(days=1))
    assert await worker.deliver_due() == 1
    assert len(platform.sent) == 1


async def test_a_cause_that_comes_again_tells_nobody_twice(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    worker = outbox(store, platform, clock)
    await keep(store, person("rep"), to("rep"), to("rep"))
    await deliver_all(worker)
    clock.pass_by(DONE_KEPT - timedelta(seconds=1))
    await keep(store, to("rep"))
    await deliver_all(worker)
    assert len(platform.sent) == 1


async def test_what_is_over_is_forgotten_after_a_while(store: MemoryStore, platform: FakePlatform, clock: Time) -> None:
    await keep(store, person("rep"), to("rep"), to("stranger"))
    worker = outbox(store, platform, clock)
    await deliver_all(worker)
    clock.pass_by(DONE_KEPT)
    await deliver_all(worker)
    assert await kept(store, to("rep")) is None
    assert await kept(store, to("stranger")) is not None
    clock.pass_by(UNDELIVERED_KEPT)
    await deliver_all(worker)
    assert await kept(store, to("stranger")) is None
    assert len(platform.sent) == 1


async def test_with_nothing_to_tell_any_more_nothing_is_sent(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    async def nothing(owed: Notice, tx: Transaction) -> Composed:
        return Composed()

    await keep(store, person("rep"), to("rep"))
    await deliver_all(outbox(store, platform, clock, {"report.new": nothing}))
    done = await kept(store, to("rep"))
    assert done is not None
    assert done.state is State.DONE
    assert platform.tried == []


async def test_what_was_withdrawn_while_it_was_claimed_is_not_sent(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    class Withdrawing(MemoryStore):
        async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
            claimed = await MemoryStore.claim(self, kind, now, most, change)
            async with self.transaction() as tx:
                await tx.remove(Notice, to("rep").id)
            return claimed

    withdrawing = Withdrawing()
    await keep(withdrawing, person("rep"), to("rep"))
    await outbox(withdrawing, platform, clock).deliver_due()
    assert platform.tried == []
    assert await kept(withdrawing, to("rep")) is None


@pytest.mark.parametrize(
    ("owed", "cause"),
    [
        (to("stranger", instead=("branch",)), Cause.NO_ADDRESS),
        (to("rep", what="unknown", instead=("branch",)), Cause.NO_WORDS),
    ],
)
async def test_what_can_never_be_delivered_is_told_to_others(
    store: MemoryStore, platform: FakePlatform, clock: Time, owed: Notice, cause: Cause
) -> None:
    await keep(store, person("rep"), person("branch"), owed)
    await deliver_all(outbox(store, platform, clock))
    failed = await kept(store, owed)
    assert failed is not None
    assert (failed.state, failed.cause) == (State.UNDELIVERED, cause)
    assert platform.channels == ["channel-canary-branch"]


async def test_a_rep_who_cannot_be_reached_is_not_tried_again_and_others_are_told(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    platform.failures = [CannotDeliverError(Cause.UNREACHABLE)]
    await keep(store, person("rep"), person("branch"), person("office"), to("rep", instead=("branch", "office")))
    await deliver_until(store, outbox(store, platform, clock), clock, timedelta(days=20))
    assert platform.tried.count(to("rep").id) == 1
    assert sorted(platform.channels) == ["channel-canary-branch", "channel-canary-office"]


async def test_when_the_others_cannot_be_reached_either_it_ends_there(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    platform.failures = [CannotDeliverError() for _ in range(10)]
    await keep(store, person("rep"), person("branch"), to("rep", instead=("branch",)))
    await deliver_until(store, outbox(store, platform, clock), clock, timedelta(days=10))
    assert len(platform.tried) == 2
    async with store.transaction() as tx:
        assert len(await tx.find(Notice, state=State.UNDELIVERED)) == 2


async def test_a_failure_is_tried_again_later_and_later(
    store: MemoryStore, platform: FakePlatform, clock: Time, logged: list[str]
) -> None:
    platform.failures = [RuntimeError("words-canary of the platform"), TryLaterError(), None]
    await keep(store, person("rep"), to("rep"))
    worker = outbox(store, platform, clock)
    await deliver_all(worker)
    assert any("a send failed: RuntimeError in parts.py" in line for line in logged)
    clock.pass_by(timedelta(seconds=5))
    await deliver_all(worker)
    assert len(platform.tried) == 2
    clock.pass_by(timedelta(seconds=9))
    await deliver_all(worker)
    assert len(platform.tried) == 2
    clock.pass_by(timedelta(seconds=1))
    await deliver_all(worker)
    assert len(platform.sent) == 1


async def test_a_platform_that_stays_away_is_given_up_after_three_days_and_others_are_told(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    away = replace(person("rep"), platform="a platform without settings")
    await keep(store, away, person("branch"), to("rep", instead=("branch",)))
    await deliver_until(store, outbox(store, platform, clock), clock, GIVE_UP_AFTER + timedelta(hours=2))
    failed = await kept(store, to("rep"))
    assert failed is not None
    assert (failed.state, failed.cause) == (State.UNDELIVERED, Cause.PLATFORM_OFF)
    assert platform.channels == ["channel-canary-branch"]


async def test_a_send_without_an_answer_in_time_is_tried_again(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    platform.before_answering = asyncio.Event()
    await keep(store, person("rep"), to("rep"))
    await outbox(store, platform, clock, timing=Timing(send=0.01)).deliver_due()
    tried = await kept(store, to("rep"))
    assert tried is not None
    assert (tried.state, tried.cause) == (State.WAITING, Cause.TOO_SLOW)


async def test_words_that_cannot_be_found_hold_up_nobody_else(
    store: MemoryStore, platform: FakePlatform, clock: Time, logged: list[str]
) -> None:
    async def broken(owed: Notice, tx: Transaction) -> Composed:
        raise ValueError(owed.about)

    await keep(store, person("rep"), to("rep", what="broken"), to("rep", 1))
    await outbox(store, platform, clock, {"broken": broken}).deliver_due()
    assert platform.keys == {to("rep", 1).id: 1}
    assert any("a notice could not be made ready: ValueError in test_delivering.py" in line for line in logged)


async def test_a_notice_that_takes_the_process_down_each_time_is_given_up(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    owed = replace(to("rep"), attempts=100)
    await keep(store, person("rep"), owed)
    await outbox(store, platform, clock).deliver_due()
    failed = await kept(store, owed)
    assert failed is not None
    assert (failed.state, failed.cause) == (State.UNDELIVERED, Cause.GIVEN_UP)
    assert platform.tried == []


async def test_quiet_hours_of_the_recipient_are_waited_for_unless_it_cannot_wait(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    clock.wall = datetime(2026, 11, 22, 21, tzinfo=UTC)
    sleeper = person("rep", zone="America/New_York", quiet_from=time(15), quiet_until=time(7))
    urgent = replace(to("rep", 1), quiet=False)
    await keep(store, sleeper, to("rep"), urgent)
    worker = outbox(store, platform, clock)
    await deliver_all(worker)
    assert platform.keys == {urgent.id: 1}
    waiting = await kept(store, to("rep"))
    assert waiting is not None
    assert (waiting.due, waiting.attempts) == (datetime(2026, 11, 23, 12, tzinfo=UTC), 0)
    clock.pass_by(timedelta(hours=15))
    await deliver_all(worker)
    assert platform.keys == {urgent.id: 1, to("rep").id: 1}


async def test_a_rate_is_kept_by_all_workers_together(store: MemoryStore, platform: FakePlatform, clock: Time) -> None:
    platform.channel = Rate(timedelta(seconds=1))
    await keep(store, person("rep"), *(to("rep", number) for number in range(30)))
    workers = [outbox(store, platform, clock) for _ in range(2)]
    for second in range(30):
        for worker in workers:
            await deliver_all(worker)
        assert len(platform.sent) == second + 1
        clock.pass_by(timedelta(seconds=1))
    assert max(platform.keys.values()) == 1


async def test_a_platform_that_asks_to_wait_is_left_alone_by_others_too(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    platform.failures = [TryLaterError(timedelta(seconds=30))]
    elsewhere = replace(person("away"), workspace="another workspace")
    await keep(store, person("rep"), person("other"), elsewhere, to("rep"))
    one, another = outbox(store, platform, clock), outbox(store, platform, clock)
    await one.deliver_due()
    await keep(store, to("rep", 1), to("other", 2), to("away", 3))
    await deliver_all(another)
    assert platform.channels == ["channel-canary-away"]
    clock.pass_by(timedelta(seconds=29))
    await deliver_all(another)
    assert len(platform.sent) == 1
    await deliver_until(store, one, clock, timedelta(seconds=2))
    assert len(platform.sent) == 4


@pytest.mark.parametrize("wait", [timedelta(days=4), timedelta(days=3650), timedelta.max, timedelta.min])
async def test_a_platform_that_asks_for_far_too_long_a_wait_is_tried_again_all_the_same(
    wait: timedelta, store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    platform.failures = [TryLaterError(wait)]
    await keep(store, person("rep"), person("other"), to("rep"), to("other", 1, due=NOON + timedelta(seconds=5)))
    await deliver_until(store, outbox(store, platform, clock), clock, LONGEST_WAIT + timedelta(minutes=1))
    assert platform.keys == {to("rep").id: 1, to("other", 1).id: 1}


async def test_what_recurs_brings_the_next_along_and_tells_everybody_of_this_one(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    morning = Rhythm(time(9), "Europe/London")
    reps = ("alex", "sam")

    async def digest(owed: Notice, tx: Transaction) -> Composed:
        period = upcoming("digest", morning, clock.now(), owed.first_due)
        following = notice(period.key, "", "digest", "", period.due)
        return Composed((), (following, *(to(rep, owed.due.toordinal(), due=clock.now()) for rep in reps)))

    first = upcoming("digest", morning, clock.now())
    start = notice(first.key, "", "digest", "", first.due)
    await keep(store, person("alex"), person("sam"), start)
    worker = outbox(store, platform, clock, {"digest": digest})
    for day in range(5):
        await deliver_until(store, worker, clock, timedelta(hours=24))
        await keep(store, start)  # as each start of the bot does
        assert len(platform.sent) == 2 * (day + 1)


async def test_the_chain_goes_on_when_one_of_it_cannot_be_delivered(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    async def weekly(owed: Notice, tx: Transaction) -> Composed:
        return Composed((Text(WORDS),), (to("rep", 2, due=NOON + timedelta(days=7)),))

    platform.failures = [CannotDeliverError()]
    await keep(store, person("rep"), to("rep", what="weekly"))
    await deliver_all(outbox(store, platform, clock, {"weekly": weekly}))
    assert await kept(store, to("rep", 2)) is not None


@settings(max_examples=3, deadline=None)
@given(st.data())
async def test_of_a_thousand_notices_with_random_failures_each_ends_delivered_or_undelivered(
    data: st.DataObject,
) -> None:
    chosen = data.draw(st.randoms(use_true_random=False))
    store, platform, clock = MemoryStore(), FakePlatform(), Time()
    platform.failures = [
        chosen.choice(
            [None, None, RuntimeError(), TryLaterError(), TryLaterError(timedelta(minutes=1)), CannotDeliverError()]
        )
        for _ in range(2_000)
    ]
    names = [str(number) for number in range(50)]
    owed = [to(name, number) for name in names for number in range(20)]
    await keep(store, *(person(name) for name in names), *owed)
    workers = [outbox(store, platform, clock, timing=Timing(batch=200)) for _ in range(2)]
    ended: dict[str, State] = {}
    while len(ended) < len(owed):
        for worker in workers:
            await deliver_all(worker)
        async with store.transaction() as tx:
            notices = await tx.find(Notice)
        ended |= {one.id: one.state for one in notices if one.state is not State.WAITING}
        dues = [one.due for one in notices if one.state is State.WAITING]
        clock.pass_by(max(min(dues, default=clock.wall) - clock.wall, timedelta(seconds=1)))
    assert max(platform.keys.values()) == 1
    assert {one for one, state in ended.items() if state is State.DONE} == set(platform.keys)


def test_an_outbox_without_words_for_what_could_not_be_delivered_does_not_start(clock: Time) -> None:
    without = {what: composer for what, composer in COMPOSERS.items() if what != UNREACHED}
    with pytest.raises(LookupError, match="nobody words"):
        Outbox(MemoryStore(), {}, without, clock.now, b"")


def test_a_lease_that_leaves_no_room_around_a_send_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        Timing(lease=20.0, send=15.0)


def test_nothing_personal_shows_where_an_address_is_printed() -> None:
    shown = repr(person("rep"))
    assert "channel-canary" not in shown
    assert "workspace-canary" not in shown
    assert Address.personal


async def test_whatever_goes_wrong_no_log_tells_of_anybody(
    store: MemoryStore, platform: FakePlatform, clock: Time, logged: list[str]
) -> None:
    before = len(logged)
    platform.failures = [ValueError(WORDS), CannotDeliverError(), TryLaterError(timedelta(minutes=1))]
    nowhere = replace(person("nowhere"), zone="zone-canary", quiet_from=time(1), quiet_until=time(2))
    await keep(store, person("rep"), nowhere, to("stranger"), to("rep", 1, what="what-canary"), to("nowhere", 2))
    await keep(store, to("rep", 3), to("rep", 4))
    await deliver_until(store, outbox(store, platform, clock), clock, timedelta(days=1))
    told = "\n".join(logged[before:])
    assert "a notice cannot be delivered: unreachable" in told
    assert "canary" not in told
    assert not any(to("rep", number).id in told for number in range(5))
