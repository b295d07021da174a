"""What is remembered holds no more than it must, and changes nothing twice."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import memory
from bot.events import Owner, Place
from bot.privacy.periods import LONGEST
from bot.records import Feedback, Gap, Seen, Told
from bot.store import MemoryStore, Transaction, run
from tests.fakes import CHAT, NOON, kept, pressed, said

HOURS = timedelta(hours=3)
SECRET = b"secret of a test"


async def told(store: MemoryStore, now: datetime) -> bool:
    return await run(store, lambda tx: memory.told(tx, "a hash", now, HOURS))


async def test_what_was_told_lasts_for_its_time_and_not_longer() -> None:
    store = MemoryStore()
    assert not await told(store, NOON)
    assert await told(store, NOON + HOURS - timedelta(microseconds=1))
    assert not await told(store, NOON + HOURS)
    assert await kept(store, Told) == (Told("a hash", NOON + 2 * HOURS, NOON + 2 * HOURS),)


async def test_after_a_clock_was_set_back_a_place_is_told_once_more_and_not_left_out_for_as_long_as_the_jump() -> None:
    store = MemoryStore()
    assert not await told(store, NOON + timedelta(days=400))
    assert not await told(store, NOON)
    assert await told(store, NOON)


async def test_who_is_about_to_forget_a_place_does_not_make_it_count_as_told() -> None:
    store = MemoryStore()
    async with store.transaction() as tx:
        await tx.put(Told("a hash", due=NOON + timedelta(minutes=1), until=NOON))
    assert not await told(store, NOON)


async def test_a_cause_is_first_once_and_its_record_holds_nothing_and_no_time_finer_than_the_hour() -> None:
    store = MemoryStore()
    late = NOON + timedelta(minutes=59, seconds=58)
    assert [await run(store, lambda tx: memory.first(tx, "a hash", late)) for _ in range(2)] == [True, False]
    assert await kept(store, Seen) == (Seen("a hash", NOON + timedelta(hours=25)),)
    assert {field.name for field in fields(Seen)} == {"id", "due"}


async def test_a_change_that_fails_leaves_its_cause_free_to_come_again() -> None:
    store = MemoryStore()

    async def change(tx: Transaction) -> None:
        assert await memory.first(tx, "a hash", NOON)
        raise OSError("midway")

    with pytest.raises(OSError, match="midway"):
        await run(store, change)
    assert await run(store, lambda tx: memory.first(tx, "a hash", NOON))


async def test_of_a_gap_no_time_is_kept_but_the_week() -> None:
    monday = datetime(2026, 11, 16, tzinfo=UTC)
    found = set()
    for moment in (monday, NOON, monday + timedelta(days=7, microseconds=-1)):
        store = MemoryStore()
        await run(store, lambda tx, now=moment: memory.gap(tx, "words-canary", now))  # type: ignore[misc]
        (gap,) = await kept(store, Gap)
        assert "canary" not in repr(gap)
        found.add((gap.week, gap.due))
    assert found == {("2026-W47", monday + timedelta(days=7 + 365))}
    assert {field.name for field in fields(Gap)} == {"id", "due", "words", "week"}


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
async def test_whatever_the_week_a_gap_is_kept_for_a_year_and_at_most_a_week_more(now: datetime) -> None:
    store = MemoryStore()
    await run(store, lambda tx: memory.gap(tx, "words", now.astimezone(timezone(timedelta(hours=5)))))
    (gap,) = await kept(store, Gap)
    assert timedelta(0) < gap.due - now - LONGEST.questions <= timedelta(weeks=1)


async def test_feedback_is_counts_of_an_entry_and_nothing_else() -> None:
    store = MemoryStore()
    for helped in (True, False, True):
        await run(store, lambda tx, yes=helped: memory.feedback(tx, "agreement/consent", helped=yes))  # type: ignore[misc]
    assert await kept(store, Feedback) == (Feedback("agreement/consent", helped=2, not_helped=1),)


def test_places_and_causes_are_known_by_hashes_that_need_the_key() -> None:
    other = Place(CHAT.platform, CHAT.tenant, "another place", Owner.UNION)
    ids = {
        memory.telling(CHAT, SECRET, "machine"),
        memory.telling(other, SECRET, "machine"),
        memory.telling(CHAT, SECRET, "broken"),
        memory.telling(CHAT, b"another key", "machine"),
        memory.cause(said("x"), SECRET),
        memory.cause(said("x", other), SECRET),
        memory.cause(said("x", cause="another"), SECRET),
        memory.cause(said("x"), b"another key"),
    }
    assert len(ids) == 8
    assert not any("canary" in one for one in ids)
    assert memory.cause(said("x"), SECRET) == memory.cause(pressed("y"), SECRET)
