"""Whether two surveys ask the same, however it was written: then what each tells is looked at beside the other.

It is not enough to look at keys, kinds and languages: whoever writes a survey file settles those, and none of them
changes what people are asked, or what they answer.
"""

import unicodedata
from collections.abc import Mapping

from bot.records.surveys import NO_ANSWER, Asked, Choice, Question, Words
from bot.surveys.questionnaire.questions import choices

_ELSE = "\1"  # before the key of a choice that only the other question offers: no key begins with it


def marks(question: Question) -> frozenset[str]:
    """By which the same question is known: two are the same where they share one."""
    return frozenset() if question.asked is Asked.TEXT else _plain(question.words)


def same(one: Question, other: Question) -> bool:
    return not marks(one).isdisjoint(marks(other))


def alike(one: Question, other: Question) -> bool:
    """Of two that are the same: whether their numbers are of the same kind, so that they can be compared."""
    if (one.asked is Asked.SEVERAL) is not (other.asked is Asked.SEVERAL):
        return False
    known = matched(one, other)
    return {known[choice.key] for choice in choices(one) if choice.alone} == {
        choice.key for choice in choices(other) if choice.alone
    }


def matched(one: Question, other: Question) -> Mapping[str, str]:
    """What each choice of the one is in the other: by its words; or by its key, where its words were changed."""
    left = {choice.key: choice for choice in choices(other)}
    found = {NO_ANSWER: NO_ANSWER}
    for choice in choices(one):
        if key := next((key for key, there in left.items() if _same_words(choice, there)), None):
            found[choice.key] = key
            del left[key]
    for choice in choices(one):
        if choice.key not in found:
            found[choice.key] = choice.key if left.pop(choice.key, None) else f"{_ELSE}{choice.key}"
    return found


def _same_words(one: Choice, other: Choice) -> bool:
    return not _plain(one.words).isdisjoint(_plain(other.words))


def _plain(words: Words) -> frozenset[str]:
    """In every language: only letters and figures, since nobody answers a comma."""
    return frozenset(filter(None, map(_letters, words.values())))


def _letters(said: str) -> str:
    folded = unicodedata.normalize("NFKC", said).casefold()
    kept = "".join(one for one in folded if one.isalnum() or unicodedata.category(one).startswith("M"))
    return kept or folded.strip()  # where there are only signs, they are all that is said
