"""Each request has a name of its own, which leads from somebody's words to the lines of a log, and to nobody."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.watching.coarse import Coin
from adapters.watching.logs import FIELDS
from adapters.watching.metrics import Metrics
from adapters.watching.requests import HEADER, Outcome
from adapters.watching.watch import Watch
from adapters.web.serve import Doors, application
from bot import reference
from bot.bot import Bot, came_to_nothing
from bot.replies import Text
from knowledge.topics import Found
from tests import fakes
from tests.fakes import FakeLibrary, desk, said
from tests.web.visiting import library

NAME = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")
PAGES = ("/chat", "/report", "/survey", "/desk", "/healthz", "/metrics", "/no/such/page", "/static/nothing.css")


class Broken(FakeLibrary):
    def find(self, question: str) -> Found:
        raise ValueError(question)


@dataclass
class Counted(Metrics):
    """Remembers what it was told, too."""

    told: list[tuple[str, Outcome]] = field(default_factory=list)

    def asked(self, platform: str, outcome: Outcome, seconds: float) -> None:
        self.told.append((platform, outcome))


async def fails(_: web.Request) -> web.StreamResponse:
    raise ValueError("sparrow")


@asynccontextmanager
async def visited(metrics: Metrics | None = None) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    made = fakes.desk(library())
    doors = Doors(pages={"/survey/code/{code}": fails, "/slack/install": fails})
    app = application(Bot(made), made, doors=doors, watch=Watch(metrics or Metrics(coin=Coin(lambda: 1.0))))
    server = TestServer(app)
    await server.start_server(access_log=None)
    async with TestClient(server) as client:
        yield client


async def test_every_answer_carries_a_name_of_its_own() -> None:
    async with visited() as client:
        names = [(await client.request(how, page)).headers[HEADER] for page in PAGES for how in ("GET", "POST", "PUT")]
    assert all(NAME.fullmatch(name) for name in names)
    assert len(set(names)) == len(names)


async def test_what_others_send_as_a_name_is_never_taken() -> None:
    async with visited() as client:
        answer = await client.get("/chat", headers={HEADER: "sparrow"})
    assert NAME.fullmatch(answer.headers[HEADER])


async def test_a_page_that_fails_shows_the_name_that_stands_in_the_log() -> None:
    lines: list[tuple[str, str]] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append((reference.current(), record.getMessage()))

    listener = Listener(logging.ERROR)
    logging.getLogger("adapters").addHandler(listener)
    try:
        async with visited() as client:
            answer = await client.get("/survey/code/1")
            words = await answer.text()
            there = await (await client.get("/nowhere")).text()
    finally:
        logging.getLogger("adapters").removeHandler(listener)
    (name,) = set(NAME.findall(words))
    assert answer.headers[HEADER] == name
    assert {one for one, _ in lines} == {name}
    assert not NAME.findall(there)


async def test_somebody_whose_question_met_a_fault_is_given_the_name_and_may_do_it_again() -> None:
    (*_, first), (*_, second) = [await Bot(desk(Broken())).handle(said("can they watch me")) for _ in range(2)]
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert came_to_nothing((first,))
    assert NAME.findall(first.body) != NAME.findall(second.body)
    assert "give them" in first.body
    assert not reference.current()


async def test_the_line_of_a_request_holds_its_pattern_and_no_path_and_pages_are_not_told_apart(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG, "adapters.watching.requests"):
        async with visited() as client:
            for page in ("/chat?sparrow=1", "/report", "/survey", "/join/sparrow", "/survey/code/1", "/sparrow"):
                await client.get(page)
            await client.request("PROPFIND", "/chat")
    told = [getattr(one, FIELDS) for one in caplog.records if one.name == "adapters.watching.requests"]
    assert [one["route"] for one in told] == ["/chat", *["a page"] * 4, "no such page", "no such page"]
    assert told[-1]["method"] == "another"
    assert "sparrow" not in str(told)
    assert {one["took"] for one in told} <= {0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0}


async def test_only_the_chat_is_counted_of_the_pages_unless_one_fails() -> None:
    metrics = Counted()
    async with visited(metrics) as client:
        for page in PAGES:
            await client.get(page)
        assert metrics.told == [("web", Outcome.ANSWERED)]
        await client.get("/survey/code/1")
        await client.get("/slack/install")
        await client.get("/slack/nothing")
    assert metrics.told[1:] == [
        ("web", Outcome.FAILED),
        ("slack", Outcome.FAILED),
        ("slack", Outcome.REFUSED),
    ]
