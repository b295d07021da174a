"""A concern report over 50,000 reports: how long it takes, and for how long anybody waits for it.

    python -m benchmarks.insights [--quick]

Two years of reports at 50 workplaces, three in four of them settled as one person's own; every fiftieth is kept from
somebody. 500 systems, and 1,000 questions without an answer. The report is that of everything, with all tables of two
dimensions that can be declared.
"""

import argparse
import asyncio
import gc
import random
import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.lateness import Lateness
from benchmarks.wanted import Wanted, at_most, show
from bot.desk import Desk
from bot.insights import report, tables
from bot.insights.ledger import Ledger, Scope
from bot.insights.periods import Run
from bot.records import Disclosure, Gap, KeptFrom, NineItem, Report, System, Workplace
from bot.records.register import Consultation, Item
from bot.records.reports import Does, Flag, Known, Mode, Settled, Stage
from bot.store import Record
from tests import fakes
from tests import postgres as servers
from tests.outbox.stores import open_store

REPORTS, PLACES, SYSTEMS, GAPS = 50_000, 50, 500, 1_000
RUN = Run(13, 38)
NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SECONDS, BLOCKED = 2.0, 0.05
AT_ONCE = 1_000
CLAUSES = [f"agreement.clause-{number}" for number in range(12)]
ASKED = ("film us in the canteen", "score our calls at night", "buy boots", "pay for the app", "read our messages")


def records(reports: int, chance: random.Random) -> Iterator[Record]:
    for number in range(PLACES):
        yield Workplace(f"place{number:02}", f"Place {number}", "An employer")
    for number in range(SYSTEMS):
        place, system = f"place{number % PLACES:02}", f"system{number}"
        does = tuple(chance.sample(list(Does), 2))
        state = chance.choice(list(Consultation))
        yield System(system, place, f"System {number}", does=does, consultation=state, confirmed=number % 5 != 0)
        if number % 3 == 0:
            yield Disclosure(f"told of {number}", system, place, date(2026, 5, 1))
        for item in list(Item)[: number % 9]:
            yield NineItem(f"{system}/{item.number}", system, item, asked=date(2026, 6, 1))
    for _ in range(reports):
        number = chance.randrange(SYSTEMS)
        made = Report(
            secrets.token_hex(16),
            f"system{number}",
            f"place{number % PLACES:02}",
            chance.choice(RUN.weeks),
            chance.choice(list(Mode)),
            known=chance.choice(list(Known)),
            stages=tuple(chance.sample(list(Stage), 2)),
            does=tuple(chance.sample(list(Does), 3)),
            flags=tuple(Flag(one, chance.choice(list(Settled))) for one in chance.sample(CLAUSES, 4)),
            independent=chance.random() < 0.75,
        )
        yield made
        if chance.random() < 0.02:
            yield KeptFrom(made.id, ("somebody",))
    for _ in range(GAPS):
        words = f"can they {chance.choice(ASKED)} {chance.randrange(9)}"
        yield Gap(secrets.token_hex(16), NOW + timedelta(days=300), words, chance.choice(RUN.weeks))


async def made(desk: Desk) -> None:
    scope = Scope(tuple(f"place{number:02}" for number in range(PLACES)), RUN)
    found = await report.counted(desk, scope.workplaces, scope.run)
    assert report.proposed(found, 5) == Run(RUN.first, RUN.first)
    drafted = await report.drafted(desk, scope, report.Basis(found, Ledger(), 5, tables.PAIRS))
    assert drafted is not None
    assert tables.declared(drafted.release) == tables.PAIRS


async def measured(reports: int, url: str) -> tuple[float, float]:
    """Seconds: the quickest of three reports, since others use the machine too; and the latest that the loop was."""
    chance = random.Random(8)
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(Path(folder) / "keys", url or Path(folder) / "store")
        desk = replace(fakes.desk(store=store), now=lambda: NOW)
        waiting: list[Record] = []
        for one in records(reports, chance):
            waiting.append(one)
            if len(waiting) == AT_ONCE:
                await _kept(desk, waiting)
                waiting.clear()
        await _kept(desk, waiting)
        waiting.clear()
        gc.collect()
        gc.freeze()  # as `serve` does, once the store is open
        took, late = [], []
        for _ in range(3):
            lateness = Lateness()
            begun = time.perf_counter()
            async with lateness.watched():
                await made(desk)
            took.append(time.perf_counter() - begun)
            late.append(max(one.own for one in lateness.taken()))
        await store.close()
    return min(took), max(late)


async def _kept(desk: Desk, some: Sequence[Record]) -> None:
    async with desk.store.transaction() as tx:
        for one in some:
            await tx.add(one)


def compare(reports: int) -> list[Wanted]:
    print(f"\n{reports:,} reports at {PLACES} workplaces, {SYSTEMS} systems: one concern report of all of it")
    found = []
    for engine in ("embedded", "PostgreSQL"):
        with ExitStack() as stack:
            url = stack.enter_context(servers.database()) if engine == "PostgreSQL" else ""
            took, late = asyncio.run(measured(reports, url))
        found += [
            at_most(f"concern report, {engine}, s", SECONDS, took),
            at_most(f"loop late meanwhile, {engine}, s", BLOCKED, late),
        ]
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--quick", action="store_true", help="fewer reports")
    show(compare(5_000 if reading.parse_args(arguments).quick else REPORTS))


if __name__ == "__main__":
    main()
