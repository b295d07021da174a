import asyncio
import random
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from adapters.stores.postgres.engine import PostgresEngine, open_engine
from adapters.stores.postgres.transaction import PostgresRows
from adapters.stores.rows import Row
from bot.store import ConflictError, StoreError
from tests.stores.postgres.rows import NOW, SHAPES, add, everything, find, get, notice, report


async def increment(engine: PostgresEngine) -> None:
    while True:
        try:
            async with engine.transaction() as tx:
                row = await tx.get("report", "counter")
                number = row.fields["number"] if row else 0
                assert isinstance(number, int)
                await tx.put(report("counter", number=number + 1))
        except ConflictError:
            await asyncio.sleep(random.uniform(0, 0.02))  # noqa: S311 - as `run` does, but never giving up
        else:
            return


async def test_twenty_tasks_that_count_to_twenty_end_at_four_hundred(engine: PostgresEngine) -> None:
    async def count() -> None:
        for _ in range(20):
            await increment(engine)

    await asyncio.gather(*(count() for _ in range(20)))
    assert await get(engine, "report", "counter") == report("counter", number=400)


async def test_of_two_that_read_and_change_the_same_row_one_is_told_and_keeps_nothing(engine: PostgresEngine) -> None:
    await add(engine, report(1))
    both_read = asyncio.Barrier(2)

    async def change(words: str) -> None:
        async with engine.transaction() as tx:
            await tx.get("report", "1")
            await both_read.wait()
            await tx.put(report(1, words=words))
            await tx.put(report(words))

    ended = await asyncio.gather(change("one"), change("two"), return_exceptions=True)
    assert sorted(type(error).__name__ for error in ended) == ["ConflictError", "NoneType"]
    winner = "one" if ended[0] is None else "two"
    assert await find(engine, "report") == [report(1, words=winner), report(winner)]


async def test_two_that_each_read_what_the_other_writes_are_not_both_kept(engine: PostgresEngine) -> None:
    both_read = asyncio.Barrier(2)

    async def last_one(mine: str, other: str) -> None:
        async with engine.transaction() as tx:
            assert await tx.find("report", {"site": other}) == []
            await both_read.wait()
            await tx.add(report(mine, site=mine))

    ended = await asyncio.gather(last_one("a", "b"), last_one("b", "a"), return_exceptions=True)
    assert sorted(type(error).__name__ for error in ended) == ["ConflictError", "NoneType"]
    assert len(await find(engine, "report")) == 1


async def test_a_conflict_that_the_body_swallowed_still_keeps_nothing(engine: PostgresEngine) -> None:
    await add(engine, report(1))
    with pytest.raises(ConflictError):  # noqa: PT012 - what is within is what is tested
        async with engine.transaction() as tx:
            await tx.get("report", "1")
            other = asyncio.create_task(increment_words(engine))
            await other
            await tx.put(report(1, words="mine"))
            await tx.add(report(2))
            try:
                await tx.find("report", {})
            except ConflictError:
                await tx.add(report(3))
    assert await find(engine, "report") == [report(1, words="theirs")]


async def increment_words(engine: PostgresEngine) -> None:
    async with engine.transaction() as tx:
        await tx.get("report", "1")
        await tx.put(report(1, words="theirs"))


async def test_reads_see_what_was_written_before_them_and_others_do_not(engine: PostgresEngine) -> None:
    await add(engine, report(1), report(2))
    async with engine.transaction() as tx:
        await tx.put(report(1, words="new"))
        await tx.remove("report", "2")
        await tx.add(report(3))
        await tx.add(report(1, words="not this"))
        assert await tx.get("report", "1") == report(1, words="new")
        assert await tx.get("report", "2") is None
        assert await tx.get("report", "3") == report(3)
        assert await tx.find("report", {"site": "depot"}) == [report(1, words="new"), report(3)]
        assert await tx.find("report", {"site": "depot", "state": "closed"}) == []
        await tx.add(report(2, words="again"))
        assert await asyncio.create_task(find(engine, "report")) == [report(1), report(2)]
    assert await find(engine, "report") == [report(1, words="new"), report(2, words="again"), report(3)]


async def test_what_was_read_is_asked_for_once_until_it_is_written(
    engine: PostgresEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    send = PostgresRows._send

    async def noted(rows: PostgresRows, *given: Any, **more: Any) -> list[asyncpg.Record]:
        asked.append(given[1][0])
        return await send(rows, *given, **more)

    await add(engine, report(1), report(2, state="closed"))
    monkeypatch.setattr(PostgresRows, "_send", noted)
    async with engine.transaction() as tx:
        for _ in range(3):
            assert await tx.get("report", "1") == report(1)
            assert await tx.get("report", "none") is None
            assert await tx.find("report", {"state": "open"}) == [report(1)]
        assert len(asked) == 3
        await tx.put(report(2))
        assert await tx.find("report", {"state": "open"}) == [report(1), report(2)]
        assert await tx.get("report", "2") == report(2)
        await tx.add(report("none"))
        assert await tx.get("report", "none") == report("none")
        await tx.remove("report", "1")
        assert await tx.find("report", {"state": "open"}) == [report(2), report("none")]
        assert await tx.get("report", "1") is None
    async with engine.transaction() as tx:
        await tx.put(report(1))
    async with engine.transaction() as tx:  # another remembers nothing of it
        assert await tx.get("report", "1") == report(1)


async def test_an_add_over_what_exists_changes_nothing(engine: PostgresEngine) -> None:
    await add(engine, report(1))
    async with engine.transaction() as tx:
        await tx.add(report(1, words="second"))
        assert await tx.get("report", "1") == report(1)
        await tx.add(report(1, words="third"))
    assert await get(engine, "report", 1) == report(1)


async def test_one_transaction_over_several_kinds_is_kept_whole(engine: PostgresEngine) -> None:
    await add(engine, report(1), report(2), notice(1))
    async with engine.transaction() as tx:
        await tx.remove("report", "1")
        await tx.put(report(2, words="new"))
        await tx.add(report(3))
        await tx.add(notice(1, minutes=5))
        await tx.put(notice(2))
    assert await everything(engine) == [notice(1), notice(2), report(2, words="new"), report(3)]


async def test_a_body_that_fails_keeps_nothing_and_gives_its_connection_back(postgres: str) -> None:
    engine = await open_engine(postgres, SHAPES, connections=1, patience=5)
    for _ in range(3):
        with pytest.raises(KeyError):
            await add_then_fail(engine)
    assert await find(engine, "report") == []
    await engine.close()


async def add_then_fail(engine: PostgresEngine) -> None:
    async with engine.transaction() as tx:
        await tx.add(report(1))
        await tx.find("report", {})
        raise KeyError


async def test_a_cancelled_body_keeps_nothing_and_gives_its_connection_back(postgres: str) -> None:
    engine = await open_engine(postgres, SHAPES, connections=1, patience=5)
    for _ in range(3):
        inside = asyncio.Event()

        async def wait(inside: asyncio.Event = inside) -> None:
            async with engine.transaction() as tx:
                await tx.add(report(1))
                await tx.find("report", {})
                inside.set()
                await asyncio.Event().wait()

        task = asyncio.create_task(wait())
        await inside.wait()
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
    assert await find(engine, "report") == []
    await engine.close()


async def test_cancelled_while_a_statement_runs_nothing_of_it_reaches_the_next_user(postgres: str) -> None:
    engine = await open_engine(postgres, SHAPES, connections=1, patience=5)
    await add(engine, report(1))
    for turns in range(1, 40):
        task = asyncio.create_task(put_and_look(engine, turns))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        kept = await get(engine, "report", 1)
        assert kept == report(1) or not task.cancelled()
    await engine.close()


async def put_and_look(engine: PostgresEngine, turns: int) -> None:
    async with engine.transaction() as tx:
        await tx.put(report(1, turns=turns))
        await tx.find("report", {})
        await asyncio.Event().wait()


async def test_a_transaction_within_another_is_refused(engine: PostgresEngine) -> None:
    async with engine.transaction() as tx:
        await tx.add(report(1))
        with pytest.raises(RuntimeError, match="within another"):
            await add(engine, report(2))
        with pytest.raises(RuntimeError, match="within another"):
            await engine.claim("notice", NOW, 1, lambda row: row)
    assert await find(engine, "report") == [report(1)]
    await add(engine, report(2))


async def test_a_transaction_that_is_over_reads_nothing_more(postgres: str) -> None:
    engine = await open_engine(postgres, SHAPES, connections=1, patience=5)
    async with engine.transaction() as tx:
        await tx.add(report(1))
    with pytest.raises(StoreError, match="is over"):
        await tx.find("report", {})
    assert await find(engine, "report") == [report(1)]
    await engine.close()
    await engine.close()


async def test_questions_asked_side_by_side_in_one_transaction_are_answered(engine: PostgresEngine) -> None:
    await add(engine, report(1), report(2))
    async with engine.transaction() as tx:
        await tx.add(report(3))
        answers = await asyncio.gather(*(tx.get("report", str(number)) for number in range(5)))
    assert answers == [None, report(1), report(2), report(3), None]


async def test_what_is_not_declared_is_refused(engine: PostgresEngine) -> None:
    async with engine.transaction() as tx:
        with pytest.raises(LookupError, match="declare it in found_by"):
            await tx.find("report", {"words": "x"})
        with pytest.raises(LookupError, match="without the kind"):
            await tx.get("survey", "1")
        with pytest.raises(ValueError, match="does not fall due"):
            await tx.add(Row("report", "1", {}, due=NOW))
        with pytest.raises(ValueError, match="without a zone"):
            await tx.add(Row("notice", "1", {}, due=NOW.replace(tzinfo=None)))


@pytest.fixture
async def refusing(postgres: str) -> AsyncIterator[PostgresEngine]:
    """Its database refuses a row when the transaction commits, and quotes it."""
    engine = await open_engine(postgres, SHAPES)
    connection = await asyncpg.connect(postgres)
    await connection.execute(
        "ALTER TABLE agreement_bot.report ADD CONSTRAINT one UNIQUE (site) DEFERRABLE INITIALLY DEFERRED"
    )
    await connection.close()
    yield engine
    await engine.close()


async def test_what_is_refused_at_the_commit_is_raised_without_what_was_to_be_kept(refusing: PostgresEngine) -> None:
    with pytest.raises(StoreError, match="23505") as alone:
        await add(refusing, report(1, site="quarry"), report(2, site="quarry"))
    with pytest.raises(StoreError, match="23505") as after_reading:
        await look_and_add(refusing)
    assert "quarry" not in str(alone.value) + str(after_reading.value)
    assert await find(refusing, "report") == []


async def look_and_add(engine: PostgresEngine) -> None:
    async with engine.transaction() as tx:
        await tx.find("report", {})
        await tx.add(report(1, site="quarry"))
        await tx.add(report(2, site="quarry"))
