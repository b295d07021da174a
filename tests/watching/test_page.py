"""The page of figures: who may read it, that it stands still between two times, and what is on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families

from adapters.commands import watching
from adapters.settings import Settings
from adapters.stores import opening
from adapters.watching.coarse import Coin, drawn
from adapters.watching.metrics import CONTENT_TYPE, STEPS, Metrics, memory
from adapters.watching.owing import MOST
from adapters.watching.publishing import EVERY, Page, Reader
from adapters.watching.pulse import Pulse
from adapters.watching.requests import Outcome
from adapters.watching.watch import Watch
from adapters.watching.workers import Workers
from adapters.web.serve import application
from bot.bot import Bot
from bot.measuring import Answered, Delivery, Measures
from bot.outbox import UNREACHED, CannotDeliverError, Composed, Outbox, TryLaterError
from bot.records import Address, notice
from bot.replies import Text
from bot.store import MemoryStore, Transaction, run
from tests import fakes
from tests.fakes import NOON, Clock
from tests.outbox.parts import WORDS, FakePlatform
from tests.web.visiting import library

TOKEN = "hush-hush-hush-hush"  # noqa: S105 - no one's


@asynccontextmanager
async def visited(watch: Watch) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    made = fakes.desk(library())
    server = TestServer(application(Bot(made), made, watch=watch))
    await server.start_server(access_log=None)
    async with TestClient(server) as client:
        yield client


async def status(watch: Watch, headers: dict[str, str] | None = None) -> int:
    async with visited(watch) as client, client.get("/metrics", headers=headers or {}) as answer:
        return answer.status


async def test_somebody_at_this_computer_reads_it() -> None:
    async with visited(Watch()) as client, client.get("/metrics") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == CONTENT_TYPE
        assert "agreement_bot_build_info" in await answer.text()


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"X-Real-IP": "127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"X-Forwarded-Proto": "https"},
        {"Host": "bot.example.org"},
        {"Host": "127.0.0.1.example.org"},
    ],
)
async def test_what_came_through_another_server_or_for_another_name_finds_no_such_page(headers: dict[str, str]) -> None:
    assert await status(Watch(), headers) == 404


async def test_where_others_reach_the_bot_there_is_no_such_page_without_a_token() -> None:
    assert await status(Watch(reader=Reader(others=True))) == 404


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("", 401),
        ("Bearer wrong", 401),
        (TOKEN, 401),
        (f"Bearer {TOKEN} ", 200),  # no header ends in a space
        (f"Bearer {TOKEN}x", 401),
        ("Bearer \u00e9", 401),
        (f"Bearer {TOKEN}", 200),
    ],
)
async def test_with_a_token_it_is_for_whoever_shows_it_from_anywhere(given: str, found: int) -> None:
    watch = Watch(reader=Reader(TOKEN, others=True))
    assert await status(watch, {"Authorization": given, "X-Forwarded-For": "192.0.2.1"}) == found


def test_who_is_let_in_follows_from_the_settings(tmp_path: Path) -> None:
    assert not Settings(tmp_path).reached_by_others
    assert Settings(tmp_path, host="0.0.0.0").reached_by_others  # noqa: S104 - only read
    assert Settings(tmp_path, public_url="https://bot.example.org").reached_by_others


async def test_what_happens_shows_at_the_next_time_and_not_before() -> None:
    watch = Watch(Metrics(coin=Coin(lambda: 0.0)))
    before = watch.page.content
    watch.metrics.asked("web", Outcome.ANSWERED, 0.2)
    watch.metrics.answered(Answered.NONE)
    async with visited(watch) as client, client.get("/metrics") as answer:
        assert await answer.read() == before
    await watch.page.renew()
    found = figures(watch.page)
    assert found["agreement_bot_requests_total", ("answered", "web")] == STEPS.requests
    assert found["agreement_bot_answers_total", ("none",)] == STEPS.answers


async def test_the_times_are_those_of_the_clock_on_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    rests, made = list[float](), list[float]()
    now, stop = 1000.0, asyncio.Event()

    class Waits:
        def __init__(self, seconds: float) -> None:
            nonlocal now
            rests.append(seconds)
            now += seconds
            made.append(now)
            if len(made) == 3:
                stop.set()

        async def __aenter__(self) -> None:
            raise TimeoutError

        async def __aexit__(self, *_: object) -> None: ...

    monkeypatch.setattr("adapters.watching.publishing.asyncio.timeout", Waits)
    await Page(Metrics(), Pulse(), Workers(), wall=lambda: now).keep_renewing(stop)
    assert made == [1200.0, 1500.0, 1800.0]
    assert max(rests) <= EVERY


def figures(page: Page) -> dict[tuple[str, tuple[str, ...]], float]:
    return {
        (one.name, tuple(one.labels[name] for name in sorted(one.labels))): one.value
        for family in text_string_to_metric_families(page.content.decode())
        for one in family.samples
    }


async def test_the_page_is_what_prometheus_reads_and_holds_each_figure_from_the_beginning() -> None:
    page = Watch(Metrics(("web", "slack"))).page
    first = figures(page)
    assert first["agreement_bot_sends_total", ("slack", "never")] == 0
    assert first["agreement_bot_transactions_total", ("conflict",)] == 0
    await page.renew()
    assert figures(page).keys() == first.keys()
    assert memory() > 0


class Spoilt:
    async def __call__(self) -> tuple[int, float]:
        raise ValueError("canary")


async def test_what_cannot_be_told_of_the_outbox_holds_up_no_other_figure() -> None:
    page = Page(Metrics(), Pulse(), Workers(), owed=Spoilt(), memory=lambda: 2**30 + 1)
    await page.renew()
    assert figures(page)["agreement_bot_memory_bytes", ()] == 2**30


@pytest.mark.parametrize("engine", ["embedded", "postgresql"])
async def test_what_is_owed_is_told_of_the_subjects_that_are_counted(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgres") if engine == "postgresql" else ""
    chosen, clock = Settings(tmp_path, database_url=url), Clock()
    async with opening.store(chosen) as opened:
        desk = fakes.desk(store=opened.store, clock=clock)
        watch = watching.watch(chosen, desk, opened)
        abouts = [f"thing {number}" for number in range(400)]
        counted = [one for one in abouts if drawn(desk.secret, one, STEPS.subjects)]
        assert counted

        async def owe(tx: Transaction) -> None:
            for one in abouts:
                for to in ("ada", "ben"):
                    await tx.add(notice(f"{one} {to}", to, "home", one, NOON))
            await tx.add(notice("later", "ada", "home", counted[0], NOON + timedelta(hours=2)))

        await run(opened.store, owe)
        assert watch.owing
        assert await watch.owing.owed() == (len(counted) * 2, 0.0)
        assert await watch.owing.owed() == (len(counted) * 2, 0.0)  # looking takes nothing
        clock.move(timedelta(minutes=17))
        await watch.page.renew()
        found = figures(watch.page)
        assert found["agreement_bot_outbox_due", ()] == len(counted) * 2 * STEPS.subjects
        assert found["agreement_bot_outbox_oldest_seconds", ()] == 900
    assert len(abouts) * 2 < MOST


@pytest.mark.parametrize(
    ("failure", "result"),
    [(None, Delivery.SENT), (TryLaterError(), Delivery.LATER), (CannotDeliverError(), Delivery.NEVER)],
)
async def test_each_send_is_told_with_its_platform_its_subject_and_what_came_of_it(
    failure: Exception | None, result: Delivery
) -> None:
    told, store = list[tuple[str, Delivery, str]](), MemoryStore()

    async def words(*_: object) -> Composed:
        return Composed((Text(WORDS),))

    async def owe(tx: Transaction) -> None:
        await tx.put(Address("there", "ada", "slack", "T", "D", quiet_from=None))
        await tx.add(notice("one", "there", "home", "a subject", NOON))

    await run(store, owe)
    senders, composers = {"slack": FakePlatform(failures=[failure])}, {"home": words, UNREACHED: words}
    measures = Measures(sent=lambda *given: told.append(given))
    await Outbox(store, senders, composers, Clock(), b"secret", measures=measures).deliver_due()
    assert told == [("slack", result, "a subject")]
