"""One ballot for each person, and whoever was thanked is counted: two processes on PostgreSQL, kill -9, redelivery."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.stores.kept import KeptStore
from bot.bot import Bot
from bot.records import Ballot, FreeText, Result, Survey, SurveyKey, Unsent
from bot.records.surveys import Stage, Table
from bot.surveys import closing
from tests import postgres
from tests.fakes import kept
from tests.outbox.stores import open_store
from tests.surveys import asked
from tests.surveys.answering_process import Life, Now, Ready, Refused, Task, Thanked, answer, desk, thanked

LONGEST = 0.5  # seconds that a process takes answers until it is killed
PEOPLE = 40


@asynccontextmanager
async def opened(keys: Path, where: Path | str) -> AsyncIterator[KeptStore]:
    store = await open_store(keys, where)
    try:
        yield store
    finally:
        await store.close()


async def begun(store: KeptStore) -> None:
    await asked.opened(store, asked.survey(closes=None), desk(store))


async def counted(store: KeptStore, people: set[int]) -> None:
    """The result is that of these people, and nothing else is left."""
    (result,) = await kept(store, Result)
    assert result.answered == (len(people) if len(people) >= 5 else None)
    (closed,) = await kept(store, Survey)
    assert closed.stage is Stage.CLOSED
    for kind in (Ballot, Unsent, SurveyKey):
        assert not await kept(store, kind)
    tables = {table.questions: table for table in result.tables}
    odd = sum(number % 2 for number in people)
    if min(odd, len(people) - odd) >= 5:
        assert _count(tables["site",], "depot") == odd
        texts = Counter(one.words for one in await kept(store, FreeText))
        assert texts == Counter(f"Canary {number}" for number in people)


def _count(table: Table, key: str) -> int | None:
    return next(cell.count for cell in table.cells if cell.keys == (key,))


async def test_two_processes_on_one_database_keep_one_ballot_for_each_person(tmp_path: Path) -> None:
    with postgres.database() as url:
        async with opened(tmp_path / "keys", url) as store:
            await begun(store)
            both = [Life(Task(tmp_path / "keys", url, name, people=PEOPLE)) for name in ("one", "two")]
            for life in both:
                life.hear_until(Thanked, 2 * PEOPLE)
            ballots = await kept(store, Ballot)
            assert len(ballots) == PEOPLE
            await closing.close(store, "watched", Now()())
            for life in both:
                life.hear_until(Refused)
                life.kill()
            await counted(store, both[0].thanked | both[1].thanked)


@pytest.mark.parametrize("pause", [0.0, 0.3])
async def test_whoever_was_thanked_while_it_closed_is_counted_and_nobody_else(tmp_path: Path, pause: float) -> None:
    with postgres.database() as url:
        async with opened(tmp_path / "keys", url) as store:
            await begun(store)
            both = [Life(Task(tmp_path / "keys", url, first=first)) for first in (0, 100_000)]
            for life in both:
                life.hear_until(Thanked, 8)
                life.hear_for(pause)
            closers = [Life(Task(tmp_path / "keys", url, closes=True)) for _ in range(2)]
            for life in closers:
                life.hear_until(Thanked)
            for life in both:
                life.hear_until(Refused, 4)
            for life in (*both, *closers):
                life.kill()
            await counted(store, both[0].thanked | both[1].thanked)


async def test_in_one_process_too_closing_counts_exactly_those_who_were_thanked(tmp_path: Path) -> None:
    async with opened(tmp_path / "keys", tmp_path / "store") as store:
        await begun(store)
        bot = Bot(desk(store))
        told = set[int]()

        async def people(first: int) -> None:
            for number in range(first, first + 400):
                if not thanked(await bot.handle(answer(number))):
                    return
                told.add(number)

        answering = [asyncio.create_task(people(first * 1_000)) for first in range(8)]
        while len(told) < 200:  # noqa: ASYNC110 - they tell nobody
            await asyncio.sleep(0)
        await closing.close(store, "watched", Now()())
        await asyncio.gather(*answering)
        assert len(told) < 8 * 400
        await counted(store, told)


@pytest.fixture
def kills(soak: bool) -> int:
    return 60 if soak else 4


async def test_whoever_was_thanked_before_a_kill_is_kept_once_and_again_when_delivered_again(
    tmp_path: Path, kills: int
) -> None:
    keys, where = tmp_path / "keys", tmp_path / "store"
    async with opened(keys, where) as store:
        await begun(store)
    chance = random.Random(11)  # noqa: S311 - only moments
    told, number = set[int](), 0
    for _ in range(kills):
        life = Life(Task(keys, where, first=number))
        life.hear_until(Thanked if chance.random() < 0.5 else Ready)
        life.hear_for(chance.uniform(0, LONGEST))
        life.kill()
        told |= life.thanked
        async with opened(keys, where) as store:
            assert len(told) <= len(await kept(store, Ballot)) <= len(told | life.tried)
            bot = Bot(desk(store))
            for one in sorted(life.tried):  # whoever got no answer sends it again, and so may a platform
                assert thanked(await bot.handle(answer(one)))
            told |= life.tried
            assert len(await kept(store, Ballot)) == len(told)
        number = max([number - 1, *life.tried]) + 1
    for _ in range(kills):
        life = Life(Task(keys, where, closes=True))
        life.hear_until(Ready)
        life.hear_for(chance.uniform(0, 0.2))
        life.kill()
    async with opened(keys, where) as store:
        await closing.close(store, "watched", Now()())
        await counted(store, told)
        assert await store.owed() == 0
