"""Rows to keep, and short ways to write and read them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from adapters.stores.rows import Engine, Json, Row, Shape

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REPORT = Shape("report", ("site", "state"))
NOTICE = Shape("notice", ("job",), due=True)
SHAPES = (REPORT, NOTICE)


def report(name: int | str, **fields: Json) -> Row:
    return Row("report", str(name), {"site": "depot", "state": "open", **fields})


def notice(number: int, minutes: float = 0) -> Row:
    return Row("notice", f"{number:06}", {"job": f"job {number % 7}"}, NOW + timedelta(minutes=minutes))


async def add(engine: Engine, *rows: Row) -> None:
    async with engine.transaction() as tx:
        for row in rows:
            await tx.add(row)


async def get(engine: Engine, kind: str, number: int | str) -> Row | None:
    async with engine.transaction() as tx:
        return await tx.get(kind, str(number))


async def find(engine: Engine, kind: str, equals: Mapping[str, str] | None = None) -> list[Row]:
    async with engine.transaction() as tx:
        return await tx.find(kind, equals or {})


async def everything(engine: Engine) -> list[Row]:
    async with engine.snapshot() as rows:
        return [row async for row in rows]
