import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import wordpiece
from knowledge.correct import Corrector

OWN = ["can", "management", "bring", "in", "a", "chatbot", "without", "consultation", "with", "the", "union", "steward"]
OWN += ["about", "procurement", "surveillance"]
CORRECTOR = Corrector.build(OWN, wordpiece.whole_words())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("can managment bring in a chatbto", "can management bring in a chatbot"),
        ("consultatoin with the unoin", "consultation with the union"),
        ("survielance at work", "surveillance at work"),
        ("withoutconsultation", "without consultation"),
    ],
)
def test_mistyped_words_are_mended(typed: str, meant: str) -> None:
    assert CORRECTOR.mend(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Copilot logs my DWP calls",
        "GLWS v2",
        "the stewards unions were consulting",
        "planned promotions",
        "Prevent at 5pm",
        "ok",
    ],
)
def test_good_words_names_and_codes_stay_as_they_are(typed: str) -> None:
    assert CORRECTOR.mend(typed) == typed


def test_what_stands_between_the_words_stays() -> None:
    assert CORRECTOR.mend("unoin?! (managment)") == "union?! (management)"


@given(st.text())
def test_mending_never_fails_and_mended_words_are_left_alone(typed: str) -> None:
    once = CORRECTOR.mend(typed)
    assert CORRECTOR.mend(once) == once
