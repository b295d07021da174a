"""The whole way of a case in a store that encrypts: what lies on the disk gives nothing away."""

import asyncio
from pathlib import Path

from bot.records import CaseNote
from bot.records.audit import Did
from bot.records.reports import Mode, Stand
from bot.store import Store
from tests import fakes
from tests.cases.parts import Hall
from tests.outbox.stores import open_store


async def worked_on(store: Store) -> None:
    """Told, taken, asked about, noted, moved on, closed."""
    there = Hall()
    there.branch.start(fakes.desk(there.branch.library, clock=there.branch.clock, store=store))
    await there.open()
    kim = await there.rep("kim")
    report = await there.report(mode=Mode.CONFIDENTIAL, reached=True, reporter="name-canary")
    await there.report()
    await there.deliver()
    assert there.told.names == ["kim"]
    await kim.force("case.open", report.id)
    await kim.press("Take it")
    await kim.force("case.ask", report.id)
    await kim.fill(words="A question, canary-question")
    await kim.force("case.note", report.id)
    await kim.fill(words="A note, canary-note")
    await kim.force("case.move", report.id)
    await kim.fill(state="closed")
    await there.deliver()
    assert "reporter" in there.told.names
    assert (await there.now(report)).state is Stand.CLOSED


async def test_what_reps_and_reporters_write_cannot_be_read_on_the_disk(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    try:
        await worked_on(store)
    finally:
        await store.close()
    written = b"".join(one.read_bytes() for one in (tmp_path / "store").rglob("*") if one.is_file())
    assert b"canary" not in written.lower()
    assert b"seven nights" not in written


async def test_of_two_who_take_a_case_at_once_one_has_it_and_the_other_hears_who(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    try:
        there = Hall()
        there.branch.start(fakes.desk(there.branch.library, clock=there.branch.clock, store=store))
        await there.open()
        kim, sam = await there.rep("kim"), await there.rep("sam")
        report = await there.report()
        said = await asyncio.gather(*(one.force("case.take", report.id) for one in (kim, sam)))
        assert sum("You have taken this case." in one for one in said) == 1
        assert sum("has taken this case. They can hand it over" in one for one in said) == 1
        assert await there.log(report) == [Did.TOOK]
    finally:
        await store.close()


async def test_an_event_that_comes_twice_at_once_is_done_once(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    try:
        there = Hall()
        there.branch.start(fakes.desk(there.branch.library, clock=there.branch.clock, store=store))
        await there.open()
        kim = await there.rep("kim")
        report = await there.report()
        key = f"case.noted {report.id}"
        await asyncio.gather(*(kim.send(key, "one-canary", words="Spoke with payroll") for _ in range(5)))
        assert await there.log(report) == [Did.NOTED]
        assert len(await there.every(CaseNote)) == 1
    finally:
        await store.close()
