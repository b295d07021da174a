"""A questionnaire as the survey file that `files` reads, laid out for whoever goes on writing in it."""

import json
from collections.abc import Iterable, Iterator

from bot.records.surveys import Asked, Choice, Question, Questionnaire, Words
from bot.surveys.questionnaire.files import KINDS, OWN_WORDS

HEADING = """\
# A survey. When you have changed it: agreement-bot survey check FILE
# kind: one, several, scale, yes-no, or text, which needs written_answers = true above the first question.
# when: it is asked only after one of these answers to a question before it.
# sensitive = true: where all give the same answer, that is not told, since it tells what each of them said.
# alone = true: a choice that goes with no other.
"""
_NAMES = {asked: name for name, asked in KINDS.items()}


def text(questionnaire: Questionnaire) -> str:
    blocks = [_whole(questionnaire), *(_question(question) for question in questionnaire.questions)]
    return HEADING + "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _whole(of: Questionnaire) -> Iterator[str]:
    yield f"languages = {_list(of.languages)}"
    if of.unchecked:
        yield "# To be checked by a speaker:"
        yield f"unchecked = {_list(of.unchecked)}"
    if any(question.asked is Asked.TEXT for question in of.questions):
        yield f"{OWN_WORDS} = true"
    yield from _words("title", of.title)
    yield from _words("about", of.about)


def _question(question: Question) -> Iterator[str]:
    yield "[[question]]"
    yield f"key = {_quoted(question.key)}"
    yield f"kind = {_quoted(_NAMES[question.asked])}"
    if when := question.when:
        yield f"when = {{ question = {_quoted(when.question)}, answers = {_list(when.answers)} }}"
    if question.sensitive:
        yield "sensitive = true"
    yield from _words("ask", question.words)
    yield from _words("why", question.why)
    if question.choices:
        yield "choices = ["
        yield from (f"  {{ {', '.join(_choice(choice))} }}," for choice in question.choices)
        yield "]"


def _choice(choice: Choice) -> Iterator[str]:
    yield f"key = {_quoted(choice.key)}"
    yield from (f"{_name(language)} = {_quoted(said)}" for language, said in choice.words.items())
    if choice.alone:
        yield "alone = true"


def _words(name: str, words: Words) -> Iterator[str]:
    yield from (f"{name}.{_name(language)} = {_quoted(said)}" for language, said in words.items())


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, items))}]"


def _name(language: str) -> str:
    return language if language.isascii() and language.replace("-", "").isalnum() else _quoted(language)


def _quoted(words: str) -> str:
    """What passes the checks is written in TOML as in JSON."""
    return json.dumps(words, ensure_ascii=False)
