"""While a survey is open a rep sees how many have answered by the hour's end, and nothing else of any answer."""

import asyncio
import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.commands.beside import surveying
from adapters.stores.kinds import Forms
from bot.records import Survey, SurveyKey, Turnout
from bot.store import UnavailableError
from bot.surveys import tending
from bot.surveys.reps import turnout
from bot.surveys.staff import tokens
from tests import fakes
from tests.fakes import NOON, BrokenStore
from tests.surveys.asked import survey
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
    assert "Fewer than 5, at 12:00" in await kim.force("surveys.one", made.id)
    for name in "efg":
        await there.answered(name)
    await there.pass_by(timedelta(minutes=59))
    assert "Fewer than 5, at 12:00" in await kim.force("surveys.one", made.id)
    await there.pass_by(timedelta(minutes=2))
    assert "About 5, at 13:00; 40 are hoped for" in await kim.force("surveys.one", made.id)


async def test_below_the_threshold_no_number_is_written_down() -> None:
    there = await hall()
    await there.launched()
    for name in "abcd":
        await there.answered(name)
    await there.tend()
    assert [one.steps for one in await there.every(Turnout)] == [{}]


async def test_a_number_that_would_be_of_the_middle_of_an_hour_is_not_told() -> None:
    there = await hall()
    await there.launched()
    there.branch.clock.move(timedelta(minutes=70))
    await there.tend()
    assert not await there.every(Turnout)


async def test_from_one_hour_to_the_next_no_number_tells_that_one_person_has_answered() -> None:
    there = await hall()
    made = await there.launched()
    told = []
    for name in "abcdefghijkl":
        await there.answered(name)
        await there.pass_by(timedelta(hours=1))
        told += re.findall("Have answered: (.*?), at", await there.kim.force("surveys.one", made.id))
    assert told == ["Fewer than 5"] * 4 + ["About 5"] * 5 + ["About 10"] * 3


async def test_who_takes_their_answers_back_and_sends_them_again_moves_no_number() -> None:
    there = await hall()
    made = await there.launched()
    people = [await there.answered(name) for name in "abcde"]
    await there.tend()
    assert "About 5, at 12:00" in await there.kim.force("surveys.one", made.id)
    for who in people[1:]:
        await who.force("survey.taken_back", f"{made.id} en -")
        await there.pass_by(timedelta(hours=1))
    assert "About 5, at 16:00" in await there.kim.force("surveys.one", made.id)
    await people[0].force("survey.taken_back", f"{made.id} en -")
    await there.pass_by(timedelta(hours=1))
    assert "Fewer than 5, at 17:00" in await there.kim.force("surveys.one", made.id)


async def test_those_who_come_by_codes_and_by_the_open_link_are_told_apart() -> None:
    there = await hall()
    made = await there.launched(audience=("everybody", "codes", "link"))
    for name in "abcde":
        await there.answered(name)
    (key,) = await there.every(SurveyKey)
    for number in range(4):
        who = there.branch.somebody(f"visitor {number}", lasting=False)
        await who.force("survey.start", f"{made.id} en {tokens.bare(tokens.make_code(key))}")
        await who.fill(feel="1")
    await there.tend()
    told = "About 5 in chat, fewer than 5 by codes, fewer than 5 by the open link, at 12:00"
    assert told in await there.kim.force("surveys.one", made.id)


@given(st.lists(st.integers(0, 60), max_size=30), st.integers(5, 12))
def test_what_is_told_is_near_what_is_so_and_moves_only_after_several_people(counts: list[int], threshold: int) -> None:
    before = 0
    for count in counts:
        now = turnout.step(count, before, threshold)
        assert now % threshold == 0
        assert abs(count - now) < threshold
        assert now == before or abs(count - before) >= threshold
        before = now


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


async def test_once_the_first_answer_is_in_what_was_promised_is_locked_and_the_survey_tells_nothing_of_it() -> None:
    there = await hall()
    made = await there.launched()
    await there.answered("alex")
    assert await there.survey() == made, "no trace in what reps and others read"
    await there.kim.send(f"surveys.worded mark {made.id} feel en", **{"ask en": "Other?", "why en": "Why"})
    await there.kim.send(f"surveys.settled draft {made.id}", threshold="9", may_change="no")
    for action in ("questions", "leave_out", "pair", "settle", "paste", "discard"):
        await there.kim.force(f"surveys.{action}", made.id)
    assert await there.survey() == made


def test_a_survey_that_was_kept_with_that_trace_is_still_read() -> None:
    form = Forms([Survey]).of(Survey)
    now = survey()
    assert form.record(now.id, now.due, {**form.fields(now), "begun": True}) == now
    turnout_ = Forms([Turnout]).of(Turnout)
    assert turnout_.record("watched", None, {"hour": NOON.isoformat(), "answered": 7}) == Turnout("watched", NOON)


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
