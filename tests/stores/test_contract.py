"""Every sentence of the port, over every store."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.stores import kept, moving
from adapters.stores.embedded import engine as embedded
from adapters.stores.tally import untold
from bot.store import ConflictError, Lying, Record, Store, Transaction, run
from tests.stores import engines
from tests.stores.samples import KINDS, NOW, Errand, Letter, Note, Part, State, Visit

FULL = Note(
    "full",
    "depot",
    State.CLOSED,
    -3,
    "It’s “done”: ünïcödé 🙂 \\u0041 \n\t\"' {} 日本",
    date(2026, 2, 28),
    NOW,
    b"\x00\xff raw",
    ("b", "a", ""),
    (Part("x", 0.1), Part("y", -2.5e300)),
    frozenset({3, 1, 2**60}),
)
DUE = (Errand("e3", NOW - timedelta(hours=1)), Errand("e1", NOW), Errand("e2", NOW - timedelta(days=3)))


@pytest.fixture(params=engines.ALL)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> engines.Place:
    return engines.place(request.param, tmp_path, lambda: str(request.getfixturevalue("postgres")))


@pytest.fixture(params=engines.DURABLE)
def durable(request: pytest.FixtureRequest, tmp_path: Path) -> engines.Kept:
    return engines.durable(request.param, tmp_path, lambda: str(request.getfixturevalue("postgres")))


@pytest.fixture
async def store(place: engines.Place) -> AsyncIterator[Store]:
    opened = await place.open()
    yield opened
    await opened.close()


async def keep(store: Store, *records: Record) -> None:
    async with store.transaction() as tx:
        for record in records:
            await tx.add(record)


async def notes(store: Store) -> list[str]:
    async with store.transaction() as tx:
        return [note.id for note in await tx.find(Note)]


class BoomError(Exception):
    pass


@pytest.mark.parametrize(
    "record",
    [
        FULL,
        Note("empty", ""),
        Letter("l", "owner", f"{FULL.words} \0 \ud83d", 7, NOW),
        DUE[0],
        Visit("v", NOW, "words", 2),
    ],
)
async def test_every_field_comes_back_as_it_was_kept(store: Store, record: Record) -> None:
    await keep(store, record)
    async with store.transaction() as tx:
        found = await tx.get(type(record), record.id)
    assert found == record
    assert type(found) is type(record)


HALF = Note("half", "depot", words="\ud83d", tags=("\udc00", "🙂", "\ud83d\ud83d"), parts=(Part("\ud800", 1.5),))


async def test_half_of_a_surrogate_pair_comes_back_as_it_was_and_so_does_what_is_kept_with_it(
    durable: engines.Kept,
) -> None:
    store = await durable.open()
    whole = Note("whole", "depot", words=FULL.words)
    await keep(store, HALF, whole)
    for _ in range(2):
        async with store.transaction() as tx:
            assert await tx.find(Note) == (HALF, whole)
        await store.close()
        store = await durable.open()
    await store.close()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
async def test_what_is_no_number_is_refused_wherever_it_stands_and_nothing_is_kept(
    durable: engines.Kept, number: float
) -> None:
    store = await durable.open()
    with pytest.raises(ValueError, match="no number"):
        await keep(store, Note("a", "depot"), Note("b", "depot", parts=(Part("share", 1), Part("share", number))))
    assert await notes(store) == []
    await store.close()


async def test_odd_values_survive_a_copy_there_and_back(postgres: str, tmp_path: Path) -> None:
    odd = (
        FULL,
        HALF,
        Note("high", "depot", count=2**80, words="\0 \u2028 \U0010ffff \x7f"),
        Note("low", "depot", count=-(2**70), parts=(Part("small", 5e-324), Part("zero", -0.0), Part("big", 1e22))),
        Letter("l", "owner", "\ud83d \0", 2**70),
    )
    here = engines.durable("embedded", tmp_path, str)
    store = await here.open()
    await keep(store, *odd)
    there = await engines.durable("postgresql", tmp_path, lambda: postgres).engine()
    back = await embedded.open_engine(tmp_path / "back", kept.shapes(KINDS))
    sent = await moving.copy(store._engine, there, untold)
    assert await moving.copy(there, back, untold) == sent
    for engine in (store._engine, there, back):
        await engine.close()
    again = await replace(here, engine=lambda: embedded.open_engine(tmp_path / "back", kept.shapes(KINDS))).open()
    async with again.transaction() as tx:
        assert {*await tx.find(Note), *await tx.find(Letter)} == {*odd}
    await again.close()


@pytest.mark.parametrize("zone", [timezone(timedelta(hours=5, minutes=30)), ZoneInfo("Europe/London")])
async def test_a_time_is_the_same_moment_whatever_zone_it_was_told_in(store: Store, zone: tzinfo) -> None:
    told = datetime(2026, 7, 1, 12, 0, 0, 123456, tzinfo=zone)
    await keep(store, Note("n", "depot", at=told), Errand("e", told), Letter("l", "o", at=told))
    async with store.transaction() as tx:
        note, errand, letter = await tx.get(Note, "n"), await tx.get(Errand, "e"), await tx.get(Letter, "l")
    assert note
    assert errand
    assert letter
    assert note.at == errand.due == letter.at == told


async def test_what_is_not_there_is_none(store: Store) -> None:
    await keep(store, Note("a", "depot"))
    async with store.transaction() as tx:
        assert await tx.get(Note, "b") is None
        assert await tx.get(Letter, "a") is None
        assert await tx.find(Letter) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [(Note("a", "depot"), Note("a", "shop")), (Letter("a", "o", "first"), Letter("a", "p", "second"))],
)
async def test_adding_where_the_id_exists_changes_nothing(store: Store, first: Record, second: Record) -> None:
    await keep(store, first)
    await keep(store, second)
    await keep(store, second, first)
    async with store.transaction() as tx:
        assert await tx.get(type(first), "a") == first
        assert await tx.find(type(first)) == (first,)


async def test_one_id_may_stand_in_two_kinds(store: Store) -> None:
    await keep(store, Note("a", "depot"), Letter("a", "o"))
    async with store.transaction() as tx:
        await tx.remove(Note, "a")
    async with store.transaction() as tx:
        assert await tx.get(Note, "a") is None
        assert await tx.get(Letter, "a") == Letter("a", "o")


async def test_put_takes_the_place_of_what_its_id_held(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.put(Note("a", "depot"))
        await tx.put(Letter("a", "o", "first"))
    async with store.transaction() as tx:
        await tx.put(Note("a", "shop", State.CLOSED))
        await tx.put(Letter("a", "p", "second"))
    async with store.transaction() as tx:
        assert await tx.find(Note, place="depot") == ()
        assert await tx.find(Note, place="shop") == (Note("a", "shop", State.CLOSED),)
        assert await tx.find(Letter, owner="o") == ()
        assert await tx.find(Letter, owner="p") == (Letter("a", "p", "second"),)


async def test_found_are_those_with_every_value_ordered_by_id(store: Store) -> None:
    kept = [
        Note(name, "depot", State.OPEN if name > "a" else State.CLOSED) for name in ("b", "10", "é", "a", "9", "Z", "z")
    ]
    await keep(store, *kept, Note("other", "shop"))
    async with store.transaction() as tx:
        assert [n.id for n in await tx.find(Note, place="depot")] == sorted(n.id for n in kept)
        assert [n.id for n in await tx.find(Note, state=State.OPEN)] == ["b", "other", "z", "é"]
        assert [n.id for n in await tx.find(Note, place="depot", state="open")] == ["b", "z", "é"]
        assert [n.id for n in await tx.find(Note)] == sorted([*(n.id for n in kept), "other"])
        assert await tx.find(Note, place="nowhere") == ()


@pytest.mark.parametrize("name", ["words", "id", "nothing"])
async def test_looking_up_by_what_is_not_declared_is_refused(store: Store, name: str) -> None:
    async with store.transaction() as tx:
        with pytest.raises(LookupError, match="declare it in found_by"):
            await tx.find(Note, **{name: "x"})


@pytest.mark.parametrize("record", [Note("a", "depot"), Letter("a", "o", "words"), Errand("a", NOW), Visit("a", NOW)])
async def test_what_was_removed_is_gone(store: Store, record: Record) -> None:
    await keep(store, record)
    async with store.transaction() as tx:
        await tx.remove(type(record), "a")
    async with store.transaction() as tx:
        assert await tx.get(type(record), "a") is None
        assert await tx.find(type(record)) == ()
        await tx.remove(type(record), "a")
    await keep(store, record)
    async with store.transaction() as tx:
        assert await tx.get(type(record), "a") == record


async def test_reads_see_what_was_written_before_them_in_the_transaction(store: Store) -> None:
    await keep(store, Note("a", "depot"), Note("b", "depot"), Letter("l", "o", "old"))
    async with store.transaction() as tx:
        await tx.put(Note("a", "shop"))
        await tx.remove(Note, "b")
        await tx.add(Note("c", "depot"))
        await tx.put(Letter("l", "p", "new"))
        assert await tx.get(Note, "a") == Note("a", "shop")
        assert await tx.get(Note, "b") is None
        assert [n.id for n in await tx.find(Note)] == ["a", "c"]
        assert [n.id for n in await tx.find(Note, place="depot")] == ["c"]
        assert await tx.find(Letter, owner="p") == (Letter("l", "p", "new"),)
        assert await tx.find(Letter, owner="o") == ()
        await tx.remove(Letter, "l")
        assert await tx.get(Letter, "l") is None
        await tx.add(Letter("l", "q"))
        assert await tx.get(Letter, "l") == Letter("l", "q")
    async with store.transaction() as tx:
        assert await tx.find(Letter) == (Letter("l", "q"),)
        assert [n.id for n in await tx.find(Note)] == ["a", "c"]


async def test_a_transaction_that_raises_leaves_nothing_behind(store: Store) -> None:
    await keep(store, Note("a", "depot"), Letter("l", "o", "words"))
    with pytest.raises(BoomError):  # noqa: PT012 - the whole transaction raises
        async with store.transaction() as tx:
            await tx.add(Note("b", "depot"))
            await tx.put(Note("a", "shop"))
            await tx.put(Letter("l", "p", "other"))
            await tx.remove(Letter, "l")
            raise BoomError
    async with store.transaction() as tx:
        assert await tx.find(Note) == (Note("a", "depot"),)
        assert await tx.find(Letter) == (Letter("l", "o", "words"),)


async def test_a_transaction_that_is_cancelled_leaves_nothing_behind(store: Store) -> None:
    await keep(store, Letter("l", "o", "words"))
    inside, never = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        async with store.transaction() as tx:
            await tx.add(Note("a", "depot"))
            await tx.remove(Letter, "l")
            inside.set()
            await never.wait()

    task = asyncio.create_task(work())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await notes(store) == []
    async with store.transaction() as tx:
        assert await tx.get(Letter, "l") == Letter("l", "o", "words")
    await keep(store, Note("b", "depot"))
    assert await notes(store) == ["b"]


async def test_a_time_without_its_zone_is_refused_and_nothing_is_kept(durable: engines.Kept) -> None:
    store = await durable.open()
    naive = NOW.replace(tzinfo=None)
    for record in (Note("n", "depot", at=naive), Letter("l", "o", at=naive), Errand("e", naive)):
        with pytest.raises(ValueError, match="without its time zone"):
            await keep(store, Note("before", "depot"), record)
    assert await notes(store) == []
    await store.close()


@pytest.mark.parametrize("kind", [Note, Letter])
async def test_twenty_tasks_that_add_one_twenty_times_make_four_hundred(
    store: Store, kind: type[Note] | type[Letter]
) -> None:
    await keep(store, kind("n", "x"))

    async def more(tx: Transaction) -> None:
        found = await tx.get(kind, "n")
        assert found
        await asyncio.sleep(0)
        await tx.put(replace(found, count=found.count + 1))

    async def twenty() -> None:
        added = 0
        while added < 20:
            with suppress(ConflictError):  # whoever lost each time is told so, and has added nothing
                await run(store, more)
                added += 1

    await asyncio.gather(*(twenty() for _ in range(20)))
    async with store.transaction() as tx:
        assert await tx.get(kind, "n") == kind("n", "x", count=400)


async def test_of_two_that_look_and_then_add_the_same_id_the_second_sees_the_first(store: Store) -> None:
    async def add(tx: Transaction, words: str) -> str:
        found = await tx.get(Letter, "l")
        await asyncio.sleep(0)
        if found:
            return found.words
        await tx.add(Letter("l", "o", words))
        return words

    told = await asyncio.gather(*(run(store, partial(add, words=words)) for words in "abcd"))
    async with store.transaction() as tx:
        found = await tx.get(Letter, "l")
    assert found
    assert set(told) == {found.words}


async def test_two_that_decide_by_what_the_other_changes_do_not_both_go_on(store: Store) -> None:
    await keep(store, Note("a", "depot", count=1), Note("b", "depot", count=1))

    async def leave(tx: Transaction, mine: str) -> None:
        present = [note.id for note in await tx.find(Note, place="depot") if note.count]
        await asyncio.sleep(0)
        if len(present) > 1:
            await tx.put(Note(mine, "depot", count=0))

    await asyncio.gather(run(store, partial(leave, mine="a")), run(store, partial(leave, mine="b")))
    async with store.transaction() as tx:
        assert sum(note.count for note in await tx.find(Note)) == 1


async def test_of_two_that_find_none_and_then_add_only_one_adds(store: Store) -> None:
    async def first(tx: Transaction, name: str) -> None:
        found = await tx.find(Letter, owner="o")
        await asyncio.sleep(0)
        if not found:
            await tx.add(Letter(name, "o"))

    await asyncio.gather(*(run(store, partial(first, name=name)) for name in "abcd"))
    async with store.transaction() as tx:
        assert len(await tx.find(Letter, owner="o")) == 1


async def test_nobody_sees_half_of_a_transaction(store: Store) -> None:
    await keep(store, Note("a", "depot", count=50), Letter("b", "o", count=50))
    sums: set[int] = set()

    async def move(tx: Transaction) -> None:
        a, b = await tx.get(Note, "a"), await tx.get(Letter, "b")
        assert a
        assert b
        await tx.put(replace(a, count=a.count - 1))
        await asyncio.sleep(0)
        await tx.put(replace(b, count=b.count + 1))

    async def look(tx: Transaction) -> int:
        a = await tx.get(Note, "a")
        await asyncio.sleep(0)
        b = await tx.get(Letter, "b")
        assert a
        assert b
        return a.count + b.count

    async def moving() -> None:
        for _ in range(20):
            await run(store, move)

    async def looking() -> None:
        for _ in range(40):
            sums.add(await run(store, look))

    await asyncio.gather(moving(), looking(), looking())
    assert sums == {100}


async def test_what_was_removed_while_another_read_it_is_not_half_read(durable: engines.Kept) -> None:
    store = await durable.open()
    await keep(store, Note("n", "depot"), Letter("l", "o", "words"))

    async def both(tx: Transaction) -> tuple[Note | None, Letter | None]:
        return await tx.get(Note, "n"), await tx.get(Letter, "l")

    async def remove(tx: Transaction) -> None:
        await tx.remove(Note, "n")
        await tx.remove(Letter, "l")

    async def look() -> list[bool]:
        return [
            (await run(store, both)) in ((Note("n", "depot"), Letter("l", "o", "words")), (None, None))
            for _ in range(20)
        ]

    seen, _, more = await asyncio.gather(look(), run(store, remove), look())
    await store.close()
    assert all(seen + more)


async def test_what_lies_there_is_told_without_opening_any_of_it(store: Store) -> None:
    await keep(store, Letter("b", "o", "canary"), Letter("a", "o", "canary"), Letter("c", "other"))
    await keep(store, Errand("e", NOW), Note("n", "depot", words="open"))
    async with store.transaction() as tx:
        await tx.remove(Letter, "c")
        await tx.add(Letter("d", "o"))
        letters, (errand,), (note,) = await tx.lying(Letter, owner="o"), await tx.lying(Errand), await tx.lying(Note)
        assert not await tx.lying(Letter, owner="other")
        assert [one.id for one in await tx.lying(Letter, "a")] == ["a"]
        assert not await tx.lying(Letter, "a", owner="other")
        assert not await tx.lying(Letter, "c")
        with pytest.raises(LookupError):
            await tx.lying(Letter, words="canary")
    assert [(one.id, one.key, one.fields["owner"]) for one in letters] == [(id_, True, "o") for id_ in "abd"]
    assert "canary" not in f"{[dict(one.fields) for one in letters]}"
    assert (errand.due, errand.key, note.key, note.fields["words"]) == (NOW, None, None, "open")


async def test_what_cannot_be_opened_lies_there_until_it_is_removed(durable: engines.Kept) -> None:
    store = await durable.open()
    await keep(store, Letter("damaged", "o", "words"), Letter("dead", "o"), Letter("whole", "o"))
    slots = {one.id: one.fields["sealed-under"] for one in await lying(store)}
    await (await durable.vault()).erase([int(str(slots["dead"]))])
    async with store._engine.transaction() as rows:
        row = await rows.get("letter", "damaged")
        assert row is not None
        await rows.put(replace(row, fields={**row.fields, "sealed-text": "AAAA"}))
    await store.close()
    store = await durable.open()

    async def open_ones(tx: Transaction) -> list[str]:
        return [one.id for one in await tx.readable(Letter, owner="o")]

    assert await run(store, open_ones) == ["whole"]
    assert {one.id: one.key for one in await lying(store)} == {"damaged": True, "dead": False, "whole": True}
    async with store.transaction() as tx:
        for one in ("damaged", "dead"):
            await tx.remove(Letter, one)
    assert [one.id for one in await lying(store)] == ["whole"]
    await store.close()


async def lying(store: Store) -> tuple[Lying, ...]:
    async with store.transaction() as tx:
        return await tx.lying(Letter, owner="o")


async def test_a_transaction_within_another_is_refused(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.add(Note("a", "depot"))
        with pytest.raises(RuntimeError):
            async with store.transaction():
                pass
    assert await notes(store) == ["a"]


async def test_claimed_are_those_that_are_due_the_earliest_first(store: Store) -> None:
    later = Errand("e4", NOW + timedelta(microseconds=1))
    await keep(store, *DUE, later)
    claimed = await store.claim(Errand, NOW, 10, lambda e: replace(e, due=NOW + timedelta(hours=1), tries=e.tries + 1))
    assert [e.id for e in claimed] == ["e2", "e3", "e1"]
    assert {(e.due, e.tries) for e in claimed} == {(NOW + timedelta(hours=1), 1)}
    async with store.transaction() as tx:
        assert await tx.find(Errand) == (*sorted(claimed, key=lambda e: e.id), later)
    assert await store.claim(Errand, NOW, 10, lambda e: replace(e, due=NOW + timedelta(hours=1))) == ()


async def test_no_more_are_claimed_than_asked_for(store: Store) -> None:
    await keep(store, *DUE)
    after = NOW + timedelta(hours=1)
    assert [e.id for e in await store.claim(Errand, NOW, 2, lambda e: replace(e, due=after))] == ["e2", "e3"]
    assert [e.id for e in await store.claim(Errand, NOW, 2, lambda e: replace(e, due=after))] == ["e1"]


async def test_what_is_personal_and_due_is_claimed_with_its_words(store: Store) -> None:
    await keep(store, Visit("v", NOW, "by the gate"))
    after = NOW + timedelta(hours=1)
    for tries in (1, 2):
        moved = await store.claim(Visit, after, 5, lambda v: replace(v, due=after, tries=v.tries + 1))
        assert moved == (Visit("v", after, "by the gate", tries),)
    async with store.transaction() as tx:
        assert await tx.get(Visit, "v") == Visit("v", after, "by the gate", 2)


async def test_nothing_is_claimed_by_two(store: Store) -> None:
    await keep(store, *(Errand(f"e{number:02}", NOW - timedelta(minutes=number)) for number in range(40)))
    after = NOW + timedelta(hours=1)

    async def claim() -> list[str]:
        mine = []
        for _ in range(10):
            mine += [e.id for e in await store.claim(Errand, NOW, 3, lambda e: replace(e, due=after))]
        return mine

    claimed = [name for mine in await asyncio.gather(*(claim() for _ in range(5))) for name in mine]
    assert sorted(claimed) == [f"e{number:02}" for number in range(40)]


async def test_a_claim_that_fails_changes_nothing(store: Store) -> None:
    await keep(store, *DUE)

    def fail(errand: Errand) -> Errand:
        if errand.id == "e3":
            raise BoomError
        return replace(errand, due=NOW + timedelta(hours=1))

    with pytest.raises(BoomError):
        await store.claim(Errand, NOW, 10, fail)
    async with store.transaction() as tx:
        assert await tx.find(Errand) == tuple(sorted(DUE, key=lambda e: e.id))


async def test_a_commit_lets_those_who_tried_again_see_it(store: Store) -> None:
    tried = 0

    async def work(tx: Transaction) -> int:
        nonlocal tried
        tried += 1
        if tried < 3:
            await tx.add(Note(f"try {tried}", "depot"))
            raise ConflictError
        return tried

    assert await run(store, work) == 3
    assert await notes(store) == []


async def test_what_was_kept_is_there_when_the_store_is_opened_again(durable: engines.Kept) -> None:
    store = await durable.open()
    letter = Letter("l", "o", "words")
    await keep(store, FULL, letter, Letter("gone", "o"), *DUE)
    async with store.transaction() as tx:
        await tx.remove(Letter, "gone")
        await tx.put(replace(letter, words="other words"))
    await store.close()
    for _ in range(2):
        store = await durable.open()
        async with store.transaction() as tx:
            assert await tx.get(Note, "full") == FULL
            assert await tx.find(Letter, owner="o") == (replace(letter, words="other words"),)
        assert [e.id for e in await store.claim(Errand, NOW, 1, lambda e: replace(e, tries=e.tries + 1))] == ["e2"]
        await store.close()


@pytest.mark.parametrize("odd", ["nul \0", "half \ud83d", "é" * 501])
@pytest.mark.parametrize(
    "made", [lambda odd: Note(odd, "depot"), lambda odd: Note("n", odd), lambda odd: Letter("l", odd)]
)
async def test_what_some_engine_could_not_look_up_is_refused_by_all(
    durable: engines.Kept, made: Callable[[str], Record], odd: str
) -> None:
    store = await durable.open()
    try:
        with pytest.raises(ValueError, match="plain text"):
            await keep(store, made(odd))
        async with store.transaction() as tx:
            assert await tx.find(Note) == ()
            assert await tx.find(Letter) == ()
            assert await tx.get(Note, odd) is None
    finally:
        await store.close()
