"""What a questionnaire must keep to, wherever it was written. All that is wrong is told at once."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.records.surveys import Asked, Choice, Condition, Question, Questionnaire, Words
from bot.surveys.questionnaire import phrases, timing, wording
from bot.surveys.questionnaire.places import At
from bot.surveys.questionnaire.questions import YES_KEYS, choices
from bot.surveys.questionnaire.sameness import same

MOST_QUESTIONS, MOST_LANGUAGES = 20, 8
LONG = 5  # minutes; a survey that takes longer is left by many
# Characters that fit into one line of a chat without being cut: a title of a dialog, a choice, and what is still read.
TITLE, ABOUT, ASK, WHY, CHOICE = 60, 600, 300, 200, 75
_CHOICES = {Asked.ONE: (2, 9), Asked.SEVERAL: (2, 9), Asked.SCALE: (3, 9), Asked.YES: (0, 3), Asked.TEXT: (0, 0)}
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_LANGUAGE = re.compile(r"(?!key$)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_JOINERS = "\u200c\u200d"  # seen by nobody, needed by some scripts
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")

TEXT_WARNS = (
    "words of one's own can give somebody away, by how they write and by facts that few know. A rep must read each "
    "answer before anyone else does. Ask with choices where you can"
)
TWICE = (
    "this is asked above in the same words: both numbers together could show what few people answered. Ask it once, or "
    "say in it what this one is about"
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """`at` is the way to it, by the names that a survey file has. A warning does not keep it from being asked."""

    at: At
    words: str
    warning: bool = False


def check(questionnaire: Questionnaire) -> tuple[Wrong, ...]:
    found = [*_languages(questionnaire), *_whole(questionnaire)]
    for at, question in enumerate(questionnaire.questions):
        found += _question(questionnaire, at, question)
    return tuple(found)


def _languages(of: Questionnaire) -> Iterator[Wrong]:
    at: At = ("languages",)
    if not of.languages:
        yield Wrong(at, 'name at least one language, such as languages = ["en"]')
    for language in of.languages:
        if not _LANGUAGE.fullmatch(language):
            yield Wrong(at, f"'{shown(language)}' is no code of a language: write en, cy, pl …")
    for twice in _twice(of.languages):
        yield Wrong(at, f"the language '{shown(twice)}' stands twice: leave one out")
    if len(of.languages) > MOST_LANGUAGES:
        yield Wrong(at, f"too many languages: at most {MOST_LANGUAGES} fit")
    for language in dict.fromkeys(of.unchecked):
        if language not in of.languages:
            yield Wrong(("unchecked",), f"'{shown(language)}' is not among the languages: leave it out")
        else:
            yield Wrong(("unchecked",), f"'{language}' is to be checked by a speaker before it is sent", warning=True)
    for language in of.languages:
        if language not in phrases.LANGUAGES:
            words = f"the bot's own words, such as Next, are in English where somebody reads '{shown(language)}'"
            yield Wrong(at, words, warning=True)


def _whole(of: Questionnaire) -> Iterator[Wrong]:
    yield from _words(of.title, ("title",), of, TITLE)
    yield from _words(of.about, ("about",), of, ABOUT)
    yield from _read_well(of.title, ("title",))
    yield from _read_well(of.about, ("about",))
    count = len(of.questions)
    if not count:
        yield Wrong((), "there is no question: begin one with a line [[question]]")
    if count > MOST_QUESTIONS:
        at: At = ("question", MOST_QUESTIONS)
        yield Wrong(at, f"too many questions from here on: at most {MOST_QUESTIONS} fit. Ask the rest another time")
    elif (minutes := timing.minutes(of)) > LONG:
        words = f"it takes about {minutes} minutes. Many leave a survey that takes longer than {LONG}: ask less"
        yield Wrong((), words, warning=True)


def _question(of: Questionnaire, number: int, question: Question) -> Iterator[Wrong]:
    at: At = ("question", number)
    yield from _key(question.key, (*at, "key"), [one.key for one in of.questions[:number]], "question")
    yield from _words(question.words, (*at, "ask"), of, ASK)
    if any(same(one, question) for one in of.questions[:number]):
        yield Wrong((*at, "ask"), TWICE)
    yield from _words(question.why, (*at, "why"), of, WHY)
    yield from _read_well(question.words, (*at, "ask"))
    yield from _read_well(question.why, (*at, "why"))
    for language, words in question.words.items():
        yield from (Wrong((*at, "ask", language), sign, warning=True) for sign in wording.revealing(words, language))
    if question.asked is Asked.TEXT:
        yield Wrong((*at, "kind"), TEXT_WARNS, warning=True)
    yield from _choices(of, at, question)
    if question.when is not None:
        yield from _condition(of, number, question.when)


def _choices(of: Questionnaire, at: At, question: Question) -> Iterator[Wrong]:
    least, most = _CHOICES[question.asked]
    count, here = len(question.choices), (*at, "choices")
    if question.asked is Asked.YES:
        yield from _yes(of, here, question)
    elif question.asked is Asked.TEXT and count:
        yield Wrong(here, "what people answer in their own words has no choices: leave them out, or change the kind")
    elif not least <= count <= most:
        yield Wrong(here, f"{_counted(count, most)}: this kind of question needs {least} to {most}")
    for number, choice in enumerate(question.choices):
        one = (*here, number)
        yield from _key(choice.key, (*one, "key"), [before.key for before in question.choices[:number]], "choice")
        yield from _words(choice.words, one, of, CHOICE)
        if choice.alone and question.asked is not Asked.SEVERAL:
            yield Wrong((*one, "alone"), "leave it out: only where several can be chosen does one go alone")
    for language in of.languages:
        yield from _same(question.choices, here, language)


def _yes(of: Questionnaire, here: At, question: Question) -> Iterator[Wrong]:
    keys = [choice.key for choice in question.choices]
    if keys and tuple(keys) != YES_KEYS:
        yield Wrong(here, f"write all three in this order, or none: {', '.join(YES_KEYS)}")
    if not keys:
        for language in of.languages:
            if language not in phrases.LANGUAGES:
                words = f"the bot cannot say yes, no and don't know in '{shown(language)}'"
                yield Wrong(here[:-1], f"{words}: give choices with the keys {', '.join(YES_KEYS)}")


def _same(offered: Iterable[Choice], here: At, language: str) -> Iterator[Wrong]:
    said: set[str] = set()
    for number, choice in enumerate(offered):
        words = " ".join(choice.words.get(language, "").casefold().split())
        if words and words in said:
            yield Wrong((*here, number, language), f"'{shown(words)}' is offered twice: nobody can tell which is meant")
        said.add(words)


def _condition(of: Questionnaire, number: int, when: Condition) -> Iterator[Wrong]:
    at: At = ("question", number, "when")
    named, all_keys = f"'{shown(when.question)}'", [one.key for one in of.questions if one.key]
    asked = next((one for one in of.questions[:number] if one.key == when.question), None)
    if when.question == of.questions[number].key:
        yield Wrong((*at, "question"), "this hangs on its own answer: name a question before it")
    elif asked is None and when.question in all_keys:
        words = f"{named} is asked later. Only an earlier answer can settle what is asked: move that question up"
        yield Wrong((*at, "question"), words)
    elif asked is None:
        earlier = ", ".join(shown(one.key) for one in of.questions[:number] if one.key) or "none"
        yield Wrong((*at, "question"), f"there is no question {named}. Before this one stand: {earlier}")
    elif asked.asked is Asked.TEXT:
        yield Wrong((*at, "question"), f"{named} is answered in people's own words, so nothing can hang on it")
    else:
        yield from _answers(when, asked, (*at, "answers"))


def _answers(when: Condition, asked: Question, at: At) -> Iterator[Wrong]:
    offered = [choice.key for choice in choices(asked)]
    if not when.answers:
        yield Wrong(at, "name at least one answer on which this is asked")
    for place, key in enumerate(when.answers):
        if key not in offered:
            known = ", ".join(map(shown, offered))
            yield Wrong((*at, place), f"'{shown(asked.key)}' has no answer '{shown(key)}', but: {known}")
    for twice in _twice(when.answers):
        yield Wrong(at, f"'{shown(twice)}' stands twice: leave one out")


def _key(key: str, at: At, before: list[str], what: str) -> Iterator[Wrong]:
    if not _KEY.fullmatch(key):
        yield Wrong(at, f"'{shown(key)}' cannot be a key: use small letters, figures and '-', 40 at most")
    if key in before:
        yield Wrong(at, f"there is a {what} '{shown(key)}' already: give this one another key")


def _words(words: Words, at: At, of: Questionnaire, most: int) -> Iterator[Wrong]:
    for language in of.languages:
        if not words.get(language, "").strip():
            there = next((f"beside those in '{shown(one)}'" for one, said in words.items() if said.strip()), "")
            how = there or f'as {shown(language)} = "…"'
            yield Wrong((*at, language), f"the words in '{shown(language)}' are missing: add them {how}")
    for language, said in words.items():
        here = (*at, language)
        if language not in of.languages:
            listed = ", ".join(map(shown, of.languages))
            yield Wrong(
                here, f"'{shown(language)}' is not among the languages ({listed}): add it there, or leave it out"
            )
        if (over := units(said) - most) > 0:
            yield Wrong(here, f"{over} characters too long: chats show {most} here")
        if unseen := _unseen(said):
            yield Wrong(here, f"there is something here that nobody can see ({unseen}): write the words anew")


def _read_well(words: Words, at: At) -> Iterator[Wrong]:
    for language, said in words.items():
        for sign in (*wording.leading(said, language), *wording.hard(said)):
            yield Wrong((*at, language), sign, warning=True)


def units(words: str) -> int:
    """As chats count: an emoji is two."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def _unseen(words: str) -> str:
    found = dict.fromkeys(
        f"U+{ord(char):04X}" for char in words if unicodedata.category(char) in _UNSEEN and char not in _JOINERS
    )
    return ", ".join(list(found)[:5])


def _twice(items: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for item in items:
        if item in seen:
            yield item
        seen.add(item)


def _counted(count: int, most: int) -> str:
    few = "no choices" if not count else "1 choice" if count == 1 else f"{count} choices"
    return "too many choices" if count > most else few


def shown(words: str) -> str:
    """What somebody wrote, safe to stand in a message."""
    kept = "".join(char if char.isprintable() else "?" for char in words)
    return kept if len(kept) <= CHOICE else f"{kept[: CHOICE - 1]}…"
