"""Several bots on one PostgreSQL and one data folder: each is `agreement-bot serve`, as whoever runs it starts it."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import aiohttp
from aiohttp import web

from adapters import settings
from adapters.slack import serve as slack_serve
from adapters.stores import opening
from adapters.stores.kept import KeptStore
from adapters.teams import serve as teams_serve
from bot.records import EVERYWHERE, Address, Office, Role, Workplace
from bot.store import Record, Transaction, run
from tests.slack import payloads as slack_payloads
from tests.slack.payloads import TEAM, Json
from tests.slack.platform import Platform as SlackPlatform
from tests.slack.visiting import SECRET, TOKEN, signed
from tests.teams import payloads as teams_payloads
from tests.teams import platform as teams_platform
from tests.teams import tokens
from tests.teams.platform import Platform as Teams

STARTING = 180.0  # seconds, on a machine that is busy
ENDING = 120.0
ADDRESS = re.compile(r"^The bot is at (http://\S+?)/? ")
DEPOT = Workplace("depot", "The depot", "The council")
REPS = ("ada", "ben")


class Slack(SlackPlatform):
    """It also shows what was posted, by which a bot finds what it, or another process, has sent."""

    def _more(self, method: str) -> Json:
        if method != "conversations.history":
            return super()._more(method)
        there = str(self.asked[-1].payload["channel"])
        posted = [one for one in self.calls("chat.postMessage") if one["channel"] == there]
        return {"messages": posted[:-16:-1]}


@dataclass(repr=False)
class World:
    """What lies outside: Slack and Teams, on loopback."""

    slack: Slack
    teams: Teams
    openid: str

    @property
    def token(self) -> str:
        """With which Teams comes."""
        return tokens.token(serviceurl=self.teams.service)


@asynccontextmanager
async def world() -> AsyncIterator[World]:
    slack, teams, signing = Slack(), Teams(), tokens.Signer()
    app = web.Application(client_max_size=2**24)
    app.router.add_post("/api/{method}", slack.take)
    app.router.add_post("/hook", slack.hook)
    at = teams_platform.AT
    app.router.add_post(f"{at}/v3/conversations/{{id}}/activities", teams.send)
    app.router.add_put(f"{at}/v3/conversations/{{id}}/activities/{{message}}", teams.update)
    app.router.add_post(f"{at}/v3/conversations", teams.open)

    async def keys(request: web.Request) -> web.Response:
        return web.Response(body=signing.right(request.path), content_type="application/json")

    app.router.add_get(tokens.METADATA, keys)
    app.router.add_get(tokens.KEYS, keys)
    async with _listening(app) as url:
        slack.url = teams.url = signing.url = url
        yield World(slack, teams, signing.openid)


@asynccontextmanager
async def _listening(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@dataclass(repr=False)
class Serving:
    """One process, from its start to its end, and what it wrote. `url` is empty while nothing can be sent to it."""

    environment: dict[str, str]
    url: str = ""
    lines: list[str] = field(default_factory=list)
    _process: "subprocess.Popen[str] | None" = None
    _reading: threading.Thread | None = None

    async def start(self) -> None:
        self.lines.clear()
        code = "import sys; from adapters.cli import main; sys.exit(main(['serve']))"
        self._process = subprocess.Popen(  # noqa: ASYNC220 - it returns at once
            [sys.executable, "-u", "-c", code],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        listens, loop = asyncio.Event(), asyncio.get_running_loop()
        self._reading = threading.Thread(target=self._read, args=(loop, listens), daemon=True)
        self._reading.start()
        async with asyncio.timeout(STARTING):
            await listens.wait()
        assert self.url, "".join(self.lines)

    def tell_to_stop(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)

    async def ended(self) -> int:
        """With which code it ends; nothing can be sent to it any more."""
        assert self._process is not None
        code = await asyncio.to_thread(self._process.wait, ENDING)
        self.url = ""
        self._close()
        return code

    async def stop(self) -> None:
        self.tell_to_stop()
        assert await self.ended() == 0, "".join(self.lines)

    def end(self) -> None:
        """At the end of a test, whatever became of it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._close()

    def _close(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        if self._reading:
            self._reading.join()
        self._process.stdout.close()

    def _read(self, loop: asyncio.AbstractEventLoop, listens: asyncio.Event) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line)
            if found := ADDRESS.match(line):
                self.url = found[1].replace("localhost", "127.0.0.1")
                loop.call_soon_threadsafe(listens.set)
        loop.call_soon_threadsafe(listens.set)


@dataclass(repr=False)
class Town:
    servings: Sequence[Serving]
    world: World
    store: KeptStore  # as yet another process on it
    secret: bytes = field(repr=False)
    data: Path
    session: aiohttp.ClientSession

    async def keep(self, *records: Record) -> None:
        async def put(tx: Transaction) -> None:
            for one in records:
                await tx.put(one)

        await run(self.store, put)

    async def slack(self, url: str, payload: Json) -> str:
        """What Slack is answered by the process at that address."""
        body = json.dumps(payload)
        headers = {"Content-Type": "application/json", **signed(body)}
        async with self.session.post(url + slack_serve.PATH, data=body, headers=headers) as answer:
            assert answer.status == 200, answer.status
            return await answer.text()

    async def teams(self, url: str, payload: Json) -> str:
        sent = {**payload, "serviceUrl": self.world.teams.service}
        headers = {"Authorization": self.world.token}
        async with self.session.post(url + teams_serve.PATH, json=sent, headers=headers) as answer:
            assert answer.status == 200, answer.status
            return await answer.text()

    async def said_on_slack(self, url: str, text: str, number: int) -> str:
        """What somebody whom the bot does not know is posted for what they ask: who is speaking, then the answer."""
        await self.slack(url, on_slack(text, number))
        await posted(self.world.slack, channel(number), 2)
        return json.dumps(
            [one for one in self.world.slack.calls("chat.postMessage") if one["channel"] == channel(number)]
        )


def channel(number: int) -> str:
    return f"D0{number}CANARY"


def on_slack(text: str, number: int) -> Json:
    """A message of somebody of their own, in a conversation with the bot of their own."""
    sent = slack_payloads.message(text, channel=channel(number), user=f"U0{number}CANARY", client_msg_id=f"m{number}")
    return {**sent, "event_id": f"Ev{number}CANARY"}


def on_teams(text: str, number: int) -> Json:
    sent = teams_payloads.message(text, id=f"f:{number}")
    who = {"id": f"29:{number}-canary", "name": "Somebody", "aadObjectId": f"aad-{number}-canary"}
    return {**sent, "from": who, "conversation": {**sent["conversation"], "id": f"a:{number}-canary"}}


async def posted(slack: Slack, there: str, number: int = 1) -> Json:
    """The last of so many messages in a channel."""
    async with asyncio.timeout(STARTING):
        while len(found := [one for one in slack.calls("chat.postMessage") if one["channel"] == there]) < number:
            slack.another.clear()
            await slack.another.wait()
    return found[-1]


def people() -> list[Record]:
    """A workplace, its reps and an organiser; each is told on Slack, at any hour."""
    made: list[Record] = [DEPOT]
    for name in REPS:
        made.append(Office(f"office of {name}", name, Role.REP, DEPOT.id, f"{name}-canary", date(2026, 1, 1)))
        made.append(Address(f"address of {name}", name, "slack", TEAM, reached(name), reference=TEAM, quiet_from=None))
    made.append(Office("office of olu", "olu", Role.ORGANISER, EVERYWHERE, "olu-canary", date(2026, 1, 1)))
    return made


def reached(rep: str) -> str:
    """The channel in which a rep is told."""
    return f"DREP{rep.upper()}CANARY"


@asynccontextmanager
async def town(data: Path, database: str, number: int, **more: str) -> AsyncIterator[Town]:
    """So many processes that serve. `more` settings, by their names without the prefix."""
    async with AsyncExitStack() as stack:
        around = await stack.enter_async_context(world())
        given = {
            "DATA_DIR": str(data),
            "DATABASE_URL": database,
            "PORT": "0",
            "OPERATOR": "The branch",
            "CONTACT": "your rep",
            "CHAT_OWNER": "union",
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": around.slack.api,
            "TEAMS_APP_ID": tokens.APP,
            "TEAMS_TENANT_ID": teams_payloads.TENANT,
            "TEAMS_OPENID_URL": around.openid,
            "TEAMS_OUTBOUND_TOKEN": teams_platform.TOKEN,
            **more,
        }
        others = {name: value for name, value in os.environ.items() if not name.startswith(settings.PREFIX)}
        environment = {**others, **{f"{settings.PREFIX}{name}": value for name, value in given.items()}}
        servings = [Serving(environment) for _ in range(number)]
        for one in servings:
            stack.callback(one.end)
        await asyncio.gather(*(one.start() for one in servings))
        chosen = settings.read(environment)
        opened = await opening.open_store(chosen)
        stack.push_async_callback(opened.store.close)
        session = await stack.enter_async_context(aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()))
        yield Town(servings, around, opened.store, await opening.people_key(chosen), data, session)
