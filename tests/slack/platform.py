"""A Slack to be called, on loopback: it notes what it is asked, and answers what it is told to."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.slack import oracle
from tests.slack.payloads import DM, Json


@dataclass
class Asked:
    method: str
    payload: Json
    token: str


@dataclass
class Platform:
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    hooks: list[Json] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    answers: dict[str, list[web.Response]] = field(default_factory=lambda: defaultdict(list))
    another: asyncio.Event = field(default_factory=asyncio.Event)
    wrong: list[str] = field(default_factory=list)  # what the real one would not take

    @property
    def api(self) -> str:
        return f"{self.url}/api/"

    @property
    def tokens(self) -> list[str]:
        """With which it was called."""
        return [one.token for one in self.asked]

    def calls(self, method: str) -> list[Json]:
        return [one.payload for one in self.asked if one.method == method]

    async def until(self, method: str, number: int = 1) -> Json:
        """The payload of the last of so many calls."""
        async with asyncio.timeout(5):
            while len(found := self.calls(method)) < number:
                self.another.clear()
                await self.another.wait()
        return found[-1]

    async def take(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        payload = await request.json() if request.content_type == "application/json" else dict(await request.post())
        self.asked.append(Asked(method, payload, request.headers.get("Authorization", "").removeprefix("Bearer ")))
        self.another.set()
        self._judge(method, payload)
        if self.answers[method]:
            return self.answers[method].pop(0)
        return web.json_response({"ok": True, **self._more(method)})

    def _judge(self, method: str, payload: Json) -> None:
        try:
            oracle.called(method, payload)
        except Exception as error:  # noqa: BLE001 - told when the test ends
            self.wrong.append(f"{method}: {error!r}")

    def _more(self, method: str) -> Json:
        match method:
            case "conversations.open":
                return {"channel": {"id": DM}}
            case "files.getUploadURLExternal":
                return {"upload_url": f"{self.url}/upload", "file_id": "F0CANARY"}
            case "chat.postMessage":
                return {"ts": "1.1", "channel": DM}
            case _:
                return {}

    async def hook(self, request: web.Request) -> web.StreamResponse:
        self.hooks.append(await request.json())
        self._judge("response_url", self.hooks[-1])
        self.another.set()
        return web.Response(text="ok")

    async def file(self, request: web.Request) -> web.StreamResponse:
        self.files.append(await request.read())
        return web.Response(text="OK")


def refusing(error: str) -> web.Response:
    return web.json_response({"ok": False, "error": error})


def too_many(seconds: int) -> web.Response:
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(seconds)})


@asynccontextmanager
async def platform() -> AsyncIterator[Platform]:
    made = Platform()
    app = web.Application()
    app.router.add_post("/api/{method}", made.take)
    app.router.add_post("/hook", made.hook)
    app.router.add_post("/upload", made.file)
    async with TestServer(app) as server:
        made.url = str(server.make_url("")).rstrip("/")
        yield made
    assert not made.wrong
