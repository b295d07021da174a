"""What the Slack of the tests never does, done in front of it: it is busy, loses answers, and keeps metadata."""

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.slack.payloads import Json
from tests.slack.platform import too_many


@dataclass
class Bridge:
    behind: str
    http: aiohttp.ClientSession
    url: str = ""
    busy: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # seconds, for the next calls of each
    lost: Counter[str] = field(default_factory=Counter)  # how many of the next calls are done, and nobody hears of it
    asked: list[tuple[str, float]] = field(default_factory=list)  # each method, and when
    _metadata: dict[str, object] = field(default_factory=dict)  # by the time of the message

    def times(self, method: str) -> list[float]:
        return [at for asked, at in self.asked if asked == method]

    async def take(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.asked.append((method, asyncio.get_running_loop().time()))
        if self.busy[method]:
            return too_many(self.busy[method].pop(0))
        answer = await self._passed_on(method, request)
        if self.lost[method]:
            self.lost[method] -= 1
            return web.Response(status=504, text="<html>")
        return web.json_response(answer)

    async def _passed_on(self, method: str, request: web.Request) -> Json:
        body = await request.read()
        headers = {name: request.headers[name] for name in ("Authorization", "Content-Type") if name in request.headers}
        async with self.http.post(f"{self.behind}/api/{method}", data=body, headers=headers) as response:
            answer: Json = await response.json()
        if method == "chat.postMessage" and answer["ok"]:
            self._metadata[answer["ts"]] = json.loads(body).get("metadata")
        if method == "conversations.history" and answer["ok"]:
            for one in answer["messages"]:
                one["metadata"] = self._metadata.get(one["ts"])
        return answer


@asynccontextmanager
async def bridge(behind: str) -> AsyncIterator[Bridge]:
    async with aiohttp.ClientSession() as http:
        made = Bridge(behind, http)
        app = web.Application()
        app.router.add_post("/api/{method}", made.take)
        async with TestServer(app) as server:
            made.url = str(server.make_url("")).rstrip("/")
            yield made
