"""Hundreds are told of a survey on Slack and Teams: each once, within the limits, through kill -9, and shown so."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from adapters.slack import limits
from bot.bot import Bot
from bot.outbox import Outbox, TryLaterError
from bot.pace import Rate
from bot.records import Address, Notice, Round, State, Survey, Willing, notice
from bot.replies import Replies
from bot.store import MemoryStore, run
from bot.surveys.telling import inviting, rounds
from tests import fakes, postgres
from tests.fakes import NOON, kept
from tests.outbox.parts import COMPOSERS, FREELY, Time, deliver_all, keep
from tests.outbox.stores import open_store
from tests.surveys.inviting_process import ROUND, fill
from tests.surveys.inviting_run import UNDER_WAY, Outcome, tell_everybody

PEOPLE = 700


@pytest.fixture
def kills(soak: bool) -> int:
    return 25 if soak else 4


def judged(made: Outcome) -> None:
    assert not made.wrong
    assert made.missed == 0
    assert made.twice <= UNDER_WAY * made.kills
    assert [one for one in made.limits if not one.kept] == []
    (busiest,) = [one for one in made.limits if one.what == "Slack, one workspace"]
    assert busiest.measured > 0.8 * busiest.most, "nothing came near that limit"
    assert made.unknown == []
    assert made.looks > made.kills


def test_through_kill_9_everybody_is_told_within_the_limits_and_the_rep_sees_how_far_it_is(
    tmp_path: Path, kills: int
) -> None:
    made = tell_everybody(tmp_path / "keys", tmp_path / "store", 400, kills, 1.0)
    judged(made)


def test_without_a_kill_nobody_is_told_twice(tmp_path: Path) -> None:
    with postgres.database() as url:
        made = tell_everybody(tmp_path / "keys", url, 300, 0, 0.0)
    judged(made)
    assert (made.twice, made.behind) == (0, 0)


@dataclass
class Platform:
    """Takes what it is sent, unless it is down."""

    channel: Rate = FREELY
    workspace: Rate = FREELY
    down: bool = False
    sent: list[tuple[str, datetime]] = field(default_factory=list)  # the channel, and when
    now: Callable[[], datetime] = lambda: NOON

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        if self.down:
            raise TryLaterError
        self.sent.append((address.channel, self.now()))


@dataclass
class Many:
    """So many who are to be told, all of one workspace."""

    people: int
    time: Time = field(default_factory=Time)
    store: MemoryStore = field(default_factory=MemoryStore)
    platform: Platform = field(default_factory=Platform)

    async def open(self) -> "Many":
        await fill(self.store, 2 * self.people)
        async with self.store.transaction() as tx:
            for one in await tx.find(Address):
                if one.platform == "teams":
                    await tx.remove(Willing, one.person)
        self.platform.now = self.time.now
        self.desk = replace(fakes.desk(store=self.store), now=self.time.now)
        senders = {"slack": self.platform}
        made = {**Bot(self.desk).composers, **COMPOSERS}
        self.outbox = Outbox(self.store, senders, made, self.time.now, b"secret", monotonic=self.time.monotonic)
        return self

    async def notices(self) -> tuple[Notice, ...]:
        return tuple(one for one in await kept(self.store, Notice) if one.about == ROUND)

    async def waiting(self) -> int:
        return sum(one.state is State.WAITING for one in await self.notices())

    async def round(self) -> Round:
        (found,) = await kept(self.store, Round)
        return found

    async def told(self) -> str:
        round_ = await self.round()
        return await run(self.store, lambda tx: rounds.told(tx, round_))


async def test_no_more_are_made_than_can_be_sent_soon_and_then_the_next() -> None:
    there = await Many(400).open()
    await inviting.sweep(there.desk)
    first = await there.waiting()
    assert rounds.SOON <= first < rounds.SOON + rounds.IN_ONE
    await inviting.sweep(there.desk)
    assert await there.waiting() == first
    assert await there.told() == "0 of 400 told."
    while not (await there.round()).done:
        await deliver_all(there.outbox)
        assert await there.waiting() == 0
        await inviting.sweep(there.desk)
    await deliver_all(there.outbox)
    assert Counter(channel for channel, _ in there.platform.sent).total() == 400
    assert await there.told() == "400 of 400 told."


async def test_what_fails_keeps_nobody_else_waiting() -> None:
    there = await Many(400).open()
    there.platform.down = True
    while not (await there.round()).done:
        await inviting.sweep(there.desk)
        await deliver_all(there.outbox)
    assert await there.waiting() == 400
    assert await there.told() == "0 of 400 told."


async def test_those_who_sleep_are_not_all_written_to_at_once_in_the_morning() -> None:
    there = await Many(400).open()
    async with there.store.transaction() as tx:
        for one in await tx.find(Address):
            await tx.put(replace(one, quiet_from=time(1), quiet_until=time(23)))
    for _ in range(5):
        await inviting.sweep(there.desk)
        await deliver_all(there.outbox)
    assert await there.waiting() < rounds.SOON + rounds.IN_ONE
    assert not there.platform.sent


async def test_while_hundreds_are_told_a_rep_is_told_of_a_report_within_minutes() -> None:
    there = await Many(600).open()
    there.platform.channel, there.platform.workspace = limits.CHANNEL, limits.WORKSPACE
    workspace = next(one.workspace for one in await kept(there.store, Address) if one.platform == "slack")
    rep = Address("address of rep", "rep", "slack", workspace, "channel of rep-canary", quiet_from=None)
    for second in range(900):
        if second % 30 == 0:
            await inviting.sweep(there.desk)
        if second == 60:
            since = there.time.now()
            await keep(there.store, rep, notice("a report", rep.id, "report.new", "report", since))
        await deliver_all(there.outbox)
        there.time.pass_by(timedelta(seconds=1))
    assert (await there.round()).unreached == 0
    (told,) = [at for channel, at in there.platform.sent if channel == rep.channel]
    assert told - since < timedelta(minutes=3)


async def test_how_many_were_not_reached_is_still_shown_when_the_notices_are_forgotten() -> None:
    there = await Many(3).open()
    await inviting.sweep(there.desk)
    first, *others = await there.notices()
    async with there.store.transaction() as tx:
        await tx.put(replace(first, state=State.UNDELIVERED))
        for one in others:
            await tx.put(replace(one, state=State.DONE))
    assert await there.told() == "2 of 3 told, 1 cannot be reached."
    await inviting.sweep(there.desk)
    for one in (first, *others):
        async with there.store.transaction() as tx:
            await tx.remove(Notice, one.id)
    assert await there.told() == "2 of 3 told, 1 cannot be reached."


async def test_a_round_that_the_next_reminder_ends_does_not_count_those_it_never_reached_as_told() -> None:
    there = await Many(400).open()
    await inviting.sweep(there.desk)
    await deliver_all(there.outbox)
    async with there.store.transaction() as tx:
        survey = await tx.get(Survey, "watched")
        assert survey
        await inviting.begin(tx, survey, 1)
        sent = len(there.platform.sent)
        assert await rounds.told(tx, (await tx.find(Round))[0]) == f"{sent} of 400 told."


async def test_two_processes_that_tell_at_once_tell_everybody_once(tmp_path: Path) -> None:
    with postgres.database() as url:
        stores = [await open_store(tmp_path / "keys", url) for _ in range(2)]
        await fill(stores[0], PEOPLE)
        platform = Platform()
        desks = [fakes.desk(store=store) for store in stores]
        boxes = [
            Outbox(one.store, {"slack": platform, "teams": platform}, Bot(one).composers, one.now, one.secret)
            for one in desks
        ]
        while not (await kept(stores[0], Round))[0].done:
            await asyncio.gather(*(inviting.sweep(one) for one in desks))
            while any(await asyncio.gather(*(box.deliver_due() for box in boxes))):
                pass
        assert Counter(channel for channel, _ in platform.sent).most_common(1)[0][1] == 1
        assert len(platform.sent) == PEOPLE
        assert Counter(one.to for one in await kept(stores[0], Notice)).total() == PEOPLE
        for store in stores:
            await store.close()
