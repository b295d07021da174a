"""kill -9 between the question and the tap, and as the tap is kept."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.people.offices import pseudonym
from bot.records import Asked, Unasked
from bot.recruitment import at, turns, wording
from bot.store import Store
from tests.fakes import NOON, Clock, kept
from tests.outbox.stores import open_store
from tests.recruitment.asking_process import ASKS, LOOKS, Done, Life, Step, Trying, alex, desk
from tests.recruitment.parts import CAMPAIGN, DAY, HOUR


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    store = await open_store(folder / "keys", folder / "store")
    try:
        yield store
    finally:
        await store.close()


async def begun(folder: Path) -> datetime:
    """The campaign is kept; when the turn of whoever asks begins, some days on."""
    async with opened(folder) as store:
        async with store.transaction() as tx:
            await tx.add(CAMPAIGN)
        made = desk(store, Clock())
        who = pseudonym(alex(made).person, made)
        turn = turns.under_way(who, NOON, made.secret)
        return turn.begins if turn.begins > NOON + 2 * DAY else turn.begins + turns.PERIOD


async def records(folder: Path) -> list[int]:
    async with opened(folder) as store:
        return [len(await kept(store, kind)) for kind in (Asked, Unasked)]


async def asked(folder: Path, begins: datetime) -> str:
    """What the buttons carry of the question that a process put before it was killed."""
    there = begins + HOUR
    life = Life(folder, Step(begins - 2 * DAY, LOOKS), Step(there, LOOKS), Step(there, ASKS))
    life.hear_until(Done, 3)
    life.kill()
    value = life.done[-1].prompted
    assert value
    assert await records(folder) == [0, 0]
    return value


async def test_what_was_asked_before_a_crash_is_not_asked_after_it_and_the_tap_still_holds(tmp_path: Path) -> None:
    begins = await begun(tmp_path)
    value = await asked(tmp_path, begins)
    times = [begins + HOUR + days * DAY for days in range(1, 14)]
    again = [Step(time, does) for time in times for does in (LOOKS, ASKS)]
    life = Life(tmp_path, *again, Step(times[-1], at.LATER, value))
    life.hear_until(Done, len(again) + 1)
    life.kill()
    assert not any(one.prompted for one in life.done)
    assert "I do not ask again before" in life.done[-1].words
    assert await records(tmp_path) == [1, 0]


@pytest.fixture
def kills(soak: bool) -> int:
    return 40 if soak else 3


async def test_a_tap_that_was_killed_is_kept_whole_or_not_at_all_and_can_be_made_again(
    tmp_path: Path, kills: int
) -> None:
    chance = random.Random(5)  # noqa: S311 - only moments
    for number in range(kills):
        folder = tmp_path / str(number)
        begins = await begun(folder)
        value = await asked(folder, begins)
        action = chance.choice((at.LATER, at.YES, at.NEVER))
        tap = Step(begins + 2 * HOUR, action, value)
        life = Life(folder, tap)
        life.hear_until(Trying)
        life.hear_for(chance.uniform(0, 0.1))
        life.kill()
        after = [0, 1] if action == at.NEVER else [1, 0]
        assert await records(folder) in ((after,) if life.done else ([0, 0], after))
        again = Life(folder, tap)
        again.hear_until(Done)
        again.kill()
        assert wording.TAKEN_BACK not in again.done[-1].words
        assert await records(folder) == after


async def test_what_was_kept_before_a_crash_silences_after_it(tmp_path: Path) -> None:
    begins = await begun(tmp_path)
    value = await asked(tmp_path, begins)
    life = Life(tmp_path, Step(begins + 2 * HOUR, at.NEVER, value))
    life.hear_until(Done)
    life.kill()
    later = begins + turns.PERIOD
    looks = Step(later - timedelta(days=2), LOOKS)
    life = Life(tmp_path, looks, Step(later + HOUR, LOOKS), Step(later + HOUR, ASKS))
    life.hear_until(Done, 3)
    life.kill()
    assert not life.done[-1].prompted
