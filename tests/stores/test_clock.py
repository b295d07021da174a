"""A clock that jumps, over the stores that the bot has."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.outbox import Timing
from bot.records import Notice, State
from bot.store import Store, run
from tests.fakes import NOON
from tests.outbox.parts import FakePlatform, Time, keep, outbox, person, to
from tests.outbox.stores import open_store
from tests.stores.crash_plans import SHELVES, Errand
from tests.stores.places import Embedded, Place, Postgres, opened

DAY, YEAR = timedelta(days=1), timedelta(days=365)
TICK = timedelta(seconds=0.05)
NOTICES = 60
SOON = 20.0  # seconds in which anything here must have happened
ODD = (
    datetime.min.replace(tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC) - timedelta(microseconds=1),
    NOON - YEAR,
    datetime(2026, 10, 25, 1, 30, tzinfo=timezone(timedelta(hours=1))),  # the hour that a clock shows twice
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    NOON,
    NOON.astimezone(timezone(timedelta(hours=14))),
    NOON.replace(microsecond=1),
    NOON + DAY,
    datetime.max.replace(tzinfo=UTC),
)
JUMPS = (NOON, NOON + DAY, NOON - YEAR, ODD[0], NOON - DAY, ODD[-1], NOON)


@pytest.mark.parametrize("engine", ["embedded", "postgres"])
async def test_whatever_the_clock_says_nothing_that_is_due_is_lost_or_taken_early(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    place: Place = Embedded(tmp_path)
    if engine == "postgres":
        place = Postgres(tmp_path, request.getfixturevalue("postgres"))
    chance = random.Random(1)  # noqa: S311
    errands = {str(number): Errand(str(number), chance.choice(ODD), SHELVES[0], 0) for number in range(100)}

    def later(one: Errand) -> Errand:
        """Or earlier: what is due may move either way, but for what was claimed just now."""
        due = ODD[(int(one.id) + one.version) % len(ODD)]
        return Errand(one.id, due + timedelta(microseconds=1) if due < ODD[-1] else due, one.shelf, one.version + 1)

    async with opened(place) as there:
        await keep(there.store, *errands.values())
        for now in JUMPS:
            due = sorted((one for one in errands.values() if one.due <= now), key=lambda one: (one.due, one.id))
            claimed = await there.store.claim(Errand, now, 7, later)
            assert claimed == tuple(map(later, due[:7]))
            errands |= {one.id: one for one in claimed}
    async with opened(place) as there:
        assert {one.id: one for one in await run(there.store, lambda tx: tx.find(Errand))} == errands


class PassingTime(Time):
    """Passes whenever it is looked at, so that a slow disk makes no hours of the seconds that a commit may take."""

    def now(self) -> datetime:
        self.pass_by(TICK)
        return super().now()

    def monotonic(self) -> float:
        self.pass_by(TICK)
        return super().monotonic()


@asynccontextmanager
async def delivering(store: Store, platform: FakePlatform, clock: Time) -> AsyncIterator[None]:
    stop = asyncio.Event()
    worker = asyncio.create_task(outbox(store, platform, clock, timing=Timing(poll=0.001, batch=7)).run(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(worker, SOON)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(SOON):
        while not holds():  # noqa: ASYNC110 - what is looked at knows no events
            await asyncio.sleep(0)


def jumping(platform: FakePlatform, clock: Time) -> Callable[[], None]:
    """Set forward by a day, then back by a year, each between a send and the commit that records it."""
    jumps = {NOTICES // 5: DAY, NOTICES // 2: -YEAR}
    return lambda: clock.set_by(jumps.get(len(platform.sent), timedelta()))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    yield store
    await store.close()


async def deliver_while_the_clock_jumps(store: Store, due: datetime) -> None:
    platform, clock = FakePlatform(), PassingTime()
    platform.after_sending = jumping(platform, clock)
    names = [f"rep {number}" for number in range(NOTICES)]
    await keep(store, *map(person, names), *(to(name, due=due) for name in names))
    async with delivering(store, platform, clock):
        await until(lambda: len(platform.keys) == NOTICES)
        steady = clock.steady
        await until(lambda: clock.steady > steady + 200)  # for as long as three leases, nothing comes again
    done = await run(store, lambda tx: tx.find(Notice, state=State.DONE))
    assert {one.id for one in done} == set(platform.keys)
    assert len(done) == NOTICES
    assert set(platform.keys.values()) == {1}


async def test_a_clock_that_is_set_while_notices_are_delivered_loses_none_and_sends_none_twice(store: Store) -> None:
    await deliver_while_the_clock_jumps(store, NOON - 2 * YEAR)


async def test_what_was_due_at_once_does_not_wait_a_year_because_the_clock_was_set_back_by_one(store: Store) -> None:
    await deliver_while_the_clock_jumps(store, NOON)
