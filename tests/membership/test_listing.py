"""The list in the store: in whatever order and pieces it comes, however often, and wherever it is broken off."""

# ruff: noqa: S311 - chance here keeps nothing secret

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from adapters import settings
from adapters.stores import opening
from adapters.stores.vault import ShreddedError
from bot.membership import codes, listing
from bot.records import Listed
from bot.store import MemoryStore, O, Store, StoreError, Transaction
from tests.membership.lists import by_list, held

pytestmark = pytest.mark.usefixtures("home")

# Few parts, so that codes meet in one.
CODES = st.integers(0, 60).map(lambda number: bytes([number % 7 * 30, *random.Random(number).randbytes(codes.KEPT)]))
LISTS = st.lists(CODES, max_size=40)


@asynccontextmanager
async def stores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[opening.Opened]:
    by_list(monkeypatch, request.getfixturevalue("postgres") if request.param == "postgresql" else "")
    opened = await opening.open_store(settings.read())
    try:
        yield opened
    finally:
        await opened.store.close()


@pytest.fixture(params=["embedded", "postgresql"])
async def opened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[opening.Opened]:
    async with stores(request, monkeypatch) as made:
        yield made


@given(found=LISTS, pieces=st.integers(1, 5), seed=st.integers())
async def test_in_any_order_pieces_and_with_what_stands_there_twice_the_store_is_the_same(
    found: list[bytes], pieces: int, seed: int
) -> None:
    once, shuffled = MemoryStore(), MemoryStore()
    assert await listing.add(once, found) == len(set(found))
    mixed = found * 2
    random.Random(seed).shuffle(mixed)
    assert sum([await listing.add(shuffled, mixed[at::pieces]) for at in range(pieces)]) == len(set(found))
    assert await held(shuffled) == await held(once)
    assert await listing.count(once) == len(set(found))


@given(before=LISTS, coming=LISTS)
async def test_who_was_on_the_list_before_and_not_in_the_file_is_left_as_they_were(
    before: list[bytes], coming: list[bytes]
) -> None:
    store, others = MemoryStore(), MemoryStore()
    await listing.add(store, before)
    added = await listing.add(store, coming)
    assert added == len({*coming} - {*before})
    assert await listing.remove(store, coming) == len({*coming})
    await listing.add(others, {*before} - {*coming})
    assert await held(store) == await held(others)
    assert await listing.remove(store, coming) == 0


async def test_on_each_engine_a_list_comes_and_goes(opened: opening.Opened) -> None:
    rng = random.Random(9)
    before, coming = [[rng.randbytes(codes.WHOLE) for _ in range(800)] for _ in range(2)]
    await listing.add(opened.store, before)
    as_it_was = await held(opened.store)
    assert await listing.add(opened.store, coming) == 800
    assert await listing.count(opened.store) == 1600
    assert await listing.remove(opened.store, coming) == 800
    assert await held(opened.store) == as_it_was
    assert await listing.forget(opened.store) == len(as_it_was)
    assert await held(opened.store) == {}


async def test_what_is_taken_off_opens_no_more_in_what_was_read_before(opened: opening.Opened) -> None:
    """As in a backup, or in the journal, of a time before."""
    staying, leaving = bytes([7, *b"staying!"]), bytes([7, *b"leaving!"])
    await listing.add(opened.store, [staying, leaving])
    async with opened.engine.snapshot() as rows:
        before = [row async for row in rows if row.kind == Listed.kind]
    (row,) = before
    assert opened.store.open_row(row) == Listed("07", b"leaving!staying!")
    await listing.remove(opened.store, [leaving])
    with pytest.raises(ShreddedError):
        opened.store.open_row(row)
    assert await held(opened.store) == {"07": b"staying!"}


@dataclass
class Failing:
    """A store that fails once so many transactions went well; the last one may have been committed all the same."""

    store: Store
    good: int
    committed: bool

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        if self.good == 0 and not self.committed:
            raise StoreError
        async with self.store.transaction() as tx:
            yield tx
        if self.good == 0:
            raise StoreError
        self.good -= 1

    async def claim(self, *_: object) -> tuple[O, ...]:
        raise NotImplementedError

    async def close(self) -> None: ...


@bounds(max_examples=60, deadline=None)
@given(
    before=LISTS,
    coming=st.lists(st.binary(min_size=codes.WHOLE, max_size=codes.WHOLE), min_size=1, max_size=60),
    good=st.integers(0, 8),
    committed=st.booleans(),
    removes=st.booleans(),
)
async def test_wherever_it_is_broken_off_the_same_again_makes_it_whole(
    before: list[bytes], coming: list[bytes], good: int, committed: bool, removes: bool
) -> None:
    store, whole = MemoryStore(), MemoryStore()
    for one in (store, whole):
        await listing.add(one, before + (coming if removes else []))
    change = listing.remove if removes else listing.add
    await change(whole, coming)
    try:
        await change(Failing(store, good, committed), coming)
    except StoreError:
        await change(store, coming)
    assert await held(store) == await held(whole)
