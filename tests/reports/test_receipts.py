"""A receipt opens one report to who holds it, and to nobody else."""

import asyncio
import hashlib
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.stores.rows import Row
from adapters.stores.vault import ShreddedError
from bot.records.remembered import Seen
from bot.records.reports import Guesses, Receipt, ReceiptKey
from bot.reports import guesses, receipts
from bot.reports.guesses import ASKER, OVERALL, Counts, Trying, allowed, counted, wait
from bot.reports.receipts import Cost, Hashing, Made, derive, keys_alive, make, read, shown
from bot.store import MemoryStore, Store, Transaction, run
from tests.fakes import NOON, Clock, kept
from tests.outbox.stores import open_store

QUICK = Cost(n=2**4)  # the real cost would make a thousand tries take minutes
SECRET = b"secret of a test"
CAUSES = st.text(min_size=1, max_size=40)


def hashing() -> Hashing:
    return Hashing(SECRET, QUICK)


async def made_of(store: Store, cause: str, now: datetime = NOON) -> Made:
    made = await make(store, hashing(), cause, now)
    assert made
    return made


async def commit(store: Store, made: Made, cause: str, report: str = "a report") -> None:
    async with store.transaction() as tx:
        await tx.add(Seen(cause, NOON + timedelta(days=1)))
        await tx.add(Receipt(made.id, report))


def key(day: str = "2026-11-22", secret: str = "ab" * 32) -> ReceiptKey:
    return ReceiptKey(day, NOON, secret)


@given(CAUSES, CAUSES)
def test_the_same_cause_gives_the_same_receipt_and_another_gives_another(one: str, other: str) -> None:
    receipt = derive(key(), one)
    assert len(receipt) == 16
    assert receipt.isascii()
    assert receipt.isdecimal()
    assert receipt == derive(key(), one)
    assert (receipt == derive(key(), other)) == (one == other)
    assert receipt != derive(key(secret="cd" * 32), one)


@given(CAUSES, st.sampled_from([" ", "-", "", "\u00a0", " – ", "."]))
def test_a_receipt_is_read_as_it_was_shown_with_whatever_stands_between(cause: str, between: str) -> None:
    receipt = derive(key(), cause)
    assert read(shown(receipt)) == receipt
    assert read(f"  my receipt: {between.join(shown(receipt).split())}. ") == receipt
    assert read("".join(chr(ord(figure) - ord("0") + ord("０")) for figure in receipt)) == receipt
    assert read("".join(chr(ord(figure) - ord("0") + ord("٠")) for figure in receipt)) == receipt


@pytest.mark.parametrize("wrong", ["", "1234 5678 9012 345", "1234 5678 9012 3456 7", "four", "²" * 16, "1" * 5000])
def test_what_has_not_sixteen_figures_is_no_receipt(wrong: str) -> None:
    assert read(wrong) is None


def test_it_is_shown_in_groups_of_four() -> None:
    assert shown("0123456789012345") == "0123 4567 8901 2345"


@pytest.mark.parametrize("again_after", [timedelta(), timedelta(minutes=2), timedelta(hours=12), timedelta(hours=24)])
async def test_what_is_delivered_twice_gets_one_receipt_around_midnight_too(again_after: timedelta) -> None:
    store, late = MemoryStore(), NOON.replace(hour=23, minute=59)
    first = await made_of(store, "a cause", late)
    await commit(store, first, "a cause")
    assert await make(store, hashing(), "a cause", late + again_after) == first
    assert await make(store, hashing(), "another", late + again_after) != first


async def test_what_comes_again_too_late_or_after_it_was_taken_back_gets_no_receipt_that_opens_nothing() -> None:
    store, late = MemoryStore(), NOON.replace(hour=23, minute=59)
    made = await made_of(store, "a cause", late)
    await commit(store, made, "a cause")
    assert await make(store, hashing(), "a cause", late + timedelta(hours=24, minutes=59)) is None
    async with store.transaction() as tx:
        await tx.remove(Receipt, made.id)
    assert await make(store, hashing(), "a cause", late) is None


async def test_two_deliveries_at_once_get_one_receipt() -> None:
    store = MemoryStore()
    both = await asyncio.gather(*(make(store, hashing(), "a cause", NOON) for _ in range(2)))
    assert both[0] == both[1]


async def test_a_key_is_made_once_a_day_and_dies_a_day_after_its_own() -> None:
    store = MemoryStore()
    for hours in (0, 1, 13, 14):
        await make(store, hashing(), "a cause", NOON + timedelta(hours=hours))
    today, tomorrow = await kept(store, ReceiptKey)
    assert (today.id, today.due) == ("2026-11-22", datetime(2026, 11, 24, tzinfo=UTC))
    assert (tomorrow.id, tomorrow.due) == ("2026-11-23", datetime(2026, 11, 25, tzinfo=UTC))
    assert today.secret != tomorrow.secret
    assert today.secret not in repr(today)


async def test_a_key_of_two_days_ago_is_not_used_even_where_nothing_has_removed_it() -> None:
    store = MemoryStore()
    await run(store, lambda tx: keys_alive(tx, NOON))
    alive = await run(store, lambda tx: keys_alive(tx, NOON + timedelta(days=2)))
    assert [one.id for one in alive] == ["2026-11-24"]


async def test_once_its_key_is_dead_no_receipt_can_be_derived_not_even_from_an_old_copy_of_the_store(
    tmp_path: Path,
) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    made = await made_of(store, "a cause")
    await commit(store, made, "a cause")
    async with store._engine.snapshot() as rows:
        copy: list[Row] = [row async for row in rows]
    (sealed,) = (row for row in copy if row.kind == ReceiptKey.kind)
    assert isinstance(store.open_row(sealed), ReceiptKey)

    async def forget(tx: Transaction) -> None:
        await tx.remove(ReceiptKey, sealed.id)

    await run(store, forget)
    with pytest.raises(ShreddedError):
        store.open_row(sealed)
    assert await make(store, hashing(), "a cause", NOON) is None
    assert await Trying(store, hashing(), lambda: NOON).find(made.figures, "a place") == guesses.Tried("a report")
    await store.close()


async def test_only_a_slow_hash_is_kept_whose_salt_is_of_the_keys_folder() -> None:
    store = MemoryStore()
    made = await made_of(store, "a cause")
    await commit(store, made, "a cause")
    assert await Hashing(b"another secret", QUICK).id_of(made.figures) != made.id
    assert await hashing().id_of(made.figures) == made.id
    assert made.figures not in repr((made, store._tables))
    assert hashlib.sha256(made.figures.encode()).hexdigest() != made.id
    assert {field.name for field in fields(Receipt)} == {"id", "report"}


async def test_the_real_hash_is_slow_and_leaves_the_loop_free() -> None:
    turns, done = 0, asyncio.Event()

    async def turning() -> None:
        nonlocal turns
        while not done.is_set():
            turns += 1
            await asyncio.sleep(0)

    other = asyncio.create_task(turning())
    loop = asyncio.get_running_loop()
    started = loop.time()
    await Hashing(SECRET).id_of("1" * 16)
    took = loop.time() - started
    done.set()
    await other
    print(f"\none hash: {took * 1000:.0f} ms, while the loop turned {turns} times")
    assert took > 0.02
    assert turns > 100


async def test_a_thousand_wrong_receipts_of_one_asker_find_nothing_and_are_slowed() -> None:
    store, clock = MemoryStore(), Clock()
    await commit(store, await made_of(store, "a cause"), "a cause")
    trying = Trying(store, hashing(), clock)
    begun, tried, number = clock.time, 0, 0
    while tried < 1000:
        found = await trying.find(f"{number:016}", "a place")
        number += 1
        assert not found.report
        tried += not found.wait
        clock.move(found.wait)
    assert clock.time - begun > timedelta(days=6)


async def test_at_once_only_a_few_are_tried_by_one_asker_and_not_many_by_all() -> None:
    store, clock = MemoryStore(), Clock()
    trying = Trying(store, hashing(), clock)
    found = await asyncio.gather(*(trying.find(f"{number:016}", "a place") for number in range(50)))
    assert sum(not one.wait for one in found) == ASKER.burst
    found = await asyncio.gather(*(trying.find(f"{number:016}", f"place {number}") for number in range(200)))
    assert sum(not one.wait for one in found) == OVERALL.burst - ASKER.burst


async def test_the_right_receipt_is_never_slowed_and_leaves_no_trace_of_who_tried_it() -> None:
    store = MemoryStore()
    made = await made_of(store, "a cause")
    await commit(store, made, "a cause")
    trying = Trying(store, hashing(), lambda: NOON)
    for _ in range(20):
        assert await trying.find(made.figures, "a place") == guesses.Tried("a report")
    assert await kept(store, Guesses) == ()


async def test_who_guessed_too_often_cannot_use_a_right_one_until_the_wait_is_over_and_others_can() -> None:
    store, clock = MemoryStore(), Clock()
    made = await made_of(store, "a cause")
    await commit(store, made, "a cause")
    trying = Trying(store, hashing(), clock)
    for number in range(6):
        refused = await trying.find(f"{number:016}", "a place")
    assert refused.wait == ASKER.interval
    assert (await trying.find(made.figures, "a place")).wait
    assert (await trying.find(made.figures, "another place")).report == "a report"
    clock.move(refused.wait)
    assert (await trying.find(made.figures, "a place")).report == "a report"


async def test_what_is_kept_of_a_wrong_one_names_no_place_and_cannot_be_joined_with_one_once_the_key_is_dead() -> None:
    store = MemoryStore()
    await Trying(store, hashing(), lambda: NOON).find("0" * 16, "place-canary")
    tried = await kept(store, Guesses)
    assert len(tried) == 2
    assert "canary" not in repr(store._tables)
    async with store.transaction() as tx:
        await tx.remove(ReceiptKey, "2026-11-22")
    await Trying(store, hashing(), lambda: NOON).find("0" * 16, "place-canary")
    assert len({one.id for one in await kept(store, Guesses)}) == 4


@settings(max_examples=50)
@given(st.lists(st.integers(0, 1200), min_size=1, max_size=60))
def test_no_stretch_of_time_sees_more_tries_than_the_rate_allows(pauses: list[int]) -> None:
    now, counts, went = NOON, Counts(NOON, NOON), list[datetime]()
    for pause in pauses:
        now += timedelta(seconds=pause)
        if allowed(counts, now):
            counts = counted(counts, now)
            went.append(now)
        else:
            assert allowed(counts, now + wait(counts, now))
    for start in range(len(went)):
        for end in range(start, len(went)):
            assert end - start + 1 <= ASKER.burst + (went[end] - went[start]) // ASKER.interval


def test_after_a_clock_was_set_back_nobody_waits_for_as_long_as_the_jump() -> None:
    ahead = counted(Counts(NOON, NOON), NOON + timedelta(days=400))
    assert wait(ahead, NOON) <= ASKER.interval


def test_a_receipt_that_was_never_given_is_as_good_as_random() -> None:
    firsts = [derive(key(), str(number))[0] for number in range(3000)]
    assert all(230 < firsts.count(figure) < 370 for figure in "0123456789")
    assert receipts.FIGURES == 16


async def test_several_processes_together_give_no_more_tries_than_one(postgres: str, tmp_path: Path) -> None:
    """Each asks at the same moment, before any of them has counted."""
    one = await open_store(tmp_path / "keys", postgres)
    others = [await open_store(tmp_path / "keys", postgres) for _ in range(2)]
    clock = Clock()
    all_ = [Trying(store, hashing(), clock) for store in (one, *others)]
    for _ in range(4):
        found = await asyncio.gather(*(trying.find("0" * 16, "a place") for trying in all_ for _ in range(3)))
        assert not any(tried.report for tried in found)
    (asker,) = (row for row in await kept(one, Guesses) if row.booked > clock() + OVERALL.interval * OVERALL.burst)
    assert asker.booked <= clock() + ASKER.interval * ASKER.burst
    for store in (one, *others):
        await store.close()


async def test_a_right_receipt_is_not_told_where_the_tries_were_used_up_while_it_was_hashed() -> None:
    store, clock = MemoryStore(), Clock()
    made = await made_of(store, "a cause")
    await commit(store, made, "a cause")
    elsewhere = Trying(store, hashing(), clock)

    class Slow(Hashing):
        async def id_of(self, receipt: str) -> str:
            for number in range(ASKER.burst):
                assert not (await elsewhere.find(f"{number:016}", "a place")).wait
            return await super().id_of(receipt)

    tried = await Trying(store, Slow(SECRET, QUICK), clock).find(made.figures, "a place")
    assert tried.wait
    assert not tried.report
