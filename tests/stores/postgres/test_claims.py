import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from adapters.stores.postgres.engine import PostgresEngine, open_engine
from adapters.stores.rows import Row
from tests.stores.postgres.rows import NOW, SHAPES, add, find, notice


def leased(row: Row) -> Row:
    return Row(row.kind, row.id, {**row.fields, "leased": True}, NOW + timedelta(hours=1))


async def test_claims_by_several_tasks_and_processes_never_overlap(postgres: str) -> None:
    engines = [await open_engine(postgres, SHAPES) for _ in range(3)]
    await add(engines[0], *(notice(number) for number in range(1000)))
    claimed: Counter[str] = Counter()

    async def work(engine: PostgresEngine) -> None:
        while rows := await engine.claim("notice", NOW, 20, leased):
            claimed.update(row.id for row in rows)

    await asyncio.gather(*(work(engine) for engine in engines for _ in range(4)))
    assert len(claimed) == 1000
    assert set(claimed.values()) == {1}
    assert all(row == leased(notice(int(row.id))) for row in await find(engines[0], "notice"))
    for engine in engines:
        await engine.close()


async def test_the_earliest_that_are_due_are_claimed_and_nothing_before_its_time(engine: PostgresEngine) -> None:
    minutes = [5, -3, 0, -9, 1, -3]
    await add(engine, *(notice(number, minutes=minute) for number, minute in enumerate(minutes)))
    assert [int(row.id) for row in await engine.claim("notice", NOW, 3, leased)] == [3, 1, 5]
    assert [int(row.id) for row in await engine.claim("notice", NOW, 3, leased)] == [2]
    assert await engine.claim("notice", NOW, 3, leased) == ()


async def test_a_claim_is_kept_and_what_it_is_found_by_stays(engine: PostgresEngine) -> None:
    await add(engine, notice(8))
    assert await engine.claim("notice", NOW, 1, leased) == (leased(notice(8)),)
    assert await find(engine, "notice", {"job": "job 1"}) == [leased(notice(8))]


async def test_a_claim_that_fails_leaves_every_row_to_be_claimed(engine: PostgresEngine) -> None:
    await add(engine, notice(1), notice(2))

    def refuse(row: Row) -> Row:
        raise KeyError(row.id)

    with pytest.raises(KeyError):
        await engine.claim("notice", NOW, 5, refuse)
    assert len(await engine.claim("notice", NOW, 5, leased)) == 2


async def test_what_a_transaction_is_changing_is_left_out_until_it_is_done(engine: PostgresEngine) -> None:
    await add(engine, notice(1), notice(2))
    async with engine.transaction() as tx:
        await tx.put(leased(notice(1)))
        await tx.find("notice", {})  # now it is sent, and held
        claimed = await asyncio.create_task(engine.claim("notice", NOW, 5, leased))
        assert claimed == (leased(notice(2)),)
    assert await engine.claim("notice", NOW, 5, leased) == ()
