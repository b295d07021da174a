"""News of four weeks are told once, when they are due, whatever happens meanwhile."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import wishing
from bot.insights import periods
from bot.insights.digest import asking, tending
from bot.insights.digest.wishes import STOP
from bot.records import Address, NewThere, Notice, Pause, Round, State
from bot.replies import Replies
from bot.store import Store, Transaction, run
from tests.insights.digested import FOUR_WEEKS, PERIOD, TO_ITS_END, digested, eventful
from tests.outbox.stores import ENGINES, kept_by

DAY = timedelta(days=1)


async def test_while_the_bot_is_paused_there_it_waits_and_can_be_stopped() -> None:
    there = await digested()
    await there.wants(await there.rep("kim"))
    alex = await there.wants(await there.works_here("alex"))
    await there.added("Queue board")
    pause = Pause(there.place.id, there.today, "It is being looked at.")
    await there.keep(pause)
    await there.goes_by()
    assert not there.heard("kim")
    assert not there.heard("alex")
    assert asking.ENDED in await alex.force(STOP.action)
    await run(there.branch.desk.store, lambda tx: tx.remove(Pause, pause.id))
    await there.goes_by(DAY)
    await there.goes_by(DAY)
    assert len(there.heard("kim")) == 1
    assert not there.heard("alex")


async def test_nobody_is_woken() -> None:
    there = await digested()
    await there.wants(await there.rep("kim"))
    await there.added("Queue board")
    await there.goes_by(TO_ITS_END - timedelta(hours=9))
    assert not there.heard("kim"), "it is two in the morning"
    await there.goes_by(timedelta(hours=5, minutes=1))
    assert len(there.heard("kim")) == 1


@pytest.fixture(params=ENGINES)
async def durable(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    async with kept_by(request.param, tmp_path) as store:
        yield store


async def test_over_the_stores_that_keep_everybody_is_told_once_whatever_starts_again(durable: Store) -> None:
    there = await digested(store=durable)
    await there.wants(await there.rep("kim"))
    for number in range(5):
        await there.wants(await there.works_here(f"alex {number}"))
    await eventful(there)
    there.branch.clock.move(TO_ITS_END)
    await tending.begin(there.branch.desk)
    await tending.begin(there.branch.desk)
    await there.tend()
    async with durable.transaction() as tx:
        (kept,) = await tx.find(Round)
        await tx.put(replace(kept, shelf=1, done=False))  # as if the commit that said so were lost
    await there.tend()
    heard = Counter(name for name, text in there.told.sent if "What is new" in text.body)
    assert heard == {"kim": 1, **{f"alex {number}": 1 for number in range(5)}}


class CrashedError(Exception):
    """The process is gone."""


async def test_a_crash_while_they_are_told_leaves_nobody_out_and_tells_nobody_twice() -> None:
    there = await digested()
    for number in range(4):
        await there.wants(await there.works_here(f"alex {number}"))
    await there.added("Queue board")
    there.branch.clock.move(TO_ITS_END)
    desk = there.branch.desk
    await tending.begin(desk)

    async def crash(tx: Transaction) -> None:
        assert await tending.step(tx, f"digest/{PERIOD}", desk)
        assert len(await tx.find(Notice)) == 2, "a shelf at a time"
        raise CrashedError

    await run(desk.store, lambda tx: tending.step(tx, f"digest/{PERIOD}", desk))
    with pytest.raises(CrashedError):
        await run(desk.store, crash)
    assert len(await there.owed()) == 1
    await there.tend()
    await there.tend()
    assert sorted(there.told.names) == [f"alex {number}" for number in range(4)]


async def test_a_crash_between_sending_and_recording_sends_under_the_same_key() -> None:
    there = await digested()
    await there.wants(await there.rep("kim"))
    await there.added("Queue board")
    there.branch.clock.move(TO_ITS_END)
    await tending.tend(there.branch.desk)
    keys, send = list[str](), there.told.send

    async def taken_and_gone(address: Address, replies: Replies, key: str) -> None:
        keys.append(key)
        if len(keys) == 1:
            raise CrashedError
        await send(address, replies, key)

    there.told.send = taken_and_gone  # type: ignore[method-assign]
    await there.deliver()
    await there.goes_by(timedelta(hours=2))
    assert keys == [keys[0], keys[0]]
    (owed,) = await there.owed()
    assert (owed.id, owed.state) == (keys[0], State.DONE)


async def test_a_clock_that_is_set_back_tells_no_period_again() -> None:
    there = await digested()
    await there.wants(await there.works_here("alex"))
    await there.added("Queue board")
    await there.goes_by()
    for back in (2 * FOUR_WEEKS, FOUR_WEEKS):
        there.branch.clock.move(-back)
        await there.tend()
        there.branch.clock.move(back)
        await there.tend()
    assert len(there.heard("alex")) == 1


async def test_what_was_missed_is_not_made_up_for_but_for_the_last() -> None:
    there = await digested()
    await there.wants(await there.works_here("alex"))
    await there.added("Queue board")
    there.branch.clock.move(FOUR_WEEKS)
    await there.added("Cameras")
    await there.goes_by(TO_ITS_END + DAY)
    (said,) = there.heard("alex")
    assert "Cameras" in said
    assert "Queue board" not in said


async def test_what_could_not_be_sent_for_a_whole_period_is_old_and_dropped() -> None:
    there = await digested()
    await there.wants(await there.works_here("alex"))
    await there.added("Queue board")
    there.branch.clock.move(TO_ITS_END)
    await tending.tend(there.branch.desk)
    there.branch.clock.move(FOUR_WEEKS)
    await there.tend()
    assert not there.heard("alex")
    assert not await there.every(NewThere)
    assert [one.number for one in await there.every(Round)] == [PERIOD + 1]


def test_it_lies_on_the_grid_of_concern_reports() -> None:
    assert periods.Run(PERIOD, PERIOD).words == "2 November 2026 to 29 November 2026"
    assert wishing.shelf("a0f3") == "a0"
