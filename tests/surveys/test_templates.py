"""The questionnaires that are ready to send: short, plain, neutral, in both languages."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.records.surveys import Answers, Asked, Questionnaire, Words
from bot.surveys.counting import Tally
from bot.surveys.questionnaire import branching, checking, files, templates, timing
from bot.surveys.questionnaire.questions import choices
from tests.surveys.asked import survey

FOLDER = Path(templates.__file__).parent
every_template = pytest.mark.parametrize("name", templates.NAMES)


def texts(questionnaire: Questionnaire) -> list[Words]:
    asked = questionnaire.questions
    return [
        questionnaire.title,
        questionnaire.about,
        *(words for question in asked for words in (question.words, question.why)),
        *(choice.words for question in asked for choice in choices(question)),
    ]


def grade(text: str) -> float:
    """By Flesch and Kincaid: the year of school, so that somebody of 12 reads up to about 7."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = max(1, len(re.findall(r"[.?!](?:\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    bare = re.sub(r"(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$", "", word.lower().replace("'", ""))
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def test_syllables_are_counted_as_they_are_spoken() -> None:
    words = {"work": 1, "used": 1, "computer": 3, "people": 2, "asked": 1, "needed": 2, "technology": 4, "times": 1}
    assert {word: syllables(word) for word in words} == words


def test_the_six_that_were_promised_are_there_and_no_file_lies_unused() -> None:
    assert set(templates.NAMES) == {path.stem for path in FOLDER.glob("*.toml")}
    assert len(templates.NAMES) == 6
    with pytest.raises(KeyError):
        templates.text("../questions")


@every_template
def test_nothing_is_wrong_with_it_but_that_a_speaker_has_yet_to_read_the_welsh(name: str) -> None:
    found = files.read(name, templates.text(name).encode())
    assert [problem.words for problem in found.warnings] == ["'cy' is to be checked by a speaker before it is sent"]
    assert '# To be checked by a speaker:\nunchecked = ["cy"]' in templates.text(name)


@every_template
def test_it_is_answered_in_under_three_minutes(name: str) -> None:
    questionnaire = templates.template(name)
    assert timing.seconds(questionnaire) < 180
    assert timing.minutes(questionnaire) <= 3


@every_template
@pytest.mark.parametrize("language", ["en", "cy"])
def test_all_of_it_is_in_both_languages_and_each_question_says_why(name: str, language: str) -> None:
    questionnaire = templates.template(name)
    assert questionnaire.languages == ("en", "cy")
    assert all(words[language].strip() for words in texts(questionnaire))
    assert all(question.why[language].endswith(".") for question in questionnaire.questions)
    assert all(question.words[language].endswith("?") for question in questionnaire.questions)


@every_template
def test_whoever_is_twelve_can_read_it(name: str) -> None:
    questionnaire = templates.template(name)
    prose = " ".join(words["en"] for question in questionnaire.questions for words in (question.words, question.why))
    assert grade(f"{questionnaire.about['en']} {prose}") < 7


@every_template
def test_what_is_welsh_is_not_english(name: str) -> None:
    same = {words["en"] for words in texts(templates.template(name)) if words["en"] == words["cy"]}
    assert not same


@every_template
def test_nobody_is_asked_to_write(name: str) -> None:
    assert all(question.asked is not Asked.TEXT for question in templates.template(name).questions)


@every_template
def test_scales_have_as_many_steps_on_either_side_of_the_middle(name: str) -> None:
    for question in templates.template(name).questions:
        if question.asked is Asked.SCALE:
            assert len(question.choices) == 5, question.key


@every_template
def test_who_cannot_know_or_has_none_can_say_so(name: str) -> None:
    for question in templates.template(name).questions:
        if question.asked is Asked.SEVERAL:
            keys = {choice.key for choice in question.choices}
            assert keys & {"none", "nothing", "unsure", "other"}, question.key
            assert all(choice.alone == (choice.key in {"none", "nothing", "unsure"}) for choice in question.choices)


def test_what_would_tell_of_everybody_if_all_said_the_same_is_marked() -> None:
    marked = {
        (name, question.key)
        for name in templates.NAMES
        for question in templates.template(name).questions
        if question.sensitive
    }
    assert marked == {
        ("data-and-privacy", "feel"),
        ("monitoring", "feel"),
        ("monitoring", "breaks"),
        ("ai-tools", "use"),
        ("ai-tools", "whose"),
        ("workload", "evening"),
        ("after-a-new-system", "fits"),
        ("pulse", "feel"),
    }


def spread(questionnaire: Questionnaire, people: int) -> Iterator[Answers]:
    """Whoever comes to a question gives the next answer, and where several can be given, one more."""
    turns = Counter[str]()
    for _ in range(people):
        answers = dict[str, tuple[str, ...]]()
        for question in questionnaire.questions:
            if question not in branching.reached(questionnaire, answers):
                continue
            offered, turn = choices(question), turns[question.key]
            turns[question.key] += 1
            first, second = (offered[at % len(offered)] for at in (turn, turn + 1))
            more = question.asked is Asked.SEVERAL and not (first.alone or second.alone)
            answers[question.key] = (first.key, second.key) if more else (first.key,)
        yield answers


@every_template
def test_every_question_of_it_is_told_where_120_people_answer_in_all_ways(name: str) -> None:
    asked = templates.template(name)
    tally = Tally(survey(asked))
    for answers in spread(asked, 120):
        tally.add(answers)
    for table in tally.told().tables:
        assert None not in (table.asked, table.answered, *(cell.count for cell in table.cells)), table


def test_a_copy_that_was_changed_is_read_like_any_other_file() -> None:
    text = templates.text("pulse").replace("All in all, how", "How")
    assert files.read("mine.toml", text.encode()).questionnaire.questions[0].words["en"].startswith("How do you feel")
    assert not [wrong for wrong in checking.check(templates.template("pulse")) if not wrong.warning]
