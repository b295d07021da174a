"""Slack over a connection that the bot opens itself, for where nothing can reach the bot from outside.

Such connections die without a word. So one that stays silent is closed and opened anew, and none grows old: the next
one is open before the last is closed, since Slack sends each thing over one of those that are open.
"""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import aiohttp

from adapters.refusals import Refusal
from adapters.slack.api import Api
from adapters.slack.receiving import Receiving, Sort
from adapters.slack.whose import PLATFORM
from adapters.under_way import UnderWay
from bot import reference

LARGEST = 4 * 1024 * 1024  # bytes of a message

# Why Slack wants no other connection at once, and what whoever runs the bot can do. A new one would meet the same.
UNWELCOME = {
    "link_disabled": "Socket Mode is switched off for this app: switch it on in the app's settings at Slack",
    "too_many_websockets": "Slack has too many connections of this app: is the bot running somewhere else, too?",
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds."""

    heartbeat: float = 15.0  # between our pings; a connection that answers none within half of it is dead
    hello: float = 10.0  # until Slack greets
    oldest: float = 1800.0  # of a connection, before the next is opened
    first_rest: float = 0.5  # before another try, doubled each time
    longest_rest: float = 30.0
    longest_wait: float = 300.0  # that Slack may ask for
    drain: float = 10.0


@dataclass(slots=True)
class Line:
    """One connection."""

    greeted: asyncio.Event = field(default_factory=asyncio.Event)
    stale: asyncio.Event = field(default_factory=asyncio.Event)  # it will end: the next may be opened
    unwelcome: bool = False
    wait: float = 0.0  # seconds for which Slack asks to be left alone

    @property
    def went_well(self) -> bool:
        return self.greeted.is_set() and not self.unwelcome


@dataclass(slots=True)
class Connection:
    """Keeps one open for ever."""

    api: Api
    app_token: str = field(repr=False)
    receiving: Receiving
    pace: Pace = field(default_factory=Pace)
    connections: int = 0  # that were greeted
    _answers: UnderWay = field(default_factory=UnderWay)

    async def keep(self, stop: asyncio.Event) -> None:
        rest, serving = self.pace.first_rest, set[asyncio.Task[None]]()
        while not stop.is_set():
            line = Line()
            task = asyncio.create_task(self._serve(line))
            serving = {one for one in serving if not one.done()} | {task}
            await _first_of(task, stop, line.stale)
            if stop.is_set():
                break
            rest = self.pace.first_rest if line.went_well else min(rest * 2, self.pace.longest_rest)
            if task.done() or not line.went_well:
                with suppress(TimeoutError):
                    async with asyncio.timeout(max(rest, min(line.wait, self.pace.longest_wait))):
                        await stop.wait()
        for one in serving:
            one.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await self._answers.finish()

    async def _serve(self, line: Line) -> None:
        try:
            opened = await self.api.with_token(self.app_token, "apps.connections.open", {})
            async with self.api.session.ws_connect(
                str(opened["url"]), heartbeat=self.pace.heartbeat, max_msg_size=LARGEST
            ) as socket:
                await self._listen(socket, line)
        except Refusal as refusal:
            line.wait = refusal.wait.total_seconds() if refusal.wait else 0.0
            log.error("Slack opens no connection: %s", refusal)  # noqa: TRY400 - its word says all
        except (aiohttp.ClientError, TimeoutError, OSError, KeyError) as error:
            log.warning("the connection to Slack broke: %s", type(error).__name__)

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse, line: Line) -> None:
        """Until it closes; or for a while after it is stale, since something may still be on its way over it."""
        loop = asyncio.get_running_loop()
        ends: asyncio.TimerHandle | None = None
        try:
            async with asyncio.timeout(self.pace.hello) as limit:
                async for message in socket:
                    match _table(message.data):
                        case {"type": "hello"}:
                            line.greeted.set()
                            self.connections += 1
                            limit.reschedule(loop.time() + self.pace.oldest + self.pace.drain)
                            ends = ends or loop.call_later(self.pace.oldest, line.stale.set)
                        case {"type": "disconnect", "reason": str(reason)} if reason in UNWELCOME:
                            log.error("%s", UNWELCOME[reason])
                            line.unwelcome = True
                            return
                        case {"type": "disconnect"}:
                            line.stale.set()
                            limit.reschedule(loop.time() + self.pace.drain)
                        case {"envelope_id": str(envelope), "type": str(sort), "payload": dict(payload)}:
                            self._answers.begin(self._answer(socket, envelope, sort, payload))
                        case _:
                            continue
        finally:
            if ends:
                ends.cancel()

    async def _answer(
        self, socket: aiohttp.ClientWebSocketResponse, envelope: str, sort: str, payload: Mapping[str, object]
    ) -> None:
        given: dict[str, object] = {"envelope_id": envelope}
        began = time.monotonic()
        with reference.anew():
            if sort in tuple(Sort):
                answer = await self.receiving.receive(Sort(sort), payload, envelope)
                if isinstance(answer, dict):
                    given["payload"] = answer
        self.receiving.desk.measures.asked(PLATFORM, time.monotonic() - began)
        with suppress(ConnectionError):
            await socket.send_str(json.dumps(given))


@asynccontextmanager
async def connected(api: Api, app_token: str, receiving: Receiving) -> AsyncIterator[Connection]:
    stop = asyncio.Event()
    made = Connection(api, app_token, receiving)
    task = asyncio.create_task(made.keep(stop))
    receiving.desk.measures.working("socket mode", task)
    try:
        yield made
    finally:
        stop.set()
        await asyncio.gather(task, return_exceptions=True)


def _table(text: object) -> object:
    try:
        return json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None


async def _first_of(task: asyncio.Task[None], *events: asyncio.Event) -> None:
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait([task, *waiting], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waiting:
            one.cancel()
