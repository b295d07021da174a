"""Mistyped words, one at a time. A word that anybody knows is left alone, and so is what is like no word at all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import text
from knowledge.spellings import SPELLINGS

_SHORTEST = 4  # letters: a shorter word is like too many others
_LONG = 8  # letters from which two slips are forgiven
_LONGEST = 24
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "ly", "less", "ness", "ment", "able", "wise")
_STEM = 3


@dataclass(frozen=True, slots=True)
class Corrector:
    """`own` are the words of what can be found; `common` are all other good words."""

    own: Mapping[int, Sequence[str]]  # by length, from _SHORTEST on
    common: Mapping[int, Sequence[str]]  # by length
    counts: Mapping[str, int]  # of the own words
    good: frozenset[str]

    @classmethod
    def build(cls, own: Iterable[str], common: Iterable[str]) -> Self:
        counts, others = Counter(own), frozenset(common)
        return cls(_by_length(counts), _by_length(others), counts, others | counts.keys())

    def mend(self, question: str) -> str:
        """The cleaned question with each mistyped word replaced; everything between the words stays as it was."""
        parts: list[str] = []
        at = 0
        for start, end in text.spans(question):
            parts += [question[at:start], self._word(question[start:end])]
            at = end
        return "".join([*parts, question[at:]])

    def _word(self, typed: str) -> str:
        word = text.plain(typed)
        if word in SPELLINGS and word not in self.counts:
            return SPELLINGS[word]
        if (
            not _SHORTEST <= len(word) <= _LONGEST
            or not word.isalpha()
            or not word.isascii()
            or typed.isupper()
            or self._is_good(word)
        ):
            return typed
        return (
            self._nearest(word, 1)
            or self._parted(word)
            or (self._nearest(word, 2) if len(word) >= _LONG else None)
            or typed
        )

    def _is_good(self, word: str) -> bool:
        """Known, or a known word with an ending: a list of words never holds all their forms."""
        return word in self.good or any(
            stem in self.good or (ending[0] in "aei" and (stem + "e" in self.good or _single(stem) in self.good))
            for ending in _ENDINGS
            if word.endswith(ending) and len(stem := word.removesuffix(ending)) >= _STEM
        )

    def _nearest(self, word: str, slips: int) -> str | None:
        """The likeliest word within so many slips: an own word, or a common one after a plain slip."""
        sizes = range(len(word) - slips, len(word) + slips + 1)
        own = [other for size in sizes for other in _within(word, self.own.get(size, ()), slips)]
        common = [other for size in sizes for other in _within(word, self.common.get(size, ()), slips)]
        near = own or [other for other in common if _plain_slip(word, other)]
        return min(near, key=lambda other: self._unlikeliness(word, other), default=None)

    def _unlikeliness(self, word: str, other: str) -> tuple[bool, bool, int, str]:
        return other[0] != word[0], not _plain_slip(word, other), -self.counts.get(other, 0), other

    def _parted(self, word: str) -> str | None:
        """Two own words that ran together."""
        for cut in range(_STEM, len(word) - _STEM + 1):
            left, right = word[:cut], word[cut:]
            if left in self.counts and right in self.counts:
                return f"{left} {right}"
        return None


def _single(stem: str) -> str:
    """What a doubled last letter was before its ending: "plann" for "plan"."""
    return stem[:-1] if stem[-1] == stem[-2] else stem


def _plain_slip(word: str, other: str) -> bool:
    """Letters that were left out or swapped, or one struck twice. A wrong letter makes another good word too easily."""
    if word[0] != other[0]:
        return False
    left = iter(other)
    return (
        sorted(word) == sorted(other) or all(letter in left for letter in word) or _once_each(word) == _once_each(other)
    )


def _once_each(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _within(word: str, others: Sequence[str], slips: int) -> list[str]:
    return [other for other, _, _ in process.extract(word, others, scorer=OSA.distance, score_cutoff=slips, limit=None)]


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in sorted(words):
        if len(word) >= _SHORTEST:
            found.setdefault(len(word), []).append(word)
    return found
