import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from adapters.stores.postgres.engine import PostgresEngine, open_engine
from adapters.stores.rows import NotEmptyError, Row, Rows
from bot.store import ConflictError, StoreError
from tests.stores.postgres.rows import SHAPES, add, everything, find, notice, report


async def given(*rows: Row) -> AsyncIterator[Row]:
    for row in rows:
        yield row


async def test_a_snapshot_is_of_one_moment_while_writes_go_on(engine: PostgresEngine) -> None:
    kept = [*(notice(number) for number in range(700)), *(report(f"{number:04}") for number in range(1300))]
    await add(engine, *kept)
    seen: list[Row] = []
    async with engine.snapshot() as rows:
        async for row in rows:
            seen.append(row)
            if len(seen) % 400 == 0:
                await change_much(engine, len(seen))
    assert seen == kept
    assert await everything(engine) != kept


async def change_much(engine: PostgresEngine, turn: int) -> None:
    async with engine.transaction() as tx:
        await tx.put(report("1299", words="late"))
        await tx.add(notice(900_000 + turn))
        await tx.remove("report", f"{turn % 1300:04}")


async def test_a_snapshot_begins_when_it_is_entered(engine: PostgresEngine) -> None:
    await add(engine, report(1))
    async with engine.snapshot() as rows:
        await add(engine, report(2))
        assert [row async for row in rows] == [report(1)]


async def test_a_snapshot_that_is_left_early_keeps_no_connection(postgres: str) -> None:
    engine = await open_engine(postgres, SHAPES, connections=1, patience=5)
    await add(engine, *(report(number) for number in range(1000)))
    for _ in range(5):
        async with engine.snapshot() as rows:
            async for _ in rows:
                break
            assert len(await find(engine, "report")) == 1000
    await engine.close()


async def test_what_was_loaded_is_what_was_given(engine: PostgresEngine) -> None:
    rows = [*(notice(number) for number in range(1200)), *(report(f"{number:04}", words="\0") for number in range(900))]
    await engine.load(given(*rows))
    assert await everything(engine) == rows
    assert (await engine.facts()).counts == {"notice": 1200, "report": 900}


async def test_only_an_empty_store_is_filled(engine: PostgresEngine) -> None:
    await add(engine, report(1))
    with pytest.raises(NotEmptyError, match="not empty: it holds a report"):
        await engine.load(given(notice(1)))
    assert await everything(engine) == [report(1)]


async def test_a_load_that_breaks_off_leaves_the_store_empty(engine: PostgresEngine) -> None:
    async def broken() -> AsyncIterator[Row]:
        for number in range(1200):
            yield report(number)
        raise EOFError

    with pytest.raises(EOFError):
        await engine.load(broken())
    with pytest.raises(StoreError, match="23505"):
        await engine.load(given(report(1), notice(1), report(1)))
    with pytest.raises(LookupError, match="without the kind survey"):
        await engine.load(given(report(1), Row("survey", "1", {})))
    with pytest.raises(ValueError, match="no plain text"):
        await engine.load(given(report(1), report("\0")))
    assert await everything(engine) == []
    await engine.load(given(report(1)))
    assert await everything(engine) == [report(1)]


async def test_of_two_that_fill_the_same_place_one_is_refused(postgres: str) -> None:
    engines = [await open_engine(postgres, SHAPES) for _ in range(2)]
    both = asyncio.Barrier(2)

    async def rows() -> AsyncIterator[Row]:
        yield report(1)

    async def fill(engine: PostgresEngine) -> None:
        await both.wait()
        await engine.load(rows())

    ended = await asyncio.gather(*(fill(engine) for engine in engines), return_exceptions=True)
    assert sorted(type(error).__name__ for error in ended) == ["NoneType", "NotEmptyError"]
    assert await everything(engines[0]) == [report(1)]
    for engine in engines:
        await engine.close()


async def test_what_the_store_held_gives_way_in_the_same_commit_if_it_is_what_was_said(engine: PostgresEngine) -> None:
    await add(engine, report(1), report(2))
    for held in ((), (report(1),), (report(1), report(2, words="others")), (report(1), report(2), notice(1))):
        with pytest.raises(NotEmptyError):
            await engine.load(given(report(3)), held)
    with pytest.raises(StoreError, match="23505"):
        await engine.load(given(report(3), report(3)), (report(1), report(2)))
    assert await everything(engine) == [report(1), report(2)]
    await engine.load(given(report(2, words="new"), report(3)), (report(2), report(1)))
    assert await everything(engine) == [report(2, words="new"), report(3)]


async def test_whoever_writes_beside_a_load_waits_until_it_is_over(postgres: str) -> None:
    loading, writing = [await open_engine(postgres, SHAPES) for _ in range(2)]
    order: list[str] = []

    async def write() -> None:
        async with writing.transaction() as tx:
            order.append(f"saw {len(await tx.find('report', {}))}")
            await tx.put(notice(1))

    async def rows() -> AsyncIterator[Row]:
        yield report(1)
        beside = asyncio.create_task(write())
        await blocked(postgres)
        beside.add_done_callback(lambda _: ended.set())
        order.append("loaded")
        yield report(2)

    ended = asyncio.Event()
    await loading.load(rows())
    await asyncio.wait_for(ended.wait(), 10)
    assert order[0] == "loaded"
    for engine in (loading, writing):
        await engine.close()


async def test_a_transaction_that_began_before_a_load_ends_before_it(postgres: str) -> None:
    loading, writing = [await open_engine(postgres, SHAPES) for _ in range(2)]
    async with writing.transaction() as tx:
        await tx.find("report", {})
        filling = asyncio.create_task(loading.load(given(report(1))))
        await blocked(postgres)
        await tx.put(report(2))
    with pytest.raises(NotEmptyError):
        await filling
    assert await everything(writing) == [report(2)]
    for engine in (loading, writing):
        await engine.close()


async def test_where_a_load_and_a_transaction_wait_for_each_other_both_are_done_in_the_end(postgres: str) -> None:
    loading, writing = [await open_engine(postgres, SHAPES) for _ in range(2)]
    filling: list[asyncio.Task[None]] = []

    async def write(tx: Rows) -> None:
        await tx.find("report", {})
        if not filling:
            filling.append(asyncio.create_task(loading.load(given(report(1)))))
            await blocked(postgres)
        await tx.put(notice(1))

    while True:
        try:
            async with writing.transaction() as tx:
                await write(tx)
            break
        except ConflictError:
            pass
    [ended] = await asyncio.gather(*filling, return_exceptions=True)
    assert isinstance(ended, NotEmptyError | None)
    assert await everything(writing) == ([notice(1)] if ended else [notice(1), report(1)])
    for engine in (loading, writing):
        await engine.close()


async def blocked(url: str) -> None:
    """Once somebody waits for a lock."""
    connection = await asyncpg.connect(url)
    async with asyncio.timeout(10):
        while not await connection.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            pass
    await connection.close()


async def test_facts_count_and_measure_without_showing_the_password(engine: PostgresEngine, postgres: str) -> None:
    await add(engine, *(report(number, words="x" * 1000) for number in range(200)), notice(1))
    facts = await engine.facts()
    assert facts.engine == "PostgreSQL"
    assert facts.counts == {"notice": 1, "report": 200}
    assert facts.size > 200_000
    password = postgres.partition("@")[0].rpartition(":")[2]
    assert password not in str(facts)
    assert facts.where.endswith(postgres.rpartition("@")[2])
