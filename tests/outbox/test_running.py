"""The loop: it looks, it is woken, it goes on, it stops."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.outbox import Composed, Outbox, Timing
from bot.pace import Rate
from bot.records import Notice, State
from bot.store import MemoryStore, O, Transaction, UnavailableError
from tests.fakes import NOON
from tests.outbox.parts import FakePlatform, Time, keep, kept, outbox, person, to

NEVER_POLLS = Timing(poll=3600.0)
SOON = 10.0  # seconds in which anything here must have happened


@asynccontextmanager
async def running(worker: Outbox) -> AsyncIterator[asyncio.Event]:
    stop = asyncio.Event()
    task = asyncio.create_task(worker.run(stop))
    try:
        yield stop
    finally:
        stop.set()
        await asyncio.wait_for(task, SOON)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(SOON):
        while not holds():  # noqa: ASYNC110 - what is looked at knows no events
            await asyncio.sleep(0)


async def test_what_was_due_at_the_start_and_what_it_is_woken_for_is_delivered_at_once(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    await keep(store, person("rep"), to("rep"))
    worker = outbox(store, platform, clock, timing=NEVER_POLLS)
    async with running(worker):
        await until(lambda: len(platform.sent) == 1)
        await keep(store, to("rep", 1))
        worker.nudge()
        await until(lambda: len(platform.sent) == 2)


async def test_without_being_woken_it_looks_by_itself(store: MemoryStore, platform: FakePlatform, clock: Time) -> None:
    await keep(store, person("rep"))
    async with running(outbox(store, platform, clock, timing=Timing(poll=0.001))):
        await keep(store, to("rep"))
        await until(lambda: len(platform.sent) == 1)


async def test_those_put_back_for_their_turn_do_not_wait_for_the_next_look(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    platform.channel = Rate(timedelta(seconds=0.05))
    platform.after_sending = lambda: clock.pass_by(timedelta(seconds=0.05))
    await keep(store, person("rep"), to("rep"), to("rep", 1), to("rep", 2))
    async with running(outbox(store, platform, clock, timing=NEVER_POLLS)):
        await until(lambda: len(platform.sent) == 3)


async def test_told_to_stop_it_finishes_what_is_under_way_and_takes_nothing_more(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    platform.before_answering = answer = asyncio.Event()
    await keep(store, person("rep"), to("rep"))
    worker = outbox(store, platform, clock, timing=NEVER_POLLS)
    async with running(worker) as stop:
        await platform.taken.wait()
        stop.set()
        await keep(store, to("rep", 1))
        worker.nudge()
        answer.set()
    assert platform.keys == {to("rep").id: 1}
    done, left = await kept(store, to("rep")), await kept(store, to("rep", 1))
    assert done is not None
    assert done.state is State.DONE
    assert left == to("rep", 1)


async def test_a_slow_send_does_not_hold_up_the_next_round(
    store: MemoryStore, platform: FakePlatform, clock: Time
) -> None:
    platform.before_answering = answer = asyncio.Event()
    await keep(store, person("rep"), to("rep"))
    worker = outbox(store, platform, clock, timing=NEVER_POLLS)
    async with running(worker):
        await platform.taken.wait()
        await keep(store, to("rep", 1))
        worker.nudge()
        await until(lambda: len(platform.sent) == 2)
        answer.set()


async def test_no_more_is_under_way_than_it_may_be(store: MemoryStore, platform: FakePlatform, clock: Time) -> None:
    platform.before_answering = answer = asyncio.Event()
    await keep(store, person("rep"), *(to("rep", number) for number in range(30)))
    timing = Timing(poll=0.001, batch=4, at_once=10)
    async with running(outbox(store, platform, clock, timing=timing)):
        await until(lambda: len(platform.sent) == 10)
        async with store.transaction() as tx:
            waiting = await tx.find(Notice, state=State.WAITING)
        assert sum(bool(one.lease) for one in waiting) == 10
        answer.set()
        await until(lambda: len(platform.sent) == 30)
    assert max(platform.keys.values()) == 1


@dataclass
class Away(MemoryStore):
    times: int = 0

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        if self.times:
            self.times -= 1
            raise UnavailableError("words-canary of a driver")
        return await MemoryStore.claim(self, kind, now, most, change)


async def test_a_store_that_is_away_for_a_while_does_not_end_the_loop(
    platform: FakePlatform, clock: Time, logged: list[str]
) -> None:
    store = Away(times=2)
    await keep(store, person("rep"), to("rep"))
    worker = outbox(store, platform, clock, timing=NEVER_POLLS)
    async with running(worker):
        await until(lambda: len(platform.sent) == 1)
        store.times = 1
        worker.nudge()
        await until(lambda: not store.times)
        await keep(store, to("rep", 1))
        await until(lambda: len(platform.sent) == 2)
        await keep(store, to("rep", 2))
        worker.nudge()
        await until(lambda: len(platform.sent) == 3)
    assert any("the outbox waits: UnavailableError in test_running.py" in line for line in logged)


async def test_a_round_that_fails_does_not_end_the_loop(
    store: MemoryStore, platform: FakePlatform, clock: Time, logged: list[str]
) -> None:
    async def away(owed: Notice, tx: Transaction) -> Composed:
        raise UnavailableError

    await keep(store, person("rep"), to("rep", what="away"))
    worker = outbox(store, platform, clock, {"away": away}, timing=NEVER_POLLS)
    async with running(worker):
        await until(lambda: any("a round of the outbox failed: UnavailableError" in line for line in logged))
        await keep(store, to("rep", 1))
        worker.nudge()
        await until(lambda: len(platform.sent) == 1)


async def test_a_clock_that_is_set_back_while_it_runs_brings_the_notices_back(
    store: MemoryStore, platform: FakePlatform, clock: Time, logged: list[str]
) -> None:
    await keep(store, person("rep"), to("rep"))
    clock.set_by(timedelta(days=30))
    platform.failures = [RuntimeError()]
    worker = outbox(store, platform, clock, timing=NEVER_POLLS)
    async with running(worker):
        async with asyncio.timeout(SOON):
            while (tried := await kept(store, to("rep"))) is None or tried.cause is None:  # noqa: ASYNC110 - a store tells nobody
                await asyncio.sleep(0)
        clock.set_by(-timedelta(days=30))
        worker.nudge()
        await until(lambda: "1 notices were brought back" in logged[-1])
        clock.pass_by(timedelta(seconds=60))
        worker.nudge()
        await until(lambda: len(platform.sent) == 1)
    assert clock.now() == NOON + timedelta(seconds=60)
