"""A Bot Connector to be called, on loopback: it takes messages as Teams does, and fails as it is told to."""

import asyncio
import itertools
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote

from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.teams.connector import Connector
from adapters.teams.outbound import Fixed
from adapters.teams.pacing import Pacing
from tests.teams.payloads import CHAT, Json

AT, TOKEN = "/uk", "outbound-canary"  # the path of its address, as each tenant has its own, and what it lets in


@dataclass(frozen=True)
class Fails:
    """`taken`: it takes the message all the same. Without a status it closes the connection instead of answering."""

    status: int = 0
    body: str = ""
    taken: bool = False
    wait: str = ""  # as in Retry-After
    location: str = ""
    hangs: bool = False  # until whoever asks gives up

    def answer(self, request: web.Request) -> web.StreamResponse:
        if not self.status:
            assert request.transport is not None
            request.transport.close()
        headers = {"Retry-After": self.wait} if self.wait else {}
        if self.location:
            headers["Location"] = self.location
        return web.Response(status=self.status or 500, text=self.body, content_type="application/json", headers=headers)


@dataclass(frozen=True)
class Asked:
    """`what`: "send", "update", "open", "member", "token"."""

    what: str
    conversation: str
    body: Json
    token: str
    raw: bytes = b""
    message: str = ""


@dataclass(frozen=True)
class Message:
    """What stands in a conversation."""

    id: str
    conversation: str
    activity: Json


@dataclass
class Platform:
    url: str = ""
    opens: str = CHAT  # the conversation that there is with whoever is asked for
    tells: bool = True  # whether it names the message that it has taken
    revoked: set[str] = field(default_factory=set)  # tokens that it takes no longer
    asked: list[Asked] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    members: dict[tuple[str, str], Json] = field(default_factory=dict)  # by conversation and account
    told: set[str] = field(default_factory=set)  # ids that were given to the bot
    failures: dict[str, list[Fails | None]] = field(default_factory=lambda: defaultdict(list))
    another: asyncio.Event = field(default_factory=asyncio.Event)
    before_answering: asyncio.Event | None = None
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1_700_000_000_000))

    @property
    def service(self) -> str:
        return f"{self.url}{AT}/"

    @property
    def origins(self) -> frozenset[str]:
        return frozenset({self.url})

    @property
    def tokens(self) -> Fixed:
        """With which the bot may speak to it."""
        return Fixed(TOKEN, self.origins)

    def connector(self) -> Connector:
        """One that never has to wait for its turn."""
        return Connector(self.tokens, Pacing(itertools.count(0.0, 60.0).__next__))

    def calls(self, what: str) -> list[Asked]:
        return [one for one in self.asked if one.what == what]

    def said(self, conversation: str = CHAT) -> list[Json]:
        """What stands in a conversation, in order."""
        return [one.activity for one in self.messages.values() if one.conversation == conversation]

    async def until(self, what: str, number: int = 1) -> Asked:
        """The last of so many calls."""
        async with asyncio.timeout(5):
            while len(found := self.calls(what)) < number:
                self.another.clear()
                await self.another.wait()
        return found[-1]

    async def send(self, request: web.Request) -> web.StreamResponse:
        asked = await self._noted("send", request)
        failure = self._failure(asked)
        if failure and failure.hangs:
            await asyncio.Event().wait()
        if failure and not failure.taken:
            return failure.answer(request)
        made = Message(str(next(self._ids)), asked.conversation, asked.body)
        self.messages[made.id] = made
        if self.before_answering:
            await self.before_answering.wait()
        if failure:
            return failure.answer(request)
        if not self.tells:
            return web.json_response({}, status=201)
        self.told.add(made.id)
        return web.json_response({"id": made.id}, status=201)

    async def update(self, request: web.Request) -> web.StreamResponse:
        asked = await self._noted("update", request)
        if failure := self._failure(asked):
            return failure.answer(request)
        if asked.message not in self.messages:
            return refused("ActivityNotFoundInConversation", 404).answer(request)
        self.messages[asked.message] = Message(asked.message, asked.conversation, asked.body)
        return web.json_response({"id": asked.message})

    async def open(self, request: web.Request) -> web.StreamResponse:
        asked = await self._noted("open", request)
        if failure := self._failure(asked):
            return failure.answer(request)
        return web.json_response({"id": self.opens}, status=201)

    async def member(self, request: web.Request) -> web.StreamResponse:
        asked = await self._noted("member", request)
        if failure := self._failure(asked):
            return failure.answer(request)
        found = self.members.get((asked.conversation, asked.message))
        return web.json_response(found) if found else refused("MemberNotFoundInConversation", 404).answer(request)

    async def token(self, request: web.Request) -> web.StreamResponse:
        form: Json = dict(await request.post()) or dict(request.query)
        self._note(Asked("token", request.match_info.get("tenant", ""), form, ""))
        if failure := self._next("token"):
            return failure.answer(request)
        return web.json_response({"access_token": f"token-{len(self.calls('token'))}", "expires_in": 3600})

    async def _noted(self, what: str, request: web.Request) -> Asked:
        raw = await request.read()
        path = [unquote(part) for part in request.raw_path.removeprefix(f"{AT}/v3/conversations").split("/")[1:]]
        where, message = (*path, "", "", "")[:3:2]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return self._note(Asked(what, where, json.loads(raw) if raw else {}, token, raw, message))

    def _note(self, asked: Asked) -> Asked:
        self.asked.append(asked)
        self.another.set()
        return asked

    def _failure(self, asked: Asked) -> Fails | None:
        if not asked.token or asked.token in self.revoked:
            return Fails(401, '{"message":"Authorization has been denied for this request."}')
        return self._next(asked.what)

    def _next(self, what: str) -> Fails | None:
        return self.failures[what].pop(0) if self.failures[what] else None


def refused(code: str, status: int = 403) -> Fails:
    return Fails(status, json.dumps({"error": {"code": code, "message": "Words of Teams about Alex Canary."}}))


def too_many(seconds: str) -> Fails:
    return Fails(429, json.dumps({"error": {"code": "Throttled", "message": "Too many requests."}}), wait=seconds)


# As the documentation shows it: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
BLOCKED = Fails(
    403,
    json.dumps({"errorCode": 209, "message": json.dumps({"subCode": "MessageWritesBlocked", "errorCode": None})}),
)


@asynccontextmanager
async def platform() -> AsyncIterator[Platform]:
    made = Platform()
    app = web.Application()
    app.router.add_post(f"{AT}/v3/conversations/{{id}}/activities", made.send)
    app.router.add_put(f"{AT}/v3/conversations/{{id}}/activities/{{message}}", made.update)
    app.router.add_post(f"{AT}/v3/conversations", made.open)
    app.router.add_get(f"{AT}/v3/conversations/{{id}}/members/{{message}}", made.member)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", made.token)
    app.router.add_get("/identity", made.token)
    server = TestServer(app)
    await server.start_server(access_log=None)  # which would tell of the ids in its paths
    async with server:
        made.url = str(server.make_url("")).rstrip("/")
        yield made
