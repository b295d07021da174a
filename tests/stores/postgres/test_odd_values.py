import asyncio
import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.stores.postgres.draft import Draft
from adapters.stores.postgres.engine import PostgresEngine, open_engine
from adapters.stores.postgres.tables import Table
from adapters.stores.rows import LONGEST, Json, Row, keepable
from tests.stores.postgres.rows import NOW, REPORT, SHAPES, add, everything, find, get, report

ANY_TEXT = st.text(st.characters(), max_size=40)  # NUL and halves of surrogate pairs among them
KEPT_TEXT = ANY_TEXT.filter(keepable)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner), max_leaves=12)
ROWS = st.builds(
    lambda id_, site, fields, due: (
        Row("report", id_, {**fields, "site": site}),
        Row("notice", id_, {**fields, "job": site}, due),
    ),
    KEPT_TEXT,
    KEPT_TEXT,
    st.dictionaries(ANY_TEXT.filter(lambda name: name != "state"), VALUES, max_size=4),
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.timezones()),  # noqa: DTZ001 - given there
)


def same(left: Json, right: Json) -> bool:
    """Equal, and of the same types: True is not 1, 1 is not 1.0, 0.0 is not -0.0."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, float) and isinstance(right, float):
        return left == right and math.copysign(1, left) == math.copysign(1, right)
    return type(left) is type(right) and left == right


def test_whatever_is_put_comes_back_equal(postgres: str) -> None:
    with asyncio.Runner() as runner:
        engine = runner.run(open_engine(postgres, SHAPES, connections=1))

        @settings(max_examples=100, deadline=None)
        @given(ROWS)
        def holds(pair: tuple[Row, Row]) -> None:
            runner.run(put_and_compare(engine, *pair))

        holds()
        runner.run(engine.close())


async def put_and_compare(engine: PostgresEngine, plain: Row, owed: Row) -> None:
    async with engine.transaction() as tx:
        await tx.put(plain)
        await tx.put(owed)
    for row, field in ((plain, "site"), (owed, "job")):
        value = row.fields[field]
        assert isinstance(value, str)
        async with engine.transaction() as tx:
            found = [await tx.get(row.kind, row.id), *await tx.find(row.kind, {field: value})]
        back = found[0]
        assert back is not None
        # In UTC, since Python calls no two times of different zones equal in the hour that a clock shows twice.
        assert back == replace(row, due=row.due and row.due.astimezone(UTC))
        assert same(dict(back.fields), dict(row.fields))
        assert back in found[1:]


STEPS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "put", "remove", "get", "find"]),
            st.sampled_from(["report", "notice"]),
            st.sampled_from("abc"),
            st.sampled_from(["depot", "office"]),
        ),
        max_size=8,
    ),
    max_size=4,
)


def test_any_steps_end_as_they_would_in_a_dictionary(postgres: str) -> None:
    with asyncio.Runner() as runner:
        engine = runner.run(open_engine(postgres, SHAPES, connections=1))
        model: dict[tuple[str, str], Row] = {}

        @settings(max_examples=100, deadline=None)
        @given(STEPS)
        def holds(transactions: list[list[tuple[str, str, str, str]]]) -> None:
            for steps in transactions:
                runner.run(perform(engine, model, steps))

        holds()
        runner.run(engine.close())


async def perform(
    engine: PostgresEngine, model: dict[tuple[str, str], Row], steps: list[tuple[str, str, str, str]]
) -> None:
    async with engine.transaction() as tx:
        for step, kind, id_, word in steps:
            due = NOW if kind == "notice" else None
            row = Row(kind, id_, {"site": word, "job": word}, due)
            match step:
                case "add":
                    await tx.add(row)
                    model.setdefault((kind, id_), row)
                case "put":
                    await tx.put(row)
                    model[kind, id_] = row
                case "remove":
                    await tx.remove(kind, id_)
                    model.pop((kind, id_), None)
                case "get":
                    assert await tx.get(kind, id_) == model.get((kind, id_))
                case _:
                    by = "site" if kind == "report" else "job"
                    rows = [row for (other, _), row in sorted(model.items()) if other == kind]
                    assert await tx.find(kind, {by: word}) == [row for row in rows if row.fields[by] == word]
    kept = [*await find(engine, "notice"), *await find(engine, "report")]
    assert kept == [row for _, row in sorted(model.items())]


@pytest.mark.parametrize("odd", ["nul \0", "half \ud800", "x" * (LONGEST + 1), "é" * LONGEST])
async def test_what_cannot_be_an_id_is_refused_when_written_and_not_there_when_looked_for(
    engine: PostgresEngine, odd: str
) -> None:
    for row in (report(odd), report(1, site=odd)):
        with pytest.raises(ValueError, match="no plain text") as error:
            await add(engine, row)
        assert odd not in str(error.value)
    assert await get(engine, "report", odd) is None
    assert await find(engine, "report", {"site": odd}) == []
    async with engine.transaction() as tx:
        await tx.remove("report", odd)


async def test_the_longest_values_fit_into_the_indexes(engine: PostgresEngine) -> None:
    longest = report("".join(map(chr, range(0x100, 0x100 + LONGEST // 2))), site="\U0001f517" * (LONGEST // 4))
    await add(engine, longest)
    assert await find(engine, "report", {"site": str(longest.fields["site"])}) == [longest]


async def test_rows_are_ordered_by_code_point(engine: PostgresEngine) -> None:
    names = ["", "B", "a", "a b", "a-b", "ab", "z", "é", "漢", "\uffff", "\U0001f517"]
    await add(engine, *(report(name) for name in reversed(names)))
    assert [row.id for row in await find(engine, "report")] == names
    assert [row.id for row in await everything(engine)] == names


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        Table(REPORT).values(report(1, number=math.nan))


def test_writes_to_two_kinds_are_one_statement() -> None:
    draft = Draft()
    draft.add(report(1))
    draft.remove("notice", "2")
    ((text, values),) = draft.take_all({shape.kind: Table(shape) for shape in SHAPES})
    assert text == (
        'WITH part0 AS (DELETE FROM "notice" WHERE id = ANY($1::text[]) RETURNING 1), '
        'part1 AS (INSERT INTO "report" ("id", "site", "state", "body") '
        "SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) ON CONFLICT (id) DO NOTHING RETURNING 1) "
        "SELECT 1"
    )
    assert values == [["2"], ["1"], ["depot"], ["open"], ['{"site":"depot","state":"open"}']]
