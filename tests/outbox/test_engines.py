"""The same over the stores that keep: records there and back, crashes, two workers, erased addresses."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.stores import kept as stores
from adapters.stores import master, sealing, slots, vault
from adapters.stores.embedded import engine as embedded
from adapters.stores.kept import KeptStore
from bot.outbox import CannotDeliverError, Timing, TryLaterError
from bot.outbox.clock import mend
from bot.records import KINDS, Address, Cause, Notice, State
from tests.outbox.parts import FakePlatform, Time, deliver_all, deliver_until, keep, kept, outbox, person, to
from tests.outbox.samples import EACH
from tests.outbox.stores import ENGINES, kept_by
from tests.outbox.test_running import running, until

LEASE = timedelta(seconds=Timing().lease)


@pytest.fixture(params=ENGINES)
async def durable(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[KeptStore]:
    async with kept_by(request.param, tmp_path) as store:
        yield store


async def test_every_record_comes_back_as_it_was_kept(durable: KeptStore) -> None:
    assert set(EACH) == set(KINDS)
    await keep(durable, *EACH.values())
    for record in EACH.values():
        assert await kept(durable, record) == record


async def test_two_workers_with_failures_bring_each_to_its_end_once(
    durable: KeptStore, platform: FakePlatform, clock: Time
) -> None:
    platform.failures = [RuntimeError(), None, CannotDeliverError(), TryLaterError(timedelta(seconds=9)), None] * 8
    names = ("alex", "sam", "rep", "branch")
    await keep(durable, *map(person, names), *(to(names[one % 4], one) for one in range(60)))
    workers = [outbox(durable, platform, clock) for _ in range(2)]
    while any(await asyncio.gather(*(worker.deliver_due() for worker in workers))):
        pass
    await deliver_until(durable, workers[0], clock, timedelta(hours=4))
    async with durable.transaction() as tx:
        ended = await tx.find(Notice)
    assert {one.state for one in ended} == {State.DONE, State.UNDELIVERED}
    assert {one.id for one in ended if one.state is State.DONE} == set(platform.keys)
    assert max(platform.keys.values()) == 1


async def test_a_crash_after_sending_and_a_clock_that_was_set_back_leave_nothing_stuck(
    durable: KeptStore, platform: FakePlatform, clock: Time
) -> None:
    clock.set_by(timedelta(days=400))
    await keep(durable, person("rep"), to("rep"))
    platform.before_answering = asyncio.Event()
    dying = asyncio.create_task(outbox(durable, platform, clock).deliver_due())
    await platform.taken.wait()
    dying.cancel()
    await asyncio.wait([dying])
    platform.before_answering = None
    clock.set_by(-timedelta(days=400))
    assert await mend(durable, clock.now(), LEASE) == 1
    await deliver_all(outbox(durable, platform, clock))
    assert len(platform.sent) == 1
    clock.pass_by(LEASE)
    await deliver_all(outbox(durable, platform, clock))
    assert platform.keys == {to("rep").id: 2}


async def test_damaged_records_hold_up_no_other(tmp_path: Path, platform: FakePlatform) -> None:
    engine = await embedded.open_engine(tmp_path / "store", stores.shapes(KINDS))
    keys = tmp_path / "keys"
    store = await stores.open_kept(engine, KINDS, await vault.open_vault(keys, master.from_folder(keys)))
    await keep(store, person("bad"), person("rep"), to("bad"), *(to("rep", number) for number in range(1, 6)))
    async with engine.transaction() as rows:
        address, newer = await rows.get("address", person("bad").id), await rows.get("notice", to("rep", 5).id)
        assert address and newer  # noqa: PT018
        await rows.put(replace(newer, fields={**newer.fields, "cause": "of a newer version"}))
    slot = sealing.slot(address)
    assert slot is not None
    with (keys / "vault").open("r+b") as file:
        file.seek(slots.offset(slot) + 30)
        file.write(b"damaged")
    worker = outbox(store, platform, Time())
    async with running(worker):
        await until(lambda: len(platform.sent) == 4)
    assert platform.keys == {to("rep", number).id: 1 for number in range(1, 5)}
    left = await kept(store, to("bad"))
    assert left is not None
    assert (left.state, left.cause) == (State.WAITING, Cause.FAILED)
    await store.close()


async def test_nobody_is_told_at_an_address_that_was_erased(
    durable: KeptStore, platform: FakePlatform, clock: Time
) -> None:
    await keep(durable, person("rep"), person("branch"), to("rep", instead=("branch",)))
    async with durable.transaction() as tx:
        await tx.remove(Address, person("rep").id)
    await deliver_all(outbox(durable, platform, clock))
    assert platform.channels == ["channel-canary-branch"]
