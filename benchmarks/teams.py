"""Teams: from a signed activity to the reply, and how many of those a second of one processor does.

    python -m benchmarks.teams [--quick]

The real application, bot and embedded store, without the model of meaning, on each of Microsoft's kits, beside the echo
of each kit; each is a process of its own, which checks every token, and the Teams that they answer is another. What
counts is the time of the processor in the process that answers, from the first activity until the last reply has come
and nothing is under way; and how long its loop kept others waiting meanwhile.
"""

import argparse
import asyncio
import gc
import json
import multiprocessing
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

import aiohttp
import numpy as np
from aiohttp import web

from adapters.commands.desk import library
from adapters.setting_values import TeamsSdk
from adapters.settings import Settings
from adapters.teams import standing
from adapters.teams.serve import PATH
from adapters.teams.standing import Keys
from adapters.web.serve import Doors, application
from benchmarks import echo, echo_agents, kits
from benchmarks.lateness import Late, Lateness
from benchmarks.wanted import Wanted, at_least, at_most, show
from bot.bot import Bot
from bot.events import Event
from bot.hearing.listening import Hearing
from bot.replies import Replies, Text
from tests import fakes
from tests.outbox.stores import open_store
from tests.teams import oracle, payloads
from tests.teams.payloads import Json
from tests.teams.platform import AT, TOKEN
from tests.teams.tokens import APP, KEYS, METADATA, signer, token

_ASKED = Path(__file__).with_name("questions") / "development.jsonl"
QUESTIONS = tuple(str(json.loads(line)["q"]) for line in _ASKED.read_text(encoding="utf-8").splitlines())
AT_ONCE, A_SECOND = 32, 100
TENANTS = 200  # Teams takes so many messages a second of each: see adapters.teams.limits


@dataclass(frozen=True, slots=True)
class Where:
    """What plays Teams: whose messages are answered, and who signs them."""

    origin: str
    openid: str


@dataclass(frozen=True, slots=True)
class Begun:
    app: web.Application
    settled: Callable[[], Awaitable[None]]  # waits until nothing is under way


T = TypeVar("T")
Begin = Callable[[Where], Awaitable[Begun]]


@dataclass(frozen=True, slots=True)
class Used:
    processor: float  # seconds, since the process began
    late: tuple[Late, ...]  # its loop, since it was asked before


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds from the request."""

    ack: float
    reply: float


@dataclass(frozen=True, slots=True)
class Figures:
    messages: int  # of the replies
    processor: float  # seconds
    late: tuple[Late, ...]
    times: tuple[Times, ...]

    @property
    def a_second(self) -> float:
        """Answered in a second of the processor."""
        return len(self.times) / self.processor

    def ack(self, share: float) -> float:
        return _part([one.ack for one in self.times], share)

    def reply(self, share: float) -> float:
        return _part([one.reply for one in self.times], share)

    def loop(self, share: float) -> float:
        """Seconds by which the loop was late, and no other process was to blame."""
        return _part([one.own for one in self.late], share)

    @property
    def felt(self) -> float:
        """The worst of it, whoever was to blame."""
        return max(one.felt for one in self.late)


def _part(times: Sequence[float], share: float) -> float:
    return float(np.quantile(times, share))


class Fixed(Bot):
    """Says the same whatever it hears: what is left is the way in and out."""

    async def handle(self, event: Event) -> Replies:  # noqa: ARG002 - as it is called
        return (Text("A fixed reply."),)


async def ours(where: Where, folder: Path, sdk: TeamsSdk, kind: type[Bot] = Bot) -> Begun:
    """All that `serve` has, but for the model."""
    fresh = Path(tempfile.mkdtemp(dir=folder))
    store = await open_store(fresh / "keys", fresh / "store")
    shelves = library(Settings(folder), None)
    desk = replace(fakes.desk(store=store), knowledge=shelves, hearing=Hearing(), now=lambda: datetime.now(UTC))
    bot = kind(desk)
    origins = frozenset({where.origin})
    keys = Keys(APP, tenants=None, openid_url=where.openid, outbound_token=TOKEN, origins=origins, sdk=sdk)
    teams = standing.teams(bot, desk, keys)
    app = application(bot, desk, doors=Doors(teams.posts))

    async def running(_: web.Application) -> AsyncIterator[None]:
        async with teams.running():
            yield
        await store.close()

    app.cleanup_ctx.append(running)
    gc.collect()
    gc.freeze()  # as `serve` does
    return Begun(app, teams.receiving.under_way.finish)


async def stock(where: Where, *, mended: bool) -> Begun:
    """It answers within the request."""

    async def settled() -> None: ...

    return Begun(echo.application(APP, TOKEN, where.openid, mended=mended), settled)


async def stock_of_agents(where: Where) -> Begun:
    async def settled() -> None: ...

    shown = where.openid.replace(METADATA, KEYS)
    return Begun(echo_agents.application(APP, TOKEN, shown), settled)


def answering(begin: Begin, where: Where, talk: Connection) -> None:
    """The process that is measured: tells its port, then what it used whenever it is asked."""

    async def run() -> None:
        begun = await begin(where)
        runner = web.AppRunner(begun.app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        talk.send(runner.addresses[0][1])
        lateness = Lateness()
        async with lateness.watched():
            while await asyncio.to_thread(talk.recv):
                await begun.settled()
                used = resource.getrusage(resource.RUSAGE_SELF)
                talk.send(Used(used.ru_utime + used.ru_stime, lateness.taken()))
        await runner.cleanup()

    asyncio.run(run())


@dataclass(frozen=True, slots=True)
class Visit:
    """What somebody writes first, which is not counted, and what they do then with what they saw."""

    first: Callable[[int], str]
    then: Callable[[int, Sequence[Json]], Json]
    fresh: bool = False  # each brings a token of its own, which nobody has checked yet


def _question(number: int) -> str:
    return QUESTIONS[number % len(QUESTIONS)]


def _writes(text: str) -> Visit:
    return Visit(lambda _: text, lambda _, __: payloads.message(text))


def _presses(text: str, title: str) -> Visit:
    def press(_: int, seen: Sequence[Json]) -> Json:
        cards = [part["content"] for one in seen for part in one.get("attachments", ())]
        return payloads.pressed(next(one for card in cards for one in oracle.actions(card) if one["title"] == title))

    return Visit(lambda _: text, press)


ASKS = Visit(_question, lambda number, _: payloads.message(_question(number + 1)))
SAYS = _writes("Good morning.")
SAYS_ANEW = replace(SAYS, fresh=True)
LOOKS = _writes("status")
HELP = _writes("help")
PRESSES = _presses("help", "Talk to a person")
OPENS = _presses("status", "Open in a window")


@dataclass(slots=True)
class Teams:
    """Notes when something was sent into which conversation, and what."""

    at: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    seen: defaultdict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    another: defaultdict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))

    async def take(self, request: web.Request) -> web.StreamResponse:
        read = await request.read()
        chat = unquote(request.match_info["id"])
        self.at[chat].append(time.perf_counter())
        self.seen[chat].append(json.loads(read))
        self.another[chat].set()
        return web.json_response({"id": str(len(self.at[chat]))}, status=201)

    async def until_something(self, chat: str) -> float:
        async with asyncio.timeout(60):
            await self.another[chat].wait()
        return self.at[chat][0]

    def forget(self) -> None:
        for noted in (self.at, self.seen, self.another):
            noted.clear()


@dataclass(slots=True)
class Load:
    """People who each have a chat with the bot."""

    visit: Visit
    teams: Teams
    service: str
    to: str
    session: aiohttp.ClientSession
    tokens: Sequence[str]

    async def opened(self, number: int) -> None:
        """They have been told who is speaking: what follows is answered alone."""
        await self._post(number, "first", payloads.message(self.visit.first(number)))
        await self.teams.until_something(_chat(number))

    async def then(self, number: int, activity: Json) -> Times:
        """The answer to an invoke is the reply."""
        begun = time.perf_counter()
        body = await self._post(number, "then", activity)
        ack = time.perf_counter() - begun
        if activity["type"] == "invoke":
            assert json.loads(body)
            return Times(ack, ack)
        return Times(ack, await self.teams.until_something(_chat(number)) - begun)

    async def _post(self, number: int, which: str, activity: Json) -> bytes:
        tenant = f"11111111-2222-3333-4444-{number % TENANTS:012d}"
        sent = {
            **activity,
            "id": f"f:{which}-{number}",
            "serviceUrl": self.service,
            "from": {"id": f"29:canary-{number}", "name": "Alex Canary", "aadObjectId": f"aad-canary-{number}"},
            "conversation": {"id": _chat(number), "conversationType": "personal", "tenantId": tenant},
            "channelData": {"tenant": {"id": tenant}},
        }
        headers = {"Content-Type": "application/json", "Authorization": self.tokens[number % len(self.tokens)]}
        async with self.session.post(self.to, data=json.dumps(sent).encode(), headers=headers) as response:
            assert response.status in (200, 201, 202), response.status
            return await response.read()


def _chat(number: int) -> str:
    return f"a:{number}canary"


async def measure(begin: Begin, visit: Visit, people: int, *, a_second: int = 0) -> Figures:
    """`AT_ONCE` of them at a time, each of whom waits for the reply; or so many a second, whoever waits still."""
    teams = Teams()
    with signer() as by:
        async with _served(teams) as origin, _answered(begin, Where(origin, by.openid)) as (port, talk):
            service = f"{origin}{AT}/"
            tokens = [token(serviceurl=service, jti=str(one)) for one in range(people if visit.fresh else 1)]
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
                load = Load(visit, teams, service, f"http://127.0.0.1:{port}{PATH}", session, tokens[:1])
                await _each(people, load.opened)
                before = await _used(talk)
                activities = [visit.then(number, teams.seen[_chat(number)]) for number in range(people)]
                teams.forget()
                load.tokens = tokens
                begun = time.perf_counter()

                async def one(number: int) -> Times:
                    if a_second:
                        await asyncio.sleep(max(0.0, begun + number / a_second - time.perf_counter()))
                    return await load.then(number, activities[number])

                times = await _each(people, one, at_once=people if a_second else AT_ONCE)
                used = await _used(talk)
    messages = sum(len(at) for at in teams.at.values())
    return Figures(messages, used.processor - before.processor, used.late, tuple(times))


async def _each(people: int, do: Callable[[int], Awaitable[T]], at_once: int = AT_ONCE) -> list[T]:
    room = asyncio.Semaphore(at_once)

    async def one(number: int) -> T:
        async with room:
            return await do(number)

    return await asyncio.gather(*(one(number) for number in range(people)))


@asynccontextmanager
async def _served(teams: Teams) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post(f"{AT}/v3/conversations/{{id}}/activities", teams.take)
    app.router.add_post(f"{AT}/v3/conversations/{{id}}/activities/{{message}}", teams.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@asynccontextmanager
async def _answered(begin: Begin, where: Where) -> AsyncIterator[tuple[int, Connection]]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=answering, args=(begin, where, there))
    process.start()
    there.close()  # so that one that dies is noticed
    try:
        yield await asyncio.to_thread(here.recv), here
    finally:
        await asyncio.to_thread(here.send, False)  # noqa: FBT003 - any sign will do
        await asyncio.to_thread(process.join)


async def _used(talk: Connection) -> Used:
    await asyncio.to_thread(talk.send, True)  # noqa: FBT003 - any sign will do
    found: Used = await asyncio.to_thread(talk.recv)
    return found


async def compare(many: int, few: int, seconds: int) -> list[Wanted]:
    """`few`: of what takes long."""
    print(f"\nTeams, {few} to {many} activities with tokens, each of another person, {AT_ONCE} at once; no model")
    titles = ("a CPU-s", "ms each", "of stock", "messages", "reply p50", "loop p99", "worst ms", "felt")
    print(f"{'':42}" + "".join(f"{title:>10}" for title in titles))
    echoed = await measure(partial(stock, mended=False), SAYS, few)

    def told(what: str, one: Figures) -> Figures:
        print(
            f"{what:42}{one.a_second:10,.0f}{1000 / one.a_second:10.2f}{one.a_second / echoed.a_second:10.1f}"
            f"{one.messages / len(one.times):10.1f}{one.reply(0.5) * 1000:10,.0f}"
            f"{one.loop(0.99) * 1000:10.1f}{one.loop(1) * 1000:10.1f}{one.felt * 1000:10.1f}",
            flush=True,
        )
        return one

    told("botbuilder's echo", echoed)
    told("the same, its policy mended", await measure(partial(stock, mended=True), SAYS, few))
    told("the echo of its successor", await measure(stock_of_agents, SAYS, few))
    found: list[Figures] = []
    with tempfile.TemporaryDirectory() as folder:
        for sdk in TeamsSdk:
            print(f"on {sdk}: {kits.loaded(sdk)}; by itself {await kits.alone(sdk)}")
            begin = partial(ours, folder=Path(folder), sdk=sdk)
            fixed = partial(begin, kind=Fixed)
            found += [
                told("a fixed reply: the way in and out", await measure(fixed, SAYS, many)),
                told("the same, each with a token of its own", await measure(fixed, SAYS_ANEW, many)),
                told("asked how a report goes on", await measure(begin, LOOKS, many)),
                told("asked for help", await measure(begin, HELP, few)),
                told("a button pressed (Action.Execute)", await measure(begin, PRESSES, few)),
                told("a window opened (task/fetch)", await measure(begin, OPENS, few)),
                told("a question answered", await measure(begin, ASKS, few)),
            ]
        chosen = partial(ours, folder=Path(folder), sdk=Keys().sdk)
        steady = await measure(chosen, ASKS, A_SECOND * seconds, a_second=A_SECOND)
        told(f"by default, {A_SECOND} questions a second for {seconds} s", steady)
    way, question = found[0], found[len(found) // len(TeamsSdk) - 1]
    print(
        f"{A_SECOND} questions a second: ack p50 {steady.ack(0.5) * 1000:.0f} ms, p99 {steady.ack(0.99) * 1000:.0f} ms"
        f"; reply p50 {steady.reply(0.5) * 1000:,.0f} ms, p99 {steady.reply(0.99) * 1000:,.0f} ms"
    )
    return [
        at_least("a message with its reply, of the stock echo", 3, way.a_second / echoed.a_second),
        at_least("a question with its answer, of the same", 3, question.a_second / echoed.a_second),
        at_most(f"ack at {A_SECOND} messages a second, p99 s", 0.2, steady.ack(0.99)),
        at_most("loop late, the worst of all, s", 0.05, max(one.loop(1) for one in (*found, steady))),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--quick", action="store_true", help="fewer activities")
    quick = reading.parse_args(arguments).quick
    show(asyncio.run(compare(*((300, 150, 3) if quick else (1_500, 500, 10)))))


if __name__ == "__main__":
    main()
