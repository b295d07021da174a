"""What a question offers, and its words in the language of whoever reads it."""

from collections.abc import Mapping

from bot.languages import chosen, spoken
from bot.records.surveys import Asked, Choice, Question, Questionnaire, Words
from bot.surveys.questionnaire import phrases

TEXT = 300  # characters of an answer in words of one's own
SHORT = 60  # characters of a question, where several stand below each other
YES_KEYS = ("yes", "no", "unsure")


def choices(question: Question) -> tuple[Choice, ...]:
    """Yes, no and don't know have words of their own, where the questionnaire gives none."""
    if question.asked is Asked.YES and not question.choices:
        return tuple(Choice(key, phrases.words(f"choice.{key}")) for key in YES_KEYS)
    return question.choices


def short(words: str, most: int = SHORT) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def by_key(questionnaire: Questionnaire) -> Mapping[str, Question]:
    return {question.key: question for question in questionnaire.questions}


def language(questionnaire: Questionnaire, wanted: str) -> str:
    """The one that somebody wants, or speaks with the bot, or else the first."""
    wanted = wanted or (spoken() if chosen() else "")
    return wanted if wanted in questionnaire.languages else questionnaire.languages[0]


def said(words: Words, language: str) -> str:
    """In a language that the words are not in: as they were written first."""
    return words[language] if language in words else next(iter(words.values()), "")


def answer(question: Question, given: tuple[str, ...], language: str) -> tuple[str, ...]:
    """What was answered, as it was offered, or as it was written."""
    if question.asked is Asked.TEXT:
        return given
    return tuple(said(choice.words, language) for choice in choices(question) if choice.key in given)
