"""What cannot be opened any more goes with the rest when a survey closes, and is said to be missing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.stores import sealing, slots
from adapters.stores.kept import KeptStore
from bot.bot import Bot
from bot.privacy.periods import LONGEST
from bot.records import Ballot, FreeText, Outcome, Result, Survey, SurveyKey, Unsent
from bot.records.surveys import Stage, Way
from bot.store import MemoryStore, Record
from bot.surveys import closing
from bot.surveys.results import outcomes
from bot.surveys.staff import answering
from tests import fakes, postgres
from tests.damaged import DamagedStore
from tests.fakes import NOON, kept
from tests.outbox.stores import open_store
from tests.people.living import Somebody
from tests.surveys import asked
from tests.surveys.concluded import concluded

LATER = NOON + timedelta(days=8)


async def answered(store: KeptStore, people: int) -> None:
    desk = fakes.desk(store=store)
    await asked.opened(store, asked.survey(), desk)
    await asked.opened(store, asked.survey(asked.BRANCHING, "pages"), desk)
    bot = Bot(desk)
    for number in range(people):
        await Somebody(bot, store, f"user {number}").send(f"{answering.KEY} watched en - 0", site="depot")
    await Somebody(bot, store, "user 0").send(f"{answering.KEY} pages en - 0", watched="yes")


async def damage(store: KeptStore, keys: Path, kind: type[Record], rows: int) -> None:
    """As a bad disk does: some rows, and the key of one more."""
    async with store._engine.transaction() as tx:
        found = await tx.find(kind.kind, {})
        for row in found[:rows]:
            await tx.put(replace(row, fields={**row.fields, "sealed-text": "AAAA"}))
    number = sealing.slot(found[rows])
    assert number is not None
    with (keys / "vault").open("r+b") as file:
        file.seek(slots.offset(number) + 30)
        file.write(b"damaged")


@pytest.mark.parametrize("engine", ["embedded", "postgresql"])
@pytest.mark.parametrize(("rows", "told"), [(0, None), (6, 7)])
async def test_no_damaged_row_and_no_row_of_a_damaged_key_is_left_behind(
    tmp_path: Path, engine: str, rows: int, told: int | None, logged: list[str]
) -> None:
    with postgres.database() as url:
        where = url if engine == "postgresql" else tmp_path / "store"
        store = await open_store(tmp_path / "keys", where)
        await answered(store, 16)
        await damage(store, tmp_path / "keys", Ballot, rows)
        await damage(store, tmp_path / "keys", Unsent, 0)
        await store.close()
        store = await open_store(tmp_path / "keys", where)
        before = len(logged)
        for survey in ("watched", "pages"):
            await closing.close(store, survey, LATER)
        async with store.transaction() as tx:
            for kind in (Ballot, Unsent, SurveyKey):
                assert not await tx.lying(kind)
        results = {one.survey: one for one in await kept(store, Result)}
        assert (results["watched"].answered, results["watched"].lost) == (16 - rows - 1, told)
        assert results["pages"].lost == 0
        assert {one.stage for one in await kept(store, Survey)} == {Stage.CLOSED}
        (line,) = [line for line in logged[before:] if "is counted without" in line]
        assert f"without {rows + 1} of its answers" in line
        assert "store check" in line
        await store.close()


async def test_the_results_say_that_answers_are_missing_and_how_many_only_from_the_threshold_on() -> None:
    for lost, words in ((0, ""), (None, "Fewer than 5 answers were damaged"), (7, "7 answers were damaged")):
        there = await concluded()
        (result,) = await kept(there.place.branch.desk.store, Result)
        await there.place.keep(replace(result, lost=lost))
        said = await there.opens(there.rep)
        assert words in said
        assert ("damaged" in said) == bool(words)
        assert words in await there.signs()


async def test_one_survey_that_is_damaged_keeps_no_other_from_closing_nor_from_being_answered() -> None:
    store = DamagedStore(damaged={"broken"})
    desk = fakes.desk(store=store)
    for number in range(3):
        await asked.opened(store, asked.survey(id_=f"{number}"), desk)
    await asked.opened(store, asked.survey(id_="broken"), desk)
    who = Somebody(Bot(desk), store.inner, "alex")
    assert "These surveys are open" in await who.say("surveys")
    await closing.sweep(store, LATER)
    stages = {one.id: one.stage for one in await kept(store.inner, Survey)}
    assert stages == {"0": Stage.CLOSED, "1": Stage.CLOSED, "2": Stage.CLOSED, "broken": Stage.OPEN}


async def test_with_its_key_damaged_a_survey_still_closes() -> None:
    store = DamagedStore(damaged={"watched"}, kinds=(SurveyKey,))
    await asked.opened(store.inner, asked.survey(), fakes.desk(store=store.inner))
    await closing.sweep(store, LATER)
    assert [one.stage for one in await kept(store.inner, Survey)] == [Stage.CLOSED]
    assert not await kept(store.inner, SurveyKey)


async def test_words_that_cannot_be_opened_are_forgotten_with_those_that_no_rep_let_through() -> None:
    store = DamagedStore(damaged={"lost"})
    closed = replace(asked.survey(), stage=Stage.CLOSED, closes=NOON)
    async with store.transaction() as tx:
        await tx.add(closed)
        for id_ in ("lost", "passed"):
            await tx.add(FreeText(id_, "watched", "worry", Way.CHAT, "words", passed=True))
    await closing.sweep(store, NOON + LONGEST.written)
    assert [one.id for one in await kept(store.inner, FreeText)] == ["passed"]
    await closing.sweep(store, NOON + LONGEST.results)
    assert not await kept(store.inner, FreeText)


async def test_results_whose_words_are_damaged_are_still_shown() -> None:
    there = await concluded()
    await there.signs()
    store = there.place.branch.desk.store
    assert isinstance(store, MemoryStore)
    broken = DamagedStore(damaged={there.made.id}, kinds=(Outcome,), inner=store)
    async with broken.transaction() as tx:
        found = await outcomes.of(tx, there.made.id)
    assert found.signed_by == outcomes.LOST_NAME
