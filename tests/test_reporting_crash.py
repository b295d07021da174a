"""kill -9 between a report and its notices: what was thanked for is there, and whoever is to be told is told."""

import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.bot import Bot
from bot.cases import overdue
from bot.events import Said
from bot.outbox import Outbox, Timing
from bot.pace import Rate
from bot.records import Address, Notice, Receipt, Report, Reporter, ReportWords, State, Unread
from bot.replies import Replies
from bot.store import Store, Transaction
from bot.telling import WAITING
from tests.outbox.parts import FREELY, Time, deliver_all
from tests.outbox.stores import open_store
from tests.reporting_process import REPS, Life, Ready, Thanked, desk, people, receipt, report

LONGEST = 0.4  # seconds that a process takes reports until it is killed
LEASE = timedelta(seconds=Timing().lease)


@dataclass
class Told:
    """Takes everything at once, and counts it."""

    channels: Counter[str] = field(default_factory=Counter)
    channel: Rate = FREELY
    workspace: Rate = FREELY

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        self.channels[address.channel] += 1


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    store = await open_store(folder / "keys", folder / "store")
    try:
        yield store
    finally:
        await store.close()


async def seed(folder: Path) -> None:
    async with opened(folder) as store, store.transaction() as tx:
        for record in people():
            await tx.add(record)


async def delivered(store: Store) -> Counter[str]:
    """Who is told how often by a bot that comes up after the leases of the one that died."""
    clock, told = Time(datetime.now(UTC) + LEASE + timedelta(seconds=30)), Told()
    made = desk(store)
    await deliver_all(
        Outbox(store, {"test": told}, Bot(made).composers, clock.now, made.secret, monotonic=clock.monotonic)
    )
    return told.channels


async def read(bot: Bot, figures: str, number: int) -> str:
    """What the receipt opens."""
    sent = report(number)
    replies = await bot.handle(Said(sent.person, sent.place, f"look {number}", f"receipt {figures}"))
    return " ".join(str(reply) for reply in replies)


@pytest.mark.parametrize("delivers", [False, True], ids=["before the outbox looks", "while a send is under way"])
async def test_a_report_whose_bot_is_killed_as_it_says_thank_you_is_kept_and_each_rep_is_told_once(
    tmp_path: Path, *, delivers: bool
) -> None:
    await seed(tmp_path)
    life = Life(tmp_path, most=1, delivers=delivers)
    life.hear_until(Thanked)
    life.kill()
    async with opened(tmp_path) as store:
        async with store.transaction() as tx:
            (kept,) = await tx.find(Report)
            assert await tx.get(ReportWords, kept.id)
            assert await tx.get(Reporter, kept.id)
        (figures,) = life.thanked.values()
        assert "Roster Wise 0" in await read(Bot(desk(store)), figures, 0)
        assert await delivered(store) == Counter({f"channel of {rep}": 1 for rep in REPS})
        assert await delivered(store) == Counter()


@pytest.fixture
def kills(soak: bool) -> int:
    return 80 if soak else 4


async def test_what_is_killed_at_any_moment_is_kept_whole_or_not_at_all(tmp_path: Path, kills: int) -> None:
    await seed(tmp_path)
    chance = random.Random(7)  # noqa: S311 - only moments
    thanked: dict[int, str] = {}
    number = 0
    for _ in range(kills):
        life = Life(tmp_path, first=number, delivers=chance.random() < 0.5)
        life.hear_until(Thanked if chance.random() < 0.5 else Ready)
        life.hear_for(chance.uniform(0, LONGEST))
        life.kill()
        tried = life.tried
        thanked |= life.thanked
        async with opened(tmp_path) as store:
            async with store.transaction() as tx:
                kept = len(await _whole(tx))
            assert len(thanked) <= kept <= len(thanked.keys() | set(tried))
            # Whoever got no answer sends it again, and so does a platform that is not sure.
            bot = Bot(desk(store))
            for one in tried:
                again = receipt(await bot.handle(report(one)))
                assert thanked.setdefault(one, again) == again
            async with store.transaction() as tx:
                assert len(await _whole(tx)) == len(thanked)
        number = max([number - 1, *tried]) + 1
    print(f"{kills} kills, {len(thanked)} reports")
    async with opened(tmp_path) as store:
        for one in chance.sample(sorted(thanked), min(20, len(thanked))):
            assert f"Roster Wise {one}" in await read(Bot(desk(store)), thanked[one], one)
        told = await delivered(store)
        assert told.keys() == {f"channel of {rep}" for rep in REPS}
        assert all(1 <= times <= len(thanked) for times in told.values())


async def _whole(tx: Transaction) -> tuple[Report, ...]:
    """All reports, each with all that belongs to it, and nothing that belongs to none."""
    reports = await tx.find(Report)
    ids = {one.id for one in reports}
    assert {one.id for one in await tx.find(ReportWords)} == ids
    assert {one.id for one in await tx.find(Reporter)} == ids
    assert Counter(one.report for one in await tx.find(Receipt)) == Counter(ids)
    assert Counter((one.about, one.to) for one in await tx.find(Unread)) == Counter(
        (id_, rep) for id_ in ids for rep in REPS
    )
    owed = await tx.find(Notice)
    for what in (overdue.REMIND, overdue.ESCALATE):
        assert Counter(one.about for one in owed if one.what == what) == Counter(ids)
    coming = {one.about for one in owed if one.what == WAITING and one.state is State.WAITING}
    assert coming == (set(REPS) if ids else set())
    return reports
