"""What is owed to people on Teams, the store that it lies in, and the outbox between them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.teams import references
from adapters.teams.carrying import kept_for_teams
from adapters.teams.connector import Connector
from adapters.teams.pacing import Pacing
from adapters.teams.references import Reference
from adapters.teams.sender import Messenger
from bot import undelivered
from bot.outbox import UNREACHED, CannotDeliverError, Composed, Composer, Outbox, TryLaterError
from bot.outbox.together import Together
from bot.records import Address, Cause, Notice, State, notice
from bot.replies import Button, Replies, Text
from bot.store import MemoryStore, Store, Transaction
from bot.telling import ONE
from tests import fakes
from tests.fakes import NOON, Clock
from tests.outbox.parts import deliver_all, kept
from tests.outbox.stores import open_store
from tests.teams.payloads import ACCOUNT, BOT, CHANNEL, CHAT, TENANT
from tests.teams.platform import Fails, Platform, platform

SECRET = b"secret of a test"
TOLD = (Text(ONE, (Button("Open it", "case.open", "x" * 3_000),), private=True),)
THREE = tuple(Text(f"part {number}") for number in range(3))
OTHER = "a:other-canary"
ROOM = CHANNEL.partition(";")[0]
LATER = timedelta(hours=2)


class Sending:
    """Teams, the store, and the outbox between them."""

    def __init__(self, called: Platform, store: Store | None = None) -> None:
        self.platform, self.clock, self.store = called, Clock(), store or MemoryStore()
        self.slept = 0.0
        self.connector = Connector(called.tokens, Pacing(lambda: self.slept), self._sleep)
        self.together = Together(self.store)
        carrying = kept_for_teams(self.together, self.clock)
        self.messenger = Messenger(self.connector, carrying, SECRET, self.clock)
        self.words: Replies = TOLD

    def address(self, conversation: str = CHAT, name: str = "rep", user: str = ACCOUNT) -> Address:
        to = Reference(self.platform.service, TENANT, BOT, user, conversation)
        return Address(
            f"address of {name}",
            *(f"{name}-canary", "teams", TENANT, conversation or user),
            reference=references.written(to),
            zone="UTC",
            quiet_from=None,
            quiet_until=None,
        )

    async def send(self, address: Address | None = None, replies: Replies = TOLD, key: str = "key") -> None:
        await self.messenger.send(address or self.address(), replies, key)

    async def refused(self, failure: Fails, what: str = "send") -> CannotDeliverError | TryLaterError:
        self.platform.failures[what].append(failure)
        with pytest.raises((CannotDeliverError, TryLaterError)) as caught:
            await self.send(self.address("") if what == "open" else None)
        assert isinstance(caught.value, CannotDeliverError | TryLaterError)
        return caught.value

    def outbox(self) -> Outbox:
        composers: dict[str, Composer] = {"report.new": self._compose, UNREACHED: self._unreached}
        return Outbox(
            self.store,
            {"teams": self.messenger},
            composers,
            self.clock,
            SECRET,
            monotonic=lambda: self.clock().timestamp(),
            chance=lambda: 1.0,
        )

    def texts(self, conversation: str = CHAT) -> list[str]:
        return [one.get("text", "") for one in self.platform.said(conversation)]

    async def state(self, owed: Notice) -> tuple[State, Cause | None]:
        found = await kept(self.store, owed)
        assert found is not None
        return found.state, found.cause

    async def pass_by(self, span: timedelta, worker: Outbox) -> None:
        """Time goes on, and what falls due meanwhile is delivered."""
        step = span / 48
        for _ in range(48):
            self.clock.move(step)
            self.slept += step.total_seconds()
            await deliver_all(worker)

    async def _compose(self, owed: Notice, _tx: Transaction) -> Composed:
        return Composed(self.words)

    async def _unreached(self, owed: Notice, tx: Transaction) -> Composed:
        return await undelivered.compose(owed, tx, fakes.desk())

    async def _sleep(self, seconds: float) -> None:
        self.slept += seconds


@asynccontextmanager
async def durable(folder: Path) -> AsyncIterator[Sending]:
    """Over the store that the bot keeps things in."""
    store = await open_store(folder / "keys", folder / "store")
    async with platform() as called:
        made = Sending(called, store)
        async with made.connector:
            yield made
    await store.close()


def owed_to(address: Address, number: int = 0, instead: tuple[Address, ...] = ()) -> Notice:
    ids = [one.id for one in instead]
    return notice(f"n{number}", address.id, "report.new", f"about-canary-{number}", NOON, instead=ids)
