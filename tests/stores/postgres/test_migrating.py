import asyncio
import sys
from pathlib import Path

import asyncpg
import pytest

from adapters.stores.postgres.engine import SETTINGS, PostgresEngine, open_engine
from adapters.stores.postgres.migrating import migrate
from adapters.stores.postgres.tables import Table
from adapters.stores.rows import NewerError, Shape
from tests.stores.postgres.rows import NOTICE, NOW, REPORT, SHAPES, add, everything, find, notice, report

ROOT = Path(__file__).parents[3]
OPEN_AND_ADD = """
import asyncio, sys
from adapters.stores.postgres.engine import open_engine
from tests.stores.postgres.rows import SHAPES, add, report
async def main():
    sys.stdin.read()
    engine = await open_engine(sys.argv[1], SHAPES)
    await add(engine, report(sys.argv[2]))
    await engine.close()
print("ready", flush=True)
asyncio.run(main())
"""


async def test_eight_processes_that_start_at_once_on_an_empty_database_all_start(postgres: str) -> None:
    pipe = asyncio.subprocess.PIPE
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", OPEN_AND_ADD, postgres, str(number), cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe
        )
        for number in range(8)
    ]
    for process in processes:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
    said = await asyncio.gather(*(process.communicate(b"") for process in processes))
    assert [process.returncode for process in processes] == [0] * 8, said
    engine = await open_engine(postgres, SHAPES)
    assert [row.id for row in await find(engine, "report")] == [str(number) for number in range(8)]
    await engine.close()


async def test_twenty_connections_migrate_an_empty_database_at_once(postgres: str) -> None:
    engines = await asyncio.gather(*(open_engine(postgres, SHAPES) for _ in range(20)))
    await asyncio.gather(*(add(engine, report(number)) for number, engine in enumerate(engines)))
    assert (await engines[0].facts()).counts == {"notice": 0, "report": 20}
    for engine in engines:
        await engine.close()


async def test_rows_from_before_a_kind_was_found_by_a_field_are_found_by_it(postgres: str) -> None:
    old = await open_engine(postgres, [Shape("report", ("site",))])
    kept = [report(f"{number:04}", state=f"state {number % 3}", words="\0 \ud800 é") for number in range(1200)]
    await add(old, *kept)
    new = await open_engine(postgres, SHAPES)
    assert await find(new, "report", {"state": "state 1"}) == kept[1::3]
    await add(old, report("later"))
    assert len(await everything(new)) == 1201
    await old.close()
    await new.close()


async def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(postgres: str) -> None:
    await (await open_engine(postgres, [REPORT])).close()
    connection = await asyncpg.connect(postgres, server_settings=SETTINGS)
    await connection.execute("UPDATE schema_version SET version = 99")
    with pytest.raises(NewerError, match="newer version of the bot"):
        await open_engine(postgres, SHAPES)
    assert await connection.fetchval("SELECT to_regclass('notice')") is None
    await connection.close()


async def test_each_step_runs_once_and_an_empty_database_needs_none(postgres: str) -> None:
    connection = await asyncpg.connect(postgres, server_settings=SETTINGS)
    step = ("CREATE TABLE stepped (id text)", "INSERT INTO stepped VALUES ('here')")
    await migrate(connection, SHAPES)
    for _ in range(2):
        await migrate(connection, SHAPES, [step])
    assert await connection.fetchval("SELECT count(*) FROM stepped") == 1
    await connection.execute("DROP SCHEMA agreement_bot CASCADE")
    await migrate(connection, SHAPES, [step])
    assert await connection.fetchval("SELECT to_regclass('stepped')") is None
    assert await connection.fetchval("SELECT version FROM schema_version") == 2
    await connection.close()


async def test_a_table_of_something_else_in_the_database_is_let_alone(postgres: str) -> None:
    connection = await asyncpg.connect(postgres)
    await connection.execute("CREATE TABLE report (mine text); INSERT INTO report VALUES ('mine')")
    engine = await open_engine(postgres, SHAPES)
    await add(engine, report(1))
    assert await connection.fetchval("SELECT mine FROM public.report") == "mine"
    await engine.close()
    await connection.close()


async def test_looking_by_a_field_and_claiming_use_an_index(engine: PostgresEngine, postgres: str) -> None:
    await add(engine, *(report(number, site=f"site {number % 500}") for number in range(3000)))
    await add(engine, *(notice(number, minutes=number) for number in range(3000)))
    connection = await asyncpg.connect(postgres, server_settings=SETTINGS)
    await connection.execute("ANALYZE")
    for table, (text, values), index in (
        (Table(REPORT), Table(REPORT).find({"site": "site 7"}), "report.site"),
        (Table(REPORT), Table(REPORT).get("77"), "report_pkey"),
        (Table(NOTICE), Table(NOTICE).due(NOW, 20), "notice.due"),
    ):
        plan = "\n".join(line for (line,) in await connection.fetch(f"EXPLAIN {text}", *values))
        assert index in plan, plan
        assert f"Seq Scan on {table.shape.kind}" not in plan
    await connection.close()
