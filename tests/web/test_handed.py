"""What a link hands out: to whoever has it, a document once and not for long, and nothing to whoever guesses."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters import handing
from adapters.handing import LARGEST, PATH, PICTURES, WITHIN
from adapters.web.handed import file_name
from adapters.web.serve import application
from bot import expiring
from bot.bot import Bot
from bot.desk import Desk
from bot.records import Handed
from bot.replies import Document, Picture
from tests import fakes
from tests.carried import lies_open
from tests.fakes import Clock
from tests.outbox.stores import open_store
from tests.web.visiting import PNG

BOT = "https://bot.example"
LETTER = Document("Letter to Ms Ö.txt", "text/plain; charset=utf-8", b"words of a canary\n")
PICTURE = Picture(PNG, "Two of three were told.")
Browser = TestClient[web.Request, web.Application]


@asynccontextmanager
async def browser(desk: Desk) -> AsyncIterator[Browser]:
    async with TestClient(TestServer(application(Bot(desk), desk, BOT))) as made:
        yield made


async def linked(desk: Desk, what: Document | Picture, address: str = BOT) -> str:
    """The path of a link."""
    links = handing.of(desk, address).links()
    path = urlsplit(links.to(what)).path
    await links.keep()
    return path


async def test_a_document_is_handed_out_once_to_whoever_presses_the_button() -> None:
    desk = fakes.desk()
    path = await linked(desk, LETTER)
    async with browser(desk) as here:
        for _ in range(2):  # a chat service looks first
            async with here.get(path) as page:
                text = await page.text()
                assert page.status == 200
                assert "until 12:15 UTC" in text
                assert "canary" not in text
        async with here.post(path, headers={"Sec-Fetch-Site": "same-origin"}) as handed:
            assert await handed.read() == LETTER.content
            assert handed.headers["Cache-Control"] == "no-store"
            assert handed.headers["Content-Type"] == "text/plain; charset=utf-8"
            assert handed.headers["X-Content-Type-Options"] == "nosniff"
            assert handed.headers["Content-Disposition"] == (
                "attachment; filename=\"Letter to Ms -.txt\"; filename*=UTF-8''Letter%20to%20Ms%20%C3%96.txt"
            )
        assert not await fakes.kept(desk.store, Handed)
        for ask in (here.get, here.post):
            async with ask(path) as gone:
                assert gone.status == 410
                assert "it has been" in await gone.text()


async def test_of_two_at_once_one_gets_it() -> None:
    desk = fakes.desk()
    path = await linked(desk, LETTER)
    async with browser(desk) as here:
        answers = await asyncio.gather(*(here.post(path) for _ in range(5)))
        assert sorted(one.status for one in answers) == [200, 410, 410, 410, 410]


async def test_after_its_time_a_link_says_that_it_is_over_and_what_it_led_to_is_erased() -> None:
    clock = Clock()
    desk = fakes.desk(clock=clock)
    document, picture = await linked(desk, LETTER), await linked(desk, PICTURE)
    clock.move(WITHIN)
    async with browser(desk) as here:
        for ask in (here.get, here.post):
            async with ask(document) as gone:
                assert gone.status == 410
                assert "short time only" in await gone.text()
        assert (await here.get(picture)).status == 200
        clock.move(PICTURES)
        assert (await here.get(picture)).status == 410
    await expiring.sweep(desk.store, clock())
    assert not await fakes.kept(desk.store, Handed)


async def test_a_picture_is_shown_again_and_again_on_the_page_of_the_platform() -> None:
    desk = fakes.desk()
    path = await linked(desk, PICTURE)
    async with browser(desk) as here:
        for _ in range(2):
            async with here.get(path) as shown:
                assert await shown.read() == PNG
                assert shown.headers["Content-Type"] == "image/png"
                assert shown.headers["Content-Disposition"].startswith("inline;")
                assert shown.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
                assert shown.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "x\r\ny", "", "text/plain; charset=x; y"])
async def test_nothing_is_handed_out_as_a_page_of_ours(kind: str) -> None:
    desk = fakes.desk()
    path = await linked(desk, Document("x.html", kind, b"<script>alert(1)</script>"))
    async with browser(desk) as here, here.post(path) as handed:
        assert handed.status == 200
        assert handed.headers["Content-Disposition"].startswith("attachment;")
        assert handed.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert handed.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["x" * 43, "", "x", "x" * 44, "%00" * 43])
async def test_whoever_guesses_finds_nothing(name: str) -> None:
    desk = fakes.desk()
    await linked(desk, LETTER)
    async with browser(desk) as here:
        for ask in (here.get, here.post):
            async with ask(PATH + name) as answer:
                assert answer.status in (404, 405, 410)


async def test_what_the_store_holds_opens_no_link(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    desk = fakes.desk(store=store)
    path = await linked(desk, LETTER)
    await store.close()
    assert not lies_open(tmp_path, path.removeprefix(PATH).encode())
    assert not lies_open(tmp_path, b"words of a canary")
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    found = await handing.of(fakes.desk(store=store), BOT).take(path.removeprefix(PATH))
    assert isinstance(found, Handed)
    assert found.content == LETTER.content
    await store.close()


async def test_no_link_is_made_to_where_nobody_can_come_safely_nor_to_what_is_too_large() -> None:
    desk = fakes.desk()
    assert not handing.of(desk, "").links().to(LETTER)
    assert not handing.of(desk, "http://bot.example").links().to(LETTER)
    links = handing.of(desk, BOT).links()
    assert not links.to(Document("x", "text/plain", bytes(LARGEST + 1)))
    assert not links.to(Picture(bytes(1_000_001), "x"))
    await links.keep()
    assert not await fakes.kept(desk.store, Handed)


async def test_one_thing_has_one_link_however_often_it_is_drawn() -> None:
    desk = fakes.desk()
    links = handing.of(desk, f"{BOT}/").links()
    assert links.to(LETTER) == links.to(LETTER) != links.to(PICTURE)
    assert links.to(LETTER).startswith(f"{BOT}{PATH}")
    await links.keep()
    assert len(await fakes.kept(desk.store, Handed)) == 2


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a/b\\c", "a-b-c"), ("..", "file"), ("", "file"), ("x\r\ny", "x y"), ('a"b', "a-b"), ("x" * 300, "x" * 150)],
)
def test_a_file_is_called_what_every_system_takes(given: str, kept: str) -> None:
    assert file_name(given) == kept
