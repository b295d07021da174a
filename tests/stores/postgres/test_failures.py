import asyncio
import socket
import traceback
from collections.abc import Callable
from contextlib import suppress

import asyncpg
import pytest

from adapters.stores.postgres.address import where
from adapters.stores.postgres.engine import PostgresEngine, open_engine
from adapters.stores.postgres.failures import meaning
from adapters.stores.rows import OpenError
from bot.store import ConflictError, FullError, StoreError, UnavailableError, UncertainError
from tests import postgres as servers
from tests.stores.postgres.rows import NOW, SHAPES, add, everything, find, get, notice, report
from tests.stores.postgres.wire import wire

PASSWORD = "pass-canary"  # noqa: S105 - nobody's


async def test_a_server_that_is_stopped_and_started_again_is_waited_for(server: servers.Server, own: str) -> None:
    engine = await open_engine(own, SHAPES)
    await asyncio.gather(*(add(engine, report(number)) for number in range(20)))
    await asyncio.to_thread(server.stop)
    waiting = [asyncio.create_task(find(engine, "report")) for _ in range(15)]
    await asyncio.to_thread(server.start)
    for found in await asyncio.gather(*waiting):
        assert len(found) == 20
    await asyncio.gather(*(add(engine, report(number)) for number in range(20, 40)))
    assert len(await find(engine, "report")) == 40
    await engine.close()


@pytest.mark.parametrize("kill", [True, False])
async def test_what_was_acknowledged_before_the_server_died_is_there_and_nothing_by_halves(
    server: servers.Server, own: str, kill: bool
) -> None:
    engine = await open_engine(own, SHAPES, patience=20)
    kept: list[int] = []
    uncertain: list[int] = []
    enough = asyncio.Event()

    async def write(writer: int) -> None:
        for turn in range(1000):
            number = writer * 1000 + turn
            try:
                await add(engine, report(number), notice(number))
            except UncertainError:
                uncertain.append(number)
                return
            except UnavailableError:
                return
            kept.append(number)
            if len(kept) > 300:
                enough.set()

    writers = [asyncio.create_task(write(writer)) for writer in range(20)]
    await enough.wait()
    await asyncio.to_thread(server.kill if kill else server.stop)
    await asyncio.to_thread(server.start)
    for writer in writers:
        writer.cancel()
    await asyncio.wait(writers)
    reports = {int(row.id) for row in await find(engine, "report")}
    notices = {int(row.id) for row in await find(engine, "notice")}
    assert reports == notices
    assert set(kept) <= reports
    await engine.close()


async def test_a_connection_that_breaks_within_a_transaction_is_told_and_replaced(own: str) -> None:
    async with wire(own) as network:
        engine = await open_engine(network.url, SHAPES)
        with pytest.raises(UnavailableError, match="nothing was kept"):
            await look_cut_look(engine, network.cut)
        await add(engine, report(1))
        assert await find(engine, "report") == [report(1)]
        await engine.close()


async def look_cut_look(engine: PostgresEngine, cut: Callable[[], None]) -> None:
    async with engine.transaction() as tx:
        await tx.find("report", {})
        await tx.add(report(2))
        cut()
        await tx.find("report", {})


@pytest.mark.parametrize("delivers", [True, False])
@pytest.mark.parametrize("reading", [True, False])
async def test_a_connection_that_breaks_during_the_commit_leaves_it_uncertain(
    own: str, delivers: bool, reading: bool
) -> None:
    async with wire(own) as network:
        engine = await open_engine(network.url, SHAPES)
        await look_and_add(engine, reading, 1)
        network.delivers = delivers
        network.cut_at = b"COMMIT" if reading else b'"number":2'
        with pytest.raises(UncertainError):
            await look_and_add(engine, reading, 2)
        seen = await everything(engine)
        assert seen == [report(number, number=number) for number in ((1, 2) if delivers else (1,))]
        await engine.close()


async def look_and_add(engine: PostgresEngine, reading: bool, number: int) -> None:
    async with engine.transaction() as tx:
        if reading:
            await tx.find("notice", {})
        await tx.add(report(number, number=number))


async def test_a_dead_connection_is_replaced_before_anything_is_sent_on_it(own: str) -> None:
    async with wire(own) as network:
        engine = await open_engine(network.url, SHAPES)
        await asyncio.gather(*(add(engine, report(number)) for number in range(10)))
        opened = network.opened
        network.cut()
        await find(engine, "report")
        await asyncio.gather(*(add(engine, report(number)) for number in range(10, 20)))
        assert network.opened > opened
        assert len(await find(engine, "report")) == 20
        await engine.close()


async def test_while_the_server_is_away_operations_fail_in_plain_words_after_a_while(
    server: servers.Server, own: str
) -> None:
    engine = await open_engine(own, SHAPES, patience=0.3, connections=2)
    await asyncio.to_thread(server.stop)
    results = await asyncio.gather(
        add(engine, report(1)),
        find(engine, "report"),
        engine.claim("notice", NOW, 5, lambda row: row),
        engine.facts(),
        everything(engine),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [UnavailableError] * 5
    assert all("PostgreSQL" in str(result) for result in results)
    await asyncio.to_thread(server.start)
    await add(engine, report(1))
    assert await find(engine, "report") == [report(1)]
    await engine.close()


async def test_nothing_is_done_on_a_closed_store(postgres: str) -> None:
    engine = await open_engine(postgres, SHAPES)
    await engine.close()
    with pytest.raises(UnavailableError, match="closed"):
        await get(engine, "report", 1)


async def test_a_place_where_nobody_answers_is_refused_with_cause_and_mend() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(OpenError, match=f"cannot be reached at bot@127.0.0.1:{port}/union .*see that it runs") as error:
        await open_engine(f"postgresql://bot:{PASSWORD}@127.0.0.1:{port}/union", SHAPES, patience=0.2)
    assert PASSWORD not in everything_said(error.value)


async def test_a_wrong_password_is_refused_at_once_and_not_repeated(own: str) -> None:
    wrong = f"postgresql://postgres:{PASSWORD}@{own.rpartition('@')[2]}"
    with pytest.raises(OpenError, match=r"refused the login .*correct the user or the password") as error:
        await asyncio.wait_for(open_engine(wrong, SHAPES, patience=60), 30)
    assert PASSWORD not in everything_said(error.value)


async def test_an_unknown_database_is_refused_at_once(own: str) -> None:
    with pytest.raises(OpenError, match=r"no such database at .*/nowhere: make it with CREATE DATABASE"):
        await asyncio.wait_for(open_engine(own.rpartition("/")[0] + "/nowhere", SHAPES, patience=60), 30)


async def test_a_user_who_may_not_make_tables_is_told_what_is_missing(own: str) -> None:
    connection = await asyncpg.connect(own)
    with suppress(asyncpg.DuplicateObjectError):
        await connection.execute(f"CREATE ROLE visitor LOGIN PASSWORD '{PASSWORD}'")
    visitor = f"postgresql://visitor:{PASSWORD}@{own.rpartition('@')[2]}"
    with pytest.raises(OpenError, match="GRANT CREATE ON DATABASE") as error:
        await open_engine(visitor, SHAPES)
    assert PASSWORD not in everything_said(error.value)
    # Where the tables are there, the rights to read and write them are enough; sizes are then what the rows hold.
    await (await open_engine(own, SHAPES)).close()
    await connection.execute(
        "GRANT USAGE ON SCHEMA agreement_bot TO visitor;"
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA agreement_bot TO visitor;"
        "REVOKE EXECUTE ON FUNCTION pg_total_relation_size(regclass) FROM public"
    )
    engine = await open_engine(visitor, SHAPES)
    await add(engine, report(1))
    facts = await engine.facts()
    assert (facts.counts, facts.size) == ({"notice": 0, "report": 1}, len('{"site":"depot","state":"open"}'))
    assert PASSWORD not in str(facts)
    await engine.close()
    await connection.close()


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://bot:12/{PASSWORD}@host/union",
        f"postgresql://bot:12#{PASSWORD}@host/union",
        f"postgresql://bot:12?{PASSWORD}@host/union",
        f"postgresql://bot:12@{PASSWORD}@host/union",
        f"postgresql://bot:12:{PASSWORD}@host/union",
        f"mysql://bot:{PASSWORD}@host/union",
        f"bot:{PASSWORD}@host/union",
    ],
)
async def test_an_address_that_cannot_be_read_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(OpenError, match="written as %") as error:
        await open_engine(url, SHAPES)
    assert PASSWORD not in everything_said(error.value)


def test_where_a_store_is_shows_no_password() -> None:
    assert where(f"postgresql://bot:{PASSWORD}@db.example:5432/union?sslmode=require") == "bot@db.example:5432/union"
    assert where(f"postgres://bot:{PASSWORD}@one:1,two:2/union") == "bot@one:1,two:2/union"
    assert where(f"postgresql://bot:{PASSWORD}@[::1]/union") == "bot@[::1]/union"
    assert where("postgresql:///union?host=/run/postgresql") == "this machine/union"


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
async def test_a_database_that_cannot_hold_every_text_is_refused(own: str, encoding: str) -> None:
    servers.statement(own, f"CREATE DATABASE narrow TEMPLATE template0 ENCODING '{encoding}'")
    with pytest.raises(OpenError, match="ENCODING 'UTF8'"):
        await open_engine(own.rpartition("/")[0] + "/narrow", SHAPES)
    servers.statement(own, "DROP DATABASE narrow WITH (FORCE)")


async def test_a_database_that_acknowledges_early_is_made_to_wait_for_its_disk(own: str) -> None:
    servers.statement(own, f'ALTER DATABASE "{own.rpartition("/")[2]}" SET synchronous_commit = off')
    engine = await open_engine(own, SHAPES)
    async with engine._pool.transaction("BEGIN") as connection:
        assert await connection.fetchval("SHOW synchronous_commit") == "on"
    await engine.close()


@pytest.mark.parametrize(
    ("error", "committing", "means"),
    [
        (asyncpg.SerializationError("x"), True, ConflictError),
        (asyncpg.DeadlockDetectedError("x"), False, ConflictError),
        (asyncpg.DiskFullError("could not extend file"), True, FullError),
        (asyncpg.TooManyConnectionsError("x"), False, UnavailableError),
        (asyncpg.ReadOnlySQLTransactionError("x"), False, UnavailableError),
        (asyncpg.AdminShutdownError("x"), True, UncertainError),
        (TimeoutError(), True, UncertainError),
        (TimeoutError(), False, UnavailableError),
        (asyncpg.StatementCompletionUnknownError("x"), False, UncertainError),
        (asyncpg.UndefinedTableError("no report"), False, StoreError),
    ],
)
def test_each_failure_means_one_thing(error: Exception, committing: bool, means: type[StoreError]) -> None:
    assert type(meaning(error, committing=committing)) is means


def everything_said(error: BaseException) -> str:
    """What a log shows of an error, its causes included."""
    return "".join(traceback.format_exception(error))
