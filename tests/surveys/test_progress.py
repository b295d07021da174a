"""While a survey is open a rep sees how many have answered by the hour's end, and nothing else of any answer."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.commands.serving import surveying
from bot.records import Turnout
from bot.store import UnavailableError
from bot.surveys import tending
from tests import fakes
from tests.fakes import BrokenStore
from tests.surveys.asking import SLOW
from tests.surveys.reps import Hall, hall

ACTIONS = ("one", "preview", "extend", "close", "cancel", "codes", "poster", "copy", "file", "reword")


async def seen(there: Hall, survey: str) -> list[object]:
    """All that a rep finds of it, whatever they press."""
    found: list[object] = []
    for who in (there.kim, there.sam, there.branch.somebody("olu")):
        found += [await who.say("our surveys"), who.labels, await who.say("survey"), who.labels]
        for action in ACTIONS:
            await who.force(f"surveys.{action}", survey)
            found.append([one for one in who.replies if "poster" not in repr(one)])
    return found


async def test_how_many_have_answered_is_told_by_the_hour_and_not_below_the_threshold() -> None:
    there = await hall()
    made = await there.launched(target="40")
    kim = there.kim
    assert "not counted yet" in kim.words
    for name in "abcd":
        await there.answered(name)
    await there.tend()
    assert "Fewer than 5 at 12:00" in await kim.force("surveys.one", made.id)
    for name in "efg":
        await there.answered(name)
    await there.pass_by(timedelta(minutes=59))
    assert "Fewer than 5 at 12:00" in await kim.force("surveys.one", made.id)
    await there.pass_by(timedelta(minutes=2))
    assert "7 of 40 hoped for, at 13:00" in await kim.force("surveys.one", made.id)


async def test_below_the_threshold_no_number_is_written_down() -> None:
    there = await hall()
    await there.launched()
    for name in "abcd":
        await there.answered(name)
    await there.tend()
    assert [one.answered for one in await there.every(Turnout)] == [None]


async def test_a_number_that_would_be_of_the_middle_of_an_hour_is_not_told() -> None:
    there = await hall()
    await there.launched()
    there.branch.clock.move(timedelta(minutes=70))
    await there.tend()
    assert not await there.every(Turnout)


async def test_who_takes_their_answers_back_is_not_counted_any_more() -> None:
    there = await hall()
    made = await there.launched()
    people = [await there.answered(name) for name in "abcde"]
    await there.tend()
    assert "5, at 12:00" in await there.kim.force("surveys.one", made.id)
    await people[0].force("survey.taken_back", f"{made.id} en -")
    await there.pass_by(timedelta(hours=1))
    assert "Fewer than 5 at 13:00" in await there.kim.force("surveys.one", made.id)


@pytest.mark.parametrize("already", [0, 4])
@given(feelings=st.lists(st.sampled_from("12345-"), max_size=6))
@settings(SLOW, max_examples=6)
async def test_within_an_hour_no_answer_changes_anything_that_a_rep_sees(already: int, feelings: list[str]) -> None:
    there = await hall()
    made = await there.launched(audience=("everybody", "codes", "link"))
    for number in range(already):
        await there.answered(f"before {number}")
    await there.tend()
    before = await seen(there, made.id)
    for number, feel in enumerate(feelings):
        who = there.branch.somebody(f"now {number}")
        await who.force("survey.start", f"{made.id} en -")
        await who.fill(feel=feel)
    there.branch.clock.move(timedelta(seconds=1))
    await there.tend()
    assert await seen(there, made.id) == before


async def test_while_the_bot_runs_those_asked_are_told_and_answers_are_counted() -> None:
    there = await hall()
    await there.willing("alex")
    await there.launched()
    async with surveying(there.branch.desk, every=0.01):
        async with asyncio.timeout(10):
            while not await there.every(Turnout) or not await there.notices():  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0)
    assert len(await there.notices()) == 1


async def test_without_its_store_tending_logs_each_thing_and_goes_on(logged: list[str]) -> None:
    await tending.tend(fakes.desk(store=BrokenStore(UnavailableError("away"))))
    told = [line for line in logged if "of surveys, " in line]
    assert len(told) == len(set(told)) >= 3
