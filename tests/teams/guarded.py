"""The door of Teams with its guard, and whoever comes to it."""

import io
import json
import time
from collections.abc import AsyncIterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp.test_utils import TestClient, TestServer

from adapters.payloads import Payload
from adapters.teams import serve
from adapters.teams.serve import PATH
from adapters.teams.signing_keys import SigningKey, SigningKeys
from adapters.web.serve import Doors, application
from bot.bot import Bot
from tests import fakes
from tests.teams import payloads, served
from tests.teams.payloads import TENANT
from tests.teams.tokens import Json, Signer

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    status: int
    body: Json | None


@dataclass
class Seen:
    """Stands where the bot does, and notes what comes so far."""

    activities: list[Payload] = field(default_factory=list)
    answer: Answer = Answer(200, None)
    error: Exception | None = None

    async def receive(self, activity: Payload) -> Answer:
        self.activities.append(activity)
        if self.error:
            raise self.error
        return self.answer


@dataclass
class Clock:
    time: float = 1000.0

    def __call__(self) -> float:
        return self.time


@dataclass(slots=True)
class CountingKeys(SigningKeys):
    looked: int = 0

    async def get(self, key_id: object) -> SigningKey:
        self.looked += 1
        return await SigningKeys.get(self, key_id)


@dataclass
class Answered:
    status: int
    text: str
    headers: Mapping[str, str]


@dataclass
class Visit:
    client: TestClient  # type: ignore[type-arg]
    seen: Seen
    clock: Clock
    keys: CountingKeys

    async def post(self, authorization: str | None, activity: object = None, **headers: str) -> Answered:
        body = json.dumps(payloads.message() if activity is None else activity).encode()
        return await self.send(authorization, body, **headers)

    async def send(self, authorization: str | None, body: bytes, **headers: str) -> Answered:
        given = {"Content-Type": JSON, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if authorization is not None:
            given["Authorization"] = authorization
        async with self.client.post(PATH, data=io.BytesIO(body), headers=given) as response:
            return Answered(response.status, await response.text(), response.headers)


@asynccontextmanager
async def visit(
    by: Signer, tenants: AbstractSet[str] | None = frozenset({TENANT}), every: float = 3600, *, guarded: bool = True
) -> AsyncIterator[Visit]:
    clock, seen, desk = Clock(), Seen(), fakes.desk()
    keys = CountingKeys(by.openid, every, clock)
    take = serve.taker(served.kit().carrying(seen), served.guard(keys) if guarded else None, tenants)
    server = TestServer(application(Bot(desk), desk, doors=Doors({PATH: take})))
    await server.start_server(access_log=None)
    async with keys.running(), TestClient(server) as client:
        yield Visit(client, seen, clock, keys)


NOW = int(time.time())
