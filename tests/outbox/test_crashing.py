"""Crashes, leases, several workers, and clocks that are set."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from bot.outbox import Timing, TryLaterError
from bot.outbox.after import GIVE_UP_AFTER, Later, after
from bot.outbox.clock import LANE_KEPT, SKEW, Watch, brought_back, mend
from bot.outbox.worker import Outbox
from bot.pace import Rate
from bot.records import Cause, Lane, Notice, State
from bot.store import MemoryStore, O, StoppedError, Transaction, UnavailableError
from tests.fakes import NOON
from tests.outbox.parts import FakePlatform, Time, deliver_all, keep, kept, outbox, person, to

LEASE = timedelta(seconds=Timing().lease)


async def crash_after_sending(worker: Outbox, platform: FakePlatform) -> None:
    """The platform has taken the message, and the process dies before it hears so."""
    platform.before_answering = asyncio.Event()
    dying = asyncio.create_task(worker.deliver_due())
    await platform.taken.wait()
    dying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await dying
    platform.before_answering = None


async def test_a_crash_between_sending_and_recording_sends_once_more_after_the_lease_under_the_same_key(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    await keep(store, person("rep"), to("rep"))
    await crash_after_sending(outbox(store, platform, clock), platform)
    successor = outbox(store, platform, clock)
    clock.pass_by(LEASE - timedelta(seconds=1))
    await deliver_all(successor)
    assert platform.keys == {to("rep").id: 1}
    clock.pass_by(timedelta(seconds=1))
    await deliver_all(successor)
    assert platform.keys == {to("rep").id: 2}
    clock.pass_by(2 * LEASE)
    await deliver_all(successor)
    assert platform.keys == {to("rep").id: 2}


async def test_two_workers_never_send_the_same(store: MemoryStore, platform: FakePlatform, clock: Time) -> None:
    await keep(store, person("rep"), *(to("rep", number) for number in range(200)))
    workers = [outbox(store, platform, clock) for _ in range(2)]
    while any(await asyncio.gather(*(worker.deliver_due() for worker in workers))):
        pass
    assert len(platform.keys) == 200
    assert max(platform.keys.values()) == 1


async def test_who_comes_back_after_the_lease_leaves_what_somebody_else_has_taken(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    await keep(store, person("rep"), to("rep"))
    platform.before_answering = answer = asyncio.Event()
    slow = asyncio.create_task(outbox(store, platform, clock).deliver_due())
    await platform.taken.wait()
    clock.pass_by(LEASE)
    platform.before_answering = None
    platform.failures = [TryLaterError(timedelta(minutes=5))]
    await outbox(store, platform, clock).deliver_due()
    answer.set()
    await slow
    owed = await kept(store, to("rep"))
    assert owed is not None
    assert (owed.state, owed.attempts) == (State.WAITING, 2)


async def test_nothing_is_sent_that_could_outlast_its_lease(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    @dataclass
    class Slow(MemoryStore):
        passing: Callable[[timedelta], None] = clock.pass_by

        async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
            claimed = await MemoryStore.claim(self, kind, now, most, change)
            self.passing(LEASE - timedelta(seconds=Timing().send - 1))
            return claimed

    for passing in (clock.pass_by, clock.set_by):
        slow = Slow(passing=passing)
        await keep(slow, person("rep"), to("rep"))
        await outbox(slow, platform, clock).deliver_due()
        assert platform.tried == []
        owed = await kept(slow, to("rep"))
        assert owed is not None
        assert owed.lease


async def test_a_clock_that_jumps_forward_makes_no_process_send_twice_at_once(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    await keep(store, person("rep"), to("rep"))
    platform.before_answering = answer = asyncio.Event()
    worker = outbox(store, platform, clock)
    sending = asyncio.create_task(worker.deliver_due())
    await platform.taken.wait()
    clock.set_by(timedelta(days=1))
    assert await worker.deliver_due() == 0
    answer.set()
    await sending
    await deliver_all(worker)
    assert platform.keys == {to("rep").id: 1}
    assert platform.at_once == 1
    owed = await kept(store, to("rep"))
    assert owed is not None
    assert owed.state is State.DONE


@pytest.mark.parametrize("jump", [timedelta(minutes=10), timedelta(days=2), timedelta(days=4000)])
async def test_a_clock_that_was_set_back_leaves_nothing_stuck(
    store: MemoryStore, platform: FakePlatform, clock: Time, jump: timedelta
) -> None:
    clock.set_by(jump)
    reminder = to("rep", 3, due=NOON + timedelta(days=5000))
    await keep(store, person("rep"), to("rep", 1), to("rep", 2), reminder)
    platform.failures = [None, TryLaterError(timedelta(hours=1))]
    worker = outbox(store, platform, clock, timing=Timing(batch=1))
    await crash_after_sending(worker, platform)
    await worker.deliver_due()
    clock.set_by(-jump)
    await deliver_all(worker)
    assert len(platform.sent) == 1
    assert await mend(store, clock.now(), LEASE) == 2
    clock.pass_by(LEASE)
    await deliver_all(worker)
    assert platform.keys == {to("rep", 1).id: 1, to("rep", 2).id: 2} or platform.keys == {
        to("rep", 1).id: 2,
        to("rep", 2).id: 1,
    }
    assert await kept(store, reminder) == reminder


async def test_what_is_claimed_again_while_it_is_put_back_does_not_wait_for_its_lease_to_end(
    platform: FakePlatform, clock: Time
) -> None:
    class Overtaken(MemoryStore):
        """Answers a commit that puts a notice back only after another round has claimed that notice."""

        @asynccontextmanager
        async def transaction(self):  # type: ignore[no-untyped-def] # noqa: ANN202
            async with MemoryStore.transaction(self) as tx:
                yield tx
            owed = self._tables.get("notice", {}).get(to("rep", 1).id)
            if isinstance(owed, Notice) and owed.due == NOON + timedelta(seconds=1) and clock.wall == NOON:
                clock.pass_by(timedelta(seconds=1))
                assert await worker.deliver_due() == 0

    store = Overtaken()
    platform.channel = Rate(timedelta(seconds=1) - timedelta(microseconds=1))
    platform.workspace = Rate(timedelta(seconds=1))
    worker = outbox(store, platform, clock)
    await keep(store, person("rep"), to("rep"))
    await worker.deliver_due()
    await keep(store, to("rep", 1))
    await worker.deliver_due()
    assert await worker.deliver_due() == 1
    assert platform.keys == {to("rep").id: 1, to("rep", 1).id: 1}


async def test_what_is_being_sent_while_the_clock_is_set_back_is_not_sent_by_another(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    clock.set_by(timedelta(days=1))
    await keep(store, person("rep"), to("rep"))
    platform.before_answering = answer = asyncio.Event()
    sending = asyncio.create_task(outbox(store, platform, clock).deliver_due())
    await platform.taken.wait()
    clock.set_by(-timedelta(days=1))
    await mend(store, clock.now(), LEASE)
    await deliver_all(outbox(store, platform, clock))
    answer.set()
    await sending
    clock.pass_by(2 * LEASE)
    await deliver_all(outbox(store, platform, clock))
    assert platform.keys == {to("rep").id: 1}


async def test_mending_forgets_lanes_that_nobody_uses(store: MemoryStore, platform: FakePlatform, clock: Time) -> None:
    await keep(store, person("rep"), to("rep"))
    await deliver_all(outbox(store, platform, clock))
    await mend(store, clock.now(), LEASE)
    async with store.transaction() as tx:
        assert len(await tx.find(Lane)) == 2
    clock.pass_by(LANE_KEPT + timedelta(seconds=1))
    await mend(store, clock.now(), LEASE)
    async with store.transaction() as tx:
        assert await tx.find(Lane) == ()


def test_only_a_clock_that_goes_back_is_noticed(clock: Time) -> None:
    watch = Watch(clock.now, clock.monotonic)
    assert not watch.went_back()
    clock.pass_by(timedelta(days=3))
    assert not watch.went_back()
    clock.set_by(timedelta(hours=1))
    assert not watch.went_back()
    clock.set_by(-SKEW)
    assert watch.went_back() == SKEW
    assert not watch.went_back()


@dataclass
class Failing:
    """A store that cannot be reached for a while once something was sent."""

    failures: int = 0
    error: type[Exception] = UnavailableError
    inner: MemoryStore = field(default_factory=MemoryStore)

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        if self.failures:
            self.failures -= 1
            raise self.error
        return self.inner.transaction()

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        return await self.inner.claim(kind, now, most, change)

    async def close(self) -> None:
        await self.inner.close()


async def test_a_send_is_recorded_once_the_store_is_back(platform: FakePlatform, clock: Time) -> None:
    store = Failing()
    await keep(store, person("rep"), to("rep"))
    platform.after_sending = lambda: setattr(store, "failures", 2)
    await outbox(store, platform, clock).deliver_due()
    owed = await kept(store, to("rep"))
    assert owed is not None
    assert owed.state is State.DONE


async def test_a_store_that_has_stopped_is_not_asked_again_to_record(platform: FakePlatform, clock: Time) -> None:
    store = Failing(error=StoppedError)
    await keep(store, person("rep"), to("rep"))
    platform.after_sending = lambda: setattr(store, "failures", 1)
    with pytest.raises(StoppedError):
        await outbox(store, platform, clock).deliver_due()
    owed = await kept(store, to("rep"))
    assert owed is not None
    assert owed.lease


def test_what_nobody_has_taken_up_moves_back_with_the_clock() -> None:
    back = timedelta(days=365)
    later = to("rep", due=NOON + back + timedelta(hours=6))
    mended = brought_back(later, NOON, LEASE, back)
    assert mended is not None
    assert mended.due == mended.since == NOON + timedelta(hours=6)
    assert mended.first_due == later.first_due  # by which a period knows which one it is
    at_once = brought_back(to("rep", due=NOON + timedelta(days=300)), NOON, LEASE, back)
    assert at_once is not None
    assert at_once.due == NOON
    assert brought_back(later, NOON, LEASE, timedelta()) is None
    assert brought_back(mended, NOON, LEASE, back) is None  # nor does a second process move it again


async def test_a_claim_that_is_not_durable_yet_while_a_send_is_recorded_sends_nothing_twice(
    platform: FakePlatform, clock: Time
) -> None:
    class SlowToAnswer(MemoryStore):
        """Answers a claim only once what was being sent meanwhile has been recorded."""

        async def claim(self, kind, now, most, change):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
            claimed = await MemoryStore.claim(self, kind, now, most, change)
            if platform.sent:
                answer.set()
                await asyncio.wait([sending])
            return claimed

    store = SlowToAnswer()
    await keep(store, person("rep"), to("rep"))
    platform.before_answering = answer = asyncio.Event()
    worker = outbox(store, platform, clock)
    sending = asyncio.create_task(worker.deliver_due())
    await platform.taken.wait()
    clock.set_by(timedelta(days=1))
    await worker.deliver_due()
    await deliver_all(worker)
    assert platform.keys == {to("rep").id: 1}


def test_what_a_clock_ahead_took_up_is_as_old_as_this_clock_can_tell() -> None:
    year = timedelta(days=365)
    taken = replace(to("rep", due=NOON + year), moved=NOON + year, attempts=5)
    mended = brought_back(taken, NOON, LEASE, timedelta())
    assert mended is not None
    assert (mended.first_due, mended.since) == (NOON + year, NOON)
    failed = Later(Cause.FAILED)
    assert after(mended, failed, NOON + GIVE_UP_AFTER - timedelta(seconds=1), 1.0)[0].state is State.WAITING
    assert after(mended, failed, NOON + GIVE_UP_AFTER, 1.0)[0].state is State.UNDELIVERED
    earlier = brought_back(replace(mended, moved=NOON), NOON - timedelta(days=1), LEASE, timedelta())
    assert earlier is not None
    assert earlier.since == NOON - timedelta(days=1)
