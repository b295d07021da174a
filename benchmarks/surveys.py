"""Surveys: many people hand in a ballot of ten questions as one form, and the survey closes.

    python -m benchmarks.surveys [--quick]

The real application and bot, behind Slack's endpoint: signed requests, each of a person of their own who has not spoken
with the bot before, as many at once as Slack would send in a rush. The bot is a process of its own. Each ballot is
committed before its "thank you", which is waited for. How long the close takes includes the count, what is withheld,
and that every ballot's key is overwritten on the disk; meanwhile it is watched how long the loop answers nobody.
"""

import argparse
import asyncio
import json
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
import psutil
from aiohttp import web

from adapters.commands.desk import library
from adapters.settings import Settings
from adapters.slack import metadata, standing
from adapters.slack.metadata import Metadata
from adapters.slack.standing import Keys
from adapters.slack.views import CALLBACK
from adapters.stores.kept import KeptStore
from adapters.web.serve import Doors, application
from benchmarks.wanted import Wanted, at_least, at_most, show
from bot.bot import Bot
from bot.desk import Desk
from bot.hearing.listening import Hearing
from bot.records import Result
from bot.records.surveys import Asked, Choice, Question, Questionnaire, Stage, Survey, Way
from bot.store import run
from bot.surveys import closing, opening
from bot.surveys.staff import answering
from tests import fakes, postgres
from tests.outbox.stores import open_store
from tests.slack import payloads
from tests.slack.visiting import SECRET, TOKEN, signed

PEOPLE, AT_ONCE = 10_000, 64
SURVEY, PATH = "benchmark", "/slack/events"
CHOICES = ("never", "rarely", "sometimes", "often", "always")
WHY = {"en": "So that reps can speak for all of us."}
KEYS = tuple(f"question{number}" for number in range(10))
BLOCKED = 0.2  # seconds for which the close may hold up everybody else
LOOKING = 0.002  # seconds between two looks at how late the loop is


def survey(now: datetime) -> Survey:
    """Two of its questions are counted against each other."""
    offered = tuple(Choice(key, {"en": key.title()}) for key in CHOICES)
    words = {"en": "How often does a system decide when you work, and where, and how fast?"}
    questions = tuple(Question(key, Asked.SCALE, words, WHY, offered) for key in KEYS)
    asked = Questionnaire({"en": "Machines at work"}, {"en": "What decides over us."}, ("en",), questions)
    made = Survey(SURVEY, now, "", Stage.DRAFT, "a rep", "The branch", asked, ways=(Way.CHAT,))
    return replace(made, closes=now + timedelta(days=1), together=((KEYS[0], KEYS[1]),))


@dataclass(frozen=True, slots=True)
class Used:
    processor: float  # seconds
    memory: float  # MB now


@dataclass(frozen=True, slots=True)
class Closed:
    seconds: float
    blocked: float  # seconds
    answered: int | None
    used: Used


@dataclass(frozen=True, slots=True)
class Figures:
    what: str
    people: int
    seconds: float
    times: tuple[float, ...]
    before: float  # MB
    used: Used
    closed: Closed

    @property
    def a_second(self) -> float:
        return self.people / self.seconds

    def __str__(self) -> str:
        p50, p99 = (sorted(self.times)[int(len(self.times) * share)] * 1000 for share in (0.5, 0.99))
        return (
            f"{self.what:24}{self.a_second:>9,.0f}{self.people / self.used.processor:>12,.0f}{p50:>9,.0f}{p99:>9,.0f}"
            f"{self.before:>11,.0f}{self.used.memory:>8,.0f}{self.closed.seconds:>10.1f}"
            f"{self.closed.blocked * 1000:>12,.0f}{self.closed.used.memory:>11,.0f}"
        )


def serving(keys: Path, where: Path | str, talk: Connection) -> None:
    """The process that is measured: tells its port, then what it has used whenever asked, and closes the survey."""
    asyncio.run(_serving(keys, where, talk))


async def _serving(keys: Path, where: Path | str, talk: Connection) -> None:
    store = await open_store(keys, where)
    desk = replace(
        fakes.desk(store=store),
        knowledge=library(Settings(keys), None),
        hearing=Hearing(),
        now=lambda: datetime.now(UTC),
    )
    await run(store, lambda tx: opening.open_survey(tx, survey(desk.now()), desk))
    bot = Bot(desk)
    slack = standing.slack(bot, desk, Keys(TOKEN, SECRET, api_url="http://127.0.0.1:9/api/"))
    async with slack.running():
        runner = web.AppRunner(application(bot, desk, doors=Doors(slack.posts, slack.pages)), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        before = _used()
        talk.send(runner.addresses[0][1])
        await asyncio.to_thread(talk.recv)
        after = _used()
        talk.send((before.memory, Used(after.processor - before.processor, after.memory)))
        await asyncio.to_thread(talk.recv)
        talk.send(await _closed(store, desk))
        await runner.cleanup()
    await store.close()


def _used() -> Used:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return Used(used.ru_utime + used.ru_stime, psutil.Process().memory_info().rss / 2**20)


async def _closed(store: KeptStore, desk: Desk) -> Closed:
    late = 0.0

    async def watch() -> None:
        nonlocal late
        while True:
            before = time.perf_counter()
            await asyncio.sleep(LOOKING)
            late = max(late, time.perf_counter() - before - LOOKING)

    watching = asyncio.create_task(watch())
    begun = time.perf_counter()
    await closing.close(store, SURVEY, desk.now())
    seconds = time.perf_counter() - begun
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    (result,) = await run(store, lambda tx: tx.find(Result, survey=SURVEY))
    return Closed(seconds, late, result.answered, _used())


def body(number: int) -> str:
    """What Slack sends when somebody sends the form."""
    chosen = [CHOICES[(number * step) % len(CHOICES)] for step in range(1, len(KEYS) + 1)]
    values = {
        key: {"a": {"type": "radio_buttons", "selected_option": {"value": choice}}}
        for key, choice in zip(KEYS, chosen, strict=True)
    }
    user = f"U0{number}"
    carried = metadata.written(Metadata(f"{answering.KEY} {SURVEY} en - 0", f"with {user}", f"D0{number}"))
    view: payloads.Json = {"id": f"V{number}", "team_id": payloads.TEAM, "hash": f"{number}.a", "type": "modal"}
    view |= {"callback_id": CALLBACK, "private_metadata": carried, "state": {"values": values}, "blocks": []}
    who = {"id": user, "username": "somebody", "team_id": payloads.TEAM}
    payload = payloads.interaction("view_submission", view=view, response_urls=[])
    return urlencode({"payload": json.dumps({**payload, "user": who})})


async def measure(what: str, where: Path | str, keys: Path, people: int) -> Figures:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serving, args=(keys, where, there), daemon=True)
    process.start()
    there.close()  # so that one that dies is noticed
    to = f"http://127.0.0.1:{await asyncio.to_thread(here.recv)}{PATH}"
    room = asyncio.Semaphore(AT_ONCE)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def one(number: int) -> float:
            async with room:
                sent = body(number)
                headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(sent)}
                begun = time.perf_counter()
                async with session.post(to, data=sent.encode(), headers=headers) as response:
                    answered = await response.text()
                    assert response.status == 200, response.status
                    # Who is not thanked within Slack's patience is told so, and thanked once it is kept: see the count.
                    assert "Thank you" in answered or "still saving" in answered, answered
                return time.perf_counter() - begun

        begun = time.perf_counter()
        times = await asyncio.gather(*(one(number) for number in range(people)))
        seconds = time.perf_counter() - begun
    await asyncio.to_thread(here.send, "used")
    memory, used = await asyncio.to_thread(here.recv)
    await asyncio.to_thread(here.send, "close")
    closed: Closed = await asyncio.to_thread(here.recv)
    await asyncio.to_thread(process.join)
    assert closed.answered == people, closed.answered
    return Figures(what, people, seconds, tuple(times), memory, used, closed)


async def compare(people: int) -> list[Wanted]:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        found.append(await measure("embedded", Path(folder) / "store", Path(folder) / "keys", people))
    with tempfile.TemporaryDirectory() as folder, postgres.database() as url:
        found.append(await measure("PostgreSQL", url, Path(folder) / "keys", people))
    print(
        f"\nSurveys: {people:,} people, a ballot of {len(KEYS)} questions as one form, {AT_ONCE} at once; one process"
    )
    print(
        f"{'store':24}{'ballots/s':>9}{'/CPU-second':>12}{'p50 ms':>9}{'p99 ms':>9}{'MB before':>11}{'MB':>8}"
        f"{'close s':>10}{'blocked ms':>12}{'MB after':>11}"
    )
    for one in found:
        print(one, flush=True)
    return [
        limit
        for one in found
        for limit in (
            at_least(f"{one.what}: ballots a second", 170, one.a_second),
            at_most(f"{one.what}: the close holds others up, s", BLOCKED, one.closed.blocked),
        )
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--quick", action="store_true", help="fewer people")
    quick = reading.parse_args(arguments).quick
    show(asyncio.run(compare(1_000 if quick else PEOPLE)))


if __name__ == "__main__":
    main()
