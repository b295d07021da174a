"""Reports as they are kept, and what is made of them."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.desk import Desk
from bot.insights import ledger, report, tables
from bot.insights.ledger import Scope
from bot.insights.periods import Run
from bot.records import Gap, Release, Report, Workplace
from bot.records.insights import Facts
from bot.records.reports import Does, Mode, Stage
from bot.records.surveys import Cell, Table
from bot.store import Record
from tests.fakes import NOON

PERIOD = 35  # one that is over at noon of the tests: 7 September to 4 October 2026
RUN = Run(PERIOD, PERIOD)


def reported(workplace: str = "hall", week: str = "", **changes: object) -> Report:
    values: dict[str, object] = {
        "mode": Mode.ANONYMOUS,
        "does": (Does.ALLOCATES,),
        "stages": (Stage.DAILY_WORK,),
        "independent": True,
        **changes,
    }
    system = str(values.pop("system", "rota"))
    return Report(secrets.token_hex(16), system, workplace, week or RUN.weeks[0], **values)  # type: ignore[arg-type]


def many(count: int, workplace: str = "hall", week: str = "", **changes: object) -> list[Report]:
    return [reported(workplace, week, **changes) for _ in range(count)]


def gap(number: int, words: str, week: str) -> Gap:
    return Gap(f"gap {number}", NOON + timedelta(days=300), words, week)


async def keep(desk: Desk, *records: Record | Iterable[Record]) -> None:
    async with desk.store.transaction() as tx:
        for one in records:
            for record in [one] if isinstance(one, Record) else one:
                await tx.put(record)


def hall(identity: str = "hall") -> Workplace:
    return Workplace(identity, identity.title(), "The council")


async def release(
    desk: Desk, workplaces: Sequence[str] = ("hall",), run: Run = RUN, threshold: int = 5
) -> Release | None:
    """Made and kept; nothing where it may not be."""
    scope = Scope(tuple(workplaces), run)
    async with desk.store.transaction() as tx:
        kept = await ledger.read(tx)
    if kept.in_the_way(scope):
        return None
    found = await report.counted(desk, workplaces, run)
    made = await report.drafted(desk, scope, report.Basis(found, kept, threshold))
    if made is None:
        return None
    await keep(desk, made.release, made.words)
    return made.release


def a_release(id_: str, workplace: str = "hall", run: Run = RUN, **changes: Any) -> Release:
    """As it is kept, where nobody needs to have reported for it. It tells of nine people, all with the same concern."""
    told = Table((tables.CONCERN,), 9, 9, (Cell((str(Does.ALLOCATES),), 9),))
    made = Release(id_, (workplace,), run.first, run.last, 5, 9, (told,), Facts(), NOON.date())
    return replace(made, **changes)


def told(release: Release | None, dimension: str) -> dict[str, int | None]:
    assert release
    (table,) = [one for one in release.tables if one.questions == (dimension,)]
    return {cell.keys[0]: cell.count for cell in table.cells}
