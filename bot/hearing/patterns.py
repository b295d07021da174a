"""Tables of phrases, found fast.

A phrase is a row of words one space apart:

want|wish         one of these            suicid*      any word that begins so
of_course         two words as one        really?      may be missing
~ ~5              up to three, five words between
!about|to         not followed by these   <they|who    not preceded by these (at the row's beginning)
^ $               the message's (or a sentence's) beginning and end
@partner          a class of words, named beside the table; a line that ends in | goes on in the next
"""

# ruff: noqa: E501 - data

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.hearing.text import Text

_END = "(?:$|[.?] )"
_STEM = 4  # rows are filed under the first letters of one word they cannot do without
_COMMON = frozenset(
    """
a about after again all am an and any are as at be been but by can cant could day did do does dont for from get go going got had has
have he her him his how i if ill im in is it its ive just know let like me more my need never no not now of off on one or our out
over put really right say should so some that the their them there they thing this to too up us want was way we well were what when
where which who will with wont work would you your youre
""".split()  # noqa: SIM905 - words are read more easily than quotes
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for (or against) a meaning: what it is, how much it weighs, how people put it."""

    reason: str
    weight: float
    phrases: str
    firm: bool = False  # nothing lowers it

    @property
    def rows(self) -> tuple[str, ...]:
        joined = re.sub(r"\|\n\s*", "|", self.phrases)
        return tuple(row.strip() for row in joined.splitlines() if row.strip())


class _Row:
    """One phrase. It is compiled when it is first needed, and looked for only in a text that holds a word of each of its parts."""

    __slots__ = ("_compiled", "_needed", "_written", "place")

    def __init__(self, written: str, place: int) -> None:
        self._written = written
        self.place = place
        self._needed = tuple(frozenset(_firsts(part)) for part in _parts(written) if "*" not in part)
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: Text, words: AbstractSet[str]) -> re.Match[str] | None:
        for needed in self._needed:
            if needed.isdisjoint(words):
                return None
        return self.compiled().search(text.line)

    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile("".join(_element(part) for part in self._written.split()))
        return self._compiled


_ROWS: list[_Row] = []


def compile_all() -> None:
    """Every phrase there is, so that nobody's message waits for it: a second, once for a process that serves."""
    for row in _ROWS:
        row.compiled()


class Signs:
    """A table of signs; `of` gives those that a text shows, each once."""

    def __init__(self, table: Sequence[Sign], classes: Mapping[str, str] | None = None) -> None:
        self._by_word: dict[str, list[_Row]] = defaultdict(list)
        self._by_stem: dict[str, list[_Row]] = defaultdict(list)
        self._table = tuple(table)
        for place, sign in enumerate(self._table):
            for row in sign.rows:
                self._file(_expanded(row, classes or {}), place)

    def _file(self, written: str, place: int) -> None:
        row = _Row(written, place)
        _ROWS.append(row)
        for word in set(_anchor(written)):
            if word.endswith("*"):
                self._by_stem[word.rstrip("*")[:_STEM]].append(row)
            else:
                self._by_word[word].append(row)

    def _near(self, text: Text) -> Iterator[_Row]:
        """Rows that the text could hold."""
        for word in text.held:
            yield from self._by_word.get(word, ())
        if self._by_stem:
            for stem in {word[:length] for word in text.held for length in range(2, _STEM + 1)}:
                yield from self._by_stem.get(stem, ())

    def of(self, text: Text) -> list[Sign]:
        shown: set[int] = set()
        for row in self._near(text):
            if row.place not in shown and row.search(text, text.held):
                shown.add(row.place)
        return [self._table[place] for place in sorted(shown)]

    def __call__(self, text: Text) -> bool:
        """Whether the text shows any of them."""
        return any(row.search(text, text.held) for row in self._near(text))

    def spans(self, text: Text) -> list[str]:
        """The words that were found, the longest first."""
        found = {match[0] for row in self._near(text) if (match := row.search(text, text.held))}
        return sorted(found, key=lambda span: (-len(span), span))


def phrases(rows: str, classes: Mapping[str, str] | None = None) -> Signs:
    return Signs((Sign("", 1, rows),), classes)


def _expanded(row: str, classes: Mapping[str, str]) -> str:
    return re.sub(r"@(\w+?)\b", lambda found: classes[found[1]], row)


def _words(part: str) -> list[str]:
    return part.rstrip("?").split("|")


def _parts(row: str) -> list[str]:
    """The parts that a text must hold."""
    return [part for part in row.split() if part[0] not in "~!<^" and not part.endswith("?") and "$" not in part]


def _firsts(part: str) -> list[str]:
    return [word.split("_")[0] for word in _words(part)]


def _anchor(row: str) -> Sequence[str]:
    """The words of the part that tells most: one of them must be in the text."""
    told = [
        [min(word.split("_"), key=lambda one: (one in _COMMON, -len(one))) for word in _words(part)]
        for part in _parts(row)
    ]
    return min(told, key=lambda words: (any(word in _COMMON for word in words), len(words)))


def _one(word: str) -> str:
    return re.escape(word.replace("_", " ")).replace(r"\*", "[^ ]*").replace(r"\ ", " ")


def _element(part: str) -> str:
    if part == "^":
        return r"(?:^|(?<=[.?])) "
    if part[0] == "~":
        return rf"(?:[^ .?]+ ){{0,{part[1:] or 3}}}"
    if part[0] == "<":
        return "".join(rf"(?<! {_one(word)} )" for word in _words(part[1:]))
    if part[0] == "!":
        return rf"(?!(?:{'|'.join(map(_one, _words(part[1:])))}) )"
    choice = "|".join(_END if word == "$" else f"{_one(word)} " for word in _words(part))
    begun = f"(?<= )(?:{choice})"
    return f"(?:{begun})?" if part.endswith("?") else begun
