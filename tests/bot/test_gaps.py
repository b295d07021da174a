"""Questions without an answer are grouped by likeness, the most asked first."""

from hypothesis import given
from hypothesis import strategies as st

from bot import gaps
from tests.fakes import desk


def test_questions_that_are_alike_are_one_gap_and_the_most_asked_stands_first() -> None:
    found = gaps.group(
        [
            "can I have a window seat",
            "who pays for my parking permit",
            "who is paying for the parking permits",
            "do we pay for parking permits",
        ]
    )
    assert [gap.count for gap in found] == [3, 1]
    assert "parking" in found[0].example
    assert len(found[0].others) == 2


def test_without_questions_there_are_no_gaps_and_that_is_said() -> None:
    assert gaps.group([]) == ()
    assert gaps.words(gaps.told(desk())) == "No question was left without an answer."


def test_a_person_sees_how_often_and_in_which_words() -> None:
    at_hand = desk()
    for question in ("who pays for parking", "who pays for the parking"):
        at_hand.memory.gap(question)
    assert gaps.words(gaps.told(at_hand)) == (
        "Questions without an answer\n   2  who pays for parking\n      who pays for the parking"
    )


@given(st.lists(st.text(), max_size=20))
def test_every_question_stands_in_exactly_one_gap(questions: list[str]) -> None:
    assert sum(gap.count for gap in gaps.group(questions)) == len(questions)


def test_an_answer_that_did_not_help_is_told_with_how_often_it_did() -> None:
    at_hand = desk()
    for helped in (True, False, False):
        at_hand.memory.feedback("agreement/consent", helped=helped)
    assert gaps.words(gaps.told(at_hand)).endswith(
        "Answers that did not help\n   2  agreement/consent (helped 1 times)"
    )
