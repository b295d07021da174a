"""What lies between records and rows: how kinds are declared, what is sealed, and what is told when it doesn't open."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from adapters.stores import kept, sealing, shredding
from adapters.stores.internal import Meta, Shred
from adapters.stores.kept import KeptStore
from adapters.stores.kinds import KindError, UnknownKindError, UnreadableError
from adapters.stores.rows import OpenError, Row, Shape
from adapters.stores.sealing import SLOT, TEXT, ForgedError
from adapters.stores.slots import HEADER
from adapters.stores.slots import SLOT as SLOT_BYTES
from adapters.stores.vault import KeyDamagedError, ShreddedError
from bot.store import ConflictError, Owed, Record, Transaction, UncertainError, run
from tests.stores import engines
from tests.stores.samples import KINDS, NOW, Errand, Letter, Note, Visit

LETTER = Letter("l", "owner", "words of theirs", 3, NOW)


@dataclass(slots=True)
class Scene:
    engine: engines.Dictionary
    kept: engines.Kept
    store: KeptStore

    def row(self, kind: type[Record] = Letter, name: str = "l") -> Row:
        return self.engine.rows[kind.kind, name]

    def slot(self, name: str = "l") -> int:
        number = sealing.slot(self.row(Letter, name))
        assert number
        return number

    def damage(self, number: int) -> None:
        with (self.kept.keys / "vault").open("r+b") as file:
            file.seek(HEADER + number * SLOT_BYTES + 30)
            file.write(b"damaged")

    async def keep(self, *records: Record) -> None:
        async with self.store.transaction() as tx:
            for record in records:
                await tx.put(record)


async def removed(name: str, tx: Transaction) -> None:
    await tx.remove(Letter, name)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    engine = engines.Dictionary()
    place = engines.Kept(tmp_path / "keys", engine.opened)
    store = await place.open()
    yield Scene(engine, place, store)
    await store.close()


async def test_a_personal_row_shows_what_it_is_found_by_and_when_it_is_due_and_nothing_else(scene: Scene) -> None:
    await scene.keep(LETTER, Visit("v", NOW, "by the gate", 2))
    assert scene.row().fields.keys() == {"owner", SLOT, TEXT}
    assert scene.row().fields["owner"] == "owner"
    assert scene.row(Visit, "v").fields.keys() == {SLOT, TEXT}
    assert scene.row(Visit, "v").due == NOW
    assert scene.store.open_row(scene.row()) == LETTER


async def test_a_plain_row_is_json_with_times_in_utc(scene: Scene) -> None:
    await scene.keep(Note("n", "depot", at=NOW, raw=b"\0", tags=("a",), sums=frozenset({2, 1})))
    fields = scene.row(Note, "n").fields
    assert (fields["at"], fields["raw"], fields["tags"], fields["sums"]) == (
        "2026-03-02T09:30:00+00:00",
        "AA==",
        ["a"],
        [1, 2],
    )
    assert "id" not in fields


async def test_an_update_keeps_the_key_and_a_new_record_has_its_own(scene: Scene) -> None:
    await scene.keep(LETTER, replace(LETTER, id="m"))
    first, text = scene.slot(), scene.row().fields[TEXT]
    assert first != scene.slot("m")
    await scene.keep(replace(LETTER, words="others"))
    assert scene.slot() == first
    assert scene.row().fields[TEXT] != text
    async with scene.store.transaction() as tx:
        await tx.remove(Letter, "l")
        await tx.put(LETTER)
    assert scene.slot() != first


@pytest.mark.parametrize(
    "change",
    [
        lambda row: replace(row, id="m"),
        lambda row: replace(row, fields={**row.fields, TEXT: str(row.fields[TEXT]).swapcase()}),
        lambda row: replace(row, fields={**row.fields, TEXT: "not base64"}),
        lambda row: replace(row, fields={SLOT: row.fields[SLOT], "owner": "owner"}),
    ],
)
async def test_what_was_sealed_elsewhere_or_changed_is_told(scene: Scene, change: Callable[[Row], Row]) -> None:
    await scene.keep(replace(LETTER, words="\0" * 20))
    changed = change(scene.row())
    assert changed != scene.row()
    with pytest.raises(ForgedError):
        scene.store.open_row(changed)


async def test_a_row_that_does_not_open_says_why_and_never_what_stands_in_it(scene: Scene) -> None:
    await scene.keep(LETTER, replace(LETTER, id="m"), Note("n", "depot"))
    note = scene.row(Note, "n")
    for wrong in (
        replace(note, fields={**note.fields, "count": "canary"}),
        replace(note, fields={**note.fields, "state": "canary"}),
        replace(note, fields={"state": "open", "canary": "canary"}),
        replace(scene.row(), fields={"owner": "canary"}),
        replace(scene.row(), fields={**scene.row().fields, "owner": 7}),
    ):
        with pytest.raises(UnreadableError) as told:
            scene.store.open_row(wrong)
        assert "canary" not in f"{told.value} {told.value.__cause__}"
    with pytest.raises(UnknownKindError):
        scene.store.open_row(replace(note, kind="later"))
    scene.damage(scene.slot())
    with pytest.raises(KeyDamagedError):
        scene.store.open_row(scene.row())
    await (await scene.kept.vault()).erase([scene.slot("m")])
    with pytest.raises(ShreddedError):
        scene.store.open_row(scene.row(Letter, "m"))


async def test_a_row_whose_key_is_dead_is_looked_at_again_and_then_counts_as_removed(scene: Scene) -> None:
    await scene.keep(LETTER, replace(LETTER, id="m"))
    await (await scene.kept.vault()).erase([scene.slot()])
    with pytest.raises(ConflictError):
        async with scene.store.transaction() as tx:
            await tx.find(Letter)
    store = await scene.kept.open()
    assert await run(store, lambda tx: tx.find(Letter)) == (replace(LETTER, id="m"),)
    assert await run(store, lambda tx: tx.get(Letter, "l")) is None
    await scene.keep(LETTER)
    assert await run(store, lambda tx: tx.get(Letter, "l")) == LETTER


async def test_what_is_added_where_only_a_row_without_its_key_stands_is_kept(scene: Scene) -> None:
    await scene.keep(LETTER)
    await (await scene.kept.vault()).erase([scene.slot()])
    async with scene.store.transaction() as tx:
        await tx.add(replace(LETTER, words="others"))
    assert await run(scene.store, lambda tx: tx.get(Letter, "l")) == replace(LETTER, words="others")


async def test_adding_where_a_record_stands_takes_no_key(scene: Scene) -> None:
    await scene.keep(LETTER)
    number = scene.slot()
    for _ in range(3):
        async with scene.store.transaction() as tx:
            await tx.add(replace(LETTER, words="others"))
    await scene.keep(replace(LETTER, id="m"))
    assert scene.slot("m") == number + 1
    assert await run(scene.store, lambda tx: tx.get(Letter, "l")) == LETTER


async def test_a_record_whose_key_is_damaged_can_be_replaced_and_removed(scene: Scene) -> None:
    await scene.keep(LETTER, replace(LETTER, id="m"))
    damaged = scene.slot()
    scene.damage(damaged)
    with pytest.raises(KeyDamagedError):
        await run(scene.store, lambda tx: tx.get(Letter, "l"))
    await scene.keep(LETTER)
    assert await run(scene.store, lambda tx: tx.get(Letter, "l")) == LETTER
    with pytest.raises(ShreddedError):
        (await scene.kept.vault()).key(damaged)
    scene.damage(scene.slot("m"))
    await run(scene.store, lambda tx: tx.remove(Letter, "m"))
    assert await run(scene.store, lambda tx: tx.find(Letter)) == (LETTER,)


async def test_what_is_due_and_does_not_open_holds_up_nothing_else(scene: Scene, logged: list[str]) -> None:
    earlier = NOW - timedelta(hours=2)
    await scene.keep(Visit("canary a", earlier, "canary"), Visit("b", NOW, "words"))
    number = sealing.slot(scene.row(Visit, "canary a"))
    assert number
    scene.damage(number)
    later = NOW + timedelta(minutes=10)
    assert await scene.store.claim(Visit, NOW, 1, lambda visit: replace(visit, due=later)) == ()
    assert [v.id for v in await scene.store.claim(Visit, NOW, 1, lambda visit: replace(visit, due=later))] == ["b"]
    assert scene.row(Visit, "canary a").due == NOW + kept.TRY_AGAIN
    assert [line for line in logged if "waits for an hour" in line][-1].endswith("KeyDamagedError")


async def test_several_that_are_removed_in_one_transaction_cost_one_commit(scene: Scene) -> None:
    await scene.keep(*(replace(LETTER, id=f"l{number}") for number in range(20)))
    before = scene.engine.commits
    async with scene.store.transaction() as tx:
        for letter in await tx.find(Letter):
            await tx.remove(Letter, letter.id)
    assert scene.engine.commits == before + 1


async def test_a_removal_that_may_have_been_kept_is_finished_by_the_next(scene: Scene) -> None:
    await scene.keep(LETTER, replace(LETTER, id="m"))
    vault, number = await scene.kept.vault(), scene.slot()
    scene.engine.failing.append(UncertainError())
    with pytest.raises(UncertainError):
        await run(scene.store, lambda tx: tx.remove(Letter, "l"))
    assert vault.key(number)
    await run(scene.store, lambda tx: tx.remove(Letter, "m"))
    with pytest.raises(ShreddedError):
        vault.key(number)
    assert await scene.store.owed() == 0


async def test_a_removal_that_is_given_up_erases_nothing(scene: Scene) -> None:
    await scene.keep(LETTER)
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - the whole transaction raises
        async with scene.store.transaction() as tx:
            await tx.remove(Letter, "l")
            raise ZeroDivisionError
    assert await run(scene.store, lambda tx: tx.get(Letter, "l")) == LETTER


async def test_an_erasing_that_failed_is_made_good_by_the_next_look_of_any_process(scene: Scene) -> None:
    await scene.keep(LETTER)
    other, vault, number = await scene.kept.open(), await scene.kept.vault(), scene.slot()
    path = scene.kept.keys / "vault"
    away = path.rename(path.with_name("away"))
    await run(scene.store, lambda tx: tx.remove(Letter, "l"))
    away.rename(path)
    assert vault.key(number)
    assert await other.owed() == 1
    await other.shred_owed()
    with pytest.raises(ShreddedError):
        vault.key(number)
    assert await scene.store.owed() == 0


async def test_while_it_runs_it_looks_for_erasings_that_failed_until_it_is_told_to_stop(scene: Scene) -> None:
    await scene.keep(LETTER)
    vault, number = await scene.kept.vault(), scene.slot()
    path = scene.kept.keys / "vault"
    away = path.rename(path.with_name("away"))
    await run(scene.store, lambda tx: tx.remove(Letter, "l"))
    stop = asyncio.Event()
    looking = asyncio.create_task(scene.store.keep_shredding(stop, every=0.001))
    away.rename(path)
    async with asyncio.timeout(5):
        while await vault.living([number]):
            pass
    stop.set()
    await asyncio.wait_for(looking, 5)


async def test_an_older_copy_of_the_keys_brings_back_nothing_that_was_erased_since(
    scene: Scene, logged: list[str]
) -> None:
    await scene.keep(*(replace(LETTER, id=f"l{number}") for number in range(12)))
    rows = [scene.row(Letter, f"l{number}") for number in range(12)]
    path = scene.kept.keys / "vault"
    older = path.read_bytes()
    for number in (0, 1, 2, 5, 9):
        await run(scene.store, partial(removed, f"l{number}"))
    for _ in range(2):  # opened once, their numbers are folded into one row; and then once more
        path.write_bytes(older)
        store = await scene.kept.open()
        for number, row in enumerate(rows):
            if number in (0, 1, 2, 5, 9):
                with pytest.raises(ShreddedError):
                    store.open_row(row)
            else:
                assert store.open_row(row)
        assert await run(store, lambda tx: tx.find(Shred)) == ()
        assert {meta.value for meta in await run(store, lambda tx: tx.find(Meta)) if "erased" in meta.id} == {
            "1-3 6 10"
        }
    assert any("5 keys that had been erased" in line and "older copy" in line for line in logged)


async def test_numbers_that_the_vault_never_gave_are_forgotten_and_whoever_gets_them_lives(scene: Scene) -> None:
    identity = (await scene.kept.vault()).identity
    await scene.keep(Meta(f"erased {identity}", "5-900"), Shred("30"))  # as from a newer vault, which was lost
    store = await scene.kept.open()
    letters = tuple(replace(LETTER, id=f"l{number:02}") for number in range(40))
    async with store.transaction() as tx:
        for letter in letters:
            await tx.add(letter)
    assert 30 in {sealing.slot(row) for row in scene.engine.rows.values()}
    store = await scene.kept.open()
    assert await run(store, lambda tx: tx.find(Letter)) == letters


async def test_numbers_of_erased_keys_are_folded_while_it_runs_too(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shredding, "FOLD", 3)
    await scene.keep(*(replace(LETTER, id=f"l{number}") for number in range(4)))
    for number in range(3):
        await run(scene.store, partial(removed, f"l{number}"))
        await scene.store.shred_owed()
        assert len(await run(scene.store, lambda tx: tx.find(Shred))) == (number + 1) % 3


async def test_a_process_that_starts_while_another_makes_keys_is_not_refused(scene: Scene) -> None:
    vault = await scene.kept.vault()
    async with scene.store.transaction() as tx:
        opening = asyncio.create_task(kept.open_kept(scene.engine, KINDS, vault))
        for _ in range(5):
            await asyncio.sleep(0)
        for number in range(40):
            await tx.add(replace(LETTER, id=f"l{number}"))
    assert len(await run(await opening, lambda tx: tx.find(Letter))) == 40


def test_the_engine_is_told_every_shape(tmp_path: Path) -> None:
    assert kept.shapes(KINDS) == (
        Shape("meta"),
        Shape("shred"),
        Shape("note", ("place", "state")),
        Shape("letter", ("owner",)),
        Shape("errand", ("place",), due=True),
        Shape("visit", (), due=True),
    )


def declared(name: str, by: tuple[str, ...] = (), of: type[Record] = Record, **types: type) -> type[Record]:
    body = {"kind": name, "found_by": by, "__annotations__": types, "__module__": __name__}
    return dataclass(frozen=True)(type("Declared", (of,), body))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (declared("", text=str), "plain name"),
        (declared("two words", text=str), "plain name"),
        (declared("meta", text=str), "two kinds of record are named 'meta'"),
        (declared("note", text=str), "two kinds of record are named 'note'"),
        (declared("k", ("missing",), text=str), "'missing', which must be a field of text"),
        (declared("k", ("number",), number=int), "'number', which must be a field of text"),
        (declared("k", ("id",), text=str), "'id', which must be"),
        (declared("k", ("due",), Owed, text=str), "'due', which must be"),
        (declared("k", thing=Path), "cannot be kept"),
        (type("Bare", (Record,), {"kind": "k"}), "not a dataclass of its own"),
    ],
)
async def test_a_kind_that_is_not_declared_well_is_refused(scene: Scene, kind: type[Record], words: str) -> None:
    with pytest.raises(KindError, match=words):
        KeptStore(scene.engine, (Note, kind), await scene.kept.vault())


async def test_a_kind_that_was_not_given_is_told(tmp_path: Path) -> None:
    engine = engines.Dictionary()
    store = await kept.open_kept(engine, (Note,), await engines.Kept(tmp_path, engine.opened).vault())
    async with store.transaction() as tx:
        with pytest.raises(LookupError, match="Letter is not among the kinds"):
            await tx.add(LETTER)
        with pytest.raises(LookupError, match="Errand is not among the kinds"):
            await tx.get(Errand, "e")


async def test_an_older_copy_of_the_keys_is_refused_before_it_gives_a_slot_away_twice(tmp_path: Path) -> None:
    engine = engines.Dictionary()
    place = engines.Kept(tmp_path / "keys", engine.opened)
    store = await place.open()
    await store.close()
    vault = place.keys / "vault"
    older = vault.read_bytes()
    store = await place.open()
    async with store.transaction() as tx:
        await tx.add(LETTER)
    await store.close()
    newest = vault.read_bytes()
    assert len(newest) > len(older)
    vault.write_bytes(older)
    with pytest.raises(OpenError, match="older copy"):
        await place.open()
    vault.write_bytes(newest)
    store = await place.open()
    async with store.transaction() as tx:
        assert await tx.get(Letter, "l") == LETTER
    await store.close()


async def test_a_claim_that_changes_what_the_record_is_found_by_is_refused_and_nothing_is_claimed(scene: Scene) -> None:
    await scene.keep(Errand("e", NOW, "first"))
    with pytest.raises(ValueError, match="found by"):
        await scene.store.claim(Errand, NOW, 1, lambda errand: replace(errand, place="second"))
    async with scene.store.transaction() as tx:
        assert await tx.get(Errand, "e") == Errand("e", NOW, "first")
