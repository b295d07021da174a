"""Without an address of its own the bot opens the connection, and notices when it is dead."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.incoming import REPORT
from adapters.slack.receiving import Sort
from adapters.slack.socket_mode import UNWELCOME, Connection, Pace
from adapters.slack.standing import Keys
from bot.bot import Bot
from bot.events import Event
from bot.replies import Replies, Text
from tests import fakes
from tests.slack import payloads
from tests.slack.payloads import Json
from tests.slack.platform import Platform, platform, refusing, too_many
from tests.slack.visiting import TOKEN, Door, door

APP_TOKEN = "xapp-canary"  # noqa: S105 - of a test
OPEN = "apps.connections.open"
QUICK = Pace(heartbeat=0.2, hello=0.3, oldest=30, first_rest=0.01, longest_rest=0.05, drain=0.2)


@dataclass
class Line:
    """The other end: what Slack does there."""

    platform: Platform
    greets: bool = True
    answers_pings: bool = True
    farewell: str = ""  # why it sends everybody away
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    times: list[float] = field(default_factory=list)  # at which each was opened
    answers: list[Json] = field(default_factory=list)
    another: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(autoping=self.answers_pings)
        await socket.prepare(request)
        self.sockets.append(socket)
        self.times.append(asyncio.get_running_loop().time())
        if self.greets:
            await socket.send_json({"type": "hello", "num_connections": 1})
        if self.farewell:
            await socket.send_json({"type": "disconnect", "reason": self.farewell})
        self.another.set()
        async for message in socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                self.answers.append(json.loads(message.data))
                self.another.set()
        return socket

    async def opened(self, number: int) -> web.WebSocketResponse:
        async with asyncio.timeout(5):
            while len(self.sockets) < number:
                self.another.clear()
                await self.another.wait()
        return self.sockets[number - 1]

    async def answered(self, envelope: str) -> Json:
        async with asyncio.timeout(5):
            while True:
                for one in self.answers:
                    if one["envelope_id"] == envelope:
                        return one
                self.another.clear()
                await self.another.wait()


@asynccontextmanager
async def other_end(line: Line) -> AsyncIterator[None]:
    app = web.Application()
    app.router.add_get("/link", line.take)
    async with TestServer(app) as server:
        opened = {"ok": True, "url": str(server.make_url("/link")).replace("http", "ws")}
        line.platform.answers[OPEN] += [web.json_response(opened) for _ in range(50)]
        yield


@asynccontextmanager
async def lined(
    pace: Pace = QUICK, *, greets: bool = True, answers_pings: bool = True, farewell: str = "", bot: Bot | None = None
) -> AsyncIterator[tuple[Door, Line, Connection]]:
    async with door(bot=bot) as here:
        line = Line(here.platform, greets, answers_pings, farewell)
        async with other_end(line):
            made = Connection(here.slack.messenger.api, APP_TOKEN, here.slack.receiving, pace)
            stop = asyncio.Event()
            task = asyncio.create_task(made.keep(stop))
            try:
                yield here, line, made
            finally:
                stop.set()
                await asyncio.wait_for(task, 5)


def envelope(sort: str, payload: Json, name: str = "envelope-1") -> Json:
    return {"envelope_id": name, "type": sort, "payload": payload, "accepts_response_payload": True}


async def test_what_comes_over_the_line_is_answered_and_worked_on() -> None:
    async with lined() as (here, line, _):
        socket = await line.opened(1)
        await socket.send_json(envelope("events_api", payloads.message()))
        assert await line.answered("envelope-1") == {"envelope_id": "envelope-1"}
        await socket.send_json(envelope("slash_commands", payloads.command("help"), "envelope-2"))
        await line.answered("envelope-2")
        shortcut = payloads.interaction("shortcut", callback_id=REPORT)
        await socket.send_json(envelope("interactive", shortcut, "envelope-3"))
        await line.answered("envelope-3")
        await here.settled()
        assert here.platform.calls("chat.postMessage")
        assert here.platform.calls("views.open")
        assert here.platform.tokens[0] == APP_TOKEN
        assert TOKEN in here.platform.tokens


async def test_the_answer_to_a_form_goes_back_over_the_line() -> None:
    async with lined() as (_, line, _):
        socket = await line.opened(1)
        view = {"type": "modal", "id": "V1", "hash": "1.a", "state": {"values": {}}}
        view["private_metadata"] = json.dumps({"form": "people.claim", "key": f"with {payloads.USER}", "reach": ""})
        sent = payloads.interaction("view_submission", view=view)
        await socket.send_json(envelope("interactive", sent))
        assert (await line.answered("envelope-1"))["payload"]["response_action"] == "update"


async def test_the_same_envelope_again_says_nothing_more() -> None:
    async with lined() as (here, line, _):
        socket = await line.opened(1)
        await socket.send_json(envelope("slash_commands", payloads.command("help")))
        await line.answered("envelope-1")
        await here.settled()
        said = len(here.platform.asked)
        await socket.send_json(envelope("slash_commands", payloads.command("help")))
        await socket.send_json(envelope("events_api", {}, "envelope-2"))  # answered once the one before it was taken
        await line.answered("envelope-2")
        await here.settled()
        assert len(here.platform.asked) == said


async def test_an_event_that_comes_again_in_another_envelope_says_nothing_more() -> None:
    async with lined() as (here, line, _):
        socket = await line.opened(1)
        await socket.send_json(envelope("events_api", payloads.message()))
        await line.answered("envelope-1")
        await here.settled()
        said = len(here.platform.asked)
        again = envelope("events_api", payloads.message(), "envelope-2")
        await socket.send_json({**again, "retry_attempt": 1, "retry_reason": "timeout"})
        await line.answered("envelope-2")
        await here.settled()
        assert len(here.platform.asked) == said


async def test_an_envelope_is_answered_while_its_work_goes_on() -> None:
    may_end = asyncio.Event()

    class Slow(Bot):
        async def handle(self, event: Event) -> Replies:
            await may_end.wait()
            return (Text("It is done."),)

    async with lined(bot=Slow(fakes.desk())) as (here, line, _):
        socket = await line.opened(1)
        await socket.send_json(envelope("events_api", payloads.message()))
        await line.answered("envelope-1")
        assert not here.platform.calls("chat.postMessage")
        may_end.set()
        await here.settled()
        assert "It is done." in json.dumps(here.platform.calls("chat.postMessage"))


async def test_slacks_own_client_understands_the_other_end() -> None:
    """What these tests take for Slack is enough like it."""
    got = asyncio.Queue[str]()

    async def hear(client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id))
        got.put_nowait(request.type)

    async with platform() as called:
        line = Line(called)
        async with other_end(line):
            silent = logging.getLogger(f"{__name__}.client")
            silent.setLevel(logging.CRITICAL)  # it writes into the log whatever comes
            client = SocketModeClient(APP_TOKEN, silent, AsyncWebClient(base_url=called.api))
            client.socket_mode_request_listeners.append(hear)
            try:
                await client.connect()  # type: ignore[no-untyped-call]
                socket = await line.opened(1)
                for number, sort in enumerate(Sort):
                    await socket.send_json(envelope(sort, payloads.message(), f"envelope-{number}"))
                    assert await line.answered(f"envelope-{number}") == {"envelope_id": f"envelope-{number}"}
                    assert await asyncio.wait_for(got.get(), 5) == sort
                assert called.tokens == [APP_TOKEN]
            finally:
                await client.close()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("reason", UNWELCOME)
async def test_whom_slack_sends_away_leaves_and_comes_back_less_and_less_often(
    reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    pace = Pace(heartbeat=5, hello=1, first_rest=0.05, longest_rest=0.2)
    async with lined(pace, farewell=reason) as (_, line, _):
        await line.opened(4)
        first, second, third, fourth = line.times
        assert second - first >= 0.1
        assert third - second >= 0.2
        assert fourth - third >= 0.2
        assert all(socket.closed for socket in line.sockets[:3])
    assert UNWELCOME[reason] in caplog.text


async def test_slack_is_left_alone_for_as_long_as_it_says() -> None:
    loop = asyncio.get_running_loop()
    async with door() as here:
        here.platform.answers[OPEN].append(too_many(1))
        line = Line(here.platform)
        async with other_end(line):
            made = Connection(here.slack.messenger.api, APP_TOKEN, here.slack.receiving, QUICK)
            stop = asyncio.Event()
            task = asyncio.create_task(made.keep(stop))
            await here.platform.until(OPEN)
            refused = loop.time()
            await line.opened(1)
            assert line.times[0] - refused >= 0.9
            stop.set()
            await asyncio.wait_for(task, 5)


async def test_a_line_that_is_closed_is_opened_again() -> None:
    async with lined() as (_, line, _):
        await (await line.opened(1)).close()
        await line.opened(2)


async def test_a_line_that_is_dead_is_noticed() -> None:
    async with lined(answers_pings=False) as (_, line, _):
        await line.opened(1)
        await line.opened(2)


async def test_a_line_on_which_slack_never_greets_is_given_up() -> None:
    async with lined(greets=False) as (_, line, made):
        await line.opened(2)
        assert made.connections == 0


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_before_slack_closes_a_line_the_next_is_open(reason: str) -> None:
    async with lined() as (here, line, _):
        first = await line.opened(1)
        await first.send_json({"type": "disconnect", "reason": reason})
        await line.opened(2)
        assert not first.closed
        await first.send_json(envelope("events_api", payloads.message()))  # what was on its way still counts
        await line.answered("envelope-1")
        await here.settled()


async def test_a_line_that_grows_old_is_replaced() -> None:
    pace = Pace(heartbeat=5, hello=1, oldest=0.05, first_rest=0.01, longest_rest=0.05, drain=0.05)
    async with lined(pace) as (_, line, _):
        await line.opened(3)


async def test_a_slack_that_opens_no_line_is_asked_again() -> None:
    async with door() as here:
        here.platform.answers[OPEN] += [refusing("internal_error") for _ in range(3)]
        stop = asyncio.Event()
        made = Connection(here.slack.messenger.api, APP_TOKEN, here.slack.receiving, QUICK)
        task = asyncio.create_task(made.keep(stop))
        await here.platform.until(OPEN, 4)
        stop.set()
        await asyncio.wait_for(task, 5)


async def test_nonsense_on_the_line_harms_nothing() -> None:
    async with lined() as (here, line, _):
        socket = await line.opened(1)
        for words in ("", "{", "[]", '{"type": 1}', '{"envelope_id": "x", "type": "events_api", "payload": []}'):
            await socket.send_str(words)
        await socket.send_json(envelope("something_new", {}))
        await line.answered("envelope-1")
        await socket.send_json(envelope("events_api", payloads.message(), "envelope-2"))
        await line.answered("envelope-2")
        await here.settled()
        assert here.platform.calls("chat.postMessage")


async def test_with_a_token_for_it_the_line_is_open_while_the_bot_runs() -> None:
    async with door() as other:
        refused = [refusing("internal_error") for _ in range(5)]
        other.platform.answers[OPEN] += refused
        keys = Keys(TOKEN, app_token=APP_TOKEN, api_url=other.platform.api)
        async with door(keys=keys):
            await other.platform.until(OPEN)
