"""A Slack and a Teams on loopback that take everything, and note when, for whom and in which workspace.

When: by the clock of whoever sends, which stands still while anything is under way. So what is measured are the turns
that it gave, however busy this machine is.
"""

import asyncio
import json
import random
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.sharedctypes import Synchronized
from typing import Protocol
from urllib.parse import unquote

from aiohttp import web

AT = "/uk"  # the path of the address of Teams, as each tenant has its own
SLOWEST = 0.01  # seconds until they answer, at most: as long as that something is under way

# Most in so many seconds. Of Slack, whose chat.postMessage has no figure, the highest tier that has one. Sources:
# https://docs.slack.dev/apis/web-api/rate-limits
# https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
IN_A_CHANNEL = {"slack": ((1, 1.0),), "teams": ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))}
IN_A_WORKSPACE = {"slack": ((100, 60.0),), "teams": ((30, 1.0),)}


class Seconds(Protocol):
    """Of the clock, in memory that several processes share."""

    value: float


@dataclass(frozen=True, slots=True)
class Limit:
    """How often somebody was sent something in the busiest of all such times."""

    what: str
    most: int
    seconds: float
    measured: int

    @property
    def kept(self) -> bool:
        return self.measured <= self.most


@dataclass
class Chats:
    clock: "Seconds | Synchronized[float]"
    url: str = ""
    channels: defaultdict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    workspaces: defaultdict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    messages: defaultdict[str, list[object]] = field(default_factory=lambda: defaultdict(list))  # by channel of Slack
    unknown: list[str] = field(default_factory=list)  # what else was asked
    _chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311

    @property
    def slack(self) -> str:
        return f"{self.url}/api/"

    @property
    def teams(self) -> str:
        return f"{self.url}{AT}/"

    @property
    def told(self) -> Counter[str]:
        """How often somebody was told, by their channel."""
        return Counter({channel: len(times) for (_, channel), times in list(self.channels.items())})

    def told_by(self, seconds: float) -> int:
        """How many people had been told by then."""
        return sum(times[0] <= seconds for times in list(self.channels.values()))

    def limits(self) -> list[Limit]:
        found = []
        for noted, limits, where in (
            (self.channels, IN_A_CHANNEL, "one channel"),
            (self.workspaces, IN_A_WORKSPACE, "one workspace"),
        ):
            for platform, all_ in limits.items():
                times = [one for (on, _), one in noted.items() if on == platform]
                for most, seconds in all_:
                    busiest = max((_busiest(one, seconds) for one in times), default=0)
                    found.append(Limit(f"{platform.title()}, {where}", most, seconds, busiest))
        return found

    async def posted(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        workspace = request.headers["Authorization"].removeprefix("Bearer xoxb-")
        self.messages[asked["channel"]].append({"ts": "1.1", "metadata": asked.get("metadata")})
        await self._note("slack", workspace, asked["channel"])
        return web.json_response({"ok": True, "ts": "1.1", "channel": asked["channel"]})

    async def history(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        there = self.messages[asked["channel"]]
        return web.json_response({"ok": True, "messages": there[::-1][: asked["limit"]]})

    async def sent(self, request: web.Request) -> web.StreamResponse:
        asked = json.loads(await request.read())
        await self._note("teams", asked["from"]["id"], unquote(request.match_info["id"]))
        return web.json_response({"id": "1"}, status=201)

    async def other(self, request: web.Request) -> web.StreamResponse:
        self.unknown.append(request.path)
        return web.json_response({"ok": False, "error": "unknown_method"}, status=404)

    async def _note(self, platform: str, workspace: str, channel: str) -> None:
        now = self.clock.value
        self.channels[platform, channel].append(now)
        self.workspaces[platform, workspace].append(now)
        await asyncio.sleep(self._chance.uniform(0, SLOWEST))  # whoever dies meanwhile never hears that it was taken


def _busiest(times: Sequence[float], seconds: float) -> int:
    ordered, first, most = sorted(times), 0, 0
    for last, time in enumerate(ordered):
        while ordered[first] <= time - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


@contextmanager
def chats(clock: "Seconds | Synchronized[float]") -> Iterator[Chats]:
    """They run in a thread, so that whoever starts and kills processes may wait."""
    made, ready = Chats(clock), threading.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", made.posted)
        app.router.add_post("/api/conversations.history", made.history)
        app.router.add_post(f"{AT}/v3/conversations/{{id}}/activities", made.sent)
        app.router.add_route("*", "/{path:.*}", made.other)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        ready.set()
        return runner

    runner = None

    def run() -> None:
        nonlocal runner
        runner = loop.run_until_complete(serve())
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
