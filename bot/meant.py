"""Who could be meant by a name that somebody typed. It errs to one side: rather too many than one too few.

People write names as they hear them, and often a part only. So one word in common is enough, a letter or two may
differ, and one word may be the beginning of the other. A nickname made of other letters is not known.
"""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import OSA

_BESIDE = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "the", "and", "of"})  # is nobody's name alone
_DROPPED = frozenset({"Mn", "Cf"})  # categories of signs: accents, and what nobody sees
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 3  # letters from which a word stands for those that begin with it
_ONE_SLIP, _TWO_SLIPS = 4, 7  # letters of the longer word from which so many may differ


def read(text: str) -> tuple[str, ...]:
    """The words by which names are compared, sorted: all that needs to be kept of what was typed."""
    words = _words(text)
    return tuple(sorted(words - _BESIDE or words))


def could_be(typed: Iterable[str], name: str) -> bool:
    """Whether one of these words could stand for somebody of that name."""
    typed = tuple(typed)
    if not typed:
        return False
    words, initials = read(name), "".join(one[0] for one in _split(name))
    return initials in typed or any(_alike(one, other) for one in typed for other in words)


def _words(text: str) -> frozenset[str]:
    """Without single letters, which say too little; but where there is nothing else, those as one word."""
    found = _split(text)
    alone = "".join(one for one in found if len(one) == 1)
    return frozenset(one for one in found if len(one) > 1) or frozenset(filter(None, [alone]))


def _split(text: str) -> list[str]:
    signs = text.casefold().translate(_APOSTROPHES)
    if not signs.isascii():
        parted = unicodedata.normalize("NFKD", signs)
        signs = "".join(one for one in parted if unicodedata.category(one) not in _DROPPED)
    return _WORD.findall(signs)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) >= _BEGINNING and long.startswith(short)):
        return True
    if not long.isascii() and short in long:  # names are not parted into words in every script
        return True
    slips = (len(long) >= _ONE_SLIP) + (len(long) >= _TWO_SLIPS)
    return OSA.distance(short, long, score_cutoff=slips) <= slips
