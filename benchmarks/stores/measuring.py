"""One contender in a process of its own: `fill` makes the records, `measure` opens them again and prints figures."""

import asyncio
import json
import os
import random
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypedDict

import asyncpg
import numpy as np

from benchmarks.search import resident
from benchmarks.stores import samples
from benchmarks.stores.contenders import Contender, GatheredSQLite, SQLite, StockTinyDB, open_ours
from benchmarks.stores.samples import Personal, Plain

TINYDB, SQLITE, GATHERED = "TinyDB, stock", "SQLite", "SQLite, gathered"
EMBEDDED, EMBEDDED_SEALED = "embedded", "embedded, sealed"
POSTGRES, POSTGRES_SEALED = "PostgreSQL", "PostgreSQL, sealed"
CONTENDERS = (TINYDB, SQLITE, GATHERED, EMBEDDED, EMBEDDED_SEALED, POSTGRES, POSTGRES_SEALED)
URL = "AGREEMENT_BOT_DATABASE_URL"

MANY, TASKS = 50, 20  # writers; at PostgreSQL they share ten connections, and more of them would only wait
FEW, MORE = 400, 3000  # writes of a round with one writer, and with many
SLOW = 20  # writes a second; then one round is enough
LOOKUPS = 500
PATIENCE = 2.0  # seconds for one round; one that is slower ends after as few as `FEWEST`
FEWEST = 3


class Writes(TypedDict):
    rate: float  # a second
    p50: float  # milliseconds
    p99: float
    count: int


class Figures(TypedDict):
    open: float  # seconds
    memory: float  # megabytes
    id: float  # milliseconds
    one: float
    several: float
    single: Writes
    many: Writes | None


async def opened(name: str, folder: Path) -> Contender:
    match name:
        case "TinyDB, stock":
            return StockTinyDB(folder)
        case "SQLite":
            return SQLite(folder)
        case "SQLite, gathered":
            return GatheredSQLite(folder)
        case _:
            url = os.environ[URL] if name.startswith(POSTGRES) else None
            return await open_ours(folder, url, kind_of(name))


def kind_of(name: str) -> type[Plain]:
    return Personal if name.endswith("sealed") else Plain


async def fill(name: str, folder: Path, size: int) -> None:
    contender = await opened(name, folder)
    await contender.fill(samples.records(kind_of(name), range(size)))
    await contender.close()
    if name.startswith(POSTGRES):  # as the server does by itself, some time
        connection = await asyncpg.connect(os.environ[URL])
        await connection.execute("VACUUM ANALYZE")
        await connection.close()


async def measure(name: str, folder: Path, size: int, rounds: int) -> Figures:
    begun = time.perf_counter()
    contender = await opened(name, folder)
    opening = time.perf_counter() - begun
    assert (await contender.get(samples.id_of(0))).id == samples.id_of(0)
    memory = resident()
    chance = random.Random(size)
    alone = [number for number in range(size) if samples.alone(number)]
    shared = [number for number in range(size) if not samples.alone(number)]
    figures = Figures(
        open=opening,
        memory=memory,
        id=await _lookup(contender.get, [samples.id_of(n) for n in chance.choices(range(size), k=LOOKUPS)]),
        one=await _find(contender, chance.choices(alone, k=LOOKUPS), 1),
        several=await _find(contender, chance.choices(shared, k=LOOKUPS), samples.SHARING),
        single=await best(contender, list(samples.records(kind_of(name), range(size, size + FEW))), 1, rounds),
        many=None,
    )
    if name != TINYDB:
        writers = TASKS if name.startswith(POSTGRES) else MANY
        new = list(samples.records(kind_of(name), range(size, size + MORE)))
        figures["many"] = await best(contender, new, writers, rounds)
    await contender.close()
    return figures


async def _find(contender: Contender, numbers: Sequence[int], expected: int) -> float:
    assert len(await contender.find(samples.place_of(numbers[0]))) == expected
    return await _lookup(contender.find, [samples.place_of(number) for number in numbers])


async def _lookup(look: Callable[[str], Awaitable[object]], keys: Sequence[str]) -> float:
    times: list[float] = []
    for key in keys:
        begun = time.perf_counter()
        await look(key)
        times.append(time.perf_counter() - begun)
        if sum(times) > PATIENCE and len(times) >= FEWEST:
            break
    return float(np.median(times)) * 1000


async def best(contender: Contender, new: Sequence[Plain], writers: int, rounds: int) -> Writes:
    """The quickest of some rounds, since others use the machine too. What each added is taken out again after it."""
    found: list[Writes] = []
    for _ in range(rounds):
        found.append(await _round(contender, new, writers))
        await contender.remove([record.id for record in new[: found[-1]["count"]]])
        if found[-1]["rate"] < SLOW:
            break
    return max(found, key=lambda one: one["rate"])


async def _round(contender: Contender, new: Sequence[Plain], writers: int) -> Writes:
    times: list[float] = []
    until = time.perf_counter() + PATIENCE
    waiting = iter(new)

    async def write() -> None:
        """A write lasts from the end of the one before: one that blocks the loop makes the other writers wait too."""
        begun = time.perf_counter()
        for record in waiting:
            await asyncio.sleep(0)
            await contender.add(record)
            ended = time.perf_counter()
            times.append(ended - begun)
            if ended > until and len(times) >= FEWEST:
                return
            begun = ended

    begun = time.perf_counter()
    await asyncio.gather(*(write() for _ in range(writers)))
    passed = time.perf_counter() - begun
    p50, p99 = np.percentile(times, (50, 99)) * 1000
    return Writes(rate=len(times) / passed, p50=float(p50), p99=float(p99), count=len(times))


def main() -> None:
    do, name, folder, size, rounds = sys.argv[1:]
    if do == "fill":
        asyncio.run(fill(name, Path(folder), int(size)))
    else:
        print(json.dumps(asyncio.run(measure(name, Path(folder), int(size), int(rounds)))))


if __name__ == "__main__":
    main()
