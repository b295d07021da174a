import pytest

from bot.replies import Field, Form, Kind, scale, yes_no

FORM = Form(
    "trial",
    "A trial",
    (
        Field("what", "What is it?", required=True, most=10),
        Field("kinds", "Which?", Kind.CHOICES, (("a", "A"), ("b", "B"))),
        Field("one", "Which one?", Kind.CHOICE, (("a", "A"), ("b", "B"))),
        scale("much", "How much?", "little", "a lot"),
        yes_no("sure", "Sure?"),
    ),
)


def test_a_form_that_is_filled_in_well_can_be_taken() -> None:
    assert FORM.check({"what": "a system", "kinds": ("a", "b"), "one": "b", "much": "5", "sure": "yes"}) is None


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"what": "  "}, "what", "Please answer this one."),
        ({"what": "\u202e \u200b"}, "what", "Please answer this one."),  # nothing that could be seen
        ({}, "what", "Please answer this one."),
        ({"what": "far too long to fit"}, "what", "This is 9 characters too long; at most 10 fit."),
        ({"what": ("x", "far too long to fit")}, "what", "Please write one answer."),
        ({"what": "x", "kinds": ("a", "c")}, "kinds", "Please choose from the list."),
        ({"what": "x", "one": ("a", "b")}, "one", "Please choose one."),
        ({"what": "x", "much": "6"}, "much", "Please choose from the list."),
        ({"what": "x", "sure": "maybe"}, "sure", "Please choose from the list."),
    ],
)
def test_what_is_wrong_stands_beside_its_field(values: dict[str, str], field: str, words: str) -> None:
    again = FORM.check(values)
    assert again is not None
    assert again.errors == {field: words}
    assert again.values == values


def test_a_choice_without_options_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="options"):
        Field("x", "X", Kind.CHOICE)
