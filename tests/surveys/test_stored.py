"""Anybody can see in chat what is stored about a survey, and nobody finds anybody by it."""

import json
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.commands import proving
from adapters.commands.proving import Prove
from adapters.stores import opening
from adapters.stores.sealing import SLOT, TEXT
from bot.bot import Bot
from bot.records import KINDS, Result, Survey
from bot.records.surveys import Stage
from bot.replies import Document
from bot.store import Store
from bot.surveys import closing, stored, tending
from bot.surveys.questionnaire.phrases import say
from bot.surveys.staff import answering
from bot.surveys.staff.card import NOTE, OPEN
from bot.surveys.stored import SORTS, Anybody, May, Stored
from tests import fakes
from tests.fakes import NOON, kept
from tests.people.living import Somebody
from tests.surveys import asked
from tests.surveys.asked import Asking, asking
from tests.surveys.asking import SLOW
from tests.surveys.concluded import concluded
from tests.surveys.reps import hall


def file(who: Somebody) -> str:
    (found,) = [one.content.decode() for one in who.replies if isinstance(one, Document)]
    return found


async def look(there: Asking, name: str = "looker", survey: str = "watched") -> str:
    who = there.branch.somebody(name)
    await who.force(stored.SHOW, survey)
    return f"{who.card}\n{file(who)}"


async def test_whoever_is_asked_sees_what_is_stored_from_where_they_are_told_who_sees_what() -> None:
    there = await asking()
    await there.answers("bo", site="depot", worry="words-canary")
    await tending.tend(there.branch.desk)
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    await alex.press("Who sees what")
    card = await alex.press("What is stored")
    assert "Fewer than 5, at 12:00" in card
    assert "sealed under a key of its own" in card
    assert "could test whether an account has answered" in card
    text = file(alex)
    assert "ballot: answers that were sent\n    rows: Fewer than 5, at 12:00" in text
    assert "sealed, each row under a key of its own: way, answers, causes, holder" in text
    assert "unsent: answers that are not sent yet\n    rows: not told while the survey is open" in text
    assert "survey_key: the key that turns whoever answers into a code\n    rows: 1" in text
    assert "canary" not in text


@pytest.mark.parametrize(("language", "back"), [("en", "Back to the survey"), ("cy", "Yn ôl at yr arolwg")])
async def test_there_is_a_way_back_to_where_they_came_from_before_and_after_the_close(language: str, back: str) -> None:
    there = await asking()
    alex = there.branch.somebody("alex")
    await alex.force(NOTE, f"watched {language} -")
    await alex.press(say("en", "button.stored"))
    await alex.force(stored.SHOW, f"watched {language} -")
    await alex.press(back)
    assert alex.card.title == "Watched at work"
    assert "Begin" in alex.labels
    await alex.press("Begin")
    assert alex.form.title == "Watched at work"
    there.branch.clock.move(timedelta(days=8))
    await closing.sweep(there.store, there.branch.clock())
    await alex.force(OPEN, "watched")
    await alex.press("What is stored")
    await alex.press("Back to the survey")
    assert "It is closed" in alex.words


async def test_once_it_is_closed_everybody_sees_that_no_answer_and_no_key_is_left() -> None:
    there = await asking()
    for number in range(7):
        await there.answers(f"user {number}", site="depot", worry="words-canary")
    await closing.close(there.store, "watched", NOON)
    alex = there.branch.somebody("alex")
    await alex.force("survey.open", "watched")
    card = await alex.press("What is stored")
    assert "none, sent or unsent" in card
    assert "nobody can test any more who has answered" in card
    text = file(alex)
    for kind in ("ballot", "unsent", "carried", "survey_key"):
        assert "rows: 0" in text.split(f"{kind}: ")[1].splitlines()[1]
    assert "rows: 1" in text.split("survey_result: ")[1].splitlines()[1]
    assert '"answered": 7' not in text, "before an organiser has signed, the tables are a draft"
    assert "not told before an organiser has signed" in text.split("free_text: ")[1]


async def test_once_the_results_are_signed_the_tables_stand_there_as_they_lie_in_the_store() -> None:
    there = await concluded()
    await there.signs()
    alex = there.place.branch.somebody("alex")
    await alex.force("surveys.results", "watched")
    await alex.press("What is stored")
    text = file(alex)
    (result,) = await kept(there.place.branch.desk.store, Result)
    row = next(line for line in text.split(f"survey_result {result.id}\n")[1].splitlines())
    assert json.loads(row)["answered"] == result.answered == 21
    assert "survey_signed watched" in text


async def test_what_points_to_a_rep_is_left_out_by_name() -> None:
    there = await asking()
    text = await look(there)
    (survey,) = await kept(there.store, Survey)
    assert survey.made_by not in text
    assert f'"made_by": "{stored.HIDDEN}"' in text


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.WAITING])
async def test_of_what_nobody_is_asked_yet_nothing_is_told(stage: Stage) -> None:
    there = await asking()
    await there.change(stage=stage)
    who = there.branch.somebody("alex")
    for survey in ("no such survey", "watched"):
        assert "no longer there" in await who.force(stored.SHOW, survey)
        assert not [one for one in who.replies if isinstance(one, Document)]


@pytest.mark.parametrize("stage", [Stage.COUNTING, Stage.ERASING])
async def test_while_answers_are_erased_nobody_sees_how_many_are_left(stage: Stage) -> None:
    there = await asking()
    for number in range(7):
        await there.answers(f"user {number}", site="depot")
    await there.change(stage=stage)
    text = await look(there)
    assert "being erased just now" in text
    assert "rows: not told while they are erased" in text
    assert "rows: 7" not in text


@given(
    answered=st.sets(st.integers(0, 11), max_size=4),
    others=st.sets(st.integers(0, 11), max_size=4),
    unsent=st.sets(st.integers(0, 11)),
    taken_back=st.booleans(),
)
@settings(SLOW, max_examples=8)
async def test_it_says_the_same_whoever_has_answered_within_the_same_turnout(
    answered: set[int], others: set[int], unsent: set[int], taken_back: bool
) -> None:
    told = set[str]()
    for who_answers, who_stops in ((answered, unsent), (others, set[int]())):
        there = await asking(asked.survey(asked.BRANCHING))
        for number in sorted(who_answers | who_stops):
            who = there.branch.somebody(f"user {number}")
            await who.send(f"{answering.KEY} watched en - 0", watched="no")
            if number in who_answers:
                await who.send(f"{answering.KEY} watched en - 2", worry="words-canary")
                await who.send(f"{answering.KEY} watched en - send", go="send")
                if taken_back:
                    await who.force("survey.taken_back", "watched en -")
        await tending.tend(there.branch.desk)
        told |= {await look(there), await look(there, "user 1")}
    assert len(told) == 1


def test_every_field_of_every_kind_is_named_open_or_sealed_and_no_row_that_stands_for_people_is_shown() -> None:
    sheet = stored.sheet("watched", Stage.OPEN, [], Anybody("About 5", signed=False))
    for sort, line in zip(SORTS, sheet.lines, strict=True):
        assert {*line.open, *line.sealed} == {one.name for one in fields(sort.kind)}
        assert bool(line.sealed) == sort.kind.personal
        assert not (sort.shown and (sort.kind.personal or sort.may is not May.ALWAYS))
    assert [line.rows for line in sheet.lines if line.kind == "ballot"] == ["About 5"]


def test_rows_that_are_left_by_a_damaged_disk_are_told() -> None:
    left = [Stored("ballot", "a", {}, key=False)]
    assert "keys are dead" in stored.sheet("watched", Stage.CLOSED, left, Anybody("", signed=False)).answers
    left.append(Stored("carried", "b", {}, key=True))
    assert "1 lie sealed" in stored.sheet("watched", Stage.CLOSED, left, Anybody("", signed=False)).answers


@pytest.mark.usefixtures("home")
async def test_the_command_and_the_button_tell_the_same_of_the_same_store(tmp_path: Path) -> None:
    from adapters import settings as chosen  # noqa: PLC0415 - whose name is that of hypothesis's

    async with opening.store(chosen.read()) as opened:
        store: Store = opened.store
        desk = fakes.desk(store=store)
        await asked.opened(store, asked.survey(), desk)
        bot = Bot(desk)
        for number in range(6):
            await Somebody(bot, store, f"user {number}").send(f"{answering.KEY} watched en - 0", site="depot")
        by_command = await proving.prove(opened, Prove("watched"))
        for row in by_command.rows:
            (sort,) = [one for one in SORTS if one.kind.kind == row.kind]
            line = next(one for one in stored.sheet("watched", Stage.OPEN, []).lines if one.kind == row.kind)
            assert {*row.fields} - {SLOT, TEXT} <= {*line.open}, "no field that should be sealed lies open"
            assert (row.key is None) != sort.kind.personal
        await closing.close(store, "watched", NOON)
        looker = Somebody(bot, store, "looker")
        await looker.force(stored.SHOW, "watched")
        by_command = await proving.prove(opened, Prove("watched"))
        for told in proving.told(by_command).splitlines()[:3]:
            assert told.startswith(("Survey", "Key", "Answers"))
            assert told in file(looker)
        for sort in stored.countable(Stage.CLOSED, signed=False):
            part = file(looker).split(f"{sort.kind.kind}: ")[1].splitlines()[1]
            assert part.strip() == f"rows: {by_command.counts[sort.kind.kind]}"


@pytest.mark.usefixtures("home")
async def test_every_record_that_names_a_survey_is_of_a_kind_that_is_listed() -> None:
    there = await hall()
    made = await there.launched(audience=("everybody", "codes", "link"), target="10")
    await there.willing("alex")
    for number in range(6):
        await there.answered(f"user {number}")
    listed = {sort.kind for sort in SORTS}
    store = there.branch.desk.store
    for _ in range(2):
        await there.tend()
        for kind in KINDS:
            naming = [one for one in await kept(store, kind) if made.id in repr(_whole(one))]
            assert not naming or kind in listed, kind
        await closing.close(store, made.id, there.branch.clock())


def _whole(record: object) -> object:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}  # type: ignore[attr-defined]
