"""Whoever watches the bot is told whether it can keep anything."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from aiohttp.test_utils import TestClient, TestServer

from adapters.web import probes
from adapters.web.serve import application
from bot.bot import Bot
from bot.store import MemoryStore, O, StoppedError, StoreError, Transaction, UnavailableError
from tests import fakes
from tests.web.visiting import library


@dataclass
class Failing:
    """A store that fails, or never answers."""

    error: StoreError | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        if self.error:
            raise self.error
        await asyncio.Event().wait()
        async with MemoryStore().transaction() as tx:
            yield tx

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        raise NotImplementedError

    async def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoppedError("at /secret/path"), "the store has stopped"),
        (UnavailableError("at a secret host"), "cannot be reached just now"),
        (None, "cannot be reached just now"),
    ],
)
async def test_without_its_store_it_lives_and_is_not_ready(
    error: StoreError | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probes, "STORE_WITHIN", 0.05)
    desk = replace(fakes.desk(library()), store=Failing(error=error))
    async with TestClient(TestServer(application(Bot(desk), desk))) as client:
        answer = await client.get("/readyz")
        assert answer.status == 503
        told = await answer.json()
        assert told["ready"] is False
        assert words in told["words"]
        assert "secret" not in told["words"]
        assert (await client.get("/healthz")).status == 200
