"""A platform, a clock and some people, for the tests of the outbox."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.outbox import UNREACHED, Composed, Composer, Outbox, Timing
from bot.pace import Rate
from bot.records import Address, Notice, notice
from bot.replies import Replies, Text
from bot.store import R, Record, Store, Transaction
from tests.fakes import NOON

WORDS = "words-canary"
FREELY = Rate(timedelta(microseconds=1), burst=1_000_000)


@dataclass
class Time:
    """A wall clock that can be set, and the steady one that cannot."""

    wall: datetime = NOON
    steady: float = 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.steady

    def pass_by(self, span: timedelta) -> None:
        self.wall += span
        self.steady += span.total_seconds()

    def set_by(self, step: timedelta) -> None:
        self.wall += step


@dataclass
class FakePlatform:
    """Takes what it is sent, unless it was told to fail; `failures` are raised one after the other, None is success."""

    channel: Rate = FREELY
    workspace: Rate = FREELY
    sent: list[tuple[str, str]] = field(default_factory=list)  # (channel, key)
    tried: list[str] = field(default_factory=list)
    failures: list[Exception | None] = field(default_factory=list)
    after_sending: Callable[[], object] | None = None
    before_answering: asyncio.Event | None = None  # it has taken the message, and answers once this is set
    taken: asyncio.Event = field(default_factory=asyncio.Event)
    under_way: Counter[str] = field(default_factory=Counter)
    at_once: int = 0  # the most sends of one notice under way together

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        assert replies == (Text(WORDS),)
        self.under_way[key] += 1
        self.at_once = max(self.at_once, self.under_way[key])
        try:
            self.tried.append(key)
            if self.failures and (failure := self.failures.pop(0)):
                raise failure
            self.sent.append((address.channel, key))
            self.taken.set()
            if self.after_sending:
                self.after_sending()
            if self.before_answering:
                await self.before_answering.wait()
        finally:
            self.under_way[key] -= 1

    @property
    def keys(self) -> Counter[str]:
        return Counter(key for _, key in self.sent)

    @property
    def channels(self) -> list[str]:
        return [channel for channel, _ in self.sent]


async def some_words(owed: Notice, tx: Transaction) -> Composed:
    return Composed((Text(WORDS),))


COMPOSERS: dict[str, Composer] = {"report.new": some_words, UNREACHED: some_words}


def person(name: str, **changes: object) -> Address:
    """Somebody at UTC without quiet hours."""
    kept: dict[str, object] = {"zone": "UTC", "quiet_from": None, "quiet_until": None, **changes}
    return Address(
        f"address of {name}",
        person=f"person-canary-{name}",
        platform="test",
        workspace="workspace-canary",
        channel=f"channel-canary-{name}",
        **kept,  # type: ignore[arg-type]
    )


def to(
    name: str, number: int = 0, *, due: datetime = NOON, instead: tuple[str, ...] = (), what: str = "report.new"
) -> Notice:
    return notice(
        f"report {number}/{name}",
        f"address of {name}",
        what,
        f"report-canary-{number}",
        due,
        instead=[f"address of {other}" for other in instead],
    )


def outbox(
    store: Store,
    platform: FakePlatform,
    clock: Time,
    composers: dict[str, Composer] | None = None,
    timing: Timing | None = None,
) -> Outbox:
    return Outbox(
        store,
        {"test": platform},
        COMPOSERS | (composers or {}),
        clock.now,
        b"secret of a test",
        timing=timing or Timing(),
        monotonic=clock.monotonic,
        chance=lambda: 1.0,
    )


async def keep(store: Store, *records: Record) -> None:
    async with store.transaction() as tx:
        for record in records:
            await tx.add(record)


async def kept(store: Store, record: R) -> R | None:
    async with store.transaction() as tx:
        return await tx.get(type(record), record.id)


async def deliver_all(worker: Outbox) -> None:
    while await worker.deliver_due():
        pass


async def deliver_until(store: Store, worker: Outbox, clock: Time, end: timedelta) -> None:
    """Rounds, with time passing to whatever falls due next, as long as it does so within `end`."""
    last = clock.wall + end
    while True:
        await deliver_all(worker)
        async with store.transaction() as tx:
            dues = [one.due for one in await tx.find(Notice)]
        following = min(dues, default=None)
        if following is None or following > last:
            return
        clock.pass_by(max(following - clock.wall, timedelta(microseconds=1)))
