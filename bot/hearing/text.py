"""A message made plain enough to compare: invisible signs gone, text-speak spelt out, typing errors mended."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA

from bot.hearing.spellings import CENSORED, KEYWORDS, PROTECTED, SPELLINGS, SQUEEZED

READ_AT_EACH_END = 4_000
LONGEST_RUN = 2  # "pleeeease" is "please"

_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4\u2032\uff07]")
_WORD_OR_END = re.compile(r"[^\W_]+(?:[*@$][^\W_]+)*|[?.!;:\n\u2026\uff1f\u3002\u061f]+")
_LETTERS_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-]){3,}\w(?!\w)")
_LEET = str.maketrans("013457@$", "oieastas")
_CENSORED = re.compile(r"(?<!\w)([fsctwb])(?:\*{2,}|[*#@]+(?=[a-z]))\w*")
_ENDS = frozenset("?.!;:\n\u2026\uff1f\u3002\u061f")
_ASKING = frozenset("?\uff1f\u061f")
_INVISIBLE = ("Cf", "Cc", "Cs", "Co", "Cn")


@dataclass(frozen=True, slots=True)
class Text:
    """What was written, without invisible signs, and its plain words, one space apart, "." and "?" among them."""

    clean: str
    line: str
    words: tuple[str, ...]
    held: frozenset[str]  # each word once

    @property
    def asks(self) -> bool:
        return " ? " in self.line


def read(text: str) -> Text:
    clean = without_invisible(text)
    short = clean if len(clean) <= 2 * READ_AT_EACH_END else f"{clean[:READ_AT_EACH_END]}\n{clean[-READ_AT_EACH_END:]}"
    tokens = list(_tokens(short))
    words = tuple(one for one in tokens if one not in {".", "?"})
    return Text(clean, f" {' '.join(tokens)} ", words, frozenset(words))


def without_invisible(text: str) -> str:
    """No control, format or right-to-left signs; the spaces between words kept."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = "".join(
        sign if sign in "\n\t\r" else "" if unicodedata.category(sign) in _INVISIBLE else sign
        for sign in unicodedata.normalize("NFKC", text[:200_000])
    )
    return kept.strip()


def _tokens(text: str) -> Iterable[str]:
    plain = _APOSTROPHES.sub("", text.lower())
    plain = _LETTERS_SPACED.sub(lambda found: re.sub(r"[ .\-]", "", found[0]), plain)
    plain = _CENSORED.sub(lambda found: CENSORED[found[1]], plain)
    for token in _WORD_OR_END.findall(plain):
        if token[0] in _ENDS:
            yield "?" if _ASKING & set(token) else "."
        else:
            yield from spelt(token).split()


@lru_cache(maxsize=20_000)
def spelt(word: str) -> str:
    """A word as the tables of patterns spell it."""
    known = SPELLINGS.get(word)
    if known is not None:
        return known
    if any(sign.isdigit() or sign in "@$*" for sign in word) and any(sign.isalpha() for sign in word):
        word = _without_leet(word)
    if not word.isalpha():
        return word
    shorter = "".join("".join(run)[:LONGEST_RUN] for _, run in groupby(word))
    single = "".join(sign for sign, _ in groupby(word))
    for candidate in (word, shorter, single) if shorter != word else (word,):
        meant = SPELLINGS.get(candidate) or SQUEEZED.get(candidate)
        if meant:
            return meant
    for candidate in (word, shorter, single):
        if candidate in KEYWORDS:
            return candidate
    return _mended(shorter)


def _without_leet(word: str) -> str:
    meant = word.translate(_LEET)
    return meant if meant in KEYWORDS or meant in SPELLINGS or meant in SQUEEZED else word


def _mended(word: str) -> str:
    if word in PROTECTED:
        return word
    if f"{word}g" in _WITH_ING:  # waitin, hidin
        return f"{word}g"
    swapped = _BY_LETTERS.get((word[0], "".join(sorted(word))))
    if swapped:
        return swapped
    if len(word) >= _LONG_ENOUGH_TO_MEND:
        for keyword in _LONG.get(word[0], ()):
            if word != f"{keyword}s" and f"{word}s" != keyword and _a_slip(word, keyword):
                return keyword
    return word


def _a_slip(word: str, keyword: str) -> bool:
    """A letter more or less, two swapped, or, in long words, another letter."""
    same_length = len(word) == len(keyword) and len(word) < _LONG_ENOUGH_TO_CHANGE
    return not same_length and OSA.distance(word, keyword, score_cutoff=1) <= 1


_LONG_ENOUGH_TO_MEND = 6
_LONG_ENOUGH_TO_CHANGE = 9
_WITH_ING = frozenset(word for word in KEYWORDS if word.endswith("ing"))
_BY_LETTERS = {(word[0], "".join(sorted(word))): word for word in sorted(KEYWORDS) if len(word) >= 4}  # noqa: PLR2004
_LONG = {
    first: tuple(words)
    for first, words in groupby(
        sorted(word for word in KEYWORDS if len(word) >= _LONG_ENOUGH_TO_MEND), key=lambda word: word[0]
    )
}
