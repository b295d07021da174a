"""Questionnaires and answers of every shape that the checks let through."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import cycle

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.events import Answer
from bot.records.surveys import Asked, Choice, Condition, Question, Questionnaire, Words
from bot.surveys.questionnaire import checking
from bot.surveys.questionnaire.questions import YES_KEYS, choices
from bot.surveys.staff.forms import RATHER_NOT

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SEEN = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"), include_characters=" ")
KEYS = st.sampled_from([*"abcdef01", "1e5", "a--b", "true", "nan", "en", "yes", "unsure", "none", "send", "go", "key"])
LANGUAGES = ["en", "cy", "pl", "zh-Hant"]


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Of every shape; what is said in them is dull."""
    languages = tuple(draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, unique=True)))
    keys = draw(st.lists(KEYS, min_size=1, max_size=9, unique=True))
    questions = list[Question]()
    for key in keys:
        questions.append(draw(_question(key, languages, questions)))
    unchecked = tuple(draw(st.lists(st.sampled_from(languages), unique=True)))
    made = Questionnaire(_said(languages, "T"), _said(languages, "A"), languages, tuple(questions), unchecked)
    assert not [wrong for wrong in checking.check(made) if not wrong.warning]
    return made


@st.composite
def worded(draw: st.DrawFn) -> Questionnaire:
    """The same, with all that people can write."""
    made = draw(questionnaires())
    texts = draw(st.lists(st.text(SEEN, max_size=25), min_size=1))
    said = (f"{' '.join(text.split())} {number}".strip() for number, text in enumerate(cycle(texts)))

    def words() -> Words:
        return {language: next(said) for language in made.languages}

    questions = tuple(
        replace(
            one, words=words(), why=words(), choices=tuple(replace(choice, words=words()) for choice in one.choices)
        )
        for one in made.questions
    )
    found = replace(made, title=words(), about=words(), questions=questions)
    assert not [wrong for wrong in checking.check(found) if not wrong.warning]
    return found


@st.composite
def _question(draw: st.DrawFn, key: str, languages: tuple[str, ...], before: Sequence[Question]) -> Question:
    asked = draw(st.sampled_from(Asked))
    ask, why = _said(languages, f"{key}?"), _said(languages, f"for {key}")
    offered = draw(_choices(asked, languages))
    return Question(key, asked, ask, why, offered, draw(_condition(before)), draw(st.booleans()))


@st.composite
def _choices(draw: st.DrawFn, asked: Asked, languages: tuple[str, ...]) -> tuple[Choice, ...]:
    if asked is Asked.TEXT or (asked is Asked.YES and {"en", "cy"}.issuperset(languages) and draw(st.booleans())):
        return ()
    least = 3 if asked is Asked.SCALE else 2
    keys = YES_KEYS if asked is Asked.YES else draw(st.lists(KEYS, min_size=least, max_size=9, unique=True))
    alone = draw(st.sets(st.sampled_from(keys))) if asked is Asked.SEVERAL else set[str]()
    return tuple(Choice(key, _said(languages, f"It is {key}"), key in alone) for key in keys)


def _said(languages: Sequence[str], words: str) -> Words:
    return {language: f"{words} ({language})" for language in languages}


@st.composite
def _condition(draw: st.DrawFn, before: Sequence[Question]) -> Condition | None:
    known = [one for one in before if one.asked is not Asked.TEXT]
    if not known or draw(st.booleans()):
        return None
    asked = draw(st.sampled_from(known))
    answers = st.lists(st.sampled_from([one.key for one in choices(asked)]), min_size=1, unique=True)
    return Condition(asked.key, tuple(draw(answers)))


def values(questions: Sequence[Question]) -> st.SearchStrategy[Mapping[str, Answer]]:
    """What people can send of a page, each question answered or left out."""
    return st.fixed_dictionaries({}, optional={one.key: _value(one) for one in questions})


def _value(question: Question) -> st.SearchStrategy[Answer]:
    keys = st.sampled_from([one.key for one in choices(question)] or [""])
    several = st.lists(keys, unique=True).map(tuple)
    match question.asked:
        case Asked.TEXT:
            return st.text(max_size=300)
        case Asked.SEVERAL:
            alone = {one.key for one in question.choices if one.alone}
            return several.filter(lambda given: len(given) < 2 or alone.isdisjoint(given))
        case _:
            return keys | st.sampled_from([RATHER_NOT, ""])
