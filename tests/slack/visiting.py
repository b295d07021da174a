"""The bot behind Slack's door: the real application, requests signed as Slack signs them, and a Slack to be called."""

import io
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from aiohttp.test_utils import TestClient, TestServer
from slack_sdk.signature import SignatureVerifier

from adapters.slack import standing
from adapters.slack.standing import Keys, Slack
from adapters.web.serve import Doors, application
from bot.bot import Bot
from bot.desk import Desk
from tests import fakes
from tests.slack import oracle
from tests.slack.payloads import Json
from tests.slack.platform import Platform, platform

SECRET, TOKEN, PATH = "hush-canary", "xoxb-canary", "/slack/events"


@dataclass
class Answered:
    status: int
    text: str

    @property
    def json(self) -> Json:
        read: Json = json.loads(self.text)
        return read


@dataclass(repr=False)
class Door:
    """Where Slack posts to."""

    client: TestClient  # type: ignore[type-arg]
    slack: Slack
    platform: Platform
    bot: Bot
    desk: Desk

    async def event(self, payload: object) -> Answered:
        return await self.post(json.dumps(payload), "application/json")

    async def interaction(self, payload: Json) -> Answered:
        if "response_url" in payload:
            payload = {**payload, "response_url": f"{self.platform.url}/hook"}
        return await self.post(urlencode({"payload": json.dumps(payload)}))

    async def command(self, fields: Mapping[str, str]) -> Answered:
        return await self.post(urlencode({**fields, "response_url": f"{self.platform.url}/hook"}))

    async def post(
        self, body: str, kind: str = "application/x-www-form-urlencoded", headers: Mapping[str, str] | None = None
    ) -> Answered:
        return await self.send(body.encode(), {"Content-Type": kind, **(signed(body) if headers is None else headers)})

    async def send(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        async with self.client.post(PATH, data=io.BytesIO(body), headers=headers) as response:
            text = await response.text()
            if response.ok and response.content_type == "application/json":
                oracle.answered(json.loads(text))
            return Answered(response.status, text)

    async def settled(self) -> None:
        """All that is under way has been done."""
        await self.slack.receiving.under_way.finish()


def signed(body: str, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
    stamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or ""}


PATIENT = 30.0  # seconds: a slow machine gives the same answers, in the same way


@asynccontextmanager
async def door(
    desk: Desk | None = None,
    bot: Bot | None = None,
    keys: Keys | None = None,
    *,
    patience: float = PATIENT,
    calls: Platform | None = None,
) -> AsyncIterator[Door]:
    """`calls`: the Slack that is called, where it is there already."""
    desk = desk or fakes.desk()
    bot = bot or Bot(desk)
    async with nullcontext(calls) if calls else platform() as called:
        given = keys or Keys(TOKEN, SECRET, api_url=called.api)
        slack = standing.slack(bot, desk, given)
        slack = replace(slack, receiving=replace(slack.receiving, patience=patience))
        app = application(bot, desk, doors=Doors(slack.posts, slack.pages))
        server = TestServer(app)
        await server.start_server(access_log=None)
        client: TestClient = TestClient(server)  # type: ignore[type-arg]
        async with slack.running(), client:
            yield Door(client, slack, called, bot, desk)
