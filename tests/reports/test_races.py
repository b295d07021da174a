"""Reporter, reps and the outbox do things at the same moment, over a store that seals: nothing is left over.

Each is tried in every order that a few steps of the loop bring about.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.outbox import Outbox
from bot.pace import Rate
from bot.records import (
    KINDS,
    Address,
    AuditEntry,
    AuditHead,
    CaseNote,
    Message,
    Notice,
    Receipt,
    Report,
    ReturnAddress,
    State,
    Unread,
    Workplace,
)
from bot.records.reports import Mode
from bot.replies import Replies
from bot.store import Store
from bot.telling import REPORTER
from tests import fakes
from tests.fakes import kept
from tests.outbox.parts import FREELY, Time
from tests.outbox.stores import open_store
from tests.people.living import Branch, Somebody
from tests.reports.hall import hall, rep, reported


@dataclass
class There:
    """Alex has reported something, and Sam has taken it."""

    branch: Branch
    store: Store
    place: Workplace
    alex: Somebody
    sam: Somebody
    figures: str
    report: Report


@dataclass
class Interrupted:
    """A platform on which something happens while a notice goes out."""

    meanwhile: Callable[[], Awaitable[object]]
    channel: Rate = FREELY
    workspace: Rate = FREELY
    sent: list[Address] = field(default_factory=list)

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        self.sent.append(address)
        await self.meanwhile()


@asynccontextmanager
async def story(folder: Path, mode: Mode = Mode.CONFIDENTIAL) -> AsyncIterator[There]:
    store = await open_store(folder / "keys", folder / "store")
    try:
        branch = Branch()
        branch.start(fakes.desk(branch.library, clock=branch.clock, store=store))
        place = await hall(branch)
        sam = await rep(branch, place, "sam", "Sam Canary")
        alex = branch.somebody("alex")
        figures = await reported(alex, place, mode)
        branch.clock.move(timedelta(hours=25))
        (report,) = await kept(store, Report)
        await sam.force("case.take", report.id)
        yield There(branch, store, place, alex, sam, figures, report)
    finally:
        await store.close()


async def delivered(there: There, meanwhile: Callable[[], Awaitable[object]]) -> list[Address]:
    platform, clock = Interrupted(meanwhile), Time(there.branch.clock())
    desk = there.branch.desk
    worker = Outbox(
        there.store, {"test": platform}, there.branch.bot.composers, clock.now, desk.secret, chance=lambda: 1.0
    )
    while await worker.deliver_due():
        pass
    return platform.sent


async def after(steps: int, work: Awaitable[object]) -> None:
    for _ in range(steps):
        await asyncio.sleep(0)
    await work


@pytest.mark.parametrize("steps", [0, 1, 3, 10, 30])
async def test_who_deletes_while_a_rep_writes_leaves_nothing(steps: int, tmp_path: Path) -> None:
    async with story(tmp_path) as there:
        about = there.report.id
        others = [there.branch.somebody("sam") for _ in range(3)]
        await asyncio.gather(
            others[0].send(f"case.noted {about}", words="A note"),
            others[1].send(f"case.asked {about}", words="A question"),
            after(steps, there.alex.force("report.deleted", there.figures)),
            others[2].send(f"case.moved {about}", state="raised"),
        )
        assert "It is deleted, all of it" in there.alex.words
        assert await left(there) == set()
        assert all("kept" in one.words.lower() or "I have no such case" in one.words for one in others)


@pytest.mark.parametrize("steps", [0, 1, 3, 10, 30])
async def test_who_takes_it_back_while_a_rep_writes_has_no_words_left(steps: int, tmp_path: Path) -> None:
    async with story(tmp_path) as there:
        about = there.report.id
        other = there.branch.somebody("sam")
        await asyncio.gather(
            other.send(f"case.asked {about}", words="A question"),
            after(steps, there.alex.force("report.taken_back", there.figures)),
        )
        assert "You took this report back." in there.alex.words
        assert not await kept(there.store, Message)
        assert not await kept(there.store, ReturnAddress)
        assert REPORTER not in {one.what for one in await kept(there.store, Notice)}


async def test_who_deletes_while_a_notice_goes_out_to_them_leaves_nothing(tmp_path: Path) -> None:
    async with story(tmp_path) as there:
        await there.sam.send(f"case.asked {there.report.id}", words="A question")

        async def delete() -> None:
            await there.alex.force("report.deleted", there.figures)

        sent = await delivered(there, delete)
        assert there.alex.place.reach in {one.channel for one in sent}
        assert "It is deleted" in there.alex.words or "opens nothing" in there.alex.words
        assert await left(there) == set()
        assert not [one for one in await kept(there.store, Notice) if one.what == REPORTER]


async def test_two_who_open_up_at_once_do_it_once(tmp_path: Path) -> None:
    async with story(tmp_path, Mode.ANONYMOUS) as there:
        both = [there.branch.somebody("alex") for _ in range(2)]
        await asyncio.gather(*(one.force("report.confidential", there.figures) for one in both))
        assert len(await kept(there.store, ReturnAddress)) == 1
        assert len([one for one in await kept(there.store, Address) if not one.person]) == 1


async def test_a_rep_who_reports_to_themselves_is_two_who_do_not_meet(tmp_path: Path) -> None:
    async with story(tmp_path) as there:
        sam = there.branch.somebody("sam")
        figures = await reported(sam, there.place, Mode.CONFIDENTIAL, what="A camera")
        there.branch.clock.move(timedelta(hours=25))
        (own,) = [one for one in await kept(there.store, Report) if one.id != there.report.id]
        await sam.force("case.take", own.id)
        await sam.send(f"case.asked {own.id}", words="A question to oneself")
        await sam.say(f"receipt {figures}")
        await sam.press("Delete it")
        await sam.press("Yes, delete all of it")
        ways = [one for one in await kept(there.store, Address) if one.channel == sam.place.reach]
        assert [bool(one.person) for one in ways] == [True]  # that by which the rep is told stays
        assert all(own.id not in repr(one) for one in await kept(there.store, Unread))
        assert (await kept(there.store, Report))[0].id == there.report.id


async def left(there: There) -> set[str]:
    """Whatever still belongs to the report, but for what the log and the outbox keep of their own."""
    found = set()
    for kind in KINDS:
        if kind in (AuditEntry, AuditHead):
            continue
        found |= {f"{kind.kind}: {one}" for one in await kept(there.store, kind) if there.report.id in repr(one)}
    for own in (Report, Receipt, Message, CaseNote, ReturnAddress):
        found |= {own.kind for _ in await kept(there.store, own)}
    ways = [one for one in await kept(there.store, Address) if not one.person]
    waiting = [one for one in await kept(there.store, Notice) if one.what == REPORTER and one.state is State.WAITING]
    return found | {one.kind for one in (*ways, *waiting)}
