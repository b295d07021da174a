"""A process in which people answer a survey, or that closes it, until it is killed; and what it said."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, repeat
from multiprocessing.connection import Connection
from pathlib import Path

from bot.bot import Bot
from bot.desk import Desk
from bot.events import Owner, Person, Place, Submitted
from bot.replies import Card, Replies
from bot.store import Store
from bot.surveys import closing
from bot.surveys.staff import answering
from tests import fakes, processes
from tests.fakes import Clock
from tests.outbox.stores import open_store
from tests.processes import left_alone, preload

AT_ONCE = 4  # answers under way


class Now(Clock):
    """The time that it is."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)


def desk(store: Store) -> Desk:
    return fakes.desk(store=store, clock=Now())


def answer(number: int, cause: str = "") -> Submitted:
    """Of the person with this number: always the same, and by each other cause the same again."""
    place = Place("test", "tenant-canary", f"place {number}-canary", Owner.UNION, vouched=True)
    values = {"site": "depot" if number % 2 else "hall", "sees": ("camera",), "worry": f"Canary {number}"}
    person = Person("test", "tenant-canary", f"user {number}-canary")
    caused = f"cause {number} {cause}-canary"
    return Submitted(person, place, caused, f"{answering.KEY} watched en - 0", values)


def thanked(replies: Replies) -> bool:
    return any(isinstance(reply, Card) and reply.title == "Thank you" for reply in replies)


@dataclass(frozen=True, slots=True)
class Ready:
    """The store is open."""


@dataclass(frozen=True, slots=True)
class Trying:
    number: int


@dataclass(frozen=True, slots=True)
class Thanked:
    number: int


@dataclass(frozen=True, slots=True)
class Refused:
    number: int


Word = Ready | Trying | Thanked | Refused


@dataclass(frozen=True, slots=True)
class Task:
    """What a process does. `where` is a folder, or the URL of a database."""

    keys: Path
    where: Path | str
    name: str = ""  # so that two that answer for the same people do it by other causes
    first: int = 0
    people: int = 0  # who answer again and again; endlessly many, each once, where it is 0
    closes: bool = False


def live(task: Task, words: Connection) -> None:
    left_alone()
    asyncio.run(_live(task, words.send))


async def _live(task: Task, tell: Callable[[Word], None]) -> None:
    store = await open_store(task.keys, task.where)
    made = desk(store)
    bot = Bot(made)
    tell(Ready())
    if task.closes:
        await closing.close(store, "watched", made.now())
        tell(Thanked(0))
        await asyncio.Event().wait()
    numbers = _numbers(task)
    async with asyncio.TaskGroup() as tasks:
        for _ in range(AT_ONCE):
            tasks.create_task(_answer(bot, task.name, numbers, tell))
    await asyncio.Event().wait()


def _numbers(task: Task) -> Iterator[tuple[int, int]]:
    """The person, and which time it is."""
    if not task.people:
        yield from zip(count(task.first), repeat(0))
    for time_ in count():
        yield from ((number, time_) for number in range(task.people))


async def _answer(bot: Bot, name: str, numbers: Iterator[tuple[int, int]], tell: Callable[[Word], None]) -> None:
    for number, time_ in numbers:
        tell(Trying(number))
        if thanked(await bot.handle(answer(number, f"{name} {time_}".strip("0 ")))):
            tell(Thanked(number))
        else:
            tell(Refused(number))
            return


preload(__name__)


class Life(processes.Life[Word]):
    """One such process, from its start to its death."""

    def __init__(self, task: Task) -> None:
        super().__init__(live, task)

    @property
    def tried(self) -> set[int]:
        return {word.number for word in self.words if isinstance(word, Trying)}

    @property
    def thanked(self) -> set[int]:
        return {word.number for word in self.words if isinstance(word, Thanked)}
