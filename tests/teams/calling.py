"""Somebody who calls Teams, and a clock that is moved by whoever sleeps."""

import pytest

from adapters.refusals import Refusal
from adapters.teams.connector import Connector
from adapters.teams.outbound import Tokens
from adapters.teams.pacing import Pacing
from adapters.teams.references import Reference
from tests.teams.payloads import ACCOUNT, BOT, CHAT, TENANT
from tests.teams.platform import Platform

HELLO = {"type": "message", "text": "Grüße, zażółć 🐤"}


class Steady:
    """A clock that is moved by whoever sleeps."""

    def __init__(self) -> None:
        self.time = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


class Calling:
    def __init__(self, called: Platform, tokens: Tokens | None = None) -> None:
        self.platform, self.steady = called, Steady()
        self.connector = Connector(tokens or called.tokens, Pacing(self.steady), self.steady.sleep)
        self.to = Reference(called.service, TENANT, BOT, ACCOUNT, CHAT)

    async def refused(self, *, patient: bool = False) -> Refusal:
        with pytest.raises(Refusal) as caught:
            await self.connector.send(self.to, HELLO, patient=patient)
        return caught.value
