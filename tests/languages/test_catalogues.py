"""The catalogues hold exactly what the code says, and a translation keeps what is not words."""

import re
from collections import Counter

import pytest
from babel.messages import Catalog, Message

from bot.languages import LANGUAGES, OWN, Language, n, speaking, t
from bot.languages.catalogues import TO_BE_CHECKED, catalogue
from bot.languages.wording import PLACE
from bot.markup import Link, Paragraph, Strong, blocks
from scripts import catalogues

OTHERS = tuple(one for one in LANGUAGES if one != OWN)
SHORT, LONGEST = 50, 75  # characters: what may stand on a button, and what Slack shows of one
NAMED = re.compile(r"\*(?:where do I work|my data|report|Yes|Not now|Never|Beth sydd ar gadw|What is stored)\*")


def sentences(found: Catalog) -> list[Message]:
    return [one for one in found if one.id]


def english(one: Message) -> list[str]:
    return [one.id] if isinstance(one.id, str) else [*one.id]


def translated(one: Message) -> list[str]:
    return [one.string] if isinstance(one.string, str) else [*(one.string or ())]


def pairs(language: str) -> list[tuple[Message, str, str]]:
    """Each form of a translation beside the English that it stands for."""
    return [
        (one, english(one)[min(number, len(english(one)) - 1)], text)
        for one in sentences(catalogues.read(language))
        for number, text in enumerate(translated(one))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_what_the_code_says_and_no_more(language: str) -> None:
    """`make catalogues` brings it."""
    template = catalogues.gathered()
    assert len(sentences(template)) > 500
    kept = (catalogues.FOLDER / f"{language}.po").read_bytes()
    assert catalogues.written(catalogues.brought(language, template)) == kept


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_and_none_is_guessed(language: str) -> None:
    found = catalogues.read(language)
    assert [one.id for one in sentences(found) if not all(translated(one))] == []
    assert [one.id for one in found if one.id and one.fuzzy] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_counts_has_as_many_forms_as_the_language(language: str) -> None:
    found = catalogues.read(language)
    assert found.num_plurals == {"cy": 6}[language]
    for one in sentences(found):
        assert isinstance(one.id, str) or len(translated(one)) == found.num_plurals, one.id


@pytest.mark.parametrize("language", OTHERS)
def test_the_gaps_are_the_same(language: str) -> None:
    """But for a number that stands there as a word, or is said otherwise."""
    for one, own, text in pairs(language):
        gaps = set(PLACE.findall(own)) - {"count", "number"}
        assert set(PLACE.findall(text)) - {"count", "number"} == gaps, own
        known = {gap for form in english(one) for gap in PLACE.findall(form)}
        assert set(PLACE.findall(text)) <= known, own


@pytest.mark.parametrize("language", OTHERS)
def test_marks_and_links_survive(language: str) -> None:
    for _, own, text in pairs(language):
        assert addresses(text) == addresses(own), own
        assert strong(text) == strong(own), own
        assert text.count("\n") == own.count("\n"), own
        assert Counter(NAMED.findall(text)).total() >= Counter(NAMED.findall(own)).total(), own
        assert text.count("“") == text.count("”"), own
        assert text == text.strip()
        assert "!" not in text, own


def addresses(text: str) -> list[str]:
    return [span.address for line in lines(text) for span in line if isinstance(span, Link)]


def strong(text: str) -> int:
    return sum(isinstance(span, Strong) for line in lines(text) for span in line)


def lines(text: str) -> list[tuple[object, ...]]:
    return [line for one in blocks(text) for line in ((one.line,) if isinstance(one, Paragraph) else one.lines)]


@pytest.mark.parametrize("language", OTHERS)
def test_what_fits_in_english_on_a_button_fits_in_every_language(language: str) -> None:
    """A short sentence without a full stop may be one, or the title of a window or a choice."""
    for _, own, text in pairs(language):
        if len(own) <= SHORT and not own.endswith((".", "?", ":", ")")):
            assert len(PLACE.sub("", text)) <= LONGEST, own


@pytest.mark.parametrize("language", OTHERS)
def test_somebody_who_speaks_it_has_not_looked_over_it_and_the_file_says_so(language: str) -> None:
    assert TO_BE_CHECKED in catalogues.read(language).header_comment
    assert not catalogue(language).checked


def test_no_english_sentence_is_put_in_other_words_unless_a_union_does() -> None:
    assert [one.id for one in sentences(catalogues.read(OWN)) if any(translated(one))] == []


def test_numbers_in_welsh_change_the_word_after_them() -> None:
    with speaking(Language("cy")):
        told = [n("a year", "{number} years", one, number=one) for one in (1, 2, 3, 5)]
    assert told == ["blwyddyn", "2 flynedd", "3 blynedd", "5 o flynyddoedd"]
    assert n("a year", "{number} years", 1, number=1) == "a year"


def test_what_somebody_wrote_is_never_read_for_gaps_and_a_missing_value_is_a_mistake() -> None:
    assert t("At {place}", place="{place} {other}") == "At {place} {other}"
    with pytest.raises(KeyError):
        t("At {place}")


def test_what_is_in_no_catalogue_is_said_in_english() -> None:
    with speaking(Language("cy")):
        assert (
            t("A sentence that nobody has marked.".replace("nobody", "no one")) == "A sentence that no one has marked."
        )
