"""Whoever watches is told the truth: the store away or full, keys gone, a worker dead, the loop standing still."""

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.commands import beside, watching
from adapters.settings import Settings
from adapters.stores import master, opening
from adapters.watching import probing, workers
from adapters.watching.metrics import Metrics
from adapters.watching.probing import Probing
from adapters.watching.pulse import Pulse
from adapters.watching.watch import OUT_OF_WORK, Watch
from adapters.watching.workers import OUTBOX, Workers
from adapters.web.serve import application
from bot.bot import Bot
from bot.desk import Desk
from bot.store import StoppedError
from tests import fakes, postgres
from tests.stores.test_full_disk import Room, room  # noqa: F401 - a fixture
from tests.web.visiting import library

SOON = 120.0  # seconds, on a machine that is busy
Client = TestClient[web.Request, web.Application]


@asynccontextmanager
async def visited(watch: Watch, desk: Desk | None = None) -> AsyncIterator[Client]:
    made = desk or fakes.desk(library())
    server = TestServer(application(Bot(made), made, watch=watch))
    await server.start_server(access_log=None)
    async with TestClient(server) as client:
        yield client


@asynccontextmanager
async def running(chosen: Settings) -> AsyncIterator[tuple[Client, Watch]]:
    """As `serve` puts it together, but that it tries its store all the time."""
    async with opening.store(chosen) as opened:
        desk = fakes.desk(library(), store=opened.store)
        watch = watching.watch(chosen, desk, opened)
        assert watch.probing
        async with (
            beside.beside(
                lambda stop: watch.probing.keep_trying(stop, every=0.01),  # type: ignore[union-attr]
                within=10.0,
                watched=("watching", watch.measures),
            ),
            visited(watch, desk) as client,
        ):
            yield client, watch


async def told(client: Client) -> tuple[int, str]:
    async with client.get("/readyz") as answer:
        return answer.status, (await answer.json()).get("words", "")


async def until(client: Client, status: int) -> str:
    """What it says once it has that status."""
    async with asyncio.timeout(SOON):
        while (found := await told(client))[0] != status:  # noqa: ASYNC110 - it is a server that is asked
            await asyncio.sleep(0.01)
    return found[1]


async def test_with_postgresql_gone_it_is_not_ready_and_with_it_back_it_is(tmp_path: Path) -> None:
    server = postgres.Server()
    server.start()
    try:
        async with running(Settings(tmp_path, database_url=server.url())) as (client, _):
            await until(client, 200)
            server.stop()
            words = await until(client, 503)
            assert str(server.port) not in words
            async with client.get("/healthz") as answer:
                assert answer.status == 200
            server.start()
            await until(client, 200)
    finally:
        server.remove()


async def test_with_its_disk_full_it_is_not_ready_and_with_room_again_it_is(room: Room) -> None:  # noqa: F811
    async with running(Settings(room.folder)) as (client, _):
        await until(client, 200)
        room.leave(0)
        while await until(client, 503) not in (probing.NO_ROOM, probing.AWAY):
            pass  # who reads while a write fails fails with it, once
        room.make()
        await until(client, 200)


async def test_without_its_keys_it_is_not_ready(tmp_path: Path) -> None:
    async with running(Settings(tmp_path)) as (client, _):
        await until(client, 200)
        there = tmp_path / "keys" / master.PEOPLE
        there.rename(tmp_path / "elsewhere")
        assert await until(client, 503) == probing.NO_KEYS
        (tmp_path / "elsewhere").rename(there)
        await until(client, 200)


async def test_a_part_that_has_ended_is_told_and_logged_without_the_words_of_its_error(logged: list[str]) -> None:
    watch, start = Watch(), len(logged)

    async def fails() -> None:
        raise ValueError("canary")

    async with visited(watch) as client:
        assert await told(client) == (200, "")
        task = asyncio.create_task(fails())
        watch.measures.working(OUTBOX, task)
        await asyncio.wait({task})
        assert await told(client) == (503, OUT_OF_WORK)
        async with client.get("/healthz") as answer:
            assert answer.status == 200
    assert any("outbox has ended, and the bot must be started again: ValueError in" in one for one in logged[start:])


async def test_each_part_that_serves_is_watched(tmp_path: Path) -> None:
    chosen = Settings(tmp_path)
    async with opening.store(chosen) as opened:
        desk = fakes.desk(library(), store=opened.store)
        watch = watching.watch(chosen, desk, opened)
        desk = replace(desk, measures=watch.measures)
        async with (
            beside.edited(desk),
            beside.forgetting(desk),
            beside.surveying(desk),
            beside.recruiting(desk),
            beside.erasing(opened, desk.measures),
            beside.watched(watch),
        ):
            assert set(watch.workers.state()) == {
                *("answers", "forgetting", "surveys and campaigns", "asking", "erasing", "watching")
            }
            assert not watch.wrong
            assert watch.pulse.alive


async def _for_ever() -> None:
    await asyncio.Event().wait()


async def test_an_outbox_that_does_not_look_is_not_working_though_it_lives() -> None:
    now = 1000.0
    found = Workers(clock=lambda: now)
    task = asyncio.create_task(_for_ever())
    found.working(OUTBOX, task)
    now += workers.LOOKS_WITHIN
    assert found.state() == {OUTBOX: True}
    now += 1
    assert found.state() == {OUTBOX: False}
    found.looked()
    assert found.state() == {OUTBOX: True}
    task.cancel()


def _probing(write: Callable[[], Awaitable[None]], clock: Callable[[], float]) -> Probing:
    async def read() -> None:
        pass

    return Probing(read, write, lambda: True, Metrics(), clock)


async def test_what_was_found_long_ago_is_not_believed() -> None:
    now = 1000.0
    tried = asyncio.Event()

    async def write() -> None:
        tried.set()

    found = _probing(write, lambda: now)
    assert not found.wrong
    stop = asyncio.Event()
    task = asyncio.create_task(found.keep_trying(stop, every=3600.0))
    await tried.wait()
    stop.set()
    await task
    assert not found.wrong
    now += probing.OLDEST + 1
    assert found.wrong == probing.NOT_TRIED


async def test_a_store_that_has_stopped_is_told_as_that() -> None:
    stop = asyncio.Event()

    async def write() -> None:
        stop.set()
        raise StoppedError("at /secret")

    found = _probing(write, lambda: 0.0)
    await found.keep_trying(stop)
    assert found.wrong == probing.STOPPED


async def test_a_try_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "WITHIN", 0.01)
    stop = asyncio.Event()

    async def write() -> None:
        stop.set()
        await asyncio.Event().wait()

    found = _probing(write, lambda: 0.0)
    await found.keep_trying(stop)
    assert found.wrong == probing.AWAY


def test_a_loop_that_stands_still_is_told_by_a_thread_with_its_place_and_then_by_its_health() -> None:
    stuck, heard = threading.Event(), list[str]()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())
            stuck.set()

    listener = Listener(logging.ERROR)
    logging.getLogger("adapters.watching.pulse").addHandler(listener)

    async def stands_still() -> tuple[bool, float, bool]:
        pulse = Pulse(every=0.01, stuck=0.05)
        async with pulse.beating(), visited(Watch(pulse=pulse)) as client:
            assert stuck.wait(SOON)  # nothing else is done meanwhile
            alive = pulse.alive
            async with asyncio.timeout(SOON):
                while not pulse.alive:  # noqa: ASYNC110 - it is a thread that tells nobody
                    await asyncio.sleep(0.001)
            async with client.get("/healthz") as answer:
                well = answer.status == 200
            return alive, pulse.longest(), well

    try:
        alive, longest, well = asyncio.run(stands_still())
    finally:
        logging.getLogger("adapters.watching.pulse").removeHandler(listener)
    assert not alive
    assert longest > 0.04
    assert well
    assert len(heard) == 1
    assert "nothing has been done for" in heard[0]


async def test_a_beat_that_does_not_come_is_not_health() -> None:
    now = 1000.0
    pulse = Pulse(every=3600.0, clock=lambda: now)
    async with pulse.beating(), visited(Watch(pulse=pulse)) as client:
        now += 60
        async with client.get("/healthz") as answer:
            assert answer.status == 503
            assert json.loads(await answer.text()) == {"lives": False}
