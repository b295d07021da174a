"""Worlds that are the same but for who is a member, and what leaves each of them: bytes, log lines, looks, records.

What is drawn at random is drawn from the same numbers in each, and the clock stands still.
"""

import hashlib
import itertools
import logging
import os
import random
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, cast
from unittest.mock import patch

from bot.desk import Desk
from bot.events import Person, Place
from bot.hearing import Heard
from bot.membership import knowing, listing
from bot.membership.ways import Way
from bot.people.offices import pseudonym
from bot.records import Asker, Campaign, Membership
from bot.records.campaigns import Stage
from bot.recruitment import consent, seat, turns
from bot.second_factor import keeping
from bot.store import MemoryStore, Record, Transaction, run
from knowledge.entries import Subject
from knowledge.topics import Found
from tests import fakes
from tests.fakes import NOON, Clock
from tests.membership.lists import coded
from tests.membership.routed import HEARD, Tables, lay
from tests.web.visiting import ANSWER, Shelves, library

Done = tuple[str, ...]  # one operation on the store: what, and on which kind and id
OURS = ("bot", "adapters", "knowledge")  # whose log lines are compared


@dataclass(frozen=True)
class World:
    """`member`: what the installation knows of each who writes; None: nothing. `listed`: whether there is a list."""

    name: str
    way: Way
    member: bool | None = None
    listed: bool = False


QUESTION = "Would it help to talk with someone who is organising on new systems?"
CAMPAIGN = Campaign(
    "campaign",
    stage=Stage.RUNNING,
    code="code",
    name="new systems",
    topics=("new",),
    question=QUESTION,
    begun=NOON.date(),
)
LISTED = (
    World("on the list", Way.LIST, True, listed=True),
    World("not on the list", Way.LIST, False, listed=True),
    World("there is no list", Way.LIST),
)
TOLD = (
    World("said they are a member", Way.TOLD, True),
    World("said they are none", Way.TOLD, False),
)
UNSAID = World("has said nothing", Way.TOLD)
UNKNOWN = World("membership is not known", Way.UNKNOWN)


@dataclass
class NotingStore(MemoryStore):
    """Remembers all that it is asked, in place of how long that took."""

    done: list[Done] = field(default_factory=list)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        self.done.append(("begin",))
        async with MemoryStore.transaction(self) as tx:
            yield Noting(tx, self.done)
        self.done.append(("commit",))


@dataclass
class Noting:
    tx: Transaction
    done: list[Done]

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        work = getattr(self.tx, name)

        async def noted(what: Record | type[Record], *more: str, **equals: str) -> Any:
            told = (what.id,) if isinstance(what, Record) else (*more, *map(str, equals.items()))
            self.done.append((name, what.kind, *told))
            return await work(what, *more, **equals)

        return noted


@dataclass
class Lines(logging.Handler):
    """What our own code logs, at any level."""

    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        logging.Handler.__init__(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    __hash__ = object.__hash__


@contextmanager
def noted() -> Iterator[Lines]:
    lines = Lines()
    ours = [logging.getLogger(name) for name in OURS]
    before = [one.level for one in ours]
    for one in ours:
        one.addHandler(lines)
        one.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        for one, level in zip(ours, before, strict=True):
            one.removeHandler(lines)
            one.setLevel(level)


@dataclass
class Drawn:
    """The same numbers again, from the start, whenever it is told to begin."""

    count: Iterator[int] = field(default_factory=itertools.count)

    def begin(self) -> None:
        self.count = itertools.count()
        random.seed(1)

    def __call__(self, size: int = 32) -> bytes:
        seed = b"%d" % next(self.count)
        return b"".join(hashlib.sha256(b"%d %s" % (part, seed)).digest() for part in range(size // 32 + 1))[:size]


@contextmanager
def drawn() -> Iterator[Drawn]:
    made = Drawn()
    before = random.getstate()
    with (
        patch.object(secrets, "token_bytes", made),
        patch.object(os, "urandom", made),
        patch.object(random, "_urandom", made),
    ):
        yield made
    random.setstate(before)


class Silent(Shelves):
    """Without an answer to what is no question."""

    def find(self, question: str, most: int = 3) -> Found:
        light = any(question == words for heard, words in HEARD.items() if heard is not Heard.QUESTION)
        return super().find("the weather" if light else question, most)


def shelves() -> Shelves:
    """With something that people can organise on."""
    found = library()
    topics = {"new": Subject("new", "new systems", entries=(ANSWER,))}
    return Silent(replace(found.entries, topics=topics), documents=found.documents)


def desk_of(world: World) -> tuple[Desk, NotingStore]:
    """Accounts are linked in each, and every look-up is noted beside what the store is asked."""
    store = NotingStore()
    house = replace(fakes.UNION_HOUSE, pages="https://bot.example")
    made = replace(fakes.desk(shelves(), house, store=store), membership=world.way)

    async def given(person: Person, _: Place) -> str:
        store.done.append(("look-up", person.platform))
        return address(person)

    made.linking.look_ups.update({"slack": given, "teams": given})
    made.recruiting.run = "the same run in each world"
    return made, store


def address(person: Person) -> str:
    return f"{person.user.casefold()}@example.org"


async def turn_of(who: Person, desk: Desk) -> None:
    """Now is when they may be asked, by this process."""
    event = fakes.said("", replace(fakes.CHAT, platform=who.platform))
    them = await consent.accounts(replace(event, person=who), desk)
    now = turns.under_way(them.person, desk.now(), desk.secret).begins + timedelta(hours=1)
    cast(Clock, desk.now).time = now
    asker = Asker(seat.ID, desk.recruiting.run, NOON - timedelta(days=90), now + timedelta(minutes=30), seat.grid(desk))

    async def keep(tx: Transaction) -> None:
        await tx.put(asker)

    await run(desk.store, keep)


async def unlocked(who: Person, places: Iterable[Place], desk: Desk) -> None:
    """Whoever has set up the second step has given it there just now."""

    async def give(tx: Transaction) -> None:
        for place in places:
            await keeping.unlock(tx, pseudonym(who, desk), place, desk)

    await run(desk.store, give)


async def peopled(world: World, desk: Desk, store: NotingStore, kept: Tables, people: Sequence[Person]) -> None:
    """With what is kept of everything else, the same in each world, and whatever may be known of these people."""
    lay(store, kept)
    if world.listed:
        theirs = [f"{number}@example.org" for number in range(len(people))]
        await listing.add(store, coded(map(address, people) if world.member else theirs, desk.secret))
    said = world.way is Way.TOLD and world.member is not None
    ids = [knowing.told_id(pseudonym(one, desk), desk) for one in people] if said else []

    async def keep(tx: Transaction) -> None:
        await tx.put(CAMPAIGN)
        for id_ in ids:
            await tx.put(Membership(id_, NOON + timedelta(days=365), member=bool(world.member)))

    await run(store, keep)
