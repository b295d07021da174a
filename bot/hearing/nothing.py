"""Nothing to answer: empty, only signs or figures, letters at random, a word that asks nothing."""

# ruff: noqa: E501 - data

import re

from bot.hearing.text import Text

_SAYS_NOTHING = frozenset(
    """
lol lmao rofl haha hahaha hehe hmm hm mmm mm um umm uh er erm eh oh ooh ah aah ok okay yes no yeah yep test testing k kk x xx xxx meh wow oops ooops whoops
blah yada idk dunno nvm nevermind ignore sorry mistake pocket pressed sent send by in wrong chat window my oh the a never mind just typo cat keyboard
accident accidentally error please well so and but the if of it
""".split()  # noqa: SIM905 - words are read more easily than quotes
)
_ROW_OF_KEYS = re.compile(r"(?:qwe|wer|ert|rty|tyu|asd|sdf|dfg|fgh|ghj|hjk|jkl|zxc|xcv|cvb|vbn|bnm)")
_CONSONANTS = re.compile(r"[^aeiouyw\d\W]{5,}")
_REPEATED = re.compile(r"^(.{1,3}?)\1{2,}.?$")
_MOST_WORDS = 8
_LONGEST_WORD = 40


def is_nothing(text: Text) -> bool:
    words = [word for word in text.words if any(letter.isalpha() for letter in word)]
    if not words:
        return True
    if len(words) > _MOST_WORDS:
        return False
    return all(word in _SAYS_NOTHING or len(word) == 1 or _at_random(word) for word in words)


def _at_random(word: str) -> bool:
    if not word.isascii():
        return False
    return bool(_ROW_OF_KEYS.search(word) and not re.search("ert|wer|rty|tyu", word)) or bool(
        _CONSONANTS.search(word) or _REPEATED.match(word) or len(word) > _LONGEST_WORD
    )
