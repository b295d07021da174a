"""Two surveys of the same people: what the one tells is no way to what the other withholds, or to a newcomer."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.records import EVERYWHERE, Ballot, Result, Survey
from bot.records.surveys import (
    Answers,
    Asked,
    Choice,
    Condition,
    NotAgain,
    Question,
    Questionnaire,
    Stage,
    Table,
    Way,
    WhyNot,
)
from bot.replies import Picture
from bot.store import run
from bot.surveys import closing, ledger, shelves
from bot.surveys.counting import Tally
from bot.surveys.ledger import Ledger, Telling
from bot.surveys.questionnaire.sameness import same
from bot.surveys.results import in_chat
from tests.fakes import NOON, kept
from tests.surveys import reps
from tests.surveys.asked import Asking, asking, one, questionnaire, several, survey
from tests.surveys.attacker import Attacker, Release, moves
from tests.surveys.concluded import concluded, files, people

THRESHOLD = 3
MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Shape:
    """A survey, and every way in which somebody answers it."""

    asked: Questionnaire
    kinds: tuple[Answers, ...]
    together: tuple[tuple[str, str], ...] = ()
    most: int = 12  # people
    other: Questionnaire | None = None  # asked instead, every second time


X, Y, Z = ({"a": (key,)} for key in "xyz")
SHAPES = {
    "line": Shape(questionnaire(one("a", "x", "y", "z")), (X, Y, Z), most=13),
    "sensitive": Shape(questionnaire(one("a", "x", "y", sensitive=True)), (X, Y), most=15),
    "pair": Shape(
        questionnaire(one("a", "x", "y"), one("b", "u", "v")),
        tuple({"a": (down,), "b": (across,)} for down in "xy" for across in "uv"),
        (("a", "b"),),
        most=9,
    ),
    "condition": Shape(
        questionnaire(one("a", "x", "y"), one("b", "u", "v", when=Condition("a", ("x",)))),
        ({**X, "b": ("u",)}, {**X, "b": ("v",)}, Y),
        most=13,
    ),
    "offers": Shape(
        questionnaire(one("a", "x", "y", "z")), (X, Y), most=13, other=questionnaire(one("a", "y", "w", "x"))
    ),
    "offers with a pair": Shape(
        questionnaire(one("a", "x", "y"), one("b", "u", "v")),
        tuple({"a": (down,), "b": (across,)} for down in "xy" for across in "uv"),
        (("a", "b"),),
        most=8,
        other=questionnaire(one("b", "v", "u", "w"), one("a", "x", "y", "z")),
    ),
    "several": Shape(questionnaire(several("a", "x", "y")), (X, Y, {"a": ("x", "y")}), most=13),
}


def told(
    made: Survey, answers: Sequence[Answers], before: Ledger | None = None, way: Way = Way.CHAT
) -> tuple[Table, ...]:
    tally = Tally(made, way)
    for each in answers:
        tally.add(each)
    return tally.told(before or Ledger()).tables


def table(tables: Sequence[Table], *questions: str) -> Table:
    return next(one for one in tables if one.questions == questions)


def released(shape: Shape, populations: Sequence[Sequence[int]], *, looked_up: bool = True) -> list[Release]:
    """One survey a month, each of those who are there by then."""
    found = list[Release]()
    for month, those in enumerate(populations):
        made = survey(
            shape.other if month % 2 and shape.other else shape.asked,
            f"{month}",
            threshold=THRESHOLD,
            together=shape.together,
            closes=NOON + month * MONTH,
        )
        before = Ledger(tuple(Telling(one.survey, {Way.CHAT: one.tables}) for one in found if looked_up))
        tables = told(made, [shape.kinds[kind] for kind in those], before)
        found.append(Release(made, len(those), tables))
    return found


def leaks(shape: Shape, releases: Sequence[Release]) -> list[object]:
    """Withheld numbers that come out, or that somebody comes near to, by looking at all of them together."""
    attacker = Attacker(releases, shape.kinds)
    found = list[object]()
    for at, release in enumerate(releases):
        for each in release.told:
            for cell in each.cells:
                if cell.count is None:
                    by_itself = attacker.could_be(at, each, cell.keys, attacker.alone[at])
                    beside = attacker.could_be(at, each, cell.keys, attacker.together[at])
                    same = (min(beside), max(beside)) == (min(by_itself), max(by_itself))
                    wide = max(beside) >= THRESHOLD and max(beside) - min(beside) >= THRESHOLD - 1
                    if not (same or wide):
                        found.append((at, each.questions, cell.keys, beside))
    return found


@st.composite
def sequences(draw: st.DrawFn) -> tuple[str, list[list[int]]]:
    name = draw(st.sampled_from(sorted(SHAPES)))
    shape = SHAPES[name]
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 - only answers
    each = range(len(shape.kinds))
    weights = [chance.random() ** 2 + 0.01 for _ in each]
    people = chance.choices(each, weights, k=chance.randint(THRESHOLD, shape.most))
    found = [list(people)]
    for _ in range(draw(st.integers(1, 2))):
        for _ in range(chance.choice((0, 1, 2, 3, 4, 6, 9))):
            what = chance.random()
            if what < 0.4 and len(people) < shape.most:
                people += chance.choices(each, weights)
            elif what < 0.6 and len(people) > THRESHOLD:
                people.remove(chance.choice(people))
            else:
                people[chance.randrange(len(people))] = chance.choice(each)
        found.append(list(people))
    return name, found


# What no two of them tell, all three do.
CHAINED = ("line", [[0] * 6 + [1] * 3 + [2], [0] * 3 + [1] * 2 + [2], [0] * 3 + [1] * 4 + [2] * 4])
NARROWED = ("line", [[0] * 8 + [1] * 2 + [2] * 3, [0] * 7 + [1] * 3 + [2] * 3])


@given(sequences())
@example(NARROWED)
@example(CHAINED)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_withheld_comes_out_by_several_surveys_together(drawn: tuple[str, list[list[int]]]) -> None:
    name, populations = drawn
    shape = SHAPES[name]
    releases = released(shape, populations)
    assert not leaks(shape, releases)
    counts = [tuple(people.count(kind) for kind in range(len(shape.kinds))) for people in populations]
    for at, release in enumerate(releases):
        for before in range(at):
            if moves(counts[before], counts[at]) < THRESHOLD:
                both = {each.questions for each in release.told} & {each.questions for each in releases[before].told}
                assert not both, "fewer than the threshold moved, and both are told"


def test_without_the_ledger_it_would_come_out() -> None:
    shape = SHAPES[NARROWED[0]]
    assert leaks(shape, released(shape, NARROWED[1], looked_up=False))
    assert not leaks(shape, released(shape, NARROWED[1]))


PULSE = questionnaire(one("feel", "good", "bad"))


def feel(good: int, bad: int) -> list[Answers]:
    return [*[{"feel": ("good",)}] * good, *[{"feel": ("bad",)}] * bad]


def pulse(number: int, workplace: str = "hall", days: int = 30, **other: object) -> Survey:
    return survey(PULSE, f"pulse {number}", workplace=workplace, closes=NOON + timedelta(days=days * number), **other)


def after(*before: tuple[Survey, Sequence[Answers]]) -> Ledger:
    return Ledger(tuple(Telling(made, {Way.CHAT: told(made, answers)}) for made, answers in before))


def test_what_a_newcomer_said_shows_nowhere() -> None:
    before = after((pulse(0), feel(30, 20)))
    outcomes = [told(pulse(1), answers, before) for answers in (feel(31, 20), feel(30, 21), feel(30, 20))]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    (shown,) = outcomes[0]
    assert {cell.count for cell in shown.cells} == {None}
    assert (shown.asked, shown.answered) == (None, None)
    assert shown.not_again == NotAgain(WhyNot.BESIDE, NOON.date())


def test_where_as_many_moved_as_the_threshold_it_is_told() -> None:
    before = after((pulse(0), feel(30, 20)))
    (shown,) = told(pulse(1), feel(33, 22), before)
    assert [cell.count for cell in shown.cells] == [33, 22, 0]
    assert shown.not_again is None
    (higher,) = told(pulse(1, threshold=6), feel(33, 22), before)
    assert higher.not_again


def test_it_is_compared_with_each_survey_before_and_not_only_with_the_last() -> None:
    before = after((pulse(0), feel(30, 20)), (pulse(1), feel(40, 20)))
    (shown,) = told(pulse(2), feel(31, 20), before)
    assert shown.not_again == NotAgain(WhyNot.BESIDE, (NOON + MONTH).date())


def test_what_was_not_told_is_nothing_to_compare_with() -> None:
    first, second = pulse(0), pulse(1)
    before = after((first, feel(30, 20)))
    hidden = Telling(second, {Way.CHAT: told(second, feel(31, 20), before)})
    (shown,) = told(pulse(2), feel(35, 21), Ledger((*before.before, hidden)))
    assert shown.not_again is None


def test_that_all_who_joined_said_the_same_is_not_told_where_it_is_sensitive() -> None:
    asked = questionnaire(one("feel", "good", "bad", sensitive=True))
    first, second = (replace(pulse(number), questionnaire=asked) for number in (0, 1))
    before = after((first, feel(30, 20)))
    assert told(second, feel(36, 20), before)[0].not_again
    assert not told(second, feel(36, 26), before)[0].not_again


def test_who_came_another_way_the_last_time_is_no_newcomer() -> None:
    """All 12 of the open link now answer in the chat, and one more does: each way by itself has changed by many."""
    first = pulse(0, ways=(Way.CHAT, Way.LINK))
    tables = {Way.CHAT: told(first, feel(20, 10)), Way.LINK: told(first, feel(6, 6), way=Way.LINK)}
    (shown,) = told(pulse(1), feel(27, 16), Ledger((Telling(first, tables),)))
    assert shown.not_again


def test_ways_that_are_told_beside_each_other_are_compared_in_sum_too() -> None:
    second = pulse(1, ways=(Way.CHAT, Way.LINK))
    before = after((pulse(0), feel(30, 20)))
    chat = told(second, feel(20, 10), before)
    assert chat[0].not_again is None
    (shown,) = told(second, feel(11, 10), before.adding(Way.CHAT, chat), Way.LINK)
    assert shown.not_again


def test_all_workplaces_and_one_of_them_are_about_the_same_people() -> None:
    everywhere = pulse(1, EVERYWHERE)
    before = after((pulse(0), feel(30, 20)))
    assert told(everywhere, feel(31, 20), before)[0].not_again
    assert not told(everywhere, feel(60, 50), before)[0].not_again
    assert not told(pulse(1, "depot"), feel(31, 20), before)[0].not_again


def test_what_all_workplaces_leave_of_two_of_them_is_not_told() -> None:
    """100 everywhere, less 50 in the hall, less 49 in the depot."""
    before = after((pulse(0), feel(30, 20)), (pulse(0, "depot"), feel(29, 20)))
    (shown,) = told(pulse(1, EVERYWHERE), feel(60, 40), before)
    assert shown.not_again


def test_a_question_of_the_same_words_is_the_same_whatever_it_hangs_on_and_how_it_is_keyed() -> None:
    (feel_,) = PULSE.questions
    spaced = replace(feel_, key="mood", words={"cy": "Sut?", "en": "which  FEEL?"})
    assert same(feel_, spaced)
    assert not same(feel_, replace(feel_, words={"en": "Which mood?"}))
    keyed = replace(pulse(1), questionnaire=questionnaire(spaced))
    (shown,) = told(keyed, [{"mood": one["feel"]} for one in feel(31, 20)], after((pulse(0), feel(30, 20))))
    assert shown.not_again


GOOD, BAD = PULSE.questions[0].choices
DRESSED: dict[str, tuple[Question, str, str]] = {  # the same for whoever answers it; and the keys of good and bad
    "marks": (replace(PULSE.questions[0], words={"en": "«Which feel»"}), "good", "bad"),
    "a language": (replace(PULSE.questions[0], words={"en-GB": "Which feel?"}), "good", "bad"),
    "a kind": (replace(PULSE.questions[0], asked=Asked.SCALE), "good", "bad"),
    "keys": (replace(PULSE.questions[0], choices=(replace(GOOD, key="a"), replace(BAD, key="b"))), "a", "b"),
    "order": (replace(PULSE.questions[0], choices=(BAD, GOOD)), "good", "bad"),
    "keys that change places": (
        replace(PULSE.questions[0], choices=(replace(GOOD, key="bad"), replace(BAD, key="good"))),
        "bad",
        "good",
    ),
    "one more choice": (replace(PULSE.questions[0], choices=(GOOD, BAD, Choice("odd", {"en": "Odd"}))), "good", "bad"),
}


@pytest.mark.parametrize("how", DRESSED)
def test_no_dressing_up_of_a_question_gets_a_newcomer_told(how: str) -> None:
    question, good, bad = DRESSED[how]
    again = replace(pulse(1), questionnaire=questionnaire(question))
    before = after((pulse(0), feel(30, 20)))
    keys = {"good": good, "bad": bad}
    for answers in (feel(31, 20), feel(30, 21)):
        (shown,) = told(again, [{"feel": (keys[one["feel"][0]],)} for one in answers], before)
        assert shown.not_again == NotAgain(WhyNot.BESIDE, NOON.date())
    (shown,) = told(again, [{"feel": (keys[one["feel"][0]],)} for one in feel(36, 26)], before)
    assert {cell.keys[0]: cell.count for cell in shown.cells}.items() >= {(good, 36), (bad, 26)}
    assert ledger.clashing(replace(again, closes=NOON + MONTH / 2), [replace(pulse(0), stage=Stage.CLOSED)])


def test_a_choice_that_is_not_offered_any_more_is_one_that_nobody_gives_now() -> None:
    asked = questionnaire(one("feel", "good", "bad", "odd", sensitive=True))
    less = questionnaire(one("feel", "good", "bad", sensitive=True))
    first, second = replace(pulse(0), questionnaire=asked), replace(pulse(1), questionnaire=less)
    before = after((first, [*feel(30, 20), *[{"feel": ("odd",)}] * 6]))
    assert told(second, feel(30, 20), before)[0].not_again, "all who left had said that it is odd"
    assert not told(second, feel(36, 26), before)[0].not_again


def test_asked_with_several_choices_where_it_was_one_it_is_not_told_beside_that() -> None:
    again = replace(pulse(1), questionnaire=questionnaire(several("feel", "good", "bad")))
    (shown,) = told(again, feel(80, 70), after((pulse(0), feel(30, 20))))
    assert shown.not_again


def test_asked_again_within_four_weeks_it_is_not_told_however_much_has_changed() -> None:
    before = after((pulse(0), feel(30, 20)))
    (shown,) = told(pulse(1, days=27), feel(80, 70), before)
    assert shown.not_again == NotAgain(WhyNot.TOO_SOON, NOON.date())
    assert told(pulse(1, days=28), feel(80, 70), before)[0].not_again is None


def test_a_survey_that_would_end_too_soon_after_another_is_known_before_it_begins() -> None:
    first = replace(pulse(0), stage=Stage.CLOSED)
    for stage in (Stage.OPEN, Stage.PAUSED, Stage.COUNTING, Stage.CLOSED):
        assert ledger.clashing(pulse(1, days=27), [replace(first, stage=stage)])
        assert ledger.clashing(pulse(1, days=28), [replace(first, stage=stage)]) is None
    assert ledger.clashing(pulse(1, days=-9), [replace(first, stage=Stage.OPEN)])
    assert ledger.clashing(pulse(1, "depot", days=9), [first]) is None
    assert ledger.clashing(pulse(1, EVERYWHERE, days=9), [first])
    for stage in (Stage.DRAFT, Stage.CANCELLED, Stage.WAITING):
        assert ledger.clashing(pulse(1, days=9), [replace(first, stage=stage)]) is None


async def test_a_rep_who_asks_the_same_too_soon_is_told_from_when_it_can_close() -> None:
    hall = await reps.hall()
    await hall.launched()
    await hall.drafted()
    await hall.kim.press("Launch it")
    assert "this can close on" in hall.kim.words
    assert [one.stage for one in await hall.every(Survey)].count(Stage.OPEN) == 1


async def close(there: Asking, made: Survey, answers: Sequence[Answers]) -> Table:
    """At its time, with these ballots."""
    async with there.store.transaction() as tx:
        await tx.put(replace(made, stage=Stage.OPEN))
        for number, each in enumerate(answers):
            shelf = list(shelves.shelves(made.id))[number % 256]
            await tx.add(Ballot(f"{made.id} {number}", shelf, Way.CHAT, each))
    assert made.closes
    await closing.close(there.store, made.id, made.closes)
    (found,) = [one for one in await kept(there.store, Result) if one.survey == made.id]
    return found.tables[0]


async def test_a_close_looks_up_what_was_told_before_drafts_of_results_included() -> None:
    there = await asking()
    assert (await close(there, pulse(0), feel(30, 20))).not_again is None
    hidden = await close(there, pulse(1), feel(31, 20))
    assert hidden.not_again == NotAgain(WhyNot.BESIDE, NOON.date())
    assert (await close(there, pulse(2), feel(40, 20))).answered == 60


async def test_of_two_surveys_that_are_counted_at_once_one_is_looked_at_beside_the_other() -> None:
    there = await asking()
    first, second = pulse(0), pulse(1)
    before = await run(there.store, lambda tx: ledger.read(tx, second))
    await close(there, first, feel(30, 20))
    async with there.store.transaction() as tx:
        await tx.put(replace(second, stage=Stage.COUNTING))
        alone = {Way.CHAT: Tally(second).told(before)}
        assert not await closing._keep(tx, second, alone, 0, before)
        assert not await tx.find(Result, survey=second.id)


@pytest.mark.parametrize("bad", [6, 12])
def test_the_pair_of_a_question_that_is_not_told_is_not_told_either(bad: int) -> None:
    asked = questionnaire(one("feel", "good", "bad"), one("site", "in", "out"))
    pairs = (("feel", "site"),)
    everybody = [{"feel": (mood,), "site": (site,)} for mood in ("good", "bad") for site in ("in", "out")]
    first, second = (replace(pulse(number), questionnaire=asked, together=pairs) for number in (0, 1))
    tables = told(second, [*everybody * bad, everybody[0]], after((first, everybody * bad)))
    assert all(one.not_again for one in tables)
    assert table(tables, "feel", "site").asked is None


async def test_what_is_not_told_again_is_one_sentence_wherever_results_are_shown() -> None:
    there = await concluded(people(depot=14, hall=7), survey(closes=NOON - timedelta(days=31)))
    there.looked_up = True
    await there.close(people(depot=15, hall=7), survey(id_="again"))
    rep = there.rep
    await rep.force(in_chat.QUESTION, "again 0")
    assert "Not told this time: beside what was told on 22 October 2026 it could show what few people" in rep.words
    assert "15" not in rep.words
    assert not any(isinstance(one, Picture) for one in rep.replies)
    await rep.send(f"{in_chat.EXPORT} again", format="csv")
    (content,) = files(rep).values()
    assert "Not told this time" in content.decode()
    assert "15" not in content.decode()
