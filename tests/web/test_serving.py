"""Listening: it says where, in plain words why not, keeps the knowledge fresh, and stops when told."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from adapters.web import serve
from adapters.web.serve import CannotListenError
from bot.bot import Bot
from bot.desk import Desk, House
from tests import fakes
from tests.fakes import UNION_HOUSE
from tests.web.visiting import LOCAL_HOUSE, Shelves, library


async def start(house: House, host: str, port: int, shelves: Shelves | None = None) -> tuple[asyncio.Task[None], str]:
    desk: Desk = fakes.desk(shelves or library(), house)
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(serve.run(Bot(desk), desk, host, port, ready.set_result))
    either: list[asyncio.Future[Any]] = [running, ready]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        await running
    return running, await ready


@asynccontextmanager
async def serving(shelves: Shelves | None = None) -> AsyncIterator[str]:
    running, address = await start(LOCAL_HOUSE, "127.0.0.1", 0, shelves)
    try:
        yield address
    finally:
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(running, 10)


def port_of(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])


async def test_it_tells_where_it_listens_and_stops_when_told() -> None:
    async with serving() as address, aiohttp.ClientSession() as session, session.get(address) as answer:
        assert answer.status == 200
        assert "Agreement Bot" in await answer.text()
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port_of(address))


@pytest.mark.parametrize(
    ("house", "host", "words"),
    [
        (UNION_HOUSE, "nowhere.invalid", "nowhere.invalid is not known. Choose another with AGREEMENT_BOT_HOST"),
        (UNION_HOUSE, "192.0.2.1", "192.0.2.1 is not an address of this computer"),
        (LOCAL_HOUSE, "192.168.1.5", "listens on this computer only: 192.168.1.5 is refused"),
    ],
)
async def test_an_address_that_cannot_be_used_is_told_in_plain_words(house: House, host: str, words: str) -> None:
    with pytest.raises(CannotListenError, match=words):
        await start(house, host, 0)


async def test_a_port_in_use_is_told_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotListenError, match=f"Port {port} .* in use .*AGREEMENT_BOT_PORT=8090"):
            await start(UNION_HOUSE, "127.0.0.1", port)


async def test_the_knowledge_is_kept_fresh_whatever_goes_wrong(
    monkeypatch: pytest.MonkeyPatch, logged: list[str]
) -> None:
    monkeypatch.setattr(serve, "REFRESH_EVERY", 0.01)
    shelves = library()
    shelves.breaks = True
    async with serving(shelves):
        assert await asyncio.to_thread(shelves.thrice.wait, 5)
    assert "adapters.web.serve ERROR refreshing the knowledge failed: ValueError" in logged


async def test_a_connection_that_asks_nothing_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "ASK_WITHIN", 0.05)
    async with serving() as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(address))
        writer.write(b"GET /chat HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()


async def test_a_body_that_never_arrives_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.web.receiving.BODY_WITHIN", 0.05)
    async with serving() as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(address))
        writer.write(
            b"POST /chat HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\nConnection: close\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\ntext="
        )
        assert b" 408 " in await asyncio.wait_for(reader.readline(), 5)
        writer.close()


async def test_what_is_not_http_is_refused_and_not_logged(logged: list[str]) -> None:
    async with serving() as address:
        for sent in (b"canary canary canary\r\n\r\n", b"GET /chat HTTP/1.1\r\nHost: x\r\nca nary: canary\r\n\r\n"):
            reader, writer = await asyncio.open_connection("127.0.0.1", port_of(address))
            writer.write(sent)
            assert b" 400 " in await asyncio.wait_for(reader.readline(), 5)
            writer.close()
    assert not any("canary" in line.lower() for line in logged)


async def test_an_answer_under_way_is_finished_before_it_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    shelves = library()
    running, address = await start(LOCAL_HOUSE, "127.0.0.1", 0, shelves)
    found = shelves.find

    def slowly(question: str, most: int = 1) -> object:
        import time  # noqa: PLC0415 - only here

        time.sleep(0.3)
        return found(question, most)

    monkeypatch.setattr(shelves, "find", slowly)
    form = {"cause": "c" * 22, "do": "say", "text": "can they bring in a new system"}
    async with aiohttp.ClientSession() as session:
        asking = asyncio.create_task(session.post(f"{address}chat", data=form))
        await asyncio.sleep(0.1)
        os.kill(os.getpid(), signal.SIGTERM)
        answer = await asking
        assert answer.status == 200
        assert "Can they bring in a new system" in await answer.text()
    await asyncio.wait_for(running, 10)


async def test_a_page_that_waits_for_news_does_not_hold_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "DRAIN", 60.0)
    async with aiohttp.ClientSession() as session, serving() as address:
        waiting = await session.get(f"{address}desk/news")
        assert waiting.status == 200
        assert await waiting.content.readline() == b":\n"
    waiting.close()


async def test_once_told_to_stop_it_says_so_and_goes_on_answering_until_its_time_is_over() -> None:
    desk = fakes.desk(library(), LOCAL_HOUSE)
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(serve.run(Bot(desk), desk, "127.0.0.1", 0, ready.set_result, stop_after=60))
    address = await ready
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{address}readyz") as answer:
            assert answer.status == 200
            assert "Connection" not in answer.headers
        os.kill(os.getpid(), signal.SIGTERM)
        async with asyncio.timeout(20):
            while (answer := await session.get(f"{address}readyz")).status == 200:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)
        assert answer.status == 503
        assert "told to stop" in await answer.text()
        async with session.get(address) as page:  # whoever still comes is answered, and sent elsewhere next time
            assert page.status == 200
            assert page.headers["Connection"] == "close"
    os.kill(os.getpid(), signal.SIGTERM)  # somebody will not wait
    await asyncio.wait_for(running, 20)
