"""A questionnaire changed as people change it: one thing at a time, each giving another questionnaire.

Nothing is refused here: `checking` tells what is wrong, and `loose` whose condition no longer holds.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import chain, count
from typing import NamedTuple

from bot.records.surveys import Asked, Choice, Question, Questionnaire, Words
from bot.surveys.questionnaire import phrases
from bot.surveys.questionnaire.questions import YES_KEYS, by_key, choices, said

_LONGEST_KEY = 30  # characters, with room for a number behind them


class Hanging(StrEnum):
    """What becomes of a question whose condition no longer holds."""

    EVERYBODY = "everybody"  # it is asked of everybody
    OUT = "out"
    ALONG = "along"  # it is moved with the question that it hangs on


class Line(NamedTuple):
    """A choice, as somebody writes it."""

    words: str
    alone: bool = False


def put(of: Questionnaire, question: Question) -> Questionnaire:
    """In place of the one that has its key."""
    return replace(of, questions=tuple(question if one.key == question.key else one for one in of.questions))


def added(of: Questionnaire, question: Question, after: str) -> Questionnaire:
    """After the question with that key; without one it comes first."""
    at = _place(of.questions, after)
    return replace(of, questions=(*of.questions[:at], question, *of.questions[at:]))


def without(of: Questionnaire, keys: Collection[str]) -> Questionnaire:
    return replace(of, questions=tuple(one for one in of.questions if one.key not in keys))


def moved(of: Questionnaire, key: str, after: str, *, along: bool = False) -> Questionnaire:
    """`along`: with all that hangs on it. After itself, or what goes along, it stays where it is."""
    keys = {key, *(hanging(of, key) if along else ())}
    if after in keys:
        return of
    block = tuple(one for one in of.questions if one.key in keys)
    others = tuple(one for one in of.questions if one.key not in keys)
    at = _place(others, after)
    return replace(of, questions=(*others[:at], *block, *others[at:]))


def hanging(of: Questionnaire, key: str) -> tuple[str, ...]:
    """The keys of all questions that are asked only after answers to this one, or to one that hangs on it."""
    found = [key]
    for one in of.questions:
        if one.when and one.when.question in found and one.key not in found:
            found.append(one.key)
    return tuple(found[1:])


def trimmed(of: Questionnaire) -> Questionnaire:
    """Conditions without answers that are no longer offered; one that would have none left stays as it is."""
    questions = by_key(of)
    return replace(of, questions=tuple(_trimmed(one, questions.get(_on(one))) for one in of.questions))


def loose(of: Questionnaire) -> tuple[Question, ...]:
    """Those that hang on what is not asked before them, or on an answer that nobody can give."""
    found, before = list[Question](), dict[str, Question]()
    for one in of.questions:
        if one.when and not _holds(one, before.get(one.when.question)):
            found.append(one)
        before[one.key] = one
    return tuple(found)


def tied(of: Questionnaire, how: Hanging) -> Questionnaire:
    """Without conditions that do not hold: those questions are asked of everybody, or left out."""
    while keys := {one.key for one in loose(of)}:
        if how is Hanging.OUT:
            of = without(of, keys)
        else:
            of = replace(
                of, questions=tuple(replace(one, when=None) if one.key in keys else one for one in of.questions)
            )
    return of


def answered(
    question: Question, asked: Asked, lines: Sequence[Line], languages: Sequence[str], *, sensitive: bool
) -> Question:
    """With another kind and other choices. A choice that is worded as one before stays that one, in each language."""
    changed = replace(question, asked=asked, sensitive=sensitive)
    if asked is Asked.TEXT:
        return replace(changed, choices=())
    if asked is Asked.YES:
        own = question.choices if question.asked is Asked.YES else ()
        return replace(changed, choices=own or yes_choices(languages))
    before = question.choices if question.asked is not Asked.YES else ()
    return replace(changed, choices=_offered(before, lines, languages, several=asked is Asked.SEVERAL))


def yes_choices(languages: Sequence[str]) -> tuple[Choice, ...]:
    """None where the bot can say yes, no and don't know in all of them; else in English where it cannot."""
    if set(phrases.LANGUAGES).issuperset(languages):
        return ()
    return tuple(
        Choice(key, {language: phrases.say(language, f"choice.{key}") for language in languages}) for key in YES_KEYS
    )


def alike(words: str, languages: Iterable[str]) -> Words:
    """The same in each language, until somebody puts it into that language."""
    return dict.fromkeys(languages, words)


def new_key(words: str, taken: Collection[str], otherwise: str) -> str:
    """A key that says what it is of. `otherwise`: where the words have none of the letters that a key has."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    made = "-".join(re.findall(r"[a-z0-9]+", bare.replace("'", "")))[:_LONGEST_KEY].strip("-") or otherwise
    return next(one for one in chain([made], (f"{made}-{at}" for at in count(2))) if one not in taken)


def _offered(
    before: Sequence[Choice], lines: Sequence[Line], languages: Sequence[str], *, several: bool
) -> tuple[Choice, ...]:
    known = {_bare(said(one.words, languages[0])): one for one in reversed(before)}
    taken, made = {one.key for one in before} | set(YES_KEYS), list[Choice]()
    for line in lines:
        found = known.pop(_bare(line.words), None)
        if found is None:
            found = Choice(new_key(line.words, taken, "choice"), alike(line.words, languages))
        words = {**found.words, languages[0]: line.words}
        made.append(Choice(found.key, words, line.alone and several))
        taken.add(found.key)
    return tuple(made)


def _bare(words: str) -> str:
    return " ".join(words.split()).casefold()


def _place(questions: Sequence[Question], after: str) -> int:
    return next((at for at, one in enumerate(questions, start=1) if one.key == after), 0)


def _on(question: Question) -> str:
    return question.when.question if question.when else ""


def _trimmed(question: Question, on: Question | None) -> Question:
    if question.when is None or on is None:
        return question
    offered = {one.key for one in choices(on)}
    left = tuple(key for key in question.when.answers if key in offered)
    return replace(question, when=replace(question.when, answers=left)) if left else question


def _holds(question: Question, on: Question | None) -> bool:
    if question.when is None or on is None or on.asked is Asked.TEXT:
        return question.when is None
    return bool(question.when.answers) and {one.key for one in choices(on)}.issuperset(question.when.answers)
