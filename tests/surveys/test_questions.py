"""What a question offers, in the language of whoever reads it, and how long all of it takes."""

import pytest

from bot.records.surveys import Asked, Choice, Question, Questionnaire
from bot.surveys.questionnaire import checking, phrases, timing
from bot.surveys.questionnaire.questions import answer, choices, language, said

YES = Question("q", Asked.YES, {"en": "Is it?"}, {"en": "To know."})
OWN = (Choice("yes", {"en": "Aye"}), Choice("no", {"en": "Nay"}), Choice("unsure", {"en": "Who knows"}))


def whole(*questions: Question, languages: tuple[str, ...] = ("en",)) -> Questionnaire:
    return Questionnaire({"en": "A title"}, {"en": "About"}, languages, questions)


def test_yes_and_no_are_said_in_the_bots_words_unless_the_questionnaire_has_its_own() -> None:
    assert [(one.key, one.words["en"]) for one in choices(YES)] == [
        ("yes", "Yes"),
        ("no", "No"),
        ("unsure", "I don't know"),
    ]
    own = Question("q", Asked.YES, {"en": "Is it?"}, {"en": "To know."}, OWN)
    assert choices(own) == OWN


def test_what_was_answered_is_told_in_the_words_and_the_order_in_which_it_was_offered() -> None:
    offered = (Choice("a", {"en": "Apple", "cy": "Afal"}), Choice("b", {"en": "Pear", "cy": "Gellygen"}))
    several = Question("q", Asked.SEVERAL, {"en": "Which?"}, {"en": "To know."}, offered)
    assert answer(several, ("b", "a"), "cy") == ("Afal", "Gellygen")
    assert answer(Question("t", Asked.TEXT, {"en": "?"}, {"en": "."}), ("own words",), "cy") == ("own words",)
    assert answer(several, (), "en") == ()


def test_who_reads_none_of_its_languages_reads_the_first() -> None:
    both = whole(YES, languages=("cy", "en"))
    assert (language(both, "en"), language(both, "pl"), language(both, "")) == ("en", "cy", "cy")
    assert said({"cy": "Helo", "en": "Hello"}, "pl") == "Helo"
    assert phrases.say("pl", "form.next") == "Next"


def test_more_to_read_and_more_to_write_takes_longer() -> None:
    text = Question("t", Asked.TEXT, {"en": "What else?"}, {"en": "To know."})
    short, long = timing.seconds(whole(YES)), timing.seconds(whole(YES, text))
    assert long > short + 40
    wordy = Question("q", Asked.YES, {"en": "Is it? " * 20}, {"en": "To know."})
    assert timing.seconds(whole(wordy)) > short + 10


@pytest.mark.parametrize(
    ("count", "language", "told"),
    [
        (1, "en", "It takes about a minute."),
        (1, "cy", "Mae'n cymryd tua munud."),
        (20, "en", "It takes about 3 minutes."),
        (20, "cy", "Mae'n cymryd tua 3 munud."),
    ],
)
def test_how_long_it_takes_is_told_in_minutes(count: int, language: str, told: str) -> None:
    assert timing.takes(whole(*[YES] * count), language) == told


def test_the_longest_language_counts() -> None:
    long = Question("q", Asked.YES, {"en": "Is it?", "cy": "Ydy hi " * 60}, {"en": "To know."})
    assert timing.seconds(whole(long, languages=("en", "cy"))) > timing.seconds(whole(long)) + 30


def test_a_questionnaire_that_was_made_in_chat_is_checked_as_one_from_a_file() -> None:
    wrong = checking.check(whole(YES, Question("q", Asked.ONE, {"en": "Who?"}, {"en": ""})))
    assert [(one.at, one.warning) for one in wrong] == [
        (("question", 1, "key"), False),
        (("question", 1, "why", "en"), False),
        (("question", 1, "choices"), False),
    ]
