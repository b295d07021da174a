"""Reports are forgotten in their time, and all that belongs to them goes too."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from adapters.commands import beside
from adapters.stores.vault import ShreddedError
from bot.records import (
    CaseNote,
    Disclosure,
    Gains,
    Held,
    KeptFrom,
    LogEntry,
    Message,
    NineItem,
    Notice,
    Receipt,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
    Revision,
    System,
    SystemWords,
    Unread,
    notice,
)
from bot.records.notices import Address, News
from bot.records.register import Happened, Item, nine_item
from bot.records.reports import Mode, Side, Stand
from bot.reports import erasing, forgetting
from bot.store import MemoryStore, Record, Store, Transaction
from tests import fakes
from tests.fakes import NOON, TODAY, BrokenStore, Clock, kept
from tests.outbox.stores import open_store

WEEK = timedelta(weeks=1)
OF_A_SYSTEM: tuple[type[Record], ...] = (System, SystemWords, NineItem, LogEntry, Gains)


def report(id_: str = "a report", **changes: object) -> Report:
    made = Report(id_, "a system", "hall", "2026-W47", Mode.CONFIDENTIAL, changed="2026-W47")
    return replace(made, **changes)  # type: ignore[arg-type]


async def keep(store: Store, *records: Record) -> None:
    async with store.transaction() as tx:
        for record in records:
            await tx.put(record)


async def whole(store: Store, **changes: object) -> None:
    """A report with all that can belong to one, and its system likewise."""
    await keep(
        store,
        report("a report", **changes),
        ReportWords("a report", "words-canary"),
        Reporter("a report", "name-canary"),
        ReturnAddress("a report", "an address"),
        Address("an address", "", "test", "workspace-canary", "channel-canary"),
        KeptFrom("a report", ("somebody",)),
        Held("a report", NOON, NOON),
        Receipt("a hash", "a report"),
        Message("a message", "a report", Side.REP, 1, "2026-W47", "words-canary"),
        CaseNote("a note", "a report", "a rep", 1, "2026-W47", "words-canary"),
        Unread("one", "a rep", News.REPORT, "a report"),
        notice("one", "", "case.remind", "a report", NOON),
        System("a system", "hall", "name-canary"),
        SystemWords("a system", purpose="words-canary"),
        nine_item("a system", Item.PRIVACY),
        LogEntry("a meeting", "a system", Happened.MEETING, TODAY),
        Gains("a system"),
        Unread("two", "a rep", News.REVIEW, "a system"),
    )


async def left(store: Store) -> set[str]:
    async with store.transaction() as tx:
        kinds: tuple[type[Record], ...] = (
            *(Report, ReportWords, Reporter, ReturnAddress, Address, KeptFrom, Held, Receipt, Message, CaseNote),
            *(Unread, Notice, *OF_A_SYSTEM),
        )
        return {kind.kind for kind in kinds if await tx.find(kind)}


@pytest.mark.parametrize(
    ("changes", "weeks", "gone"),
    [
        ({"state": Stand.CLOSED}, 12, False),
        ({"state": Stand.CLOSED}, 13, True),
        ({"state": Stand.CLOSED, "changed": "2027-W10"}, 27, False),
        ({"taken_back": True}, 12, False),
        ({"taken_back": True}, 13, True),
        ({}, 103, False),
        ({}, 104, True),
        ({"state": Stand.RAISED}, 13, False),
        ({"state": Stand.CLOSED, "changed": "2029-W01"}, 104, True),
        ({"week": "long ago"}, 0, True),
    ],
)
async def test_what_was_closed_goes_after_a_quarter_and_everything_after_two_years(
    changes: dict[str, object], weeks: int, gone: bool
) -> None:
    store = MemoryStore()
    await whole(store, **changes)
    await forgetting.sweep(store, NOON + weeks * WEEK)
    assert (await left(store) == set()) is gone
    assert ("report" in await left(store)) is not gone


async def test_with_a_report_goes_all_that_belongs_to_it_and_nothing_of_another() -> None:
    store = MemoryStore()
    await whole(store)
    other = (
        report("another", system="another system"),
        ReportWords("another", "words-canary"),
        System("another system", "hall", "name-canary"),
        Receipt("another hash", "another"),
        Message("another message", "another", Side.REP, 1, "2026-W47", "words-canary"),
        Address("of a rep", "a rep", "test", "workspace-canary", "channel-canary"),
    )
    await keep(store, *other)
    async with store.transaction() as tx:
        await erasing.erase(tx, "a report")
        assert [await tx.get(type(one), one.id) for one in other] == list(other)
        for kind in (Report, ReportWords, System, Receipt, Message, Address):
            assert len(await tx.find(kind)) == 1
    assert await left(store) == {"report", "report_words", "system", "receipt", "message", "address"}


@pytest.mark.parametrize("known_by", ["confirmed", "disclosed", "another report"])
async def test_a_system_that_is_known_otherwise_stays_with_its_words(known_by: str) -> None:
    store = MemoryStore()
    await whole(store)
    match known_by:
        case "confirmed":
            await keep(store, System("a system", "hall", "name-canary", confirmed=True))
        case "disclosed":
            await keep(store, Disclosure("a disclosure", "a system", "hall", TODAY))
        case _:
            await keep(store, report("another"))
    async with store.transaction() as tx:
        await erasing.erase(tx, "a report")
    for kind in OF_A_SYSTEM:
        assert len(await kept(store, kind)) == 1
    assert not await kept(store, Revision)


async def test_when_a_system_goes_its_name_is_compared_with_no_more() -> None:
    store = MemoryStore()
    await whole(store)
    async with store.transaction() as tx:
        await erasing.erase(tx, "a report")
    assert [one.id for one in await kept(store, Revision)] == ["hall"]


async def test_a_system_that_was_only_in_a_report_that_was_taken_back_goes_too() -> None:
    store = MemoryStore()
    await whole(store)
    await keep(store, report("another", taken_back=True))
    async with store.transaction() as tx:
        await erasing.erase(tx, "a report")
    assert not await kept(store, System)


async def test_erasing_what_is_not_there_does_nothing() -> None:
    store = MemoryStore()
    await whole(store)
    before = await left(store)
    async with store.transaction() as tx:
        await erasing.erase(tx, "no such report")
        await erasing.erase(tx, "")
    assert await left(store) == before


async def test_what_is_personal_of_a_report_can_never_be_read_again(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    await whole(store)
    async with store._engine.snapshot() as rows:
        copy = [row async for row in rows if row.kind in ("report_words", "reporter", "return_address", "address")]
    assert len([store.open_row(row) for row in copy]) == 4
    async with store.transaction() as tx:
        await erasing.erase(tx, "a report")
    for row in copy:
        with pytest.raises(ShreddedError):
            store.open_row(row)
    await store.close()


async def test_while_the_bot_runs_what_is_over_goes() -> None:
    desk = fakes.desk()
    await whole(desk.store, taken_back=True, changed="2026-W20")
    async with asyncio.timeout(5), beside.forgetting(desk):
        while await kept(desk.store, Report):  # noqa: ASYNC110 - nobody says when it has looked
            await asyncio.sleep(0)
    assert "report_words" not in await left(desk.store)


async def test_one_report_that_cannot_be_forgotten_keeps_no_other() -> None:
    store = MemoryStore()
    await keep(store, *(report(f"report {number}", state=Stand.CLOSED) for number in range(3)))
    await forgetting.sweep(cast(Store, _Stubborn(store, 3)), NOON + 13 * WEEK)
    assert [one.id for one in await kept(store, Report)] == ["report 1"]
    await forgetting.sweep(store, NOON + 13 * WEEK)
    assert not await kept(store, Report)


@dataclass
class _Stubborn:
    """Fails in one transaction, by its number."""

    store: MemoryStore
    failing: int

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        self.failing -= 1
        return self.store.transaction() if self.failing else BrokenStore(OSError("canary")).transaction()


async def test_it_looks_again_and_again_until_told_to_stop_whatever_fails() -> None:
    clock, stop = Clock(), asyncio.Event()
    for store in (MemoryStore(), BrokenStore(OSError("canary"))):
        stop.clear()
        sweeping = asyncio.create_task(forgetting.keep_sweeping(store, clock, stop, every=0.001))
        if isinstance(store, MemoryStore):
            await keep(store, report(taken_back=True))
            clock.time = datetime(2030, 1, 1, tzinfo=NOON.tzinfo)
            async with asyncio.timeout(5):
                while await kept(store, Report):  # noqa: ASYNC110 - nobody says when it has looked
                    await asyncio.sleep(0)
        else:
            await store.tried_again()
            assert not sweeping.done()
        stop.set()
        await sweeping
