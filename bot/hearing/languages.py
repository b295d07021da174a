"""Which language a message is in, by its script or by its small words. Dialects of English stay English."""

import unicodedata
from collections import Counter, defaultdict

from bot.hearing.language_words import ENGLISH, SCRIPTS, SMALL_WORDS, TELLING_LETTERS
from bot.hearing.text import READ_AT_EACH_END, without_invisible

_FOREIGN_LETTERS = 0.3  # of all letters: a name or a quoted word is less
_FEWEST_HITS = 2
_SHORT = 4  # words, of which one small word is enough where none is English


def language_of(text: str) -> str:
    """A code such as "cy"; "en" where it is English or too short to tell, "und" for an unknown script."""
    clean = without_invisible(text)[:READ_AT_EACH_END].lower()
    letters = [letter for letter in clean if letter.isalpha()]
    scripts = Counter(script for script in map(_script, letters) if script != "LATIN")
    if letters and scripts.total() > _FOREIGN_LETTERS * len(letters):
        script = scripts.most_common(1)[0][0]
        return _within(script, clean)
    return _by_words(clean)


def _script(letter: str) -> str:
    if letter.isascii():
        return "LATIN"
    return unicodedata.name(letter, "LATIN").split()[0]


def _within(script: str, clean: str) -> str:
    for letters, code in TELLING_LETTERS.get(script, ()):
        if any(letter in letters for letter in clean):
            return code
    return SCRIPTS.get(script, "und")


def _by_words(clean: str) -> str:
    words = "".join(sign if sign.isalpha() else " " for sign in clean).split()
    if not words:
        return "en"
    hits: defaultdict[str, float] = defaultdict(float)
    for word in words:
        for code, worth in _WORTH.get(word, {}).items():
            hits[code] += worth
    code, most = max(hits.items(), key=lambda hit: (hit[1], hit[0]), default=("en", 0.0))
    english = sum(word in ENGLISH for word in words)
    enough = most >= _FEWEST_HITS or (most >= 1 and not english and 1 < len(words) <= _SHORT and 2 * most >= len(words))
    return code if enough and most > english else "en"


_WORTH: dict[str, dict[str, float]] = {}
for _code, _small in SMALL_WORDS.items():
    for _word, _worth in _small.items():
        _WORTH.setdefault(_word, {})[_code] = _worth
