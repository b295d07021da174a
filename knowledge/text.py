"""What was typed, made fit for search: cleaned, cut into words, letter runs and pieces. All work is bounded."""

import html
import itertools
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

MOST_CHARACTERS = 4_000  # of a question; what comes after is not read
LONG_QUESTION = 25  # words from which each piece of a question is looked at too
PIECE = 20  # words in a piece where no full stop helps
MOST_PIECES = 8

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′`´ʼ＇", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―", "-"))
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,200}>")
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")
_MARKS = re.compile(r"[*_#~|>\\]+")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_STOP = re.compile(r"(?<=[.!?;:…])\s+|\s+-+\s+")


def clean(text: str) -> str:
    """One line of plain text: no markup, no control or direction marks, plain quotes, at most MOST_CHARACTERS long."""
    text = unicodedata.normalize("NFKC", html.unescape(text[:MOST_CHARACTERS]))[:MOST_CHARACTERS]
    text = "".join(map(_shown, text)).translate(_QUOTES)
    text = _MARKS.sub(" ", _LINK.sub(r"\1", _TAG.sub(" ", text)))
    return _SPACE.sub(" ", text).strip()


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cc" or kind.startswith("Z"):
        return " "
    return "" if kind.startswith("C") else character


def spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a cleaned text begins and ends."""
    return [found.span() for found in _WORD.finditer(text)]


def plain(word: str) -> str:
    """A word as it is compared: small letters, no accents, no apostrophes."""
    word = word.casefold().replace("'", "")
    return (
        word
        if word.isascii()
        else "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    )


def words(text: str) -> list[str]:
    """The words of a cleaned text, in order, as they are compared."""
    return [plain(found) for found in _WORD.findall(text)]


def pairs(tokens: Sequence[str]) -> list[str]:
    """The words, and each two that stand side by side: "ai" and "policy" are everywhere, "ai policy" is not."""
    return [*tokens, *(f"{one} {other}" for one, other in itertools.pairwise(tokens))]


def grams(tokens: Sequence[str], shortest: int = 3, longest: int = 5) -> list[str]:
    """Runs of letters across the words: they still meet where an ending, a compound or a letter differs."""
    line = f" {' '.join(tokens)} "
    return [line[i : i + n] for n in range(shortest, longest + 1) for i in range(len(line) - n + 1)]


def pieces(text: str) -> list[str]:
    """The parts of a long question, at most MOST_PIECES; none for a short one. A story holds its question somewhere."""
    if len(_WORD.findall(text)) < LONG_QUESTION:
        return []
    parts: list[str] = []
    for sentence in _STOP.split(text):
        run = sentence.split()
        if len(run) <= PIECE + PIECE // 2:
            parts.append(sentence)
            continue
        parts += [" ".join(run[i : i + PIECE]) for i in range(0, len(run) - PIECE // 2, PIECE // 2)]
    parts = [part for part in parts if len(_WORD.findall(part)) > 2]  # noqa: PLR2004 - "Hi there." asks nothing
    # Questions stand at the end of a story more often than at its start.
    return parts[-MOST_PIECES:]
