"""Slack: from a signed event to the reply posted, and how many of those a second of one processor does.

    python -m benchmarks.slack [--quick]

The real application, bot and embedded store, without the model of meaning, beside a bare bolt handler that posts a
fixed reply; each is a process of its own, and so is the Slack that both post to. What counts is the time of the
processor in the process that answers, from the first request until the last reply was posted.
"""

import argparse
import asyncio
import json
import logging
import multiprocessing
import resource
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from adapters.commands.desk import library
from adapters.settings import Settings
from adapters.slack import standing
from adapters.slack.standing import Keys
from adapters.web.serve import Doors, application
from benchmarks.wanted import Wanted, at_least, at_most, show
from bot.bot import Bot
from bot.events import Event, Said
from bot.hearing.listening import Hearing
from bot.replies import Replies, Text
from tests import fakes
from tests.outbox.stores import open_store
from tests.slack import payloads
from tests.slack.visiting import SECRET, TOKEN, signed

QUESTIONS = (
    "can they bring in a new ai system without asking us",
    "do they have to tell us what data they collect",
    "can a machine decide who is disciplined",
    "who do i ask about monitoring at home",
)
AT_ONCE, A_SECOND = 32, 200
PATH = "/slack/events"

Begin = Callable[[str], Awaitable[web.Application]]


@dataclass(frozen=True, slots=True)
class Figures:
    answered: int
    processor: float  # seconds
    acks: tuple[float, ...]
    replies: tuple[float, ...]

    @property
    def a_second(self) -> float:
        """Answered in a second of the processor."""
        return self.answered / self.processor


class Fixed(Bot):
    """Says the same whatever it hears: what is left is the way in and out."""

    async def handle(self, event: Event) -> Replies:  # noqa: ARG002 - as it is called
        return (Text("A fixed reply."),)


class Asked(Bot):
    """Hears the same question about itself in every message: all is done but to find an answer and to set it out."""

    async def handle(self, event: Event) -> Replies:
        return await super().handle(replace(event, text="Are you a real person?") if isinstance(event, Said) else event)


async def ours(url: str, folder: Path, kind: type[Bot] = Bot) -> web.Application:
    """All that `serve` has, but for the model, and what it learns to hear by: the rules alone hear."""
    fresh = Path(tempfile.mkdtemp(dir=folder))
    store = await open_store(fresh / "keys", fresh / "store")
    shelves = library(Settings(folder), None)
    desk = replace(fakes.desk(store=store), knowledge=shelves, hearing=Hearing(), now=lambda: datetime.now(UTC))
    bot = kind(desk)
    slack = standing.slack(bot, desk, Keys(TOKEN, SECRET, api_url=url))
    app = application(bot, desk, doors=Doors(slack.posts, slack.pages))

    async def running(_: web.Application) -> AsyncIterator[None]:
        async with slack.running():
            yield
        await store.close()

    app.cleanup_ctx.append(running)
    return app


async def bare(url: str) -> web.Application:
    """Bolt as its own documentation begins, with one session for all."""
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
    client = AsyncWebClient(token=TOKEN, base_url=url, session=session)

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=payloads.TEAM, bot_token=TOKEN, bot_user_id=payloads.BOT)

    bolt = AsyncApp(logger=_silent(), client=client, signing_secret=SECRET, authorize=authorize)

    @bolt.event("message")
    async def answer(event: payloads.Json, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], text="A fixed reply.")

    async def take(request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    async def close(_: web.Application) -> None:
        await session.close()

    app = web.Application()
    app.router.add_post(PATH, take)
    app.on_cleanup.append(close)
    return app


def _silent() -> logging.Logger:
    made = logging.getLogger(f"{__name__}.bolt")
    made.setLevel(logging.CRITICAL)
    return made


def answering(begin: Begin, url: str, talk: Connection) -> None:
    """The process that is measured: tells its port, then the time of its processor whenever it is asked."""

    async def run() -> None:
        runner = web.AppRunner(await begin(url), access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        talk.send(runner.addresses[0][1])
        while await asyncio.to_thread(talk.recv):
            used = resource.getrusage(resource.RUSAGE_SELF)
            talk.send(used.ru_utime + used.ru_stime)
        await runner.cleanup()

    asyncio.run(run())


@dataclass(slots=True)
class Slack:
    """Notes when something was posted to which channel."""

    posted: dict[str, list[float]]
    another: asyncio.Event

    async def take(self, request: web.Request) -> web.StreamResponse:
        read = await request.read()
        if request.content_type == "application/json":
            channel = json.loads(read)["channel"]
        else:
            channel = (await request.post())["channel"]
        self.posted.setdefault(str(channel), []).append(time.perf_counter())
        self.another.set()
        return web.json_response({"ok": True, "ts": "1.1", "channel": str(channel)})

    async def until(self, channels: int, each: int) -> None:
        """This many channels have had this many messages."""
        async with asyncio.timeout(300):
            while sum(len(one) >= each for one in self.posted.values()) < channels:
                self.another.clear()
                await self.another.wait()


async def measure(begin: Begin, events: int, opening: int, *, a_second: int = 0) -> Figures:
    """`opening`: messages that somebody's first answer has. All as fast as they go, or so many a second."""
    slack = Slack({}, asyncio.Event())
    app = web.Application()
    app.router.add_post("/api/chat.postMessage", slack.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    here, there = multiprocessing.Pipe()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    process = multiprocessing.get_context("spawn").Process(target=answering, args=(begin, url, there))
    process.start()
    there.close()  # so that one that dies is noticed
    to = f"http://127.0.0.1:{await asyncio.to_thread(here.recv)}{PATH}"
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        for start in range(0, events, AT_ONCE):  # each has been told who is speaking: the answer is one message then
            first = range(start, min(start + AT_ONCE, events))
            await asyncio.gather(*(_post(session, to, f"D0CANARY{number}", number, "first") for number in first))
        await slack.until(events, opening)
        slack.posted.clear()
        before = await _processor(here)
        sent = dict[str, float]()
        room = asyncio.Semaphore(AT_ONCE)
        begun = time.perf_counter()

        async def one(number: int) -> float:
            channel = f"D0CANARY{number}"
            if a_second:
                await asyncio.sleep(max(0.0, begun + number / a_second - time.perf_counter()))
                sent[channel] = time.perf_counter()
                return await _post(session, to, channel, number)
            async with room:
                sent[channel] = time.perf_counter()
                return await _post(session, to, channel, number)

        acks = await asyncio.gather(*(one(number) for number in range(events)))
        await slack.until(events, 1)
        used = await _processor(here) - before
    await asyncio.to_thread(here.send, False)  # noqa: FBT003 - any sign will do
    await asyncio.to_thread(process.join)
    await runner.cleanup()
    replies = tuple(slack.posted[channel][0] - at for channel, at in sent.items())
    return Figures(events, used, tuple(acks), replies)


async def _post(session: aiohttp.ClientSession, to: str, channel: str, number: int, which: str = "next") -> float:
    text = QUESTIONS[number % len(QUESTIONS)]
    payload = payloads.message(text, channel=channel, user=f"U{channel}")
    body = json.dumps({**payload, "event_id": f"Ev{channel}{which}"})
    headers = {"Content-Type": "application/json", **signed(body)}
    begun = time.perf_counter()
    async with session.post(to, data=body.encode(), headers=headers) as response:
        assert response.status == 200, response.status
        await response.read()
    return time.perf_counter() - begun


async def _processor(talk: Connection) -> float:
    await asyncio.to_thread(talk.send, True)  # noqa: FBT003 - any sign will do
    found: float = await asyncio.to_thread(talk.recv)
    return found


def part(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


async def compare(events: int, seconds: int) -> list[Wanted]:
    with tempfile.TemporaryDirectory() as folder:
        begin = partial(ours, folder=Path(folder))
        mine = await measure(begin, events, 2)
        asked = await measure(partial(begin, kind=Asked), events, 2)
        fixed = await measure(partial(begin, kind=Fixed), events, 1)
        steady = await measure(begin, A_SECOND * seconds, 2, a_second=A_SECOND)
    theirs = await measure(bare, events, 1)
    bolt = theirs.a_second
    print(f"\nSlack, {events} signed questions of {events} people, {AT_ONCE} at once; one process, no model")
    for what, one in (
        ("this bot, a question answered", mine),
        ("this bot, asked whether it is a machine", asked),
        ("this bot, a fixed reply: the way in and out", fixed),
        ("bare bolt, a fixed reply", theirs),
    ):
        print(
            f"{what:50}{one.a_second:>7,.0f} a CPU-second, {1000 / one.a_second:.2f} ms each, "
            f"{one.a_second / bolt:.2f} of bare bolt; reply p50 {part(one.replies, 0.5) * 1000:,.0f} ms"
        )
    print(
        f"{A_SECOND} a second for {seconds} s: ack p50 {part(steady.acks, 0.5) * 1000:.0f} ms, p99 "
        f"{part(steady.acks, 0.99) * 1000:.0f} ms; reply p50 {part(steady.replies, 0.5) * 1000:,.0f} ms, "
        f"p99 {part(steady.replies, 0.99) * 1000:,.0f} ms"
    )
    return [
        at_least("share of a bare bolt handler's throughput", 0.5, mine.a_second / bolt),
        at_least("the same with one fixed reply", 0.5, fixed.a_second / bolt),
        at_most(f"ack at {A_SECOND} events a second, p99 s", 0.2, part(steady.acks, 0.99)),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--quick", action="store_true", help="fewer events")
    quick = reading.parse_args(arguments).quick
    show(asyncio.run(compare(*((300, 3) if quick else (3_000, 15)))))


if __name__ == "__main__":
    main()
