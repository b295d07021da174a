"""A process in which an organiser sends a message and sets a meeting, or that tells of them, until kill -9."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from bot.bot import Bot
from bot.campaigns import sending, wanting
from bot.events import Owner
from bot.outbox import Outbox, Timing
from bot.pace import Rate
from bot.records import Address, Hears, Round
from bot.replies import Replies, Text
from bot.store import Record, Store, run
from bot.wishing import shelf
from tests import fakes, processes
from tests.campaigns.heard import Heard, heard
from tests.cases.parts import FREELY
from tests.fakes import Clock, kept
from tests.outbox.stores import open_store
from tests.processes import left_alone, preload

PEOPLE = 250  # so that the notices of a round are made in several commits
BATCH = 10  # notices that may be under way, and sent twice, where a process is killed


@dataclass(frozen=True, slots=True)
class Sent:
    """It is in the store, and nobody has been told."""


@dataclass(frozen=True, slots=True)
class Made:
    """So are the notices of the first commit."""


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody was told of it: a message or a meeting."""

    channel: str
    of: str


@dataclass(frozen=True, slots=True)
class AllTold:
    """Nobody is left."""


Word = Sent | Made | Told | AllTold


@dataclass(frozen=True, slots=True)
class Task:
    """`where` is a folder, or the URL of a database; `begins`: minutes after the first process."""

    keys: Path
    where: Path | str
    begins: int
    only: str = ""  # "send", "make": until then


@dataclass(frozen=True, slots=True)
class Pipe:
    """What plays the platform."""

    tell: Callable[[Word], None]
    channel: Rate = FREELY
    workspace: Rate = FREELY

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        (said,) = replies
        assert isinstance(said, Text)
        self.tell(Told(address.channel, wanting.MEETING if "Meeting:" in said.body else wanting.MESSAGE))
        await asyncio.sleep(0)


async def fill(there: Heard) -> None:
    """Everybody who hears of it, at any hour."""
    due = there.hall.branch.clock() + timedelta(days=300)
    records: list[Record] = []
    for number in range(PEOPLE):
        somebody = there.hall.branch.somebody(f"alex {number}")
        who, place = there.who(somebody), somebody.place
        records.append(Hears(who, due, shelf(who), due, f"address {number}", (there.made.id,)))
        records.append(Address(f"address {number}", who, "test", place.tenant, place.reach, quiet_from=None))
    async with there.hall.branch.desk.store.transaction() as tx:
        for one in records:
            await tx.add(one)


def live(task: Task, words: Connection) -> None:
    left_alone()
    asyncio.run(_live(task, words.send))


async def _live(task: Task, tell: Callable[[Word], None]) -> None:
    store = await open_store(task.keys, task.where)
    if task.only == "send":
        there = await heard(store)
        await fill(there)
        await there.sets()
        await there.sends()
        tell(Sent())
    else:
        await _go_on(store, task, tell)
    await asyncio.Event().wait()


async def _go_on(store: Store, task: Task, tell: Callable[[Word], None]) -> None:
    clock = Clock()
    clock.move(timedelta(minutes=task.begins))
    desk = fakes.desk(house=replace(fakes.UNION_HOUSE, chat_owner=Owner.UNION), store=store, clock=clock)
    if task.only == "make":
        for one in await kept(store, Round):
            await run(store, lambda tx, id_=one.id: sending.step(tx, id_, desk))  # type: ignore[misc]
        tell(Made())
        return
    timing = Timing(batch=BATCH, at_once=BATCH)
    outbox = Outbox(store, {"test": Pipe(tell)}, Bot(desk).composers, clock, desk.secret, timing)
    while any(one.unreached is None for one in await kept(store, Round)):
        await sending.tend(desk)
        while await outbox.deliver_due():
            pass
    tell(AllTold())


preload(__name__)


class Life(processes.Life[Word]):
    """One such process, from its start to its death."""

    def __init__(self, task: Task) -> None:
        super().__init__(live, task)

    @property
    def told(self) -> list[Told]:
        return [word for word in self.words if isinstance(word, Told)]
