"""What each thing that people do leaves behind: rows, bytes on the disk, bytes in memory, on both stores.

    python -m benchmarks.sizing [--quick]

Real events through the real bot, each store in a process of its own. A question is of somebody who has not spoken with
the bot before, which leaves most. What is remembered for hours only is counted as it lies there on that day.
"""

import argparse
import asyncio
import gc
import multiprocessing
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import asyncpg
import psutil

from adapters.stores.kept import KeptStore
from benchmarks.surveys import doors
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Owner, Person, Place, Said
from bot.memory import keyed
from bot.records import KINDS, Ballot
from bot.records.surveys import Way
from bot.reports.receipts import Cost, Hashing
from bot.store import Transaction, run
from bot.surveys import opening, shelves
from tests import fakes, postgres
from tests.outbox.stores import open_store
from tests.reporting_process import people, report

CHEAP = Cost(n=2**4)  # how slow the hash of a receipt is leaves nothing behind
BATCH = 200  # in one commit, of what is not a report


@dataclass(frozen=True, slots=True)
class Left:
    """Of so many of one kind."""

    what: str
    number: int
    rows: int
    disk: int  # bytes, of keys and store
    memory: int  # bytes


Do = Callable[[Desk, Bot, range], Awaitable[None]]


async def _questions(_: Desk, bot: Bot, numbers: range) -> None:
    for number in numbers:
        place = Place("test", "tenant", f"place {number}", Owner.UNION)
        person = Person("test", "tenant", f"user {number}")
        await bot.handle(Said(person, place, f"cause {number}", "can they bring in a new system without asking us"))


async def _reports(_: Desk, bot: Bot, numbers: range) -> None:
    for number in numbers:
        sent = report(number)
        await bot.handle(replace(sent, values={**sent.values, "what": f"Roster {_letters(number)}"}))


async def _ballots(desk: Desk, _: Bot, numbers: range) -> None:
    await run(desk.store, lambda tx: opening.open_survey(tx, doors.survey(desk.now()), desk))
    for first in range(numbers.start, numbers.stop, BATCH):
        batch = [_ballot(desk, number) for number in range(first, min(first + BATCH, numbers.stop))]

        async def keep(tx: Transaction, batch: list[Ballot] = batch) -> None:
            for one in batch:
                await tx.put(one)

        await run(desk.store, keep)


def _ballot(desk: Desk, number: int) -> Ballot:
    id_ = keyed(desk.secret, "sized", str(number))
    given = {key: (choice,) for key, choice in doors.answers(number).items()}
    return Ballot(id_, shelves.shelf(doors.SURVEY, id_), Way.CHAT, given, (id_,))


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(figure)] for figure in str(number))


DOES: dict[str, tuple[Do, int, int]] = {  # how many, and how many in a quick round
    "a question of somebody new": (_questions, 5_000, 500),
    "a named report": (_reports, 2_000, 200),
    "a ballot of ten questions": (_ballots, 10_000, 1_000),
}


def measured(what: str, number: int, keys: Path, where: Path | str, talk: Connection) -> None:
    asyncio.run(_measured(what, number, keys, where, talk))


async def _measured(what: str, number: int, keys: Path, where: Path | str, talk: Connection) -> None:
    store = await open_store(keys, where)
    secret = b"a secret of a benchmark"
    made = replace(
        fakes.desk(store=store), now=lambda: datetime.now(UTC), secret=secret, hashing=Hashing(secret, CHEAP)
    )
    bot = Bot(made)
    async with store.transaction() as tx:
        for record in people():
            await tx.add(record)
    do = DOES[what][0]
    warm = range(number, number + 100)  # pages, caches and what is made once
    await do(made, bot, warm)
    before = await _now(store, keys, where)
    await do(made, bot, range(number))
    after = await _now(store, keys, where)
    talk.send(Left(what, number, *(late - early for late, early in zip(after, before, strict=True))))
    await store.close()


async def _now(store: KeptStore, keys: Path, where: Path | str) -> tuple[int, int, int]:
    """Rows, bytes on the disk, bytes of this process."""
    gc.collect()
    disk = _size(keys) + (_size(where) if isinstance(where, Path) else await _vacuumed(where))
    return await run(store, _rows), disk, psutil.Process().memory_info().rss


async def _rows(tx: Transaction) -> int:
    return sum([len(await tx.lying(kind)) for kind in KINDS])


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


async def _vacuumed(where: str) -> int:
    connection = await asyncpg.connect(where)
    await connection.execute("VACUUM")
    size = int(await connection.fetchval("SELECT pg_database_size(current_database())"))
    await connection.close()
    return size


@contextmanager
def _places(folder: Path) -> Iterator[dict[str, Path | str]]:
    with postgres.database() as url:
        yield {"embedded": folder / "store", "PostgreSQL": url}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.sizing")
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args(arguments).quick
    print("\nWhat each leaves behind: rows; bytes on the disk, keys included; bytes in the memory of the process")
    print(f"{'':30}{'':12}{'rows':>8}{'disk':>10}{'memory':>10}")
    for what, (_, many, few) in DOES.items():
        for engine in ("embedded", "PostgreSQL"):
            with tempfile.TemporaryDirectory() as folder, _places(Path(folder)) as places:
                left = _in_a_process(what, few if quick else many, Path(folder) / "keys", places[engine])
            each = [value / left.number for value in (left.rows, left.disk, left.memory)]
            print(f"{what:30}{engine:12}{each[0]:8.1f}{each[1]:10.0f}{each[2]:10.0f}", flush=True)


def _in_a_process(what: str, number: int, keys: Path, where: Path | str) -> Left:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=measured, args=(what, number, keys, where, there))
    process.start()
    there.close()
    left: Left = here.recv()
    process.join()
    return left


if __name__ == "__main__":
    main()
