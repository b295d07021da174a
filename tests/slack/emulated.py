"""The bot and a whole Slack on loopback: what people do comes in signed, what the bot says is read as they read it."""

import asyncio
import json
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from adapters.slack.answering import Answering
from adapters.slack.api import Api
from adapters.slack.carrying import kept_for_slack
from adapters.slack.installed import Tokens
from adapters.slack.receiving import Receiving
from adapters.slack.sender import Messenger
from adapters.slack.standing import Keys, Slack
from adapters.web.serve import Doors, application
from bot.bot import Bot
from bot.desk import House
from bot.outbox import Outbox
from bot.outbox.together import Together
from bot.people import inviting
from tests import fakes
from tests.fakes import UNION_HOUSE, Clock
from tests.slack import oracle, payloads
from tests.slack.payloads import Json
from tests.slack.visiting import PATIENT, SECRET, TOKEN, signed

FOLDER = Path(__file__).with_name("emulate")
TEAM = "T000000001"
BOT_USER = "U000000009"


def installed() -> None:
    """Or the test is skipped; where everything is tested, it fails."""
    wanted = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    if not shutil.which("node") or not all((FOLDER / "node_modules" / one).is_dir() for one in wanted):
        if os.environ.get("CI"):
            pytest.fail("no Slack to test against: npm ci --prefix tests/slack/emulate")
        pytest.skip("no Slack to test against: npm ci --prefix tests/slack/emulate")


@contextmanager
def emulated(*people: str) -> Iterator[str]:
    """Its address. Needs Node 20 and `npm ci --prefix tests/slack/emulate`. `people`: who is there, too."""
    installed()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["node", "start.mjs", str(port), *people]
    with subprocess.Popen(command, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip().replace("localhost", "127.0.0.1")
        finally:
            process.kill()


@dataclass(slots=True)
class NotingApi(Api):
    """Remembers what Slack took and shows to nobody but the person before it: views, and messages to them alone.

    `alternatives`: what pictures show, which the Slack on loopback does not keep.
    """

    views: list[Json] = field(default_factory=list)
    alone: list[Json] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)

    async def with_token(self, token: str, method: str, payload: Mapping[str, Any]) -> Json:
        oracle.called(method, payload)
        answer = await Api.with_token(self, token, method, payload)
        if method.startswith("views."):
            self.views.append({**payload["view"], "id": answer["view"]["id"], "hash": answer["view"]["hash"]})
        if method == "chat.postEphemeral":
            self.alone.append({**payload})
        if "alt_txt" in payload:
            self.alternatives.append(str(payload["alt_txt"]))
        return answer


@dataclass
class World:
    url: str
    http: aiohttp.ClientSession
    client: TestClient  # type: ignore[type-arg]
    slack: Slack
    api: NotingApi
    bot: Bot
    clock: Clock
    outbox: Outbox
    numbers: "count[int]" = field(default_factory=count)

    async def ask(self, token: str, method: str, **fields: str) -> Json:
        headers = {"Authorization": f"Bearer {token}"}
        async with self.http.post(f"{self.url}/api/{method}", data=fields, headers=headers) as response:
            answer: Json = await response.json()
        assert answer["ok"], (method, answer)
        return answer

    async def post(self, body: str, kind: str) -> Json:
        headers = {"Content-Type": kind, **signed(body, secret=SECRET)}
        async with self.client.post("/slack/events", data=body.encode(), headers=headers) as response:
            assert response.status == 200
            text = await response.text()
        await self.slack.receiving.under_way.finish()
        answer: Json = json.loads(text) if text.startswith("{") else {}
        if answer:
            oracle.answered(answer)
        return answer

    async def person(self, name: str) -> "Member":
        user = (await self.ask(f"xoxp-{name}", "users.lookupByEmail", email=f"{name}@example.org"))["user"]["id"]
        opened = await self.ask(TOKEN, "conversations.open", users=user)
        return Member(self, f"xoxp-{name}", user, opened["channel"]["id"])

    async def organiser(self, name: str = "rita") -> "Member":
        """Who came with the code of the machine."""
        member, desk = await self.person(name), self.slack.receiving.desk
        await member.writes(f"claim {await inviting.for_the_machine(desk.store, desk.secret, self.clock())}")
        return member


@dataclass
class Member:
    """Somebody in Slack."""

    world: World
    token: str
    user: str
    dm: str

    async def writes(self, text: str) -> None:
        """To the bot."""
        posted = await self.world.ask(self.token, "chat.postMessage", channel=self.dm, text=text)
        await self._event("message", text, posted["ts"], self.dm, channel_type="im")

    async def reports(self) -> None:
        """With their name, so that nothing keeps the notice of it."""
        await self.writes("report")
        view = await self.presses("Named")
        given = {"what": "Rota bot", "where": "Town Hall", "doing": "It plans who works when.", "name": "Alex"}
        assert "Thank you" in json.dumps(await self.sends(view, given))

    async def mentions(self, text: str, channel: str) -> str:
        words = f"<@{BOT_USER}> {text}"
        posted = await self.world.ask(self.token, "chat.postMessage", channel=channel, text=words)
        await self._event("app_mention", words, posted["ts"], channel)
        return str(posted["ts"])

    async def comes_home(self) -> Json:
        await self._event("app_home_opened", "", "1.1", self.dm, tab="home")
        return self.world.api.views[-1]

    async def reads(self) -> list[Json]:
        """The conversation with the bot, the newest first."""
        listed: list[Json] = (await self.world.ask(self.token, "conversations.history", channel=self.dm))["messages"]
        return listed

    async def commands(self, text: str, channel: str) -> None:
        fields = payloads.command(text, user_id=self.user, channel_id=channel, team_id=TEAM, response_url="")
        fields["trigger_id"] = await self._trigger()
        await self.world.post(urlencode(fields), "application/x-www-form-urlencoded")

    async def presses(self, label: str) -> Json:
        """A button in the newest message that has it; the modal that opens, if one does."""
        return await self._presses(payloads.pressed(_button(await self.reads(), label), self.dm))

    async def presses_alone(self, label: str, channel: str) -> Json:
        """One that nobody else sees there."""
        button = _button(self.world.api.alone[::-1], label)
        return await self._presses(payloads.pressed(button, channel, ephemeral=True))

    async def presses_posted(self, label: str, channel: str) -> Json:
        """One in the newest post of the channel that has it; the modal that opens, if one does."""
        found = await self.world.ask("xoxp-alex", "conversations.history", channel=channel)
        return await self._presses(payloads.pressed(_button(found["messages"], label), channel))

    async def _presses(self, payload: Json) -> Json:
        await self._interacts({**payload, "trigger_id": await self._trigger()})
        return next((one for one in reversed(self.world.api.views) if one["type"] == "modal"), {})

    async def presses_in(self, view: Json, label: str) -> Json:
        """The view that is shown then."""
        payload = payloads.pressed_in(view, _button([view], label))
        payload["view"]["id"] = payload["container"]["view_id"] = view["id"]
        return await self._presses(payload)

    async def sends(self, view: Json, answers: Json) -> Json:
        payload = payloads.sent(view, answers)
        payload["view"] |= {key: view[key] for key in ("id", "hash") if key in view}
        return await self._interacts(payload)

    async def goes_on(self, view: Json, answers: Json) -> Json:
        """Sends it; the view that takes its place, which has another hash."""
        answer = await self.sends(view, answers)
        assert answer["response_action"] == "update", answer
        return {**answer["view"], "id": view["id"], "hash": f"{next(self.world.numbers)}.canary"}

    async def looks_for(self, view: Json, block: str, text: str) -> list[str]:
        """What is found by typing into that field."""
        answer = await self._interacts(payloads.looked_for(view, block, text))
        return [str(one["text"]["text"]) for one in answer["options"]]

    async def _interacts(self, payload: Json) -> Json:
        mine = {"user": {"id": self.user, "team_id": TEAM}, "team": {"id": TEAM}, "response_url": ""}
        body = urlencode({"payload": json.dumps({**payload, **mine})})
        return await self.world.post(body, "application/x-www-form-urlencoded")

    async def _trigger(self) -> str:
        asked = await self.world.ask(TOKEN, "views.generateTriggerId", user_id=self.user)
        return str(asked["trigger_id"])

    async def _event(self, kind: str, text: str, at: str, channel: str, **more: str) -> None:
        inner = {"type": kind, "user": self.user, "text": text, "ts": at, "event_ts": at, "channel": channel, **more}
        outer = payloads.event(inner, team_id=TEAM, event_id=f"Ev{next(self.world.numbers)}CANARY")
        outer["authorizations"] = [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}]
        await self.world.post(json.dumps(outer), "application/json")


def _button(messages: list[Json], label: str) -> Json:
    found: Iterator[Json] = (
        one
        for message in messages
        for block in message.get("blocks") or ()
        for one in block.get("elements", ())
        if one["type"] == "button" and one["text"]["text"] == label
    )
    return next(found)


@asynccontextmanager
async def world(url: str, through: str = "", house: House = UNION_HOUSE) -> AsyncIterator[World]:
    """`through`: by what address the bot reaches that Slack, where it is another."""
    clock = Clock()
    desk = fakes.desk(house=house, clock=clock)
    bot = Bot(desk)
    keys = Keys(TOKEN, SECRET, api_url=f"{through or url}/api/")
    api = NotingApi(Tokens(desk.store, desk.secret, desk.now, TOKEN), keys.api_url)
    carrying = kept_for_slack(Together(desk.store), desk.now)
    receiving = Receiving(bot, desk, Answering(api, carrying), patience=PATIENT)
    slack = Slack(keys, receiving, Messenger(api, carrying))
    outbox = Outbox(desk.store, {"slack": slack.messenger}, bot.composers, clock, desk.secret)
    app = application(bot, desk, doors=Doors(slack.posts, slack.pages))
    async with slack.running(), aiohttp.ClientSession() as http, TestServer(app) as server:
        client: TestClient = TestClient(server)  # type: ignore[type-arg]
        async with client, asyncio.timeout(60):
            yield World(url, http, client, slack, api, bot, clock, outbox)
