"""`survey prove` shows every row that is stored about a survey, beside a bot that runs and where none does."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters import cli, settings
from adapters.commands import beside, serving
from adapters.stores import opening
from bot.bot import Bot
from bot.records import Survey, Turnout
from bot.records.surveys import Stage
from bot.store import Store
from bot.surveys import closing
from bot.surveys.staff import answering
from tests import fakes
from tests.fakes import NOON
from tests.people.living import Somebody
from tests.surveys import asked
from tests.terminal.sitting import alone

pytestmark = pytest.mark.usefixtures("home")
PEOPLE, ID = 6, "3f9c"


async def answered(store: Store) -> None:
    desk = fakes.desk(store=store)
    await asked.opened(store, asked.survey(id_=ID), desk)
    await asked.opened(store, asked.survey(asked.BRANCHING, "pages"), desk)
    bot = Bot(desk)
    for number in range(PEOPLE):
        who = Somebody(bot, store, f"user {number}")
        await who.send(f"{answering.KEY} {ID} en - 0", site="depot", worry="They score the canary.")
    await who.send(f"{answering.KEY} pages en - 0", watched="yes")


async def kept(*, closed: bool) -> None:
    async with opening.store(settings.read()) as opened:
        await answered(opened.store)
        if closed:
            await closing.close(opened.store, ID, NOON)


def proof(capsys: pytest.CaptureFixture[str], survey: str = ID) -> Any:
    assert cli.main(["survey", "prove", survey, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_while_a_survey_is_open_it_shows_one_sealed_row_for_each_who_answered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asyncio.run(kept(closed=False))
    found = proof(capsys)
    assert found["stage"] == "open"
    assert (found["counts"]["ballot"], found["counts"]["survey_key"], found["counts"]["survey_result"]) == (
        PEOPLE,
        1,
        0,
    )
    ballots = [row for row in found["rows"] if row["kind"] == "ballot"]
    assert len(ballots) == PEOPLE
    assert all(row["key"] and set(row["fields"]) >= {"sealed-text", "sealed-under", "shelf"} for row in ballots)
    assert "canary" not in json.dumps(found)
    assert cli.main(["survey", "prove", ID]) == 0
    told = capsys.readouterr().out
    assert "6 lie sealed. Whoever has this machine and its keys could open them" in told
    assert "could test whether an account has answered" in told


def test_once_it_is_closed_it_shows_the_counts_and_that_nothing_else_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asyncio.run(kept(closed=True))
    found = proof(capsys)
    assert {kind: count for kind, count in found["counts"].items() if count} == {
        "free_text": PEOPLE,
        "survey": 1,
        "survey_result": 1,
    }
    assert {"ballot", "carried", "survey_key", "unsent"} <= found["counts"].keys()
    (result,) = [row for row in found["rows"] if row["kind"] == "survey_result"]
    assert result["fields"]["answered"] == PEOPLE
    cli.main(["survey", "prove", ID])
    told = capsys.readouterr().out
    assert "nobody can test any more who has answered" in told
    assert "Answers   none, sent or unsent." in told


def test_what_is_not_sent_yet_is_shown_too_and_no_row_of_another_survey(capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(kept(closed=True))
    found = proof(capsys, "pages")
    assert (found["counts"]["unsent"], found["counts"]["ballot"], found["counts"]["free_text"]) == (1, 0, 0)
    assert {row["id"] for row in found["rows"] if row["kind"] in ("survey", "survey_key")} == {"pages"}


async def test_the_bot_that_runs_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = settings.read()
    async with opening.store(chosen) as opened, serving.door(chosen, fakes.desk(store=opened.store), opened):
        await answered(opened.store)
        assert await asyncio.to_thread(cli.main, ["survey", "prove", ID, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["counts"]["ballot"] == PEOPLE
        assert await asyncio.to_thread(cli.main, ["survey", "prove"]) == 0
        assert capsys.readouterr().out == "3f9c  open\npages  open\n"
        assert await asyncio.to_thread(cli.main, ["survey", "prove", "elsewhere"]) == 1
        assert "There is no survey of the id elsewhere" in capsys.readouterr().err


def test_where_there_is_none_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["survey", "prove", ID]) == 1
    assert "There is no store" in capsys.readouterr().err
    asyncio.run(kept(closed=False))
    assert cli.main(["survey", "prove", "elsewhere"]) == 1
    assert "There is no survey of the id elsewhere" in capsys.readouterr().err


async def test_a_bot_that_runs_closes_what_is_due() -> None:
    clock = fakes.Clock()
    desk = fakes.desk(clock=clock)
    await asked.opened(desk.store, asked.survey(closes=NOON), desk)
    async with beside.surveying(desk, every=0.001), asyncio.timeout(20):
        while (await fakes.kept(desk.store, Survey))[0].stage is not Stage.CLOSED:  # noqa: ASYNC110 - a store tells nobody
            await asyncio.sleep(0)


async def test_a_chat_in_the_terminal_alone_closes_what_is_due_and_tends_to_the_rest(tmp_path: Path) -> None:
    clock = fakes.Clock()
    async with alone(tmp_path, clock=clock) as (_, desk):
        await asked.opened(desk.store, asked.survey(closes=NOON + timedelta(minutes=1)), desk)
        await asked.opened(desk.store, asked.survey(id_="open"), desk)
    clock.move(timedelta(minutes=1))
    async with alone(tmp_path, clock=clock) as (_, desk), asyncio.timeout(20):
        while {one.stage for one in await fakes.kept(desk.store, Survey)} != {Stage.CLOSED, Stage.OPEN}:  # noqa: ASYNC110 - a store tells nobody
            await asyncio.sleep(0)
        while not await fakes.kept(desk.store, Turnout):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0)
