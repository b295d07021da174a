"""Which questions somebody comes to, by what they answered before."""

from collections.abc import Iterator, Mapping, Sequence

from bot.records.surveys import Answers, Asked, Question, Questionnaire
from bot.surveys.questionnaire.questions import TEXT, choices


def reached(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """In their order. What was answered to a question that is not reached leads nowhere."""
    return tuple(question for question, _ in _walk(questionnaire, answers))


def kept(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """Without what is no longer reached, what was never offered, and the order in which choices were ticked."""
    return {question.key: given for question, given in _walk(questionnaire, answers) if given}


def changed(questionnaire: Questionnaire, answers: Answers, now: Answers) -> Answers:
    """The same with new answers to some questions; an empty one takes the old one back."""
    return kept(questionnaire, {**answers, **now})


def fit(questionnaire: Questionnaire, answers: Answers) -> bool:
    """Whether these can be the answers of somebody who went through it: nothing more, nothing else."""
    return dict(kept(questionnaire, answers)) == dict(answers)


def sheets(questions: Sequence[Question], weight: Mapping[str, int], most: int, heaviest: int) -> Iterator[range]:
    """The questions that can stand on one page, by their places: no answer there settles what else is asked there.

    Which they are does not depend on the answers, so a page is the same one after any way back.
    """
    start, here, heavy = 0, set[str](), 0
    for at, question in enumerate(questions):
        hangs = question.when is not None and question.when.question in here
        full = at - start == most or heavy + weight[question.key] > heaviest
        if at > start and (hangs or full):
            yield range(start, at)
            start, here, heavy = at, set(), 0
        here.add(question.key)
        heavy += weight[question.key]
    if start < len(questions):
        yield range(start, len(questions))


def _walk(questionnaire: Questionnaire, answers: Answers) -> Iterator[tuple[Question, tuple[str, ...]]]:
    before: dict[str, tuple[str, ...]] = {}
    for question in questionnaire.questions:
        when = question.when
        if when is None or not set(when.answers).isdisjoint(before.get(when.question, ())):
            before[question.key] = _given(question, answers.get(question.key, ()))
            yield question, before[question.key]


def _given(question: Question, given: tuple[str, ...]) -> tuple[str, ...]:
    """As much of it as can be an answer: all, or nothing."""
    if question.asked is Asked.TEXT:
        return given if len(given) == 1 and given[0].strip() and len(given[0]) <= TEXT else ()
    offered = choices(question)
    found = tuple(choice for choice in offered if choice.key in given)
    known = {choice.key for choice in offered}.issuperset(given)
    several = question.asked is Asked.SEVERAL and not any(choice.alone for choice in found)
    return tuple(choice.key for choice in found) if known and (several or len(found) == 1) else ()
