"""The log of what office holders did can only grow, and shows where it was tampered with."""

import asyncio
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.audit import append, read, verify
from bot.records import Address
from bot.records.audit import AuditEntry, AuditHead, Did
from bot.store import MemoryStore, Store, Transaction, run
from tests.fakes import NOON
from tests.outbox.parts import person
from tests.outbox.stores import open_store

Log = tuple[tuple[AuditEntry, ...], AuditHead | None]
DEEDS = st.tuples(st.sampled_from(["rep", "other", ""]), st.sampled_from(Did), st.sampled_from(["a", "b"]))
CHANGES = st.sampled_from(
    [{"who": "nobody"}, {"did": Did.RESUMED}, {"about": "c"}, {"on": date(2020, 1, 1)}, {"before": "0"}, {"hash": "0"}]
)


async def written(store: Store, deeds: list[tuple[str, Did, str]]) -> Log:
    async def all_of_them(tx: Transaction) -> None:
        for days, (who, did, about) in enumerate(deeds):
            await append(tx, who, did, about, NOON + timedelta(days=days))

    await run(store, all_of_them)
    return await run(store, read)


def log(deeds: list[tuple[str, Did, str]]) -> Log:
    return asyncio.run(written(MemoryStore(), deeds))


@settings(max_examples=40, deadline=None)
@given(st.lists(DEEDS, max_size=12))
def test_a_log_that_nobody_touched_is_whole(deeds: list[tuple[str, Did, str]]) -> None:
    entries, head = log(deeds)
    assert verify(entries, head) is None
    assert [(one.who, one.did, one.about) for one in entries] == deeds


@settings(max_examples=80, deadline=None)
@given(st.lists(DEEDS, min_size=1, max_size=12), st.integers(0, 11), CHANGES)
def test_a_changed_entry_is_found_at_its_place(
    deeds: list[tuple[str, Did, str]], at: int, change: dict[str, object]
) -> None:
    entries, head = log(deeds)
    at %= len(entries)
    changed = replace(entries[at], **change)  # type: ignore[arg-type]
    assume(changed != entries[at])
    assert verify((*entries[:at], changed, *entries[at + 1 :]), head) == at + 1


@settings(max_examples=40, deadline=None)
@given(st.lists(DEEDS, min_size=1, max_size=12), st.integers(0, 11))
def test_a_removed_entry_is_found_the_last_one_too(deeds: list[tuple[str, Did, str]], at: int) -> None:
    entries, head = log(deeds)
    at %= len(entries)
    assert verify(entries[:at] + entries[at + 1 :], head) == at + 1
    assert verify(entries[:at], head) == at + 1


@settings(max_examples=60, deadline=None)
@given(st.lists(DEEDS, min_size=2, max_size=10), st.randoms(use_true_random=False))
def test_entries_in_another_order_are_found(deeds: list[tuple[str, Did, str]], random: "object") -> None:
    entries, head = log(deeds)
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = next((n for n, (one, other) in enumerate(zip(entries, shuffled, strict=True), 1) if one != other), None)
    assert verify(shuffled, head) == first
    doubled = (*entries, entries[-1])
    assert verify(doubled, head) == len(doubled)


def test_an_entry_put_at_the_end_by_another_hand_is_found() -> None:
    entries, head = log([("rep", Did.READ, "a")])
    longer, _ = log([("rep", Did.READ, "a"), ("rep", Did.READ, "b")])
    assert longer[:1] == entries
    assert verify(longer, head) == 2
    assert verify(entries, None) == 1


async def test_after_a_restore_without_what_is_sealed_the_log_goes_on_where_it_ended() -> None:
    store = MemoryStore()
    await written(store, [("rep", Did.READ, "a"), ("rep", Did.TOOK, "a")])
    async with store.transaction() as tx:
        await tx.remove(AuditHead, "head")
        await append(tx, "rep", Did.NOTED, "a", NOON)
    entries, head = await run(store, read)
    assert [one.did for one in entries] == [Did.READ, Did.TOOK, Did.NOTED]
    assert verify(entries, head) is None


def test_it_has_no_room_for_words_and_no_time_finer_than_the_day() -> None:
    assert {field.name for field in fields(AuditEntry)} == {"id", "who", "did", "about", "on", "before", "hash"}
    entries, _ = log([("rep", Did.READ, "a")])
    assert entries[0].on == NOON.date()


@pytest.mark.parametrize("engine", ["memory", "embedded"])
async def test_transactions_at_once_never_fork_it(engine: str, tmp_path: Path) -> None:
    store: Store = MemoryStore() if engine == "memory" else await open_store(tmp_path / "keys", tmp_path / "store")

    async def deed(number: int) -> None:
        async def work(tx: Transaction) -> None:
            await append(tx, f"rep {number}", Did.READ, "a", NOON)

        await run(store, work)

    await asyncio.gather(*map(deed, range(24)))
    entries, head = await run(store, read)
    assert verify(entries, head) is None
    assert {one.who for one in entries} == {f"rep {number}" for number in range(24)}
    await store.close()


async def test_a_person_who_is_erased_elsewhere_leaves_the_log_whole_and_only_a_pseudonym_in_it(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    rep = person("rep")

    async def doing(tx: Transaction) -> None:
        await tx.add(rep)
        await append(tx, rep.person, Did.READ, "a", NOON)

    async def erasing(tx: Transaction) -> None:
        await tx.remove(Address, rep.id)

    await run(store, doing)
    before = await run(store, read)
    await run(store, erasing)
    assert await run(store, read) == before
    assert verify(*before) is None
    assert rep.reference + rep.channel not in repr(before)
    await store.close()


async def test_what_was_not_done_is_not_logged() -> None:
    store = MemoryStore()

    async def fails(tx: Transaction) -> None:
        await append(tx, "rep", Did.READ, "a", NOON)
        raise OSError("midway")

    with pytest.raises(OSError, match="midway"):
        await run(store, fails)
    assert await run(store, read) == ((), None)
