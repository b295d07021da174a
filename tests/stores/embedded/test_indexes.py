"""Lookups: by index, the same as by a scan."""

import asyncio
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.stores.embedded.engine import EmbeddedEngine, open_engine
from adapters.stores.rows import Row
from tests.stores.embedded.faulty import SHAPES, keep, note

START = datetime(2026, 1, 1, tzinfo=UTC)
TEXTS = ("x", "xa", "y", "")
VALUES = st.sampled_from(TEXTS)
DUES = st.none() | st.builds(
    lambda hours, zone: (START + timedelta(hours=hours)).astimezone(timezone(timedelta(hours=zone))),
    st.integers(0, 5),
    st.integers(-12, 12),
)
ROWS = st.builds(
    lambda id_, fields, due: Row("note", id_, fields, due),
    st.sampled_from("abcdé"),
    st.fixed_dictionaries({}, optional={"place": VALUES, "state": VALUES | st.none(), "text": VALUES}),
    DUES,
)
STEPS = st.lists(st.tuples(st.sampled_from(["add", "put", "remove", "fail", "reopen", "claim"]), ROWS), max_size=25)


async def compare(engine: EmbeddedEngine, model: dict[str, Row]) -> None:
    scan = [row for _, row in sorted(model.items())]
    async with engine.transaction() as rows:
        assert await rows.find("note", {}) == scan
        for value in TEXTS:
            for names in (("place",), ("state",), ("place", "state")):
                equals = dict.fromkeys(names, value)
                expected = [row for row in scan if all(row.fields.get(name) == value for name in names)]
                assert await rows.find("note", equals) == expected
        for hours in range(6):
            moment = START + timedelta(hours=hours)
            expected = sorted((row for row in scan if row.due and row.due <= moment), key=lambda row: (row.due, row.id))
            assert rows.due_by("note", moment, 3) == expected[:3]


async def fail(engine: EmbeddedEngine, row: Row) -> None:
    async with engine.transaction() as rows:
        await rows.remove("note", "a")
        await rows.put(row)
        await rows.put(replace(row, due=START))
        raise ZeroDivisionError


def postpone(row: Row) -> Row:
    return replace(row, due=START + timedelta(days=1))


async def follow(steps: list[tuple[str, Row]], folder: Path) -> None:
    model: dict[str, Row] = {}
    engine = await open_engine(folder, SHAPES, least=500)
    for step, row in steps:
        match step:
            case "add":
                async with engine.transaction() as rows:
                    await rows.add(row)
                model.setdefault(row.id, row)
            case "put":
                await keep(engine, row)
                model[row.id] = row
            case "remove":
                async with engine.transaction() as rows:
                    await rows.remove("note", row.id)
                model.pop(row.id, None)
            case "fail":
                with pytest.raises(ZeroDivisionError):
                    await fail(engine, row)
            case "reopen":
                await engine.close()
                engine = await open_engine(folder, SHAPES, least=500)
            case "claim":
                for claimed in await engine.claim("note", START, 2, postpone):
                    model[claimed.id] = claimed
        await compare(engine, model)
    await engine.close()


@given(steps=STEPS)
@settings(max_examples=60, deadline=None)
def test_no_index_ever_disagrees_with_a_scan(steps: list[tuple[str, Row]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(follow(steps, Path(folder)))


async def test_what_was_not_declared_is_not_looked_up(tmp_path: Path) -> None:
    engine = await open_engine(tmp_path, SHAPES)
    async with engine.transaction() as rows:
        with pytest.raises(LookupError, match="text"):
            await rows.find("note", {"text": "words"})
        with pytest.raises(LookupError, match="unheard"):
            await rows.find("unheard", {})
    with pytest.raises(LookupError, match="other"):
        await engine.claim("other", START, 1, lambda row: row)
    await engine.close()


async def test_a_kind_of_another_version_is_kept_and_told_of(tmp_path: Path) -> None:
    engine = await open_engine(tmp_path, SHAPES)
    await keep(engine, note("a"), Row("other", "b", {"deep": [1, {"x": None}]}))
    await engine.close()
    engine = await open_engine(tmp_path, SHAPES[:1])
    assert (await engine.facts()).counts == {"note": 1, "other": 1}
    async with engine.snapshot() as rows:
        assert [row async for row in rows] == [note("a"), Row("other", "b", {"deep": [1, {"x": None}]})]
    await engine.close()


async def test_a_time_without_its_zone_is_refused(tmp_path: Path) -> None:
    engine = await open_engine(tmp_path, SHAPES)
    with pytest.raises(ValueError, match="time zone"):
        await keep(engine, replace(note("a"), due=START.replace(tzinfo=None)))
    await engine.close()
