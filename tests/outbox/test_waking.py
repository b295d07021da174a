"""A commit that owes somebody something wakes the outbox of its process."""

import asyncio
from dataclasses import replace

import pytest

from adapters.commands import serving
from bot.bot import Bot
from bot.outbox import Timing, WakingStore
from bot.records import Cause, Notice, State
from bot.store import MemoryStore, StoreError
from tests import fakes
from tests.outbox.parts import FakePlatform, Time, keep, kept, outbox, person, to
from tests.outbox.test_running import NEVER_POLLS, running, until


async def test_only_a_commit_that_owes_something_wakes() -> None:
    woken = asyncio.Event()
    store = WakingStore(MemoryStore(), woken)
    await keep(store, person("rep"))
    async with store.transaction() as tx:
        assert await tx.get(Notice, to("rep").id) is None
        assert await tx.find(Notice) == ()
        await tx.put(replace(person("rep"), zone="Europe/London"))
    assert not woken.is_set()
    async with store.transaction() as tx:
        await tx.add(to("rep"))
        assert not woken.is_set()
    assert woken.is_set()


async def test_what_is_not_committed_wakes_nobody() -> None:
    woken = asyncio.Event()
    store = WakingStore(MemoryStore(), woken)
    with pytest.raises(StoreError):
        await _broken_off(store)
    assert not woken.is_set()
    assert await kept(store, to("rep")) is None


async def _broken_off(store: WakingStore) -> None:
    async with store.transaction() as tx:
        await tx.add(to("rep"))
        raise StoreError


async def test_what_is_due_at_once_does_not_wait_for_the_next_look(platform: FakePlatform, clock: Time) -> None:
    woken = asyncio.Event()
    store = WakingStore(MemoryStore(), woken)
    await keep(store, person("rep"))
    worker = outbox(store, platform, clock, timing=NEVER_POLLS)
    worker.nudged = woken
    async with running(worker):
        for number in range(3):
            await keep(store, to("rep", number))
            await until(lambda number=number: len(platform.sent) == number + 1)  # type: ignore[misc]


async def test_while_it_serves_what_a_handler_owes_is_taken_at_once() -> None:
    woken = asyncio.Event()
    desk = replace(fakes.desk(), store=WakingStore(MemoryStore(), woken))
    async with serving.delivering(Bot(desk), desk, woken, Timing(poll=3600.0)), asyncio.timeout(10):
        for number in range(3):
            async with desk.store.transaction() as tx:
                await tx.add(to("rep", number))
            while not (found := await kept(desk.store, to("rep", number))) or found.state is not State.UNDELIVERED:  # noqa: ASYNC110
                await asyncio.sleep(0.001)
            assert found.cause is Cause.NO_WORDS
