"""What hangs on an earlier answer is asked, and counts, only after that answer."""

from hypothesis import given
from hypothesis import strategies as st

from bot.records.surveys import Answers, Asked, Choice, Condition, Question, Questionnaire
from bot.surveys.questionnaire import branching
from bot.surveys.questionnaire.questions import choices
from tests.surveys.asking import SLOW, questionnaires


def question(key: str, asked: Asked = Asked.YES, when: tuple[str, ...] = (), *offered: str) -> Question:
    condition = Condition(when[0], when[1:]) if when else None
    listed = tuple(Choice(one, {"en": one}, alone=one == "none") for one in offered)
    return Question(key, asked, {"en": f"{key}?"}, {"en": "."}, listed, condition)


CHAIN = Questionnaire(
    {"en": "t"},
    {"en": "a"},
    ("en",),
    (
        question("a"),
        question("b", Asked.SEVERAL, ("a", "yes", "unsure"), "x", "y", "none"),
        question("c", Asked.TEXT, ("b", "y")),
        question("d"),
    ),
)


def keys(answers: Answers) -> str:
    return "".join(one.key for one in branching.reached(CHAIN, answers))


def test_a_question_is_reached_by_any_of_the_answers_that_it_names() -> None:
    assert keys({}) == keys({"a": ("no",)}) == "ad"
    assert keys({"a": ("yes",)}) == keys({"a": ("unsure",)}) == "abd"
    assert keys({"a": ("yes",), "b": ("x", "y")}) == "abcd"


def test_an_answer_to_what_is_not_reached_leads_nowhere() -> None:
    assert keys({"a": ("no",), "b": ("y",)}) == "ad"
    assert branching.kept(CHAIN, {"a": ("no",), "b": ("y",), "c": ("words",), "z": ("1",)}) == {"a": ("no",)}


def test_what_can_be_no_answer_is_none() -> None:
    for answers in (
        {"a": ("maybe",)},
        {"a": ("yes", "no")},
        {"a": ()},
        {"d": ("",)},
    ):
        assert branching.kept(CHAIN, answers) == {}
    yes = {"a": ("yes",)}
    for given_ in (("x", "none"), ("x", "z"), ()):
        assert branching.kept(CHAIN, {**yes, "b": given_}) == yes
    for words in ((" ",), ("x" * 301,), ("one", "two")):
        assert "c" not in branching.kept(CHAIN, {**yes, "b": ("y",), "c": words})
    assert branching.kept(CHAIN, {**yes, "b": ("none",)}) == {**yes, "b": ("none",)}


def test_answers_fit_only_as_they_are_kept() -> None:
    assert branching.fit(CHAIN, {"a": ("yes",), "b": ("x", "y")})
    assert not branching.fit(CHAIN, {"a": ("yes",), "b": ("y", "x")})
    assert not branching.fit(CHAIN, {"b": ("x",)})
    assert not branching.fit(CHAIN, {"d": ()})


def answers_to(questionnaire: Questionnaire) -> st.SearchStrategy[Answers]:
    offered = [choice.key for one in questionnaire.questions for choice in choices(one)]
    given_ = st.lists(st.sampled_from([*offered, "words"]), max_size=3).map(tuple)
    return st.dictionaries(st.sampled_from([one.key for one in questionnaire.questions]), given_)


@SLOW
@given(questionnaires(), st.data())
def test_whatever_is_thrown_at_it_what_is_kept_fits_and_stays(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    answers = data.draw(answers_to(questionnaire))
    kept = branching.kept(questionnaire, answers)
    assert branching.fit(questionnaire, kept)
    assert branching.kept(questionnaire, kept) == kept
    assert branching.reached(questionnaire, kept) == branching.reached(questionnaire, answers)
    for one in questionnaire.questions:
        if one.when and one.key in kept:
            assert set(one.when.answers) & set(kept[one.when.question])


@SLOW
@given(questionnaires(), st.data())
def test_a_change_counts_as_if_it_had_been_answered_so_from_the_start(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    before, now = data.draw(answers_to(questionnaire)), data.draw(answers_to(questionnaire))
    changed = branching.changed(questionnaire, branching.kept(questionnaire, before), now)
    assert branching.fit(questionnaire, changed)
    for key, value in changed.items():
        assert set(value) == set(now[key] if key in now else before[key])
