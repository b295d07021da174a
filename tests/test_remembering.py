"""What the bot remembers outlasts it, is asked for by a command, goes when its time is over, and gives nobody away."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters import cli, settings
from adapters.commands import beside, serving
from adapters.stores import opening
from adapters.stores.opening import Opened
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event
from bot.records import Feedback, Gap, Seen, Told
from bot.replies import Replies, Text
from bot.store import Record, Store
from knowledge.topics import Band, Found, Hit
from tests import fakes, postgres
from tests.fakes import Clock, FakeLibrary, kept, opened, pressed, said
from tests.outbox.stores import open_store

ROOT = Path(__file__).parent.parent
IGNORANT = FakeLibrary(found=Found(Band.REFUSE, (Hit("agreement/consent", 0.9),), 0.1, ""))
LLAMAS = "where do the llamas of the department sleep"


@pytest.fixture(autouse=True)
def home(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LOCAL", "OPERATOR", "CONTACT", "CHAT_OWNER", "HOST", "PORT", "DATABASE_URL", "KEYS_DIR", "KEY"):
        monkeypatch.delenv(f"AGREEMENT_BOT_{name}", raising=False)
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(data))
    return data


@asynccontextmanager
async def started(clock: Clock, library: FakeLibrary | None = None) -> AsyncIterator[tuple[Desk, Opened]]:
    """The desk as `serve` puts it together, but for the knowledge."""
    chosen = settings.read()
    async with opening.store(chosen) as found:
        key = await opening.people_key(chosen)
        yield replace(fakes.desk(library, clock=clock), store=found.store, secret=key), found


def says_what_it_is(replies: Replies) -> bool:
    return any(isinstance(reply, Text) and "a machine, not a person" in reply.body for reply in replies)


async def test_after_a_restart_a_place_is_known_and_told_again_once_three_hours_are_over() -> None:
    clock = Clock()
    told = []
    for hours in (0, 1, 1, 1, 0):
        clock.move(timedelta(hours=hours))
        async with started(clock) as (desk, _):
            told.append(says_what_it_is(await Bot(desk).handle(opened())))
    assert told == [True, False, False, True, False]


async def test_after_a_restart_what_is_delivered_again_changes_nothing() -> None:
    press = pressed("questions.helped", "no agreement/consent")
    for _ in range(2):
        async with started(Clock(), IGNORANT) as (desk, _):
            for event in (press, said(LLAMAS, cause="another")):
                assert await Bot(desk).handle(event)
            assert await kept(desk.store, Feedback) == (Feedback("agreement/consent", not_helped=1),)
            assert [gap.words for gap in await kept(desk.store, Gap)] == [LLAMAS]


async def test_of_two_processes_that_are_given_the_same_press_at_once_one_counts_it(tmp_path: Path) -> None:
    with postgres.database() as url:
        stores = [await open_store(tmp_path / "keys", url) for _ in range(2)]
        bots = [Bot(fakes.desk(IGNORANT, store=store)) for store in stores]
        events: list[Event] = [pressed("questions.helped", "yes agreement/consent", cause=f"{n}") for n in range(5)]
        events += [said(LLAMAS, cause=f"question {n}") for n in range(5)]
        await asyncio.gather(*(bot.handle(event) for event in events for bot in bots))
        assert await kept(stores[0], Feedback) == (Feedback("agreement/consent", helped=5),)
        assert len(await kept(stores[1], Gap)) == 5
        for store in stores:
            await store.close()


async def test_what_is_kept_holds_no_place_no_person_and_no_readable_words(home: Path) -> None:
    async with started(Clock(), IGNORANT) as (desk, _):
        for event in (said(LLAMAS), pressed("questions.helped", "yes agreement/consent", cause="canary of a press")):
            await Bot(desk).handle(event)
        assert len(await kept(desk.store, Gap)) == 1
    written = b"".join(path.read_bytes() for path in (home / "store").rglob("*") if path.is_file())
    assert b"agreement/consent" in written
    assert b"canary" not in written.lower()
    assert b"llama" not in written.lower()


async def test_while_it_serves_what_is_due_is_forgotten() -> None:
    clock = Clock()
    async with started(clock, IGNORANT) as (desk, _):
        await Bot(desk).handle(said(LLAMAS))
        clock.move(timedelta(hours=25))
        async with beside.forgetting(desk, every=0.01):
            await forgotten(desk.store, Told)
            await forgotten(desk.store, Seen)
            assert len(await kept(desk.store, Gap)) == 1
            clock.move(timedelta(days=366 + 7))
            await forgotten(desk.store, Gap)


async def forgotten(store: Store, kind: type[Record]) -> None:
    async with asyncio.timeout(10):
        while await kept(store, kind):  # noqa: ASYNC110 - a store tells nobody
            await asyncio.sleep(0.01)


async def fill() -> None:
    async with started(Clock(), IGNORANT) as (desk, _):
        await Bot(desk).handle(said(LLAMAS))
        await Bot(desk).handle(pressed("questions.helped", "no agreement/consent", cause="another"))


EXPECTED = {
    "gaps": [{"example": LLAMAS, "count": 1, "others": []}],
    "did_not_help": [{"entry": "agreement/consent", "no": 1, "yes": 0}],
}


async def test_a_running_bot_is_asked_what_people_missed(capsys: pytest.CaptureFixture[str]) -> None:
    await fill()
    async with started(Clock()) as (desk, found), serving.door(settings.read(), desk, found):
        assert await asyncio.to_thread(cli.main, ["knowledge", "gaps", "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == EXPECTED


def test_where_no_bot_runs_its_store_is_opened_for_what_people_missed(capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(fill())
    assert cli.main(["knowledge", "gaps", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == EXPECTED
    assert cli.main(["knowledge", "gaps"]) == 0
    assert capsys.readouterr().out.startswith(f"Questions without an answer\n   1  {LLAMAS}\n")


async def test_where_another_process_holds_the_store_that_is_said() -> None:
    async with started(Clock()):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "adapters.cli", "knowledge", "gaps"]
        result = await asyncio.to_thread(
            subprocess.run, command, capture_output=True, text=True, env=environment, check=False
        )
    assert result.returncode == 1
    assert "Another process holds the store" in result.stderr
    assert "Traceback" not in result.stderr
