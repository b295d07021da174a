"""Small stand-ins, written by hand, for what lies outside the thing under test."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

from adapters.drawing.press import Press
from bot.desk import Desk, House
from bot.events import Opened, Owner, Person, Place, Pressed, Said
from bot.hearing.listening import Hearing
from bot.reports.guesses import Trying
from bot.reports.receipts import Cost, Hashing
from bot.store import MemoryStore, O, R, Store, Transaction
from knowledge import packs
from knowledge.documents import Imported
from knowledge.entries import Clause, Entry, Lever, Pack, Problem, Source, Status, Sure
from knowledge.library import Library, Shelf
from knowledge.topics import Band, Found, Hit

BY_RULES = Hearing()
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
UNION_HOUSE = House("Somewhere branch of the union", "01632 960 000, weekdays nine to five", Owner.EMPLOYER)
ALEX = Person("test", "tenant-canary", "user-canary")
CHAT = Place("test", "tenant-canary", "place-canary", Owner.EMPLOYER)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def move(self, step: timedelta) -> None:
        self.time += step


def entry(identity: str = "agreement/consent", status: Status = Status.DRAFT) -> Entry:
    return Entry(
        id=identity,
        question="Can they bring in a new system without us?",
        answer="The draft agreement would not allow it. The unions would have to agree first.",
        status=status,
        asked=tuple(f"way {number} of asking" for number in range(10)),
        clauses=("agreement.consent-to-new",),
        applies="where it has been adopted",
        checked=TODAY,
        due=TODAY + timedelta(days=180),
        law=("consult",),
        next=("Ask your rep.",),
    )


def lever(sure: Sure = Sure.IN_FORCE) -> Lever:
    due = TODAY + timedelta(days=180)
    return Lever(
        "consult",
        "Consult reps",
        "Reps must be asked in good time.",
        "The 1977 Regulations",
        "Great Britain",
        sure,
        TODAY,
        due,
    )


def pack(*entries: Entry) -> Pack:
    found = entries or (entry(),)
    return Pack(
        entries={one.id: one for one in found},
        levers={"consult": lever()},
        clauses={
            "agreement.consent-to-new": Clause(
                "agreement.consent-to-new", "agreement", "The right to be consulted", "consent", Status.DRAFT
            )
        },
        sources={"agreement": Source("agreement", "The agreement (draft)", Status.DRAFT)},
        files={one.id: f"pack/entries/{one.id}.md" for one in found},
    )


@dataclass
class FakeLibrary:
    """Finds what it was told to find."""

    entries: Pack = field(default_factory=pack)
    found: Found = field(default_factory=lambda: Found(Band.ANSWER, (Hit("agreement/consent", 0.9),), 0.9, ""))
    documents: dict[str, Imported] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    below: Pack | None = None  # what is laid over
    model: None = None

    def __post_init__(self) -> None:
        self.below = self.below or self.entries

    @property
    def shelf(self) -> Shelf:
        return cast(Shelf, _Shelf(self.entries, self.documents, self))

    def find(self, question: str) -> Found:
        return replace(self.found, corrected=question)

    def mend(self, message: str) -> str:
        return message

    def refresh(self) -> bool:
        return False

    def overlay(self, texts: Mapping[str, str]) -> None:
        self.entries = packs.laid_over(self.below or Pack(), texts).pack


@dataclass
class _Shelf:
    pack: Pack
    documents: dict[str, Imported]
    index: FakeLibrary


def desk(
    library: FakeLibrary | None = None,
    house: House = UNION_HOUSE,
    clock: Clock | None = None,
    hearing: Hearing = BY_RULES,
    store: Store | None = None,
) -> Desk:
    return desk_of(house, cast(Library, library or FakeLibrary()), store or MemoryStore(), hearing, clock or Clock())


def desk_of(house: House, library: Library, store: Store, hearing: Hearing, clock: Clock) -> Desk:
    """Its receipts are hashed quickly."""
    secret = b"secret of a test"
    hashing = Hashing(secret, Cost(n=2**4))
    return Desk(house, library, store, hearing, clock, secret, hashing, Trying(store, hashing, clock), Press())


@dataclass
class BrokenStore:
    """Every call fails; or never ends, where there is no error to fail with."""

    error: Exception | None
    tried: int = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        await self._fail()
        async with MemoryStore().transaction() as tx:
            yield tx

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        await self._fail()
        return ()

    async def close(self) -> None: ...

    async def tried_again(self) -> None:
        """Until it was tried twice more."""
        wanted = self.tried + 2
        async with asyncio.timeout(5):
            while self.tried < wanted:  # noqa: ASYNC110 - nobody says when they try
                await asyncio.sleep(0)

    async def _fail(self) -> None:
        self.tried += 1
        if self.error is None:
            await asyncio.Event().wait()
        else:
            raise self.error


async def kept(store: Store, kind: type[R]) -> tuple[R, ...]:
    """All records of a kind."""
    async with store.transaction() as tx:
        return await tx.find(kind)


def said(text: str, place: Place = CHAT, cause: str = "cause-canary") -> Said:
    return Said(ALEX, place, cause, text)


def pressed(action: str, value: str = "", cause: str = "cause-canary", person: Person = ALEX) -> Pressed:
    return Pressed(person, CHAT, cause, action, value)


def opened(shown: str = "chat", person: Person = ALEX) -> Opened:
    return Opened(person, CHAT, "cause-canary", shown)
