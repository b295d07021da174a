import pytest

from adapters.stores.postgres.schema import check, missing, too_old
from adapters.stores.rows import Shape
from tests.stores.postgres.rows import NOTICE, REPORT, SHAPES

REPORT_COLUMNS = {"report": {"id", "site", "state", "body"}}
REPORT_INDEXES = {"report.site", "report.state"}


def test_an_empty_database_needs_a_table_and_an_index_for_each_way_of_looking() -> None:
    plan = missing([NOTICE], {}, ())
    made, *indexes = plan.statements
    assert made.startswith('CREATE TABLE "notice" (id text COLLATE "C" PRIMARY KEY, "job" text COLLATE "C", ')
    assert made.endswith(" due timestamptz, body text NOT NULL)")
    assert indexes == [
        'CREATE INDEX "notice.job" ON "notice" ("job", id)',
        'CREATE INDEX "notice.due" ON "notice" ("due", id)',
    ]
    assert not plan.fill


def test_nothing_is_missing_where_all_is_there() -> None:
    plan = missing([REPORT], REPORT_COLUMNS, REPORT_INDEXES)
    assert (plan.statements, plan.fill) == ((), frozenset())


def test_a_new_way_of_looking_is_a_column_that_is_filled() -> None:
    plan = missing([Shape("report", ("site", "state", "clause"))], REPORT_COLUMNS, REPORT_INDEXES)
    assert plan.statements == (
        'ALTER TABLE "report" ADD COLUMN "clause" text COLLATE "C"',
        'CREATE INDEX "report.clause" ON "report" ("clause", id)',
    )
    assert plan.fill == {"report"}


@pytest.mark.parametrize(
    "shape",
    [
        Shape('report"; DROP TABLE notice; --'),
        Shape("Report"),
        Shape(""),
        Shape("r" * 31),
        Shape("schema_version"),
        Shape("report", ("body",)),
        Shape("report", ("si te",)),
    ],
)
def test_what_cannot_be_the_name_of_a_table_or_a_column_is_refused(shape: Shape) -> None:
    with pytest.raises(ValueError, match="no table can have"):
        check([*SHAPES, shape])


@pytest.mark.parametrize(
    ("version", "refused"),
    [
        ("PostgreSQL 14.9 (Debian 14.9-1.pgdg120+1) on x86_64-pc-linux-gnu", True),
        ("PostgreSQL 9.6.24 on x86_64-pc-linux-gnu", True),
        ("PostgreSQL 15.0 on x86_64-pc-linux-gnu", False),
        ("PostgreSQL 18.6 on aarch64-apple-darwin", False),
        ("PostgreSQL 11.2-YB-2.25.0.0-b0 on x86_64-pc-linux-gnu", False),
        ("CockroachDB CCL v24.1.0 (x86_64-pc-linux-gnu)", False),
    ],
)
def test_only_a_postgresql_before_15_is_too_old(version: str, refused: bool) -> None:
    assert too_old(version) is refused
