"""A backup is whole or refused, never overwrites anything, and comes back as it was, whatever keeps it."""

import asyncio
import json
import stat
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.stores import backups, moving, restoring, spans
from adapters.stores.backups import Backup, BackupError, Header
from adapters.stores.restoring import Fate, KeysError, Restored
from adapters.stores.rows import Facts, Json, NotEmptyError, Row
from adapters.stores.sealing import SLOT, TEXT
from adapters.stores.tally import Counting, Progress, canonical, untold

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEADER = Header("0.1.0", "in memory", "2026-11-22T12:00:00+00:00", "ab" * 16)
ROWS = [
    Row("address", "a-1", {"person": "p", "sealed": "c2VhbGVk", "slot": 1}),
    Row("address", "a-2", {"person": "q", "sealed": "c2VhbGVk", "slot": 2}),
    Row("meta", "vault", {"value": "ab" * 16}),
    Row("notice", "n-1", {"to": "a-1", "tries": 0, "words": "é\u2028\U0001f424"}, NOON),
    Row("notice", "n-2", {"to": "a-2", "tries": 1, "more": [1, None, True, {"x": 1.5}]}, NOON + timedelta(days=1)),
]
KNOWN = ("address", "meta", "notice")


@dataclass
class Draft:
    """The rows of a transaction."""

    rows: dict[tuple[str, str], Row]

    async def add(self, row: Row) -> None:
        self.rows.setdefault((row.kind, row.id), row)

    async def put(self, row: Row) -> None:
        self.rows[row.kind, row.id] = row

    async def get(self, kind: str, id: str) -> Row | None:  # noqa: A002 - the port's word
        return self.rows.get((kind, id))

    async def find(self, kind: str, equals: Mapping[str, str]) -> list[Row]:
        return [
            row for (of, _), row in sorted(self.rows.items()) if of == kind and equals.items() <= row.fields.items()
        ]

    async def remove(self, kind: str, id: str) -> None:  # noqa: A002
        self.rows.pop((kind, id), None)


@dataclass
class MemoryEngine:
    """An engine that keeps its rows in a dictionary; `spoil` is what it makes of a row that it reads back."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    spoil: Callable[[Row], Row] = lambda row: row

    @classmethod
    def of(cls, rows: list[Row]) -> "MemoryEngine":
        return cls({(row.kind, row.id): row for row in rows})

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Draft]:
        draft = Draft(dict(self.rows))
        yield draft
        self.rows = draft.rows

    async def due(self, kind: str, now: datetime, most: int) -> tuple[Row, ...]:
        raise NotImplementedError

    async def claim(self, kind: str, now: datetime, most: int, change: Callable[[Row], Row]) -> tuple[Row, ...]:
        raise NotImplementedError

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncIterator[Row]]:
        yield self._each(sorted(self.rows.items()))

    async def _each(self, rows: list[tuple[tuple[str, str], Row]]) -> AsyncIterator[Row]:
        for _, row in rows:
            yield self.spoil(row)

    async def load(self, rows: AsyncIterator[Row], instead_of: Collection[Row] = ()) -> None:
        if self.rows != {(row.kind, row.id): row for row in instead_of}:
            raise NotEmptyError
        self.rows = {(row.kind, row.id): row async for row in rows}

    async def verify(self) -> str:
        return ""

    async def facts(self) -> Facts:
        counting = Counting()
        for row in self.rows.values():
            counting.take(row)
        return Facts("in memory", "nowhere", counting.tally.counts, 0)

    async def close(self) -> None:
        pass


def content(path: Path) -> bytes:
    return path.read_bytes()


def put(path: Path, changed: bytes | bytearray) -> None:
    path.write_bytes(changed)


def listing(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def keep(_: Row) -> Fate:
    return Fate.KEPT


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "store.backup"
    asyncio.run(moving.back_up(MemoryEngine.of(ROWS), path, "0.1.0", NOON, untold))
    return path


async def restored(path: Path, target: MemoryEngine) -> Restored:
    with Backup(path) as backup:
        return await restoring.restore(backup, target, KNOWN, keep, untold)


async def test_everything_comes_back_as_it_was(tmp_path: Path) -> None:
    path, target = tmp_path / "store.backup", MemoryEngine()
    tally = await moving.back_up(MemoryEngine.of(ROWS), path, "0.1.0", NOON, untold)
    assert tally.counts == {"address": 2, "meta": 1, "notice": 2}
    found = await restored(path, target)
    assert found == Restored(tally, 0, 0)
    assert target.rows == MemoryEngine.of(ROWS).rows
    with Backup(path) as backup:
        assert backup.header == HEADER


async def test_an_empty_store_is_backed_up_too(tmp_path: Path) -> None:
    await moving.back_up(MemoryEngine(), tmp_path / "b", "0.1.0", NOON, untold)
    assert (await restored(tmp_path / "b", MemoryEngine())).tally.rows == 0


def test_only_its_owner_can_read_it_and_nothing_else_is_left(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert listing(written.parent) == [written]


async def test_a_file_that_exists_is_never_overwritten(written: Path) -> None:
    before = content(written)
    with pytest.raises(BackupError, match="exists already, and a backup never overwrites"):
        await moving.back_up(MemoryEngine(), written, "0.1.0", NOON, untold)
    assert content(written) == before
    assert listing(written.parent) == [written]


async def test_a_file_that_appears_meanwhile_is_not_overwritten_either(tmp_path: Path) -> None:
    path = tmp_path / "b"

    async def rows() -> AsyncIterator[Row]:
        path.write_text("somebody's")
        yield ROWS[0]

    with pytest.raises(BackupError, match="exists already"):
        await backups.write(path, HEADER, rows())
    assert list(map(content, listing(tmp_path))) == [b"somebody's"]


async def test_a_backup_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    async def rows() -> AsyncIterator[Row]:
        yield ROWS[0]
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await backups.write(tmp_path / "b", HEADER, rows())
    assert not listing(tmp_path)


async def test_a_disk_that_is_full_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(BackupError, match=r"cannot be written \(File too large\)"):
            await backups.write(tmp_path / "b", HEADER, Heavy(2_000).each())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not listing(tmp_path)


async def test_a_folder_that_is_not_there_or_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="does not exist"):
        await moving.back_up(MemoryEngine(), tmp_path / "no" / "b", "0.1.0", NOON, untold)
    (tmp_path / "file").touch()
    with pytest.raises(BackupError, match="cannot be written"):
        await moving.back_up(MemoryEngine(), tmp_path / "file" / "b", "0.1.0", NOON, untold)


async def test_wherever_it_is_cut_off_it_is_refused_and_nothing_is_written(written: Path) -> None:
    whole = content(written)
    for length in range(len(whole)):
        put(written, whole[:length])
        target = MemoryEngine()
        with pytest.raises(BackupError, match=r"is cut off in line|is no backup of Agreement Bot"):
            await restored(written, target)
        assert not target.rows


async def test_whatever_byte_of_it_is_changed_it_is_refused_and_nothing_is_written(written: Path) -> None:
    whole = content(written)
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 0x01
        put(written, changed)
        target = MemoryEngine()
        with pytest.raises(BackupError):
            await restored(written, target)
        assert not target.rows


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda rows: [*rows[:2], *rows[3:]], "line 6: this line does not match the lines before it"),
        (lambda rows: [rows[0], rows[2], rows[1], *rows[3:]], "line 3: this line is not in its order"),
        (lambda rows: [*rows[:2], *rows[1:]], "line 3: this line is not in its order"),
        (lambda rows: [*rows, b"more\n"], "line 8: this line comes after the end"),
        (lambda rows: [*rows[:3], b"{}\n", *rows[3:]], "line 4: this line is no row of a backup"),
        (lambda rows: [*rows[:3], rows[3].replace(b"ab", b"cd"), *rows[4:]], "line 4: this line is not as it was"),
    ],
)
async def test_it_is_said_what_is_wrong_and_where(
    written: Path, change: Callable[[list[bytes]], list[bytes]], words: str
) -> None:
    put(written, b"".join(change(lines(written))))
    with pytest.raises(BackupError, match=words):
        await restored(written, MemoryEngine())


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"[]\n", b'{"port": 8080}\n', b"\x89PNG\r\n", b"SQLite"])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign"
    path.write_bytes(content)
    with pytest.raises(BackupError, match="is no backup of Agreement Bot"):
        Backup(path)


def test_a_backup_of_a_newer_version_is_refused(written: Path) -> None:
    head, *rest = lines(written)
    changed = {**json.loads(head), backups.MARK: 2}
    written.write_bytes(b"".join([json.dumps(changed).encode() + b"\n", *rest]))
    with pytest.raises(BackupError, match="newer version of the bot"):
        Backup(written)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be read"):
        Backup(tmp_path / "b")


async def test_only_an_empty_place_is_restored_into(written: Path) -> None:
    target = MemoryEngine.of(ROWS[:1])
    with pytest.raises(NotEmptyError, match="is not empty: it holds 1 record"):
        await restored(written, target)
    assert target.rows == MemoryEngine.of(ROWS[:1]).rows


async def test_a_store_that_only_knows_its_vault_is_empty(written: Path) -> None:
    target = MemoryEngine.of([Row("meta", "vault", {"value": "another"})])
    await restored(written, target)
    assert target.rows == MemoryEngine.of(ROWS).rows


async def test_what_this_version_does_not_know_is_not_restored(written: Path) -> None:
    target = MemoryEngine()
    with Backup(written) as backup, pytest.raises(BackupError, match=r"does not know \(notice\)"):
        await restoring.restore(backup, target, ("address", "meta"), keep, untold)
    assert not target.rows


async def test_what_was_erased_since_stays_erased_and_is_counted(written: Path) -> None:
    target = MemoryEngine()
    fates = {"a-1": Fate.ERASED, "a-2": Fate.WITHHELD, "vault": Fate.DROPPED}
    with Backup(written) as backup:
        found = await restoring.restore(backup, target, KNOWN, lambda row: fates.get(row.id, Fate.KEPT), untold)
    assert (found.erased, found.withheld, found.tally.counts) == (1, 1, {"notice": 2})
    assert {row.id for row in target.rows.values()} == {"n-1", "n-2"}


async def test_where_keys_are_missing_nothing_is_restored(written: Path) -> None:
    target = MemoryEngine()
    with Backup(written) as backup, pytest.raises(KeysError, match="lacks the keys of 1 personal records"):
        await restoring.restore(backup, target, KNOWN, lambda row: Fate.LOST if row.id == "a-2" else Fate.KEPT, untold)
    assert not target.rows


async def test_a_copy_is_read_back_and_compared() -> None:
    told: list[Progress] = []

    async def tell(progress: Progress) -> None:
        told.append(progress)

    target = MemoryEngine()
    tally = await moving.copy(MemoryEngine.of(ROWS), target, tell)
    assert target.rows == MemoryEngine.of(ROWS).rows
    assert tally.rows == 5
    assert [(step.doing, step.done, step.of) for step in told] == [
        ("copying", 0, 5),
        ("copying", 5, 5),
        ("reading back", 0, 5),
        ("reading back", 5, 5),
    ]


async def test_a_copy_that_arrived_changed_is_told() -> None:
    target = MemoryEngine(spoil=lambda row: replace(row, fields={**row.fields, "to": "changed"}))
    with pytest.raises(moving.MoveError, match="What arrived is not what was sent"):
        await moving.copy(MemoryEngine.of(ROWS), target, untold)


async def test_nothing_is_copied_into_what_holds_something() -> None:
    with pytest.raises(NotEmptyError, match="Only an empty place is filled"):
        await moving.copy(MemoryEngine.of(ROWS), MemoryEngine.of(ROWS[3:]), untold)


def test_a_row_is_digested_alike_whatever_an_engine_makes_of_its_numbers_order_and_zone() -> None:
    other = Row("notice", "n", {"b": {"y": 1, "x": 2}, "a": 1.0}, NOON.astimezone(timezone(timedelta(hours=5))))
    assert canonical(Row("notice", "n", {"a": 1, "b": {"x": 2.0, "y": 1}}, NOON)) == canonical(other)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def distinct(rows: list[Row]) -> Iterator[Row]:
    yield from {(row.kind, row.id): row for row in rows}.values()


@given(
    st.lists(
        st.builds(
            Row,
            kind=st.sampled_from(KNOWN),
            id=st.text(min_size=1, max_size=5),
            fields=st.dictionaries(st.text(max_size=5), plain, max_size=3),
            due=st.none() | st.datetimes(timezones=st.just(UTC)),
        ),
        max_size=8,
    )
)
async def test_any_rows_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> None:
    source, target = MemoryEngine.of(list(distinct(rows))), MemoryEngine()
    path = tmp_path_factory.mktemp("any") / "b"
    await moving.back_up(source, path, "0.1.0", NOON, untold)
    await restored(path, target)
    assert list(map(canonical, target.rows.values())) == [canonical(row) for _, row in sorted(source.rows.items())]


@dataclass
class Heavy:
    """A source of many rows, made as they are asked for."""

    rows: int

    async def each(self) -> AsyncIterator[Row]:
        for number in range(self.rows):
            fields: dict[str, Json] = {"words": "x" * 1000}
            yield Row("notice", f"{number:08}", fields)


async def test_many_rows_need_no_more_memory_than_a_few(tmp_path: Path) -> None:
    import tracemalloc  # noqa: PLC0415 - only here

    tracemalloc.start()
    try:
        await backups.write(tmp_path / "b", HEADER, Heavy(5_000).each())
        with Backup(tmp_path / "b") as backup:
            assert sum(1 for _ in backup.rows()) == 5_000
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3_000_000, f"{most:,} bytes, of a file of {(tmp_path / 'b').stat().st_size:,}"


def dead(vault: str, words: str) -> Row:
    return Row("meta", f"erased {vault}", {"value": words})


SEALED = [Row("address", f"s-{slot}", {SLOT: slot, TEXT: "c2VhbGVk"}) for slot in range(1, 8)]
HERE, THERE = "ab" * 16, "cd" * 16
BURIED = [
    *SEALED,
    dead(HERE, "3 9-11"),
    Row("meta", "vault", {"value": HERE}),
    Row("shred", "4", {}),
]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], [dead(HERE, "3-4 9-11")]),
        (
            [Row("meta", "slots", {"value": "7"}), Row("meta", "vault", {"value": HERE}), Row("shred", "1", {})],
            [dead(HERE, "1 3-4 9-11")],
        ),
        (
            [dead(HERE, "1-2"), dead(THERE, "5"), Row("meta", "vault", {"value": HERE})],
            [dead(HERE, "1-4 9-11"), dead(THERE, "5")],
        ),
        (
            [Row("meta", "vault", {"value": THERE}), Row("shred", "5", {})],
            [dead(HERE, "3-4 9-11"), dead(THERE, "5")],
        ),
    ],
)
async def test_a_restore_keeps_what_either_side_knows_to_be_dead_and_brings_none_of_it_back(
    tmp_path: Path, held: list[Row], expected: list[Row]
) -> None:
    path, target = tmp_path / "store.backup", MemoryEngine.of(held)
    await moving.back_up(MemoryEngine.of(BURIED), path, "0.1.0", NOON, untold)
    with Backup(path) as backup:
        found = await restoring.restore(backup, target, (*KNOWN, "shred"), keep, untold)
    assert [row for row in target.rows.values() if row.id.startswith("erased")] == expected
    assert not any(row.kind == "shred" for row in target.rows.values())
    assert target.rows["meta", "vault"] == Row("meta", "vault", {"value": HERE})
    [ours, *_] = (spans.read(str(row.fields["value"])) for row in expected)
    living = [row for row in SEALED if not spans.holds(ours, int(str(row.fields[SLOT])))]
    assert [row for row in target.rows.values() if row.kind == "address"] == living
    assert found.erased == len(SEALED) - len(living)
    assert list(target.rows) == sorted(target.rows)


async def test_keys_that_the_folder_lacks_are_not_missed_where_they_were_erased(tmp_path: Path) -> None:
    path, target = tmp_path / "store.backup", MemoryEngine.of([])
    await moving.back_up(MemoryEngine.of(BURIED), path, "0.1.0", NOON, untold)

    def lacking(*slots: int) -> Callable[[Row], Fate]:
        return lambda row: Fate.LOST if row.fields.get(SLOT) in slots else Fate.KEPT

    with Backup(path) as backup, pytest.raises(KeysError, match="lacks the keys of 1 personal records"):
        await restoring.restore(backup, target, (*KNOWN, "shred"), lacking(3, 4, 5), untold)
    with Backup(path) as backup:
        found = await restoring.restore(backup, target, (*KNOWN, "shred"), lacking(3, 4), untold)
    assert found.erased == 2


async def test_a_copy_keeps_what_the_other_place_knows_to_be_dead(tmp_path: Path) -> None:
    target = MemoryEngine.of([dead(HERE, "1"), dead(THERE, "5"), Row("meta", "vault", {"value": THERE})])
    tally = await moving.copy(MemoryEngine.of(BURIED), target, untold)
    rows = {**MemoryEngine.of(BURIED).rows, **MemoryEngine.of([dead(HERE, "1 3 9-11"), dead(THERE, "5")]).rows}
    assert target.rows == rows
    counting = Counting()
    for _, row in sorted(rows.items()):
        counting.take(row)
    assert tally == counting.tally
