"""Many people hand in a ballot of ten questions as one form, and the survey closes while others still come.

The real application and bot, behind the endpoints of Slack and of Teams: requests signed as theirs, each of a person
who has not spoken with the bot before, as many at once as come in a rush. The bot is a process of its own. Each ballot
is committed before its "thank you", which is waited for. The peers commit the same ballot and do nothing else.

How long the close takes includes the count, what is withheld, and that every ballot's key is overwritten on the disk;
meanwhile others send the form, who must be told that it is closed, and it is watched how late the loop is.
"""

import asyncio
import gc
import logging
import multiprocessing
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp
import asyncpg
from aiohttp import web

from adapters.stores.kept import KeptStore
from benchmarks.lateness import Lateness
from benchmarks.surveys import doors
from benchmarks.surveys.doors import DOORS, PEERS, SLACK, STILL, SURVEY, TEAMS, THANKED, Door, Headers, Openid
from benchmarks.surveys.figures import Closed, Figures, Taken, Used
from benchmarks.wanted import Wanted, at_least, at_most
from bot.desk import Desk
from bot.records import Result, Survey
from bot.records.surveys import Stage
from bot.store import Transaction, run
from bot.surveys import closing, opening
from tests import postgres
from tests.outbox.stores import open_store

AT_ONCE = 32
WANTED = 170  # ballots a second
BLOCKED = 0.05  # seconds for which the close may hold up everybody else
AGAIN = 600  # times that whoever was told to wait asks again at most
LATE = 4  # people at a time who send the form while it closes
POSTGRES = "PostgreSQL"

Sent = tuple[bytes, Headers]


def serving(name: str, keys: Path, where: Path | str, openid: Openid, talk: Connection) -> None:
    """The process that is measured: tells its port, then what it has used whenever asked, and closes the survey."""
    logging.disable()  # who waits too long is to be told later, where nothing listens: they are counted instead
    asyncio.run(_serving(DOORS[name], keys, where, openid, talk))


async def _serving(door: Door, keys: Path, where: Path | str, openid: Openid, talk: Connection) -> None:
    store = await open_store(keys, where)
    made = doors.desk(store, keys.with_name("data"))
    await run(store, lambda tx: opening.open_survey(tx, doors.survey(made.now()), made))
    gc.collect()
    gc.freeze()  # as `serve` does
    async with door.serve(made, openid) as app:
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        before = Used.now()
        talk.send(runner.addresses[0][1])
        await asyncio.to_thread(talk.recv)
        talk.send(Taken(before, Used.now(), await _stored(keys, where)))
        if await asyncio.to_thread(talk.recv):
            await run(store, lambda tx: _ended(tx, made))
            talk.send("ended")
            await asyncio.to_thread(talk.recv)
            talk.send(await _closed(store))
            await asyncio.to_thread(talk.recv)
        await runner.cleanup()
    await store.close()


async def _stored(keys: Path, where: Path | str) -> float:
    folders = [keys, where] if isinstance(where, Path) else [keys]
    size = sum(one.stat().st_size for folder in folders for one in folder.rglob("*") if one.is_file())
    if isinstance(where, str):
        connection = await asyncpg.connect(where)
        size += int(await connection.fetchval("SELECT pg_database_size(current_database())"))
        await connection.close()
    return size / 2**20


async def _ended(tx: Transaction, made: Desk) -> None:
    """From here on nobody's is taken, and all who were thanked are counted."""
    survey = await tx.get(Survey, SURVEY)
    assert survey is not None
    await closing.end(tx, survey, Stage.COUNTING, made.now())


async def _closed(store: KeptStore) -> Closed:
    lateness = Lateness()
    begun = time.perf_counter()
    async with lateness.watched():
        await closing.finish(store, SURVEY)
    seconds = time.perf_counter() - begun
    (result,) = await run(store, lambda tx: tx.find(Result, survey=SURVEY))
    return Closed(seconds, max((one.own for one in lateness.taken()), default=0.0), result.answered, Used.now())


@dataclass(slots=True)
class Crowd:
    door: Door
    to: str
    session: aiohttp.ClientSession
    asked_again: int = 0  # how often somebody who was told to wait asked what became of it

    def ballot(self, number: int) -> Sent:
        body = self.door.body(number)
        return body.encode(), self.door.headers(body, number)

    async def answers(self, ballot: Sent) -> tuple[float, str]:
        """How long they waited, and what they were told."""
        body, headers = ballot
        begun = time.perf_counter()
        async with self.session.post(self.to, data=body, headers=headers) as response:
            told = await response.text()
            assert response.status == 200, response.status
        return time.perf_counter() - begun, told

    async def all_answer(self, ballots: Sequence[Sent]) -> list[float]:
        """How long each waited until something was said. All are thanked, whoever was told to wait first as well."""
        room = asyncio.Semaphore(AT_ONCE)
        to_wait = list[Sent]()

        async def one(ballot: Sent) -> float:
            async with room:
                waited, told = await self.answers(ballot)
            if STILL in told:
                to_wait.append(ballot)
            else:
                assert THANKED in told, told
            return waited

        waited = await asyncio.gather(*map(one, ballots))
        for ballot in to_wait:
            await self._thanked(ballot)
        return waited

    async def _thanked(self, ballot: Sent) -> None:
        """The same delivery again says what became of it, and changes nothing."""
        for _ in range(AGAIN):
            self.asked_again += 1
            _, told = await self.answers(ballot)
            if STILL not in told:
                assert THANKED in told, told
                return
        raise AssertionError("somebody was left waiting")

    @asynccontextmanager
    async def still_coming(self, first: int) -> AsyncIterator[list[float]]:
        """Others try once it has ended; how long each waited. None of them is thanked."""
        waited = list[float]()

        async def come(numbers: range) -> None:
            for number in numbers:
                took, told = await self.answers(self.ballot(number))
                assert THANKED not in told, told
                waited.append(took)

        coming = [asyncio.create_task(come(range(first + at, 10**9, LATE))) for at in range(LATE)]
        try:
            yield waited
        finally:
            for one in coming:
                one.cancel()
                with suppress(asyncio.CancelledError):
                    await one


async def measure(door: Door, url: str, people: int, openid: Openid) -> Figures:
    """On the embedded store where there is no URL of a database."""
    with tempfile.TemporaryDirectory() as folder:
        keys, where = Path(folder) / "keys", url or Path(folder) / "store"
        return await _measured(door, (door.name, keys, where, openid), people)


async def _measured(door: Door, given: tuple[str, Path, Path | str, Openid], people: int) -> Figures:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serving, args=(*given, there), daemon=True)
    process.start()
    there.close()  # so that one that dies is noticed
    to = f"http://127.0.0.1:{await asyncio.to_thread(here.recv)}{door.path}"
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        crowd = Crowd(door, to, session)
        ballots = [crowd.ballot(number) for number in range(people)]  # before: not what is measured
        begun = time.perf_counter()
        times = await crowd.all_answer(ballots)
        seconds = time.perf_counter() - begun
        here.send("used")
        taken: Taken = await asyncio.to_thread(here.recv)
        closes = door not in PEERS
        here.send(closes)
        closed: Closed | None = None
        late: list[float] = []
        if closes:
            assert await asyncio.to_thread(here.recv) == "ended"
            here.send("go on")
            async with crowd.still_coming(people) as late:
                closed = await asyncio.to_thread(here.recv)
            here.send("end")
    await asyncio.to_thread(process.join)
    if closed:
        assert closed.answered == people, closed.answered
        if crowd.asked_again:
            print(f"Whoever was told to wait asked {crowd.asked_again} times more until they were thanked")
    what = f"{door.name}, {POSTGRES if isinstance(given[2], str) else 'embedded'}"
    return Figures(what, seconds, tuple(times), taken, closed, tuple(late))


async def _compare(people: int, openid: Openid) -> list[Figures]:
    found = []
    for door in (SLACK, TEAMS, *PEERS):
        found.append(await measure(door, "", people, openid))
        print(found[-1], flush=True)
        with postgres.database() as url:
            found.append(await measure(door, url, people, openid))
            print(found[-1], flush=True)
    return found


def compare(people: int) -> list[Wanted]:
    print(
        f"\nSurveys: {people:,} people, a ballot of {len(doors.KEYS)} questions as one form, {AT_ONCE} at once; "
        "one process"
    )
    above = (
        ("ballots", 8),
        ("/CPU-", 9),
        ("", 16),
        *(("MB", 7),) * 4,
        ("close", 9),
        ("loop", 9),
        ("who comes then", 16),
    )
    below = (
        *(("/s", 8), ("second", 9), ("p50 ms", 8), ("p99 ms", 8), ("before", 7), ("after", 7), ("peak", 7)),
        *(("store", 7), ("s", 9), ("late ms", 9), ("p50 ms", 8), ("p99 ms", 8)),
    )
    for titles in (above, below):
        print(f"{'':26}" + "".join(f"{title:>{width}}" for title, width in titles))
    with doors.signing() as openid:
        found = asyncio.run(_compare(people, openid))
    limits = []
    for one in found:
        if one.closed:
            limits.append(at_least(f"{one.what}: ballots a second", WANTED, one.a_second))
            limits.append(at_most(f"{one.what}: loop late in the close, s", BLOCKED, one.closed.blocked))
    return limits
