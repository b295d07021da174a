"""What recurs goes on, whatever clocks do."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.outbox import Composed, Outbox, Timing
from bot.outbox.clock import mend
from bot.outbox.recurring import Rhythm, following, upcoming
from bot.records import Notice, State, notice
from bot.store import MemoryStore, Transaction
from tests.damaged import DamagedStore
from tests.outbox.parts import FakePlatform, Time, deliver_all, keep, outbox

NINE = Rhythm(time(9), "UTC")
LEASE = timedelta(seconds=Timing().lease)
START = datetime(2026, 3, 2, 8, 59, tzinfo=UTC)
DAY = timedelta(days=1)


def digest_due(at: datetime) -> Notice:
    period = upcoming("digest", NINE, at)
    return notice(period.key, "", "digest", "", period.due)


def made_by(clock: Time, made: list[datetime]) -> dict[str, object]:
    async def digest(owed: Notice, tx: Transaction) -> Composed:
        made.append(clock.now())
        return Composed((), (await following(tx, owed, "digest", NINE, clock.now()),))

    return {"digest": digest}


async def set_back(store: MemoryStore, clock: Time, back: timedelta) -> None:
    """As the loop of an outbox does that sees it."""
    clock.set_by(-back)
    await mend(store, clock.now(), LEASE, back)


async def minutes(worker: Outbox, clock: Time, number: int) -> None:
    for _ in range(number):
        await deliver_all(worker)
        clock.pass_by(timedelta(minutes=1))


@pytest.mark.parametrize("back", [timedelta(), timedelta(seconds=3), timedelta(seconds=600)])
@pytest.mark.parametrize("before", [timedelta(minutes=1), timedelta(hours=5), timedelta(hours=23, minutes=59)])
async def test_five_daily_digests_come_in_five_days_though_the_clock_is_set_back_each_day(
    back: timedelta, before: timedelta, store: MemoryStore, platform: FakePlatform
) -> None:
    clock, made = Time(START + timedelta(minutes=1) - before), list[datetime]()
    worker = outbox(store, platform, clock, made_by(clock, made))  # type: ignore[arg-type]
    await keep(store, digest_due(clock.now()))
    for day in range(5):
        due = START + timedelta(minutes=1) + day * DAY
        while clock.now() < due - before:
            await minutes(worker, clock, 1)
        await set_back(store, clock, back)
        await deliver_all(worker)
        while clock.now() < due + timedelta(seconds=30):
            clock.pass_by(timedelta(seconds=30))
            await deliver_all(worker)
    days = sorted(one.date() for one in made)
    assert days == [(START + day * DAY).date() for day in range(5)]
    async with store.transaction() as tx:
        (waiting,) = await tx.find(Notice, state=State.WAITING)
    assert waiting.due.date() == (START + 5 * DAY).date()


async def test_a_period_that_is_over_already_is_passed_over(store: MemoryStore) -> None:
    first = digest_due(START)
    second, third = digest_due(first.due), digest_due(first.due + DAY)
    await keep(store, replace(second, state=State.DONE))
    async with store.transaction() as tx:
        assert await following(tx, first, "digest", NINE, first.due) == third
        await tx.put(second)
        assert await following(tx, first, "digest", NINE, first.due) == second


async def test_a_notice_whose_first_due_was_lowered_does_not_name_itself_again(store: MemoryStore) -> None:
    first = digest_due(START)
    lowered = replace(first, first_due=first.due - timedelta(seconds=3))
    async with store.transaction() as tx:
        assert await following(tx, lowered, "digest", NINE, lowered.first_due) == digest_due(first.due)


async def test_a_period_that_cannot_be_opened_is_passed_over() -> None:
    first = digest_due(START)
    second, third = digest_due(first.due), digest_due(first.due + DAY)
    store = DamagedStore({second.id})
    await keep(store, second)
    async with store.transaction() as tx:
        assert await following(tx, first, "digest", NINE, first.due) == third


async def test_what_comes_next_is_told_to_the_same_in_the_same_way(store: MemoryStore) -> None:
    first = replace(digest_due(START), to="somebody", about="it", instead=("another",), quiet=False, attempts=3)
    async with store.transaction() as tx:
        next_one = await following(tx, first, "digest", NINE, first.due)
    assert next_one == replace(digest_due(first.due), to="somebody", about="it", instead=("another",), quiet=False)
