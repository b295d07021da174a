"""A survey closes: what may be told is what the counts allow and no more, and nothing else is left."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.privacy.periods import LONGEST
from bot.records import Ballot, FreeText, Result, Survey, SurveyKey, Unsent
from bot.records.surveys import NO_ANSWER, Answers, Asked, Condition, Stage, Table, Way
from bot.store import Record, Transaction, run
from bot.suppression import Counted, suppress
from bot.surveys import closing, counting, shelves
from bot.surveys.counting import Tally
from bot.surveys.questionnaire import branching
from bot.surveys.staff import answering, tokens
from bot.surveys.staff.handing_in import NOTHING
from tests.fakes import NOON, kept
from tests.surveys.asked import BRANCHING, Asking, asking, one, questionnaire, several, survey, text

LATER = NOON + timedelta(days=8)
KINDS: tuple[type[Record], ...] = (SurveyKey, Ballot, Unsent)


async def left(there: Asking) -> list[Record]:
    return [record for kind in KINDS for record in await kept(there.store, kind)]


async def result(there: Asking, way: Way = Way.CHAT) -> Result:
    (found,) = [one for one in await kept(there.store, Result) if one.way is way]
    return found


def counts(table: Table) -> dict[str, int | None]:
    return {"/".join(cell.keys): cell.count for cell in table.cells}


async def test_at_the_close_only_what_may_be_told_is_left() -> None:
    there = await asking()
    for number in range(12):
        site = "depot" if number < 7 else "hall"
        await there.answers(
            f"user {number}", site=site, sees=("camera",), worry=f"Canary {number}" if number < 6 else ""
        )
    await closing.close(there.store, "watched", NOON + timedelta(days=1))
    assert not await left(there)
    (closed,) = await kept(there.store, Survey)
    assert (closed.stage, closed.closes) == (Stage.CLOSED, NOON + timedelta(days=1))
    found = await result(there)
    assert found.answered == 12
    told = {table.questions: table for table in found.tables}
    assert counts(told["site",]) == {"depot": 7, "hall": 5, NO_ANSWER: 0}
    assert counts(told["sees",]) == {"camera": 12, "scanner": 0, "none": 0, NO_ANSWER: 0}
    texts = await kept(there.store, FreeText)
    assert {one.words for one in texts} == {f"Canary {number}" for number in range(6)}
    assert not any(one.passed for one in texts)
    alex = there.branch.somebody("user 1")
    await alex.send(f"{answering.KEY} watched en - 0", site="hall")
    assert not await left(there)


async def test_where_too_few_answered_not_even_how_many_is_told() -> None:
    there = await asking()
    for number in range(4):
        await there.answers(f"user {number}", site="depot", worry="Canary")
    await closing.close(there.store, "watched", LATER)
    found = await result(there)
    assert found.answered is None
    assert {cell.count for table in found.tables for cell in table.cells} == {None}
    assert {count for table in found.tables for count in (table.asked, table.answered)} == {None}
    assert not await kept(there.store, FreeText)
    assert not await left(there)


@pytest.mark.parametrize("way", list(Way))
async def test_what_nobody_was_asked_in_has_no_result(way: Way) -> None:
    there = await asking(survey(ways=(way,)))
    await there.change(closes=there.branch.clock())
    await closing.sweep(there.store, there.branch.clock())
    assert [one.way for one in await kept(there.store, Result)] == [way]


async def test_words_of_too_few_are_erased_unread() -> None:
    there = await asking()
    for number in range(9):
        await there.answers(f"user {number}", site="depot", worry="Canary" if number < 4 else "")
    await closing.close(there.store, "watched", LATER)
    assert not await kept(there.store, FreeText)


async def test_what_was_taken_back_counts_for_nothing() -> None:
    there = await asking()
    for number in range(6):
        who = await there.answers(f"user {number}", site="depot")
    await who.press("Take them back")
    await who.press("Yes, take them back")
    await closing.close(there.store, "watched", LATER)
    assert (await result(there)).answered == 5


async def test_who_came_by_a_code_and_who_came_by_the_open_link_are_counted_apart() -> None:
    there = await asking(survey(ways=tuple(Way)))
    key = (await kept(there.store, SurveyKey))[0]
    for number in range(5):
        await there.answers(f"user {number}", site="depot")
        for code in (tokens.make_code(key), tokens.link(key)):
            who = there.branch.somebody(f"visitor {number} {code}", lasting=False)
            await who.say(f"survey {code}")
            await who.press("Begin")
            await who.fill(site="hall")
    await closing.close(there.store, "watched", LATER)
    assert (await result(there)).answered == 5
    assert counts((await result(there)).tables[0]) == {"depot": 5, "hall": 0, NO_ANSWER: 0}
    for way in (Way.CODE, Way.LINK):
        assert (await result(there, way)).answered == 5
        assert counts((await result(there, way)).tables[0]) == {"depot": 0, "hall": 5, NO_ANSWER: 0}


async def test_codes_that_a_rep_uses_do_not_bring_the_others_over_the_threshold() -> None:
    there = await asking(survey(ways=(Way.CHAT, Way.CODE)))
    key = (await kept(there.store, SurveyKey))[0]
    for number in range(4):
        await there.answers(f"user {number}", site="depot")
    for number in range(6):
        who = there.branch.somebody(f"rep {number}", lasting=False)
        await who.say(f"survey {tokens.make_code(key)}")
        await who.press("Begin")
        await who.fill(site="hall")
    await closing.close(there.store, "watched", LATER)
    assert (await result(there)).answered is None
    assert set(counts((await result(there)).tables[0]).values()) == {None}
    assert (await result(there, Way.CODE)).answered == 6


async def test_a_survey_that_is_answered_by_code_alone_has_no_empty_result_beside_it() -> None:
    there = await asking(survey(ways=(Way.CODE,)))
    await closing.close(there.store, "watched", LATER)
    assert [one.way for one in await kept(there.store, Result)] == [Way.CODE]


async def test_a_question_that_hangs_on_another_is_counted_among_those_whom_it_was_asked() -> None:
    tally = Tally(survey(BRANCHING))
    for number in range(20):
        tally.add({"watched": ("yes",), "told": ("before" if number < 14 else "never",)} if number < 20 else {})
    for _ in range(11):
        tally.add({"watched": ("no",)})
    told = {table.questions: table for table in tally.told().tables}
    assert (told["told",].asked, told["told",].answered) == (20, 20)
    assert counts(told["told",]) == {"before": 14, "after": 0, "never": 6, NO_ANSWER: 0}


async def test_nothing_is_told_of_a_question_that_hangs_on_an_answer_that_is_withheld() -> None:
    tally = Tally(survey(questionnaire(one("a", "x", "y", "z"), one("b", "p", "q", when=Condition("a", ("x",))))))
    for answer, people in (("x", 6), ("y", 2), ("z", 20)):
        for _ in range(people):
            tally.add({"a": (answer,), "b": ("p",)})
    told = {table.questions: table for table in tally.told().tables}
    assert counts(told["a",])["y"] is None
    assert counts(told["a",])["x"] is None
    assert (told["b",].asked, set(counts(told["b",]).values())) == (None, {None})


async def test_texts_that_hang_on_a_withheld_answer_are_not_kept() -> None:
    asked = questionnaire(one("a", "x", "y", "z"), text("t", when=Condition("a", ("x",))))
    tally = Tally(survey(asked))
    for answer, people in (("x", 6), ("y", 2), ("z", 20)):
        for _ in range(people):
            tally.add({"a": (answer,), "t": ("Canary",)})
    assert not tally.told().texts


async def test_a_cancelled_survey_leaves_nothing() -> None:
    there = await asking()
    for number in range(9):
        await there.answers(f"user {number}", site="depot", worry="Canary")
    await closing.cancel(there.store, "watched", LATER)
    assert not await left(there)
    assert not await kept(there.store, Result)
    assert not await kept(there.store, FreeText)
    assert (await kept(there.store, Survey))[0].stage is Stage.CANCELLED
    await closing.close(there.store, "watched", LATER)
    assert (await kept(there.store, Survey))[0].stage is Stage.CANCELLED


async def test_a_sweep_closes_what_is_due_and_goes_on_with_what_was_broken_off() -> None:
    there = await asking()
    for number in range(6):
        await there.answers(f"user {number}", site="depot")
    await closing.sweep(there.store, NOON + timedelta(days=6))
    assert await left(there)
    await run(there.store, lambda tx: closing._end(tx, "watched", Stage.COUNTING, LATER))
    await closing.sweep(there.store, LATER)
    assert not await left(there)
    assert (await result(there)).answered == 6


async def test_what_was_counted_is_not_counted_again_where_erasing_was_broken_off() -> None:
    there = await asking()
    for number in range(7):
        await there.answers(f"user {number}", site="depot")
    some = (await there.ballots())[0]

    async def as_left(tx: Transaction) -> None:
        await closing._end(tx, "watched", Stage.COUNTING, LATER)
        await tx.add(Result("watched/chat", "watched", Way.CHAT, 7, ()))
        await tx.remove(Ballot, some.id)

    await run(there.store, as_left)
    await closing.sweep(there.store, LATER)
    assert (await result(there)).answered == 7
    assert not await left(there)
    assert (await kept(there.store, Survey))[0].stage is Stage.CLOSED


async def test_results_are_forgotten_in_the_end_and_words_that_no_rep_let_through_before() -> None:
    there = await asking()
    for number in range(6):
        await there.answers(f"user {number}", site="depot", worry=f"Canary {number}")
    await closing.close(there.store, "watched", NOON)
    async with there.store.transaction() as tx:
        await tx.put(replace((await tx.find(FreeText))[0], passed=True))
    await closing.sweep(there.store, NOON + LONGEST.written - timedelta(minutes=1))
    assert len(await kept(there.store, FreeText)) == 6
    await closing.sweep(there.store, NOON + LONGEST.written)
    assert [one.passed for one in await kept(there.store, FreeText)] == [True]
    assert await kept(there.store, Result)
    await closing.sweep(there.store, NOON + LONGEST.results)
    for kind in (FreeText, Result, Survey):
        assert not await kept(there.store, kind)


async def test_texts_are_kept_in_no_order() -> None:
    asked = survey(questionnaire(text("worry")))
    orders = set()
    for _ in range(6):
        tally = Tally(asked)
        for number in range(30):
            tally.add({"worry": (f"{number}",)})
        orders.add(tally.told().texts)
    assert len(orders) > 1


def test_only_pairs_that_the_same_people_are_asked_are_counted_together() -> None:
    asked = questionnaire(one("a", "x"), one("b", "y", when=Condition("a", ("x",))), several("c", "z"), text("d"))
    pairs = (("a", "b"), ("a", "c"), ("a", "d"), ("a", "a"), ("a", "missing"))
    assert not counting.together(survey(asked, together=pairs))


def test_a_pair_that_closes_a_ring_is_not_counted() -> None:
    asked = questionnaire(one("a", "x", "y"), one("b", "x", "y"), one("c", "x", "y"))
    made = survey(asked, together=(("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")))
    assert counting.together(made) == (("a", "b"), ("b", "c"))
    tally = Tally(made)
    for _ in range(9):
        tally.add({"a": ("x",), "b": ("x",), "c": ("y",)})
    assert [table.questions for table in tally.told().tables if len(table.questions) > 1] == [("a", "b"), ("b", "c")]


WAYS = replace(
    several("ways", "cameras", "calls", "none", "unsure"),
    choices=tuple(
        replace(choice, alone=choice.key in {"none", "unsure"})
        for choice in several("ways", "cameras", "calls", "none", "unsure").choices
    ),
)


def ways(told_on: tuple[str, ...], **people: int) -> dict[tuple[str, ...], Table]:
    asked = survey(questionnaire(WAYS, one("told", "yes", "no", when=Condition("ways", told_on))))
    tally = Tally(asked)
    for chosen, count in people.items():
        for number in range(count):
            tally.add({"ways": tuple(chosen.split("_")), "told": ("yes" if number % 2 else "no",)})
    return {table.questions: table for table in tally.told().tables}


def test_what_nobody_else_chose_does_not_tell_a_withheld_choice() -> None:
    found = ways(("cameras",), cameras=3, none=8, unsure=9)
    assert counts(found["ways",]) == {"cameras": None, "calls": 0, "none": None, "unsure": 9, NO_ANSWER: 0}


def test_what_hangs_on_any_of_the_choices_that_can_go_together_is_told_where_the_rest_is() -> None:
    people = {"cameras": 10, "cameras_calls": 10, "calls": 10, "none": 8, "unsure": 9}
    found = ways(("cameras", "calls"), **people)
    assert (found["told",].asked, counts(found["told",])) == (30, {"yes": 15, "no": 15, NO_ANSWER: 0})
    with_none = ways(("cameras", "calls", "none"), **people)
    assert with_none["told",].asked == 38
    assert ways(("none", "unsure"), **people)["told",].asked == 17
    withheld = ways(("cameras", "calls"), **{**people, "none": 2})
    assert (withheld["told",].asked, set(counts(withheld["told",]).values())) == (None, {None})


def test_how_many_chose_two_of_three_that_can_go_together_is_not_told() -> None:
    asked = several("ways", "cameras", "calls", "badges")
    made = survey(questionnaire(asked, one("told", "yes", "no", when=Condition("ways", ("cameras", "calls")))))
    tally = Tally(made)
    for chosen in ("cameras", "cameras_calls", "calls", "badges"):
        for _ in range(10):
            tally.add({"ways": tuple(chosen.split("_")), "told": ("yes",)})
    found = {table.questions: table for table in tally.told().tables}
    assert None not in counts(found["ways",]).values()
    assert found["told",].asked is None


QUESTIONS = (
    one("a", "x", "y", "z", sensitive=True),
    one("b", "p", "q", when=Condition("a", ("x", "y"))),
    one("c", "k", "l", "m"),
    several("d", "r", "s", "t"),
)
POPULATION = survey(questionnaire(*QUESTIONS), together=(("a", "c"),))


@dataclass(frozen=True, slots=True)
class People:
    answers: tuple[Answers, ...]
    threshold: int


@st.composite
def people(draw: st.DrawFn) -> People:
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 - only answers
    weights = {q.key: [chance.random() ** 3 for _ in range(len(q.choices) + 1)] for q in QUESTIONS}

    def answers() -> Answers:
        made = dict[str, tuple[str, ...]]()
        for question in QUESTIONS:
            keys = [choice.key for choice in question.choices]
            many = chance.randint(1, 3) if question.asked is Asked.SEVERAL else 1
            chosen = {one for one in chance.choices([*keys, NO_ANSWER], weights[question.key], k=many) if one}
            if chosen:
                made[question.key] = tuple(sorted(chosen))
        return made

    return People(tuple(answers() for _ in range(draw(st.integers(0, 60)))), draw(st.integers(5, 9)))


@given(people())
@settings(max_examples=150, deadline=None)
def test_what_is_told_is_what_suppression_lets_through_of_the_counts(found: People) -> None:
    asked = replace(POPULATION, threshold=found.threshold)
    tally = Tally(asked)
    for answers in found.answers:
        tally.add(answers or NOTHING)
    tally.add({})  # taken back
    told = tally.told()
    counted = [branching.kept(asked.questionnaire, one) for one in found.answers]
    assert tally.people == len(counted)
    assert told.answered == (len(counted) if len(counted) >= found.threshold else None)
    if told.answered is None:
        assert {cell.count for table in told.tables for cell in table.cells} <= {None}
        return
    tables = {table.questions: table for table in told.tables}
    root = [
        _counted(counted, ("a",), frozenset({"a"})),
        _counted(counted, ("c",), frozenset()),
        _counted(counted, ("a", "c"), frozenset({"a"})),
    ]
    for published in suppress(root, found.threshold):
        assert {cell.keys: cell.count for cell in tables[published.dimensions].cells} == dict(published.cells)
    for table in told.tables:
        for cell in table.cells:
            if cell.count is not None and len(table.questions) == 1:
                assert cell.count == _exact(counted, table.questions[0], cell.keys[0], asked)
    if {cell.count for cell in tables["a",].cells if cell.keys[0] in "xy"} & {None}:
        assert {cell.count for cell in tables["b",].cells} == {None}


def _counted(counted: list[Answers], questions: tuple[str, ...], sensitive: frozenset[str]) -> Counted:
    keys = {q.key: [*(choice.key for choice in q.choices), NO_ANSWER] for q in QUESTIONS}
    found = Counter(tuple(one.get(key, (NO_ANSWER,))[0] for key in questions) for one in counted)
    cells: Mapping[tuple[str, ...], int]
    if len(questions) == 1:
        cells = {(key,): found[key,] for key in keys[questions[0]]}
    else:
        cells = {(one, two): found[one, two] for one in keys[questions[0]] for two in keys[questions[1]]}
    return Counted(questions, cells, sensitive, frozenset({NO_ANSWER}))


def _exact(counted: list[Answers], question: str, key: str, asked: Survey) -> int:
    those = [one for one in counted if question in {each.key for each in branching.reached(asked.questionnaire, one)}]
    if key == NO_ANSWER:
        return sum(question not in one for one in those)
    return sum(key in one.get(question, ()) for one in those)


def test_every_token_has_one_shelf_and_every_shelf_is_gone_through() -> None:
    all_of_them = list(shelves.shelves("watched"))
    assert len(all_of_them) == len(set(all_of_them)) == 256
    key = tokens.new_key("watched")
    assert {shelves.shelf("watched", tokens.of_person(key, f"{number}")) for number in range(3_000)} == set(all_of_them)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.WAITING, Stage.CLOSED])
async def test_what_is_not_open_does_not_close(stage: Stage) -> None:
    there = await asking()
    await there.change(stage=stage)
    await closing.close(there.store, "watched", LATER)
    assert (await kept(there.store, Survey))[0].stage is stage
    assert not await kept(there.store, Result)
