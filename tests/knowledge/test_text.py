import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from knowledge import text

STORY = (
    "I have been here nine years and my manager came round on Tuesday with a biscuit and a smile. "
    "She said the new rota app has been picked and starts in May. "
    "Can they do that without asking the union?"
)


def test_markup_control_marks_and_curly_quotes_are_gone() -> None:
    typed = "<b>Can’t</b> **my** boss\u202e see [this](https://example.org)?\x00\u200b"
    assert text.clean(typed) == "Can't my boss see this?"


def test_an_escaped_tag_is_a_tag() -> None:
    assert text.clean("&lt;script&gt;what is RPA&lt;/script&gt;") == "what is RPA"


def test_a_heart_and_a_sum_are_not_tags() -> None:
    assert "3 4" in text.clean("is 3 < 4 and what about 5 > 2").replace("< ", "")


def test_words_are_compared_without_case_accents_and_apostrophes() -> None:
    assert text.words(text.clean("They’re WATCHING the café")) == ["theyre", "watching", "the", "cafe"]


def test_a_short_question_has_no_pieces() -> None:
    assert text.pieces("Is this legal? I am worried.") == []


def test_a_story_is_cut_at_its_full_stops() -> None:
    assert text.pieces(STORY)[-1] == "Can they do that without asking the union?"


def test_a_story_in_one_breath_is_cut_into_runs_that_overlap() -> None:
    found = text.pieces(" ".join(f"word{n}" for n in range(60)))
    assert 1 < len(found) <= text.MOST_PIECES
    assert all(len(piece.split()) <= text.PIECE for piece in found)


@given(st.text())
def test_cleaning_leaves_one_line_without_control_or_direction_marks(typed: str) -> None:
    cleaned = text.clean(typed)
    assert len(cleaned) <= text.MOST_CHARACTERS
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in cleaned)
    assert "\n" not in cleaned


@given(st.text())
def test_any_text_has_words_pairs_letters_and_few_pieces(typed: str) -> None:
    cleaned = text.clean(typed)
    tokens = text.words(cleaned)
    assert all(tokens)
    assert len(text.pairs(tokens)) == max(0, 2 * len(tokens) - 1)
    assert len(text.pieces(cleaned)) <= text.MOST_PIECES
    assert all(len(gram) <= 5 for gram in text.grams(tokens))


def test_a_hundred_thousand_characters_are_cut_to_the_bound() -> None:
    assert len(text.clean("ﷺ" * 100_000)) <= text.MOST_CHARACTERS
