"""How long a questionnaire takes, estimated on the slow side: everything is read, every question is reached."""

import math

from bot.records.surveys import Asked, Question, Questionnaire, Words
from bot.surveys.questionnaire import phrases
from bot.surveys.questionnaire.questions import choices

# Adults read about 240 words a minute (Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047); this leaves room for those
# who read slower, or in a second language.
_WORDS_A_SECOND = 2.5
_TO_BEGIN = 10  # seconds: who asks, and what becomes of it
_TO_ANSWER = {Asked.ONE: 4, Asked.SEVERAL: 7, Asked.SCALE: 4, Asked.YES: 3, Asked.TEXT: 45}


def seconds(questionnaire: Questionnaire) -> int:
    """In the language in which it is longest."""
    found = (_seconds(questionnaire, language) for language in questionnaire.languages)
    return math.ceil(max(found, default=0))


def minutes(questionnaire: Questionnaire) -> int:
    return max(1, math.ceil(seconds(questionnaire) / 60))


def takes(questionnaire: Questionnaire, language: str) -> str:
    """To say to those who are asked."""
    return phrases.say(language, "time.takes", count=minutes(questionnaire))


def _seconds(questionnaire: Questionnaire, language: str) -> float:
    asked = sum(_one(question, language) for question in questionnaire.questions)
    return _TO_BEGIN + _reading(language, questionnaire.title, questionnaire.about) + asked


def _one(question: Question, language: str) -> float:
    offered = (choice.words for choice in choices(question))
    return _TO_ANSWER[question.asked] + _reading(language, question.words, question.why, *offered)


def _reading(language: str, *words: Words) -> float:
    return sum(len(one.get(language, "").split()) for one in words) / _WORDS_A_SECOND
