"""A process that takes named reports until it is killed, and what it said that it would do and had done."""

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from bot.bot import Bot
from bot.desk import Desk
from bot.events import Owner, Person, Place, Submitted
from bot.outbox import Outbox, WakingStore
from bot.pace import Rate
from bot.records import Address, Office, Role, Workplace
from bot.records.reports import Mode
from bot.replies import Card, Replies
from bot.reports import form
from bot.store import Record, Store
from tests import fakes, processes
from tests.fakes import Clock
from tests.outbox.parts import FREELY
from tests.outbox.stores import open_store
from tests.processes import left_alone, preload

REPS = ("ada", "ben", "cyn")
RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
DEPOT = Workplace("depot", "The depot", "The council")
AT_ONCE = 3  # reports under way


class Now(Clock):
    """The time that it is."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)


def desk(store: Store) -> Desk:
    return fakes.desk(store=store, clock=Now())


def people() -> list[Record]:
    """A workplace, its reps and an organiser, each of whom can be reached at any hour."""
    made: list[Record] = [DEPOT]
    for name, role in (*((rep, Role.REP) for rep in REPS), ("olu", Role.ORGANISER)):
        made.append(Office(f"office of {name}", name, role, DEPOT.id, f"{name}-canary", date(2026, 1, 1)))
        made.append(Address(f"address of {name}", name, "test", "", f"channel of {name}", quiet_from=None))
    return made


def report(number: int) -> Submitted:
    """The same whenever it is sent."""
    place = Place("test", "tenant-canary", f"place {number}-canary", Owner.UNION)
    values = {"what": f"Roster Wise {number}", "doing": "It gives out shifts", "name": f"Reporter {number} Canary"}
    person = Person("test", "tenant-canary", f"user {number}-canary")
    return Submitted(person, place, f"cause {number}-canary", f"{form.KEY} {Mode.NAMED} {DEPOT.id}", values)


def receipt(replies: Replies) -> str:
    (card,) = (reply for reply in replies if isinstance(reply, Card))
    (found,) = RECEIPT.findall(" ".join(fact.words for fact in card.facts))
    return str(found)


@dataclass(frozen=True, slots=True)
class Ready:
    """The store is open."""


@dataclass(frozen=True, slots=True)
class Trying:
    number: int


@dataclass(frozen=True, slots=True)
class Thanked:
    number: int
    receipt: str = field(repr=False)


Word = Ready | Trying | Thanked


class Endless:
    """A platform that never answers, and takes nothing."""

    channel: Rate = FREELY
    workspace: Rate = FREELY

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        await asyncio.Event().wait()


def live(folder: Path, first: int, most: int, delivers: bool, words: Connection) -> None:
    """Take so many reports, from that number on, and then wait to be killed."""
    left_alone()
    asyncio.run(_live(folder, first, most, words.send, delivers=delivers))


async def _live(folder: Path, first: int, most: int, tell: Callable[[Word], None], *, delivers: bool) -> None:
    store = await open_store(folder / "keys", folder / "store")
    owing = asyncio.Event()
    made = desk(WakingStore(store, owing))
    bot = Bot(made)
    tell(Ready())
    numbers: Iterator[int] = iter(range(first, first + most)) if most else count(first)
    async with asyncio.TaskGroup() as tasks:
        if delivers:
            outbox = Outbox(made.store, {"test": Endless()}, bot.composers, made.now, made.secret, nudged=owing)
            tasks.create_task(outbox.run(asyncio.Event()))
        for _ in range(AT_ONCE):
            tasks.create_task(_report(bot, numbers, tell))
        await asyncio.Event().wait()


async def _report(bot: Bot, numbers: Iterator[int], tell: Callable[[Word], None]) -> None:
    for number in numbers:
        tell(Trying(number))
        tell(Thanked(number, receipt(await bot.handle(report(number)))))


preload(__name__)


class Life(processes.Life[Word]):
    """One such process, from its start to its death. Of `most` reports 0 is endlessly many."""

    def __init__(self, folder: Path, first: int = 0, most: int = 0, *, delivers: bool = True) -> None:
        super().__init__(live, folder, first, most, delivers)

    @property
    def tried(self) -> list[int]:
        return [word.number for word in self.words if isinstance(word, Trying)]

    @property
    def thanked(self) -> dict[int, str]:
        return {word.number: word.receipt for word in self.words if isinstance(word, Thanked)}
