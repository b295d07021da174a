"""A rep makes a draft their own in chat: questions, their words and answers, their order and conditions."""

from dataclasses import replace

import pytest

from bot.records.surveys import Asked, Condition
from bot.surveys.questionnaire import changing, phrases, writing
from bot.surveys.reps.editing import answers, conditions, overview, places
from tests.surveys.asked import one, questionnaire, text
from tests.surveys.drafts import BRANCHING, CONDITION, MOST_BUTTONS, asked, at_question, editing, question, to_add
from tests.surveys.reps import hall, keys


async def test_the_card_lists_what_is_asked_in_few_words_and_few_buttons() -> None:
    there = await editing()
    kim = there.kim
    assert kim.card.title == "The questions of “Watched at work”"
    assert "- 2. Which told? *Those who answered “Yes” to “Which watched?”.*" in kim.card.body
    for label in ("More changes", "All questions", "Change a question"):
        assert len(kim.buttons) <= MOST_BUTTONS
        await kim.press(label)
    await kim.fill(question="watched")
    assert len(kim.buttons) <= MOST_BUTTONS
    assert "Hangs on its answers: “Which told?”" in kim.words
    assert "Why we ask: So that we know." in kim.words


async def test_the_words_of_a_question_are_changed_in_a_form_and_its_choices_keep_their_keys() -> None:
    there = await hall()
    made = await there.drafted()
    kim = await at_question(there, "feel")
    await kim.press("Its words")
    await kim.fill(**{"ask en": "How is the  technology?", "choices en": "Fine\nSo-so"})
    assert "You wrote 2" in kim.form.errors["choices en"]
    await kim.fill(**{"choices en": "A\nB\n\nC\nD\nE"})
    found = await question(there, "feel")
    assert found.words["en"] == "How is the technology?"
    assert found.words["cy"] == made.questionnaire.questions[0].words["cy"]
    assert [choice.words["en"] for choice in found.choices] == list("ABCDE")
    assert [choice.key for choice in found.choices] == [one.key for one in made.questionnaire.questions[0].choices]
    assert kim.card.title == "Question 1 of 1"


ADDED = {
    "one": (["A colleague", "My manager"], Asked.ONE, ["a-colleague", "my-manager"]),
    "several": (["A colleague", "My manager", "* Nobody"], Asked.SEVERAL, ["a-colleague", "my-manager", "nobody"]),
    "scale": (["Never", "At times", "Always"], Asked.SCALE, ["never", "at-times", "always"]),
    "yes-no": ([], Asked.YES, []),
}


@pytest.mark.parametrize("kind", ADDED)
@pytest.mark.parametrize("after", [places.FIRST, "told", "site"])
async def test_a_question_of_each_kind_is_added_anywhere_with_why_it_is_asked(kind: str, after: str) -> None:
    lines, kept, found = ADDED[kind]
    there = await editing()
    kim = await to_add(there, kind, lines, place=after, sensitive="yes")
    assert "Why we ask: To know who speaks." in kim.words
    made = await question(there, "who-told-you")
    assert (made.asked, [one.key for one in made.choices], made.why) == (kept, found, {"en": "To know who speaks."})
    assert [one.key for one in made.choices if one.alone] == (["nobody"] if kind == "several" else [])
    assert made.sensitive
    before = keys(BRANCHING.questions)
    place = before.index(after) + 1 if after in before else 0
    assert keys((await asked(there)).questions) == [*before[:place], "who-told-you", *before[place:]]


async def test_a_question_without_a_reason_is_not_taken() -> None:
    there = await editing()
    kim = await to_add(there, "yes-no", why="  ")
    assert "answer this one" in kim.form.errors["why"]
    await kim.fill(why="\u2060\u2060")
    assert "answer this one" in kim.form.errors["why"]
    assert await asked(there) == BRANCHING


@pytest.mark.parametrize(
    ("kind", "lines", "says"),
    [
        ("one", [], "No choices: this kind of question needs 2 to 9"),
        ("scale", ["Low", "High"], "2 choices: this kind of question needs 3 to 9"),
        ("one", ["Yes", "yes"], "'yes' is offered twice"),
        ("one", ["A", "x" * 76], "1 characters too long"),
        ("several", list("abcdefghij"), "Too many choices"),
    ],
)
async def test_what_the_checks_refuse_is_told_beside_its_field(kind: str, lines: list[str], says: str) -> None:
    there = await editing()
    kim = await to_add(there, kind, lines)
    assert says in kim.form.errors["choices"]
    assert kim.form.values["ask"] == "Who told you?"
    assert await asked(there) == BRANCHING


async def test_what_the_checks_point_out_stands_on_the_card_and_is_left_to_the_rep() -> None:
    there = await editing()
    kim = await to_add(there, "yes-no", ask="What is your name?")
    assert "Look at this again: “your name” asks who somebody is" in kim.words
    await kim.press("All questions")
    assert "- 5. What is your name? *Look at its words again.*" in kim.card.body


async def test_words_of_ones_own_are_asked_for_only_after_a_warning_and_those_who_answer_are_warned_too() -> None:
    there = await editing()
    kim = await to_add(there, "text")
    (field,) = [one for one in kim.form.fields if one.name == answers.WRITTEN]
    assert (field.hint, kim.form.errors[field.name]) == (answers.WARNED, answers.FIRST_READ)
    assert await asked(there) == BRANCHING
    await kim.fill(written="no")
    assert "another kind" in kim.form.errors["kind"]
    await kim.fill(written="yes")
    assert (await question(there, "who-told-you")).asked is Asked.TEXT
    warning = phrases.say("en", "form.warning")
    assert f"Those who answer read beside it: {warning}" in kim.words
    assert "written_answers = true" in writing.text(await asked(there))
    made = await there.survey()
    await kim.force("surveys.preview_page", f"{made.id} en 0")
    while all(one.name != "who-told-you" for one in kim.form.fields):
        await kim.fill()
    assert warning in next(one.hint for one in kim.form.fields if one.name == "who-told-you")


async def test_its_kind_and_choices_change_and_a_choice_that_stays_keeps_its_key_in_every_language() -> None:
    there = await hall()
    made = await there.drafted()
    (before,) = made.questionnaire.questions
    kim = await at_question(there, "feel")
    await kim.press("Its answers")
    lines = str(kim.form.values["choices"]).split("\n")
    await kim.fill(kind="several", choices="\n".join([lines[4], lines[0], "* Something else"]))
    found = await question(there, "feel")
    assert found.asked is Asked.SEVERAL
    assert [one.key for one in found.choices] == [before.choices[4].key, before.choices[0].key, "something-else"]
    assert found.choices[0].words == before.choices[4].words
    assert [one.alone for one in found.choices] == [False, False, True]
    await kim.press("Its answers")
    assert str(kim.form.values["choices"]).endswith("\n* Something else")
    await kim.fill(kind="yes-no")
    assert (await question(there, "feel")).choices == ()
    assert "To choose from: Yes / No / I don't know" in kim.words


async def test_a_condition_is_set_and_cleared() -> None:
    there = await editing()
    kim = await at_question(there, "site")
    await kim.press("Who is asked it")
    assert [key for key, _ in kim.form.fields[0].options] == [conditions.EVERYBODY, "watched", "told", "sees"]
    await kim.fill(question="watched")
    await kim.fill(answers=("yes", "no", "maybe"))
    assert "all of them" in kim.form.errors["answers"]
    await kim.fill(answers=("maybe", "no"))
    assert (await question(there, "site")).when == Condition("watched", ("no", "maybe"))
    assert "Who is asked it: Those who answered “No” or “Maybe” to “Which watched?”" in kim.words
    await kim.press("Who is asked it")
    await kim.fill(question="watched")
    assert kim.form.values["answers"] == ("no", "maybe")
    await at_question(there, "site")
    await kim.press("Who is asked it")
    await kim.fill(question=conditions.EVERYBODY)
    assert (await question(there, "site")).when is None


async def test_the_first_question_is_asked_of_everybody_and_nothing_hangs_on_words_of_ones_own() -> None:
    there = await editing(questionnaire(text("worry"), one("site", "depot", "hall")))
    for key in ("worry", "site"):
        kim = await at_question(there, key)
        await kim.press("Who is asked it")
        assert conditions.FIRST in kim.words


MOVES = [
    ("site", places.FIRST, ["site", "watched", "told", "sees"]),
    ("sees", "watched", ["watched", "sees", "told", "site"]),
    ("watched", places.FIRST, keys(BRANCHING.questions)),
]


@pytest.mark.parametrize(("key", "after", "order"), MOVES)
async def test_a_question_is_moved(key: str, after: str, order: list[str]) -> None:
    there = await editing()
    kim = await at_question(there, key)
    await kim.press("Move it, or leave it out")
    await kim.fill(place=after)
    assert keys((await asked(there)).questions) == order
    assert (await question(there, "told")).when == CONDITION


@pytest.mark.parametrize(
    ("key", "after", "how", "order", "when"),
    [
        ("watched", "sees", "along", ["sees", "watched", "told", "site"], CONDITION),
        ("watched", "sees", "everybody", ["told", "sees", "watched", "site"], None),
        ("told", places.FIRST, "everybody", ["told", "watched", "sees", "site"], None),
        ("watched", places.OUT, "everybody", ["told", "sees", "site"], None),
        ("watched", places.OUT, "out", ["sees", "site"], None),
    ],
)
async def test_what_hangs_on_a_question_is_named_before_it_is_moved_or_left_out(
    key: str, after: str, how: str, order: list[str], when: Condition | None
) -> None:
    there = await editing()
    kim = await at_question(there, key)
    await kim.press("Move it, or leave it out")
    await kim.fill(place=after)
    (field,) = [one for one in kim.form.fields if one.name == "hanging"]
    assert "Which told?" in field.hint
    assert await asked(there) == BRANCHING
    await kim.fill(hanging=how)
    assert keys((await asked(there)).questions) == order
    assert "told" not in order or (await question(there, "told")).when == when
    assert ("Everybody is asked “Which told?” now." in kim.words) == ("told" in order and when is None)


async def test_a_way_out_that_was_not_offered_is_not_taken() -> None:
    there = await editing()
    kim = await at_question(there, "watched")
    await kim.press("Move it, or leave it out")
    for way in ("along", "out of here"):
        await kim.fill(place=places.OUT, hanging=way)
        assert "hanging" in kim.form.errors
    assert await asked(there) == BRANCHING


async def test_an_answer_on_which_others_hang_is_taken_away_only_with_word_of_them() -> None:
    twice = replace(BRANCHING.questions[3], when=Condition("watched", ("yes", "no")))
    there = await editing(replace(BRANCHING, questions=(*BRANCHING.questions[:3], twice)))
    kim = await at_question(there, "watched")
    await kim.press("Its answers")
    await kim.fill(choices="No\nMaybe")
    assert "Which told?" in kim.form.fields[-1].hint
    assert "Which site?" not in kim.form.fields[-1].hint
    await kim.fill(hanging="out")
    assert keys((await asked(there)).questions) == ["watched", "sees", "site"]
    assert (await question(there, "site")).when == Condition("watched", ("no",))
    assert "“Which site?” is asked of fewer now: Those who answered “No” to “Which watched?”." in kim.words


async def test_several_questions_are_left_out_at_once_but_never_all() -> None:
    there = await editing()
    kim = there.kim
    await kim.press("More changes")
    await kim.press("Leave questions out")
    await kim.fill(questions=("told", "site"))
    await kim.fill(hanging="everybody")
    assert keys((await asked(there)).questions) == ["told", "site"]
    assert "2 questions left out." in kim.words
    await at_question(there, "told")
    await kim.press("Move it, or leave it out")
    await kim.fill(place=places.OUT)
    await at_question(there, "site")
    await kim.press("Move it, or leave it out")
    await kim.fill(place=places.OUT)
    assert kim.form.errors["place"] == places.NONE_LEFT


async def test_a_pair_that_was_just_declared_stands_on_the_card() -> None:
    there = await editing()
    assert "Counted together" not in there.kim.words
    await there.kim.force(overview.PAIR, (await there.survey()).id)
    await there.kim.fill(one="watched", other="site")
    assert there.kim.card.title.startswith("The questions of")
    assert "Counted together: “Which watched?” with “Which site?”" in there.kim.words


async def test_pairs_that_can_no_longer_be_counted_are_dropped_and_named() -> None:
    there = await editing(together=(("watched", "site"),))
    kim = await at_question(there, "site")
    await kim.press("Its answers")
    await kim.fill(kind="several")
    assert (await there.survey()).together == ()
    told = "“Which watched?” and “Which site?” are no longer counted together: each must have one answer to choose."
    assert told in kim.words
    await kim.press("Undo the last change")
    assert (await there.survey()).together == (("watched", "site"),)


async def test_the_title_and_the_introduction_are_changed() -> None:
    there = await editing()
    await there.kim.press("Title and introduction")
    await there.kim.fill(**{"title en": "x" * 61})
    assert "too long" in there.kim.form.errors["title en"]
    await there.kim.fill(**{"title en": "Machines", "about en": "What they see."})
    assert there.kim.card.title == "The questions of “Machines”"
    assert (await asked(there)).about == {"en": "What they see."}


def test_keys_say_what_they_are_of_and_are_never_used_twice() -> None:
    assert changing.new_key("What’s new, Zoë?", set(), "question") == "whats-new-zoe"
    assert changing.new_key("看見什麼?", {"question"}, "question") == "question-2"
    assert changing.new_key("x " * 60, set(), "choice") == ("x-" * 15)[:-1]
    taken = {"who", "who-2"}
    assert changing.new_key("Who?", taken, "question") == "who-3"


async def test_a_choice_that_is_worded_anew_is_a_new_one_and_never_takes_a_key_that_meant_something_else() -> None:
    there = await editing()
    kim = await at_question(there, "site")
    await kim.press("Its answers")
    await kim.fill(choices="hall\nDepot!\nGate")
    assert [one.key for one in (await question(there, "site")).choices] == ["hall", "depot-2", "gate"]
