"""A questionnaire from a survey file (TOML): all that is wrong is told at once, each with its line and what to do."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, NoReturn

from rapidfuzz import fuzz, process

from bot.records.surveys import Asked, Choice, Condition, Question, Questionnaire, Words
from bot.surveys.questionnaire import checking, places
from bot.surveys.questionnaire.checking import MOST_QUESTIONS, Wrong
from bot.surveys.questionnaire.places import At, TooDeepError
from knowledge.entries import Problem
from knowledge.sheet import UnreadableError

Table = Mapping[str, Any]

LARGEST = 200_000  # bytes
KINDS = {"one": Asked.ONE, "several": Asked.SEVERAL, "scale": Asked.SCALE, "yes-no": Asked.YES, "text": Asked.TEXT}
OWN_WORDS = "written_answers"

_WHOLE = ("languages", "unchecked", OWN_WORDS, "title", "about", "question")
_QUESTION = ("key", "kind", "ask", "why", "choices", "when", "sensitive")
_CHOICE, _WHEN = ("key", "alone"), ("question", "answers")
_ALIKE = 60  # of 100: as far as a slip of the keyboard goes
_MOST_PROBLEMS = 200  # nobody reads more
_MOST_READ = 2 * MOST_QUESTIONS  # of anything: the rest is told of as too many

_OFF = (
    f"written answers are off: how people write, and what few know, can give them away. Ask with choices; or, if you "
    f"must, write {OWN_WORDS} = true above the first question, and a rep reads each answer before anyone else does"
)
_SYNTAX = (
    (r"Cannot (overwrite|declare|mutate|redefine)|Duplicate", "this stands there already: each name once in each part"),
    (r"Expected '=' after", "here should be a name, then '=', then what it is"),
    (r"Illegal character|Unterminated", 'a text is not closed, or holds what cannot stand there: end it with "'),
    (r"Unescaped '\\'", r"a single '\' cannot stand in a text: write '\\'"),
    (r"Expected newline or end", "something is left over at the end of this line: one thing on a line"),
    (r"Unclosed|Expected ['\"\]]|Invalid initial", "a list or a table is not closed, or a comma is missing"),
    (r"Invalid value", 'a text stands between straight quotation marks ("); or a list above this is not closed'),
)


class Read(NamedTuple):
    """`warnings` do not keep it from being asked."""

    questionnaire: Questionnaire
    warnings: tuple[Problem, ...]


def read(file: str, raw: bytes) -> Read:
    """UnreadableError, with everything that is wrong. `file` is how it is called in what is told."""
    text = _decoded(file, raw)
    try:
        tokens = places.tokens(text)
        found = tomllib.loads(text)
    except TooDeepError as error:
        _refuse(file, error.line, "lists or names within each other, deeper than anything here: begin from a template")
    except tomllib.TOMLDecodeError as error:
        _refuse(file, *_syntax(str(error), text))
    except (ValueError, RecursionError) as error:  # figures, or nesting, beyond all measure
        raise UnreadableError((Problem(file, 1, "this cannot be read: begin from a template"),)) from error
    reader = _Reader()
    questionnaire = reader.whole(found)
    wrong = [*reader.wrong, *(one for one in checking.check(questionnaire) if not reader.stands_in(one.at))]
    lines = places.places(tokens)
    problems = dict.fromkeys(Problem(file, places.line(lines, one.at), one.words, one.warning) for one in wrong)
    told = tuple(sorted(problems, key=lambda one: (one.line, one.warning)))
    if any(not one.warning for one in told):
        raise UnreadableError(_shortened(file, told))
    return Read(questionnaire, told)


def _decoded(file: str, raw: bytes) -> str:
    if len(raw) > LARGEST:
        _refuse(file, 1, f"this file is too large: at most {LARGEST:,} bytes, and surveys are far shorter")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(file, raw.count(b"\n", 0, error.start) + 1, "this is not UTF-8: save the file as text in UTF-8")
    return text.replace("\r\n", "\n")


def _refuse(file: str, line: int, words: str) -> NoReturn:
    raise UnreadableError((Problem(file, line, words),))


def _syntax(said: str, text: str) -> tuple[int, str]:
    """The parser stops at the first thing that it cannot read."""
    lines = text.split("\n")
    where = re.search(r"line (\d+)", said)
    number = int(where[1]) if where else len(lines)
    words = next((words for sign, words in _SYNTAX if re.search(sign, said)), "this cannot be read as TOML")
    if re.search("[“”„‘’]", lines[number - 1]):
        words = f"{words}. Curly quotation marks come from a word processor: type straight ones"
    single = next((at for at, line in enumerate(lines[:number], start=1) if re.match(r"\s*\[question\]", line)), 0)
    if single:
        number, words = single, "write [[question]], with two brackets on each side"
    return number, f"{words}. What comes after this has not been looked at yet"


def _shortened(file: str, told: tuple[Problem, ...]) -> tuple[Problem, ...]:
    left = len(told) - _MOST_PROBLEMS
    if left <= 0:
        return told
    kept = told[:_MOST_PROBLEMS]
    return (*kept, Problem(file, kept[-1].line, f"and {left} more: mend these first"))


@dataclass(slots=True)
class _Reader:
    """Takes what it can; what cannot be taken is told, and something stands in for it until all has been looked at."""

    languages: tuple[str, ...] = ("en",)
    wrong: list[Wrong] = field(default_factory=list)
    standing_in: set[At] = field(default_factory=set)

    def stands_in(self, at: At) -> bool:
        return any(at[:length] in self.standing_in for length in range(1, len(at) + 1))

    def whole(self, found: Table) -> Questionnaire:
        self._known(found, (), _WHOLE)
        self.languages = self._texts(found, (), "languages", _first_languages(found))
        written = self._switch(found, (), OWN_WORDS)
        title = self._needed(found, (), "title", "a title")
        about = self._needed(found, (), "about", "what it is about")
        rows = self._list(found.get("question", []), ("question",), "questions begin with a line [[question]]")
        questions = tuple(self._question(row, ("question", at), written=written) for at, row in enumerate(rows))
        return Questionnaire(title, about, self.languages, questions, self._texts(found, (), "unchecked", ()))

    def _question(self, row: object, at: At, *, written: bool) -> Question:
        table = self._table(row, at, "a question has a key, a kind, ask and why, below a line [[question]]")
        self._known(table, at, _QUESTION)
        asked = self._kind(table, at)
        if asked is Asked.TEXT and not written:
            self._tell((*at, "kind"), _OFF)
            self._stand_in((*at, "kind"))
        here = (*at, "choices")
        offered = self._list(table.get("choices", []), here, 'choices are a list: [{ key = "a", en = "…" }]')
        return Question(
            self._key(table, at),
            asked,
            self._needed(table, at, "ask", "what is asked"),
            self._needed(table, at, "why", "why it is asked"),
            tuple(self._choice(one, (*here, number)) for number, one in enumerate(offered)),
            self._when(table, at),
            sensitive=self._switch(table, at, "sensitive"),
        )

    def _kind(self, table: Table, at: At) -> Asked:
        kind = table.get("kind")
        if isinstance(kind, str) and kind in KINDS:
            return KINDS[kind]
        listed = ", ".join(KINDS)
        if "kind" in table:
            self._tell((*at, "kind"), f"this is no kind of question: use one of {listed}")
        elif table:
            self._tell(at, f'its kind is missing: write kind = "one", or another of {listed}')
        return Asked.SEVERAL if "choices" in table else Asked.YES

    def _choice(self, row: object, at: At) -> Choice:
        table = self._table(row, at, 'a choice is written { key = "a", en = "…" }')
        words = {name: value for name, value in table.items() if name not in _CHOICE}
        alone = self._switch(table, at, "alone")
        return Choice(self._key(table, at), self._words(words, at, table), alone)

    def _when(self, table: Table, at: At) -> Condition | None:
        if "when" not in table:
            return None
        here = (*at, "when")
        when = self._table(table["when"], here, 'write when = { question = "…", answers = ["…"] }')
        if not when:
            self._stand_in(here)
        self._known(when, here, _WHEN)
        for name in _WHEN:
            if when and name not in when:
                self._stand_in((*here, name))
                self._tell(here, f'\'{name}\' is missing: write when = {{ question = "…", answers = ["…"] }}')
        return Condition(self._text(when, here, "question"), self._texts(when, here, "answers", ()))

    def _needed(self, table: Table, at: At, name: str, what: str) -> Words:
        here = (*at, name)
        if name not in table:
            if table or not at:
                self._tell(at, f'{what} is missing: write {name}.{(*self.languages, "en")[0]} = "…"')
            self._stand_in(here)
            return {}
        found = table[name]
        if isinstance(found, str) and len(self.languages) == 1:
            return {self.languages[0]: _normal(found)}
        if not isinstance(found, dict):
            listed = ", ".join(f'{language} = "…"' for language in self.languages)
            self._stand_in(here)
            self._tell(here, f"write it in each language: {name} = {{ {listed} }}")
            return {}
        return self._words(found, here, found)

    def _words(self, words: Table, at: At, table: Table) -> Words:
        found = dict[str, str]()
        for language, said in words.items():
            if isinstance(said, str):
                found[language] = _normal(said)
            else:
                self._tell((*at, language), 'words stand between quotation marks: "…"')
                self._stand_in((*at, language))
        if not table:
            self._stand_in(at)
        return found

    def _key(self, table: Table, at: At) -> str:
        if "key" not in table and table:
            self._tell(at, 'its key is missing: write key = "…", a short name of small letters that no other here has')
        return self._text(table, at, "key")

    def _text(self, table: Table, at: At, name: str) -> str:
        found = table.get(name)
        if isinstance(found, str):
            return found
        if name in table:
            self._tell((*at, name), 'this stands between quotation marks: "…"')
        self._stand_in((*at, name))
        return ""

    def _texts(self, table: Table, at: At, name: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
        found = table.get(name)
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(found[:_MOST_READ])
        if name in table:
            self._tell((*at, name), f'this is a list of texts: {name} = ["…", "…"]')
            self._stand_in((*at, name))
        return otherwise

    def _switch(self, table: Table, at: At, name: str) -> bool:
        found = table.get(name, False)
        if not isinstance(found, bool):
            self._tell((*at, name), f"write {name} = true, or leave it out")
        return found is True

    def _list(self, found: object, at: At, words: str) -> list[object]:
        if isinstance(found, list):
            return found[:_MOST_READ]
        self._tell(at, words)
        self._stand_in(at)
        return []

    def _table(self, found: object, at: At, words: str) -> Table:
        if isinstance(found, dict) and found:
            return found
        self._tell(at, words)
        self._stand_in(at)
        return {}

    def _known(self, table: Table, at: At, names: tuple[str, ...]) -> None:
        for name in table:
            if name not in names:
                closest = process.extractOne(name, names, scorer=fuzz.ratio)
                slip = closest is not None and closest[1] > _ALIKE
                hint = f"do you mean '{closest[0]}'?" if slip and closest else f"known are: {', '.join(names)}"
                self._tell((*at, name), f"'{checking.shown(name)}' is not known here; {hint}")

    def _tell(self, at: At, words: str) -> None:
        self.wrong.append(Wrong(at, words))

    def _stand_in(self, at: At) -> None:
        self.standing_in.add(at)


def _first_languages(found: Table) -> tuple[str, ...]:
    """Where the list of languages cannot be read, those of the title keep the rest from looking wrong."""
    title = found.get("title")
    return tuple(title) if "languages" in found and isinstance(title, dict) else ("en",)


def _normal(words: str) -> str:
    return " ".join(words.split())
