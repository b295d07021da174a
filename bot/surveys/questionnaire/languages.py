"""A questionnaire in several languages: what is said in each, and what no speaker has looked over yet.

The first language is the one that it is written in. Another begins with the words of the first, so that a draft can be
read at any time; `still` tells where they stand in it yet.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.records.surveys import Asked, Choice, Question, Questionnaire, Words
from bot.surveys.questionnaire import changing
from bot.surveys.questionnaire.language_names import name
from bot.surveys.questionnaire.questions import said

WHOLE = "-"  # the part that is the title and what it is about; no question has this key


def told(of: Questionnaire) -> str:
    """All of them, for reps."""
    return "; ".join(f"{name(one)}{_missing(of, one)}" for one in of.languages)


def added(of: Questionnaire, language: str) -> Questionnaire:
    first, languages = of.languages[0], (*of.languages, language)

    def more(words: Words) -> Words:
        return {**words, language: words.get(language) or said(words, first)}

    def offered(question: Question) -> tuple[Choice, ...]:
        if question.asked is Asked.YES and not question.choices:
            return changing.yes_choices(languages)
        return tuple(replace(one, words=more(one.words)) for one in question.choices)

    questions = tuple(
        replace(one, words=more(one.words), why=more(one.why), choices=offered(one)) for one in of.questions
    )
    wider = replace(of, languages=languages, title=more(of.title), about=more(of.about), questions=questions)
    return unread(wider, {language})


def left_out(of: Questionnaire, language: str) -> Questionnaire:
    def less(words: Words) -> Words:
        return {one: words for one, words in words.items() if one != language}

    questions = tuple(
        replace(
            one,
            words=less(one.words),
            why=less(one.why),
            choices=tuple(replace(choice, words=less(choice.words)) for choice in one.choices),
        )
        for one in of.questions
    )
    languages, unchecked = (tuple(one for one in which if one != language) for which in (of.languages, of.unchecked))
    return Questionnaire(less(of.title), less(of.about), languages, questions, unchecked)


def still(of: Questionnaire, language: str) -> tuple[str, ...]:
    """The parts that are in the words of the first language yet: keys of questions, and `WHOLE`."""
    first = of.languages[0]
    whole = (WHOLE,) if of.about.get(language) == of.about.get(first) else ()
    return (*whole, *(one.key for one in of.questions if one.words.get(language) == one.words.get(first)))


def unread(of: Questionnaire, languages: Collection[str]) -> Questionnaire:
    """To be looked over by a speaker."""
    listed = tuple(one for one in of.languages if one in of.unchecked or one in languages)
    return replace(of, unchecked=listed)


def looked_over(of: Questionnaire, language: str) -> Questionnaire:
    return replace(of, unchecked=tuple(one for one in of.unchecked if one != language))


def to_look_over(before: Questionnaire, after: Questionnaire) -> Questionnaire:
    """Words that are new in the first language leave the others behind; those that are new in another are to be read.

    What was left out or put elsewhere is nothing new.
    """
    first = after.languages[0]
    new = {one for one in after.languages if set(_all(after, one)) - set(_all(before, one))}
    return unread(after, set(after.languages[1:]) if first in new else new)


def _all(of: Questionnaire, language: str) -> Iterator[tuple[str, str]]:
    """Every text in it, with the name of what it belongs to."""
    yield from ((place, words.get(language, "")) for place, words in (("title", of.title), ("about", of.about)))
    for one in of.questions:
        yield one.key, one.words.get(language, "")
        yield f"{one.key} why", one.why.get(language, "")
        yield from ((f"{one.key} {choice.key}", choice.words.get(language, "")) for choice in one.choices)


def _missing(of: Questionnaire, language: str) -> str:
    left = len(still(of, language)) if language != of.languages[0] else 0
    told = [f"{parts(left)} still in {name(of.languages[0])}"] if left else []
    told += ["not looked over by a speaker yet"] if language in of.unchecked else []
    return f" ({', '.join(told)})" if told else ""


def parts(count: int) -> str:
    return "1 part" if count == 1 else f"{count} parts"
