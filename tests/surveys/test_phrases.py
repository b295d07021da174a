"""The bot's own words in surveys: all of them in each language, counted and dated as that language does."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import adapters.web
import bot.surveys
from bot.surveys.questionnaire import phrases
from bot.surveys.questionnaire.checking import CHOICE
from bot.surveys.questionnaire.phrases import FORMS, LANGUAGES, PLACE, Phrase, catalogue, say

SOURCES = [Path(path) for module in (bot.surveys, adapters.web) for path in module.__path__]
OTHERS = tuple(one for one in LANGUAGES if one != phrases.FIRST)
USED_IN = {  # which forms of number each language has, as CLDR lists them
    "en": {"one", "other"},
    "cy": {"zero", "one", "two", "few", "many", "other"},
}
SECTIONS = {name.partition(".")[0] for name in catalogue(phrases.FIRST).phrases}


def texts(phrase: Phrase) -> list[str]:
    return [phrase] if isinstance(phrase, str) else list(phrase.values())


def places(phrase: Phrase) -> set[str]:
    """`count` may stand in a form as a word."""
    found = {place for text in texts(phrase) for place in PLACE.findall(text)}
    return found | ({"count"} if not isinstance(phrase, str) else set())


def sources() -> Iterator[str]:
    for folder in SOURCES:
        for path in (*folder.rglob("*.py"), *folder.rglob("*.html")):
            yield path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", OTHERS)
def test_every_phrase_is_there_in_every_language_with_the_same_gaps(language: str) -> None:
    first, other = catalogue(phrases.FIRST).phrases, catalogue(language).phrases
    assert first.keys() == other.keys()
    assert len(first) > 100
    for name, phrase in first.items():
        assert places(phrase) == places(other[name]), name
        assert isinstance(phrase, str) == isinstance(other[name], str), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_empty_or_says_what_another_language_says(language: str) -> None:
    for name, phrase in catalogue(language).phrases.items():
        assert all(text.strip() == text != "" for text in texts(phrase)), name
        if language != phrases.FIRST and name != "code.send":
            assert set(texts(phrase)).isdisjoint(texts(catalogue(phrases.FIRST).phrases[name])), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counts_has_a_form_for_any_number(language: str) -> None:
    counted = {name: one for name, one in catalogue(language).phrases.items() if not isinstance(one, str)}
    assert counted
    for name, forms in counted.items():
        assert set(FORMS) >= USED_IN[language] >= forms.keys() >= {"other"}, name


def test_every_phrase_is_said_somewhere() -> None:
    """Some names are put together, such as that of who can read a place: their beginning is there."""
    known = catalogue(phrases.FIRST).phrases.keys()
    named = set(re.findall(r"""["']([a-z]+\.[a-z_]*)(?=["'{])""", "\n".join(sources())))
    begun = tuple(name for name in named - known if name.partition(".")[0] in SECTIONS)
    either = {f"thanks.{one}_open" for one in ("change", "change_here")}  # as `answering` puts them together
    assert known - named - either == {one for one in known if one.startswith(begun)} - named - either


def test_nothing_is_said_that_is_no_phrase_and_whoever_says_one_gives_what_stands_in_it() -> None:
    known, seen = catalogue(phrases.FIRST).phrases, 0
    for source in (path for folder in SOURCES for path in folder.rglob("*.py")):
        for call in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and (getattr(call.func, "id", "") or getattr(call.func, "attr", "")) == "say":
                given = [one.value for one in call.args if isinstance(one, ast.Constant)]
                for name in (one for one in given if isinstance(one, str) and "." in one):
                    assert places(known[name]) <= {word.arg for word in call.keywords}, (source, name)
                    seen += 1
    assert seen > 60


def test_where_no_speaker_has_looked_over_all_of_it_that_is_said() -> None:
    assert phrases.unchecked(("en", "cy", "pl")) == tuple(one for one in ("en", "cy", "pl") if not checked(one))
    assert not checked("cy")


def checked(language: str) -> bool:
    return catalogue(phrases.own(language)).checked


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "Un cwestiwn"),
        (2, "Hyd at 2 gwestiwn:"),
        (3, "Hyd at 3 chwestiwn:"),
        (4, "Hyd at 4 cwestiwn:"),
        (6, "Hyd at 6 chwestiwn:"),
        (20, "Hyd at 20 cwestiwn:"),
    ],
)
def test_welsh_numbers_change_the_word_after_them(count: int, told: str) -> None:
    assert say("cy", "card.questions", count=count).startswith(told)


def test_english_numbers_do_not() -> None:
    assert [say("en", "time.takes", count=one)[9:] for one in (1, 2, 6)] == [
        "about a minute.",
        "about 2 minutes.",
        "about 6 minutes.",
    ]


def test_days_and_months_are_those_of_the_language_and_hours_those_of_the_place() -> None:
    summer = datetime(2026, 8, 3, 11, 30, tzinfo=UTC)
    assert phrases.time(summer, "Europe/London", "en") == "Monday 3 August 2026, 12:30 in London"
    assert phrases.time(summer, "Europe/London", "cy") == "12:30 ddydd Llun 3 Awst 2026, amser Llundain"
    assert phrases.time(summer, "America/New_York", "cy") == "07:30 ddydd Llun 3 Awst 2026, amser New York"
    for language in LANGUAGES:
        told = {
            phrases.time(datetime(2026, month, 1 + month, 12, tzinfo=UTC), "UTC", language) for month in range(1, 13)
        }
        assert len({text for one in told for text in catalogue(language).months if f" {text} " in one}) == 12
        assert len(set(catalogue(language).days)) == 7


def test_what_somebody_wrote_is_never_read_for_gaps() -> None:
    assert say("en", "form.why", why="{why} {count}") == "Why we ask: {why} {count}"
    with pytest.raises(KeyError):
        say("en", "form.why")


def test_who_reads_a_language_that_the_bot_has_no_words_in_reads_english_ones() -> None:
    assert say("pl", "form.next") == say("", "form.next") == "Next"
    assert say("cy-GB", "form.next") == "Nesaf"


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_short_enough_for_a_window_of_slack(language: str) -> None:
    assert all(len(say(language, f"form.{one}")) <= 24 for one in ("next", "look_over", "go_on", "hand_in"))
    assert len(say(language, "choice.rather_not")) <= CHOICE
    assert all(len(say(language, name)) <= 34 for name in catalogue(language).phrases if name.startswith("button."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_and_emphasis_are_closed(language: str) -> None:
    for name, phrase in catalogue(language).phrases.items():
        for text in texts(phrase):
            assert text.count("“") == text.count("”"), name
            assert text.count("*") % 2 == 0, name
            assert "!" not in text, name
